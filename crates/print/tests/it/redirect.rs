//! Addresses that lead on to newer ones.

use print::article::{self, Found};
use testpaper::{Piece, TestPaper, cast};

async fn target(paper: &TestPaper, path: &str) -> Option<String> {
    let path = path.to_owned();
    match paper.db.read(move |s| article::by_path(s, &path)).await.unwrap() {
        Found::Redirect(target) => Some(target),
        _ => None,
    }
}

db::on_both_engines! {
    async fn an_old_address_leads_to_the_newest_in_one_step(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        assert_eq!(target(&paper, cast::MOVED_FROM).await.as_deref(), Some(cast::MOVED));
        let keepers = paper.printed(cast::MOVED).await;
        let again = paper.republish(keepers.story, &Piece::new("keepers-union").section(cast::CULTURE)).await;
        for old in [cast::MOVED_FROM, cast::MOVED] {
            assert_eq!(target(&paper, old).await, Some(again.path.clone()));
        }
    }

    async fn an_article_that_moves_back_is_at_its_first_address_again(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let keepers = paper.printed(cast::MOVED).await;
        let back = paper.republish(keepers.story, &Piece::new("lighthouse").section(cast::CULTURE)).await;
        assert_eq!(back.path, cast::MOVED_FROM);
        assert_eq!(target(&paper, cast::MOVED_FROM).await, None);
        assert_eq!(target(&paper, cast::MOVED).await.as_deref(), Some(cast::MOVED_FROM));
    }
}
