//! What open pages hear of a change.

use db::LoggedChange;
use edge::Earlier;
use print::{comment::Decision, wire::Urgency};
use site::live::{Counts, Telling, tell};
use testpaper::{TestPaper, cast};

/// The newest change and what it tells.
async fn told(paper: &TestPaper) -> (LoggedChange, Telling) {
    let last = paper.db.last_seq().await.unwrap();
    let change = paper.db.changes_after(last - 1, 1).await.unwrap().remove(0);
    let telling = tell(&change, &paper.load().await);
    (change, telling)
}

/// The newest change as if it had been logged at the paper's own time.
async fn told_now(paper: &TestPaper) -> Telling {
    let (change, _) = told(paper).await;
    tell(&LoggedChange { at: paper.clock.now(), ..change }, &paper.load().await)
}

const HOUR: i64 = 3_600_000_000;

#[tokio::test]
async fn an_archive_that_comes_in_is_no_news_on_open_pages() {
    let paper = TestPaper::on_sqlite().await;
    paper.wire("en", cast::now() - 25 * HOUR, "Read in a history", Urgency::Flash).await.unwrap();
    assert!(told_now(&paper).await.event.is_none());
    paper.wire("en", cast::now() - 23 * HOUR, "Read late", Urgency::Flash).await.unwrap();
    let event = told_now(&paper).await.event.unwrap();
    assert_eq!((event.name.as_str(), event.earlier), ("wire", Earlier::Stand));
}

#[tokio::test]
async fn what_is_taken_down_ends_what_was_told_of_it() {
    let paper = TestPaper::on_sqlite().await;
    let tram = paper.printed(cast::NIGHT_TRAM).await.uid;
    let comment = paper.comment(tram, None, "Lena", "Doubtful.").await;
    let shown = told(&paper).await.1.event.unwrap();
    paper.decide(comment.uid, Decision::Remove).await;
    let gone = told(&paper).await.1.event.unwrap();
    assert_eq!((shown.earlier, gone.earlier), (Earlier::Stand, Earlier::Ended));
    assert_eq!(shown.subject, gone.subject);
    assert_eq!(gone.subject, Some(format!("comment:{}", comment.id)));
}

#[tokio::test]
async fn a_killed_article_is_named_so_that_other_pages_know_it_is_not_theirs() {
    let paper = TestPaper::on_sqlite().await;
    let tram = paper.printed(cast::NIGHT_TRAM).await;
    let last = paper.db.last_seq().await.unwrap();
    assert!(paper.kill(tram.story).await);
    let changes = paper.db.changes_after(last, 100).await.unwrap();
    let killed = changes.iter().find(|change| change.kind == "article.killed").unwrap();
    let event = tell(killed, &paper.load().await).event.unwrap();
    assert_eq!(event.name, "gone");
    assert!(event.data.contains(&tram.uid.to_string()), "{}", event.data);
    assert_eq!(event.channels, ["front.en".to_owned(), format!("thread.{}", tram.uid)]);
}

#[tokio::test]
async fn counts_beyond_one_event_wait_for_the_next() {
    let paper = TestPaper::on_sqlite().await;
    let paper = paper.load().await;
    let mut counts = Counts::default();
    for article in 0..450 {
        counts.note(("en".to_owned(), format!("article-{article:03}"), article));
    }
    counts.note(("xx".to_owned(), "of no edition".to_owned(), 1));
    let mut told = Vec::new();
    for expected in [200, 200, 50] {
        let remarks = counts.take(&paper);
        assert_eq!(remarks.len(), 1);
        let data: serde_json::Value = serde_json::from_str(&remarks[0].data).unwrap();
        let names: Vec<String> = data.as_object().unwrap().keys().cloned().collect();
        assert_eq!(names.len(), expected);
        told.extend(names);
    }
    assert!(counts.take(&paper).is_empty());
    told.sort_unstable();
    told.dedup();
    assert_eq!(told.len(), 450);
}
