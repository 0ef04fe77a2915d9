//! The paper itself: its database, its site behind an edge, its clock.

use std::{sync::Arc, time::Duration};

use db::{Db, testing::TestDatabase};
use edge::{Edge, EdgeConfig, Hub, HubConfig, Slots, Takedown};
use media::Blobs;
use paper::Paper;
use press::Press;
use site::{Parts, Site};
use tempfile::TempDir;
use web::{Network, Proxies};

use crate::{
    cast,
    clock::TestClock,
    sample::{self, Cast},
};

/// A paper that tests write to and read from.
pub struct TestPaper {
    pub db: Db,
    pub clock: TestClock,
    pub site: Site,
    /// What readers ask. It draws a page anew rather than give an outdated one.
    pub edge: Edge,
    pub blobs: Blobs,
    pub cast: Cast,
    pub database: TestDatabase,
    folder: TempDir,
}

impl TestPaper {
    /// The sample paper on a database of either engine.
    pub async fn on(database: TestDatabase) -> TestPaper {
        let folder = TempDir::with_prefix("dateline-paper-").expect("a temporary folder can be made");
        let db: Db = (*database).clone();
        db.migrate(&[paper::schema::MIGRATIONS]).await.expect("a fresh database can be migrated");
        let clock = TestClock::at(cast::NOW);
        let blobs = Blobs::open(folder.path().join("media")).expect("a temporary folder can hold blobs");
        let cast = sample::fill(&db, &blobs).await;
        let slots = Slots::new();
        let site = site(&db, &blobs, &clock, &slots).await;
        let edge = edge_before(&site, Duration::from_secs(60));
        let paper = TestPaper { db, clock, site, edge, blobs, cast, database, folder };
        paper.settle().await;
        paper
    }

    /// The sample paper on SQLite, for what leans on no database.
    pub async fn on_sqlite() -> TestPaper {
        TestPaper::on(TestDatabase::sqlite().await).await
    }

    /// A folder for the test's own files.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The settings, editions and sections as they stand.
    pub async fn load(&self) -> Paper {
        self.db.read(paper::load).await.unwrap().expect("the sample has a paper")
    }

    /// Another edge before the same site, which gives an outdated page once it was waited for so long.
    pub fn edge_that_waits(&self, stale_after: Duration) -> Edge {
        edge_before(&self.site, stale_after)
    }

    /// The edge hears of every change so far, as the follower of the log would tell it.
    pub async fn settle(&self) {
        while self.apply_some(500).await > 0 {}
        self.edge.tick();
    }

    /// The edge hears of the next changes, this many at most; how many there were.
    pub async fn apply_some(&self, count: usize) -> usize {
        let changes = self.db.changes_after(self.edge.applied(), count).await.unwrap();
        for change in &changes {
            let takedown = if change.is_hard { Takedown::Yes } else { Takedown::No };
            self.edge.apply(change.seq, &change.tags, takedown);
        }
        changes.len()
    }
}

async fn site(db: &Db, blobs: &Blobs, clock: &TestClock, slots: &Slots) -> Site {
    let hands = clock.clone();
    let trusted = Network::parse("10.0.0.0/8").expect("this is a network");
    Site::new(Parts {
        db: db.clone(),
        blobs: blobs.clone(),
        press: Arc::new(Press::new(None).expect("the house's theme is whole")),
        hub: Hub::new(HubConfig::default()),
        slots: slots.clone(),
        proxies: Proxies::new(vec![trusted]),
        clock: Arc::new(move || hands.now()),
    })
    .await
    .expect("the sample has its secrets")
}

fn edge_before(site: &Site, stale_after: Duration) -> Edge {
    let config = EdgeConfig {
        slots: site.slots().clone(),
        uncached: site::UNCACHED.iter().map(|path| (*path).to_owned()).collect(),
        stale_after,
        ..EdgeConfig::default()
    };
    let drawing = site.clone();
    let parts: edge::PartRenderer = Arc::new(move |name| {
        let (site, seq) = (drawing.clone(), drawing.slots().applied());
        Box::pin(site::wire_column(site, name, seq))
    });
    Edge::new(config, site::router(site.clone()), parts)
}
