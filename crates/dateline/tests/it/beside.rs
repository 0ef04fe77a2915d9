//! Commands beside a serving node on the same folder: the node hears of what they did.

use std::time::Duration;

use db::Engine;

use crate::{
    http,
    paper::{Paper, STORY_PATH},
    stream::Stream,
};

/// What the node promises, and room for a machine that does much else.
const HEARD_MAX: Duration = Duration::from_secs(3);

fn has(text: &str) -> impl Fn(&http::Answer) -> bool {
    move |answer| answer.status == 200 && answer.has(text)
}

fn lacks(text: &str) -> impl Fn(&http::Answer) -> bool {
    move |answer| answer.status == 200 && !answer.has(text)
}

#[test]
fn a_flash_shows_on_the_front_and_on_open_pages_and_can_be_withdrawn() {
    let paper = Paper::with_story(Engine::Sqlite);
    let server = paper.serve(&[]);
    let mut stream = Stream::open(server.address, "wire.en");
    assert!(!server.get("/en").has("Ice holds at the north shore"));
    paper.done(&["flash", "Ice holds at the north shore"]);
    let (on_front, on_stream) =
        (server.until("/en", has("Ice holds at the north shore")), stream.until("Ice holds at the north shore"));
    assert!(on_front + on_stream < HEARD_MAX, "{on_front:?}, {on_stream:?}");
    println!("on the front after {on_front:?}, on the stream {on_stream:?} later");
    assert!(stream.heard().contains("event: wire") && stream.heard().contains("\"flash\""), "{}", stream.heard());

    paper.done(&["flash", "--withdraw", "Ice holds at the north shore"]);
    server.until("/en", lacks("Ice holds at the north shore"));
    server.until("/en/wire", lacks("Ice holds at the north shore"));
    stream.until("\"withdraw\"");
    let again = paper.run(&["flash", "--withdraw", "Ice holds at the north shore"]);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(again.err.contains("no line of the wire of en has this headline"), "{again:?}");
}

#[test]
fn an_import_beside_a_live_server_is_served() {
    let paper = Paper::with_story(Engine::Sqlite);
    let server = paper.serve(&[]);
    let mut stream = Stream::open(server.address, "front.en");
    assert_eq!(server.get("/en/skates").status, 404);
    let story = "---\nheadline: Skates for hire by the pier\nedition: en\nslug: skates\npublished: 2026-02-04T08:00:00Z\n---\n\nText.\n";
    paper.bring("skates.md", story);
    server.until("/en", has("Skates for hire by the pier"));
    server.until("/en/skates", has("Skates for hire by the pier"));
    server.until("/en/feed.xml", has("Skates for hire by the pier"));
    stream.until("event: front");
}

#[test]
fn a_killed_article_is_gone_everywhere_at_once() {
    let paper = Paper::with_story(Engine::Sqlite);
    let server = paper.serve(&[]);
    let headline = "Ice house to open its doors";
    for page in ["/en", "/en/wire", "/en/feed.xml", STORY_PATH] {
        assert!(server.get(page).has(headline), "{page}");
    }
    let said = paper.done(&["article", "kill", STORY_PATH]);
    assert!(said.contains("410"), "{said}");
    let gone = server.until(STORY_PATH, |answer| answer.status == 410);
    assert!(gone < HEARD_MAX, "{gone:?}");
    for page in ["/en", "/en/wire", "/en/feed.xml"] {
        assert!(lacks(headline)(&server.get(page)), "{page}");
    }
    assert!(!server.get(STORY_PATH).has("cut from the lake"));
    let twice = paper.run(&["article", "kill", STORY_PATH]);
    assert_eq!((twice.code, twice.err.contains("not in print any more")), (2, true), "{twice:?}");
    let unknown = paper.run(&["article", "kill", "/en/never-was"]);
    assert_eq!((unknown.code, unknown.err.contains("dateline article list")), (2, true), "{unknown:?}");
    assert!(!paper.done(&["article", "list"]).contains(STORY_PATH));
}

#[test]
fn a_moderator_holds_shows_and_removes_a_comment() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (server, article) = (paper.serve(&[]), paper.article());
    let mut stream = Stream::open(server.address, &format!("thread.{article}"));
    let text = "My grandfather cut that block.";
    let posted = http::post_comment(server.address, &article, "", "Nils", text).expect("the server answers");
    assert_eq!(posted.status, 303);
    server.until(STORY_PATH, has(text));
    stream.until(text);
    let id = listed(&paper, &[], text);

    assert!(paper.done(&["comment", "hold", &id]).contains("held"));
    server.until(STORY_PATH, lacks(text));
    stream.until("\"remove\"");
    assert_eq!(listed(&paper, &["--held"], text), id);
    assert!(paper.done(&["comment", "show", &id]).contains("shown"));
    server.until(STORY_PATH, has(text));
    assert!(!paper.done(&["comment", "list", "--held"]).contains(text));
    assert!(paper.done(&["comment", "remove", &id]).contains("removed"));
    server.until(STORY_PATH, lacks(text));
    assert!(!server.get(&format!("/comments/{article}")).has(text));

    let unknown = paper.run(&["comment", "hold", "00000000-0000-7000-8000-000000000000"]);
    assert_eq!((unknown.code, unknown.err.contains("dateline comment list")), (2, true), "{unknown:?}");
}

/// The id under which `comment list` names the comment with this text.
fn listed(paper: &Paper, more: &[&str], text: &str) -> String {
    let list = paper.done(&[&["comment", "list"], more].concat());
    let lines: Vec<&str> = list.lines().collect();
    let at =
        lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("{text:?} is not listed: {list}"));
    lines[at - 1].split_whitespace().next().expect("the line before names it").to_owned()
}

#[test]
fn control_characters_of_a_comment_do_not_reach_the_terminal() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (server, article) = (paper.serve(&[]), paper.article());
    let posted = http::post_comment(server.address, &article, "", "Eve", "red \u{1b}[31m and\na second line");
    assert_eq!(posted.expect("the server answers").status, 303);
    let list = paper.done(&["comment", "list"]);
    assert!(list.contains("red") && !list.contains('\u{1b}'), "{list:?}");
    assert_eq!(list.lines().count(), 2, "{list:?}");
}
