//! What every answer carries, and what none does.

use axum::body::Body;
use http::Method;
use testpaper::{
    TestPaper,
    ask::{form, request},
    cast,
};

/// One of each: a kept page, its refusals, files, redirects, forms.
async fn answers(paper: &TestPaper) -> Vec<(String, testpaper::Answer)> {
    let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
    let mut answers = Vec::new();
    let targets = [
        "/",
        "/en",
        "/en/",
        cast::NIGHT_TRAM,
        cast::KILLED,
        "/nothing",
        "/robots.txt",
        "/healthz",
        "/en/feed.xml",
        "/live",
        "/media/x.jpg",
    ];
    for target in targets {
        answers.push((target.to_owned(), paper.get(target).await));
    }
    answers.push(("picture".to_owned(), paper.get(&paper.cast.gauge.address).await));
    let target = format!("/comments/{uid}");
    answers.push((target.clone(), paper.get(&target).await));
    let posted = paper.post_form(&target, &[("name", "Lena"), ("text", "Good.")]).await;
    answers.push(("receipt".to_owned(), paper.get(posted.location()).await));
    answers.push(("post".to_owned(), posted));
    answers.push(("bad form".to_owned(), paper.post_form(&target, &[("name", "")]).await));
    answers.push(("wrong method".to_owned(), paper.ask(request(Method::DELETE, "/en", Body::empty())).await));
    answers
}

#[tokio::test]
async fn every_answer_is_hardened_and_none_sets_a_cookie() {
    let paper = TestPaper::on_sqlite().await;
    for (what, answer) in answers(&paper).await {
        assert!(answer.headers.get("set-cookie").is_none(), "{what}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{what}");
        assert!(!answer.header("content-security-policy").contains("unsafe"), "{what}");
        for name in
            ["referrer-policy", "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"]
        {
            assert!(answer.headers.contains_key(name), "{what} lacks {name}");
        }
        assert!(!answer.headers.contains_key("server") && !answer.headers.contains_key("x-powered-by"), "{what}");
    }
}

#[tokio::test]
async fn a_cookie_or_another_reader_changes_nothing_in_a_page() {
    let paper = TestPaper::on_sqlite().await;
    let plain = paper.get("/en").await;
    let mut asking = request(Method::GET, "/en", Body::empty());
    asking.headers_mut().insert("cookie", "session=1".parse().unwrap());
    asking.headers_mut().insert("accept-language", "ar".parse().unwrap());
    assert_eq!(paper.ask(asking).await.body, plain.body);
}

#[tokio::test]
async fn a_page_that_has_not_changed_is_not_sent_again() {
    let paper = TestPaper::on_sqlite().await;
    for target in ["/en", cast::NIGHT_TRAM, "/en/feed.xml", "/nothing"] {
        let first = paper.get(target).await;
        let tag = first.header("etag").to_owned();
        assert!(!tag.is_empty(), "{target}");
        let mut asking = request(Method::GET, target, Body::empty());
        asking.headers_mut().insert("if-none-match", tag.parse().unwrap());
        let again = paper.ask(asking).await;
        assert!(again.status == 304 || first.status != 200, "{target}: {}", again.status);
        assert!(again.status != 304 || again.body.is_empty());
    }
    let mut asking = request(Method::GET, "/en", Body::empty());
    asking.headers_mut().insert("if-none-match", "\"another\"".parse().unwrap());
    assert_eq!(paper.ask(asking).await.status, 200);
}

#[tokio::test]
async fn head_is_get_without_its_body() {
    let paper = TestPaper::on_sqlite().await;
    let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
    let picture = paper.cast.gauge.address.clone();
    for target in [
        "/en".to_owned(),
        "/nothing".to_owned(),
        "/robots.txt".to_owned(),
        "/healthz".to_owned(),
        format!("/comments/{uid}"),
        picture,
    ] {
        let (get, head) = (paper.get(&target).await, paper.ask(request(Method::HEAD, &target, Body::empty())).await);
        assert_eq!(head.status, get.status, "{target}");
        assert!(head.body.is_empty(), "{target}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{target}");
        assert_eq!(head.header("etag"), get.header("etag"), "{target}");
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let paper = TestPaper::on_sqlite().await;
    let target = format!("/comments/{}", paper.printed(cast::NIGHT_TRAM).await.uid);
    let fields = [("name", "Lena"), ("text", "Not my words.")];
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://evil.example")]
    {
        let mut asking = form(&target, &fields);
        asking.headers_mut().remove("sec-fetch-site");
        asking.headers_mut().insert("host", "bay.example".parse().unwrap());
        asking.headers_mut().insert(name, value.parse().unwrap());
        let answer = paper.ask(asking).await;
        assert_eq!(answer.status, 403, "{name}: {value}");
    }
    // A browser of before these headers, or a plain program, sends neither.
    let mut plain = form(&target, &fields);
    plain.headers_mut().remove("sec-fetch-site");
    assert_eq!(paper.ask(plain).await.status, 303);
}

#[tokio::test]
async fn what_is_somebodys_own_is_kept_by_nobody() {
    let paper = TestPaper::on_sqlite().await;
    let target = format!("/comments/{}", paper.printed(cast::NIGHT_TRAM).await.uid);
    let posted = paper.post_form(&target, &[("name", "Lena"), ("text", "Mine.")]).await;
    let receipt = paper.get(posted.location()).await;
    let wrong = paper.post_form(&target, &[("name", "Lena")]).await;
    for answer in [&receipt, &wrong] {
        assert!(answer.header("cache-control").contains("no-store"), "{:?}", answer.headers);
    }
}
