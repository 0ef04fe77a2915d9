//! Just enough of HTTP/1.1 to ask as a reader does: one connection, one request, the whole answer.

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

const WAIT_MAX: Duration = Duration::from_secs(30);

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let named = |line: &&str| line.split_once(':').is_some_and(|(found, _)| found.eq_ignore_ascii_case(name));
        self.head.lines().find(named).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim())
    }

    pub fn has(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

pub fn get(address: SocketAddr, path: &str) -> io::Result<Answer> {
    ask(address, &request("GET", path, &[], ""))
}

/// A comment from one of many addresses; the server must believe 127.0.0.1 as a proxy.
pub fn post_comment(address: SocketAddr, article: &str, client: &str, name: &str, text: &str) -> io::Result<Answer> {
    ask(address, &comment(article, client, name, text))
}

pub fn comment(article: &str, client: &str, name: &str, text: &str) -> String {
    let body = format!("name={}&text={}", encoded(name), encoded(text));
    form(&format!("/comments/{article}"), client, &body)
}

pub fn form(path: &str, client: &str, body: &str) -> String {
    request("POST", path, &[("Content-Type", "application/x-www-form-urlencoded"), ("X-Forwarded-For", client)], body)
}

pub fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> String {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request += "Host: localhost\r\n";
    }
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    if method != "GET" {
        request += &format!("Content-Length: {}\r\n", body.len());
    }
    request + "\r\n" + body
}

pub fn ask(address: SocketAddr, request: &str) -> io::Result<Answer> {
    let mut stream = connect(address)?;
    // A refusal may come before all is sent, and the server need not read on.
    let sent = stream.write_all(request.as_bytes());
    let answer = answer(&mut stream);
    sent.and(answer)
}

pub fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(WAIT_MAX))?;
    stream.set_write_timeout(Some(WAIT_MAX))?;
    Ok(stream)
}

/// Reads to the end of the connection; an answer that breaks off is an error.
pub fn answer(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes);
    let broken = |what: &str| io::Error::new(io::ErrorKind::UnexpectedEof, what.to_owned());
    let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Err(end.err().unwrap_or_else(|| broken("the answer has no end of its head")));
    };
    let head = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let status = head.get(9..12).and_then(|text| text.parse().ok()).ok_or_else(|| broken("no status"))?;
    let mut answer = Answer { status, head, body: String::new() };
    let rest = &bytes[at + 4..];
    let body = match (answer.header("transfer-encoding"), answer.header("content-length")) {
        (Some("chunked"), _) => unchunked(rest).ok_or_else(|| broken("the last chunk is missing"))?,
        (_, Some(length)) if length.parse() == Ok(rest.len()) => rest.to_vec(),
        (_, Some(_)) => return Err(broken("the body broke off")),
        _ => rest.to_vec(),
    };
    answer.body = String::from_utf8_lossy(&body).into_owned();
    Ok(answer)
}

fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line_end = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..line_end]).ok()?, 16).ok()?;
        rest = &rest[line_end + 2..];
        if length == 0 {
            return Some(body);
        }
        body.extend(rest.get(..length)?);
        rest = rest.get(length + 2..)?;
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
