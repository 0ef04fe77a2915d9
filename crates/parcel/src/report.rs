//! The report of a journey: what was taken, unchanged, skipped, left out, and what was wrong where.

use std::collections::BTreeMap;

use serde::Serialize;

/// Something in the source that is wrong, with its place and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub place: String,
    pub what: String,
    /// Whether something was refused because of it (exit status 1), or it is only worth knowing.
    #[serde(skip)]
    pub is_refusal: bool,
}

/// Text that could not be placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub place: String,
    pub text: String,
}

/// Counts by kind (`article`, `wire_item`, …); kinds that are zero are absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    pub taken: BTreeMap<String, u64>,
    pub unchanged: BTreeMap<String, u64>,
    pub skipped: BTreeMap<String, u64>,
    pub left_out: Vec<LeftOut>,
    pub problems: Vec<Problem>,
}

impl Report {
    pub fn count_taken(&mut self, kind: &str) {
        *self.taken.entry(kind.to_owned()).or_default() += 1;
    }

    pub fn count_unchanged(&mut self, kind: &str) {
        *self.unchanged.entry(kind.to_owned()).or_default() += 1;
    }

    pub fn count_skipped(&mut self, kind: &str) {
        *self.skipped.entry(kind.to_owned()).or_default() += 1;
    }

    /// True where something of the source was refused.
    pub fn has_refusals(&self) -> bool {
        self.problems.iter().any(|problem| problem.is_refusal)
    }
}

impl Problem {
    /// Something is refused because of it.
    pub fn refusal(place: impl Into<String>, what: impl Into<String>) -> Self {
        Problem { place: place.into(), what: what.into(), is_refusal: true }
    }

    /// Nothing is refused, but the operator should know.
    pub fn notice(place: impl Into<String>, what: impl Into<String>) -> Self {
        Problem { place: place.into(), what: what.into(), is_refusal: false }
    }
}
