//! No template calls a text HTML: what is HTML was checked and marked so in Rust, in one place.

use super::tree::{Tree, Violation};

pub fn check(tree: &Tree) -> Vec<Violation> {
    let templates = tree.ending("html").filter(|file| file.path.contains("/templates/"));
    let claims = templates.flat_map(|file| {
        let lines = file.text.lines().enumerate().filter(|(_, line)| claims_html(line));
        let why = "a template may not call a text HTML; make it in Rust, where `vetted` marks what was checked";
        lines.map(|(index, _)| file.violation(index + 1, why)).collect::<Vec<_>>()
    });
    claims.collect()
}

fn claims_html(line: &str) -> bool {
    let dense: String = line.split_whitespace().collect();
    dense.contains("|safe") || dense.contains("{%autoescape") || dense.contains("{%-autoescape")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_that_calls_a_text_html_is_found() {
        let tree = Tree::of(&[(
            "crates/press/templates/a.html",
            "<p>{{ dek }}</p>\n{{ dek | safe }}\n{{dek|safe}}\n{% autoescape false %}",
        )]);
        assert_eq!(check(&tree).iter().map(|it| it.line).collect::<Vec<_>>(), [2, 3, 4]);
    }
}
