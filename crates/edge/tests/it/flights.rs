//! One render for all who wait, whatever becomes of them.

use std::time::Duration;

use crate::fixture::{Paper, article_text, ask};

#[tokio::test]
async fn fifty_readers_of_a_new_page_cost_one_render() {
    let paper = Paper::new();
    paper.world.shut();
    let readers: Vec<_> =
        (0..50).map(|_| tokio::spawn(ask(paper.edge.clone(), "GET", "/article/strike", &[]))).collect();
    paper.world.entered(1).await;
    paper.world.open();
    for reader in readers {
        assert_eq!(reader.await.unwrap().text(), article_text("strike", 0, ""));
    }
    assert_eq!(paper.world.renders(), 1);
}

#[tokio::test]
async fn fifty_readers_of_a_new_wire_cost_one_render_of_the_part() {
    let paper = Paper::new();
    paper.get("/front/en").await;
    paper.change("wire:en");
    let readers: Vec<_> = (0..50)
        .map(|_| tokio::spawn(ask(paper.edge.clone(), "GET", "/front/en", &[("accept-encoding", "br")])))
        .collect();
    for reader in readers {
        assert!(reader.await.unwrap().text().contains("version 1"));
    }
    assert_eq!((paper.world.renders(), paper.world.part_renders()), (1, 2));
    assert_eq!(paper.edge.stats().recomposed, 1);
}

#[tokio::test]
async fn a_reader_who_hangs_up_does_not_stop_the_render() {
    let paper = Paper::new();
    paper.world.shut();
    let reader = tokio::spawn(ask(paper.edge.clone(), "GET", "/article/strike", &[]));
    paper.world.entered(1).await;
    reader.abort();
    assert!(reader.await.is_err());
    paper.world.open();
    assert_eq!(paper.get("/article/strike").await.text(), article_text("strike", 0, ""));
    assert_eq!(paper.world.renders(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_stale_page_stands_in_for_a_slow_one_and_owns_up_to_it() {
    let paper = Paper::new();
    paper.get("/article/strike").await;
    tokio::time::advance(Duration::from_secs(5)).await;
    paper.change("article:strike");
    paper.world.shut();
    let answer = paper.get("/article/strike").await;
    assert_eq!(answer.text(), article_text("strike", 0, ""));
    assert_eq!(answer.header("cache-control"), "public, max-age=0, s-maxage=0");
    assert_eq!(answer.header("age"), "5");
    assert_eq!(paper.edge.stats().stale_served, 1);
    paper.world.open();
    assert_eq!(paper.get("/article/strike").await.text(), article_text("strike", 1, ""));
    assert_eq!(paper.world.renders(), 2);
}

#[tokio::test(start_paused = true)]
async fn after_a_takedown_no_stale_page_is_served() {
    let paper = Paper::new();
    paper.get("/article/strike").await;
    paper.take_down("article:strike");
    paper.world.shut();
    let reader = tokio::spawn(ask(paper.edge.clone(), "GET", "/article/strike", &[]));
    paper.world.entered(2).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(!reader.is_finished());
    paper.world.open();
    assert_eq!(reader.await.unwrap().text(), article_text("strike", 1, ""));
}

#[tokio::test(start_paused = true)]
async fn a_takedown_while_readers_wait_withdraws_the_stand_in() {
    let paper = Paper::new();
    paper.get("/article/strike").await;
    paper.change("article:strike");
    paper.world.shut();
    let reader = tokio::spawn(ask(paper.edge.clone(), "GET", "/article/strike", &[]));
    paper.world.entered(2).await;
    paper.take_down("article:strike");
    let answer = reader.await.unwrap();
    assert_ne!(answer.status, 200, "{}", answer.text());
}

#[tokio::test(start_paused = true)]
async fn a_render_overtaken_by_a_takedown_is_not_served() {
    let paper = Paper::new();
    paper.world.shut();
    let reader = tokio::spawn(ask(paper.edge.clone(), "GET", "/article/strike", &[]));
    paper.world.entered(1).await;
    paper.take_down("article:strike");
    paper.world.open();
    assert_eq!(reader.await.unwrap().text(), article_text("strike", 1, ""));
    assert_eq!(paper.world.renders(), 2);
}

#[tokio::test(start_paused = true)]
async fn staff_and_who_reloads_wait_for_the_new_page() {
    let paper =
        Paper::with(edge::EdgeConfig { signed_in_cookie: Some("__Host-staff".into()), ..edge::EdgeConfig::default() });
    paper.get("/article/strike").await;
    for (round, header) in [("cache-control", "no-cache"), ("cookie", "a=b; __Host-staff=xyz")].into_iter().enumerate()
    {
        paper.change("article:strike");
        paper.world.shut();
        let edge = paper.edge.clone();
        let reader = tokio::spawn(async move { ask(edge, "GET", "/article/strike", &[header]).await });
        paper.world.entered(if round == 0 { 2 } else { 1 }).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        paper.world.open();
        assert_eq!(reader.await.unwrap().text(), article_text("strike", round as i64 + 1, ""));
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_that_refuses_to_be_stale_is_waited_for() {
    let paper = Paper::new();
    paper.get("/strict/a").await;
    paper.change("a");
    paper.world.shut();
    let reader = tokio::spawn(ask(paper.edge.clone(), "GET", "/strict/a", &[]));
    paper.world.entered(2).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    paper.world.open();
    assert_eq!(reader.await.unwrap().text(), article_text("a", 1, ""));
}
