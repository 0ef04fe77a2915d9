//! Nothing is left lying about: no work to do, no debugging, no `unwrap` that a reader could meet.

use super::{
    rust,
    tree::{Tree, Violation, line_of},
};

const LOOSE: &[(&str, &str)] = &[
    ("todo!(", "finish it; what is not built yet is not in the tree"),
    ("unimplemented!(", "finish it; what is not built yet is not in the tree"),
    ("dbg!(", "take the debugging out; what operators should know goes into the log"),
    (".unwrap()", "refuse with an error, or `expect` with the reason why it can not happen"),
];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let code = tree.ending("rs").filter(|file| !file.is_for_tests());
    let found = code.flat_map(|file| {
        let code = rust::read(&file.text).code;
        let ends =
            LOOSE.iter().flat_map(|(what, remedy)| code.match_indices(what).map(move |(at, _)| (at, what, remedy)));
        ends.map(|(at, what, remedy)| file.violation(line_of(&code, at), format!("`{what}`: {remedy}")))
            .collect::<Vec<_>>()
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loose_ends_are_found_outside_tests_only() {
        let text = "//! A.\nfn a() { b().unwrap(); todo!(\"c\") }\nfn d() { e().expect(\".unwrap()\"); }\n\
                    #[cfg(test)]\nmod tests {\n  fn f() { g().unwrap(); }\n}\n";
        let lines = |path| check(&Tree::of(&[(path, text)])).iter().map(|it| it.line).collect::<Vec<_>>();
        assert_eq!(lines("crates/a/src/b.rs"), [2, 2]);
        assert!(lines("crates/a/tests/it/b.rs").is_empty());
    }
}
