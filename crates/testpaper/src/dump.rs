//! Every row of every table as text, to see that nothing changed.

use db::{Db, Engine, Snapshot, schema};

/// The rows, each after its table's name, in an order of their own.
pub async fn dump(db: &Db) -> Vec<String> {
    db.read(|s| {
        let mut rows = Vec::new();
        for shape in schema::describe(s)? {
            let columns: Vec<&str> = shape.columns.iter().map(|column| column.name.as_str()).collect();
            rows.extend(rows_of(s, &shape.table, &columns)?);
        }
        rows.sort_unstable();
        Ok::<_, db::Error>(rows)
    })
    .await
    .unwrap()
}

fn rows_of(s: &mut Snapshot, table: &str, columns: &[&str]) -> Result<Vec<String>, db::Error> {
    let quoted = |column: &&str| match s.engine() {
        Engine::Sqlite => format!("quote(\"{column}\")"),
        Engine::Postgres => format!("coalesce(cast(\"{column}\" as text), 'NULL')"),
    };
    let row = columns.iter().map(quoted).collect::<Vec<_>>().join(" || ' | ' || ");
    let sql = format!("select {row} from \"{table}\"");
    s.all(&sql, &[], |row| Ok(format!("{table}: {}", row.get::<String>(0)?)))
}
