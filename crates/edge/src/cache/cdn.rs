//! The names by which CDNs know what a page was made of, so that they can be told what to forget.

use std::collections::BTreeSet;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::slots::TagMark;

/// As many as fit the 16 KB that CDNs read; a page with more goes stale there by its `s-maxage` alone.
const CDN_TAGS_MAX: usize = 3_200;

/// Puts the marks into both headers that CDNs read.
pub(super) fn name(headers: &mut HeaderMap, marks: BTreeSet<TagMark>) {
    let names: Vec<String> = marks.into_iter().take(CDN_TAGS_MAX).map(cdn_tag).collect();
    for (header, separator) in [("surrogate-key", " "), ("cache-tag", ",")] {
        if let Ok(value) = HeaderValue::try_from(names.join(separator))
            && !names.is_empty()
        {
            headers.insert(HeaderName::from_static(header), value);
        }
    }
}

/// The names under which CDNs know these tags (`Surrogate-Key`, `Cache-Tag`): purge these after a change.
pub fn cdn_tags<T: AsRef<str>>(tags: &[T]) -> Vec<String> {
    tags.iter().map(|tag| cdn_tag(TagMark::of(tag.as_ref()))).collect()
}

fn cdn_tag(mark: TagMark) -> String {
    format!("{:04x}", mark.0)
}
