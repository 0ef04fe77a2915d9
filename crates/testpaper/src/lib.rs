//! A small paper with a cast known by name, on a fresh database of either engine, and a reader who asks for its pages.
//!
//! ```text
//! db::on_both_engines! {
//!     async fn a_published_story_has_its_page(db: TestDatabase) {
//!         let paper = TestPaper::on(db).await;
//!         let story = paper.publish("new-crane").await;
//!         assert_eq!(paper.get(&story.path).await.status, 200);
//!     }
//! }
//! ```

#![allow(clippy::unwrap_used)]

mod clock;

pub mod cast;

mod piece;

mod reader;

mod sample;

mod paper_on;

mod act;
pub mod ask;
mod crowd;
mod dump;

pub use act::Printed;
pub use clock::TestClock;
pub use dump::dump;
pub use paper_on::TestPaper;
pub use piece::Piece;
pub use reader::Answer;
