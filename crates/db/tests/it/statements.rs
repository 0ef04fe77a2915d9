//! Statements, their parameters and their rows.

use db::{Error, Row, Value, on_both_engines, params};
use serde_json::json;
use uuid::Uuid;

use crate::{add_note, count_notes, with_notes};

on_both_engines! {
    async fn an_insert_returns_what_the_database_made(db: TestDatabase) {
        with_notes(&db).await;
        let first = db.write(|tx| add_note(tx, "harbour")).await.unwrap();
        let second = db.write(|tx| add_note(tx, "strike")).await.unwrap();
        assert_eq!((first.value, second.value, first.seq), (1, 2, None));
    }

    async fn every_sort_of_value_comes_back_as_it_went(db: TestDatabase) {
        with_notes(&db).await;
        let uid = Uuid::now_v7();
        let doc = json!({"title": "الميناء", "n": 1.5, "none": null});
        let given = doc.clone();
        db.write(move |tx| -> Result<_, Error> {
            tx.run(
                "insert into note (slug, flag, bytes, uid, score, doc, stars) values ($2, $1, $3, $4, $5, $6, $7)",
                &params![true, "été", vec![0u8, 255], uid, 1.25, &given, i64::MIN],
            )
        }).await.unwrap();
        type All = (String, bool, Vec<u8>, Uuid, f64, serde_json::Value, i64);
        let read = |row: &Row| -> Result<All, Error> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
        };
        let sql = "select slug, flag, bytes, uid, score, doc, stars from note";
        let found = db.read(move |s| s.one(sql, &[], read)).await.unwrap();
        assert_eq!(found, ("été".into(), true, vec![0, 255], uid, 1.25, doc, i64::MIN));
    }

    async fn null_comes_back_as_none_and_only_so(db: TestDatabase) {
        with_notes(&db).await;
        db.write(|tx| add_note(tx, "bare")).await.unwrap();
        let none = db.read(|s| s.one("select doc, flag, uid from note", &[], |row| {
            Ok((row.get::<Option<String>>(0)?, row.get::<Option<bool>>(1)?, row.get::<Option<Uuid>>(2)?))
        })).await;
        assert_eq!(none, Ok::<_, Error>((None, None, None)));
        let refused = db.read(|s| s.one("select doc from note", &[], |row| row.get::<String>(0))).await;
        assert!(matches!(refused, Err(Error::Column { index: 0, .. })), "{refused:?}");
        let beyond = db.read(|s| s.one("select id from note", &[], |row| row.get::<i64>(3))).await;
        assert!(matches!(beyond, Err(Error::Column { index: 3, .. })), "{beyond:?}");
    }

    async fn nul_is_dropped_from_text(db: TestDatabase) {
        with_notes(&db).await;
        db.write(|tx| -> Result<_, Error> {
            tx.run("insert into note (slug, doc) values ($1, $2)", &params!["a\0b", json!({"x": "c\0d"})])
        }).await.unwrap();
        let found = db.read(|s| s.one("select slug, doc from note", &[], |row| {
            Ok::<(String, serde_json::Value), Error>((row.get(0)?, row.get(1)?))
        })).await;
        assert_eq!(found.unwrap(), ("ab".to_owned(), json!({"x": "cd"})));
    }

    async fn pages_by_key_hold_every_row_once_despite_ties(db: TestDatabase) {
        with_notes(&db).await;
        db.write(|tx| -> Result<(), Error> {
            for n in 0..250i64 {
                tx.run("insert into note (slug, stars) values ($1, $2)", &params![format!("n{n}"), n / 7])?;
            }
            Ok(())
        }).await.unwrap();
        let (mut seen, mut last) = (Vec::new(), (i64::MAX, i64::MAX));
        loop {
            let page = db.read(move |s| s.all(
                "select stars, id from note where (stars, id) < ($1, $2) order by stars desc, id desc limit $3",
                &params![last.0, last.1, 30],
                |row| Ok::<(i64, i64), Error>((row.get(0)?, row.get(1)?)),
            )).await.unwrap();
            let Some(&end) = page.last() else { break };
            last = end;
            seen.extend(page);
        }
        assert_eq!(seen.len(), 250);
        assert!(seen.is_sorted_by(|a, b| a > b));
    }

    async fn an_upsert_updates_the_row_that_is_there(db: TestDatabase) {
        with_notes(&db).await;
        let sql = "insert into note (slug, stars) values ($1, 1)
                   on conflict (slug) do update set stars = note.stars + excluded.stars returning stars";
        for expected in 1..=3i64 {
            let stars = db.write(move |tx| tx.one(sql, &params!["a"], |row| row.get::<i64>(0))).await;
            assert_eq!(stars.map(|committed| committed.value), Ok::<_, Error>(expected));
        }
    }

    async fn a_list_of_ids_finds_its_rows(db: TestDatabase) {
        with_notes(&db).await;
        for slug in ["a", "b", "c"] {
            db.write(move |tx| add_note(tx, slug)).await.unwrap();
        }
        let found = db.read(|s| {
            let sql = format!("select slug from note where stars = $1 and {} order by id", s.in_list("id", 2));
            s.all(&sql, &params![0, vec![1i64, 3, 99]], |row| row.get::<String>(0))
        }).await;
        assert_eq!(found, Ok::<_, Error>(vec!["a".to_owned(), "c".to_owned()]));
        let none = db.read(|s| {
            let sql = format!("select slug from note where {}", s.in_list("id", 1));
            s.all(&sql, &[Value::Ints(vec![])], |row| row.get::<String>(0))
        }).await;
        assert_eq!(none, Ok::<_, Error>(vec![]));
    }

    async fn a_repeated_key_is_a_conflict_named_by_its_columns(db: TestDatabase) {
        with_notes(&db).await;
        db.write(|tx| add_note(tx, "a")).await.unwrap();
        let again = db.write(|tx| add_note(tx, "a")).await;
        assert_eq!(again, Err(Error::Conflict { constraint: "note.slug".into() }));
        let null = db.write(|tx| tx.run("insert into note (slug) values ($1)", &[Value::Null])).await;
        assert!(matches!(null, Err(Error::Constraint { .. })), "{null:?}");
    }

    async fn parameters_that_do_not_fit_are_refused(db: TestDatabase) {
        with_notes(&db).await;
        let few = db.read(|s| s.first("select id from note where id = $1 and stars = $2", &params![1], |_| Ok(()))).await;
        assert!(matches!(few, Err(Error::Parameter { .. })), "{few:?}");
        let many = db.read(|s| s.first("select id from note where id = $1", &params![1, 2], |_| Ok(()))).await;
        assert!(matches!(many, Err(Error::Parameter { .. })), "{many:?}");
    }

    async fn two_statements_in_one_text_are_refused(db: TestDatabase) {
        with_notes(&db).await;
        let two = db.write(|tx| tx.run("delete from note; delete from note", &[])).await;
        assert!(two.is_err());
    }

    async fn a_statement_that_never_ends_is_stopped(db: TestDatabase) {
        let hurried = db.open_with(|config| config.statement_wait_max = std::time::Duration::from_millis(200)).await;
        let sql = "with recursive n(i) as (select 1 union all select i + 1 from n where i > 0 and i < 2000000000)
                   select count(*) from n";
        let endless = hurried.read(move |s| s.one(sql, &[], |row| row.get::<i64>(0))).await;
        assert_eq!(endless, Err(Error::Timeout));
        assert_eq!(hurried.last_seq().await, Ok(0));
    }

    async fn a_statement_that_was_refused_can_be_asked_again(db: TestDatabase) {
        let sql = "select count(*) from later";
        let early = db.read(move |s| s.one(sql, &[], |row| row.get::<i64>(0))).await;
        assert!(matches!(early, Err(Error::Sql { .. })), "{early:?}");
        db.write(|tx| tx.run("create table later (id bigint)", &[])).await.unwrap();
        let late = db.read(move |s| s.one(sql, &[], |row| row.get::<i64>(0))).await;
        assert_eq!(late, Ok::<_, Error>(0));
    }

    async fn the_first_row_is_enough_but_an_error_after_it_is_not_lost(db: TestDatabase) {
        with_notes(&db).await;
        let outcome = db.write(|tx| {
            tx.run("insert into note (slug) values ('b')", &[])?;
            let sql = "insert into note (slug) select slug from (select 'a' as slug union all select 'b') as new
                       order by slug returning id";
            tx.first(sql, &[], |row| row.get::<i64>(0))
        }).await;
        assert!(matches!(outcome, Err(Error::Conflict { .. })), "{outcome:?}");
        assert_eq!(count_notes(&db).await, 0);
    }
}
