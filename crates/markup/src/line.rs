//! One plain line from whatever was written: for headlines, names and captions that hold no marks.

use crate::clean::{clean_text, is_space};
use crate::html::text_of_html;

/// Text beyond this many bytes is cut off; no line of a newspaper is so long.
const BYTES_MAX: usize = 64 << 10;

/// Tags dropped, entities decoded, white space joined, controls taken out, and with them the signs that embed or override
/// direction, so that nothing leaks into the text beside the line. A `<` that opens no tag stays.
pub fn plain_line(text: &str) -> String {
    let text = &text[..text.floor_char_boundary(BYTES_MAX)];
    let text = if text.contains(['<', '&']) { text_of_html(text) } else { text.to_owned() };
    let text: String = text.chars().filter(|c| is_space(*c) || !reorders(*c)).collect();
    clean_text(&text).trim().to_owned()
}

fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{206a}'..='\u{206f}' | '\u{200b}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::plain_line;

    #[test]
    fn tags_go_and_entities_are_decoded() {
        assert_eq!(plain_line("<b>Fish</b> &amp;\n chips<br>for&nbsp;two"), "Fish & chips for\u{a0}two");
        assert_eq!(plain_line("Caf&#233; <em class=\"x\">now</em>"), "Café now");
    }

    #[test]
    fn signs_that_are_not_markup_stay() {
        for line in ["1 < 2 & 3 > 2", "AT&T", "a *star* and _line_", "هذا عنوان"] {
            assert_eq!(plain_line(line), line);
        }
    }

    #[test]
    fn scripts_and_controls_go() {
        assert_eq!(plain_line("a<script>alert(1)</script>b"), "ab");
        assert_eq!(plain_line("Minister \u{202e}oN yas\u{202c} no\u{0}\u{7}"), "Minister oN yas no");
        assert_eq!(plain_line("Breaking \u{2067}news"), "Breaking news");
    }

    #[test]
    fn a_plain_line_is_plain_once_decoded() {
        assert_eq!(plain_line("&lt;b&gt;"), "<b>");
    }
}
