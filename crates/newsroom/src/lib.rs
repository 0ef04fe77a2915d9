//! What is not yet in print: stories, and what comes in from elsewhere.
