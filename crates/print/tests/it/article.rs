//! Putting an article in print, changing it, killing it: every tag that a page could lean on.

use print::{
    article::{self, Found},
    names,
};
use testpaper::{Piece, TestPaper, cast};
use uuid::Uuid;

use crate::log::{self, has_tags};

async fn found(paper: &TestPaper, path: &str) -> Found {
    let path = path.to_owned();
    paper.db.read(move |s| article::by_path(s, &path)).await.unwrap()
}

fn rich(paper: &TestPaper, slug: &str) -> Piece {
    let mut piece = Piece::new(slug);
    piece.topics = vec![paper.cast.tides];
    piece.bylines = vec![paper.cast.mara];
    piece.picture = Some(paper.cast.gauge.id);
    piece
}

/// Every tag of a page that shows this piece of the English edition.
async fn tags(paper: &TestPaper, piece: &Piece, path: &str, id: names::ArticleId) -> Vec<String> {
    let (whole, edition) = (paper.load().await, paper.edition("en").await);
    let section = piece.story(&whole).section.unwrap();
    vec![
        names::article(id),
        names::path(path),
        names::family(piece.family),
        names::front(&edition),
        names::list(edition.id),
        paper::section::tag(section),
        format!("topic:{}", paper.cast.tides),
        format!("byline:{}", paper.cast.mara),
        paper::Picture::tag(paper.cast.gauge.id),
    ]
}

db::on_both_engines! {
    async fn an_article_that_can_not_be_read_is_an_error_and_not_an_empty_page(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let broken = "update article set content = '[1]', teaser = '[1]' where path = $1";
        paper.db.write(move |tx| tx.run(broken, &db::params![cast::TIDE_GAUGE])).await.unwrap();
        let refused = paper.db.read(|s| article::by_path(s, cast::TIDE_GAUGE)).await;
        assert!(matches!(refused, Err(db::Error::Column { .. })), "{refused:?}");
        let edition = paper.edition("en").await.id;
        let refused = paper.db.read(move |s| article::page(s, edition, article::ListOf::Edition, None, 20)).await;
        assert!(matches!(refused, Err(db::Error::Column { .. })), "{refused:?}");
    }

    async fn an_article_put_in_print_names_every_page_that_it_touches(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let piece = rich(&paper, "new-crane");
        let seq = log::last(&paper).await;
        let crane = paper.publish_piece(&piece).await;
        let change = log::only(&paper, seq).await;
        assert_eq!((change.kind.as_str(), change.is_hard), ("article.published", false));
        has_tags(&change, &tags(&paper, &piece, &crane.path, crane.article).await);
        let Found::InPrint(article) = found(&paper, "/en/harbour/new-crane").await else { panic!("not in print") };
        assert_eq!(article.content.teaser.headline, "About new crane");
        assert_eq!(article.bylines[0].name, "Mara Lindqvist");
        assert_eq!(article.topics[0].name, "Tides");
        assert_eq!(article.picture.unwrap().id, paper.cast.gauge.id);
        assert_eq!((article.words, article.comment_count), (7, 0));
    }

    async fn a_newer_copy_keeps_its_name_and_its_comments(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = paper.printed(cast::NIGHT_TRAM).await;
        let before = paper.comment_count(tram.uid).await;
        let seq = log::last(&paper).await;
        let again = paper.republish(tram.story, &Piece::new("night-tram").headline("Night tram runs")).await;
        assert_eq!(again, tram);
        assert_eq!(log::only(&paper, seq).await.kind, "article.updated");
        assert_eq!(paper.comment_count(tram.uid).await, before);
        assert_eq!(before, 2);
    }

    async fn a_newer_copy_also_touches_what_only_the_older_one_was_on(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let piece = rich(&paper, "new-crane");
        let crane = paper.publish_piece(&piece).await;
        let seq = log::last(&paper).await;
        // Without topic, byline and picture, in another section and another family.
        paper.republish(crane.story, &Piece::new("new-crane").section(cast::CULTURE).family(Uuid::now_v7())).await;
        let change = log::only(&paper, seq).await;
        has_tags(&change, &tags(&paper, &piece, &crane.path, crane.article).await);
    }

    async fn a_new_address_touches_the_wire_and_the_menus_that_link_to_the_old_one(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish("new-crane").await;
        let seq = log::last(&paper).await;
        paper.republish(crane.story, &Piece::new("newer-crane")).await;
        let wire = names::wire(&paper.edition("en").await);
        has_tags(&log::only(&paper, seq).await, &[wire, names::MENU.to_owned()]);
    }

    async fn translations_find_each_other_and_lose_the_killed_one(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let Found::InPrint(tram) = found(&paper, cast::NIGHT_TRAM).await else { panic!("not in print") };
        let paths: Vec<&str> = tram.translations.iter().map(|other| other.path.as_str()).collect();
        assert_eq!(paths.len(), 3);
        assert_eq!(paths[0], "/fr/port/night-tram");
        let french = paper.printed("/fr/port/night-tram").await;
        paper.kill(french.story).await;
        let Found::InPrint(tram) = found(&paper, cast::NIGHT_TRAM).await else { panic!("not in print") };
        assert_eq!(tram.translations.len(), 2);
    }

    async fn a_killed_article_is_gone_for_good_and_says_so_to_every_page(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let piece = rich(&paper, "new-crane");
        let crane = paper.publish_piece(&piece).await;
        let seq = log::last(&paper).await;
        assert!(paper.kill(crane.story).await);
        let changes = log::since(&paper, seq).await;
        let killed = changes.iter().find(|change| change.kind == "article.killed").unwrap();
        assert!(killed.is_hard);
        has_tags(killed, &tags(&paper, &piece, &crane.path, crane.article).await);
        has_tags(killed, &[names::MENU.to_owned()]);
        assert!(matches!(found(&paper, &crane.path).await, Found::Killed { .. }));
        let uid = crane.uid;
        assert!(paper.db.read(move |s| article::by_uid(s, uid)).await.unwrap().is_none());
        let seq = log::last(&paper).await;
        assert!(!paper.kill(crane.story).await);
        assert!(log::since(&paper, seq).await.is_empty());
    }

    async fn a_picture_is_in_print_as_long_as_an_article_shows_it(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.cast.gauge.id;
        let pages = async || paper.db.read(move |s| article::pages_of_picture(s, id)).await.unwrap();
        assert_eq!(pages().await, 1);
        let gauge = paper.printed(cast::TIDE_GAUGE).await;
        paper.republish(gauge.story, &Piece::new("tide-gauge")).await;
        assert_eq!(pages().await, 0);
    }

    async fn lists_turn_their_pages_by_key_and_miss_nothing(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        for number in 0..11 {
            // Some were published in the same instant.
            paper.publish_piece(&Piece::new(&format!("story-{number}")).published_at(cast::now() - number / 3)).await;
        }
        let edition = paper.edition("en").await.id;
        let mut after = None;
        let mut seen = Vec::new();
        loop {
            let page = paper.db.read(move |s| article::page(s, edition, article::ListOf::Edition, after, 4)).await.unwrap();
            seen.extend(page.articles.iter().map(|listed| listed.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let whole = paper.db.read(move |s| article::page(s, edition, article::ListOf::Edition, None, 100)).await.unwrap();
        assert_eq!(seen, whole.articles.iter().map(|listed| listed.id).collect::<Vec<_>>());
        assert_eq!(seen.len(), 11 + 5);
    }
}
