//! Addresses of new articles.

use testpaper::{Piece, TestPaper, cast};

db::on_both_engines! {
    async fn a_slug_that_is_taken_gets_a_number_and_keeps_it(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (one, two) = (paper.publish("crane").await, paper.publish("crane").await);
        assert_eq!((one.path.as_str(), two.path.as_str()), ("/en/harbour/crane", "/en/harbour/crane-2"));
        assert_eq!(paper.republish(two.story, &Piece::new("crane")).await.path, two.path);
        assert_eq!(paper.publish_piece(&Piece::new("")).await.path, "/en/harbour/untitled");
    }

    async fn words_and_addresses_of_the_papers_own_are_not_given_away(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        for word in ["wire", "topic", "archive", "feed.xml"] {
            assert_eq!(paper.publish_piece(&Piece::new(word).page()).await.path, format!("/en/{word}-2"));
        }
        assert_eq!(paper.publish_piece(&Piece::new("harbour").page()).await.path, "/en/harbour-2");
        assert_eq!(paper.publish(cast::FERRIES).await.path, "/en/harbour/ferries-2");
    }

    async fn the_papers_pattern_makes_the_address(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.set(|settings| settings.path_pattern = "{yyyy}/{mm}/{dd}/{slug}".to_owned()).await;
        // Half past midnight in the paper's zone, still yesterday in UTC.
        paper.clock.set("2026-11-30T23:30:00Z");
        assert_eq!(paper.publish("crane").await.path, "/en/2026/12/01/crane");
        paper.set(|settings| settings.home_edition = Some("en".to_owned())).await;
        assert_eq!(paper.publish("derrick").await.path, "/2026/12/01/derrick");
        paper.set(|settings| settings.path_pattern = "{slug}".to_owned()).await;
        for word in ["fr", "desk", "media"] {
            assert_eq!(paper.publish(word).await.path, format!("/{word}-2"));
        }
    }
}
