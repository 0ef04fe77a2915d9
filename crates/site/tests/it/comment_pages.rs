//! Comments by the thousand under one article.

use testpaper::{TestPaper, cast};

fn links<'a>(page: &'a str, start: &str) -> Vec<&'a str> {
    page.split('"').filter(|text| text.starts_with(start)).collect()
}

db::on_both_engines! {
    async fn ten_thousand_comments_stand_under_an_article_a_page_at_a_time(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let gauge = paper.printed(cast::TIDE_GAUGE).await;
        paper.crowd(&gauge, 10_000).await;
        paper.settle().await;
        let article = paper.get(cast::TIDE_GAUGE).await;
        assert!(article.contains("Voice 10000") && article.contains("Voice 9971") && !article.contains("Voice 9970"));
        assert!(article.contains("10,000"));
        assert!(article.body.len() < 200_000, "{} bytes", article.body.len());
        let text = article.text();
        let older = links(&text, &format!("/comments/{}?before=", gauge.uid));
        let page = paper.get(older[0]).await;
        assert_eq!(page.status, 200);
        assert!(page.contains("Voice 9970") && !page.contains("Voice 9971"));
        let text = page.text();
        let newer = links(&text, &format!("/comments/{}?after=", gauge.uid));
        assert!(paper.get(newer[0]).await.contains("Voice 10000"));
    }

    async fn a_long_thread_goes_on_at_a_page_of_its_own(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let tram = paper.printed(cast::NIGHT_TRAM).await;
        paper.crowd_of_replies(&tram, paper.cast.nadia, 300).await;
        paper.settle().await;
        let mut target = cast::NIGHT_TRAM.to_owned();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..6 {
            let text = paper.get(&target).await.text();
            seen.extend(text.match_indices("This is voice number ").map(|(at, _)| text[at..].split(" of many").next().unwrap().to_owned()));
            let more = links(&text, &format!("/comments/{}?thread={}", tram.uid, paper.cast.nadia));
            let Some(next) = more.first() else { break };
            target = next.replace("&amp;", "&");
        }
        assert_eq!(seen.len(), 300);
    }
}

#[tokio::test]
async fn places_between_comments_that_make_no_sense_are_no_trouble() {
    let paper = TestPaper::on_sqlite().await;
    let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
    let big = i64::MAX;
    let queries = [
        format!("before={big}.{big}"),
        format!("before=-{big}.-{big}"),
        "before=1".to_owned(),
        "before=a.b".to_owned(),
        "after=99999999999999999999.1".to_owned(),
        format!("thread={}&skip=4294967295", paper.cast.nadia),
        format!("thread={}&skip=-1", paper.cast.nadia),
    ];
    for query in queries {
        assert_eq!(paper.get(&format!("/comments/{uid}?{query}")).await.status, 200, "{query}");
    }
    for thread in [paper.cast.omar, uid] {
        assert_eq!(paper.get(&format!("/comments/{uid}?thread={thread}")).await.status, 404);
    }
}
