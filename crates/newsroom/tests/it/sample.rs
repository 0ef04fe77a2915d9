//! The sample paper that every release carries comes in whole.

use std::path::Path;

use crate::bring::{Empty, NOW, Told};

db::on_both_engines! {
    async fn the_sample_paper_imports_whole_and_once(db: TestDatabase) {
        let paper = Empty::on(db, "UTC").await;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/harbour-times");
        let report = paper.import("markdown", &folder, &Told::default()).await;
        assert!(report.problems.is_empty() && report.skipped.is_empty() && report.left_out.is_empty(), "{report:#?}");
        assert!(report.taken["article"] >= 40 && report.taken["comment"] > 0, "{:?}", report.taken);
        assert_eq!(paper.texts("select code from edition order by place").await, ["en", "fr", "es", "ar"]);
        for code in ["en", "fr", "es", "ar"] {
            assert!(!paper.wire(code).await.is_empty(), "the wire of {code}");
        }
        let torn = "select path from article where picture_id is not null and picture_id not in (select id from picture)";
        assert!(paper.texts(torn).await.is_empty());
        let before = paper.state().await;
        let again = paper.try_import("markdown", &folder, &Told::default(), NOW + 3_600_000_000).await.unwrap();
        assert!(again.taken.is_empty(), "{:?}", again.taken);
        assert_eq!(paper.state().await, before);
    }
}
