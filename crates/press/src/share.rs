//! Links that share an article, without any script of those whom they lead to.

use serde::Serialize;

use crate::{page::absolute, voice::Voice};

#[derive(Debug, Serialize)]
pub struct Share {
    /// `email`, `facebook`; also the end of its interface word.
    pub network: &'static str,
    /// The network as it writes itself, or the word for mail.
    pub label: String,
    pub hint: String,
    pub url: String,
}

/// None until the paper has a public address: a path alone leads nowhere from elsewhere.
pub fn links(voice: &Voice, path: &str, headline: &str) -> Vec<Share> {
    let Some(address) = absolute(voice.paper, path) else { return Vec::new() };
    let (page, title) = (encoded(&address), encoded(headline));
    let both = encoded(&format!("{headline} {address}"));
    [
        ("email", "", format!("mailto:?subject={title}&body={page}")),
        ("facebook", "Facebook", format!("https://www.facebook.com/sharer/sharer.php?u={page}")),
        ("x", "X", format!("https://x.com/intent/post?text={title}&url={page}")),
        ("mastodon", "Mastodon", format!("https://share.joinmastodon.org/#text={both}")),
        ("whatsapp", "WhatsApp", format!("https://wa.me/?text={both}")),
    ]
    .into_iter()
    .map(|(network, name, url)| Share {
        network,
        label: if name.is_empty() { voice.words.text("email", &[]) } else { name.to_owned() },
        hint: voice.words.attr(&format!("share-{network}"), &[]),
        url,
    })
    .collect()
}

/// Everything but the unreserved characters of RFC 3986 as `%XX`.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn what_could_end_a_parameter_is_encoded() {
        assert_eq!(encoded("a&b=c#d é\"<"), "a%26b%3Dc%23d%20%C3%A9%22%3C");
    }
}
