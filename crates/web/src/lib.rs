//! Manners of every door: forms, bounds, errors, who is asking.
