//! Captured pages: every case, and what two readings have in common.

use std::collections::BTreeMap;
use std::path::Path;

use crate::cases;
use formats::{Error, Options};
use jiff::tz::TimeZone;
use parcel::{Item, Parcel};

#[test]
fn every_captured_page_comes_to_what_is_expected() {
    cases::check_all("capture", "page.txt");
}

fn case(name: &str) -> cases::Shelf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/capture").join(name);
    let options = cases::options(&std::fs::read_to_string(folder.join("options.toml")).unwrap());
    cases::read("capture", &folder.join("page.txt"), &options).unwrap()
}

fn read_text(bytes: &[u8], options: &Options) -> Result<cases::Shelf, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    cases::read("capture", file.path(), options)
}

fn options() -> Options {
    Options::new(1_736_845_200_000_000, TimeZone::UTC)
}

fn fingerprints(parcels: &[Parcel]) -> BTreeMap<(&'static str, String), String> {
    parcels.iter().map(|parcel| ((parcel.item.kind(), parcel.foreign_id.clone()), parcel.fingerprint.clone())).collect()
}

#[test]
fn what_a_later_capture_still_shows_is_unchanged() {
    let (earlier, later) = (case("overlap-morning"), case("overlap-noon"));
    let (earlier, later) = (fingerprints(&earlier.parcels), fingerprints(&later.parcels));
    let shared: Vec<_> = earlier.keys().filter(|key| later.contains_key(key)).collect();
    assert_eq!(shared.iter().filter(|(kind, _)| *kind == "wire_item").count(), 3);
    assert_eq!(shared.iter().filter(|(kind, _)| *kind == "article").count(), 1);
    assert!(shared.iter().all(|key| earlier[key] == later[key]));
}

#[test]
fn a_page_without_news_is_refused_with_what_was_looked_for() {
    let error = read_text(b"Home\nAbout us\nWe use cookies.\n", &options()).err().unwrap().to_string();
    assert!(error.contains("looked for lines that begin with a time of day"), "{error}");
    assert!(read_text(b"", &options()).is_err());
}

#[test]
fn html_and_pictures_are_refused_with_a_remedy() {
    let html = read_text(b"<!DOCTYPE html><html><p>08:20 Ferry back</p>", &options()).err().unwrap().to_string();
    assert!(html.contains("is HTML; give the plain text"), "{html}");
    let picture =
        read_text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x01", &options()).err().unwrap().to_string();
    assert!(picture.contains("is no text"), "{picture}");
}

#[test]
fn a_page_over_ten_megabytes_is_refused() {
    let error = read_text(&vec![b'a'; 10 * 1024 * 1024 + 1], &options()).err().unwrap();
    assert!(matches!(error, Error::TooLarge { .. }));
}

#[test]
fn a_page_over_twenty_thousand_lines_is_refused() {
    let error = read_text("a\n".repeat(20_001).as_bytes(), &options()).err().unwrap().to_string();
    assert!(error.contains("longer than 20000 lines"), "{error}");
}

#[test]
fn a_wire_beyond_its_bound_is_cut_with_a_refusal() {
    let lines: String = (0..5_010).map(|n| format!("08:20 Ferry number {n} is back\n")).collect();
    let shelf = read_text(lines.as_bytes(), &options()).unwrap();
    assert_eq!(shelf.parcels.len(), 5_000);
    assert_eq!(shelf.problems.len(), 1);
    assert!(shelf.problems[0].is_refusal);
    assert_eq!((shelf.problems[0].place.as_str(), shelf.left_out.len()), ("line 5001", 10));
}

#[test]
fn a_headline_beyond_its_bound_is_left_out() {
    let page = format!("08:20 Ferry back at sea\n08:10 {}\n08:00 Council meets again\n", "word ".repeat(150));
    let shelf = read_text(page.as_bytes(), &options()).unwrap();
    assert_eq!(shelf.parcels.len(), 2);
    assert!(shelf.problems[0].is_refusal && shelf.problems[0].place == "line 2");
    assert_eq!(shelf.left_out[0].place, "line 2");
}

#[test]
fn a_follow_address_that_is_no_web_address_is_refused() {
    let mut options = options();
    options.follow.insert("facebook".into(), "javascript:alert(1)".into());
    let shelf = read_text(b"08:20 Ferry back at sea\nFollow us on Facebook\n", &options).unwrap();
    let link = shelf.parcels.iter().find_map(|parcel| match &parcel.item {
        Item::FollowLink(link) => Some(link.clone()),
        _ => None,
    });
    assert_eq!(link.unwrap().url, None);
    assert!(shelf.problems.iter().any(|problem| problem.is_refusal));
}
