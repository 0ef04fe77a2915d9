//! An event and its bytes on the wire (the HTML standard, 9.2).

use bytes::Bytes;

use crate::slots::Seq;

/// One change as open pages hear of it.
#[derive(Debug, Clone)]
pub struct Event {
    /// The change's number: the event's id, from which a client resumes.
    pub seq: Seq,
    /// Who listens to any of these hears it once.
    pub channels: Vec<String>,
    /// The event's type, such as `headline`.
    pub name: String,
    /// The payload, of any number of lines.
    pub data: String,
    /// What it tells about, such as `comment:7`.
    pub subject: Option<String>,
    /// What becomes of earlier events about its subject, which whoever comes back would hear again.
    pub earlier: Earlier,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Earlier {
    #[default]
    Stand,
    /// They are never told again, and whoever missed them needs only this one: it takes back what they said.
    Ended,
    /// They are never told again; whoever missed them loads its page anew.
    Outdated,
}

/// Something that only matters now, such as a count: no number, no replay.
#[derive(Debug, Clone)]
pub struct Remark {
    pub channels: Vec<String>,
    pub name: String,
    pub data: String,
}

pub(super) fn encode_remark(name: &str, data: &str) -> Bytes {
    format!("event: {}\n{}\n", one_line(name), data_lines(data)).into()
}

/// `id`, `event` and a `data` line for each line, then the empty line that sends it off.
pub(super) fn encode(seq: Seq, name: &str, data: &str) -> Bytes {
    format!("id: {seq}\nevent: {}\n{}\n", one_line(name), data_lines(data)).into()
}

fn data_lines(data: &str) -> String {
    let normal = data.replace("\r\n", "\n").replace('\r', "\n");
    normal.split('\n').map(|line| format!("data: {line}\n")).collect()
}

/// Moves the client's memory to `seq` without an event: a block that has an id but no data.
pub(super) fn encode_position(seq: Seq) -> Bytes {
    format!(": still here\nid: {seq}\n\n").into()
}

fn one_line(name: &str) -> String {
    name.chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_data_has_its_own_data_line() {
        let bytes = encode(7, "headline", "<li>\none\r\ntwo\rthree\n\n</li>");
        let text = std::str::from_utf8(&bytes).unwrap();
        assert_eq!(
            text,
            "id: 7\nevent: headline\ndata: <li>\ndata: one\ndata: two\ndata: three\ndata: \ndata: </li>\n\n"
        );
    }

    #[test]
    fn neither_name_nor_data_can_write_a_line_of_its_own() {
        let bytes = encode(7, "a\nid: 99\r", "x\rid: 99\n\nevent: forged");
        let text = std::str::from_utf8(&bytes).unwrap();
        let ids = text.lines().filter(|line| line.starts_with("id:")).count();
        let names = text.lines().filter(|line| line.starts_with("event:")).count();
        assert_eq!((ids, names), (1, 1));
    }
}
