//! The files of the repository as rules see them, and what they find.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// A place that breaks a rule, and why the rule is there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    pub why: String,
}

/// Every text file that people write.
#[derive(Debug, Default)]
pub struct Tree {
    pub files: Vec<File>,
}

#[derive(Debug)]
pub struct File {
    /// Within the repository, `/` between names.
    pub path: String,
    pub text: String,
}

/// Folders that are made, fetched or somebody's own paper.
const PASSED_OVER: &[&str] = &["target", "node_modules", "paper", "demo"];

const ENDINGS: &[&str] =
    &["rs", "toml", "sql", "css", "js", "mjs", "ts", "html", "ftl", "md", "txt", "json", "yml", "yaml", "sh", "py"];

impl Tree {
    pub fn read(root: &Path) -> Result<Tree> {
        let mut tree = Tree::default();
        tree.walk(root, "")?;
        tree.files.sort_by(|one, other| one.path.cmp(&other.path));
        Ok(tree)
    }

    fn walk(&mut self, root: &Path, folder: &str) -> Result<()> {
        let path = root.join(folder);
        let entries = fs::read_dir(&path).with_context(|| format!("{} can not be read", path.display()))?;
        for entry in entries {
            let path = entry?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            let relative = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
            if path.is_dir() {
                let is_passed_over =
                    name.starts_with('.') || folder.is_empty() && PASSED_OVER.contains(&name) || name == "node_modules";
                if !is_passed_over {
                    self.walk(root, &relative)?;
                }
            } else if is_text(&path) {
                // What is named like text and is none belongs to a test of refusals.
                let bytes = fs::read(&path).with_context(|| format!("{} can not be read", path.display()))?;
                self.files.extend(String::from_utf8(bytes).ok().map(|text| File { path: relative, text }));
            }
        }
        Ok(())
    }

    pub fn ending<'a>(&'a self, ending: &'a str) -> impl Iterator<Item = &'a File> {
        self.files.iter().filter(move |file| file.path.rsplit_once('.').is_some_and(|(_, found)| found == ending))
    }

    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The names of the folders in `crates`.
    pub fn crates(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.ending("toml").filter_map(|file| crate_of(&file.path)).collect();
        names.dedup();
        names
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let file = |(path, text): &(&str, &str)| File { path: (*path).to_owned(), text: (*text).to_owned() };
        Tree { files: files.iter().map(file).collect() }
    }
}

impl File {
    pub fn violation(&self, line: usize, why: impl Into<String>) -> Violation {
        Violation { path: self.path.clone(), line, why: why.into() }
    }

    /// The file's own name.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether only tests and examples run it.
    pub fn is_for_tests(&self) -> bool {
        ["/tests/", "/examples/", "/benches/", "/testing/"]
            .iter()
            .any(|folder| format!("/{}", self.path).contains(folder))
            || self.path.starts_with("crates/testpaper/")
    }
}

/// The crate that a path lies in.
pub fn crate_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/")?.split_once('/').map(|(name, _)| name)
}

/// The line of a byte, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

fn is_text(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending))
}
