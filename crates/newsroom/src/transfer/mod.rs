//! What comes in from elsewhere: parcels taken into the paper, each in its own transaction, found again by origin.

mod article;
mod intake;
mod known;
mod paper;
mod run;
mod small;
mod wire;

pub use intake::{Error, Intake};
pub use run::{Progress, Request, run};
