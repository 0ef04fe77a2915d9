//! Crates lean on lower floors only, and neighbours do not know each other: so every change has a direction.

use super::tree::{File, Tree, Violation, crate_of};

/// The floor of each crate; ARCHITECTURE.md draws the house.
const FLOORS: &[(u8, &[&str])] = &[
    (1, &["db", "edge", "media", "search", "mail", "language"]),
    (2, &["paper", "markup"]),
    (3, &["record", "parcel"]),
    (4, &["print", "formats"]),
    (5, &["press", "newsroom", "web"]),
    (6, &["site", "desk"]),
    (7, &["dateline"]),
];

/// Beside the house; only tests may lean on them.
const BESIDE: &[&str] = &["testpaper"];

/// Downwards, and still forbidden.
const NEVER: &[(&str, &str, &str)] = &[
    ("site", "newsroom", "what is not in print can not leak from a crate that does not know it"),
    ("site", "formats", "readers' pages have nothing to do with foreign formats"),
];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let names = tree.crates();
    let manifests = names.iter().filter_map(|name| tree.file(&format!("crates/{name}/Cargo.toml")));
    manifests.flat_map(|manifest| check_manifest(manifest, &names)).collect()
}

fn check_manifest(manifest: &File, names: &[&str]) -> Vec<Violation> {
    let name = crate_of(&manifest.path).unwrap_or_default();
    if BESIDE.contains(&name) {
        return Vec::new();
    }
    let Some(own) = floor(name) else {
        return vec![
            manifest.violation(1, format!("the crate `{name}` has no floor; give it one in xtask/src/tidy/floors.rs")),
        ];
    };
    let leans = dependencies(&manifest.text).filter(|(_, other)| names.contains(other));
    leans.filter_map(|(line, other)| Some(manifest.violation(line, forbidden(name, own, other)?))).collect()
}

fn forbidden(name: &str, own: u8, other: &str) -> Option<String> {
    if BESIDE.contains(&other) {
        return Some(format!("`{other}` is for tests; put it under [dev-dependencies]"));
    }
    if let Some((.., why)) = NEVER.iter().find(|(above, below, _)| *above == name && *below == other) {
        return Some(format!("`{name}` does not use `{other}`: {why}"));
    }
    match floor(other)? {
        below if below < own => None,
        same if same == own => {
            Some(format!("`{name}` and `{other}` are neighbours on floor {own}; they do not know each other"))
        }
        above => Some(format!("`{name}` on floor {own} leans on `{other}` on floor {above}; arrows point down")),
    }
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, crates)| crates.contains(&name)).map(|(floor, _)| *floor)
}

/// Names under `[dependencies]`, with their lines.
fn dependencies(manifest: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut is_within = false;
    manifest.lines().enumerate().filter_map(move |(index, line)| {
        if line.starts_with('[') {
            is_within = line.trim() == "[dependencies]" || line.trim() == "[build-dependencies]";
            return None;
        }
        let end = line.find(['.', ' ', '=']).filter(|_| is_within)?;
        Some((index + 1, &line[..end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, dependencies: &str) -> Vec<String> {
        let manifest = format!("crates/{name}/Cargo.toml");
        let text = format!(
            "[package]\nname = \"{name}\"\n\n[dependencies]\n{dependencies}\n\n[dev-dependencies]\ntestpaper.workspace = true\n"
        );
        let others = ["db", "print", "site", "press", "web", "newsroom", "testpaper"]
            .map(|other| format!("crates/{other}/Cargo.toml"));
        let mut files: Vec<(&str, &str)> =
            others.iter().filter(|path| **path != manifest).map(|path| (path.as_str(), "")).collect();
        files.push((&manifest, &text));
        check(&Tree::of(&files)).into_iter().map(|it| format!("{}: {}", it.line, it.why)).collect()
    }

    #[test]
    fn leaning_down_is_right() {
        assert!(found("press", "db.workspace = true\nprint = { path = \"../print\" }\nserde = \"1\"").is_empty());
    }

    #[test]
    fn leaning_up_or_on_a_neighbour_is_found() {
        assert!(found("print", "db.workspace = true\nsite.workspace = true")[0].starts_with("6: `print` on floor 4"));
        assert!(found("press", "web.workspace = true")[0].contains("neighbours"));
    }

    #[test]
    fn what_is_not_in_print_stays_unknown_to_the_site() {
        assert!(found("site", "newsroom.workspace = true")[0].contains("can not leak"));
    }

    #[test]
    fn tests_alone_lean_on_the_test_paper_and_every_crate_has_a_floor() {
        assert!(found("site", "testpaper.workspace = true")[0].contains("for tests"));
        assert!(found("cellar", "")[0].contains("no floor"));
    }
}
