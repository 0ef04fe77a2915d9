//! Bytes, keys, tags and sequence numbers: accept loop, page cache, single flight, compression, live hub.
