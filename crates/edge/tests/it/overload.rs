//! What readers get when there is too much to do, or something is broken.

use std::time::Duration;

use edge::EdgeConfig;

use crate::fixture::{Paper, article_text, ask};

fn narrow() -> Paper {
    Paper::with(EdgeConfig { renders_max: 1, renders_waiting_max: 1, ..EdgeConfig::default() })
}

#[tokio::test(start_paused = true)]
async fn over_the_bound_new_pages_are_refused_and_kept_ones_served() {
    let paper = narrow();
    paper.get("/article/kept").await;
    paper.get("/article/stale").await;
    paper.change("article:stale");
    paper.world.entered(2).await;
    paper.world.shut();
    let first = tokio::spawn(ask(paper.edge.clone(), "GET", "/article/one", &[]));
    paper.world.entered(1).await;
    let second = tokio::spawn(ask(paper.edge.clone(), "GET", "/article/two", &[]));
    tokio::time::sleep(Duration::from_millis(1)).await;

    let refused = paper.get("/article/three").await;
    assert_eq!(refused.status, 503);
    assert_eq!(refused.header("retry-after"), "3");
    assert_eq!(refused.header("cache-control"), "no-store");
    assert_eq!(paper.get("/article/kept").await.text(), article_text("kept", 0, ""));
    let stale = paper.get("/article/stale").await;
    assert_eq!((stale.status.as_u16(), stale.text()), (200, article_text("stale", 0, "")));

    paper.world.open();
    assert_eq!(first.await.unwrap().status, 200);
    assert_eq!(second.await.unwrap().status, 200);
    assert_eq!(paper.get("/article/three").await.status, 200);
}

#[tokio::test(start_paused = true)]
async fn a_render_that_takes_too_long_is_a_503_and_then_a_page() {
    let paper = Paper::new();
    paper.world.shut();
    assert_eq!(paper.get("/article/slow").await.status, 503);
    paper.world.open();
    assert_eq!(paper.get("/article/slow").await.text(), article_text("slow", 0, ""));
    assert_eq!(paper.world.renders(), 1);
}

#[tokio::test]
async fn when_a_page_breaks_its_old_copy_is_served_unless_taken_down() {
    let paper = Paper::new();
    assert_eq!(paper.get("/broken").await.text(), "it works");
    paper.change("broken");
    let stale = paper.get("/broken").await;
    assert_eq!((stale.status.as_u16(), stale.text().as_str()), (200, "it works"));
    paper.take_down("broken");
    let broken = paper.get("/broken").await;
    assert_eq!((broken.status.as_u16(), broken.text().as_str()), (500, "it broke"));
    assert_eq!(paper.edge.stats().pages_kept, 1, "a failure is not kept");
}

#[tokio::test]
async fn when_a_part_breaks_the_page_says_so_and_an_old_copy_stands_in() {
    let paper = Paper::new();
    assert_eq!(paper.get("/front/en").await.status, 200);
    paper.world.break_parts();
    assert_eq!(paper.get("/front/fr").await.status, 503);
    paper.change("wire:en");
    let stale = paper.get("/front/en").await;
    assert_eq!((stale.status.as_u16(), stale.header("age")), (200, "0"));
}

#[tokio::test]
async fn a_handler_that_panics_is_a_500_and_nothing_else_suffers() {
    let paper = Paper::new();
    assert_eq!(paper.get("/panics").await.status, 500);
    assert_eq!(paper.get("/panics").await.status, 500);
    assert_eq!(paper.get("/article/a").await.status, 200);
}
