//! Pictures: only what is in print, and only its renditions.

use paper::{
    PictureText,
    picture::{self, NewPicture},
};
use testpaper::{Piece, TestPaper, cast};

db::on_both_engines! {
    async fn a_picture_is_served_while_an_article_in_print_shows_it(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let (gauge, unused) = (paper.cast.gauge.clone(), paper.cast.unused.clone());
        let served = paper.get(&gauge.address).await;
        assert_eq!((served.status, served.header("content-type")), (200, "image/jpeg"));
        assert_eq!(served.body, gauge.bytes);
        assert!(served.header("content-security-policy").contains("sandbox"));
        assert_eq!(paper.get(&unused.address).await.status, 404);
        let article = paper.printed(cast::TIDE_GAUGE).await;
        assert!(paper.kill(article.story).await);
        paper.settle().await;
        assert_eq!(paper.get(&gauge.address).await.status, 404);
    }

    async fn a_picture_that_a_newer_copy_dropped_is_served_no_more(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        assert_eq!(paper.get(&paper.cast.gauge.address).await.status, 200);
        let article = paper.printed(cast::TIDE_GAUGE).await;
        paper.republish(article.story, &Piece::new("tide-gauge")).await;
        paper.settle().await;
        assert_eq!(paper.get(&paper.cast.gauge.address).await.status, 404);
    }

    async fn corrected_words_of_a_picture_show_wherever_it_does(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let id = paper.cast.gauge.id;
        let targets = ["/en", "/en/harbour", cast::TIDE_GAUGE];
        for target in targets {
            assert!(!paper.get(target).await.contains("A barometer"), "{target}");
        }
        let seq = paper.db.last_seq().await.unwrap();
        let put = async |alt: &'static str| {
            let put = paper.db.write(move |tx| {
                let old = picture::by_id(tx, id)?.unwrap();
                let text = PictureText { alt: Some(alt.to_owned()), caption: None };
                let new = NewPicture {
                    original: old.original,
                    width: old.width,
                    height: old.height,
                    colour: old.colour,
                    credit: old.credit,
                    texts: [("en".to_owned(), text)].into(),
                    renditions: old.renditions,
                };
                picture::put(tx, &new, cast::now())
            });
            assert_eq!(put.await.unwrap().value, id);
        };
        put("A tide gauge").await;
        assert_eq!(paper.db.last_seq().await.unwrap(), seq, "the same again is no change");
        put("A barometer").await;
        paper.settle().await;
        assert!(paper.get(cast::TIDE_GAUGE).await.contains("A barometer"));
        for target in targets {
            assert_eq!(paper.get(target).await.matter(), paper.fresh(target).await.matter(), "{target}");
        }
    }

    async fn a_picture_of_a_draft_is_served_from_its_publication_on(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let mut piece = Piece::new("new-crane");
        piece.picture = Some(paper.cast.unused.id);
        let story = paper.draft(&piece).await;
        paper.settle().await;
        assert_eq!(paper.get(&paper.cast.unused.address).await.status, 404);
        paper.put_in_print(story).await;
        paper.settle().await;
        assert_eq!(paper.get(&paper.cast.unused.address).await.status, 200);
    }
}

#[tokio::test]
async fn the_papers_icon_is_served_and_originals_are_not() {
    let paper = TestPaper::on_sqlite().await;
    let id = paper.cast.unused.id;
    paper.set(move |settings| settings.icon = Some(id)).await;
    paper.settle().await;
    assert_eq!(paper.get(&paper.cast.unused.address).await.status, 200);
    let gauge = &paper.cast.gauge;
    assert_eq!(paper.get(&format!("/media/{}.jpg", gauge.original)).await.status, 404);
    let key = gauge.address.trim_start_matches("/media/").trim_end_matches(".jpg");
    for name in [
        key.to_owned(),
        format!("{key}.svg"),
        format!("{key}.jpg.exe"),
        format!("{}.jpg", key.to_uppercase()),
        format!("..%2F{key}.jpg"),
    ] {
        assert_eq!(paper.get(&format!("/media/{name}")).await.status, 404, "{name}");
    }
}
