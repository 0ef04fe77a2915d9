//! Escaping, and the few attributes that many elements have.

use crate::LangDir;
use crate::href::{is_elsewhere, safe_href};
use crate::model::is_language_tag;

pub fn text_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
}

pub fn attribute_escaped(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            c => text_escaped(out, c.encode_utf8(&mut [0; 4])),
        }
    }
}

/// ` name="value"`
pub fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    attribute_escaped(out, value);
    out.push('"');
}

pub fn filled_attribute(out: &mut String, name: &str, value: &str) {
    if !value.is_empty() {
        attribute(out, name, value);
    }
}

pub fn lang_attributes(out: &mut String, lang: &LangDir) {
    if let Some(tag) = lang.lang.as_deref().filter(|tag| is_language_tag(tag)) {
        attribute(out, "lang", tag);
    }
    if let Some(dir) = lang.dir {
        attribute(out, "dir", dir.as_str());
    }
}

/// `<name class="…" lang="…" dir="…">`
pub fn open(out: &mut String, name: &str, class: &str, lang: Option<&LangDir>) {
    out.push('<');
    out.push_str(name);
    filled_attribute(out, "class", class);
    if let Some(lang) = lang {
        lang_attributes(out, lang);
    }
    out.push('>');
}

pub fn close(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Opens a link, if its address is safe; tells whether it did.
#[must_use]
pub fn open_link(out: &mut String, href: &str) -> bool {
    let Some(href) = safe_href(href) else {
        return false;
    };
    out.push_str("<a");
    attribute(out, "href", &href);
    if is_elsewhere(&href) {
        attribute(out, "rel", "noopener");
    }
    out.push('>');
    true
}

/// A link with words; just the words where the address is not safe.
pub fn link(out: &mut String, href: &str, words: &str) {
    let linked = open_link(out, href);
    text_escaped(out, words);
    if linked {
        out.push_str("</a>");
    }
}
