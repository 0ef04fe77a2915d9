//! What only PostgreSQL has: a server that can go away.

use std::path::Path;
use std::time::Duration;

use db::testing::TestDatabase;
use db::{Config, Db, Error, OpenError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};

use crate::{add_note, count_notes, published, with_notes};

/// Ends every connection to this database but the one that asks.
async fn cut_connections(db: &TestDatabase) {
    let other = db.open_again().await;
    // The second argument waits until the backend is gone, which a signal alone does not.
    let sql = "select cast(count(pg_terminate_backend(pid, 5000)) as bigint) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid()";
    other.read(move |s| s.one(sql, &[], |row| row.get::<i64>(0))).await.unwrap();
    other.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_lost_in_commit_is_neither_yes_nor_no() {
    let db = TestDatabase::postgres().await;
    with_notes(&db).await;
    let suicide = "create function lose_connection() returns trigger language plpgsql as
                   $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$";
    db.write(move |tx| tx.run(suicide, &[])).await.unwrap();
    let trigger = "create constraint trigger lose after insert on note deferrable initially deferred
                   for each row execute function lose_connection()";
    db.write(move |tx| tx.run(trigger, &[])).await.unwrap();
    assert_eq!(db.write(|tx| add_note(tx, "plain")).await, Err(Error::Unknown));
    let with_change = db.write(|tx| -> Result<(), Error> {
        add_note(tx, "logged")?;
        tx.change(published(1));
        Ok(())
    });
    assert_eq!(with_change.await, Err(Error::Unknown));
    db.write(|tx| tx.run("drop trigger lose on note", &[])).await.unwrap();
    db.write(|tx| add_note(tx, "after")).await.unwrap();
    assert_eq!(count_notes(&db).await, 1);
}

/// Passes everything on between client and server, but ends the connection instead of the answer to COMMIT.
async fn lossy_proxy(folder: &Path, server: &Path) {
    let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
    let server = server.join(".s.PGSQL.5432");
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(pass(client, UnixStream::connect(&server).await.unwrap()));
        }
    });
}

async fn pass(mut client: UnixStream, mut server: UnixStream) {
    let (mut up, mut down) = ([0u8; 8192], [0u8; 8192]);
    loop {
        tokio::select! {
            read = client.read(&mut up) => {
                let Ok(length @ 1..) = read else { return };
                server.write_all(&up[..length]).await.unwrap();
                let is_commit = up[..length].windows(7).any(|text| text == b"commit\0");
                if is_commit && WRITES.load(std::sync::atomic::Ordering::SeqCst) {
                    // The answer shows that the server is done with it; the client never gets it.
                    let _ = server.read(&mut down).await;
                    return;
                }
            }
            read = server.read(&mut down) => {
                let Ok(length @ 1..) = read else { return };
                client.write_all(&down[..length]).await.unwrap();
            }
        }
    }
}

