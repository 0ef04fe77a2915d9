//! The repository speaks for itself: nothing in it leans on a place, a paper or a talk that a stranger does not have.

use super::tree::{Tree, Violation};

/// Written apart, so that this file does not find itself.
const FORBIDDEN: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("../sh", "ared/"),
    concat!("seed", "-page"),
    concat!("issues", " show"),
    concat!("DES", "IGN.md"),
    concat!("STY", "LE.md"),
    concat!("STA", "CK.md"),
    concat!("RELIAB", "ILITY.md"),
    concat!("COMM", "ON.md"),
    concat!("LO", "OK.md"),
    concat!("this ", "session"),
    concat!("C", "EO"),
];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let found = tree.files.iter().filter(|file| !file.path.starts_with("LICENSE")).flat_map(|file| {
        let lines = file.text.lines().enumerate();
        let talk = lines.filter_map(|(index, line)| Some((index + 1, FORBIDDEN.iter().find(|word| says(line, word))?)));
        talk.map(|(line, word)| {
            file.violation(line, format!("`{word}` means nothing to a stranger; say what it is, or leave it out"))
        })
        .collect::<Vec<_>>()
    });
    found.collect()
}

fn says(line: &str, word: &str) -> bool {
    let ends_word = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (line[..at].chars().next_back(), line[at + word.len()..].chars().next());
        (ends_word(before) || word.starts_with(['/', '.'])) && (ends_word(after) || word.ends_with('/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talk_of_other_places_is_found_in_any_file() {
        let path = format!("see {}x", FORBIDDEN[0]);
        let tree = Tree::of(&[("README.md", &path), ("crates/a/src/b.rs", "//! The network/workshop.\n")]);
        let found = check(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].path, "README.md");
    }
}
