//! A room uses only those above it in its crate's table of contents: tangles grow inside crates, where Cargo is blind.

use super::{
    rust::{self, Rust},
    tree::{File, Tree, Violation, crate_of},
};

/// Crate, room, and the room below that it may use all the same.
///
/// A row and a snapshot are one type for two engines, each an enum of what the engines have: so nothing above them is
/// generic, and their callers' closures need no box. The engines in turn fill them.
const KNOTS: &[(&str, &str, &str)] =
    &[("db", "row", "sqlite"), ("db", "row", "postgres"), ("db", "snapshot", "sqlite"), ("db", "snapshot", "postgres")];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let roots =
        tree.ending("rs").filter(|file| ["/src/lib.rs", "/src/main.rs"].iter().any(|end| file.path.ends_with(end)));
    roots.filter(|file| file.path.starts_with("crates/")).flat_map(|root| check_crate(tree, root)).collect()
}

fn check_crate(tree: &Tree, root: &File) -> Vec<Violation> {
    let face = rust::read(&root.text);
    let name = crate_of(&root.path).unwrap_or_default();
    let house = House { name, rooms: rust::modules(&face.code), given: rust::given_on(&face.code) };
    let folder = root.path.trim_end_matches(root.name());
    let files = tree.ending("rs").filter(|file| file.path.starts_with(folder));
    files
        .filter_map(|file| Some((file, house.room_of(file.path.strip_prefix(folder)?)?)))
        .flat_map(|(file, own)| house.check_file(file, own))
        .collect()
}

struct House<'a> {
    name: &'a str,
    rooms: Vec<&'a str>,
    /// Names of the crate's face, each with its room.
    given: Vec<(String, String)>,
}

impl House<'_> {
    /// The room of a file by its path within `src`.
    fn room_of(&self, path: &str) -> Option<usize> {
        let room = path.split('/').next()?.trim_end_matches(".rs");
        self.rooms.iter().position(|known| *known == room)
    }

    fn check_file(&self, file: &File, own: usize) -> Vec<Violation> {
        let Rust { code, .. } = rust::read(&file.text);
        let mut names: Vec<(usize, String)> = named(&code, "crate::");
        // For a room of one file or a room's face, `super` is the crate.
        if file.path.matches('/').count() == 3 || file.name() == "mod.rs" && file.path.matches('/').count() == 4 {
            names.extend(named(&code, "super::"));
        }
        let used = names.into_iter().filter_map(|(line, name)| {
            let room = self.given.iter().find(|(given, _)| *given == name).map_or(name.as_str(), |(_, room)| room);
            let other = self.rooms.iter().position(|known| *known == room).filter(|other| *other > own)?;
            if KNOTS.contains(&(self.name, self.rooms[own], self.rooms[other])) {
                return None;
            }
            let why = format!(
                "`{}` uses `{}`, which stands below it in the table of contents; a room uses only those above it",
                self.rooms[own], self.rooms[other]
            );
            Some(file.violation(line, why))
        });
        used.collect()
    }
}

fn named(code: &str, start: &str) -> Vec<(usize, String)> {
    rust::paths(code, start)
        .flat_map(|(line, after)| rust::first_names(after).into_iter().map(move |name| (line, name.to_owned())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: &str = "//! A crate.\n\nmod low;\n\nmod high;\n\npub use high::Tower;\n";

    fn found(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[("crates/a/src/lib.rs", FACE), (path, text)])).iter().map(|it| it.line).collect()
    }

    #[test]
    fn a_room_that_uses_one_below_it_is_found() {
        assert_eq!(found("crates/a/src/low.rs", "//! Low.\n\nuse crate::high::climb;\n"), [3]);
        assert_eq!(found("crates/a/src/low/mod.rs", "//! Low.\nuse crate::{low::x,\n high};\n"), [2]);
        assert_eq!(
            found("crates/a/src/low/deep.rs", "//! Low.\nfn f() { crate::Tower::new() }\n"),
            [2],
            "by the crate's face"
        );
        assert_eq!(found("crates/a/src/low.rs", "//! Low.\nuse super::high;\n"), [2]);
    }

    #[test]
    fn a_room_may_use_those_above_it_and_tests_may_use_all() {
        assert!(found("crates/a/src/high.rs", "//! High.\nuse crate::low::x;\n").is_empty());
        assert!(found("crates/a/src/low.rs", "//! Low.\n#[cfg(test)]\nmod tests { use crate::high; }\n").is_empty());
        assert!(
            found("crates/a/src/low.rs", "//! Low, see crate::high.\nconst A: &str = \"crate::high\";\n").is_empty()
        );
    }
}
