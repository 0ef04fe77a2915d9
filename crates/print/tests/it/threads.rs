//! Threads a page at a time: placeholders, ten thousand comments, three hundred replies.

use std::collections::HashSet;

use print::{
    comment::{self, Branch, Decision, PAGE, Span, Thread, Threads},
    names::ArticleId,
};
use testpaper::{TestPaper, cast};
use uuid::Uuid;

async fn threads(paper: &TestPaper, article: ArticleId, span: Span) -> Threads {
    paper.db.read(move |s| comment::threads(s, article, span)).await.unwrap()
}

async fn more(paper: &TestPaper, top: Uuid, skip: u32) -> Thread {
    let read = paper.db.read(move |s| {
        let top = comment::by_uid(s, top)?.expect("the thread is there");
        comment::more_replies(s, top, skip)
    });
    read.await.unwrap()
}

fn texts(branch: &Branch, found: &mut Vec<String>) {
    if branch.is_shown {
        found.push(branch.comment.text.clone());
    }
    branch.replies.iter().for_each(|reply| texts(reply, found));
}

db::on_both_engines! {
    async fn a_removed_comment_keeps_its_place_while_replies_to_it_show(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = paper.printed(cast::NIGHT_TRAM).await.article;
        paper.decide(paper.cast.nadia, Decision::Remove).await;
        let page = threads(&paper, tram, Span::Newest).await;
        assert_eq!(page.threads.len(), 1);
        assert!(!page.threads[0].top.is_shown);
        assert_eq!(page.threads[0].top.replies[0].comment.uid, paper.cast.omar);
        paper.decide(paper.cast.omar, Decision::Remove).await;
        assert!(threads(&paper, tram, Span::Newest).await.threads.is_empty());
    }

    async fn ten_thousand_comments_are_turned_by_key_each_shown_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let gauge = paper.printed(cast::TIDE_GAUGE).await;
        paper.crowd(&gauge, 10_000).await;
        assert_eq!(paper.comment_count(gauge.uid).await, 10_000);
        let newest = threads(&paper, gauge.article, Span::Newest).await;
        assert_eq!(newest.threads.len(), PAGE);
        assert_eq!(newest.threads[PAGE - 1].top.comment.name, "Voice 10000");
        assert_eq!((newest.newer, newest.older.is_some()), (None, true));
        let mut seen = HashSet::new();
        let mut page = newest.clone();
        for _ in 0..10 {
            assert!(page.threads.iter().all(|thread| seen.insert(thread.top.comment.id)));
            page = threads(&paper, gauge.article, Span::Before(page.older.unwrap())).await;
        }
        let back = threads(&paper, gauge.article, Span::After(page.newer.unwrap())).await;
        assert!(back.threads.iter().all(|thread| seen.contains(&thread.top.comment.id)));
        assert_eq!(back.threads[0].top.comment.name, "Voice 9701");
    }

    async fn the_oldest_page_has_no_older_one(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let gauge = paper.printed(cast::TIDE_GAUGE).await;
        paper.crowd(&gauge, PAGE as i64 + 5).await;
        let newest = threads(&paper, gauge.article, Span::Newest).await;
        let oldest = threads(&paper, gauge.article, Span::Before(newest.older.unwrap())).await;
        assert_eq!((oldest.threads.len(), oldest.older), (5, None));
        let forward = threads(&paper, gauge.article, Span::After(oldest.newer.unwrap())).await;
        assert_eq!((forward.threads.len(), forward.newer), (PAGE, None));
    }

    async fn three_hundred_replies_are_all_reached_though_some_were_removed(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = paper.printed(cast::NIGHT_TRAM).await;
        paper.crowd_of_replies(&tram, paper.cast.nadia, 300).await;
        let first = threads(&paper, tram.article, Span::Newest).await.threads.remove(0);
        assert_eq!(first.hidden_replies, 201);
        let mut found = Vec::new();
        texts(&first.top, &mut found);
        assert_eq!(found.len(), 1 + 100);
        // Most of the first two hundred go; what follows them must still be led to.
        let replies: Vec<Uuid> = first.top.replies.iter().skip(10).map(|reply| reply.comment.uid).collect();
        for uid in replies {
            paper.decide(uid, Decision::Remove).await;
        }
        let second = more(&paper, paper.cast.nadia, 100).await;
        let replies: Vec<Uuid> = second.top.replies.iter().skip(10).map(|reply| reply.comment.uid).collect();
        for uid in replies {
            paper.decide(uid, Decision::Remove).await;
        }
        let mut found = Vec::new();
        texts(&threads(&paper, tram.article, Span::Newest).await.threads.remove(0).top, &mut found);
        let mut skip = 100;
        loop {
            let thread = more(&paper, paper.cast.nadia, skip).await;
            thread.top.replies.iter().for_each(|reply| texts(reply, &mut found));
            if thread.hidden_replies == 0 {
                break;
            }
            skip += 100;
        }
        // Nadia, ten of the first and ten of the second hundred, the third hundred, and Omar.
        assert_eq!(found.len(), 1 + 10 + 10 + 101);
    }
}
