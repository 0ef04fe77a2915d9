//! Counts of comments on lists: told together, every ten seconds at most.

use std::collections::BTreeMap;

use edge::Remark;
use language::{Arg, Words};
use paper::{Edition, Paper};
use serde_json::{Map, json};

/// The newest counts that open lists have not heard of yet, by edition and article.
#[derive(Debug, Default)]
pub struct Counts(BTreeMap<String, BTreeMap<String, i64>>);

/// Articles in one event; the others wait for the next.
const ARTICLES_MAX: usize = 200;

impl Counts {
    pub fn note(&mut self, (edition, article, count): (String, String, i64)) {
        self.0.entry(edition).or_default().insert(article, count);
    }

    /// One remark for each edition with news.
    pub fn take(&mut self, paper: &Paper) -> Vec<Remark> {
        let taken = std::mem::take(&mut self.0);
        let mut remarks = Vec::new();
        for (code, mut counts) in taken {
            let Some(edition) = paper.edition(&code) else { continue };
            let rest = counts.keys().nth(ARTICLES_MAX).cloned().map(|first| counts.split_off(&first));
            self.0.extend(rest.map(|rest| (code, rest)));
            remarks.push(remark(edition, counts));
        }
        remarks
    }
}

fn remark(edition: &Edition, counts: BTreeMap<String, i64>) -> Remark {
    let words = Words::with_digits(&edition.language, edition.digits);
    let told: Map<String, serde_json::Value> = counts
        .into_iter()
        .map(|(article, count)| (article, json!([count, words.attr("comments-count", &[("count", Arg::from(count))])])))
        .collect();
    let data = serde_json::Value::Object(told).to_string();
    Remark { channels: vec![format!("front.{}", edition.code)], name: "count".to_owned(), data }
}
