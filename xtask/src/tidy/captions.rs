//! Every Rust file opens with its caption: whoever opens it knows in ten seconds what it is for.

use super::tree::{Tree, Violation};

pub fn check(tree: &Tree) -> Vec<Violation> {
    let without = tree.ending("rs").filter(|file| !file.text.starts_with("//! "));
    without.map(|file| file.violation(1, "open the file with one `//! ` sentence that says what it is for")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_caption_is_found() {
        let tree =
            Tree::of(&[("crates/a/src/lib.rs", "//! The words.\n"), ("crates/a/src/b.rs", "use c::D;\n//! Late.\n")]);
        let found = check(&tree);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].path.as_str(), found[0].line), ("crates/a/src/b.rs", 1));
    }
}
