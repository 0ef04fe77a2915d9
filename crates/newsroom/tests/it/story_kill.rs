//! Killing a story.

use newsroom::story::{self, Error, Status, StoryId};
use testpaper::TestPaper;

db::on_both_engines! {
    async fn a_killed_story_is_out_of_print_and_audited(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish("new-crane").await;
        assert!(paper.kill(crane.story).await);
        let id = crane.story;
        let found = paper.db.read(move |s| story::by_id(s, id)).await.unwrap().unwrap();
        assert_eq!(found.status, Status::Killed);
        let path = crane.path.clone();
        let by_path = paper.db.read(move |s| story::by_article_path(s, &path)).await.unwrap();
        assert_eq!(by_path.unwrap().id, crane.story);
        let seq = paper.db.last_seq().await.unwrap();
        let audited = async || -> i64 {
            let sql = "select count(*) from audit where what = 'kill' and entity_id = $1";
            paper.db.read(move |s| s.one(sql, &db::params![id.0], |row| row.get(0))).await.unwrap()
        };
        assert_eq!(audited().await, 1);
        assert!(!paper.kill(crane.story).await);
        assert_eq!((audited().await, paper.db.last_seq().await.unwrap()), (1, seq));
    }

    async fn a_draft_is_not_killed_and_a_story_that_is_not_there_is_refused(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        assert!(!paper.kill(paper.cast.draft).await);
        let (whole, now) = (paper.load().await, paper.clock.now());
        let refused = paper.db.write(move |tx| story::kill(tx, &whole, StoryId(i64::MAX), "mara", now)).await;
        assert!(matches!(refused, Err(Error::NotFound(_))));
    }
}
