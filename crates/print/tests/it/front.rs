//! Fronts: placed, topped up, no story twice.

use print::{
    front::{self, Front},
    names::ArticleId,
};
use testpaper::{Piece, TestPaper, cast};

use crate::log;

async fn front_of(paper: &TestPaper, code: &str) -> Front {
    let (whole, edition) = (paper.load().await, paper.edition(code).await);
    paper.db.read(move |s| front::load(s, &whole, &edition)).await.unwrap()
}

fn ids(front: &Front) -> Vec<ArticleId> {
    let blocks = front.blocks.iter().flat_map(|block| &block.articles);
    front.lead.iter().chain(&front.slots).chain(blocks).map(|listed| listed.id).collect()
}

async fn place(paper: &TestPaper, articles: &[ArticleId]) -> bool {
    let (edition, articles) = (paper.edition("en").await, articles.to_vec());
    paper.db.write(move |tx| front::place(tx, &edition, &articles)).await.unwrap().value
}

db::on_both_engines! {
    async fn placed_articles_lead_and_the_newest_fill_up_with_no_story_twice(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        for number in 1..=20 {
            paper.publish(&format!("story-{number}")).await;
        }
        for number in 1..=3 {
            paper.publish_piece(&Piece::new(&format!("play-{number}")).section(cast::CULTURE)).await;
        }
        let (foghorn, ferry) = (paper.printed(cast::FOGHORN).await, paper.printed(cast::LAST_FERRY).await);
        assert!(place(&paper, &[foghorn.article, ferry.article]).await);
        let front = front_of(&paper, "en").await;
        let shown = ids(&front);
        assert_eq!(shown[..2], [foghorn.article, ferry.article]);
        assert_eq!(front.slots.len(), 9);
        let mut once = shown.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), shown.len());
    }

    async fn the_same_placing_again_changes_nothing(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let foghorn = paper.printed(cast::FOGHORN).await;
        assert!(place(&paper, &[foghorn.article]).await);
        let seq = log::last(&paper).await;
        assert!(!place(&paper, &[foghorn.article]).await);
        assert!(log::since(&paper, seq).await.is_empty());
        assert!(place(&paper, &[]).await);
        assert_eq!(log::only(&paper, seq).await.tags, ["front:en"]);
    }

    async fn a_killed_article_leaves_the_front(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let crane = paper.publish("new-crane").await;
        place(&paper, &[crane.article]).await;
        assert_eq!(ids(&front_of(&paper, "en").await)[0], crane.article);
        paper.kill(crane.story).await;
        assert!(!ids(&front_of(&paper, "en").await).contains(&crane.article));
    }

    async fn an_edition_shows_its_own_articles_and_no_pages(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (about, tram) = (paper.printed("/fr/about").await, paper.printed(cast::NIGHT_TRAM).await);
        let shown = ids(&front_of(&paper, "fr").await);
        assert_eq!(shown.len(), 1);
        assert!(!shown.contains(&about.article) && !shown.contains(&tram.article));
    }
}
