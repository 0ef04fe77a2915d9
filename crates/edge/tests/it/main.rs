//! The tests of the crate from outside: pages through the gate, bytes over TCP, events through the hub.

#![allow(clippy::unwrap_used)]

mod encodings;
mod fixture;
mod flights;
mod freshness;
mod hits;
mod hub;
mod overload;
mod parts;
mod serving;
