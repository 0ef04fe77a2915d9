//! Readers' comments: plain text in, paragraphs with marked links out.

use crate::href::{is_invisible, safe_href};
use crate::render::{attribute_escaped, text_escaped};

/// The most blank-line paragraphs that are told apart; what follows stays in the last one.
const PARAGRAPHS_MAX: usize = 200;

/// A comment as HTML: everything escaped, a blank line parts paragraphs, an end of line is `<br>`, bare web addresses become
/// links that pass no credit on. Characters that reorder or hide text are taken out.
pub fn comment_html(text: &str) -> String {
    let text = visible(text);
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        let full = paragraphs.len() >= PARAGRAPHS_MAX;
        match paragraphs.last_mut() {
            Some(last) if line.is_empty() && !last.is_empty() && !full => paragraphs.push(Vec::new()),
            Some(last) if !line.is_empty() => last.push(line),
            _ => {}
        }
    }
    let mut out = String::new();
    for lines in paragraphs.iter().filter(|lines| !lines.is_empty()) {
        out.push_str("<p dir=\"auto\">");
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                out.push_str("<br>");
            }
            linked(&mut out, line);
        }
        out.push_str("</p>\n");
    }
    out
}

fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let keep = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || is_invisible(*c));
    text.chars().filter(keep).collect()
}

/// One line with its addresses as links.
fn linked(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(start) = next_address(rest) {
        let (before, from) = rest.split_at(start);
        let (address, after) = from.split_at(address_end(from));
        text_escaped(out, before);
        match safe_href(address).filter(|href| href == address) {
            Some(href) => {
                out.push_str("<a href=\"");
                attribute_escaped(out, &href);
                out.push_str("\" rel=\"nofollow ugc noopener\">");
                text_escaped(out, address);
                out.push_str("</a>");
            }
            None => text_escaped(out, address),
        }
        rest = after;
    }
    text_escaped(out, rest);
}

/// Where the next `http://` or `https://` begins that does not continue a word.
fn next_address(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find("http") {
        let at = from + found;
        let opens = text[at..].starts_with("http://") || text[at..].starts_with("https://");
        if opens && !text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            return Some(at);
        }
        from = at + 4;
    }
    None
}

/// An address ends before white space, quotation marks and brackets that it did not open, and before the stop of a sentence.
fn address_end(text: &str) -> usize {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '`' | '“' | '”' | '«' | '»' | '،' | '؛' | '؟');
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        let surplus = last == ')' && closed > opened;
        if !surplus && !matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '…' | '*' | '_') {
            break;
        }
        closed -= usize::from(surplus);
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}

#[cfg(test)]
mod tests {
    use super::comment_html;

    #[test]
    fn markup_in_a_comment_is_text() {
        let html = comment_html("<script>alert(1)</script> & \"so\"");
        assert_eq!(html, "<p dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; \"so\"</p>\n");
    }

    #[test]
    fn blank_lines_part_paragraphs_and_line_ends_break() {
        assert_eq!(comment_html("a\nb\r\n\r\n\n c "), "<p dir=\"auto\">a<br>b</p>\n<p dir=\"auto\">c</p>\n");
        assert_eq!(comment_html(" \n\n"), "");
    }

    #[test]
    fn addresses_become_links_without_credit() {
        let html = comment_html("See https://example.org/a_(b)?x=1&y=2. (http://example.org/c)");
        assert!(
            html.contains("<a href=\"https://example.org/a_(b)?x=1&amp;y=2\" rel=\"nofollow ugc noopener\">"),
            "{html}"
        );
        assert!(html.contains("\">http://example.org/c</a>)"), "{html}");
    }

    #[test]
    fn other_schemes_and_broken_addresses_stay_text() {
        for text in ["javascript:alert(1)", "xhttp://example.org", "https://", "http://\"onclick=x", "data:text/html,x"]
        {
            assert!(!comment_html(text).contains("<a"), "{text}");
        }
    }

    #[test]
    fn controls_of_direction_go_and_joiners_stay() {
        assert_eq!(comment_html("a\u{202e}b\u{200b}c\u{2067}d"), "<p dir=\"auto\">abcd</p>\n");
        assert_eq!(comment_html("می\u{200c}خواهم 👩\u{200d}🚒"), "<p dir=\"auto\">می\u{200c}خواهم 👩\u{200d}🚒</p>\n");
    }
}
