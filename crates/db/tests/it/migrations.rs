//! Migrations, and the shape of the tables on both engines.

use db::testing::TestDatabase;
use db::{Db, Engine, Error, MigrateError, Migration, MigrationSet, SchemaState, on_both_engines, schema};

const FIRST: Migration = Migration {
    version: 1,
    name: "story",
    sqlite: "create table story (id integer primary key, slug text not null unique) strict;
             create table note (story integer not null references story (id)) strict;",
    postgres: "create table story (id bigint primary key, slug text not null unique);
               create table note (story bigint not null references story (id));",
};

const SECOND: Migration = Migration {
    version: 2,
    name: "dek",
    sqlite: "alter table story add column dek text;",
    postgres: "alter table story add column dek text;",
};

const BROKEN: Migration = Migration {
    version: 2,
    name: "broken",
    sqlite: "create table half (id integer) strict; create nonsense;",
    postgres: "create table half (id integer); create nonsense;",
};

const EDITED: Migration = Migration {
    version: 1,
    name: "story",
    sqlite: "create table story (id integer primary key) strict;",
    postgres: "create table story (id bigint primary key);",
};

const ONE: MigrationSet = MigrationSet { component: "newsroom", migrations: &[FIRST] };
const TWO: MigrationSet = MigrationSet { component: "newsroom", migrations: &[FIRST, SECOND] };
const WITH_BROKEN: MigrationSet = MigrationSet { component: "newsroom", migrations: &[FIRST, BROKEN] };
const WITH_EDITED: MigrationSet = MigrationSet { component: "newsroom", migrations: &[EDITED] };

async fn names(db: &Db, set: MigrationSet) -> Vec<String> {
    db.migrate(&[set]).await.unwrap().applied.iter().map(ToString::to_string).collect()
}

async fn tables(db: &Db) -> Vec<String> {
    let shapes = db.read(schema::describe).await.unwrap();
    shapes.into_iter().map(|shape| shape.table).collect()
}

on_both_engines! {
    async fn what_is_pending_is_applied_once(db: TestDatabase) {
        let pending = db.schema_state(&[ONE]).await;
        assert!(matches!(pending, Ok(SchemaState::Older(ref steps)) if steps.len() == 1), "{pending:?}");
        assert_eq!(names(&db, ONE).await, ["newsroom 0001_story"]);
        assert_eq!(names(&db, ONE).await, [""; 0]);
        assert_eq!(db.schema_state(&[ONE]).await, Ok(SchemaState::Current));
        assert_eq!(names(&db, TWO).await, ["newsroom 0002_dek"]);
        assert_eq!(tables(&db).await, ["change", "job", "note", "schema_migration", "story"]);
    }

    async fn statements_ready_before_a_migration_work_after_it(db: TestDatabase) {
        db.migrate(&[ONE]).await.unwrap();
        let select = |s: &mut db::Snapshot| s.all("select * from story", &[], |row| row.get::<i64>(0));
        for _ in 0..12 {
            assert_eq!(db.read(select).await, Ok::<_, Error>(vec![]));
        }
        db.migrate(&[TWO]).await.unwrap();
        for _ in 0..12 {
            assert_eq!(db.read(select).await, Ok::<_, Error>(vec![]));
        }
    }

    async fn a_paper_of_a_newer_version_is_refused(db: TestDatabase) {
        db.migrate(&[TWO]).await.unwrap();
        let refused = db.migrate(&[ONE]).await.unwrap_err();
        assert!(matches!(refused, MigrateError::NewerPaper { ref found } if found.version == 2), "{refused}");
        assert!(matches!(db.schema_state(&[ONE]).await, Ok(SchemaState::Newer(found)) if found.name == "dek"));
        let unknown_component = db.migrate(&[]).await.unwrap_err();
        assert!(matches!(unknown_component, MigrateError::NewerPaper { .. }));
    }

    async fn an_edited_migration_is_refused(db: TestDatabase) {
        db.migrate(&[ONE]).await.unwrap();
        let refused = db.migrate(&[WITH_EDITED]).await.unwrap_err();
        assert!(matches!(refused, MigrateError::Edited { .. }), "{refused}");
        assert!(matches!(db.schema_state(&[WITH_EDITED]).await, Ok(SchemaState::Edited(found)) if found.version == 1));
    }

    async fn nothing_is_kept_of_a_step_that_fails(db: TestDatabase) {
        let failed = db.migrate(&[WITH_BROKEN]).await.unwrap_err();
        assert!(matches!(failed, MigrateError::Failed { ref step, .. } if step.version == 2), "{failed}");
        assert!(!tables(&db).await.contains(&"half".to_owned()));
        assert_eq!(names(&db, TWO).await, ["newsroom 0002_dek"]);
    }

    async fn several_nodes_may_migrate_at_once(db: TestDatabase) {
        let nodes = (0..4).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { db.migrate(&[TWO]).await.unwrap().applied.len() })
        }).collect::<Vec<_>>();
        let mut applied = 0;
        for node in nodes {
            applied += node.await.unwrap();
        }
        assert_eq!(applied, 2);
    }
}

#[tokio::test]
async fn a_sqlite_step_that_leaves_rows_dangling_is_refused() {
    const DROPS: Migration = Migration { version: 2, name: "drops", sqlite: "delete from story;", postgres: "" };
    const SET: MigrationSet = MigrationSet { component: "newsroom", migrations: &[FIRST, DROPS] };
    let db = TestDatabase::sqlite().await;
    db.migrate(&[ONE]).await.unwrap();
    db.write(|tx| -> Result<_, Error> {
        tx.run("insert into story (id, slug) values (1, 'a')", &[])?;
        tx.run("insert into note (story) values (1)", &[])
    })
    .await
    .unwrap();
    let refused = db.migrate(&[SET]).await.unwrap_err();
    assert!(matches!(refused, MigrateError::Dangling { ref table, .. } if table == "note"), "{refused}");
    assert_eq!(db.schema_state(&[ONE]).await, Ok(SchemaState::Current));
}

#[tokio::test]
async fn both_engines_have_the_same_tables() {
    let mut shapes = Vec::new();
    for db in [TestDatabase::sqlite().await, TestDatabase::postgres().await] {
        db.migrate(&[TWO]).await.unwrap();
        let partial = "create unique index story_lead on story (dek) where slug = 'lead'";
        db.write(move |tx| tx.run(partial, &[])).await.unwrap();
        let expression = "create unique index story_lower on story (id, lower(slug))";
        db.write(move |tx| tx.run(expression, &[])).await.unwrap();
        shapes.push(db.read(schema::describe).await.unwrap());
    }
    assert_eq!(shapes[0], shapes[1]);
    let story = shapes[0].iter().find(|shape| shape.table == "story").unwrap();
    assert_eq!(story.uniques, [vec!["id"], vec!["id", "<expression>"], vec!["slug"]]);
    assert_eq!(story.partial_uniques, [["dek"]]);
    let dek = story.columns.iter().find(|column| column.name == "dek").unwrap();
    assert!(dek.is_nullable && !story.columns.iter().any(|column| column.name != "dek" && column.is_nullable));
}

#[tokio::test]
async fn a_database_without_tables_tells_what_is_pending() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let db = TestDatabase::bare(engine).await;
        let state = db.schema_state(&[ONE]).await;
        let Ok(SchemaState::Older(steps)) = state else { panic!("{state:?}") };
        let (own, given): (Vec<_>, Vec<_>) = steps.iter().partition(|step| step.component == "db");
        assert_eq!((own[0].version, given.len()), (1, 1), "{steps:?}");
    }
}
