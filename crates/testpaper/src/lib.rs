//! A sample paper on a fresh database, for tests.
