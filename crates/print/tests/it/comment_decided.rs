//! A moderator's decisions, and the counts that follow them.

use print::comment::{self, CommentStatus, Decision, Reason};
use testpaper::{TestPaper, cast};
use uuid::Uuid;

use crate::log;

db::on_both_engines! {
    async fn counts_follow_every_decision(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = paper.printed(cast::NIGHT_TRAM).await.uid;
        let (nadia, omar) = (paper.cast.nadia, paper.cast.omar);
        let replies = async || paper.db.read(move |s| comment::by_uid(s, nadia)).await.unwrap().unwrap().reply_count;
        let steps = [
            (omar, Decision::Hold, 1, 0),
            (omar, Decision::Remove, 1, 0),
            (omar, Decision::Show, 2, 1),
            (omar, Decision::Show, 2, 1),
            (nadia, Decision::Remove, 1, 1),
            (omar, Decision::Remove, 0, 0),
            (nadia, Decision::Show, 1, 0),
            (omar, Decision::Show, 2, 1),
        ];
        for (uid, decision, count, reply_count) in steps {
            paper.decide(uid, decision).await;
            assert_eq!((paper.comment_count(tram).await, replies().await), (count, reply_count), "after {decision:?}");
        }
    }

    async fn counts_hold_however_many_decide_at_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = paper.printed(cast::NIGHT_TRAM).await.uid;
        let (nadia, omar) = (paper.cast.nadia, paper.cast.omar);
        let seq = log::last(&paper).await;
        let decisions = [Decision::Remove, Decision::Show, Decision::Hold, Decision::Show, Decision::Remove];
        let deciding: Vec<_> = (0..60)
            .map(|turn| {
                let (db, decision) = (paper.db.clone(), decisions[turn % decisions.len()]);
                tokio::spawn(async move { db.write(move |tx| comment::decide(tx, omar, decision)).await.unwrap() })
            })
            .collect();
        for decided in deciding {
            decided.await.unwrap();
        }
        let by_uid = async |uid| paper.db.read(move |s| comment::by_uid(s, uid)).await.unwrap().unwrap();
        let shown = u32::from(by_uid(omar).await.status == CommentStatus::Shown);
        assert_eq!((paper.comment_count(tram).await, by_uid(nadia).await.reply_count), (1 + shown, shown));
        let told: Vec<i64> = log::since(&paper, seq).await.iter().filter_map(|change| change.payload["count"].as_i64()).collect();
        assert!(told.iter().all(|count| (1..=2).contains(count)) && told.windows(2).all(|two| two[0] != two[1]), "{told:?}");
    }

    async fn a_decision_is_told_once_and_a_removal_at_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let seq = log::last(&paper).await;
        let removed = paper.decide(paper.cast.nadia, Decision::Remove).await;
        assert_eq!(removed.reasons, [Reason::Moderator]);
        let change = log::only(&paper, seq).await;
        assert_eq!((change.kind.as_str(), change.is_hard), ("comment.gone", true));
        paper.decide(paper.cast.nadia, Decision::Remove).await;
        paper.decide(paper.cast.nadia, Decision::Hold).await;
        assert_eq!(log::since(&paper, seq).await.len(), 1);
        let shown = paper.decide(paper.cast.nadia, Decision::Show).await;
        assert!(shown.reasons.is_empty());
        let kinds: Vec<String> = log::since(&paper, seq).await.into_iter().map(|change| change.kind).collect();
        assert_eq!(kinds, ["comment.gone", "comment.counted", "comment.shown"]);
    }

    async fn a_comment_that_nobody_wrote_can_not_be_decided(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let none = paper.db.write(|tx| comment::decide(tx, Uuid::nil(), Decision::Show)).await.unwrap().value;
        assert_eq!(none, None);
    }

    async fn comments_are_listed_by_their_standing(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let list = async |status| paper.db.read(move |s| comment::listed(s, status, 10)).await.unwrap();
        let held = list(Some(CommentStatus::Held)).await;
        assert_eq!(held.len(), 1);
        assert_eq!((held[0].0.uid, held[0].1.as_str()), (paper.cast.held, cast::NIGHT_TRAM));
        assert_eq!(list(None).await.len(), 3);
        assert!(list(Some(CommentStatus::Removed)).await.is_empty());
    }
}
