//! The four files of words say the same things, completely and in correct plural forms.

use std::collections::{BTreeMap, BTreeSet};

use language::{Arg, Digits, Language, Words};

const TAGS: [&str; 4] = ["en", "fr", "es", "ar"];

fn words(tag: &str) -> &'static Words {
    Words::of(&Language::parse(tag).unwrap())
}

/// Every key of a file with the names of the arguments that it uses.
fn arguments(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/words/{tag}.ftl", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).unwrap();
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        if let Some((name, _)) = line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
            key = name.to_owned();
            assert!(keys.insert(key.clone(), BTreeSet::new()).is_none(), "{tag}: {key} comes twice");
        }
        for after in line.split('$').skip(1) {
            let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(after.len());
            keys.get_mut(&key).unwrap().insert(after[..end].to_owned());
        }
    }
    keys
}

/// Arguments that choose a plural form.
const COUNTS: [&str; 5] = ["count", "n", "minutes", "seconds", "max"];

/// The one message whose `max` is a measure (“30 MB”), not a number of things.
fn is_count(key: &str, name: &str) -> bool {
    COUNTS.contains(&name) && !(key == "error-too-large" && name == "max")
}

#[test]
fn every_language_has_every_key_with_the_same_arguments() {
    let english = arguments("en");
    assert!(english.len() > 120);
    for tag in TAGS {
        assert_eq!(arguments(tag), english, "{tag}");
        assert_eq!(words(tag).keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
        assert_eq!(words(tag).language(), tag);
    }
}

#[test]
fn every_sentence_is_written_out_whole() {
    for tag in TAGS {
        for (key, names) in arguments(tag) {
            for count in [0, 1, 2, 3, 11, 100, 1_000_000, -1, i64::MIN, i64::MAX] {
                let args: Vec<(&str, Arg)> = names
                    .iter()
                    .map(|name| (name.as_str(), if is_count(&key, name) { count.into() } else { "Ωμέγα".into() }))
                    .collect();
                let sentence = words(tag).attr(&key, &args);
                assert!(!sentence.trim().is_empty() && sentence != key, "{tag}: {key}");
                assert!(
                    !sentence.contains(['{', '}', '$', '\u{2068}', '~']) && !sentence.contains("PLURAL"),
                    "{tag}: {key}: {sentence}"
                );
                let shown = names.iter().filter(|name| !is_count(&key, name)).count();
                assert_eq!(sentence.matches("Ωμέγα").count(), shown, "{tag}: {key}: {sentence}");
            }
        }
    }
}

#[test]
fn arabic_has_all_six_forms() {
    let said = |count: i64| words("ar").attr("comments-count", &[("count", count.into())]);
    assert_eq!(said(0), "لا تعليقات");
    assert_eq!(said(1), "تعليق واحد");
    assert_eq!(said(2), "تعليقان");
    assert_eq!(said(3), "3 تعليقات");
    assert_eq!(said(11), "11 تعليقًا");
    assert_eq!(said(100), "100 تعليق");
    assert_eq!(said(103), "103 تعليقات");
    assert_eq!(said(1_111), "1,111 تعليقًا");
    assert_eq!(said(1_201), "1,201 تعليق");
}

#[test]
fn every_arabic_count_asks_for_the_right_form() {
    let source = std::fs::read_to_string(format!("{}/words/ar.ftl", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(source.lines().filter(|line| line.ends_with("->")).all(|line| line.contains("PLURAL(")));
}

#[test]
fn plurals_of_the_other_three() {
    let said = |tag, count: i64| words(tag).attr("comments-count", &[("count", count.into())]);
    assert_eq!([said("en", 0), said("en", 1), said("en", 1234)], ["No comments", "1 comment", "1,234 comments"]);
    assert_eq!([said("fr", 0), said("fr", 1), said("fr", 2)], ["Aucun commentaire", "1 commentaire", "2 commentaires"]);
    assert_eq!(
        [said("es", 0), said("es", 1), said("es", 12345)],
        ["Sin comentarios", "1 comentario", "12.345 comentarios"]
    );
}

#[test]
fn numbers_in_sentences_are_in_the_editions_digits() {
    let egyptian = Words::with_digits(&Language::parse("ar-EG").unwrap(), Digits::Arabic);
    assert_eq!(egyptian.attr("comments-count", &[("count", 12_345.into())]), "١٢٬٣٤٥ تعليقًا");
    assert_eq!(egyptian.attr("page-n", &[("n", 7.into())]), "الصفحة ٧");
}

#[test]
fn html_text_isolates_its_arguments_and_attributes_do_not() {
    let args = [("name", "Reuters".into())];
    assert_eq!(words("ar").text("photo-credit", &args), "تصوير: \u{2068}Reuters\u{2069}");
    assert_eq!(words("ar").attr("photo-credit", &args), "تصوير: Reuters");
}

#[test]
fn french_sets_narrow_spaces_before_its_high_marks() {
    let french = words("fr");
    assert_eq!(french.attr("comment-remove-sure", &[]), "Supprimer définitivement ce commentaire\u{202F}?");
    for key in french.keys() {
        let sentence = french.attr(key, &[("count", 2.into())]);
        assert!(
            ![" :", " ;", " ?", " !", "« ", " »"].iter().any(|wrong| sentence.contains(wrong)),
            "{key}: {sentence}"
        );
    }
}

#[test]
fn names_are_joined_as_the_language_joins_them() {
    let names = ["Mara", "Noor", "Ian"];
    assert_eq!(words("en").list_attr(&names), "Mara, Noor and Ian");
    assert_eq!(words("fr").list_attr(&names), "Mara, Noor et Ian");
    assert_eq!(words("es").list_attr(&names), "Mara, Noor y Ian");
    assert_eq!(words("es").list_attr(&["Mara", "Inés"]), "Mara e Inés");
    assert_eq!(words("es").list_attr(&["Mara", "Hierro"]), "Mara y Hierro");
    assert_eq!(words("ar").list_attr(&["مارا", "نور", "علي"]), "مارا ونور وعلي");
    assert_eq!(words("es").list(&["Mara", "Inés"]), "\u{2068}Mara\u{2069} e \u{2068}Inés\u{2069}");
    assert_eq!(words("en").list_attr(&["Mara"]), "Mara");
    assert_eq!(words("en").list_attr::<&str>(&[]), "");
}

#[test]
fn a_language_that_we_do_not_speak_is_served_in_english() {
    assert_eq!(words("de").text("menu", &[]), "Menu");
    assert_eq!(words("de").language(), "en");
    assert_eq!(words("fr-CA").text("latest", &[]), "Dernières nouvelles");
}

#[test]
fn a_missing_sentence_or_argument_is_seen_and_breaks_nothing() {
    assert_eq!(words("fr").text("no-such-key", &[]), "no-such-key");
    assert!(!words("fr").has("no-such-key") && words("fr").has("menu"));
    assert!(words("en").attr("photo-credit", &[]).contains("name"));
}
