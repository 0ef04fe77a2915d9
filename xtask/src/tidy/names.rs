//! No file is named by having been left over: such a room fills with whatever has no other.

use super::tree::{Tree, Violation};

const NAMES: &[&str] = &["util", "utils", "helper", "helpers", "common", "manager", "service", "misc"];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let code = tree.files.iter().filter(|file| file.path.starts_with("crates/") || file.path.starts_with("xtask/"));
    let named = code.filter_map(|file| {
        let stem = file.path.rsplit_once('.').map_or(file.path.as_str(), |(stem, _)| stem);
        let name = stem.split('/').find(|part| NAMES.contains(part))?;
        Some(
            file.violation(1, format!("`{name}` says nothing; name the file for the newsroom's noun that it is about")),
        )
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_for_leftovers_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/util/mod.rs", ""),
            ("crates/a/src/helpers.rs", ""),
            ("crates/a/src/wire.rs", ""),
        ]);
        assert_eq!(check(&tree).len(), 2);
    }
}
