//! What a transaction keeps, and what becomes of it when something goes wrong.

use std::future::Future;
use std::pin::pin;
use std::sync::mpsc;
use std::task::{Context, Poll, Waker};

use db::{Error, on_both_engines, params};

use crate::{add_note, count_notes, published, with_notes};

#[derive(Debug, PartialEq)]
enum DeskError {
    Stale,
    Db(Error),
}

impl From<Error> for DeskError {
    fn from(error: Error) -> DeskError {
        DeskError::Db(error)
    }
}

on_both_engines! {
    async fn a_refusal_of_the_caller_keeps_nothing(db: TestDatabase) {
        with_notes(&db).await;
        let refused = db.write(|tx| -> Result<(), DeskError> {
            add_note(tx, "a")?;
            tx.change(published(1));
            Err(DeskError::Stale)
        }).await;
        assert_eq!(refused, Err(DeskError::Stale));
        assert_eq!(count_notes(&db).await, 0);
        assert_eq!(db.last_seq().await, Ok(0));
    }

    async fn a_swallowed_error_still_ends_the_transaction(db: TestDatabase) {
        with_notes(&db).await;
        db.write(|tx| add_note(tx, "a")).await.unwrap();
        let outcome = db.write(|tx| -> Result<(), DeskError> {
            add_note(tx, "b")?;
            let _ = add_note(tx, "a");
            let after = tx.run("insert into note (slug) values ('c')", &[]);
            assert!(matches!(after, Err(Error::Poisoned { .. })), "{after:?}");
            Ok(())
        }).await;
        assert!(matches!(outcome, Err(DeskError::Db(Error::Poisoned { .. }))), "{outcome:?}");
        assert_eq!(count_notes(&db).await, 1);
        let read = db.read(|s| -> Result<i64, DeskError> {
            let _ = s.one("select id from note where id = -1", &[], |row| row.get::<i64>(0));
            Ok(1)
        }).await;
        assert!(matches!(read, Err(DeskError::Db(Error::Poisoned { .. }))), "{read:?}");
    }

    async fn doing_nothing_on_conflict_is_the_way_to_try(db: TestDatabase) {
        with_notes(&db).await;
        let tried = db.write(|tx| -> Result<u64, Error> {
            add_note(tx, "a")?;
            tx.run("insert into note (slug) values ('a') on conflict do nothing", &[])
        }).await;
        assert_eq!(tried.map(|committed| committed.value), Ok(0));
        assert_eq!(count_notes(&db).await, 1);
    }

    async fn a_panic_keeps_nothing_and_the_threads_go_on(db: TestDatabase) {
        with_notes(&db).await;
        for _ in 0..20 {
            let panicked = db.write(|tx| -> Result<(), Error> {
                add_note(tx, "a")?;
                panic!("on purpose")
            }).await;
            assert_eq!(panicked, Err(Error::Panicked));
            let panicked = db.read(|_| -> Result<(), Error> { panic!("on purpose") }).await;
            assert_eq!(panicked, Err(Error::Panicked));
        }
        db.write(|tx| add_note(tx, "b")).await.unwrap();
        assert_eq!(count_notes(&db).await, 1);
        assert!(db.health().writer_alive);
    }

    async fn a_read_cannot_write(db: TestDatabase) {
        with_notes(&db).await;
        let sql = "insert into note (slug) values ('a') returning id";
        let refused = db.read(move |s| s.one(sql, &[], |row| row.get::<i64>(0))).await;
        assert!(matches!(refused, Err(Error::Sql { .. })), "{refused:?}");
        assert_eq!(count_notes(&db).await, 0);
    }

    async fn a_closure_cannot_end_its_own_transaction(db: TestDatabase) {
        with_notes(&db).await;
        let outcome = db.write(|tx| -> Result<(), Error> {
            add_note(tx, "a")?;
            tx.run("  COMMIT", &[]).map(|_| ())
        }).await;
        assert!(matches!(outcome, Err(Error::Unsupported(_))), "{outcome:?}");
        assert_eq!(count_notes(&db).await, 0);
    }

    async fn a_read_sees_one_moment(db: TestDatabase) {
        with_notes(&db).await;
        let (begun, has_begun) = mpsc::channel();
        let (written, has_written) = mpsc::channel();
        let reader = db.clone();
        let reading = tokio::spawn(async move {
            reader.read(move |s| -> Result<(i64, i64), Error> {
                let count = |s: &mut db::Snapshot| s.one("select count(*) from note", &[], |row| row.get::<i64>(0));
                let before = count(s)?;
                begun.send(()).unwrap();
                has_written.recv().unwrap();
                Ok((before, count(s)?))
            }).await
        });
        tokio::task::spawn_blocking(move || has_begun.recv().unwrap()).await.unwrap();
        db.write(|tx| add_note(tx, "a")).await.unwrap();
        written.send(()).unwrap();
        assert_eq!(reading.await.unwrap(), Ok((0, 0)));
        assert_eq!(count_notes(&db).await, 1);
    }

    async fn tags_are_told_once_each(db: TestDatabase) {
        let read = db.read_tagged(|s| -> Result<i64, Error> {
            s.touch("front:en");
            s.touch(String::from("article:7"));
            s.touch("front:en");
            Ok(1)
        }).await;
        assert_eq!(read, Ok((1, vec!["article:7".to_owned(), "front:en".to_owned()])));
    }

    async fn a_write_runs_to_its_end_whenever_its_future_is_dropped(db: TestDatabase) {
        with_notes(&db).await;
        let (mut started, mut answered) = (0, 0);
        for polls in 0..60 {
            let slug = format!("n{polls}");
            let write = db.write(move |tx| add_note(tx, &slug));
            let mut write = pin!(write);
            for _ in 0..polls {
                match write.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                    Poll::Ready(outcome) => {
                        outcome.unwrap();
                        answered += 1;
                        let slug = format!("n{polls}");
                        let sql = "select count(*) from note where slug = $1";
                        let there = db.read(move |s| s.one(sql, &params![slug], |row| row.get::<i64>(0))).await;
                        assert_eq!(there, Ok::<_, Error>(1));
                        break;
                    }
                    Poll::Pending => tokio::task::spawn_blocking(std::thread::yield_now).await.unwrap(),
                }
            }
            started += i64::from(polls > 0);
        }
        println!("{answered} of {started} were answered before they were dropped");
        let other = db.open_again().await;
        db.close().await;
        assert_eq!(count_notes(&other).await, started);
    }

    async fn a_closed_database_finishes_what_waits_and_takes_no_more(db: TestDatabase) {
        with_notes(&db).await;
        let (go, may_go) = mpsc::channel::<()>();
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let writer = db.clone();
        let slow = tokio::spawn(async move {
            writer.write(move |tx| {
                begun.send(()).unwrap();
                may_go.recv().unwrap();
                add_note(tx, "slow")
            }).await
        });
        has_begun.await.unwrap();
        let mut waiting = pin!(db.write(|tx| add_note(tx, "waiting")));
        assert!(waiting.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        let mut closing = pin!(db.close());
        assert!(closing.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        go.send(()).unwrap();
        closing.await;
        assert!(slow.await.unwrap().is_ok());
        assert!(waiting.await.is_ok());
        assert_eq!(db.write(|tx| add_note(tx, "late")).await, Err(Error::Closed));
        assert_eq!(db.last_seq().await, Err(Error::Closed));
        assert_eq!(db.follow(0).next().await, Err(Error::Closed));
        assert!(!db.health().writer_alive);
        assert_eq!(count_notes(&db.open_again().await).await, 2);
    }

    async fn a_foreign_key_left_open_refuses_its_own_transaction_only(db: TestDatabase) {
        let id = "create table family (id bigint primary key)";
        db.write(move |tx| tx.run(id, &[])).await.unwrap();
        let sql = "create table story (id bigint primary key,
                   family bigint not null references family (id) deferrable initially deferred)";
        db.write(move |tx| tx.run(sql, &[])).await.unwrap();
        let writes = (0..40i64).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| -> Result<(), Error> {
                    tx.run("insert into story (id, family) values ($1, $1)", &params![n])?;
                    if n % 2 == 0 {
                        tx.run("insert into family (id) values ($1)", &params![n])?;
                    }
                    Ok(())
                }).await
            })
        });
        for (n, write) in writes.collect::<Vec<_>>().into_iter().enumerate() {
            let outcome = write.await.unwrap();
            assert_eq!(outcome.is_ok(), n % 2 == 0, "{n}: {outcome:?}");
            assert!(n % 2 == 0 || matches!(outcome, Err(Error::Constraint { .. })), "{outcome:?}");
        }
        let count = db.read(|s| s.one("select count(*) from story", &[], |row| row.get::<i64>(0))).await;
        assert_eq!(count, Ok::<_, Error>(20));
    }

    async fn refused_writes_do_not_touch_their_neighbours(db: TestDatabase) {
        with_notes(&db).await;
        let writes = (0..200).map(|n| {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |tx| {
                    add_note(tx, &format!("n{n}"))?;
                    match n % 4 {
                        0 => Err(DeskError::Stale),
                        1 => panic!("on purpose"),
                        2 => add_note(tx, &format!("n{n}")).map_err(DeskError::Db),
                        _ => Ok(n),
                    }
                }).await
            })
        });
        for (n, write) in writes.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(write.await.unwrap().is_ok(), n % 4 == 3);
        }
        assert_eq!(count_notes(&db).await, 50);
    }
}
