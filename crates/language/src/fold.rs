//! Words without case, accents and punctuation, for comparing what people type.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower-case words without marks, parted by single spaces: `Quel ÏDIOT !` is `quel idiot`.
pub fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase).filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_lose_case_accents_and_punctuation() {
        assert_eq!(fold_words("  Quel ÏDIOT, non ?! "), "quel idiot non");
        assert_eq!(fold_words("أَهْلًا، يا"), fold_words("أهلا يا"));
        assert_eq!(fold_words("…"), "");
    }
}
