//! Reading: one closure is one transaction is one snapshot.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::error::Error;
use crate::row::Row;
use crate::value::Value;

/// Which engine is behind the door; hardly anyone should ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// The state of the paper at one moment. After any error it answers every further question with
/// [`Error::Poisoned`], because PostgreSQL would, and so would a half-understood state.
pub struct Snapshot<'a> {
    link: Link<'a>,
    tags: BTreeSet<String>,
    first_error: Option<String>,
}

pub(crate) enum Link<'a> {
    Sqlite(&'a crate::sqlite::Session),
    Postgres(&'a mut crate::postgres::Session),
}

/// What the engines call for every row.
pub(crate) type OnRow<'f> = &'f mut dyn FnMut(&Row<'_>) -> Result<ControlFlow<()>, Error>;

impl<'a> Snapshot<'a> {
    pub(crate) fn new(link: Link<'a>) -> Snapshot<'a> {
        Snapshot { link, tags: BTreeSet::new(), first_error: None }
    }

    /// Every row, made into something by `read`. Give the SQL a limit.
    pub fn all<T>(
        &mut self,
        sql: &str,
        values: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        self.each(sql, values, |row| {
            found.push(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The first row, if there is one.
    pub fn first<T>(
        &mut self,
        sql: &str,
        values: &[Value],
        mut read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut found = None;
        self.query(sql, values, &mut |row| {
            found = Some(read(row)?);
            Ok(ControlFlow::Break(()))
        })?;
        Ok(found)
    }

    /// The first row; that there is none is [`Error::Missing`], and ends the transaction like every error.
    pub fn one<T>(
        &mut self,
        sql: &str,
        values: &[Value],
        read: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        match self.first(sql, values, read)? {
            Some(found) => Ok(found),
            None => Err(self.poison(Error::Missing)),
        }
    }

    /// Hands `visit` one row after the other, never holding all of them.
    pub fn each(
        &mut self,
        sql: &str,
        values: &[Value],
        mut visit: impl FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.query(sql, values, &mut |row| visit(row).map(ControlFlow::Continue))
    }

    pub fn engine(&self) -> Engine {
        match self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// The condition that `column` is in the list of parameter `n`, which must be a [`Value::Ints`].
    pub fn in_list(&self, column: &str, n: usize) -> String {
        match self.engine() {
            Engine::Sqlite => format!("{column} in (select value from json_each(${n}))"),
            Engine::Postgres => format!("{column} = any(${n})"),
        }
    }

    /// Remembers a cache tag that this read leans on; see [`crate::Db::read_tagged`].
    pub fn touch(&mut self, tag: impl Into<String>) {
        self.tags.insert(tag.into());
    }

    pub(crate) fn take_tags(&mut self) -> Vec<String> {
        std::mem::take(&mut self.tags).into_iter().collect()
    }

    pub(crate) fn query(&mut self, sql: &str, values: &[Value], on_row: OnRow<'_>) -> Result<(), Error> {
        self.refuse_if_over(sql)?;
        let outcome = match &mut self.link {
            Link::Sqlite(session) => session.query(sql, values, on_row),
            Link::Postgres(session) => session.query(sql, values, on_row),
        };
        outcome.map_err(|error| self.poison(error))
    }

    pub(crate) fn run_inner(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        self.refuse_if_over(sql)?;
        let outcome = match &mut self.link {
            Link::Sqlite(session) => session.run(sql, values),
            Link::Postgres(session) => session.run(sql, values),
        };
        outcome.map_err(|error| self.poison(error))
    }

    /// Marks the transaction as over and gives the error back.
    pub(crate) fn poison(&mut self, error: Error) -> Error {
        self.first_error.get_or_insert_with(|| error.to_string());
        error
    }

    /// The error that a closure must end with even if it swallowed one on its way.
    pub(crate) fn swallowed(&self) -> Option<Error> {
        self.first_error.clone().map(|first| Error::Poisoned { first })
    }

    fn refuse_if_over(&mut self, sql: &str) -> Result<(), Error> {
        if let Some(over) = self.swallowed() {
            return Err(over);
        }
        let first_word = sql.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        if TRANSACTION_WORDS.iter().any(|word| word.eq_ignore_ascii_case(first_word)) {
            let why = "a closure is one transaction: BEGIN, COMMIT, ROLLBACK and SAVEPOINT are not its business";
            return Err(self.poison(Error::Unsupported(why)));
        }
        Ok(())
    }
}

const TRANSACTION_WORDS: [&str; 9] =
    ["begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release", "attach"];
