//! An open event stream, as a page has it.

use std::{
    io::{ErrorKind, Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

use crate::{http, server::PATIENCE};

pub struct Stream {
    connection: TcpStream,
    heard: Vec<u8>,
}

impl Stream {
    /// Opens a stream and waits for its greeting.
    pub fn open(address: SocketAddr, channels: &str) -> Stream {
        let mut connection = http::connect(address).expect("the server takes connections");
        let request = format!("GET /live?on={channels} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        connection.write_all(request.as_bytes()).expect("the request is sent");
        connection.set_read_timeout(Some(Duration::from_millis(50))).expect("a timeout can be set");
        let mut stream = Stream { connection, heard: Vec::new() };
        stream.until("event: hello");
        stream
    }

    /// Listens until some text was heard; how long that took.
    pub fn until(&mut self, text: &str) -> Duration {
        let start = Instant::now();
        while !self.heard().contains(text) {
            assert!(start.elapsed() < PATIENCE, "{text:?} was not heard: {}", self.heard());
            assert!(self.listen(), "the stream ended before {text:?}: {}", self.heard());
        }
        start.elapsed()
    }

    /// Whether the stream came to its proper end, its last chunk, within some time.
    pub fn ends_cleanly_within(&mut self, most: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < most {
            if !self.listen() {
                return self.heard.ends_with(b"0\r\n\r\n");
            }
        }
        false
    }

    pub fn heard(&self) -> String {
        String::from_utf8_lossy(&self.heard).into_owned()
    }

    /// Whether more may come.
    fn listen(&mut self) -> bool {
        let mut bytes = [0; 4096];
        match self.connection.read(&mut bytes) {
            Ok(0) => false,
            Ok(read) => {
                self.heard.extend(&bytes[..read]);
                true
            }
            Err(error) => matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
        }
    }
}
