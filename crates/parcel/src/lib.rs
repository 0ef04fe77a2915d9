//! What travels between a foreign format and a paper.
