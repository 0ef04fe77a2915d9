//! Where else readers can follow the paper.

use db::{Error, Snapshot, Tx, params};

#[derive(Debug, Clone, PartialEq)]
pub struct FollowLink {
    /// Lower-case name: `facebook`, `x`, `mastodon`, `youtube`, or any other.
    pub network: String,
    /// `None` while only the network is known; such a link is not shown.
    pub url: Option<String>,
}

impl FollowLink {
    /// The network as it writes itself.
    pub fn network_name(&self) -> String {
        match self.network.as_str() {
            "facebook" => "Facebook".to_owned(),
            "x" => "X".to_owned(),
            "mastodon" => "Mastodon".to_owned(),
            "youtube" => "YouTube".to_owned(),
            "instagram" => "Instagram".to_owned(),
            "linkedin" => "LinkedIn".to_owned(),
            "whatsapp" => "WhatsApp".to_owned(),
            "telegram" => "Telegram".to_owned(),
            "tiktok" => "TikTok".to_owned(),
            "bluesky" => "Bluesky".to_owned(),
            other => {
                let mut letters = other.chars();
                letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
            }
        }
    }
}

pub fn all(s: &mut Snapshot) -> Result<Vec<FollowLink>, Error> {
    s.all("select network, url from follow_link order by place, id", &params![], |row| {
        Ok(FollowLink { network: row.get(0)?, url: row.get(1)? })
    })
}

/// Adds a link after the others, or gives the network's link its address.
pub fn put(tx: &mut Tx, link: &FollowLink) -> Result<i64, Error> {
    tx.one(
        "insert into follow_link (network, url, place)
         values ($1, $2, (select coalesce(max(place), 0) + 1 from follow_link))
         on conflict (network) do update set url = coalesce($2, follow_link.url)
         returning id",
        &params![link.network.as_str(), link.url.as_deref()],
        |row| row.get(0),
    )
}
