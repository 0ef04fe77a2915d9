//! One door to SQLite and PostgreSQL: transactions as closures, migrations, the change log, jobs, notices.
