//! Slugs: what a headline looks like in an address, in any script.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::ascii_digits;

/// The longest slug in characters; longer ones end at a hyphen.
pub const SLUG_CHARS_MAX: usize = 80;

/// English endings after an apostrophe, which join their word (`don’t` is `dont`) where a French article parts from its own.
const CONTRACTIONS: &[&str] = &["s", "t", "d", "m", "ll", "re", "ve"];

/// The slug of a text: small letters and digits of any script with single hyphens between words.
///
/// Latin letters lose their accents, Arabic its vowel marks and tatweel; it is empty where nothing can be kept.
pub fn slugify(text: &str) -> String {
    let joined = join_contractions(&ascii_digits(text));
    let small: String = joined.nfkc().flat_map(char::to_lowercase).collect();
    let mut slug = String::new();
    let mut base = None;
    for c in small.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) {
            if base.is_some_and(|base| keeps_marks(base) && !is_arabic_mark(c)) {
                slug.push(c);
            }
        } else if c.is_alphanumeric() && !c.is_uppercase() && c != TATWEEL {
            push_folded(&mut slug, c);
            base = Some(c);
        } else if !is_joiner(c) {
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            base = None;
        }
    }
    bounded(&slug.nfc().collect::<String>())
}

const TATWEEL: char = '\u{640}';

fn join_contractions(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\'', '’']) {
        let (before, after) = rest.split_at(at);
        joined.push_str(before);
        let mark = after.chars().next().map_or(0, char::len_utf8);
        let word_end = after[mark..].find(|c: char| !c.is_alphanumeric()).map_or(after.len(), |end| mark + end);
        let ending = after[mark..word_end].to_lowercase();
        let follows_letter = before.chars().next_back().is_some_and(char::is_alphanumeric);
        if !(follows_letter && CONTRACTIONS.contains(&ending.as_str())) {
            joined.push('-');
        }
        rest = &after[mark..];
    }
    joined + rest
}

fn push_folded(slug: &mut String, c: char) {
    match c {
        'ß' => slug.push_str("ss"),
        'æ' => slug.push_str("ae"),
        'œ' => slug.push_str("oe"),
        'þ' => slug.push_str("th"),
        'ø' => slug.push('o'),
        'đ' | 'ð' => slug.push('d'),
        'ł' => slug.push('l'),
        'ħ' => slug.push('h'),
        'ı' => slug.push('i'),
        _ => slug.push(c),
    }
}

/// Marks are part of the spelling everywhere but on Latin letters.
fn keeps_marks(base: char) -> bool {
    !base.is_ascii() && !matches!(u32::from(base), 0x80..=0x24F | 0x1E00..=0x1EFF)
}

/// Vowel marks, which writers set or leave; hamza and madda (U+0653–0655) belong to their letters.
fn is_arabic_mark(c: char) -> bool {
    matches!(u32::from(c), 0x610..=0x61A | 0x64B..=0x652 | 0x656..=0x65F | 0x670 | 0x6D6..=0x6ED | 0x8D3..=0x8FF)
}

fn is_joiner(c: char) -> bool {
    matches!(c, TATWEEL | '\u{200C}' | '\u{200D}' | '\u{AD}' | '\u{2060}' | '\u{FEFF}' | '\u{200B}')
}

fn bounded(slug: &str) -> String {
    let whole = slug.trim_end_matches('-');
    let Some((end, _)) = whole.char_indices().nth(SLUG_CHARS_MAX) else {
        return whole.to_owned();
    };
    let cut = if whole[end..].starts_with('-') { Some(end) } else { whole[..end].rfind('-') };
    whole[..cut.unwrap_or(end)].trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headlines_become_addresses() {
        for (headline, slug) in [
            ("Quarry expansion approved, 5–4", "quarry-expansion-approved-5-4"),
            ("L’État dit «non» à l'Île", "l-etat-dit-non-a-l-ile"),
            ("Don’t stop: the Mayor’s plan", "dont-stop-the-mayors-plan"),
            ("¿Qué pasó en Logroño?", "que-paso-en-logrono"),
            ("Straße, Œuvre & Ærø", "strasse-oeuvre-aero"),
            ("مُظَاهَرَاتٌ فِي القـــاهرة", "مظاهرات-في-القاهرة"),
            ("أزمة المياه ٢٠٢٦", "أزمة-المياه-2026"),
            ("Ёлка и Йод", "ёлка-и-йод"),
            ("東京で地震", "東京で地震"),
            ("हिन्दी समाचार", "हिन्दी-समाचार"),
            ("İstanbul", "istanbul"),
            ("  ../../etc/passwd%00 ", "etc-passwd-00"),
            ("?!… — 🔥", ""),
            ("", ""),
        ] {
            assert_eq!(slugify(headline), slug, "{headline}");
        }
    }

    #[test]
    fn a_long_slug_ends_at_a_hyphen() {
        let slug = slugify(&"expansion ".repeat(30));
        assert!(slug.chars().count() <= SLUG_CHARS_MAX && slug.ends_with("expansion"), "{slug}");
        assert_eq!(slugify(&"ش".repeat(300)).chars().count(), SLUG_CHARS_MAX);
        assert_eq!(slugify(&format!("{} more", "a".repeat(80))), "a".repeat(80));
    }
}
