//! Files of one room name each other, not their common face: the face is for those outside, and says what they may use.

use super::{
    rust,
    tree::{File, Tree, Violation},
};

pub fn check(tree: &Tree) -> Vec<Violation> {
    let faces = tree
        .ending("rs")
        .filter(|file| file.path.starts_with("crates/") && file.name() == "mod.rs" && !file.is_for_tests());
    faces.flat_map(|face| check_room(tree, face)).collect()
}

fn check_room(tree: &Tree, face: &File) -> Vec<Violation> {
    let given = rust::given_on(&rust::read(&face.text).code);
    let folder = face.path.trim_end_matches("mod.rs");
    let is_in_room =
        |file: &&File| file.path.strip_prefix(folder).is_some_and(|rest| !rest.contains('/') && rest != "mod.rs");
    tree.ending("rs").filter(is_in_room).flat_map(|file| check_file(file, folder, &given)).collect()
}

fn check_file(file: &File, folder: &str, given: &[(String, String)]) -> Vec<Violation> {
    let code = rust::read(&file.text).code;
    // The room's own path from the crate's root: `crate::serve::`.
    let own =
        folder.split_once("/src/").map(|(_, path)| format!("crate::{}", path.replace('/', "::"))).unwrap_or_default();
    let starts = ["super::", own.as_str()];
    let used = starts.iter().filter(|start| !start.is_empty()).flat_map(|start| rust::paths(&code, start));
    let used = used.flat_map(|(line, after)| rust::first_names(after).into_iter().map(move |name| (line, name)));
    let through_face = used.filter_map(|(line, name)| {
        let (_, module) = given.iter().find(|(known, module)| known == name && module != name)?;
        let why =
            format!("`{name}` comes through the room's own face; name the file that has it: `super::{module}::{name}`");
        (file.name() != format!("{module}.rs")).then(|| file.violation(line, why))
    });
    through_face.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: &str = "//! A room.\n\nmod model;\nmod act;\n\npub use model::Story;\n\npub struct Own;\n";

    fn found(text: &str) -> Vec<usize> {
        check(&Tree::of(&[("crates/a/src/story/mod.rs", FACE), ("crates/a/src/story/act.rs", text)]))
            .iter()
            .map(|it| it.line)
            .collect()
    }

    #[test]
    fn a_sibling_that_comes_through_the_face_is_found() {
        assert_eq!(found("//! Acts.\n\nuse super::Story;\n"), [3]);
        assert_eq!(found("//! Acts.\nuse super::{Own, Story};\n"), [2]);
        assert_eq!(found("//! Acts.\nuse crate::story::Story;\n"), [2]);
    }

    #[test]
    fn a_sibling_by_its_file_and_what_the_face_itself_has_are_right() {
        assert!(
            found("//! Acts.\nuse super::model::Story;\nuse super::Own;\nuse super::{model::Story, Own};\n").is_empty()
        );
    }
}
