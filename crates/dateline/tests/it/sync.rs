//! Nothing is acknowledged before it is on the disk, and nothing if the disk says no.

use std::collections::HashMap;

use db::Engine;

use crate::{
    http,
    paper::{Paper, STORY_PATH},
    trace::Trace,
};

const POSTS: usize = 12;
const PROXY: [&str; 2] = ["--proxy", "127.0.0.1"];

#[test]
fn every_acknowledgement_comes_after_a_sync_of_its_own() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (server, article) = (paper.serve(&PROXY), paper.article());
    let calls = "trace=fsync,fdatasync,read,recvfrom,write,writev,sendto,sendmsg";
    let trace = Trace::of(&server, &paper.scratch, &["-e", calls]);
    for note in 0..POSTS {
        let answer =
            http::post_comment(server.address, &article, &format!("10.0.0.{note}"), "Ada", &format!("Note {note}."));
        assert_eq!(answer.expect("the server answers").status, 303);
    }
    assert_eq!(acknowledged_after_sync(&trace.end()), POSTS);
}

/// Counts the acknowledgements that were sent after their request came and a sync of the log ended between the two.
fn acknowledged_after_sync(lines: &[String]) -> usize {
    let mut syncing: HashMap<&str, bool> = HashMap::new();
    let (mut has_come, mut is_synced, mut count) = (false, false, 0);
    for line in lines {
        let thread = line.split_whitespace().next().unwrap_or_default();
        let is_of_log = line.contains("dateline.sqlite-wal>");
        if line.contains("sync(") && line.contains("<unfinished") {
            syncing.insert(thread, is_of_log);
        } else if line.contains("sync(") && line.contains("= 0") {
            is_synced |= is_of_log;
        } else if line.contains("sync resumed>") && line.contains("= 0") {
            is_synced |= syncing.remove(thread).unwrap_or(false);
        } else if line.contains("\"POST /comments/") {
            (has_come, is_synced) = (true, false);
        } else if line.contains("\"HTTP/1.1 303") && line.contains("(") {
            assert!(has_come && is_synced, "acknowledged before the sync:\n{}", lines.join("\n"));
            (has_come, count) = (false, count + 1);
        }
    }
    count
}

#[test]
fn when_syncs_fail_nothing_is_acknowledged_and_it_heals_when_they_work_again() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (server, article) = (paper.serve(&PROXY), paper.article());
    let post = |server: &crate::server::Server, text: &str| {
        http::post_comment(server.address, &article, "10.0.0.1", "Ada", text).expect("the server answers")
    };
    assert_eq!(post(&server, "Before.").status, 303);
    let trace =
        Trace::of(&server, &paper.scratch, &["-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO"]);
    for note in 0..4 {
        let answer = post(&server, &format!("Lost {note}."));
        assert!((500..600).contains(&answer.status), "{}", answer.head);
        assert!(answer.header("location").is_none(), "{}", answer.head);
    }
    assert_eq!(server.get(STORY_PATH).status, 200, "reading goes on");
    let seen = trace.end();
    assert!(seen.iter().filter(|line| line.contains("INJECTED")).count() >= 4, "{seen:?}");
    assert_eq!(post(&server, "Healed.").status, 303);
    server.kill();

    let server = paper.serve(&PROXY);
    paper.assert_sound();
    let texts: Vec<String> = paper.look(|s| s.all("select text from comment order by id", &[], |row| row.get(0)));
    let is_known =
        |text: &String| text == "Before." || text == "Healed." || (0..4).any(|note| *text == format!("Lost {note}."));
    assert!(texts.iter().all(is_known), "whole or absent: {texts:?}");
    for acknowledged in ["Before.", "Healed."] {
        assert_eq!(texts.iter().filter(|text| *text == acknowledged).count(), 1, "{texts:?}");
    }
    let distinct: std::collections::HashSet<&String> = texts.iter().collect();
    assert_eq!(distinct.len(), texts.len(), "none is there twice: {texts:?}");
    assert_eq!(post(&server, "Lost 0.").status, 303, "who sends again is heard");
    assert_eq!(paper.count("select count(*) from comment where text = 'Lost 0.'"), 1);
    paper.assert_sound();
}
