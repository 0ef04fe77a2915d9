//! The tables as the engine describes them, so that the two engines' schemas can be compared.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::params;
use crate::snapshot::{Engine, Snapshot};

/// A table in the respects that both engines can tell; types are not among them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableShape {
    pub table: String,
    /// In the order of their names.
    pub columns: Vec<ColumnShape>,
    /// The column lists of the primary key and of each unique rule, sorted; `<expression>` for what is no column.
    pub uniques: Vec<Vec<String>>,
    /// The same for unique indexes over a part of the rows.
    pub partial_uniques: Vec<Vec<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnShape {
    pub name: String,
    pub is_nullable: bool,
}

/// Every table but the engine's own, in the order of their names.
pub fn describe(snapshot: &mut Snapshot<'_>) -> Result<Vec<TableShape>, Error> {
    let mut tables = match snapshot.engine() {
        Engine::Sqlite => sqlite(snapshot)?,
        Engine::Postgres => postgres(snapshot)?,
    };
    for shape in &mut tables {
        shape.columns.sort_by(|a, b| a.name.cmp(&b.name));
        shape.uniques.sort();
        shape.uniques.dedup();
        shape.partial_uniques.sort();
    }
    tables.sort_by(|a, b| a.table.cmp(&b.table));
    Ok(tables)
}

fn sqlite(snapshot: &mut Snapshot<'_>) -> Result<Vec<TableShape>, Error> {
    let sql = "select name from pragma_table_list
               where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'";
    let names: Vec<String> = snapshot.all(sql, &[], |row| row.get(0))?;
    names.into_iter().map(|table| sqlite_table(snapshot, table)).collect()
}

fn sqlite_table(snapshot: &mut Snapshot<'_>, table: String) -> Result<TableShape, Error> {
    let mut shape = TableShape { table, ..TableShape::default() };
    let mut key = BTreeMap::new();
    let sql = "select name, \"notnull\", pk from pragma_table_info($1)";
    snapshot.each(sql, &params![&shape.table], |row| {
        let (name, is_not_null, place): (String, bool, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if place > 0 {
            key.insert(place, name.clone());
        }
        shape.columns.push(ColumnShape { name, is_nullable: !is_not_null && place == 0 });
        Ok(())
    })?;
    if !key.is_empty() {
        shape.uniques.push(key.into_values().collect());
    }
    let sql = "select name, partial from pragma_index_list($1) where \"unique\" = 1";
    let indexes: Vec<(String, bool)> =
        snapshot.all(sql, &params![&shape.table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (index, is_partial) in indexes {
        let sql = "select coalesce(name, '<expression>') from pragma_index_info($1) order by seqno";
        let columns = snapshot.all(sql, &params![index], |row| row.get(0))?;
        shape.list(is_partial).push(columns);
    }
    Ok(shape)
}

fn postgres(snapshot: &mut Snapshot<'_>) -> Result<Vec<TableShape>, Error> {
    let mut tables: BTreeMap<String, TableShape> = BTreeMap::new();
    let sql = "select cast(table_name as text), cast(column_name as text), is_nullable = 'YES'
               from information_schema.columns join information_schema.tables using (table_schema, table_name)
               where table_schema = current_schema() and table_type = 'BASE TABLE'";
    snapshot.each(sql, &[], |row| {
        let table: String = row.get(0)?;
        let shape = tables.entry(table.clone()).or_insert_with(|| TableShape { table, ..TableShape::default() });
        shape.columns.push(ColumnShape { name: row.get(1)?, is_nullable: row.get(2)? });
        Ok(())
    })?;
    let sql = "select cast(owner.relname as text), i.indexrelid, i.indpred is not null,
                      coalesce(cast(a.attname as text), '<expression>')
               from pg_index i
               join pg_class owner on owner.oid = i.indrelid
               cross join lateral unnest(cast(i.indkey as int2[])) with ordinality as part(number, place)
               left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = part.number and part.number > 0
               where i.indisunique and owner.relnamespace = cast(current_schema() as regnamespace)
               order by i.indexrelid, part.place";
    let mut indexes: BTreeMap<(String, i64), (bool, Vec<String>)> = BTreeMap::new();
    snapshot.each(sql, &[], |row| {
        let index = indexes.entry((row.get(0)?, row.get(1)?)).or_default();
        index.0 = row.get(2)?;
        index.1.push(row.get(3)?);
        Ok(())
    })?;
    for ((table, _), (is_partial, columns)) in indexes {
        if let Some(shape) = tables.get_mut(&table) {
            shape.list(is_partial).push(columns);
        }
    }
    Ok(tables.into_values().collect())
}

impl TableShape {
    fn list(&mut self, is_partial: bool) -> &mut Vec<Vec<String>> {
        if is_partial { &mut self.partial_uniques } else { &mut self.uniques }
    }
}
