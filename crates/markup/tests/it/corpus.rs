//! The corpus of attacks and of CommonMark, if `DATELINE_CORPUS` names its folder.

use std::fs;
use std::io::Read as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use markup::{Body, Plain, comment_html, plain_line};
use serde_json::Value;

use crate::allowed::{assert_inert, shown_text, tokens};
use crate::{Page, options};

fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("DATELINE_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        println!("DATELINE_CORPUS is not set: nothing was tried");
    }
    folder
}

fn unzipped(path: PathBuf) -> String {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Reads a payload every way that we read foreign text, and tests all that comes out.
fn try_payload(payload: &str) {
    let started = Instant::now();
    for body in [Body::from_html(payload, &options()).body, Body::from_markdown(payload, &options()).body] {
        let html = body.to_html(&Page);
        assert_inert(&html, payload);
        assert_inert(&body.to_html(&Plain), payload);
        assert_eq!(Body::from_json(&body.to_json()).unwrap(), body, "{payload}");
        assert_eq!(body.clone().clean(), body, "{payload}");
        let again = Body::from_html(&html, &options()).body.to_html(&Page);
        assert_inert(&again, &html);
    }
    let body = Body::from_paragraphs(payload.split("\n\n"));
    assert_inert(&body.to_html(&Page), payload);
    assert_comment_inert(&comment_html(payload), payload);
    let line = plain_line(payload);
    assert!(
        !line.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')),
        "{payload}"
    );
    let spent = started.elapsed();
    assert!(spent < Duration::from_secs(20), "{spent:?} for {:?}", payload.chars().take(80).collect::<String>());
}

fn assert_comment_inert(html: &str, payload: &str) {
    use html5ever::tokenizer::Token;
    for token in tokens(html) {
        if let Token::TagToken(tag) = token {
            assert!(matches!(&*tag.name, "p" | "br" | "a"), "{payload}");
            for attr in &tag.attrs {
                match &*attr.name.local {
                    "href" => {
                        assert!(attr.value.starts_with("http://") || attr.value.starts_with("https://"), "{payload}")
                    }
                    name => assert!(matches!(name, "rel" | "dir"), "{payload}"),
                }
            }
        }
    }
}

#[test]
fn dompurify_cases_come_out_inert() {
    let Some(corpus) = corpus() else { return };
    let cases: Vec<Value> =
        serde_json::from_slice(&fs::read(corpus.join("attacks/dompurify-expect.json")).unwrap()).unwrap();
    assert!(cases.len() > 100);
    cases.iter().filter_map(|case| case["payload"].as_str()).for_each(try_payload);
}

#[test]
fn xss_strings_come_out_inert() {
    let Some(corpus) = corpus() else { return };
    let lines = unzipped(corpus.join("attacks/xss-strings.jsonl.gz"));
    let mut tried = 0;
    for line in lines.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        try_payload(case["payload"].as_str().unwrap());
        tried += 1;
    }
    assert!(tried > 2000, "{tried}");
}

#[test]
fn html5lib_documents_come_out_inert() {
    let Some(corpus) = corpus() else { return };
    let mut tried = 0;
    for entry in fs::read_dir(corpus.join("attacks/html5lib")).unwrap() {
        let text = unzipped(entry.unwrap().path());
        for part in text.split("#data\n").skip(1) {
            try_payload(part.split("\n#errors").next().unwrap_or(part));
            tried += 1;
        }
        if let Ok(json) = serde_json::from_str::<Value>(&text) {
            for case in json["tests"].as_array().into_iter().flatten() {
                if let Some(input) = case["input"].as_str() {
                    try_payload(input);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn naughty_and_spoofing_strings_come_out_inert() {
    let Some(corpus) = corpus() else { return };
    let naughty: Vec<String> =
        serde_json::from_slice(&fs::read(corpus.join("attacks/naughty-strings.json")).unwrap()).unwrap();
    naughty.iter().for_each(|payload| try_payload(payload));
    let spoofs: Vec<Value> =
        serde_json::from_slice(&fs::read(corpus.join("attacks/unicode-spoofing.json")).unwrap()).unwrap();
    spoofs.iter().filter_map(|case| case["text"].as_str()).for_each(try_payload);
}

#[test]
fn pathological_markdown_is_read_in_time() {
    let Some(corpus) = corpus() else { return };
    let cases: Value = serde_json::from_str(&unzipped(corpus.join("attacks/markdown-pathological.json.gz"))).unwrap();
    for (name, case) in cases.as_object().unwrap() {
        let started = Instant::now();
        let body = Body::from_markdown(case.as_str().unwrap(), &options()).body;
        assert_inert(&body.to_html(&Page), name);
        println!("{name}: {} bytes in {:?}", case.as_str().unwrap().len(), started.elapsed());
        assert!(started.elapsed() < Duration::from_secs(20), "{name}");
    }
}

/// Text as one stream of what is not space.
fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

#[test]
fn no_commonmark_example_loses_text() {
    let Some(corpus) = corpus() else { return };
    let examples: Vec<Value> =
        serde_json::from_slice(&fs::read(corpus.join("commonmark/spec-0.31.2.json")).unwrap()).unwrap();
    let mut lost = Vec::new();
    for example in &examples {
        let body = Body::from_markdown(example["markdown"].as_str().unwrap(), &options()).body;
        assert_inert(&body.to_html(&Page), &example.to_string());
        let kept = solid(&(shown_text(&body.to_html(&Page)) + &body.to_text() + &leftovers(&body)));
        let words = shown_text(example["html"].as_str().unwrap());
        let missing: Vec<_> = words.split_whitespace().filter(|word| !kept.contains(&solid(word))).collect();
        if !missing.is_empty() {
            lost.push(format!("example {}: {missing:?} not in {kept:?}", example["example"]));
        }
    }
    assert!(examples.len() > 600);
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn leftovers(body: &Body) -> String {
    let mut out = String::new();
    fn collect(value: &Value, out: &mut String) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| match value {
                Value::String(source) if name == "source" => out.push_str(&shown_text(source)),
                other => collect(other, out),
            }),
            Value::Array(items) => items.iter().for_each(|item| collect(item, out)),
            _ => {}
        }
    }
    collect(&body.to_json(), &mut out);
    out
}
