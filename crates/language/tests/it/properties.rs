//! Properties that hold for any text whatever.

use language::{
    SLUG_CHARS_MAX, ascii_digits, calm_marks, count_words, detect, direction_of, mixes_scripts, slugify,
    strip_invisible,
};
use proptest::prelude::*;

/// Any characters, with those that are treated specially far more often than chance would bring them.
fn text() -> impl Strategy<Value = String> {
    let special = "\u{202E}\u{200D}\u{1F3F4}\u{E0067}\u{E007F}\u{FE0F}\r\n\t'’-ßİıŁœ\u{301}\u{64B}\u{640}أإي٣۴９";
    let special: Vec<char> = special.chars().collect();
    let c = prop_oneof![any::<char>(), prop::sample::select(special), prop::char::range('a', 'z')];
    prop::collection::vec(c, 0..120).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn a_slug_is_its_own_slug(text in text()) {
        let slug = slugify(&text);
        prop_assert_eq!(slugify(&slug), slug);
    }

    #[test]
    fn a_slug_is_safe_in_an_address(text in text()) {
        let slug = slugify(&text);
        prop_assert!(slug.chars().count() <= SLUG_CHARS_MAX);
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        prop_assert!(!slug.contains(['/', '.', '?', '#', '%', '\\', ' ', '<', '"', '\'', '&']), "{}", slug);
        prop_assert!(!slug.chars().any(|c| c.is_uppercase() || c.is_control()), "{}", slug);
    }

    #[test]
    fn stripping_twice_strips_no_more(text in text()) {
        let stripped = strip_invisible(&text);
        prop_assert_eq!(strip_invisible(&stripped), stripped);
    }

    #[test]
    fn calming_twice_calms_no_more(text in text()) {
        let calm = calm_marks(&text);
        prop_assert_eq!(calm_marks(&calm), calm);
    }

    #[test]
    fn digits_are_read_once(text in text()) {
        let read = ascii_digits(&text).into_owned();
        prop_assert_eq!(ascii_digits(&read), read.as_str());
    }

    #[test]
    fn no_text_is_too_strange(text in text()) {
        let _ = (detect(&text), direction_of(&text), mixes_scripts(&text), count_words(&text));
    }
}
