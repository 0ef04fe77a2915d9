//! Who and what is in every test paper, by name.

use crate::clock::micros;
use print::Micros;

/// The moment at which a test begins: a Sunday morning, half past ten in the paper's zone.
pub const NOW: &str = "2026-11-22T09:30:00Z";
pub const ZONE: &str = "Europe/Paris";

/// Codes and the directions of their scripts.
pub const EDITIONS: [(&str, &str); 4] = [("en", "ltr"), ("fr", "ltr"), ("es", "ltr"), ("ar", "rtl")];

/// The paper's name in each edition.
pub const NAMES: [(&str, &str); 4] = [
    ("en", "The Bay Courier"),
    ("fr", "Le Courrier de la baie"),
    ("es", "El Correo de la bahía"),
    ("ar", "بريد الخليج"),
];

pub const HARBOUR: &str = "harbour";
pub const FERRIES: &str = "ferries";
pub const CULTURE: &str = "culture";
pub const TIDES: &str = "tides";
pub const MARA: &str = "mara-lindqvist";
pub const YOUSSEF: &str = "youssef-haddad";

/// In all four editions, one family; open to comments; Nadia and Omar wrote under the English one.
pub const NIGHT_TRAM: &str = "/en/harbour/night-tram";
/// Signed by both, on tides, with a lead picture.
pub const TIDE_GAUGE: &str = "/en/harbour/tide-gauge";
/// In the section below another.
pub const LAST_FERRY: &str = "/en/harbour/ferries/last-ferry";
/// Takes no comments.
pub const FOGHORN: &str = "/en/culture/foghorn";
/// Was in print once.
pub const KILLED: &str = "/en/harbour/old-pier";
/// Moved here from [`MOVED_FROM`].
pub const MOVED: &str = "/en/culture/lighthouse-keepers";
pub const MOVED_FROM: &str = "/en/culture/lighthouse";
/// A page of the footer's menu.
pub const ABOUT: &str = "/en/about";
/// Never published.
pub const DRAFT_HEADLINE: &str = "A draft about the crane";

/// What stands in the bodies, to be looked for in pages.
pub const NIGHT_TRAM_BODY: &str = "The bakers asked for it first.";
pub const NADIA_SAYS: &str = "The four o'clock shift will thank you.";
pub const OMAR_ANSWERS: &str = "So will the nurses.";
pub const HELD_TEXT: &str = "www.one.example www.two.example www.three.example";

/// The newest line of the English wire, and one of a day before.
pub const WIRE_NEWEST: &str = "Pilot boat gets a new engine";
pub const WIRE_YESTERDAY: &str = "Fish market moves indoors";

pub fn now() -> Micros {
    micros(NOW)
}
