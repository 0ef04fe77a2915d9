//! Input made to exhaust: every one of these must come back in time, with its text.

use std::time::{Duration, Instant};

use markup::Body;

use crate::allowed::assert_inert;
use crate::{Page, options};

/// Generous, because tests run unoptimised on machines that are busy.
const TIME_MAX: Duration = Duration::from_secs(20);

fn read_html(name: &str, html: &str) -> Body {
    let started = Instant::now();
    let body = Body::from_html(html, &options()).body;
    let rendered = body.to_html(&Page);
    let spent = started.elapsed();
    println!("{name}: {} bytes in {spent:?}", html.len());
    assert!(spent < TIME_MAX, "{name} took {spent:?}");
    assert_inert(&rendered, name);
    assert!(Body::from_json(&body.to_json()).is_ok(), "{name}");
    body
}

fn read_markdown(name: &str, markdown: &str) -> Body {
    let started = Instant::now();
    let body = Body::from_markdown(markdown, &options()).body;
    let rendered = body.to_html(&Page);
    let spent = started.elapsed();
    println!("{name}: {} bytes in {spent:?}", markdown.len());
    assert!(spent < TIME_MAX, "{name} took {spent:?}");
    assert_inert(&rendered, name);
    body
}

#[test]
fn a_hundred_thousand_nested_elements_keep_their_text() {
    for tag in
        ["div", "b", "span", "blockquote", "ul><li", "table><tr><td", "svg><g", "a href=x", "font", "p", "section"]
    {
        let html = format!("{}needle", format!("<{tag}>").repeat(100_000));
        let body = read_html(tag, &html);
        assert!(body.to_json().to_string().contains("needle"), "{tag}");
    }
}

#[test]
fn a_very_long_line_is_read() {
    let body = read_html("long line", &"word ".repeat(1_000_000));
    assert_eq!(body.blocks.len(), 1);
    read_html("long word", &"x".repeat(5_000_000));
    read_html("long entity soup", &"&amp;".repeat(200_000));
    read_html("long unclosed tags", &"<a ".repeat(300_000));
    read_html("long open comment", &format!("<!--{}", "-".repeat(5_000_000)));
}

#[test]
fn what_exceeds_the_bounds_is_kept_as_a_leftover() {
    let html = "<p>para</p>".repeat(100_000) + "<p>needle</p>";
    let read = Body::from_html(&html, &options());
    assert!(read.problems.iter().any(|problem| problem.what.contains("too long")));
    assert!(
        matches!(&read.body.blocks.last().unwrap().kind, markup::BlockKind::Leftover { source, .. } if source.contains("needle"))
    );
    let bounded = markup::ReadOptions { bytes_max: 10, ..options() };
    let read = Body::from_html("<p>one</p><p>two</p>", &bounded);
    assert_eq!(read.body.to_text(), "one");
    assert_eq!(read.body.blocks.len(), 2);
}

#[test]
fn crowded_tags_are_cut_and_read_in_time() {
    let attributes: String = (0..200_000).map(|n| format!(" a{n}")).collect();
    read_html("attributes", &format!("<p{attributes}>needle"));
    let hidden: String = (0..200_000).map(|n| format!(" a{n}=\">\"")).collect();
    read_html("attributes behind a comment", &format!("<!-- <a x=\"--><p{hidden}>needle"));
}

#[test]
fn formatting_that_is_never_closed_does_not_multiply() {
    let html: String = (0..20_000).map(|n| format!("<p><b id=x{n}>y")).collect();
    read_html("unclosed formatting", &html);
    let html: String = (0..20_000).map(|n| format!("<p><a href=x{n}><font size={n}><i class=c{n}>y</p>")).collect();
    read_html("mixed formatting", &html);
    read_html("foster parents", &format!("<table>{}", "<b>x<i>y".repeat(50_000)));
    read_html("wide cells", &format!("<table>{}", "<tr><td colspan=1000 rowspan=1000>x".repeat(20_000)));
}

#[test]
fn unclosed_signs_of_markdown_are_read_in_time() {
    for sign in [
        "[", "*", "**a ", "_", "`", "![", "[a](", "<a ", "> ", "- ", "* a\n", "|", "~~", "www.", "[^a]", ":::a\n",
        "a\n\n", "<!--", "&", "\\", "[a]: b\n",
    ] {
        read_markdown(sign, &sign.repeat(50_000));
    }
    read_markdown("table", &format!("{}\n{}\n{}", "|a".repeat(5_000), "|-".repeat(5_000), "|b\n".repeat(5_000)));
    let nested: String = (0..500).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    read_markdown("nested list", &nested);
}

#[test]
fn what_is_read_within_the_bounds_can_be_stored() {
    let classic = markup::ReadOptions { breaks: markup::Breaks::Paragraphs, ..options() };
    for html in ["a\n\n".repeat(300_000), "a\n".repeat(300_000), "<figcaption><pre>a\n".repeat(20_000)] {
        let body = Body::from_html(&html, &classic).body;
        assert!(Body::from_json(&body.to_json()).is_ok());
    }
    let cells = "<table><tr><td colspan=99>x<td>y</table>".repeat(8_000);
    let body = Body::from_html(&cells, &options()).body;
    assert!(Body::from_json(&body.to_json()).is_ok());
    let body = Body::from_markdown(&"a\n\n".repeat(600_000), &options()).body;
    assert!(Body::from_json(&body.to_json()).is_ok());
}
