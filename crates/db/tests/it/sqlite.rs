//! What only SQLite has: the file, its writer's groups, its readers.

use std::path::Path;
use std::sync::mpsc;

use db::testing::TestDatabase;
use db::{Config, Db, Error, OpenError, params};

use crate::{add_note, count_notes, with_notes};

async fn refusal(path: &Path) -> OpenError {
    match Db::open(Config::sqlite(path)).await {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(refusal) => refusal,
    }
}

#[tokio::test]
async fn what_waits_shares_one_commit() {
    let db = TestDatabase::sqlite().await;
    with_notes(&db).await;
    let (go, may_go) = mpsc::channel::<()>();
    let (enter, has_entered) = mpsc::channel::<()>();
    let writer = db.clone();
    let first = tokio::spawn(async move {
        writer
            .write(move |tx| {
                enter.send(()).unwrap();
                may_go.recv().unwrap();
                add_note(tx, "first")
            })
            .await
    });
    // The writer takes all that waits at once: the others must come after it has begun.
    while has_entered.try_recv().is_err() {
        tokio::task::yield_now().await;
    }
    let path = db.path().unwrap();
    let rest = (0..100).map(|n| {
        let (writer, path) = (db.clone(), path.clone());
        tokio::spawn(async move {
            writer
                .write(move |tx| -> Result<(i64, i64), Error> {
                    add_note(tx, &format!("n{n}"))?;
                    let inside = tx.one("select count(*) from note", &[], |row| row.get(0))?;
                    let other = rusqlite::Connection::open(path).unwrap();
                    let outside = other.query_row("select count(*) from note", [], |row| row.get(0)).unwrap();
                    Ok((inside, outside))
                })
                .await
        })
    });
    let rest = rest.collect::<Vec<_>>();
    while db.health().waiting_writes < 100 {
        tokio::task::yield_now().await;
    }
    go.send(()).unwrap();
    first.await.unwrap().unwrap();
    let mut commits = std::collections::BTreeSet::new();
    for write in rest {
        let (inside, outside) = write.await.unwrap().unwrap().value;
        assert!(inside > outside);
        commits.insert(outside);
    }
    // A slow machine may need a few groups, because each ends after fifty milliseconds.
    assert!(commits.len() < 20, "{commits:?}");
    assert_eq!(count_notes(&db).await, 101);
}

#[tokio::test]
async fn two_handles_on_one_file_write_in_turn() {
    let one = TestDatabase::sqlite().await;
    with_notes(&one).await;
    let two = one.open_again().await;
    let writes = (0..100).map(|n| {
        let db = if n % 2 == 0 { one.clone() } else { two.clone() };
        tokio::spawn(async move {
            let write = db.write(move |tx| -> Result<(), Error> {
                add_note(tx, &format!("n{n}"))?;
                tx.change(crate::published(n));
                Ok(())
            });
            write.await.unwrap().seq.unwrap()
        })
    });
    let mut seqs = std::collections::BTreeSet::new();
    for write in writes.collect::<Vec<_>>() {
        seqs.insert(write.await.unwrap());
    }
    assert_eq!((seqs.len(), count_notes(&two).await), (100, 100));
}

#[tokio::test]
async fn a_place_that_will_not_do_is_refused_in_plain_words() {
    let folder = tempfile::tempdir().unwrap();
    let missing = refusal(&folder.path().join("nowhere/paper.db")).await;
    assert!(matches!(missing, OpenError::MissingFolder { .. }), "{missing}");
    assert!(missing.to_string().contains("Create it"));
    assert!(matches!(refusal(folder.path()).await, OpenError::Sqlite { .. }));
    let foreign = folder.path().join("letter.db");
    std::fs::write(&foreign, "Dear editor, ".repeat(500)).unwrap();
    let damaged = refusal(&foreign).await;
    assert!(matches!(damaged, OpenError::Damaged { .. }), "{damaged}");
    assert_eq!(std::fs::read(&foreign).unwrap().len(), 6500);
}

#[tokio::test]
async fn a_truncated_database_is_refused() {
    let db = TestDatabase::sqlite().await;
    with_notes(&db).await;
    let copy = db.folder().unwrap().join("copy.db");
    db.copy_to(&copy).await.unwrap();
    let bytes = std::fs::read(&copy).unwrap();
    std::fs::write(&copy, &bytes[..bytes.len() / 2]).unwrap();
    let damaged = refusal(&copy).await;
    assert!(matches!(damaged, OpenError::Damaged { .. }), "{damaged}");
}

#[tokio::test]
async fn a_copy_holds_what_was_committed() {
    let db = TestDatabase::sqlite().await;
    with_notes(&db).await;
    db.write(|tx| add_note(tx, "a")).await.unwrap();
    let copy = db.folder().unwrap().join("copy.db");
    db.copy_to(&copy).await.unwrap();
    db.write(|tx| add_note(tx, "b")).await.unwrap();
    assert!(matches!(db.copy_to(&copy).await, Err(Error::Unsupported(_))));
    let copied = Db::open(Config::sqlite(&copy)).await.unwrap();
    assert_eq!((count_notes(&copied).await, count_notes(&db).await), (1, 2));
}

#[tokio::test]
async fn a_locked_file_is_a_passing_refusal() {
    let db = TestDatabase::sqlite().await;
    with_notes(&db).await;
    let hurried = db.open_with(|config| config.lock_wait_max = std::time::Duration::from_millis(50)).await;
    let other = rusqlite::Connection::open(db.path().unwrap()).unwrap();
    other.execute_batch("begin immediate").unwrap();
    let refused = hurried.write(|tx| add_note(tx, "a")).await.unwrap_err();
    assert!(matches!(refused, Error::Unavailable { .. }) && refused.is_passing(), "{refused}");
    assert_eq!(count_notes(&hurried).await, 0);
    other.execute_batch("rollback").unwrap();
    hurried.write(|tx| add_note(tx, "a")).await.unwrap();
    assert!(hurried.health().writer_alive);
}

#[tokio::test]
async fn a_write_that_is_stopped_takes_nothing_with_it_that_was_answered() {
    let db = TestDatabase::sqlite().await;
    with_notes(&db).await;
    let hurried = db.open_with(|config| config.statement_wait_max = std::time::Duration::from_millis(100)).await;
    let endless = hurried.write(|tx| {
        add_note(tx, "a")?;
        let sql = "with recursive n(i) as (select $1 union all select i + 1 from n)
                   insert into note (slug, stars) select 'x', count(*) from n";
        tx.run(sql, &params![1])
    });
    assert_eq!(endless.await, Err(Error::Timeout));
    hurried.write(|tx| add_note(tx, "b")).await.unwrap();
    assert_eq!(count_notes(&db).await, 1);
}

#[tokio::test]
async fn other_spellings_of_parameters_are_refused() {
    let db = TestDatabase::sqlite().await;
    let refused = db.read(|s| s.first("select ?1", &params![1], |_| Ok(()))).await;
    assert!(matches!(refused, Err(Error::Unsupported(_))), "{refused:?}");
}
