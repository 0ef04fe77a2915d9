//! The digits that an edition prints, and the reading of anybody's digits.

use std::borrow::Cow;

/// Which digits an edition prints; Latin unless its publisher chose others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Digits {
    /// 0123456789 (`latn`)
    #[default]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩ (`arab`)
    Arabic,
    /// ۰۱۲۳۴۵۶۷۸۹, of Persian and Urdu (`arabext`)
    Persian,
    /// ०१२३४५६७८९ (`deva`)
    Devanagari,
}

impl Digits {
    pub const ALL: [Self; 4] = [Self::Latin, Self::Arabic, Self::Persian, Self::Devanagari];

    /// The name of CLDR's numbering system, as settings store it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::Arabic => "arab",
            Self::Persian => "arabext",
            Self::Devanagari => "deva",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|digits| digits.name() == name)
    }

    /// The same text with its ASCII digits written as these.
    pub fn write(self, text: &str) -> String {
        text.chars().map(|c| self.digit(c)).collect()
    }

    fn digit(self, c: char) -> char {
        let zero = match self {
            Self::Latin => return c,
            Self::Arabic => 0x0660,
            Self::Persian => 0x06F0,
            Self::Devanagari => 0x0966,
        };
        c.to_digit(10).and_then(|value| char::from_u32(zero + value)).unwrap_or(c)
    }
}

/// The zeros of the scripts whose digits we read: each is followed by its nine siblings.
const ZEROS: [u32; 14] =
    [0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x1040, 0xFF10];

/// The same text with digits of other scripts (٠–٩, ۰–۹, full width and their like) as 0–9.
pub fn ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| ascii_digit(c) != c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(ascii_digit).collect())
}

fn ascii_digit(c: char) -> char {
    let code = u32::from(c);
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code));
    zero.and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_other_scripts_are_read_as_ours() {
        assert_eq!(ascii_digits("٢٢ نوفمبر ٢٠٢٦"), "22 نوفمبر 2026");
        assert_eq!(ascii_digits("۱۴:۵۲ and 14:52"), "14:52 and 14:52");
        assert!(matches!(ascii_digits("plain é 9"), Cow::Borrowed(_)));
    }

    #[test]
    fn every_sort_of_digits_is_written_and_read_back() {
        for digits in Digits::ALL {
            assert_eq!(ascii_digits(&digits.write("at 0123456789")), "at 0123456789");
            assert_eq!(Digits::from_name(digits.name()), Some(digits));
        }
        assert_eq!(Digits::from_name("roman"), None);
    }
}
