//! Bodies that go through Markdown and come back.

use std::fs;
use std::path::Path;

use markup::{BlockId, Body, PictureRef, ReadOptions};

use crate::options;

fn itself(name: &str) -> Option<PictureRef> {
    name.starts_with("pictures/").then(|| PictureRef::new(name)).flatten()
}

fn back(markdown: &str) -> Body {
    Body::from_markdown(markdown, &ReadOptions { resolve_picture: &itself, ..ReadOptions::default() }).body
}

#[test]
fn every_case_survives_markdown_with_its_ids() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")).unwrap() {
        let json = fs::read_to_string(entry.unwrap().path().join("expected.json")).unwrap();
        let body: Body = serde_json::from_str(&json).unwrap();
        let markdown = body.to_markdown();
        assert_eq!(back(&markdown), body, "{markdown}");
    }
}

#[test]
fn a_given_id_is_written_and_read_again() {
    let mut body =
        Body::from_markdown("One.\n\n- a\n- b\n\n> c\n\n![x](pictures/a.jpg)\n\n---\n\n## d", &options()).body;
    for (at, block) in body.blocks.iter_mut().enumerate() {
        block.id = BlockId::new(format!("given{at}")).unwrap();
    }
    let markdown = body.to_markdown();
    assert!(markdown.starts_with("<!-- #given0 -->\nOne.\n"), "{markdown}");
    assert_eq!(back(&markdown), body, "{markdown}");
}

#[test]
fn signs_of_markdown_in_the_text_stay_text() {
    for text in [
        "# no",
        "1. no",
        "- no",
        "> no",
        "*a* _b_ `c` ~~d~~",
        "[a](b) <b>",
        "a | b",
        "&amp; &lt;",
        "::: no",
        "\\",
        "http://example.org/ a@b.org",
        "a\u{a0}b",
        "===",
        "+ x",
        "snake_case_word",
    ] {
        let body = Body::from_paragraphs([text, "end"].into_iter());
        let markdown = body.to_markdown();
        assert_eq!(back(&markdown), body, "{markdown}");
    }
}
