//! What nobody in good faith asks for.

use axum::body::Body;
use http::{Method, Request};
use testpaper::{TestPaper, ask::request, cast};

#[tokio::test]
async fn paths_of_tricksters_lead_nowhere_else() {
    let paper = TestPaper::on_sqlite().await;
    let tricks = [
        "/en%2Fharbour",
        "/en/harbour%2Fnight-tram",
        "/en/%00",
        "/en/night%00tram",
        "/%",
        "/%zz",
        "/%FF%FE",
        "/en/..%2f..%2fetc/passwd",
        "/en/../../etc/passwd",
        "/en/%2e%2e/%2e%2e/etc/passwd",
        "/%0d%0aSet-Cookie:%20a=1",
        "/en/\\evil.example",
        "/en/%E2%80%AE%E2%80%AE",
        "/en/;id=1",
        "//",
        "///",
    ];
    for target in tricks {
        let Ok(asking) = Request::builder().uri(target).body(Body::empty()) else { continue };
        let answer = paper.ask(asking).await;
        assert!(matches!(answer.status, 301 | 302 | 400 | 404), "{target}: {}", answer.status);
        assert!(
            !answer.location().starts_with("//") && !answer.location().contains("\\"),
            "{target}: {}",
            answer.location()
        );
        assert!(answer.headers.get("set-cookie").is_none());
    }
}

#[tokio::test]
async fn no_redirect_leaves_the_paper() {
    let paper = TestPaper::on_sqlite().await;
    for target in [
        "//evil.example/",
        "//evil.example/en/",
        "///evil.example//",
        "/%5Cevil.example/",
        "/\tevil.example/",
        "/en//evil.example/",
    ] {
        let Ok(asking) = Request::builder().uri(target).body(Body::empty()) else { continue };
        let location = paper.ask(asking).await.location().to_owned();
        let is_ours = location.is_empty()
            || location.starts_with('/') && !location.starts_with("//") && !location.starts_with("/\\");
        assert!(is_ours, "{target} leads to {location}");
    }
}

#[tokio::test]
async fn very_long_addresses_are_refused() {
    let paper = TestPaper::on_sqlite().await;
    let long = format!("/en/{}", "a".repeat(9_000));
    assert_eq!(paper.get(&long).await.status, 414);
    assert_eq!(paper.get(&format!("/en?q={}", "a".repeat(9_000))).await.status, 414);
    assert_eq!(paper.get(&format!("/en/{}", "a/".repeat(3_000))).await.status / 100, 3);
    assert_eq!(paper.get(&format!("/en/{}", "%D8%A7".repeat(1_000))).await.status, 404);
}

#[tokio::test]
async fn live_asks_for_channels_that_make_sense() {
    let paper = TestPaper::on_sqlite().await;
    for query in ["", "?on=", "?on=nothing", "?on=wire.en%0A", &format!("?on={}", "wire.en,".repeat(100))] {
        let answer = paper.get(&format!("/live{query}")).await;
        assert_eq!(answer.status, 400, "{query}");
    }
}

const TRICKS: [&str; 8] = [
    "'",
    "\"; drop table comment; --",
    "' or 1=1 --",
    "$1",
    "%' escape '",
    "\\",
    "{{ 7*7 }}",
    "<script>alert(1)</script>",
];

db::on_both_engines! {
    async fn no_parameter_reaches_the_database_as_sql(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
        for trick in TRICKS {
            let trick: String = trick.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let targets = [
                format!("/{trick}"),
                format!("/en/{trick}"),
                format!("/en/harbour/{trick}"),
                format!("/en/topic/{trick}"),
                format!("/en/byline/{trick}"),
                format!("/en/wire/{trick}"),
                format!("/en/archive/{trick}/{trick}"),
                format!("/en/harbour?before={trick}"),
                format!("/en?{trick}={trick}"),
                format!("/comments/{trick}"),
                format!("/comments/{uid}?before={trick}&after={trick}"),
                format!("/comments/{uid}?thread={trick}&skip={trick}"),
                format!("/comments/{uid}/reply/{trick}"),
                format!("/comments/receipt/{trick}"),
                format!("/media/{trick}"),
                format!("/assets/{trick}"),
                format!("/live?on={trick}"),
            ];
            for target in targets {
                let answer = paper.get(&target).await;
                assert!(answer.status < 500, "{target}: {}", answer.status);
                assert!(!answer.contains("<script>alert"), "{target}");
            }
        }
    }

    async fn no_field_reaches_the_database_as_sql_or_the_page_as_markup(db: TestDatabase) {
        let paper = TestPaper::on(db).await;
        let uid = paper.printed(cast::NIGHT_TRAM).await.uid;
        for (number, trick) in TRICKS.iter().enumerate() {
            let fields = [("name", *trick), ("text", *trick), ("mail", *trick), ("parent", *trick), ("t", *trick)];
            let address = format!("192.0.2.{}", number + 20);
            let answer = paper.post_form_from(&address, &format!("/comments/{uid}"), &fields).await;
            assert_eq!(answer.status, 422, "{trick}");
            let with_nul = format!("{trick}\0");
            let fields = [("name", with_nul.as_str()), ("text", with_nul.as_str()), ("parent", "")];
            let posted = paper.post_form_from(&address, &format!("/comments/{uid}"), &fields).await;
            assert_eq!(posted.status, 303, "{trick}");
            let receipt = paper.get(posted.location()).await;
            assert!(receipt.status == 200 && !receipt.contains("<script>alert"), "{trick}");
            let newer = format!("{trick}{trick}\0");
            let changed = paper.post_form_from(&address, posted.location(), &[("text", &newer)]).await;
            assert_eq!(changed.status, 303, "{trick}");
        }
        paper.settle().await;
        let article = paper.get(cast::NIGHT_TRAM).await;
        assert!(article.contains("&lt;script&gt;") && !article.contains("<script>alert"));
    }
}

#[tokio::test]
async fn a_get_with_a_body_or_with_credentials_is_only_a_get() {
    let paper = TestPaper::on_sqlite().await;
    let with_body = paper.ask(request(Method::GET, "/en", Body::from("x".repeat(100)))).await;
    assert_eq!(with_body.status, 200);
    let mut asking = request(Method::GET, "/en", Body::empty());
    asking.headers_mut().insert("authorization", "Basic eDp5".parse().unwrap());
    assert_eq!(paper.ask(asking).await.matter(), with_body.matter());
}
