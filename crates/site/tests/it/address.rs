//! Addresses: old ones lead on, wrong ones are refused with the paper's own page.

use axum::body::Body;
use http::Method;
use testpaper::{Piece, TestPaper, ask::request, cast};

#[tokio::test]
async fn the_root_leads_to_the_edition_that_the_reader_likes_best() {
    let paper = TestPaper::on_sqlite().await;
    for (wishes, front) in
        [("", "/en"), ("fr-CA,fr;q=0.9,en;q=0.8", "/fr"), ("de, ar;q=0.5", "/ar"), ("de", "/en"), ("es;q=x,*", "/en")]
    {
        let mut asking = request(Method::GET, "/", Body::empty());
        asking.headers_mut().insert("accept-language", wishes.parse().unwrap());
        let answer = paper.ask(asking).await;
        assert_eq!((answer.status, answer.location()), (302, front), "{wishes}");
    }
}

#[tokio::test]
async fn an_edition_may_live_at_the_root() {
    let paper = TestPaper::on_sqlite().await;
    paper.set(|settings| settings.home_edition = Some("en".to_owned())).await;
    paper.settle().await;
    let front = paper.get("/").await;
    assert_eq!(front.status, 200);
    assert!(front.contains("<html lang=\"en\""));
    assert_eq!(paper.get("/harbour").await.status, 200);
    assert_eq!(paper.get("/fr").await.status, 200);
    assert_eq!(paper.get("/wire").await.status, 200);
}

#[tokio::test]
async fn what_is_not_there_is_a_404_with_the_papers_own_page() {
    let paper = TestPaper::on_sqlite().await;
    let nowhere = [
        ("/en/nothing", "en"),
        ("/en/harbour/nothing", "en"),
        ("/fr/nothing", "fr"),
        ("/ar/nothing/at/all", "ar"),
        ("/nothing", "en"),
        ("/en/topic/nothing", "en"),
        ("/en/byline/nobody", "en"),
        ("/en/archive/1999/01", "en"),
        ("/en/archive/2026/13", "en"),
        ("/en/wire/1999-01-01", "en"),
        ("/en/wire/9999-12-31", "en"),
        ("/en/wire/yesterday", "en"),
        ("/fr/port/ferries", "fr"),
        ("/media/nothing", "en"),
        ("/comments/nothing", "en"),
        ("/comments/00000000-0000-0000-0000-000000000000", "en"),
        ("/comments/receipt/nothing", "en"),
        ("/.env", "en"),
        ("/wp-login.php", "en"),
    ];
    for (target, code) in nowhere {
        let answer = paper.get(target).await;
        assert_eq!(answer.status, 404, "{target}");
        assert!(answer.contains(&format!("<html lang=\"{code}\"")), "{target}: {}", answer.text());
        assert!(answer.contains("/assets/reader-"), "{target} is not the paper's own page");
    }
}

#[tokio::test]
async fn a_killed_article_is_gone_and_a_moved_one_is_led_to() {
    let paper = TestPaper::on_sqlite().await;
    let killed = paper.get(cast::KILLED).await;
    assert_eq!(killed.status, 410);
    assert!(!killed.contains("About old pier"));
    let moved = paper.get(cast::MOVED_FROM).await;
    assert_eq!((moved.status, moved.location()), (301, cast::MOVED));
}

#[tokio::test]
async fn one_page_has_one_address() {
    let paper = TestPaper::on_sqlite().await;
    let led = [
        ("/en/", 301, "/en"),
        ("/en/harbour/", 301, "/en/harbour"),
        ("/en/harbour/night-tram/", 301, cast::NIGHT_TRAM),
        ("/en/harbour///", 301, "/en/harbour"),
        ("/en?x=1", 302, "/en"),
        ("/en/harbour?x=1", 302, "/en/harbour"),
        ("/en/harbour/night-tram?x=1", 302, cast::NIGHT_TRAM),
        ("/en/wire?x=1", 302, "/en/wire"),
        ("/en/topic/tides?x=1", 302, "/en/topic/tides"),
        ("/en/feed.xml?x=1", 302, "/en/feed.xml"),
        ("/en/archive", 302, "/en/archive/2026/11"),
    ];
    for (target, status, location) in led {
        let answer = paper.get(target).await;
        assert_eq!((answer.status, answer.location()), (status, location), "{target}");
    }
    // Marks of where a reader clicked are not part of an address.
    let marked = paper.get("/en/harbour?utm_source=elsewhere&fbclid=1").await;
    assert_eq!((marked.status, marked.body), (200, paper.get("/en/harbour").await.body));
}

db::on_both_engines! {
    async fn an_old_address_with_a_query_is_an_address_of_its_own(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.publish_piece(&Piece::new("old-post").path("/?p=12").headline("An old post")).await;
        paper.publish_piece(&Piece::new("old-news").path("/archive/story.php?id=7&lang=en").headline("Old news")).await;
        paper.settle().await;
        for (target, words) in [("/?p=12", "An old post"), ("/archive/story.php?id=7&lang=en", "Old news")] {
            let answer = paper.get(target).await;
            assert_eq!(answer.status, 200, "{target}");
            assert!(answer.contains(words));
        }
        assert_eq!(paper.get("/?p=13").await.location(), "/en");
        assert_eq!(paper.get("/archive/story.php?id=8").await.status, 404);
    }

    async fn an_old_address_keeps_the_slash_at_its_end(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        paper.publish_piece(&Piece::new("old-post").path("/2019/05/old-post/").headline("An old post")).await;
        paper.settle().await;
        let answer = paper.get("/2019/05/old-post/").await;
        assert_eq!(answer.status, 200, "led to {}", answer.location());
        assert!(answer.contains("An old post"));
    }

    async fn an_address_in_any_script_is_found(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let piece = Piece::new("القطار-الليلي").edition("ar").headline("القطار الليلي");
        let printed = paper.publish_piece(&piece).await;
        let encoded = crate::pages::encoded(&printed.path);
        assert_eq!(paper.get(&encoded).await.status, 200);
        let with_slash = paper.get(&format!("{encoded}/")).await;
        assert_eq!((with_slash.status, with_slash.location()), (301, encoded.as_str()));
    }
}

#[tokio::test]
async fn a_wrong_method_is_refused_with_the_right_ones() {
    let paper = TestPaper::on_sqlite().await;
    let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
    let wrong = [
        (Method::POST, "/en".to_owned(), "GET,HEAD"),
        (Method::DELETE, cast::NIGHT_TRAM.to_owned(), "GET,HEAD"),
        (Method::PUT, "/nothing".to_owned(), "GET,HEAD"),
        (Method::POST, "/robots.txt".to_owned(), "GET,HEAD"),
        (Method::PUT, format!("/comments/{uid}"), "GET,HEAD,POST"),
        (Method::GET, "/comments/receipt/abc/removal".to_owned(), "POST"),
    ];
    for (method, target, allowed) in wrong {
        let answer = paper.ask(request(method.clone(), &target, Body::empty())).await;
        assert_eq!(answer.status, 405, "{method} {target}");
        let mut allow: Vec<&str> = answer.header("allow").split(',').map(str::trim).collect();
        allow.sort_unstable();
        assert_eq!(allow.join(","), allowed, "{method} {target}");
        assert!(answer.contains("<html lang=\"en\""), "{method} {target}");
    }
}
