//! The program as a process, driven from outside: commands, servers, faults, signals.

mod beside;
mod crowd;
mod demo;
mod disk;
mod import;
mod kill;
mod limits;
mod nodes;
mod operator;
mod refusals;
mod stop;
mod sync;
mod upgrade;

mod http;
mod paper;
mod server;
mod stream;
mod trace;
