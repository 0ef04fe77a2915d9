//! The rule of freshness under every order of render, snapshot, commit and notice.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use axum::routing::get;
use edge::{Composed, Edge, EdgeConfig, Keep, Piece, RenderedPart, Slots, TagMark, Takedown};
use http_body_util::BodyExt;
use proptest::prelude::*;
use tower::ServiceExt;

/// One step of the world. A render is two steps: noting what was applied, then reading the snapshot.
#[derive(Debug, Clone, Copy)]
enum Step {
    Commit,
    Hear,
    Begin,
    Snapshot,
    Keep,
    Serve,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        Just(Step::Commit),
        Just(Step::Hear),
        Just(Step::Begin),
        Just(Step::Snapshot),
        Just(Step::Keep),
        Just(Step::Serve),
    ];
    proptest::collection::vec(step, 0..60)
}

/// One for all cases, each of which goes on where the last one ended.
static SLOTS: LazyLock<Slots> = LazyLock::new(Slots::new);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// A page that counts as fresh shows every change that this node has heard of, whatever the order in
    /// which rendering, committing and hearing interleave.
    #[test]
    fn a_fresh_page_shows_all_that_was_heard(steps in steps()) {
        let slots = &*SLOTS;
        let marks = [TagMark::of("front:en")];
        let (mut committed, mut heard) = (slots.applied(), slots.applied());
        let (mut begun, mut drawn, mut kept) = (None, None, None);
        for step in steps {
            match step {
                Step::Commit => committed += 1,
                Step::Hear if heard < committed => {
                    heard += 1;
                    slots.apply(heard, &["front:en"], Takedown::No);
                }
                Step::Hear => {}
                Step::Begin => begun = Some(slots.applied()),
                Step::Snapshot => drawn = begun.map(|as_of| (as_of, committed)),
                Step::Keep => kept = drawn.or(kept),
                Step::Serve => {
                    if let Some((as_of, shows)) = kept && slots.is_fresh(as_of, &marks) {
                        prop_assert!(shows >= heard, "shows {shows}, heard {heard}");
                    }
                }
            }
        }
    }
}

/// Four writers, eight readers, a page and its part changing all the time: whoever asks after a change was
/// applied sees it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn under_a_storm_of_changes_no_reader_sees_less_than_was_applied() {
    let world = Arc::new(World::default());
    let edge = storm_edge(&world);
    let writer = {
        let (edge, world) = (edge.clone(), Arc::clone(&world));
        tokio::spawn(async move {
            for seq in 1..=600 {
                let tag = if seq % 2 == 0 { "wire" } else { "page" };
                world.commit(seq, tag);
                edge.apply(seq, &[tag], if seq % 7 == 0 { Takedown::Yes } else { Takedown::No });
                for _ in 0..seq % 40 {
                    tokio::task::yield_now().await;
                }
            }
        })
    };
    let readers: Vec<_> = (0..8)
        .map(|_| {
            let edge = edge.clone();
            tokio::spawn(async move {
                let mut answers = 0u32;
                while edge.applied() < 600 {
                    answers += u32::from(read_once(&edge).await);
                    tokio::task::yield_now().await;
                }
                answers
            })
        })
        .collect();
    writer.await.unwrap();
    let mut answers = 0;
    for reader in readers {
        answers += reader.await.unwrap();
    }
    assert!(answers > 0);
    assert!(read_once(&edge).await);
    assert_eq!(world.page.load(Ordering::SeqCst), 599);
}

#[derive(Default)]
struct World {
    page: AtomicI64,
    wire: AtomicI64,
    renders: AtomicU64,
}

impl World {
    fn commit(&self, seq: i64, tag: &str) {
        let version = if tag == "wire" { &self.wire } else { &self.page };
        version.store(seq, Ordering::SeqCst);
    }
}

/// False when the edge was too busy to answer with a page.
async fn read_once(edge: &Edge) -> bool {
    // Odd numbers are changes of the page, even ones of the wire.
    let applied = edge.applied();
    let (page, wire) = (applied - (applied + 1) % 2, applied - applied % 2);
    let request = Request::builder().uri("/").header("accept-encoding", "identity").body(Body::empty()).unwrap();
    let response = edge.clone().oneshot(request).await.unwrap();
    if response.status() != 200 {
        return false;
    }
    let is_stale = response.headers().contains_key("age");
    let text = response.into_body().collect().await.unwrap().to_bytes();
    let shown: Vec<i64> = std::str::from_utf8(&text).unwrap().split(' ').map(|word| word.parse().unwrap()).collect();
    assert!(is_stale || (shown[0] >= page && shown[1] >= wire), "shown {shown:?}, applied {page} and {wire}");
    !is_stale
}

fn storm_edge(world: &Arc<World>) -> Edge {
    let for_pages = Arc::clone(world);
    let page = move || {
        let world = Arc::clone(&for_pages);
        async move {
            world.renders.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            let version = world.page.load(Ordering::SeqCst);
            tokio::task::yield_now().await;
            let mut response = Response::new(Body::empty());
            response.extensions_mut().insert(Keep::tagged(["page"]));
            let pieces = vec![Piece::Own(format!("{version} ").into()), Piece::Part("wire".into())];
            response.extensions_mut().insert(Composed(pieces));
            response
        }
    };
    let for_parts = Arc::clone(world);
    let parts: edge::PartRenderer = Arc::new(move |_| {
        let world = Arc::clone(&for_parts);
        Box::pin(async move {
            let version = world.wire.load(Ordering::SeqCst);
            tokio::task::yield_now().await;
            Ok(RenderedPart { bytes: version.to_string().into(), tags: vec!["wire".into()] })
        })
    });
    let config = EdgeConfig { stale_after: Duration::from_secs(5), ..EdgeConfig::default() };
    Edge::new(config, Router::new().route("/", get(page)), parts)
}
