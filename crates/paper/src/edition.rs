//! One language of the paper, with its own front, wire and address.

use db::{Error, Row, Snapshot, Tx, params};
use language::{Digits, Language};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EditionId(pub i64);

#[derive(Debug, Clone)]
pub struct Edition {
    pub id: EditionId,
    /// First segment of its addresses: `en`.
    pub code: String,
    pub language: Language,
    /// Its name in its own language: `Français`.
    pub name: String,
    pub digits: Digits,
}

/// Words that can not be an edition's code, since an address of the paper begins with them.
pub const RESERVED: &[&str] =
    &[
        "live", "media", "assets", "desk", "api", "comments", "healthz", "readyz", "metrics", "search", "robots.txt", "wire", "topic",
        "byline", "archive", "corrections", "record",
    ];

/// Lower-case letters, digits and hyphens, 2 to 12, and no word that the paper needs itself.
pub fn is_code(code: &str) -> bool {
    (2..=12).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        && !RESERVED.contains(&code)
}

pub fn all(s: &mut Snapshot) -> Result<Vec<Edition>, Error> {
    s.all("select id, code, language, name, digits from edition order by place, id", &params![], edition)
}

/// Adds an edition after the others, or changes the one with its code.
pub fn put(tx: &mut Tx, code: &str, language: &Language, name: &str, digits: Digits) -> Result<EditionId, Error> {
    tx.one(
        "insert into edition (code, language, name, digits, place)
         values ($1, $2, $3, $4, (select coalesce(max(place), 0) + 1 from edition))
         on conflict (code) do update set language = $2, name = $3, digits = $4
         returning id",
        &params![code, language.tag(), name, digits_name(digits)],
        |row| Ok(EditionId(row.get(0)?)),
    )
}

/// The digits that a publisher names: `latin` or `arabic`.
pub fn digits_named(name: &str) -> Option<Digits> {
    match name {
        "latin" => Some(Digits::Latin),
        "arabic" => Some(Digits::Arabic),
        _ => None,
    }
}

fn digits_name(digits: Digits) -> &'static str {
    match digits {
        Digits::Arabic => "arabic",
        _ => "latin",
    }
}

fn edition(row: &Row) -> Result<Edition, Error> {
    let tag: String = row.get(2)?;
    let digits: String = row.get(4)?;
    Ok(Edition {
        id: EditionId(row.get(0)?),
        code: row.get(1)?,
        language: Language::parse(&tag).unwrap_or_else(|_| Language::english()),
        name: row.get(3)?,
        digits: digits_named(&digits).unwrap_or(Digits::Latin),
    })
}
