//! Both engines have the same tables.

use db::{schema::describe, testing::TestDatabase};
use paper::schema::MIGRATIONS;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_engines_have_the_same_tables_columns_and_unique_rules() {
    let (sqlite, postgres) = (TestDatabase::sqlite().await, TestDatabase::postgres().await);
    for db in [&sqlite, &postgres] {
        db.migrate(&[MIGRATIONS]).await.unwrap();
    }
    let on_sqlite = sqlite.read(|s| describe(s)).await.unwrap();
    let on_postgres = postgres.read(|s| describe(s)).await.unwrap();
    assert!(on_sqlite.iter().any(|shape| shape.table == "article"));
    for (one, other) in on_sqlite.iter().zip(&on_postgres) {
        assert_eq!(one, other);
    }
    assert_eq!(on_sqlite.len(), on_postgres.len());
}

db::on_both_engines! {
    async fn a_second_migration_finds_nothing_to_do(db: TestDatabase) {
        db.migrate(&[MIGRATIONS]).await.unwrap();
        let before = testpaper::dump(&db).await;
        db.migrate(&[MIGRATIONS]).await.unwrap();
        assert_eq!(testpaper::dump(&db).await, before);
    }
}
