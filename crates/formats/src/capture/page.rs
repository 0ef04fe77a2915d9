//! The lines of a page, cleaned of what nobody sees.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use super::clock;
use super::phrases;

/// A line with something on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1 in the file.
    pub number: usize,
    /// White space collapsed, invisible controls gone.
    pub text: String,
    pub is_after_blank: bool,
}

impl Line {
    pub fn place(&self) -> String {
        format!("line {}", self.number)
    }
}

/// The lines that are not blank, in their order.
pub fn lines(text: &str) -> Vec<Line> {
    let text = language::strip_invisible(&text.replace(['\u{b}', '\u{c}', '\u{85}'], "\n"));
    let mut lines = Vec::new();
    let mut is_after_blank = false;
    for (index, raw) in unwrapped(&text) {
        let raw = raw.as_ref();
        let clean = collapse(raw);
        if clean.is_empty() {
            is_after_blank = true;
            continue;
        }
        let mut push = |text: &str| {
            lines.push(Line { number: index + 1, text: text.to_owned(), is_after_blank });
            is_after_blank = false;
        };
        match phrases::split_glued_counter(&clean) {
            Some((before, counter)) => {
                push(before);
                push(counter);
            }
            None => push(&clean),
        }
    }
    lines
}

/// The widths at which pages are broken into lines.
const WIDTHS: RangeInclusive<usize> = 30..=100;

/// The lines with their indices, put together again where the page was broken at a width as mail and terminals are.
fn unwrapped(text: &str) -> Vec<(usize, Cow<'_, str>)> {
    let raw: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let width = raw.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    // A line was broken if the next word did not fit on it.
    let is_full = |line: &str, next: &str| {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        !line.trim().is_empty()
            && word > 0
            && line.chars().count() + 1 + word > width
            && clock::leading_time(next).is_none()
    };
    let goes_on = |pair: &[&str]| is_full(pair[0], pair[1]) && pair[1].trim_start().starts_with(char::is_lowercase);
    if !WIDTHS.contains(&width) || raw.windows(2).filter(|pair| goes_on(pair)).count() < 2 {
        return raw.into_iter().map(Cow::Borrowed).enumerate().collect();
    }
    let mut lines: Vec<(usize, Cow<'_, str>)> = Vec::new();
    for (index, line) in raw.iter().enumerate() {
        match lines.last_mut().filter(|_| index > 0 && is_full(raw[index - 1], line)) {
            Some((_, above)) => *above = Cow::Owned(format!("{above} {}", line.trim_start())),
            None => lines.push((index, Cow::Borrowed(line))),
        }
    }
    lines
}

/// One space where there was white space of any sort or width, none at the ends.
pub fn collapse(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c == '\u{2800}').filter(|word| !word.is_empty()) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// The text by which two spellings of one headline are known to be the same.
pub fn alike(text: &str) -> String {
    let plain = text.to_lowercase().replace(['’', '‘', '`'], "'").replace(['“', '”', '«', '»', '„'], "\"");
    collapse(plain.trim_end_matches(['.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_numbers_whatever_ends_them() {
        let found = lines("one\r\n\r\n  two\u{a0}\u{a0}words \rthree");
        let seen: Vec<_> = found.iter().map(|line| (line.number, line.text.as_str(), line.is_after_blank)).collect();
        assert_eq!(seen, [(1, "one", false), (3, "two words", true), (4, "three", false)]);
    }

    #[test]
    fn a_counter_that_lost_its_line_end_is_a_line() {
        let found = lines("The ferry sails again on Monday.Comments (3)");
        let seen: Vec<_> = found.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(seen, ["The ferry sails again on Monday.", "Comments (3)"]);
    }

    #[test]
    fn a_page_broken_at_a_width_is_put_together() {
        let page = "Sea wall to be raised\n\nThe sea wall will be raised by a\nmetre before winter, said the\ncouncil on Monday.\nNo contract is signed yet.\n";
        let seen: Vec<_> = lines(page).into_iter().map(|line| (line.number, line.text)).collect();
        assert_eq!(seen[0], (1, "Sea wall to be raised".to_owned()));
        assert_eq!(seen[1].1, "The sea wall will be raised by a metre before winter, said the council on Monday.");
        assert_eq!(seen[2], (6, "No contract is signed yet.".to_owned()));
    }

    #[test]
    fn typographic_spellings_are_alike() {
        assert_eq!(alike("Port’s  “new” Ferry."), alike("port's \"new\" ferry"));
    }
}
