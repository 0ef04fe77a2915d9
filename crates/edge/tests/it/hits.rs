//! What is answered from memory, and how.

use edge::{EdgeConfig, Hosts};

use crate::fixture::{Paper, article_text};

#[tokio::test]
async fn a_page_is_rendered_once_and_then_served_from_memory() {
    let paper = Paper::new();
    for _ in 0..3 {
        let answer = paper.get("/article/strike").await;
        assert_eq!(answer.text(), article_text("strike", 0, ""));
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
    assert_eq!(paper.world.renders(), 1);
    let stats = paper.edge.stats();
    assert_eq!((stats.hits, stats.misses, stats.pages_kept), (2, 1, 1));
    assert!(stats.bytes_kept > 6_000);
}

#[tokio::test]
async fn a_change_of_a_tag_makes_the_page_new_and_another_does_not() {
    let paper = Paper::new();
    paper.get("/article/strike").await;
    paper.change("article:other");
    assert_eq!(paper.get("/article/strike").await.text(), article_text("strike", 0, ""));
    assert_eq!(paper.world.renders(), 1);
    paper.change("article:strike");
    assert_eq!(paper.get("/article/strike").await.text(), article_text("strike", 1, ""));
    assert_eq!(paper.world.renders(), 2);
}

#[tokio::test]
async fn kept_pages_say_how_long_and_under_which_tags_they_may_be_kept() {
    let paper = Paper::new();
    let answer = paper.get("/article/strike").await;
    assert_eq!(
        answer.header("cache-control"),
        "public, max-age=0, s-maxage=30, stale-while-revalidate=60, stale-if-error=86400"
    );
    let mut tags = edge::cdn_tags(&["article:strike", "paper"]);
    tags.sort();
    assert_eq!(answer.header("surrogate-key"), tags.join(" "));
    assert_eq!(answer.header("cache-tag"), tags.join(","));
    assert_eq!(answer.header("vary"), "accept-encoding");
    assert_eq!(answer.header("content-length"), answer.bytes.len().to_string());
}

#[tokio::test]
async fn who_has_the_page_already_gets_a_304() {
    let paper = Paper::new();
    let etag = paper.get("/article/strike").await.header("etag").to_owned();
    for known in [etag.clone(), format!("W/{etag}"), format!("\"other\", {etag}"), "*".into()] {
        let answer = paper.ask("GET", "/article/strike", &[("if-none-match", &known)]).await;
        assert_eq!(answer.status, 304, "{known}");
        assert_eq!(answer.header("etag"), etag);
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert!(answer.bytes.is_empty() && !answer.headers.contains_key("content-length"));
    }
    let answer = paper.ask("GET", "/article/strike", &[("if-none-match", "\"other\"")]).await;
    assert_eq!(answer.status, 200);
    paper.change("article:strike");
    let answer = paper.ask("GET", "/article/strike", &[("if-none-match", &etag)]).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn head_has_the_headers_and_no_body_and_shares_the_page() {
    let paper = Paper::new();
    let head = paper.ask("HEAD", "/article/strike", &[]).await;
    let get = paper.get("/article/strike").await;
    assert!(head.bytes.is_empty());
    assert_eq!(head.headers, get.headers);
    assert_eq!(paper.world.renders(), 1);
}

#[tokio::test]
async fn campaign_marks_share_the_page_and_other_queries_have_their_own() {
    let paper = Paper::new();
    paper.get("/article/strike?p=12").await;
    let answer = paper.get("/article/strike?utm_source=mail&p=12&fbclid=abc").await;
    assert_eq!(answer.text(), article_text("strike", 0, " ?p=12"));
    assert_eq!(paper.world.renders(), 1);
    paper.get("/article/strike?p=13").await;
    paper.get("/article/strike").await;
    assert_eq!(paper.world.renders(), 3);
}

#[tokio::test]
async fn readers_cookies_and_headers_change_nothing() {
    let paper = Paper::new();
    let headers = [
        ("cookie", "session=1"),
        ("accept-language", "ar"),
        ("x-forwarded-host", "evil.example"),
        ("range", "bytes=0-9"),
        ("host", "evil.example"),
    ];
    // The handler itself refuses to see any header.
    let one = paper.ask("GET", "/article/strike", &headers).await;
    let other = paper.get("/article/strike").await;
    assert_eq!((one.status.as_u16(), one.bytes), (200, other.bytes));
    assert_eq!(paper.world.renders(), 1);
}

#[tokio::test]
async fn a_response_that_sets_a_cookie_is_never_kept() {
    let paper = Paper::new();
    for _ in 0..3 {
        let answer = paper.get("/cookie").await;
        assert_eq!(answer.header("set-cookie"), "id=1");
        assert!(!answer.headers.contains_key("surrogate-key"));
    }
    assert_eq!(paper.edge.stats().pages_kept, 0);
    assert_eq!(paper.world.renders(), 4, "once as a page for all, then once for each");
}

#[tokio::test]
async fn what_is_not_for_keeping_goes_to_the_router_with_the_readers_own_headers() {
    let paper = Paper::new();
    for name in ["mara", "omar"] {
        let answer = paper.ask("GET", "/own", &[("cookie", name)]).await;
        assert_eq!(answer.text(), format!("hello {name}"));
        let answer = paper.ask("POST", "/own", &[("cookie", name)]).await;
        assert_eq!(answer.text(), format!("hello {name}"));
    }
    assert_eq!(paper.world.passes(), 5);
    paper.ask("GET", "/desk/stories", &[("cookie", "mara")]).await;
    assert_eq!(paper.world.passes(), 6, "an uncached path is asked for once");
    assert_eq!(paper.edge.stats().hits, 0);
}

#[tokio::test]
async fn missing_pages_are_kept_apart_and_appear_when_they_come_to_be() {
    let paper = Paper::new();
    for _ in 0..2 {
        assert_eq!(paper.get("/gone/harbour").await.status, 404);
    }
    assert_eq!(paper.world.renders(), 1);
    paper.change("gone:harbour");
    assert_eq!(paper.get("/gone/harbour").await.status, 200);
    assert_eq!(paper.get("/gone/harbour").await.status, 200);
    assert_eq!(paper.world.renders(), 2);
}

#[tokio::test]
async fn ten_thousand_dead_links_do_not_push_out_a_living_page() {
    let paper = Paper::with(EdgeConfig { cache_bytes: 1 << 20, missing_bytes: 256 << 10, ..EdgeConfig::default() });
    paper.get("/article/strike").await;
    for number in 0..2_000 {
        paper.get(&format!("/nowhere/{number}")).await;
    }
    let renders = paper.world.renders();
    paper.get("/article/strike").await;
    assert_eq!(paper.world.renders(), renders);
    assert!(paper.edge.stats().bytes_kept <= (1 << 20) + (256 << 10));
}

#[tokio::test]
async fn a_page_larger_than_the_bound_is_served_but_not_kept() {
    let paper = Paper::new();
    for _ in 0..2 {
        assert_eq!(paper.get("/huge").await.bytes.len(), 9 << 20);
    }
    assert_eq!(paper.edge.stats().pages_kept, 0);
}

#[tokio::test]
async fn an_address_that_is_too_long_is_refused() {
    let paper = Paper::new();
    let answer = paper.get(&format!("/article/{}", "a".repeat(9_000))).await;
    assert_eq!(answer.status, 414);
    assert!(answer.text().contains("8192 bytes"));
    assert_eq!(paper.world.renders(), 0);
}

#[tokio::test]
async fn names_of_the_server_are_told_apart_only_if_asked_to() {
    let keyed = Paper::with(EdgeConfig { hosts: Hosts::Keyed, ..EdgeConfig::default() });
    for host in ["en.example", "fr.example", "en.example"] {
        keyed.ask("GET", "/gone/a", &[("host", host)]).await;
    }
    assert_eq!(keyed.world.renders(), 2);
}

#[tokio::test]
async fn a_page_with_a_max_age_is_rendered_again_after_it() {
    tokio::time::pause();
    let paper = Paper::new();
    paper.get("/strict/a").await;
    tokio::time::advance(std::time::Duration::from_secs(59)).await;
    paper.get("/strict/a").await;
    assert_eq!(paper.world.renders(), 1);
    tokio::time::advance(std::time::Duration::from_secs(2)).await;
    paper.get("/strict/a").await;
    assert_eq!(paper.world.renders(), 2);
}
