//! Which addresses a link may have.

use url::Url;

/// The longest address we keep, in bytes.
pub(crate) const HREF_BYTES_MAX: usize = 4096;

/// The address as it may stand in a link, or `None`. Allowed are `http`, `https`, `mailto`, `tel`, paths,
/// queries and fragments. White space and control characters, with which browsers can be fooled about the scheme, are
/// taken out before the test; what is left is what is tested and what is returned.
pub fn safe_href(href: &str) -> Option<String> {
    let href = without_tricks(href);
    if href.is_empty() || href.len() > HREF_BYTES_MAX {
        return None;
    }
    match scheme_of(&href) {
        None => Some(href),
        Some(scheme) if is_web(&scheme) => Url::parse(&href).is_ok().then_some(href),
        Some(scheme) => matches!(scheme.as_str(), "mailto" | "tel").then_some(href),
    }
}

/// Tells whether an address leads to the web (`http` or `https`, with a host).
pub(crate) fn is_web_address(href: &str) -> bool {
    scheme_of(href).is_some_and(|scheme| is_web(&scheme))
}

/// Tells whether an address leads to another site (or may).
pub(crate) fn is_elsewhere(href: &str) -> bool {
    is_web_address(href) || href.starts_with("//") || href.starts_with('\\')
}

/// The host of a web address without `www.`.
pub(crate) fn host_of(href: &str) -> Option<String> {
    let url = Url::parse(href).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

fn is_web(scheme: &str) -> bool {
    scheme == "http" || scheme == "https"
}

/// What stands before a colon that comes before any `/`, `?` or `#` is a scheme, whatever it is made of.
fn scheme_of(href: &str) -> Option<String> {
    let end = href.find(['/', '?', '#', ':'])?;
    (href.as_bytes()[end] == b':').then(|| href[..end].to_ascii_lowercase())
}

/// Drops controls and invisible characters, trims, and writes inner spaces, quotes and angle brackets as percent escapes.
fn without_tricks(href: &str) -> String {
    let mut out = String::with_capacity(href.len().min(HREF_BYTES_MAX));
    for c in href.trim_matches(|c: char| c.is_whitespace() || c.is_control()).chars() {
        match c {
            c if c.is_control() || is_invisible(c) => {}
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '`' => out.push_str("%60"),
            c if c.is_whitespace() => {}
            c => out.push(c),
        }
        if out.len() > HREF_BYTES_MAX {
            break;
        }
    }
    out
}

/// Characters that show nothing and can hide or reorder what is shown: bidi controls, zero-width space, word
/// joiner, soft tag characters, byte order mark. The joiners U+200C and U+200D are text and not among them.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{180e}' | '\u{115f}' | '\u{1160}'
        | '\u{3164}' | '\u{ffa0}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::safe_href;

    #[test]
    fn web_mail_phone_and_relative_addresses_pass() {
        for href in [
            "https://example.org/a?b=c#d",
            "http://example.org",
            "mailto:desk@example.org",
            "tel:+351123",
            "/en/story",
            "story",
            "?p=12",
            "#notes",
            "//example.org/x",
            "a/b:c",
            "HTTPS://EXAMPLE.ORG/",
        ] {
            assert_eq!(safe_href(href).as_deref(), Some(href));
        }
    }

    #[test]
    fn schemes_that_run_or_hide_are_refused() {
        for href in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "java\u{200b}script:x",
            "blob:https://example.org/x",
            "file:///etc/passwd",
            "view-source:x",
            "java script:x",
            "x:",
            "",
            "  ",
            "http://",
            "javascript\\x00:alert(1)",
            "\u{202e}javascript:1",
        ] {
            assert_eq!(safe_href(href), None, "{href:?}");
        }
    }

    #[test]
    fn what_is_returned_passes_again_unchanged() {
        for href in ["https://example.org/a b\"<c>`", " /x\u{202e}y ", "h\nttps://example.org/"] {
            let once = safe_href(href).expect("safe");
            assert_eq!(safe_href(&once), Some(once.clone()));
            assert!(!once.contains(['"', '<', '>', '`', ' ', '\n', '\u{202e}']));
        }
    }
}
