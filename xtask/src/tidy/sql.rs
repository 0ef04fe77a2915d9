//! SQL stays in the crates that own tables: who changes a table must be able to find all that reads it.

use super::{
    rust,
    tree::{Tree, Violation, crate_of},
};

/// The crates that may speak to the database in its own words.
const SPEAKERS: &[&str] = &["db", "paper", "print", "newsroom"];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let elsewhere = tree.ending("rs").filter(|file| {
        let is_speaker = crate_of(&file.path).is_none_or(|name| SPEAKERS.contains(&name));
        !is_speaker && !file.is_for_tests()
    });
    let places = elsewhere.flat_map(|file| {
        let literals = rust::read(&file.text).literals;
        let sql = literals.into_iter().filter(|literal| is_sql(&literal.text));
        let why =
            "SQL stays in paper, print and newsroom, in the store of the noun whose table it reads; call it from here";
        sql.map(|literal| file.violation(literal.line, why)).collect::<Vec<_>>()
    });
    places.collect()
}

fn is_sql(text: &str) -> bool {
    let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let has = |word: &str| words.iter().any(|known| known == word);
    let begins = |pair: [&str; 2]| words.windows(2).any(|found| found[0] == pair[0] && found[1] == pair[1]);
    words.len() > 1 && words[0] == "select"
        || has("select") && has("from")
        || begins(["insert", "into"])
        || begins(["delete", "from"])
        || has("update") && has("set")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sql_in_a_room_without_tables_is_found() {
        let text = "//! A page.\nfn f() {\n  s.one(\"select uid\n from article\", &[]);\n  s.run(\"delete from secret\", &[])\n}\n";
        let lines = |path| check(&Tree::of(&[(path, text)])).iter().map(|it| it.line).collect::<Vec<_>>();
        assert_eq!(lines("crates/site/src/page.rs"), [3, 5]);
        assert!(lines("crates/print/src/article/store.rs").is_empty());
        assert!(lines("crates/site/tests/it/page.rs").is_empty());
    }

    #[test]
    fn sentences_are_no_sql() {
        for sentence in [
            "update the paper",
            "deleted from the wire",
            "choose another with --listen",
            "select",
            "inserted into the page",
        ] {
            assert!(!is_sql(sentence), "{sentence}");
        }
        assert!(is_sql("Update story set status = $1") && is_sql("INSERT INTO wire_item"));
    }
}
