//! Settings, editions, sections, links: what a publisher decides.
