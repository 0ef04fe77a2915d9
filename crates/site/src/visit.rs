//! One asking for a page of an edition: the paper, the edition, and the frame around the page.

use std::sync::Arc;

use db::{Error, Snapshot};
use jiff::{civil::Date, tz::TimeZone};
use paper::{Edition, EditionId, Paper, Picture, picture};
use press::{Frame, Piece, Press};
use print::{
    Micros,
    article::{self, MenuLink},
    day, names, wire,
};

use crate::query::Query;

/// Lines of the wire beside every page.
pub const COLUMN_LINES: i64 = 30;

/// What a page needs of the paper and of the asking.
pub struct Visit {
    pub press: Arc<Press>,
    pub paper: Paper,
    pub edition: Edition,
    /// The path that was asked for, decoded.
    pub path: String,
    /// The path with its query, as articles may be stored.
    pub target: String,
    /// The path below the edition's front.
    pub rest: String,
    pub query: Query,
    /// Place in the change log that the answer is at least as new as.
    pub seq: i64,
    pub now: Micros,
    header_menu: Vec<MenuLink>,
    footer_menu: Vec<MenuLink>,
    icon: Option<String>,
}

/// What a visit is made of, before the database is asked.
pub struct Asked {
    pub press: Arc<Press>,
    pub path: String,
    pub target: String,
    pub query: Query,
    pub seq: i64,
    pub now: Micros,
}

impl Visit {
    pub fn begin(s: &mut Snapshot, asked: Asked, paper: Paper, edition: Edition, rest: String) -> Result<Visit, Error> {
        s.touch(names::DAY);
        let header_menu = article::menu(s, edition.id, "header")?;
        let footer_menu = article::menu(s, edition.id, "footer")?;
        let icon = match paper.settings.icon {
            Some(id) => picture::by_id(s, id)?.and_then(|icon| icon.plain().map(Picture::address)),
            None => None,
        };
        let Asked { press, path, target, query, seq, now } = asked;
        Ok(Visit { press, paper, edition, path, target, rest, query, seq, now, header_menu, footer_menu, icon })
    }

    /// The frame of a page at a path that other editions have at theirs.
    pub fn frame<'a>(&'a self, path: &'a str, alternates: Vec<(EditionId, String)>) -> Frame<'a> {
        Frame {
            paper: &self.paper,
            edition: &self.edition,
            path,
            alternates,
            seq: self.seq,
            now: self.now,
            header_menu: &self.header_menu,
            footer_menu: &self.footer_menu,
            icon: self.icon.clone(),
        }
    }

    /// The frame of a page that lies at the same place below every edition's front.
    pub fn parallel_frame<'a>(&'a self, path: &'a str, rest: &str) -> Frame<'a> {
        let others = self.paper.editions.iter().filter(|other| other.id != self.edition.id);
        let alternates = others.map(|other| {
            let path = if rest.is_empty() { self.paper.front_path(other) } else { self.paper.path_in(other, rest) };
            (other.id, path)
        });
        self.frame(path, alternates.collect())
    }

    pub fn zone(&self) -> TimeZone {
        self.paper.settings.time_zone()
    }

    pub fn today(&self) -> Date {
        day::of(self.now, &self.zone())
    }

    /// A page whole, its parts drawn into their places, for whoever it belongs to.
    pub fn whole(&self, s: &mut Snapshot, frame: &Frame, pieces: Vec<Piece>) -> Result<Vec<Piece>, Error> {
        let mut whole = Vec::with_capacity(pieces.len());
        for piece in pieces {
            whole.push(match piece {
                Piece::Part(_) => Piece::Html(self.press.wire_column(frame, &wire::latest(s, &self.edition, COLUMN_LINES)?)),
                html => html,
            });
        }
        Ok(whole)
    }
}
