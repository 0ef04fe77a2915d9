//! A fresh database of either engine for each test.
//!
//! ```text
//! db::on_both_engines! {
//!     async fn a_story_is_kept(db: TestDatabase) {
//!         db.migrate(&[newsroom::MIGRATIONS]).await.unwrap();
//!         …
//!     }
//! }
//! ```

mod database;
mod server;

pub use database::{TestDatabase, on_both};

/// Makes of each `async fn name(db: TestDatabase) { … }` a module `name` with one test for each engine. The calling
/// crate needs tokio with its macros.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($db:ident: TestDatabase) $body:block)*) => {
        $(mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn body($db: $crate::testing::TestDatabase) $body

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                body($crate::testing::TestDatabase::sqlite().await).await;
            }

            $(#[$meta])*
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                body($crate::testing::TestDatabase::postgres().await).await;
            }
        })*
    };
}
