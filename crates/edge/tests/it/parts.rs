//! Pages that share a part.

use crate::fixture::{FRONT_FOOT, Paper, ask, front_head, wire};

#[tokio::test]
async fn a_new_headline_renders_the_wire_once_and_no_page() {
    let paper = Paper::new();
    for query in 0..50 {
        paper.ask("GET", &format!("/front/en?p={query}"), &[("accept-encoding", "br")]).await;
    }
    assert_eq!((paper.world.renders(), paper.world.part_renders()), (50, 1));
    paper.change("wire:en");
    for query in 0..50 {
        let answer = paper.ask("GET", &format!("/front/en?p={query}"), &[("accept-encoding", "br")]).await;
        assert_eq!(answer.text(), format!("{}{}{FRONT_FOOT}", front_head(0), wire("wire:en", 1)));
    }
    assert_eq!((paper.world.renders(), paper.world.part_renders()), (50, 2));
    assert_eq!(paper.edge.stats().recomposed, 50);
}

#[tokio::test]
async fn after_a_new_headline_only_the_first_page_waits_and_encodings_do_not_push_each_other_out() {
    let paper = Paper::new();
    let ask = |query: u32, encoding: &'static str| {
        let edge = paper.edge.clone();
        async move { ask(edge, "GET", &format!("/front/en?p={query}"), &[("accept-encoding", encoding)]).await }
    };
    for encoding in ["br", "gzip"] {
        for query in 0..10 {
            ask(query, encoding).await;
        }
    }
    let before = paper.edge.stats();
    paper.change("wire:en");
    for encoding in ["br", "gzip", "br", "gzip"] {
        for query in 0..10 {
            let answer = ask(query, encoding).await;
            assert_eq!((answer.header("content-encoding"), answer.status), (encoding, 200.try_into().unwrap()));
        }
    }
    let after = paper.edge.stats();
    assert_eq!(after.recomposed - before.recomposed, 10);
    // The headline's part is drawn for the first, and pressed once for each encoding.
    assert_eq!(after.misses - before.misses, 2);
}

#[tokio::test]
async fn a_change_of_the_page_keeps_its_parts() {
    let paper = Paper::new();
    paper.get("/front/en").await;
    paper.change("front:en");
    assert!(paper.get("/front/en").await.text().contains("Front 1"));
    assert_eq!((paper.world.renders(), paper.world.part_renders()), (2, 1));
}

#[tokio::test]
async fn a_change_of_one_editions_wire_leaves_the_other_alone() {
    let paper = Paper::new();
    let french = paper.get("/front/fr").await.header("etag").to_owned();
    let english = paper.get("/front/en").await.header("etag").to_owned();
    paper.change("wire:en");
    assert_eq!(paper.get("/front/fr").await.header("etag"), french);
    assert_ne!(paper.get("/front/en").await.header("etag"), english);
    assert_eq!(paper.world.part_renders(), 3);
}

#[tokio::test]
async fn the_tags_of_a_page_for_cdns_include_those_of_its_parts() {
    let paper = Paper::new();
    let answer = paper.get("/front/en").await;
    for tag in edge::cdn_tags(&["front:en", "wire:en"]) {
        assert!(answer.header("surrogate-key").contains(&tag));
    }
}

#[tokio::test]
async fn an_answer_that_is_not_kept_gets_its_parts_too() {
    let paper = Paper::new();
    for method in ["POST", "GET"] {
        let answer = paper.ask(method, "/composed-own", &[]).await;
        assert_eq!(answer.status, 422);
        assert_eq!(answer.text(), format!("form {}", wire("wire:en", 0)));
    }
    assert_eq!(paper.world.part_renders(), 1);
}
