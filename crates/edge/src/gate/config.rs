//! The bounds and habits of the gate.

use std::time::Duration;

use crate::slots::Slots;

#[derive(Clone)]
pub struct EdgeConfig {
    /// What is fresh; handlers that must wait for their own writes hold a clone.
    pub slots: Slots,
    /// Memory for pages and parts, by a generous estimate of each.
    pub cache_bytes: u64,
    /// Memory for pages that are not there (404, 410).
    pub missing_bytes: u64,
    /// Larger responses are not kept.
    pub page_bytes_max: usize,
    /// Longer addresses are refused (414).
    pub url_bytes_max: usize,
    /// How many pages are rendered at once, and how many may wait for their turn before readers get a 503.
    pub renders_max: usize,
    pub renders_waiting_max: usize,
    /// How long a reader waits for a page before it is a 503; the rendering goes on.
    pub render_wait_max: Duration,
    /// How long a page may be rendered at all, so that a handler that hangs gives back its turn.
    pub render_max: Duration,
    /// How long a reader waits before an outdated page stands in.
    pub stale_after: Duration,
    /// The longest pause in the body of a request.
    pub body_pause_max: Duration,
    /// Paths that are never kept, with all beneath them: `/desk`, `/live`, `/api`.
    pub uncached: Vec<String>,
    pub hosts: Hosts,
    /// Who carries this cookie is never given an outdated page.
    pub signed_in_cookie: Option<String>,
}

/// Whether the same path is the same page under every name of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hosts {
    Ignored,
    Keyed,
}

impl Default for EdgeConfig {
    fn default() -> EdgeConfig {
        EdgeConfig {
            slots: Slots::new(),
            cache_bytes: 256 << 20,
            missing_bytes: 4 << 20,
            page_bytes_max: 8 << 20,
            url_bytes_max: 8 << 10,
            renders_max: 16,
            renders_waiting_max: 256,
            render_wait_max: Duration::from_secs(10),
            render_max: Duration::from_secs(60),
            stale_after: Duration::from_millis(30),
            body_pause_max: Duration::from_secs(30),
            uncached: Vec::new(),
            hosts: Hosts::Ignored,
            signed_in_cookie: None,
        }
    }
}

impl EdgeConfig {
    pub(super) fn is_uncached(&self, path: &str) -> bool {
        self.uncached.iter().any(|prefix| {
            path.strip_prefix(prefix.trim_end_matches('/')).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uncached_prefix_ends_at_a_slash() {
        let config = EdgeConfig { uncached: vec!["/live".into(), "/desk/".into()], ..EdgeConfig::default() };
        assert!(config.is_uncached("/live") && config.is_uncached("/desk/stories"));
        assert!(!config.is_uncached("/livestock") && !config.is_uncached("/en/live"));
    }
}
