//! Case folders: the source beside the body, its HTML and its text. `BLESS=1` writes the expected files anew.

use std::fs;
use std::path::Path;

use markup::Body;

use crate::{Page, allowed, options};

#[test]
fn every_case_reads_and_renders_as_expected() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<_> = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    let wrong: Vec<_> = folders.iter().flat_map(|folder| case(folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn case(folder: &Path) -> Vec<String> {
    let read = match fs::read_to_string(folder.join("in.html")) {
        Ok(html) => Body::from_html(&html, &options()),
        Err(_) => Body::from_markdown(&fs::read_to_string(folder.join("in.md")).unwrap(), &options()),
    };
    let html = read.body.to_html(&Page);
    allowed::assert_inert(&html, &folder.display().to_string());
    let problems: String =
        read.problems.iter().map(|problem| format!("{}: {}\n", problem.place, problem.what)).collect();
    let json = serde_json::to_string_pretty(&read.body).unwrap() + "\n";
    [
        ("expected.json", json),
        ("expected.html", html),
        ("expected.txt", read.body.to_text() + "\n"),
        ("expected.problems", problems),
    ]
    .into_iter()
    .filter_map(|(name, found)| compare(&folder.join(name), &found))
    .collect()
}

/// An expected file that would be empty is not there.
fn compare(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("BLESS").is_some() {
        if found.is_empty() {
            let _ = fs::remove_file(path);
        } else {
            fs::write(path, found).unwrap();
        }
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != found).then(|| format!("{} differs:\n{found}", path.display()))
}
