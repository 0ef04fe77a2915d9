//! Folders of Markdown: every case, and the sample paper.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cases;
use formats::{Error, Options};
use jiff::tz::TimeZone;
use parcel::Item;
use proptest::prelude::*;

const NOW: i64 = 1_763_802_000_000_000;

#[test]
fn every_folder_comes_to_what_is_expected() {
    cases::check_all("markdown", "folder");
}

#[test]
fn the_sample_paper_is_read_without_a_problem() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/harbour-times");
    if !folder.join("paper.md").exists() {
        println!("there is no sample paper yet");
        return;
    }
    let shelf = cases::read("markdown", &folder, &Options::new(NOW, TimeZone::UTC)).unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for parcel in &shelf.parcels {
        *counts.entry(parcel.item.kind()).or_default() += 1;
    }
    println!("{counts:?}");
    let problems: Vec<String> =
        shelf.problems.iter().map(|problem| format!("{}: {}", problem.place, problem.what)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(shelf.left_out.is_empty(), "{:?}", shelf.left_out);
    assert_eq!(counts["paper"], 1);
}

#[test]
fn two_readings_with_one_base_are_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/markdown/paper/folder");
    let at = |now: i64| {
        let options = Options { base: Some(NOW), ..Options::new(now, TimeZone::UTC) };
        cases::read("markdown", &folder, &options).unwrap().parcels
    };
    assert_eq!(at(NOW), at(NOW + 86_400_000_000 * 3));
}

#[test]
fn a_folder_without_markdown_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = cases::read("markdown", folder.path(), &Options::new(NOW, TimeZone::UTC)).err().unwrap();
    assert!(error.to_string().contains("looked for files that end in .md"));
    assert!(matches!(error, Error::Nothing { .. }));
}

#[test]
fn one_file_alone_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("night-tram.md");
    std::fs::write(&file, "# Night tram\n\nIt runs.\n").unwrap();
    let shelf = cases::read("markdown", &file, &Options::new(NOW, TimeZone::UTC)).unwrap();
    assert!(matches!(&shelf.parcels[0].item, Item::Article(article) if article.headline == "Night tram"));
}

#[test]
fn ghosts_old_files_are_read() {
    let Some(corpus) = std::env::var_os("DATELINE_CORPUS") else {
        println!("DATELINE_CORPUS names no corpus");
        return;
    };
    let shelf =
        cases::read("markdown", &Path::new(&corpus).join("ghost/import"), &Options::new(NOW, TimeZone::UTC)).unwrap();
    assert!(shelf.problems.iter().all(|problem| !problem.is_refusal));
    assert_eq!((shelf.parcels.len(), shelf.left_out.len()), (4, 1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_file_panics(
        head in prop::sample::select(vec!["---\n", "+++\n", ""]),
        lines in prop::collection::vec(prop_oneof![
            "(title|published|comments|wire|picture|kind|menu|topics|zone|editions|front|status): ?(now -[0-9]{1,9}[dhmx]|day -?[0-9]{1,6} 9:[0-9]{2}|true|\\[a, b\\]|\\{a: 1\\}|wire|paper|[0-9]{1,5})",
            "- now -[0-9]{1,3}m \\| [a-z ]{0,9}\\|[a-z >-]{0,20}",
            "\\PC{0,30}",
        ], 0..12),
    ) {
        let fence = head;
        let text = format!("{head}{}\n{fence}body", lines.join("\n"));
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.md"), text).unwrap();
        let _ = cases::read("markdown", folder.path(), &Options::new(NOW, TimeZone::UTC));
    }
}