static WRITES: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_lost_after_the_commit_is_unknown_although_it_was_kept() {
    let db = TestDatabase::postgres().await;
    with_notes(&db).await;
    let folder = tempfile::tempdir().unwrap();
    let url = db.url().unwrap();
    let socket = url.split('@').nth(1).unwrap().split_once("/test").unwrap();
    lossy_proxy(folder.path(), Path::new(&socket.0.replace("%2F", "/"))).await;
    let detour = folder.path().display().to_string().replace('/', "%2F");
    let through = Db::open(Config::postgres(format!("postgresql://postgres@{detour}/test{}", socket.1))).await.unwrap();
    assert_eq!(count_notes(&through).await, 0);
    WRITES.store(true, std::sync::atomic::Ordering::SeqCst);
    assert_eq!(through.write(|tx| add_note(tx, "kept")).await, Err(Error::Unknown));
    WRITES.store(false, std::sync::atomic::Ordering::SeqCst);
    assert_eq!(count_notes(&db).await, 1);
    through.write(|tx| add_note(tx, "after")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn idle_connections_that_were_cut_are_replaced_unseen() {
    let db = TestDatabase::postgres().await;
    with_notes(&db).await;
    for n in 0..5 {
        for m in 0..12 {
            db.write(move |tx| add_note(tx, &format!("n{n}.{m}"))).await.unwrap();
            count_notes(&db).await;
        }
        cut_connections(&db).await;
    }
    assert_eq!(count_notes(&db).await, 60);
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_under_a_server_that_keeps_cutting_are_honest() {
    let db = TestDatabase::postgres().await;
    with_notes(&db).await;
    let writers = (0..8)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                let (mut kept, mut unknown) = (Vec::new(), Vec::new());
                for n in 0..60 {
                    let slug = format!("w{writer}.{n}");
                    let given = slug.clone();
                    match db
                        .write(move |tx| -> Result<(), Error> {
                            add_note(tx, &given)?;
                            tx.change(published(n));
                            Ok(())
                        })
                        .await
                    {
                        Ok(_) => kept.push(slug),
                        Err(Error::Unknown) => unknown.push(slug),
                        Err(error) => assert!(error.is_passing(), "{error}"),
                    }
                }
                (kept, unknown)
            })
        })
        .collect::<Vec<_>>();
    for _ in 0..10 {
        cut_connections(&db).await;
    }
    let (mut kept, mut unknown) = (Vec::new(), Vec::new());
    for writer in writers {
        let (more_kept, more_unknown) = writer.await.unwrap();
        kept.extend(more_kept);
        unknown.extend(more_unknown);
    }
    let there = db.read(|s| s.all("select slug from note", &[], |row| row.get::<String>(0))).await;
    let there: Vec<String> = there.unwrap_or_else(|error: Error| panic!("{error}"));
    println!("{} kept, {} unknown, {} there", kept.len(), unknown.len(), there.len());
    assert!(kept.iter().all(|slug| there.contains(slug)));
    assert!(there.iter().all(|slug| kept.contains(slug) || unknown.contains(slug)));
    assert_eq!(db.changes_after(0, 10_000).await.unwrap().len(), there.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follower_goes_on_after_its_connection_was_cut() {
    let db = TestDatabase::postgres().await;
    let other = TestDatabase::open_again(&db).await;
    let mut follower = db.follow(0);
    for id in 1..=3 {
        cut_connections(&db).await;
        other
            .write(move |tx| -> Result<(), Error> {
                tx.change(published(id));
                Ok(())
            })
            .await
            .unwrap();
        let heard = tokio::time::timeout(Duration::from_secs(10), follower.next()).await.unwrap().unwrap();
        assert_eq!(heard.iter().map(|change| change.entity_id).collect::<Vec<_>>(), [id]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lock_that_does_not_come_is_a_timeout() {
    let db = TestDatabase::postgres().await;
    with_notes(&db).await;
    db.write(|tx| add_note(tx, "a")).await.unwrap();
    let hurried = db.open_with(|config| config.lock_wait_max = Duration::from_millis(100)).await;
    let (held, is_held) = tokio::sync::oneshot::channel();
    let (go, may_go) = std::sync::mpsc::channel::<()>();
    let holder = db.clone();
    let holding = tokio::spawn(async move {
        holder
            .write(move |tx| -> Result<(), Error> {
                tx.run("update note set stars = 1", &[])?;
                held.send(()).unwrap();
                may_go.recv().unwrap();
                Ok(())
            })
            .await
    });
    is_held.await.unwrap();
    assert_eq!(hurried.write(|tx| tx.run("update note set stars = 2", &[])).await, Err(Error::Timeout));
    go.send(()).unwrap();
    holding.await.unwrap().unwrap();
}

#[tokio::test]
async fn an_address_that_will_not_do_is_refused_in_plain_words() {
    let refusal = async |url: &str| Db::open(Config::postgres(url)).await.err().unwrap();
    assert!(matches!(refusal("mysql://paper").await, OpenError::Address { .. }));
    for mode in ["require", "verify-full"] {
        let url = format!("postgres://127.0.0.1:1/paper?sslmode={mode}");
        assert!(matches!(refusal(&url).await, OpenError::Unreachable { .. } | OpenError::Tls { .. }));
    }
    let away = refusal("postgres://mara:secret@127.0.0.1:1/paper").await;
    assert!(matches!(away, OpenError::Unreachable { .. }), "{away}");
    assert!(!away.to_string().contains("secret"));
}
