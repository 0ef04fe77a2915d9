//! Logical properties only in style sheets, so that an Arabic page is the mirror image without a rule of its own.

use super::tree::{Tree, Violation};

/// A physical property, and what says the same in every direction of writing.
const PHYSICAL: &[(&str, &str)] = &[
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
    ("top", "inset-block-start"),
    ("bottom", "inset-block-end"),
    ("width", "inline-size"),
    ("height", "block-size"),
    ("min-width", "min-inline-size"),
    ("max-width", "max-inline-size"),
    ("min-height", "min-block-size"),
    ("max-height", "max-block-size"),
];

const SIDES: [(&str, &str); 4] =
    [("left", "inline-start"), ("right", "inline-end"), ("top", "block-start"), ("bottom", "block-end")];

/// Properties of which four values go round the box from the top by the right: physical where right and left differ.
const ROUND: &[&str] = &["margin", "padding", "inset", "border-width", "border-style", "border-color"];

pub fn check(tree: &Tree) -> Vec<Violation> {
    let sheets = tree.ending("css").filter(|file| file.path.starts_with("crates/"));
    let physical = sheets.flat_map(|file| {
        let found =
            declarations(&file.text).into_iter().filter_map(|(line, name, value)| Some((line, remedy(&name, &value)?)));
        found
            .map(|(line, remedy)| {
                file.violation(line, format!("write {remedy}; style sheets use logical properties only"))
            })
            .collect::<Vec<_>>()
    });
    physical.collect()
}

fn remedy(name: &str, value: &str) -> Option<String> {
    if let Some((_, logical)) = PHYSICAL.iter().find(|(physical, _)| *physical == name) {
        return Some(format!("`{logical}` for `{name}`"));
    }
    let parts: Vec<&str> = name.split('-').collect();
    let is_sided = ["margin", "padding", "border", "scroll"].contains(&parts[0]);
    if let Some((side, logical)) = SIDES.iter().find(|(side, _)| is_sided && parts[1..].contains(side)) {
        return Some(format!("`{}` for `{name}`", name.replace(side, logical)));
    }
    if ["text-align", "float", "clear"].contains(&name) && ["left", "right"].contains(&value) {
        return Some(format!("`{name}: start` or `end` for `{value}`"));
    }
    let values: Vec<&str> = value.split_whitespace().collect();
    let is_lopsided = values.len() == 4 && values[1] != values[3] && !value.contains('(');
    (ROUND.contains(&name) && is_lopsided)
        .then(|| format!("`{name}-block` and `{name}-inline` for four values of which right and left differ"))
}

/// Line, property and value of each declaration; what stands in parentheses or before a brace is none.
fn declarations(text: &str) -> Vec<(usize, String, String)> {
    let plain = without_comments(text);
    let (mut found, mut line, mut at_line) = (Vec::new(), 1, 1);
    let mut piece = String::new();
    let mut depth = 0;
    for c in plain.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if piece.trim().is_empty() {
            at_line = line;
        }
        line += usize::from(c == '\n');
        match c {
            ';' | '}' if depth <= 0 => {
                if let Some((name, value)) = piece.split_once(':') {
                    found.push((
                        at_line,
                        name.trim().to_lowercase(),
                        value.replace("!important", "").trim().to_lowercase(),
                    ));
                }
                piece.clear();
            }
            '{' => piece.clear(),
            c => piece.push(c),
        }
    }
    found
}

fn without_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("/*") {
        let end = rest[start..].find("*/").map_or(rest.len(), |end| start + end + 2);
        plain.push_str(&rest[..start]);
        plain.extend(rest[start..end].chars().filter(|c| *c == '\n'));
        rest = &rest[end..];
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(css: &str) -> Vec<usize> {
        check(&Tree::of(&[("crates/press/assets/a.css", css)])).iter().map(|it| it.line).collect()
    }

    #[test]
    fn physical_properties_are_found() {
        let css = "a { margin-left: 1rem;\n color: red; padding-right: 0 }\n/* left: 0 */\nb { left: 0 }\nc { text-align: left }\n\
                   d { border-top-left-radius: 1px; }\ne { padding: 1px 2px 1px 0; }\nf { max-width: 3rem }\n";
        assert_eq!(lines(css), [1, 2, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn logical_properties_and_questions_about_the_window_are_right() {
        let css = "@media (min-width: 48rem) { a:hover { margin-inline-start: 1rem; inset-block-start: 0 } }\n\
                   .top { padding: 1px 2px 3px 2px; text-align: start; vertical-align: top; scrollbar-width: thin; border-width: 1px }\n";
        assert!(lines(css).is_empty(), "{:?}", lines(css));
    }
}
