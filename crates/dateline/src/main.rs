//! The dateline command: an online newspaper in one binary.

mod arguments;

mod config;

mod house;

mod samples;

mod serve;

mod command;

use std::process::ExitCode;

use clap::Parser;

use crate::{arguments::Arguments, command::Done};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // A worker decodes one foreign picture and ends; it needs none of what follows.
    if matches!(arguments.command, arguments::Command::MediaWorker) {
        return media::worker::run();
    }
    house::log::start(arguments.log_format);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(command::run(arguments)),
        Err(error) => Err(anyhow::anyhow!("the program could not start its threads: {error}")),
    };
    match outcome {
        Ok(Done::Whole) => ExitCode::SUCCESS,
        Ok(Done::InPart) => ExitCode::from(1),
        Err(error) => {
            eprintln!("dateline: {error:#}");
            ExitCode::from(2)
        }
    }
}
