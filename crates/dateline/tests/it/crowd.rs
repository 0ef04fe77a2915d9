//! More connections than there is room for: the rest wait, the log says it once, and room that frees is used.

use std::{
    fs,
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    time::Duration,
};

use db::Engine;

use crate::{
    http,
    paper::Paper,
    server::{PATIENCE, Server},
};

fn hold(server: &Server) -> TcpStream {
    let mut stream = http::connect(server.address).expect("the system takes connections");
    stream.write_all(b"GET /live?on=wire.en HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("the request is sent");
    stream
}

fn is_answered_within(stream: &mut TcpStream, most: Duration) -> bool {
    stream.set_read_timeout(Some(most)).expect("a timeout can be set");
    match stream.read(&mut [0; 16]) {
        Ok(read) => read > 0,
        Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => false,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn beyond_the_bound_of_connections_the_next_ones_wait() {
    let paper = Paper::with_story(Engine::Sqlite);
    fs::write(paper.data.join("dateline.toml"), "connections_max = 16\n").expect("a file");
    let server = paper.serve(&[]);
    let mut held: Vec<TcpStream> = (0..16).map(|_| hold(&server)).collect();
    assert!(held.iter_mut().all(|stream| is_answered_within(stream, PATIENCE)));
    let mut further = hold(&server);
    assert!(!is_answered_within(&mut further, Duration::from_millis(500)), "there is no room");
    held.pop();
    assert!(is_answered_within(&mut further, PATIENCE), "room that frees is used");
    held.clear();
    drop(further);
    assert_eq!(server.get("/en").status, 200);
    let complaints = server.log().matches("all connections are in use").count();
    assert!((1..=2).contains(&complaints), "{}", server.log());
}

#[test]
fn without_file_descriptors_it_lives_on_and_accepts_again() {
    let paper = Paper::with_story(Engine::Sqlite);
    let command = paper.command(&["serve", "--listen", "127.0.0.1:0"]);
    // The bound is set by the shell, because the program raises a soft one.
    let program = command.get_program().to_owned();
    let mut limited = std::process::Command::new("sh");
    limited.arg("-c").arg("ulimit -n 64; exec \"$@\"").arg("sh").arg(program).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => limited.env(name, value),
            None => limited.env_remove(name),
        };
    }
    let server = Server::start(limited, &paper.scratch);
    let held: Vec<TcpStream> = (0..120).map(|_| hold(&server)).collect();
    let start = std::time::Instant::now();
    while !server.log().contains("no connection can be accepted") {
        assert!(start.elapsed() < PATIENCE, "it has descriptors for all: {}", server.log());
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(held);
    assert_eq!(server.get("/en").status, 200, "accepts resume");
    let complaints = server.log().matches("no connection can be accepted").count();
    assert!(complaints <= 3, "said once a period, not once a connection: {complaints}");
}
