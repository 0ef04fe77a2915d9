//! The signal to stop: streams end, running requests finish, and it never takes longer than ten seconds.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use db::Engine;

use crate::{
    http,
    paper::{Paper, STORY_PATH},
    server::PATIENCE,
    stream::Stream,
};

const STOP_MAX: Duration = Duration::from_secs(10);

#[test]
fn a_stop_ends_streams_cleanly_and_lets_a_running_request_finish() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (mut server, article) = (paper.serve(&[]), paper.article());
    let mut streams: Vec<Stream> = (0..20).map(|_| Stream::open(server.address, "wire.en,front.en")).collect();
    let request = http::comment(&article, "10.0.0.1", "Ada", "Half of it came before the signal.");
    let (first, rest) = request.split_at(request.len() - 20);
    let mut slow = http::connect(server.address).expect("the server takes connections");
    slow.write_all(first.as_bytes()).expect("the first half is sent");
    // An answer on another connection shows that the server has had time to read this one's head.
    assert_eq!(server.get(STORY_PATH).status, 200);

    server.ask_to_stop();
    let asked = Instant::now();
    for stream in &mut streams {
        assert!(stream.ends_cleanly_within(PATIENCE), "{}", stream.heard());
    }
    slow.write_all(rest.as_bytes()).expect("the second half is sent");
    let answer = http::answer(&mut slow).expect("the running request is answered");
    assert_eq!(answer.status, 303, "{}", answer.head);
    assert_eq!(server.ended_within(STOP_MAX), Some(0));
    assert!(asked.elapsed() < STOP_MAX, "{:?}", asked.elapsed());
    assert!(http::get(server.address, "/en").is_err(), "nobody is at the door any more");
    assert_eq!(paper.count("select count(*) from comment"), 1);
    println!("stopped after {:?}", asked.elapsed());
}

#[test]
fn a_request_that_never_ends_does_not_hold_up_the_stop() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (mut server, article) = (paper.serve(&[]), paper.article());
    let request = http::comment(&article, "10.0.0.1", "Ada", "The end of this never comes.");
    let mut stuck = http::connect(server.address).expect("the server takes connections");
    stuck.write_all(&request.as_bytes()[..request.len() - 5]).expect("most of it is sent");
    assert_eq!(server.get(STORY_PATH).status, 200);
    server.ask_to_stop();
    let asked = Instant::now();
    assert_eq!(server.ended_within(STOP_MAX), Some(0));
    println!("stopped after {:?}", asked.elapsed());
    assert_eq!(paper.count("select count(*) from comment"), 0);
}
