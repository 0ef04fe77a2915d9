//! Every interface word that is used exists in all four languages: no reader meets a key instead of a word.

use std::collections::BTreeSet;

use super::{
    rust,
    tree::{File, Tree, Violation, crate_of},
};

const LANGUAGES: [&str; 4] = ["en", "fr", "es", "ar"];

/// Crates that say words to readers.
const SPEAKERS: &[&str] = &["press", "site", "newsroom", "print", "language"];

/// What stands right before a key in Rust, and in a template.
const CALLS: &[&str] = &["words.text(", ".attr(", "counted(", "say("];
const TAGS: &[&str] = &["word(\"", "word.plain(\"", "word.around(\""];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let known = LANGUAGES.map(|language| (language, keys(tree, language)));
    let speakers = tree.files.iter().filter(|file| crate_of(&file.path).is_some_and(|name| SPEAKERS.contains(&name)));
    let used = speakers
        .filter(|file| !file.is_for_tests())
        .flat_map(|file| used(file).into_iter().map(move |(line, key)| (file, line, key)));
    let missing = used.filter_map(|(file, line, key)| {
        let without: Vec<&str> =
            known.iter().filter(|(_, keys)| !keys.contains(&key)).map(|(language, _)| *language).collect();
        let why = format!("the word `{key}` is missing in crates/language/words: {}", without.join(", "));
        (!without.is_empty()).then(|| file.violation(line, why))
    });
    missing.collect()
}

fn keys(tree: &Tree, language: &str) -> BTreeSet<String> {
    let file = tree.file(&format!("crates/language/words/{language}.ftl"));
    let lines = file.map(|file| file.text.lines()).into_iter().flatten();
    lines
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
        .filter(|key| is_key(key))
        .map(str::to_owned)
        .collect()
}

fn used(file: &File) -> Vec<(usize, String)> {
    if file.path.ends_with(".html") {
        return file
            .text
            .lines()
            .enumerate()
            .flat_map(|(index, line)| in_template(line).into_iter().map(move |key| (index + 1, key)))
            .collect();
    }
    if !file.path.ends_with(".rs") {
        return Vec::new();
    }
    let rust = rust::read(&file.text);
    let words = rust.literals.into_iter().filter(|literal| {
        let before = rust.code[..literal.at].trim_end();
        // A comment's reasons are named by the key of their word.
        is_key(&literal.text)
            && (CALLS.iter().any(|call| before.ends_with(call)) || literal.text.starts_with("reason-"))
    });
    words.map(|literal| (literal.line, literal.text)).collect()
}

fn in_template(line: &str) -> Vec<String> {
    let starts = TAGS.iter().flat_map(|tag| line.match_indices(tag).map(|(at, tag)| at + tag.len()));
    starts.filter_map(|start| line[start..].split('"').next()).filter(|key| is_key(key)).map(str::to_owned).collect()
}

fn is_key(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_one_language_lacks_is_found_wherever_it_is_used() {
        let tree = Tree::of(&[
            ("crates/language/words/en.ftl", "menu = Menu\nwire = Wire\n"),
            ("crates/language/words/fr.ftl", "menu = Menu\nwire = Fil\n"),
            ("crates/language/words/es.ftl", "menu = Menú\nwire = Teletipo\n"),
            ("crates/language/words/ar.ftl", "menu = القائمة\n"),
            ("crates/press/templates/a.html", "<p>{{ word(\"menu\") }}\n<p title=\"{{ word.plain(\"wire\") }}\">"),
            ("crates/site/src/b.rs", "//! B.\nlet c = words.text(\"wire\", &[]); let d = form.text(\"website\");\n"),
        ]);
        let found: Vec<(String, usize)> = check(&tree).into_iter().map(|it| (it.path, it.line)).collect();
        assert_eq!(found, [("crates/press/templates/a.html".to_owned(), 2), ("crates/site/src/b.rs".to_owned(), 2)]);
        assert!(check(&tree)[0].why.ends_with(": ar"));
    }
}
