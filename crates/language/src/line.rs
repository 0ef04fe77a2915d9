//! One line of whatever was typed: no controls, single spaces, and the spaces that must not break left as they are.

use crate::strip_invisible;

/// Text as one line. French and Spanish set no-break spaces (U+00A0, U+202F) with care; those stay.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in strip_invisible(text).trim().chars() {
        if !letter.is_whitespace() || is_no_break(letter) {
            // A space beside one that must not break is one too many.
            if is_no_break(letter) && line.ends_with(' ') {
                line.pop();
            }
            line.push(letter);
        } else if !line.ends_with(|last: char| last.is_whitespace()) {
            line.push(' ');
        }
    }
    line
}

fn is_no_break(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_are_joined_and_those_that_must_not_break_stay() {
        assert_eq!(one_line("  «\u{202f}Le  tram\u{202f}» \n passe\u{a0}! "), "«\u{202f}Le tram\u{202f}» passe\u{a0}!");
        assert_eq!(one_line("a \u{a0} b"), "a\u{a0}b");
        assert_eq!(one_line(" \t\n"), "");
    }
}
