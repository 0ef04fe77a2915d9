//! How many words a text has and how long it takes to read.

use crate::Language;

/// Minutes to read so many words at the pace of that language's readers, one at least.
///
/// Paces are of Trauzettel-Klosinski and Dietz (2012), who had the same texts read in 17 languages.
pub fn reading_minutes(words: usize, language: &Language) -> u32 {
    let words_per_minute = match language.primary() {
        "ar" => 138,
        "de" => 179,
        "es" => 218,
        "fi" => 161,
        "fr" => 195,
        "he" | "it" => 188,
        "nl" => 202,
        "pl" | "tr" => 166,
        "pt" => 181,
        "ru" => 184,
        "sv" => 199,
        "ja" => 357,
        "zh" => 255,
        _ => 228,
    };
    let minutes = words.saturating_add(words_per_minute / 2) / words_per_minute;
    u32::try_from(minutes).unwrap_or(u32::MAX).max(1)
}

/// The words of a text: runs without space that hold a letter or digit; each ideograph or kana counts as one.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().map(words_in).sum()
}

fn words_in(run: &str) -> usize {
    let unspaced = run.chars().filter(|c| writes_without_spaces(*c)).count();
    let spaced = run.chars().any(|c| c.is_alphanumeric() && !writes_without_spaces(c));
    unspaced + usize::from(spaced)
}

fn writes_without_spaces(c: char) -> bool {
    matches!(u32::from(c), 0x3041..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x323AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_stands_between_spaces_and_can_be_read() {
        assert_eq!(count_words("Quarry expansion — approved, 5 to 4"), 6);
        assert_eq!(count_words("L’été à l’ombre"), 3);
        assert_eq!(count_words("وافق المجلس على الخطة"), 4);
        assert_eq!(count_words("東京は晴れ"), 5);
        assert_eq!(count_words(" … — !"), 0);
    }

    #[test]
    fn nothing_takes_less_than_a_minute() {
        let english = Language::english();
        let arabic = Language::parse("ar-EG").unwrap();
        assert_eq!(reading_minutes(0, &english), 1);
        assert_eq!(reading_minutes(1140, &english), 5);
        assert_eq!(reading_minutes(1140, &arabic), 8);
        assert!(reading_minutes(usize::MAX, &english) > 1);
    }
}
