//! `cargo xtask tidy`: the rules of the house that no compiler keeps.
//!
//! Each rule is a file with its reason and a bad example among its tests; CONTRIBUTING.md has them for people.

mod rust;

mod tree;

mod captions;

mod faces;

mod floors;

mod loose_ends;

mod migrations;

mod names;

mod rooms;

mod sql;

mod style;

mod talk;

mod templates;

mod words;

use std::path::Path;

use anyhow::{Result, bail};
use tree::{Tree, Violation};

type Rule = fn(&Tree) -> Vec<Violation>;

const RULES: &[Rule] = &[
    captions::check,
    names::check,
    floors::check,
    rooms::check,
    faces::check,
    sql::check,
    migrations::check,
    words::check,
    templates::check,
    style::check,
    loose_ends::check,
    talk::check,
];

/// Looks through the whole repository and prints each violation with its place and reason.
pub fn run() -> Result<()> {
    let tree = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").as_path())?;
    let violations = violations(&tree);
    for violation in &violations {
        println!("{}:{}: {}", violation.path, violation.line, violation.why);
    }
    match violations.len() {
        0 => println!("The house is tidy: {} files, {} rules.", tree.files.len(), RULES.len()),
        count => bail!("the house is not tidy: {count} places, listed above"),
    }
    Ok(())
}

fn violations(tree: &Tree) -> Vec<Violation> {
    let mut violations: Vec<Violation> = RULES.iter().flat_map(|rule| rule(tree)).collect();
    violations.sort();
    violations.dedup();
    violations
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let tree = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").as_path()).unwrap();
        assert!(tree.files.len() > 300, "the tree was not found");
        let found: Vec<String> =
            violations(&tree).iter().map(|it| format!("{}:{}: {}", it.path, it.line, it.why)).collect();
        assert!(found.is_empty(), "\n{}", found.join("\n"));
    }
}
