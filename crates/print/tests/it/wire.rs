//! The wire: order, withdrawal, return.

use print::{
    names,
    wire::{self, NewWireItem, Place, Urgency, WireItem},
};
use testpaper::{Piece, TestPaper, cast};

use crate::log;

const MINUTE: i64 = 60_000_000;

async fn latest(paper: &TestPaper) -> Vec<WireItem> {
    let edition = paper.edition("en").await;
    paper.db.read(move |s| wire::latest(s, &edition, 100)).await.unwrap()
}

async fn headlines(paper: &TestPaper) -> Vec<String> {
    latest(paper).await.into_iter().map(|item| item.headline).collect()
}

async fn add(paper: &TestPaper, minute: i64, place: Place, headline: &str) -> Option<i64> {
    let edition = paper.edition("en").await;
    let new = NewWireItem { minute, place, headline: headline.to_owned(), urgency: Urgency::Normal, article: None };
    paper.db.write(move |tx| wire::add(tx, &edition, &new)).await.unwrap().value
}

db::on_both_engines! {
    async fn within_a_minute_the_newest_stands_above_and_a_list_is_kept_in_its_order(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let now = cast::now() + MINUTE;
        add(&paper, now, Place::Bottom, "first of the list").await.unwrap();
        add(&paper, now + 59_000_000, Place::Bottom, "second of the list").await.unwrap();
        add(&paper, now, Place::Top, "news of the minute").await.unwrap();
        add(&paper, now, Place::Bottom, "third of the list").await.unwrap();
        add(&paper, now - MINUTE, Place::Top, "a minute before").await.unwrap();
        let wanted =
            ["news of the minute", "first of the list", "second of the list", "third of the list", "a minute before"];
        assert_eq!(headlines(&paper).await[..5], wanted);
    }

    async fn the_same_headline_in_its_minute_is_one_line_and_changes_nothing(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.flash("en", "Fire at the docks").await;
        assert!(id.is_some());
        let seq = log::last(&paper).await;
        assert_eq!(paper.flash("en", "Fire at the docks").await, None);
        assert!(log::since(&paper, seq).await.is_empty());
        assert!(paper.flash("fr", "Fire at the docks").await.is_some());
        assert!(add(&paper, cast::now() + MINUTE, Place::Top, "Fire at the docks").await.is_some());
    }

    async fn a_line_added_says_what_open_pages_need(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let seq = log::last(&paper).await;
        paper.flash("en", "Fire at the docks").await.unwrap();
        let change = log::only(&paper, seq).await;
        assert_eq!((change.kind.as_str(), change.is_hard), ("wire.added", false));
        assert_eq!(change.tags, ["wire:en"]);
        assert_eq!(change.payload["headline"], "Fire at the docks");
        assert_eq!(change.payload["urgency"], "flash");
        assert_eq!(change.payload["minute"], cast::now());
    }

    async fn a_withdrawn_line_shows_no_more_and_may_come_back(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.flash("en", "Fire at the docks").await.unwrap();
        let before = headlines(&paper).await;
        let seq = log::last(&paper).await;
        assert!(paper.withdraw("en", "Fire at the docks").await);
        let change = log::only(&paper, seq).await;
        assert_eq!((change.kind.as_str(), change.is_hard), ("wire.withdrawn", true));
        assert!(!headlines(&paper).await.contains(&"Fire at the docks".to_owned()));
        assert!(!paper.withdraw("en", "Fire at the docks").await);
        assert!(!paper.withdraw("en", "Never written").await);
        assert_eq!(paper.flash("en", "Fire at the docks").await, Some(id));
        assert_eq!(headlines(&paper).await, before);
    }

    async fn a_line_that_comes_back_stands_on_top_and_leads_where_it_led(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish_piece(&Piece::new("new-crane").headline("A new crane").announced(Urgency::Urgent)).await;
        let minute = latest(&paper).await.remove(0).minute;
        assert!(paper.withdraw("en", "A new crane").await);
        add(&paper, minute, Place::Top, "Another crane").await.unwrap();
        let seq = log::last(&paper).await;
        add(&paper, minute, Place::Top, "A new crane").await.unwrap();
        assert_eq!(log::only(&paper, seq).await.payload["path"], crane.path.as_str());
        let top = latest(&paper).await.remove(0);
        assert_eq!((top.headline.as_str(), top.article), ("A new crane", Some((crane.article, crane.path))));
    }

    async fn a_headline_on_two_days_is_withdrawn_from_the_newer(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let old = cast::now() - 24 * 60 * MINUTE;
        paper.wire("en", old, "High water at noon", Urgency::Normal).await.unwrap();
        paper.wire("en", cast::now(), "High water at noon", Urgency::Normal).await.unwrap();
        assert!(paper.withdraw("en", "High water at noon").await);
        let left: Vec<i64> =
            latest(&paper).await.iter().filter(|item| item.headline == "High water at noon").map(|item| item.minute).collect();
        assert_eq!(left, [old]);
    }

    async fn a_line_leads_to_its_article_until_that_is_killed(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish_piece(&Piece::new("new-crane").headline("A new crane").announced(Urgency::Urgent)).await;
        let line = latest(&paper).await.remove(0);
        assert_eq!((line.headline.as_str(), line.urgency), ("A new crane", Urgency::Urgent));
        assert_eq!(line.article, Some((crane.article, crane.path.clone())));
        assert!(paper.kill(crane.story).await);
        assert!(!headlines(&paper).await.contains(&"A new crane".to_owned()));
    }

    async fn the_lines_of_a_day_are_those_between_its_midnights(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let edition = paper.edition("en").await;
        let day = jiff::civil::Date::constant(2026, 11, 21);
        let zone = jiff::tz::TimeZone::get(cast::ZONE).unwrap();
        let (from, to) = print::day::span(day, &zone);
        let lines = paper.db.read_tagged(move |s| wire::of_span(s, &edition, from, to)).await.unwrap();
        let found: Vec<&str> = lines.0.iter().map(|item| item.headline.as_str()).collect();
        assert_eq!(found, ["About tide gauge", cast::WIRE_YESTERDAY]);
        assert_eq!(lines.1, [names::wire(&paper.edition("en").await)]);
    }
}
