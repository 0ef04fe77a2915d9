//! Requests beyond the bounds: refused in the words of HTTP, or cut.

use std::{
    io::{Read, Write},
    time::{Duration, Instant},
};

use db::Engine;

use crate::{
    http,
    paper::{Paper, STORY_PATH},
};

#[test]
fn heads_addresses_and_bodies_have_bounds() {
    let paper = Paper::with_story(Engine::Sqlite);
    let (server, article) = (paper.serve(&[]), paper.article());
    let ask = |request: String| http::ask(server.address, &request).expect("the server answers").status;
    let get = |headers: &[(&str, &str)]| ask(http::request("GET", "/en", headers, ""));
    let (four, twenty) = ("x".repeat(4 * 1024), "x".repeat(20 * 1024));
    assert_eq!((get(&[("X-Note", &four)]), get(&[("X-Note", &twenty)])), (200, 431));
    assert_eq!(ask(http::request("GET", &format!("/en/{}", "x".repeat(9 * 1024)), &[], "")), 414);
    assert_eq!(ask(http::request("GET", &format!("/en/{}", "x".repeat(7 * 1024)), &[], "")), 404);
    let path = format!("/comments/{article}");
    let body = |bytes: usize| format!("name=Ada&text={}", "x".repeat(bytes));
    let stated = http::ask(server.address, &http::form(&path, "", &body(66 * 1024))).expect("the server answers");
    assert_eq!(stated.status, 413, "{}", stated.head);
    assert_eq!(ask(chunked(&path, &body(66 * 1024))), 413);
    assert_eq!(
        ask(http::form(&path, "", &body(40 * 1024))),
        422,
        "within the bound it is read, and the text is too long"
    );
    assert_eq!(ask(http::request("POST", "/en", &[], "")), 405);
    assert_eq!(ask(http::request("DELETE", STORY_PATH, &[], "")), 405);
    assert_eq!(ask("GET /en HTTP/1.1\r\nHost: localhost\r\nbroken\r\n\r\n".to_owned()), 400);
    let fast = |at: u32| {
        http::post_comment(server.address, &article, "", "Ada", &format!("Quick note {at}."))
            .expect("the server answers")
    };
    let answers: Vec<http::Answer> = (0..9).map(fast).collect();
    let last = answers.last().expect("nine were sent");
    assert_eq!((last.status, last.header("retry-after").is_some()), (429, true), "{}", last.head);
    let kept = answers.iter().filter(|answer| answer.status == 303).count();
    assert!((1..9).contains(&kept), "what was refused may count too");
    assert_eq!(paper.count("select count(*) from comment"), i64::try_from(kept).expect("a small number"));
    assert_eq!(server.get(STORY_PATH).status, 200);
}

fn chunked(path: &str, body: &str) -> String {
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    );
    format!("{head}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len())
}

#[test]
fn who_does_not_finish_a_head_is_cut_and_others_are_served_meanwhile() {
    let paper = Paper::with_story(Engine::Sqlite);
    let server = paper.serve(&[]);
    let begun = Instant::now();
    let mut slow = http::connect(server.address).expect("the server takes connections");
    let mut silent = http::connect(server.address).expect("the server takes connections");
    slow.write_all(b"GET /en HTTP/1.1\r\nHost: localhost\r\n").expect("the start is sent");
    assert_eq!(server.get("/en").status, 200);
    let slow_end = drip_until_cut(&mut slow, begun);
    assert!(slow_end > Duration::from_secs(5) && slow_end < Duration::from_secs(20), "{slow_end:?}");
    let mut bytes = [0; 16];
    assert!(matches!(silent.read(&mut bytes), Ok(0) | Err(_)), "who says nothing at all is cut too");
    assert!(begun.elapsed() < Duration::from_secs(20));
    println!("cut after {slow_end:?}");
}

/// One header line each second, as a slow attacker sends them.
fn drip_until_cut(stream: &mut std::net::TcpStream, begun: Instant) -> Duration {
    stream.set_read_timeout(Some(Duration::from_secs(1))).expect("a timeout can be set");
    let mut bytes = [0; 512];
    loop {
        assert!(begun.elapsed() < Duration::from_secs(30), "nobody cut the slow one");
        match stream.read(&mut bytes) {
            Ok(0) => return begun.elapsed(),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {}
            Err(_) => return begun.elapsed(),
        }
        let _ = stream.write_all(b"X-Wait: yes\r\n");
    }
}
