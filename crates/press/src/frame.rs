//! What every page has around its own matter.

use paper::{Edition, EditionId, Paper};
use print::{Micros, article::MenuLink};

/// The surroundings of a page.
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    pub paper: &'a Paper,
    pub edition: &'a Edition,
    /// Canonical path of this page, with its query if it needs one.
    pub path: &'a str,
    /// This page in other editions; those that have none are linked by their fronts.
    pub alternates: Vec<(EditionId, String)>,
    /// Place in the change log that this page shows; live events are asked for from here.
    pub seq: i64,
    pub now: Micros,
    pub header_menu: &'a [MenuLink],
    pub footer_menu: &'a [MenuLink],
    /// Path of the paper's own icon.
    pub icon: Option<String>,
}
