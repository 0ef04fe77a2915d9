//! What lives elsewhere: frames become cards with a link.

use url::Url;

use super::dom::NodeId;
use super::flow::Flow;
use super::reader::{Context, Reader};
use crate::href::{host_of, is_web_address};
use crate::{Block, BlockKind, Embed};

impl Reader<'_> {
    pub fn frame(&mut self, node: NodeId, context: &Context, flow: &mut Flow) {
        let src = self.dom.attr(node, "src").filter(|src| !src.trim().is_empty() && *src != "about:blank");
        let src = src.or_else(|| self.dom.attr(node, "data-src")).unwrap_or_default();
        let Some(address) = self.resolved(src).and_then(|address| web_page(&address)) else {
            return self.leftover(node, flow);
        };
        let title = self.dom.attr(node, "title").unwrap_or_default().trim().to_owned();
        flow.hoist(Block { lang: context.lang.clone(), ..Block::new(BlockKind::Embed(embed(&address, title))) });
    }
}

/// A card for a web address.
pub fn embed(url: &str, title: String) -> Embed {
    let provider = host_of(url).and_then(|host| provider(&host)).unwrap_or_default().to_owned();
    Embed { url: url.to_owned(), provider, title }
}

/// The page that a reader should open where a frame would have loaded a player.
pub fn web_page(address: &str) -> Option<String> {
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    if !is_web_address(&address) {
        return None;
    }
    let url = Url::parse(&address).ok()?;
    let host = host_of(&address)?;
    let last = url.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default();
    match (host.as_str(), url.path()) {
        ("youtube.com" | "youtube-nocookie.com", path) if path.starts_with("/embed/") && !last.is_empty() => {
            Some(format!("https://www.youtube.com/watch?v={last}"))
        }
        ("player.vimeo.com", path) if path.starts_with("/video/") => Some(format!("https://vimeo.com/{last}")),
        _ => Some(address),
    }
}

fn provider(host: &str) -> Option<&'static str> {
    const PROVIDERS: [(&str, &str); 16] = [
        ("youtube.com", "YouTube"),
        ("youtu.be", "YouTube"),
        ("youtube-nocookie.com", "YouTube"),
        ("vimeo.com", "Vimeo"),
        ("dailymotion.com", "Dailymotion"),
        ("twitter.com", "X"),
        ("x.com", "X"),
        ("facebook.com", "Facebook"),
        ("instagram.com", "Instagram"),
        ("tiktok.com", "TikTok"),
        ("soundcloud.com", "SoundCloud"),
        ("spotify.com", "Spotify"),
        ("bsky.app", "Bluesky"),
        ("datawrapper.de", "Datawrapper"),
        ("flourish.studio", "Flourish"),
        ("openstreetmap.org", "OpenStreetMap"),
    ];
    let fits = |name: &str| host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'));
    PROVIDERS.iter().find(|(name, _)| fits(name)).map(|(_, provider)| *provider)
}
