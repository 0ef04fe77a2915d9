//! Two servers over one PostgreSQL: each shows what the other took in, and work that is due is done once.

use std::time::{SystemTime, UNIX_EPOCH};

use db::{Engine, NewJob};

use crate::{
    http,
    paper::{Paper, STORY_PATH},
    server::Server,
    stream::Stream,
};

fn two_nodes() -> (Paper, Server, Server) {
    let paper = Paper::with_story(Engine::Postgres);
    let (one, other) = (paper.serve(&[]), paper.serve(&[]));
    (paper, one, other)
}

fn micros_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock is past 1970");
    i64::try_from(since.as_micros()).expect("the clock is not past the year 292000")
}

#[test]
fn a_comment_at_one_node_shows_at_the_other() {
    let (paper, one, other) = two_nodes();
    let article = paper.article();
    let mut stream = Stream::open(other.address, &format!("thread.{article}"));
    assert!(!other.get(STORY_PATH).has("Does the pond count?"));
    let posted =
        http::post_comment(one.address, &article, "", "Ida", "Does the pond count?").expect("the node answers");
    assert_eq!(posted.status, 303);
    assert!(one.get(STORY_PATH).has("Does the pond count?"), "its writer sees it at once");
    let heard = stream.until("Does the pond count?");
    let shown = other.until(STORY_PATH, |answer| answer.has("Does the pond count?"));
    println!("on the other stream after {heard:?}, on its page {shown:?} later");
    assert!(stream.heard().contains("\"count\":1"), "{}", stream.heard());
    let receipt = posted.header("location").expect("a receipt").to_owned();
    assert_eq!(other.get(&receipt).status, 200, "a receipt opens at every node");

    paper.done(&["flash", "Pond counts, says the mayor"]);
    for node in [&one, &other] {
        node.until("/en", |answer| answer.has("Pond counts, says the mayor"));
    }
    paper.done(&["article", "kill", STORY_PATH]);
    for node in [&one, &other] {
        node.until(STORY_PATH, |answer| answer.status == 410);
    }
}

#[test]
fn a_new_day_is_begun_once() {
    let (paper, one, other) = two_nodes();
    let planned = || paper.count("select count(*) from job where kind = 'day.begin'");
    assert_eq!(planned(), 1, "both nodes plan tomorrow, it is one job");
    paper.with_db(async |db| {
        let job = NewJob::new("day.begin").key("by hand").payload(serde_json::json!({ "day": "2026-02-05" }));
        db.write(move |tx| tx.job(job)).await.expect("the job is taken")
    });
    let done =
        || paper.count("select count(*) from job where kind = 'day.begin' and key = 'by hand' and state = 'done'");
    let start = std::time::Instant::now();
    while done() == 0 {
        assert!(start.elapsed() < crate::server::PATIENCE, "nobody began the day");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    // A flash goes through the log behind the day, so nothing of the day can still be on its way.
    paper.done(&["flash", "Day begun"]);
    for node in [&one, &other] {
        node.until("/en", |answer| answer.has("Day begun"));
    }
    assert_eq!(paper.count("select count(*) from change where kind = 'day.began'"), 1);
    assert_eq!(planned(), 2, "the one by hand and tomorrow's");
}

#[test]
fn a_scheduled_story_is_published_once_and_never_before_its_time() {
    let (paper, one, other) = two_nodes();
    let due = micros_now() + 3_000_000;
    let moment = jiff::Timestamp::from_microsecond(due).expect("a moment of our days");
    paper.bring(
        "swim.md",
        &format!("---\nheadline: Winter swim begins\nedition: en\nslug: winter-swim\nstatus: scheduled\npublished: {moment}\n---\n\nText.\n"),
    );
    assert!(micros_now() < due, "the machine was too slow to import the story before its time");
    for node in [&one, &other] {
        for page in ["/en", "/en/wire", "/en/feed.xml"] {
            let is_early = node.get(page).has("Winter swim begins") && micros_now() < due;
            assert!(!is_early, "{page} shows it before its time");
        }
    }
    for node in [&one, &other] {
        node.until("/en/winter-swim", |answer| {
            assert!(answer.status == 404 || micros_now() >= due, "served before its time");
            answer.status == 200
        });
        node.until("/en", |answer| answer.has("Winter swim begins"));
    }
    assert_eq!(paper.count("select count(*) from article where path = '/en/winter-swim'"), 1);
    assert_eq!(paper.count("select count(*) from wire_item where headline = 'Winter swim begins'"), 1);
    let published =
        "select count(*) from change where kind = 'article.published' and payload::text like '%winter-swim%'";
    assert_eq!(paper.count(published), 1);
    println!("both nodes had it {} ms after its time", (micros_now() - due) / 1000);
}
