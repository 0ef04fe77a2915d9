//! Every migration is there for both engines, under one name: a paper can move from one to the other at every version.

use super::tree::{Tree, Violation};

const ENGINES: [&str; 2] = ["sqlite", "postgres"];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let migrations = tree.ending("sql").filter(|file| file.path.contains("/migrations/"));
    let lonely = migrations.filter_map(|file| {
        let Some(other) = twin(&file.path) else {
            return Some(file.violation(
                1,
                "put it where its engine shows: migrations/sqlite/0001_name.sql and migrations/postgres/0001_name.sql",
            ));
        };
        tree.file(&other)
            .is_none()
            .then(|| file.violation(1, format!("{other} is missing; every migration is there for both engines")))
    });
    lonely.collect()
}

/// The path of the same migration for the other engine.
fn twin(path: &str) -> Option<String> {
    let [one, other] = ENGINES.map(|engine| format!("/migrations/{engine}/"));
    if path.contains(&one) {
        Some(path.replace(&one, &other))
    } else {
        path.contains(&other).then(|| path.replace(&other, &one))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_without_its_twin_is_found() {
        let tree = Tree::of(&[
            ("crates/a/migrations/sqlite/0001_a.sql", ""),
            ("crates/a/migrations/postgres/0001_a.sql", ""),
            ("crates/a/migrations/sqlite/0002_b.sql", ""),
            ("crates/a/migrations/0003_c.sql", ""),
        ]);
        let found: Vec<String> = check(&tree).into_iter().map(|it| it.path).collect();
        assert_eq!(found, ["crates/a/migrations/sqlite/0002_b.sql", "crates/a/migrations/0003_c.sql"]);
    }
}
