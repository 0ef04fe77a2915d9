//! Drafting, publishing, and what is refused.

use newsroom::story::{self, Error, Status, StoryId};
use print::wire::Urgency;
use testpaper::{Piece, TestPaper, cast};

async fn standing(paper: &TestPaper, id: StoryId) -> story::Story {
    paper.db.read(move |s| story::by_id(s, id)).await.unwrap().unwrap()
}

async fn publish(paper: &TestPaper, id: StoryId) -> Result<(), Error> {
    let (whole, now) = (paper.load().await, paper.clock.now());
    paper.db.write(move |tx| story::publish(tx, &whole, id, "mara", now)).await.map(|_| ())
}

async fn count(paper: &TestPaper, sql: &'static str) -> i64 {
    paper.db.read(move |s| s.one(sql, &[], |row| row.get(0))).await.unwrap()
}

db::on_both_engines! {
    async fn a_draft_is_in_no_table_of_print_and_in_no_change(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (articles, seq) = (count(&paper, "select count(*) from article").await, paper.db.last_seq().await.unwrap());
        let id = paper.draft(&Piece::new("new-crane").announced(Urgency::Flash)).await;
        assert_eq!(standing(&paper, id).await.status, Status::Draft);
        assert_eq!(count(&paper, "select count(*) from article").await, articles);
        assert_eq!(paper.db.last_seq().await.unwrap(), seq);
    }

    async fn a_story_is_published_with_its_line_and_its_audit(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish_piece(&Piece::new("new-crane").announced(Urgency::Flash)).await;
        assert_eq!(crane.path, "/en/harbour/new-crane");
        assert_eq!(standing(&paper, crane.story).await.status, Status::Published);
        assert_eq!(count(&paper, "select count(*) from wire_item where urgency = 'flash'").await, 1);
        let audited = "select count(*) from audit where who = 'mara' and what = 'publish' and details like '%new-crane%'";
        assert_eq!(count(&paper, audited).await, 1);
    }

    async fn publishing_again_adds_no_second_line_and_counts_a_revision(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let piece = Piece::new("new-crane").announced(Urgency::Urgent);
        let crane = paper.publish_piece(&piece).await;
        paper.republish(crane.story, &piece.headline("A newer headline")).await;
        assert_eq!(standing(&paper, crane.story).await.revision, 2);
        assert_eq!(count(&paper, "select count(*) from wire_item where urgency = 'urgent' and headline like '%crane%'").await, 1);
    }

    async fn what_is_in_print_stays_as_it_is_until_published_again(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish("new-crane").await;
        let (new, now, id) = (Piece::new("new-crane").headline("Unseen").story(&paper.load().await), paper.clock.now(), crane.story);
        paper.db.write(move |tx| story::revise(tx, id, &new, now)).await.unwrap();
        assert_eq!(count(&paper, "select count(*) from article where teaser like '%Unseen%'").await, 0);
    }

    async fn a_story_without_a_headline_or_that_is_not_there_is_refused(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let bare = paper.draft(&Piece::new("bare").headline(" ")).await;
        assert!(matches!(publish(&paper, bare).await, Err(Error::NoHeadline)));
        assert!(matches!(publish(&paper, StoryId(i64::MAX)).await, Err(Error::NotFound(_))));
        let (new, now) = (Piece::new("x").story(&paper.load().await), paper.clock.now());
        let refused = paper.db.write(move |tx| story::revise(tx, StoryId(i64::MAX), &new, now)).await;
        assert!(matches!(refused, Err(Error::NotFound(_))));
    }

    async fn an_old_address_that_another_article_has_is_refused_and_nothing_is_written(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.draft(&Piece::new("thief").path(cast::NIGHT_TRAM)).await;
        let before = testpaper::dump(&paper.db).await;
        assert!(matches!(publish(&paper, id).await, Err(Error::PathTaken(path)) if path == cast::NIGHT_TRAM));
        assert_eq!(testpaper::dump(&paper.db).await, before);
    }

    async fn a_page_takes_no_comments_and_has_no_line(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let mut piece = Piece::new("imprint").page().announced(Urgency::Flash);
        piece.allows_comments = true;
        let page = paper.publish_piece(&piece).await;
        assert_eq!(page.path, "/en/imprint");
        assert_eq!(count(&paper, "select count(*) from wire_item where urgency = 'flash'").await, 0);
        assert_eq!(count(&paper, "select count(*) from article where kind = 'page' and allows_comments").await, 0);
    }
}
