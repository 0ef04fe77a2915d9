//! Characters that nobody sees but that change what is seen, and marks heaped too high.

use unicode_normalization::char::is_combining_mark;

/// The most combining marks that one letter may carry; scripts in use need four.
const MARKS_MAX: usize = 6;

/// The same text without what hides or turns it round: controls (line feed and tab stay), bidi controls, byte order
/// marks, zero-width and blank characters, noncharacters, tags outside flags.
///
/// ZWJ and ZWNJ stay, since Persian, Indic scripts and emoji need them; line ends become line feeds.
pub fn strip_invisible(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => kept.push('\n'),
            BLACK_FLAG => {
                kept.push(c);
                kept.extend(flag_tags(rest.clone()));
            }
            _ if is_variation_selector(c) && before.is_none_or(is_variation_selector) => {}
            _ if is_invisible(c) => continue,
            _ => kept.push(c),
        }
        before = Some(c);
    }
    kept
}

/// The same text with no letter carrying more than a handful of combining marks (“zalgo”).
pub fn calm_marks(text: &str) -> String {
    let mut marks = 0;
    let calm = |c: &char| {
        marks = if is_combining_mark(*c) { marks + 1 } else { 0 };
        marks <= MARKS_MAX
    };
    text.chars().filter(calm).collect()
}

const BLACK_FLAG: char = '\u{1F3F4}';
const CANCEL_TAG: char = '\u{E007F}';

/// The region of a flag such as Scotland's, written after the black flag; nothing unless it is short and ends.
fn flag_tags(after: impl Iterator<Item = char>) -> Vec<char> {
    let mut tags: Vec<char> = Vec::new();
    for c in after.take(7) {
        match c {
            CANCEL_TAG if !tags.is_empty() => {
                tags.push(c);
                return tags;
            }
            '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}' => tags.push(c),
            _ => break,
        }
    }
    Vec::new()
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_invisible(c: char) -> bool {
    let noncharacter = u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}');
    noncharacter
        || matches!(c,
            '\0'..='\u{8}' | '\u{B}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}'
            | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_bidi_tricks_are_gone() {
        assert_eq!(strip_invisible("a\u{202E}b\u{2066}c\u{200F}\u{61C}\u{FEFF}\0\u{85}\u{7F}d"), "abcd");
        assert_eq!(strip_invisible("Ma\u{200B}ra\u{AD}\u{3164}\u{2060}"), "Mara");
        assert_eq!(strip_invisible("\u{E0041}\u{FFFF}\u{FDD0}x"), "x");
    }

    #[test]
    fn lines_tabs_and_joiners_stay() {
        assert_eq!(strip_invisible("one\r\ntwo\rthree\tfour\u{2028}five"), "one\ntwo\nthree\tfour\nfive");
        assert_eq!(strip_invisible("می\u{200C}شود 👩\u{200D}🚀 ❤\u{FE0F}"), "می\u{200C}شود 👩\u{200D}🚀 ❤\u{FE0F}");
    }

    #[test]
    fn flags_keep_their_tags_and_nothing_else_does() {
        let scotland = "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}";
        assert_eq!(strip_invisible(scotland), scotland);
        assert_eq!(strip_invisible("\u{1F3F4}\u{E0067}\u{E0062} x"), "\u{1F3F4} x");
        assert_eq!(strip_invisible("a\u{FE0F}\u{FE0E}\u{FE00}b"), "a\u{FE0F}b");
    }

    #[test]
    fn heaped_marks_are_cut_and_honest_ones_kept() {
        let heaped = format!("z{}a", "\u{301}".repeat(50));
        assert_eq!(calm_marks(&heaped).chars().count(), 2 + MARKS_MAX);
        assert_eq!(calm_marks("مُدَرِّسٌ Việt"), "مُدَرِّسٌ Việt");
    }
}
