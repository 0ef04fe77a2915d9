//! Chores of the house: `cargo xtask tidy`, `cargo xtask test`.

mod need;
mod test;
mod tidy;

use anyhow::{Result, bail};

const CHORES: &str = "\
cargo xtask test    every test: unit, both database engines, browser; installs what they need on Debian
cargo xtask tidy    the rules of the house that no compiler keeps";

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["test"] => test::run(),
        ["tidy"] => tidy::run(),
        [] | ["help" | "--help"] => {
            println!("{CHORES}");
            Ok(())
        }
        _ => bail!("there is no chore `{}`; there are:\n{CHORES}", words.join(" ")),
    }
}
