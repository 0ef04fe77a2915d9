//! The promises that templates, stylesheet and script make about themselves.

use std::{fs, path::Path};

use language::{Language, Words};

const STYLE: &str = include_str!("../../assets/reader.css");
const SCRIPT: &str = include_str!("../../assets/reader.js");

fn files(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

#[test]
fn templates_keep_to_escaped_values_and_to_the_content_security_policy() {
    for (name, text) in files("templates") {
        for wrong in ["|safe", "| safe", " style=", "<style", "onclick", "javascript:", "autoescape", "http://"] {
            assert!(!text.contains(wrong), "{name} has {wrong}");
        }
        let scripts = text.matches("<script").count();
        assert_eq!(
            scripts,
            text.matches("<script type=\"module\" src=\"{{ page.script }}\"></script>").count(),
            "{name}"
        );
    }
}

/// What stands in quotes after each of `calls`.
fn words_in(text: &str, calls: &[&str]) -> Vec<String> {
    let said = |call: &&str| {
        text.split(*call).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect::<Vec<_>>()
    };
    calls.iter().flat_map(said).collect()
}

#[test]
fn every_interface_word_exists_in_all_four_languages() {
    let mut keys = Vec::new();
    for (_, text) in files("templates") {
        keys.extend(words_in(&text, &["word(\"", "word.plain(\"", "word.around(\"", "word.forms(\""]));
    }
    for (_, text) in files("src") {
        keys.extend(words_in(&text, &["words.text(\"", "words.attr(\"", "counted(\"", "say(\""]));
    }
    for reason in
        ["links", "blocked-word", "repeat", "capitals", "speed", "first", "mixed-scripts", "moderator", "writer"]
    {
        keys.push(format!("reason-{reason}"));
    }
    keys.extend(["email", "facebook", "x", "mastodon", "whatsapp"].map(|network| format!("share-{network}")));
    assert!(keys.len() > 60);
    for tag in ["en", "fr", "es", "ar"] {
        let words = Words::of(&Language::parse(tag).unwrap());
        for key in &keys {
            assert!(words.has(key), "{tag}.ftl has no “{key}”");
        }
    }
}

#[test]
fn the_stylesheet_is_logical_relative_and_local() {
    let physical = [
        "margin-left",
        "margin-right",
        "margin-top",
        "margin-bottom",
        "padding-left",
        "padding-right",
        "padding-top",
        "padding-bottom",
        "border-left",
        "border-right",
        "border-top",
        "border-bottom",
        "text-align: left",
        "text-align: right",
        "float:",
        " left:",
        " right:",
        " top:",
        " bottom:",
        " width:",
        " height:",
        "max-width:",
        "border-top-left-radius",
        "@import",
        "url(",
        "http",
        "!important;\n!",
    ];
    let declarations: String = STYLE.lines().filter(|line| !line.starts_with("@media")).collect::<Vec<_>>().join("\n");
    for wrong in physical {
        let found = declarations.matches(wrong).count()
            - declarations.matches("a[href^=\"http\"]").count() * usize::from(wrong == "http");
        assert_eq!(found, 0, "{wrong}");
    }
    let has_pixels = STYLE.split("px").any(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    assert!(!STYLE.contains("px") || !has_pixels, "lengths are relative");
    assert!(STYLE.len() < 22_000, "{} bytes", STYLE.len());
    assert_eq!(STYLE.matches('{').count(), STYLE.matches('}').count());
}

#[test]
fn the_script_is_small_and_touches_text_only() {
    assert!(SCRIPT.len() <= 10_000, "{} bytes", SCRIPT.len());
    for wrong in
        ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "import ", ".style"]
    {
        assert!(!SCRIPT.contains(wrong), "{wrong}");
    }
}

#[test]
fn only_the_page_of_a_killed_article_says_that_it_is_withdrawn() {
    assert!(SCRIPT.contains("gone: ({ uid }) => (body.dataset.on.includes(uid) ?"));
    assert!(SCRIPT.contains("`\\u2068${name}\\u2069`"), "a name in another script does not turn the words around it");
}

/// The grounds of `accent.rs` are those of the stylesheet.
#[test]
fn the_stylesheet_has_the_grounds_that_accents_are_made_for() {
    assert!(
        STYLE.contains("--paper: light-dark(#fbfaf6, #14161a)")
            && STYLE.contains("--tint: light-dark(#f2efe6, #1c1f25)")
    );
}
