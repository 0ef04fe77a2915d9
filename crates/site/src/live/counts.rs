//! Counts of comments on lists: told together, every ten seconds at most.

use std::collections::BTreeMap;

use edge::Remark;
use language::{Arg, Words};
use paper::Paper;
use serde_json::{Map, json};

/// The newest counts that open lists have not heard of yet, by edition and article.
#[derive(Debug, Default)]
pub struct Counts(BTreeMap<String, BTreeMap<String, i64>>);

/// Articles in one event; lists show no more.
const ARTICLES_MAX: usize = 200;

impl Counts {
    pub fn note(&mut self, (edition, article, count): (String, String, i64)) {
        self.0.entry(edition).or_default().insert(article, count);
    }

    /// One remark for each edition with news.
    pub fn take(&mut self, paper: &Paper) -> Vec<Remark> {
        let taken = std::mem::take(&mut self.0);
        taken.into_iter().filter_map(|(code, counts)| remark(paper, &code, counts)).collect()
    }
}

fn remark(paper: &Paper, code: &str, counts: BTreeMap<String, i64>) -> Option<Remark> {
    let edition = paper.edition(code)?;
    let words = Words::with_digits(&edition.language, edition.digits);
    let told: Map<String, serde_json::Value> = counts
        .into_iter()
        .take(ARTICLES_MAX)
        .map(|(article, count)| (article, json!([count, words.attr("comments-count", &[("count", Arg::from(count))])])))
        .collect();
    let data = serde_json::Value::Object(told).to_string();
    Some(Remark { channels: vec![format!("front.{code}")], name: "count".to_owned(), data })
}
