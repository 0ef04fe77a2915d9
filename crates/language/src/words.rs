//! Interface words: what the paper says around its stories, from `words/*.ftl`.

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use intl_memoizer::concurrent::IntlLangMemoizer;

use crate::{Digits, Language, Numbers};

/// The files, English first: it lends its words to languages that lack them.
const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../words/en.ftl")),
    ("fr", include_str!("../words/fr.ftl")),
    ("es", include_str!("../words/es.ftl")),
    ("ar", include_str!("../words/ar.ftl")),
];

/// The words of one language with one sort of digits.
pub struct Words {
    language: &'static str,
    /// For HTML: arguments stand between U+2068 and U+2069, so that a Latin name does not turn an Arabic line round.
    isolating: FluentBundle<FluentResource>,
    plain: FluentBundle<FluentResource>,
    fallback: Option<&'static Words>,
    keys: Vec<&'static str>,
}

/// A value that stands in a sentence; numbers choose the plural form and are printed in the edition's digits.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg<'a> {
    Number(i64),
    Text(Cow<'a, str>),
}

impl Words {
    /// The words of a language with Latin digits; English for languages that we do not speak.
    pub fn of(language: &Language) -> &'static Self {
        Self::with_digits(language, Digits::Latin)
    }

    /// The words of a language whose edition prints these digits.
    pub fn with_digits(language: &Language, digits: Digits) -> &'static Self {
        let file = FILES.iter().position(|(primary, _)| *primary == language.primary());
        Self::from_file(file.unwrap_or(0), digits)
    }

    fn from_file(file: usize, digits: Digits) -> &'static Self {
        static WORDS: [[OnceLock<Words>; Digits::ALL.len()]; FILES.len()] =
            [const { [const { OnceLock::new() }; Digits::ALL.len()] }; FILES.len()];
        WORDS[file][digits as usize].get_or_init(|| {
            let (language, source) = FILES[file];
            Self {
                language,
                isolating: bundle(language, source, digits, Isolation::On),
                plain: bundle(language, source, digits, Isolation::Off),
                fallback: (file > 0).then(|| Self::from_file(0, digits)),
                keys: keys_of(FILES[0].1),
            }
        })
    }

    /// The tag of the language in which these words are written, for `lang` where it is not the page's own.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// A sentence for HTML text; the key itself where there is no such sentence.
    pub fn text(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args, |words| &words.isolating)
    }

    /// A sentence for attributes, titles, JSON, mail and feeds, without isolation marks.
    pub fn attr(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.find(key, args, |words| &words.plain)
    }

    /// `A, B and C` as the language joins names, each isolated, for HTML text.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.join(items.iter().map(|item| format!("\u{2068}{}\u{2069}", item.as_ref())).collect())
    }

    /// `A, B and C` without isolation marks.
    pub fn list_attr<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.join(items.iter().map(|item| item.as_ref().to_owned()).collect())
    }

    /// What stands before the last name of a list: ` and `, or the Spanish ` e ` before its sound.
    pub fn and_before(&self, name: &str) -> String {
        self.attr(if begins_with_i(name) { "and-before-i" } else { "and" }, &[])
    }

    pub fn has(&self, key: &str) -> bool {
        self.keys.binary_search(&key).is_ok()
    }

    /// Every key in alphabetical order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &'static str> + '_ {
        self.keys.iter().copied()
    }

    fn find(&self, key: &str, args: &[(&str, Arg)], bundle: fn(&Self) -> &FluentBundle<FluentResource>) -> String {
        let written = formatted(bundle(self), key, args);
        let written = written.or_else(|| formatted(bundle(self.fallback?), key, args));
        written.unwrap_or_else(|| key.to_owned())
    }

    fn join(&self, mut items: Vec<String>) -> String {
        let Some(last) = items.pop() else { return String::new() };
        if items.is_empty() {
            return last;
        }
        items.join(&self.attr("list-separator", &[])) + &self.and_before(&last) + &last
    }
}

/// Spanish «y» is «e» before the sound of i, save where it opens a diphthong (hielo, Ian).
fn begins_with_i(name: &str) -> bool {
    let small = name.trim_start_matches('\u{2068}').to_lowercase();
    let sound = small.strip_prefix('h').unwrap_or(&small);
    let after = sound.strip_prefix(['i', 'í']);
    after.is_some_and(|after| !after.starts_with(['a', 'e', 'o', 'á', 'é', 'ó']))
}

fn formatted(bundle: &FluentBundle<FluentResource>, key: &str, args: &[(&str, Arg)]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let args: FluentArgs = args.iter().map(|(name, arg)| (*name, arg.value())).collect();
    // A missing argument shows as {$name}: better a strange sentence than none.
    Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
}

enum Isolation {
    On,
    Off,
}

fn bundle(language: &str, source: &str, digits: Digits, isolation: Isolation) -> FluentBundle<FluentResource> {
    let resource = FluentResource::try_new(source.to_owned()).expect("a test reads every file of words");
    let id = language.parse().expect("the files are named by language tags");
    let plurals = plural_rules(language);
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.add_resource(resource).expect("a test finds keys that come twice");
    bundle.set_use_isolating(matches!(isolation, Isolation::On));
    bundle.set_formatter(Some(match digits {
        Digits::Latin => |value, memo| number(value, memo, Digits::Latin),
        Digits::Arabic => |value, memo| number(value, memo, Digits::Arabic),
        Digits::Persian => |value, memo| number(value, memo, Digits::Persian),
        Digits::Devanagari => |value, memo| number(value, memo, Digits::Devanagari),
    }));
    bundle.add_function("PLURAL", move |values, _| plural(&plurals, values)).expect("the bundle has no functions yet");
    bundle
}

fn plural_rules(language: &str) -> PluralRules {
    let locale: Locale = language.parse().expect("the files are named by language tags");
    PluralRules::try_new(locale.into(), PluralRulesOptions::default())
        .expect("the data compiled in has all plural rules")
}

/// The plural form by CLDR's rules: those inside fluent 0.16 take Arabic 103 and 111 for 100.
fn plural(rules: &PluralRules, values: &[FluentValue]) -> FluentValue<'static> {
    let Some(FluentValue::Number(number)) = values.first() else { return FluentValue::Error };
    FluentValue::from(match rules.category_for(number.value.abs() as u64) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    })
}

fn number(value: &FluentValue, memo: &IntlLangMemoizer, digits: Digits) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    // Fluent's numbers are floats; ours came in as i64, and the cast saturates.
    let whole = number.value as i64;
    memo.with_try_get::<Numbers, _, _>((digits,), |numbers| numbers.integer(whole)).ok()
}

fn keys_of(source: &'static str) -> Vec<&'static str> {
    let named = |line: &'static str| line.split_once(" =").map(|(key, _)| key);
    let is_key = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let mut keys: Vec<_> = source.lines().filter(is_key).filter_map(named).collect();
    keys.sort_unstable();
    keys
}

impl Arg<'_> {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Number(number) => FluentValue::from(*number),
            Self::Text(text) => FluentValue::from(text.as_ref()),
        }
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}
