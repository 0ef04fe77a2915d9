//! The paper as readers get it.
