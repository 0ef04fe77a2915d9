//! The commands, one a file.

mod article;
mod check;
mod comment;
mod demo;
mod flash;
mod import;
mod init;
mod report;

use anyhow::Result;

use crate::{
    arguments::{Arguments, Command},
    house::{Door, open},
    serve,
};

/// How far a command came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Whole,
    /// Some of it was refused; the output says what.
    InPart,
}

pub async fn run(arguments: Arguments) -> Result<Done> {
    match arguments.command {
        Command::Demo { place, serving } => demo::run(&place, &serving).await,
        Command::Init { place, name, zone, address, editions, home } => {
            init::run(&place, init::Wishes { name, zone, address, editions, home }).await
        }
        Command::Serve { place, serving } => {
            let house = open(&place, Door::MustExist, None).await?;
            serve::run(house, &serving).await?;
            Ok(Done::Whole)
        }
        Command::Import { format, path, place, captured_at, edition, follow, source, json } => {
            import::run(&place, import::Wishes { format, path, captured_at, edition, follow, source, json }).await
        }
        Command::Flash { headline, place, edition, withdraw, urgency } => {
            flash::run(&place, flash::Wishes { headline, edition, withdraw, urgency }).await
        }
        Command::Article { act } => article::run(act).await,
        Command::Comment { act } => comment::run(act).await,
        Command::Check { place, serving } => check::run(&place, &serving).await,
        Command::MediaWorker => Ok(Done::Whole),
    }
}
