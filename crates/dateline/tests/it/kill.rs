//! The process killed again and again while readers post: what was acknowledged is there, once.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::mpsc,
    time::{Duration, Instant},
};

use db::Engine;

use crate::{http, paper::Paper};

const KILLS: usize = 10;
const WRITERS: usize = 6;

/// A comment that somebody means to post, noted before it is sent.
#[derive(Debug, Clone)]
struct Post {
    client: String,
    name: String,
    text: String,
}

#[derive(Default)]
struct Ledger {
    acknowledged: Vec<Post>,
    /// Sent, but nobody said what became of it.
    open: Vec<Post>,
}

#[test]
fn ten_kills_lose_and_repeat_no_acknowledged_comment_on_sqlite() {
    ten_kills(&Paper::with_story(Engine::Sqlite));
}

#[test]
fn ten_kills_lose_and_repeat_no_acknowledged_comment_on_postgres() {
    ten_kills(&Paper::with_story(Engine::Postgres));
}

fn ten_kills(paper: &Paper) {
    let article = paper.article();
    let mut ledger = Ledger::default();
    for round in 0..KILLS {
        let start = Instant::now();
        let server = paper.serve(&["--proxy", "127.0.0.1"]);
        assert_eq!(server.get("/readyz").status, 200);
        assert!(start.elapsed() < Duration::from_secs(10), "it took {:?} to come back", start.elapsed());
        compare(paper, &ledger);
        // Whoever heard nothing sends the same again.
        for post in std::mem::take(&mut ledger.open) {
            assert!(is_acknowledged(server.address, &article, &post), "{post:?}");
            ledger.acknowledged.push(post);
        }
        let (sender, heard) = mpsc::channel();
        std::thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (sender, article, address) = (sender.clone(), &article, server.address);
                scope.spawn(move || write(round, writer, address, article, &sender));
            }
            drop(sender);
            let before_kill = 9 + 5 * round;
            let mut acknowledged = heard.iter();
            take(&mut acknowledged, &mut ledger, before_kill);
            server.kill();
            take(&mut acknowledged, &mut ledger, usize::MAX);
        });
    }
    let _server = paper.serve(&[]);
    compare(paper, &ledger);
    paper.assert_sound();
    assert!(ledger.acknowledged.len() > KILLS * 9, "{}", ledger.acknowledged.len());
    println!("{} acknowledged, {} open at the last kill", ledger.acknowledged.len(), ledger.open.len());
}

/// Posts until an answer fails to come.
fn write(round: usize, writer: usize, address: SocketAddr, article: &str, sender: &mpsc::Sender<(Post, bool)>) {
    for note in 0.. {
        let post = Post {
            client: format!("10.{round}.{writer}.{}", note % 250),
            name: format!("Reader {writer}"),
            text: format!("In round {round} this is note {note}, “ice” — écrit."),
        };
        let is_kept = is_acknowledged(address, article, &post);
        if sender.send((post, is_kept)).is_err() || !is_kept {
            return;
        }
    }
}

fn is_acknowledged(address: SocketAddr, article: &str, post: &Post) -> bool {
    let answer = http::post_comment(address, article, &post.client, &post.name, &post.text);
    answer.is_ok_and(|answer| {
        assert_eq!(answer.status, 303, "{} {}", answer.head, answer.body);
        assert!(answer.header("location").is_some_and(|to| to.starts_with("/comments/receipt/")), "{}", answer.head);
        true
    })
}

fn take(heard: &mut impl Iterator<Item = (Post, bool)>, ledger: &mut Ledger, most: usize) {
    for (post, is_kept) in heard.take(most) {
        if is_kept { ledger.acknowledged.push(post) } else { ledger.open.push(post) }
    }
}

/// The ledger's rule: acknowledged is there once, open is there once or not at all, and the counts agree.
fn compare(paper: &Paper, ledger: &Ledger) {
    let rows: Vec<(String, String)> =
        paper.look(|s| s.all("select name, text from comment", &[], |row| Ok((row.get(0)?, row.get(1)?))));
    let mut found: HashMap<(String, String), usize> = HashMap::new();
    for row in rows {
        *found.entry(row).or_default() += 1;
    }
    let mut take = |post: &Post| found.remove(&(post.name.clone(), post.text.clone())).unwrap_or(0);
    for post in &ledger.acknowledged {
        assert_eq!(take(post), 1, "{post:?} was acknowledged");
    }
    for post in &ledger.open {
        assert!(take(post) <= 1, "{post:?} is there more than once");
    }
    assert!(found.is_empty(), "nobody wrote {found:?}");
    let shown = paper.count("select count(*) from comment where status = 'shown'");
    assert_eq!(paper.count("select comment_count from article"), shown);
    assert_eq!(paper.count("select count(*) from change where kind = 'comment.shown'"), shown);
}
