//! `cargo xtask test`: every test there is, with what it needs, and one line at the end.

use std::{
    env,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::need;

/// Names the program to the browser tests.
const BINARY: &str = "DATELINE_BINARY";

/// Tests that ended well and ill, as their runners told.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Tally {
    passed: u64,
    failed: u64,
}

/// Runs all tests, each part whether or not the one before it failed.
pub fn run() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let browser = root.join("tests/browser");
    need::provide()?;
    if env::var_os("DATELINE_CORPUS").is_none() {
        println!("DATELINE_CORPUS is not set: tests on the corpus of foreign pages are left out.");
    }

    let mut tally = Tally::default();
    say("Rust tests, on SQLite and PostgreSQL");
    // What does not compile ends all of it; this also builds the program that the browser tests start.
    checked(cargo(&root, &["test", "--workspace", "--no-run", "--quiet"]))?;
    let mut is_well = watched(cargo(&root, &["test", "--workspace", "--no-fail-fast"]), &mut tally)?;

    say("Browser tests");
    checked(program("npm", &browser, &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    let mut journeys =
        program("node", &browser, &["--test", "--test-reporter=spec", "--test-concurrency=2", "journeys/"]);
    journeys.env(BINARY, binary()?).env("NO_COLOR", "1");
    is_well &= watched(journeys, &mut tally)?;

    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    if !is_well || tally.failed > 0 {
        bail!("some tests failed; they are named above");
    }
    Ok(())
}

fn say(part: &str) {
    println!("\n── {part}");
}

/// The program that cargo built beside this one, in whichever target folder that is.
fn binary() -> Result<PathBuf> {
    let own = env::current_exe().context("this program does not know its own place")?;
    Ok(own.with_file_name("dateline"))
}

fn cargo(root: &Path, arguments: &[&str]) -> Command {
    program(&env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), root, arguments)
}

fn program(name: &str, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(folder);
    command
}

/// Runs what must go well before tests can.
fn checked(mut command: Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?} can not be started"))?;
    if !status.success() {
        bail!("{command:?} failed; what it said is above");
    }
    Ok(())
}

/// Runs tests, shows what their runner tells, and counts along; whether the runner was content.
fn watched(mut command: Command, tally: &mut Tally) -> Result<bool> {
    command.stdout(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("{command:?} can not be started"))?;
    let told = child.stdout.take().context("its output is piped")?;
    for line in BufReader::new(told).lines() {
        let line = line.context("what the tests tell can not be read")?;
        println!("{line}");
        tally.count(&line);
    }
    Ok(child.wait()?.success())
}

impl Tally {
    /// `test result: ok. 12 passed; 0 failed; …` is cargo's, `ℹ pass 12` and `ℹ fail 0` are node's.
    fn count(&mut self, line: &str) {
        let words: Vec<&str> = line.split([' ', ';']).filter(|word| !word.is_empty()).collect();
        let number = |at: usize| words.get(at).and_then(|word| word.parse::<u64>().ok()).unwrap_or(0);
        match words[..] {
            ["test", "result:", _, _, "passed", _, "failed", ..] => {
                self.passed += number(3);
                self.failed += number(5);
            }
            ["ℹ", "pass", _] => self.passed += number(2),
            ["ℹ", "fail" | "cancelled", _] => self.failed += number(2),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_both_runners_are_counted() {
        let mut tally = Tally::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.05s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored",
            "test a_result_passed ... ok",
            "ℹ tests 36",
            "ℹ pass 34",
            "ℹ fail 1",
            "ℹ cancelled 1",
        ] {
            tally.count(line);
        }
        assert_eq!(tally, Tally { passed: 49, failed: 4 });
    }
}
