//! Tests of the press: whole pages, hostile words, the theme, the promises of style and script.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod budget;
mod escaping;
mod feed;
mod harbour;
mod pages;
mod sources;
mod theme;

use press::{Frame, Piece, Press};
use print::wire::WireItem;

/// A page as a reader gets it, the wire column in its place.
fn whole(press: &Press, frame: &Frame, wire: &[WireItem], pieces: Vec<Piece>) -> String {
    let text = |piece| match piece {
        Piece::Html(html) => html,
        Piece::Part(name) => {
            assert_eq!(name, press::wire_part(frame.edition));
            press.wire_column(frame, wire)
        }
    };
    pieces.into_iter().map(text).collect()
}
