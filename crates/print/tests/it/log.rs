//! What the change log says since a test began to watch it.

use db::LoggedChange;
use testpaper::TestPaper;

pub async fn since(paper: &TestPaper, seq: i64) -> Vec<LoggedChange> {
    paper.db.changes_after(seq, 1_000).await.unwrap()
}

pub async fn last(paper: &TestPaper) -> i64 {
    paper.db.last_seq().await.unwrap()
}

/// The only change since; there must be just one.
pub async fn only(paper: &TestPaper, seq: i64) -> LoggedChange {
    let mut changes = since(paper, seq).await;
    assert_eq!(changes.len(), 1, "{changes:?}");
    changes.remove(0)
}

pub fn has_tags(change: &LoggedChange, tags: &[String]) {
    for tag in tags {
        assert!(change.tags.contains(tag), "{} lacks the tag {tag}: {:?}", change.kind, change.tags);
    }
}
