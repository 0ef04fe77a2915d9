//! The name under which a page is kept: path and query, without what only trackers read.

use std::borrow::Cow;
use std::hash::Hash;

use quick_cache::Equivalent;

/// Where a kept page is found. `host` is empty unless the paper answers to several names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct PageKey {
    pub host: Box<str>,
    pub target: Box<str>,
}

/// The same, borrowed from the request, so that looking up allocates nothing.
#[derive(Debug, Clone, Copy, Hash)]
pub(crate) struct KeyRef<'a> {
    pub host: &'a str,
    pub target: &'a str,
}

impl Equivalent<PageKey> for KeyRef<'_> {
    fn equivalent(&self, key: &PageKey) -> bool {
        *self.target == *key.target && *self.host == *key.host
    }
}

impl KeyRef<'_> {
    pub fn to_owned(self) -> PageKey {
        PageKey { host: self.host.into(), target: self.target.into() }
    }
}

impl PageKey {
    pub fn as_ref(&self) -> KeyRef<'_> {
        KeyRef { host: &self.host, target: &self.target }
    }

    /// The key under which it is remembered that a page is not kept: all queries of a path count as one,
    /// so that ten thousand searches are not ten thousand memories. The bare path stands for itself.
    pub fn without_query(&self) -> PageKey {
        let end = self.target.find('?').map_or(self.target.len(), |at| at + 1);
        PageKey { host: self.host.clone(), target: self.target[..end].into() }
    }
}

/// Path and query in one spelling. What is rendered is this very text, so two spellings with one key
/// cannot poison each other. Other query keys stay as they are and in their order: imported articles
/// live at addresses such as `/?p=12`.
pub(crate) fn normal_target(target: &str) -> Cow<'_, str> {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    let normal_path = normal_path(path);
    let normal_query = query.map(normal_query);
    match (&normal_path, &normal_query) {
        (Cow::Borrowed(_), None) => Cow::Borrowed(target),
        (Cow::Borrowed(_), Some(Some(Cow::Borrowed(kept)))) if Some(*kept) == query => Cow::Borrowed(target),
        (path, Some(Some(query))) => Cow::Owned(format!("{path}?{query}")),
        (path, _) => Cow::Owned(path.clone().into_owned()),
    }
}

/// Escapes in capitals, and none for letters and digits (RFC 3986, 6.2.2). Dots stay escaped, so that
/// no `..` appears which was not there before.
fn normal_path(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut normal = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        normal.push_str(&rest[..at]);
        rest = &rest[at..];
        let Some(byte) = rest.get(1..3).and_then(|hex| u8::from_str_radix(hex, 16).ok()) else {
            normal.push('%');
            rest = &rest[1..];
            continue;
        };
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => normal.push(byte.into()),
            _ => normal.push_str(&rest[..3].to_ascii_uppercase()),
        }
        rest = &rest[3..];
    }
    normal.push_str(rest);
    match normal == path {
        true => Cow::Borrowed(path),
        false => Cow::Owned(normal),
    }
}

/// The query without the marks that campaigns leave; `None` when nothing else is in it.
fn normal_query(query: &str) -> Option<Cow<'_, str>> {
    if !query.split('&').any(is_noise) {
        return Some(Cow::Borrowed(query));
    }
    let kept: Vec<&str> = query.split('&').filter(|pair| !is_noise(pair)).collect();
    (!kept.is_empty()).then(|| Cow::Owned(kept.join("&")))
}

fn is_noise(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair);
    name.is_empty() || name.starts_with("utm_") || CLICK_MARKS.contains(&name)
}

/// What advertising and mail systems append to links.
const CLICK_MARKS: [&str; 19] = [
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "gclsrc",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "srsltid",
    "_ga",
    "_gl",
    "_hsenc",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn click_marks_are_dropped_and_the_rest_keeps_its_order() {
        assert_eq!(normal_target("/?p=12&a=1"), "/?p=12&a=1");
        assert_eq!(normal_target("/a?utm_source=x&p=2&fbclid=9&b=1"), "/a?p=2&b=1");
        assert_eq!(normal_target("/a?utm_source=x"), "/a");
        assert_eq!(normal_target("/a?"), "/a");
    }

    #[test]
    fn an_ordinary_target_is_not_copied() {
        for target in ["/en/world/harbour-strike", "/?p=12", "/ar/%D8%A7%D9%84", "/"] {
            assert!(matches!(normal_target(target), Cow::Borrowed(_)), "{target}");
        }
    }

    #[test]
    fn escapes_have_one_spelling_and_separators_stay_escaped() {
        assert_eq!(normal_target("/caf%c3%a9/%61"), "/caf%C3%A9/a");
        assert_eq!(normal_target("/a%2fb/%2e%2e/c"), "/a%2Fb/%2E%2E/c");
        assert_eq!(normal_target("/100%/x%zz%2"), "/100%/x%zz%2");
    }

    #[test]
    fn no_target_makes_it_panic() {
        for target in ["", "?", "%", "%é", "/%e", "??&&=", "/é%c3é"] {
            normal_target(target);
        }
    }

    #[test]
    fn all_queries_of_a_path_are_remembered_as_one() {
        let key = |target: &str| KeyRef { host: "", target }.to_owned().without_query();
        assert_eq!(key("/search?q=a"), key("/search?q=b"));
        assert_ne!(key("/"), key("/?p=12"));
    }
}
