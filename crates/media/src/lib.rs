//! Blobs on disk; pictures decoded and scaled in a child process.
