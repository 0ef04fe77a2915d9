//! A page in pieces: HTML, and the names of parts that are kept apart and put between.

use paper::Edition;

/// A stretch of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Html(String),
    /// The name of a part that many pages share: `wire:en`.
    Part(String),
}

/// The name of the part that holds an edition's wire column.
pub fn wire_part(edition: &Edition) -> String {
    format!("wire:{}", edition.code)
}

/// How a template writes the place of a part: no text can hold U+0000, as the formatter drops it.
pub(crate) fn marker(part: &str) -> String {
    format!("\0{part}\0")
}

/// A drawn page, cut at its markers.
pub(crate) fn cut(drawn: &str) -> Vec<Piece> {
    let stretches = drawn.split('\0').enumerate().filter(|(_, text)| !text.is_empty());
    let piece = |(turn, text): (usize, &str)| match turn % 2 {
        0 => Piece::Html(text.to_owned()),
        _ => Piece::Part(text.to_owned()),
    };
    stretches.map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_markers() {
        let drawn = format!("<main></main>{}<footer>", marker("wire:en"));
        let html = |text: &str| Piece::Html(text.to_owned());
        assert_eq!(cut(&drawn), [html("<main></main>"), Piece::Part("wire:en".to_owned()), html("<footer>")]);
        assert_eq!(cut("plain"), [html("plain")]);
    }
}
