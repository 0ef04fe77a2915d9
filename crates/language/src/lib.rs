//! Scripts, numbers, dates and interface words of every language a paper speaks.
