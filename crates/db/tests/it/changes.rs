//! The change log and those who follow it.

use std::collections::BTreeSet;
use std::time::Duration;

use db::{Change, Error, on_both_engines};
use serde_json::json;

use crate::published;

fn said(id: i64, text: &str) -> Change {
    Change::new("comment.shown").of("comment", id).payload(json!({"text": text, "uid": id}))
}

on_both_engines! {
    async fn changes_are_logged_with_the_commit(db: TestDatabase) {
        let committed = db.write(|tx| -> Result<(), Error> {
            tx.change(published(1));
            let payload = json!({"path": "/en/été", "n": [1, null]});
            tx.change(Change::new("article.killed").of("article", 2).tags(["a", "b", "a"]).payload(payload).hard());
            Ok(())
        }).await.unwrap();
        let changes = db.changes_after(0, 10).await.unwrap();
        assert_eq!(changes.len(), 2);
        assert_eq!(committed.seq, Some(changes[1].seq));
        assert_eq!(db.last_seq().await, Ok(changes[1].seq));
        let [first, second] = &changes[..] else { panic!("two changes") };
        assert!(first.seq < second.seq && first.at > 1_700_000_000_000_000);
        assert_eq!((first.kind.as_str(), first.is_hard, &first.tags[..]), ("article.published", false, &["front:en".to_owned()][..]));
        assert_eq!((second.entity.as_str(), second.entity_id, second.is_hard), ("article", 2, true));
        assert_eq!((&second.tags[..], &second.payload), (&["a".to_owned(), "b".into()][..], &json!({"path": "/en/été", "n": [1, null]})));
        assert_eq!(db.changes_after(first.seq, 10).await.unwrap()[..], changes[1..]);
        assert_eq!(db.changes_after(0, 1).await.unwrap()[..], changes[..1]);
    }

    async fn words_that_were_taken_back_are_emptied_wherever_the_log_has_them(db: TestDatabase) {
        db.write(|tx| {
            [said(1, "one"), said(2, "two"), published(1)].into_iter().for_each(|change| tx.change(change));
            Ok::<_, Error>(())
        }).await.unwrap();
        db.write(|tx| {
            tx.change(said(1, "one again"));
            tx.empty_payloads("comment", 1, &["text", "name"])?;
            tx.change(said(1, "new words"));
            Ok::<_, Error>(())
        }).await.unwrap();
        let texts: Vec<_> = db.changes_after(0, 10).await.unwrap().into_iter().filter(|change| change.entity == "comment")
            .map(|change| (change.payload["uid"].as_i64().unwrap(), change.payload["text"].as_str().unwrap().to_owned())).collect();
        assert_eq!(texts, [(1, ""), (2, "two"), (1, ""), (1, "new words")].map(|(id, text)| (id, text.to_owned())));
    }

    async fn a_follower_misses_nothing_of_sixteen_writers(db: TestDatabase) {
        const WRITERS: i64 = 16;
        const EACH: i64 = 25;
        let mut follower = db.open_again().await.follow(0);
        let following = tokio::spawn(async move {
            let mut seen = Vec::new();
            while seen.len() < (WRITERS * EACH) as usize {
                seen.extend(follower.next().await.unwrap());
            }
            seen
        });
        let writers = (0..WRITERS).map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                let mut seqs = Vec::new();
                for n in 0..EACH {
                    let committed = db.write(move |tx| -> Result<(), Error> {
                        tx.change(published(writer * EACH + n));
                        Ok(())
                    }).await.unwrap();
                    seqs.push(committed.seq.unwrap());
                }
                seqs
            })
        }).collect::<Vec<_>>();
        let mut told = BTreeSet::new();
        for writer in writers {
            let seqs = writer.await.unwrap();
            assert!(seqs.is_sorted());
            told.extend(seqs);
        }
        let seen = tokio::time::timeout(Duration::from_secs(30), following).await.unwrap().unwrap();
        let seqs: Vec<i64> = seen.iter().map(|change| change.seq).collect();
        assert!(seqs.is_sorted_by(|a, b| a < b), "{seqs:?}");
        assert_eq!(seqs.iter().copied().collect::<BTreeSet<_>>(), told);
        let ids: BTreeSet<i64> = seen.iter().map(|change| change.entity_id).collect();
        assert_eq!(ids.len(), (WRITERS * EACH) as usize);
    }

    async fn a_follower_hears_another_process_within_a_second(db: TestDatabase) {
        let other = db.open_again().await;
        let mut follower = db.follow(0);
        for id in 1..=3 {
            other.write(move |tx| -> Result<(), Error> { tx.change(published(id)); Ok(()) }).await.unwrap();
            let heard = tokio::time::timeout(Duration::from_secs(1), follower.next()).await.unwrap().unwrap();
            assert_eq!(heard.iter().map(|change| change.entity_id).collect::<Vec<_>>(), [id]);
        }
    }

    async fn forgetting_keeps_the_newest_so_that_seq_never_falls_back(db: TestDatabase) {
        for id in 1..=3 {
            db.write(move |tx| -> Result<(), Error> { tx.change(published(id)); Ok(()) }).await.unwrap();
        }
        let last = db.last_seq().await.unwrap();
        assert_eq!(db.forget_changes(i64::MAX).await, Ok(2));
        assert_eq!((db.oldest_seq().await, db.last_seq().await), (Ok(last), Ok(last)));
    }

    async fn the_log_is_looked_at_even_if_nothing_happens(db: TestDatabase) {
        assert_eq!(db.last_seq().await, Ok(0));
        db.changes_after(0, 1).await.unwrap();
        assert!(db.health().heard_ago < Duration::from_secs(5));
    }
}
