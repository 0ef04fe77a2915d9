//! Follow links: `Follow us on Facebook` and its like.

use parcel::FollowLinkParcel;

use super::page::Line;
use super::phrases;
use super::vocabulary::{FOLLOW_WORDS, NETWORKS};

/// Follow lines are short; what is longer is a sentence that mentions a network.
const CHARS_MAX: usize = 140;

/// A follow link with the index of the line that it stands in.
#[derive(Debug)]
pub struct Found {
    pub line: usize,
    pub link: FollowLinkParcel,
}

/// The follow links of a page, each network once, and the lines that were read for them.
pub fn find(lines: &[Line]) -> (Vec<Found>, Vec<usize>) {
    let (mut found, mut used): (Vec<Found>, Vec<usize>) = (Vec::new(), Vec::new());
    let mut take = |index: usize, network: &str| {
        let link = FollowLinkParcel {
            network: network.to_owned(),
            url: url_in(&lines[index].text),
            label: Some(lines[index].text.clone()),
        };
        if !found.iter().any(|known| known.link.network == network) {
            found.push(Found { line: index, link });
        }
    };
    for (index, line) in lines.iter().enumerate() {
        if !asks_to_follow(&line.text) {
            continue;
        }
        let networks = networks_in(&line.text);
        networks.iter().for_each(|network| take(index, network));
        if !networks.is_empty() {
            used.push(index);
            continue;
        }
        // `Follow us:` with one network a line below it.
        for (below, line) in lines.iter().enumerate().skip(index + 1) {
            let Some(network) = network_alone(&line.text) else { break };
            take(below, network);
            used.extend([index, below]);
        }
    }
    used.sort_unstable();
    used.dedup();
    (found, used)
}

fn asks_to_follow(text: &str) -> bool {
    let plain = phrases::plain(text);
    let begins = |word: &&&str| plain.strip_prefix(**word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    plain.chars().count() <= CHARS_MAX
        && FOLLOW_WORDS.iter().any(|word| begins(&word))
        && (text.contains("http") || !phrases::is_sentence(text) || plain.split_whitespace().count() <= 8)
}

fn networks_in(text: &str) -> Vec<&'static str> {
    let plain = phrases::plain(text);
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || ",،/|&:()!.".contains(c)).filter(|word| !word.is_empty()).collect();
    let sentence = format!(" {} ", words.join(" "));
    let is_named = |name: &str| {
        // Arabic sets its prepositions and its «and» before the word without a space.
        ["", "و", "ب", "على", "عبر"].iter().any(|before| sentence.contains(&format!(" {before}{name} ")))
    };
    NETWORKS.iter().filter(|(_, names)| names.iter().any(|name| is_named(name))).map(|(network, _)| *network).collect()
}

fn network_alone(text: &str) -> Option<&'static str> {
    let plain = phrases::plain(text);
    NETWORKS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(network, _)| *network)
}

fn url_in(text: &str) -> Option<String> {
    let is_address = |word: &&str| word.starts_with("https://") || word.starts_with("http://");
    let address = text.split_whitespace().find(is_address)?;
    Some(address.trim_end_matches([')', ',', '.', ';']).to_owned())
}

/// The operator's address for a network, whichever of its names he used.
pub fn address_of<'a>(network: &str, addresses: &'a std::collections::BTreeMap<String, String>) -> Option<&'a str> {
    let names = NETWORKS.iter().find(|(key, _)| *key == network).map(|(_, names)| *names).unwrap_or_default();
    let is_meant = |key: &str| key.eq_ignore_ascii_case(network) || names.contains(&key.to_lowercase().as_str());
    let address = addresses.iter().find(|(key, _)| is_meant(key))?.1;
    Some(address.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::page;

    fn networks(text: &str) -> Vec<String> {
        find(&page::lines(text)).0.into_iter().map(|found| found.link.network).collect()
    }

    #[test]
    fn follow_lines_of_four_languages_name_their_networks() {
        assert_eq!(networks("Follow us on Facebook"), ["facebook"]);
        assert_eq!(networks("Suivez-nous sur Facebook, X et Instagram !"), ["facebook", "x", "instagram"]);
        assert_eq!(networks("Síguenos en WhatsApp"), ["whatsapp"]);
        assert_eq!(networks("تابعونا على فيسبوك"), ["facebook"]);
        assert_eq!(networks("Follow us\nFacebook\nYouTube\nThe harbour opens"), ["facebook", "youtube"]);
    }

    #[test]
    fn headlines_and_share_lines_are_no_follow_lines() {
        for line in
            ["Follow the money: who pays for the quay", "Share on Facebook", "Facebook opens an office in Port Alda"]
        {
            assert!(networks(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn an_address_in_the_line_is_kept() {
        let (found, _) = find(&page::lines("Follow us on Mastodon: https://example.org/@bay."));
        assert_eq!(found[0].link.url.as_deref(), Some("https://example.org/@bay"));
    }
}
