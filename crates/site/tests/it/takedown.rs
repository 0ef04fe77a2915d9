//! What is taken down is gone from every page at once, and no outdated page stands in.

use std::time::Duration;

use axum::body::Body;
use edge::Takedown;
use http::Method;
use print::comment::Decision;
use testpaper::{
    Answer, Piece, TestPaper,
    ask::{asked, request},
    cast,
};

/// Pages of the English edition, each of which may show an article or a comment.
async fn targets(paper: &TestPaper) -> Vec<String> {
    let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
    let mut targets: Vec<String> = [
        "/en",
        "/en/harbour",
        "/en/culture",
        cast::NIGHT_TRAM,
        cast::TIDE_GAUGE,
        cast::LAST_FERRY,
        "/en/about",
        "/en/wire",
        "/en/wire/2026-11-22",
        "/en/topic/tides",
        "/en/byline/mara-lindqvist",
        "/en/archive/2026/11",
        "/en/feed.xml",
        "/fr/port/night-tram",
        "/en/nothing",
    ]
    .iter()
    .map(|target| (*target).to_owned())
    .collect();
    targets.push(format!("/comments/{uid}"));
    targets.push(format!("/comments/{uid}?thread={}", paper.cast.nadia));
    targets.push(format!("/comments/{uid}/reply/{}", paper.cast.omar));
    targets
}

/// An edge that gives an outdated page without waiting, where it may.
struct Hasty<'a> {
    paper: &'a TestPaper,
    edge: edge::Edge,
}

impl Hasty<'_> {
    async fn get(&self, target: &str) -> Answer {
        asked(&self.edge, "192.0.2.7", request(Method::GET, target, Body::empty())).await
    }

    /// Only what the log says; the counts that may take their time do.
    async fn hear(&self) {
        for change in self.paper.db.changes_after(self.edge.applied(), 500).await.unwrap() {
            self.edge.apply(change.seq, &change.tags, if change.is_hard { Takedown::Yes } else { Takedown::No });
        }
    }
}

fn hasty(paper: &TestPaper) -> Hasty<'_> {
    Hasty { paper, edge: paper.edge_that_waits(Duration::ZERO) }
}

db::on_both_engines! {
    async fn a_killed_article_is_gone_from_every_page_at_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let mut piece = Piece::new("secret-deal").headline("A headline to regret");
        piece.urgency = Some(print::wire::Urgency::Flash);
        (piece.topics, piece.bylines) = (vec![paper.cast.tides], vec![paper.cast.mara]);
        let secret = paper.publish_piece(&piece).await;
        paper.settle().await;
        let (hasty, targets) = (hasty(&paper), targets(&paper).await);
        let mut shown = 0;
        for target in &targets {
            shown += usize::from(hasty.get(target).await.contains("A headline to regret"));
        }
        assert!(shown >= 10, "{shown} pages show it");
        assert_eq!(hasty.get(&secret.path).await.status, 200);
        paper.kill(secret.story).await;
        hasty.hear().await;
        for target in &targets {
            assert!(!hasty.get(target).await.contains("A headline to regret"), "{target}");
        }
        assert_eq!(hasty.get(&secret.path).await.status, 410);
        assert_eq!(hasty.get(&format!("/comments/{}", secret.uid)).await.status, 404);
    }

    async fn a_removed_comment_is_gone_from_every_page_at_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (hasty, targets) = (hasty(&paper), targets(&paper).await);
        let mut shown = 0;
        for target in &targets {
            shown += usize::from(hasty.get(target).await.contains(cast::OMAR_ANSWERS));
        }
        assert!(shown >= 4, "{shown} pages show it");
        paper.decide(paper.cast.omar, Decision::Remove).await;
        hasty.hear().await;
        for target in &targets {
            assert!(!hasty.get(target).await.contains(cast::OMAR_ANSWERS), "{target}");
        }
        paper.decide(paper.cast.nadia, Decision::Remove).await;
        hasty.hear().await;
        for target in &targets {
            assert!(!hasty.get(target).await.contains(&cast::NADIA_SAYS.replace('\'', "&#x27;")), "{target}");
            assert!(!hasty.get(target).await.contains("four o"), "{target}");
        }
    }

    async fn a_withdrawn_line_is_gone_from_every_page_at_once(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (hasty, targets) = (hasty(&paper), targets(&paper).await);
        paper.flash("en", "A flash to regret").await;
        hasty.hear().await;
        for target in &targets {
            hasty.get(target).await;
        }
        paper.settle().await;
        paper.withdraw("en", "A flash to regret").await;
        hasty.hear().await;
        for target in &targets {
            assert!(!hasty.get(target).await.contains("A flash to regret"), "{target}");
        }
    }
}
