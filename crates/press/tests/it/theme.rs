//! Theme folders: overriding, and being refused with file and line.

use std::fs;

use press::{Press, ThemeError};
use tempfile::TempDir;

use crate::{
    harbour::{self, EN},
    whole,
};

fn theme(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn refusal(files: &[(&str, &str)]) -> String {
    match Press::new(Some(theme(files).path())) {
        Ok(_) => panic!("this theme is refused"),
        Err(error) => error.to_string(),
    }
}

fn not_found(press: &Press) -> String {
    let paper = harbour::paper();
    let frame = harbour::frame(&paper, EN, "/en/x");
    whole(press, &frame, &[], press.not_found(&frame))
}

#[test]
fn a_theme_overrides_file_by_file() {
    let folder = theme(&[
        (
            "refusal.html",
            "{% extends \"layout.html\" %}\n{% block matter %}<h1>Lost at sea: {{ title }}</h1>{% endblock %}",
        ),
        ("reader.css", "body { color: black }"),
        ("README.md", "Our theme"),
    ]);
    let (press, paper) = (Press::new(Some(folder.path())).unwrap(), harbour::paper());
    let page = not_found(&press);
    assert!(page.contains("<h1>Lost at sea: Page not found</h1>") && page.contains("class=\"masthead\""));
    let own = press.assets(&paper);
    assert!(own[0].bytes.starts_with(b"body { color: black }"));
    assert!(page.contains(&own[0].path), "the page links the theme's stylesheet");
    let house = Press::new(None).unwrap().assets(&paper);
    assert_ne!(own[0].path, house[0].path);
    assert_eq!(own[1].path, house[1].path, "the script is the house's still");
}

#[test]
fn a_broken_template_is_refused_with_its_file_and_line() {
    let said = refusal(&[("front.html", "<p>\n{% if %}\n</p>")]);
    assert!(said.contains("front.html") && said.contains("line 2"), "{said}");
    let said = refusal(&[("front.html", "\n\n{% include \"cards.html\" %}")]);
    assert!(said.contains("line 3") && said.contains("“cards.html”"), "{said}");
}

#[test]
fn a_broken_stylesheet_is_refused_with_its_line() {
    assert!(refusal(&[("reader.css", "a { }\nb {\n")]).contains("broken in line 2"));
    assert!(refusal(&[("reader.css", "a { }\n}\n")]).contains("broken in line 2"));
    assert!(refusal(&[("reader.css", "a { content: \"{\" }\n\n/* …")]).contains("broken in line 3"));
}

#[test]
fn what_overrides_nothing_is_refused() {
    assert!(refusal(&[("frontpage.html", "x")]).contains("front.html"));
    assert!(refusal(&[("reader.scss", "x")]).contains("overrides nothing"));
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("reader.js"), b"ok\n\xff").unwrap();
    let said = Press::new(Some(folder.path())).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(said.contains("line 2") && said.contains("UTF-8"), "{said}");
    let missing = Press::new(Some(&folder.path().join("nowhere")));
    assert!(matches!(missing, Err(ThemeError::Unreadable { .. })));
}

#[test]
fn a_template_that_fails_on_a_page_gives_way_to_the_default() {
    let folder = theme(&[("refusal.html", "{{ nothing.of.the.kind }}")]);
    let press = Press::new(Some(folder.path())).unwrap();
    assert!(not_found(&press).contains("<h1>Page not found</h1>"));
}

#[test]
fn a_theme_cannot_call_words_html() {
    let folder = theme(&[("refusal.html", "{{ title | safe }}")]);
    let said = Press::new(Some(folder.path())).map(|press| not_found(&press));
    assert!(said.map_or(true, |page| page.contains("<h1>Page not found</h1>")), "refused, or drawn by the house");
}
