//! Whole numbers with the grouping of a language and the digits of an edition.

use std::convert::Infallible;

use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences, input::Decimal, options::DecimalFormatterOptions};
use icu_locale_core::{Locale, extensions::unicode::Value};
use intl_memoizer::Memoizable;

use crate::{Digits, Language};

/// Prints numbers as an edition does; building it costs more than using it, so keep it.
pub struct Numbers {
    formatter: DecimalFormatter,
    digits: Digits,
}

impl Numbers {
    pub fn new(language: &Language, digits: Digits) -> Self {
        let mut locale = Locale::from(language.id().clone());
        locale.extensions.unicode.keywords.set(
            icu_locale_core::extensions::unicode::key!("nu"),
            Value::try_from_str("latn").expect("“latn” is a numbering system"),
        );
        let formatter =
            DecimalFormatter::try_new(DecimalFormatterPreferences::from(&locale), DecimalFormatterOptions::default())
                .expect("the data compiled in ends in a root locale that has every Latin number");
        Self { formatter, digits }
    }

    /// `12,345`, `12 345` (narrow no-break space), `12.345`, `١٢٬٣٤٥`.
    pub fn integer(&self, value: i64) -> String {
        let latin = self.formatter.format(&Decimal::from(value)).to_string();
        match self.digits {
            Digits::Latin | Digits::Devanagari => self.digits.write(&latin),
            Digits::Arabic | Digits::Persian => self.digits.write(&latin.replace([',', '.'], "٬")),
        }
    }
}

impl Memoizable for Numbers {
    type Args = (Digits,);
    type Error = Infallible;

    fn construct(language: unic_langid::LanguageIdentifier, (digits,): Self::Args) -> Result<Self, Infallible> {
        let language = Language::parse(&language.to_string()).unwrap_or_else(|_| Language::english());
        Ok(Self::new(&language, digits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(tag: &str, digits: Digits, value: i64) -> String {
        Numbers::new(&Language::parse(tag).unwrap(), digits).integer(value)
    }

    #[test]
    fn numbers_are_grouped_as_the_language_groups_them() {
        assert_eq!(written("en", Digits::Latin, 12345), "12,345");
        assert_eq!(written("fr", Digits::Latin, 12345), "12\u{202F}345");
        assert_eq!(written("es", Digits::Latin, 12345), "12.345");
        assert_eq!(written("es", Digits::Latin, 1234), "1234");
        assert_eq!(written("ar", Digits::Latin, 12345), "12,345");
        assert_eq!(written("tlh", Digits::Latin, 7), "7");
    }

    #[test]
    fn the_edition_chooses_the_digits_whatever_its_region() {
        assert_eq!(written("ar", Digits::Arabic, 12345), "١٢٬٣٤٥");
        assert_eq!(written("ar-EG", Digits::Arabic, 12345), "١٢٬٣٤٥");
        assert_eq!(written("ar-EG", Digits::Latin, 12345), "12,345");
        assert_eq!(written("fa", Digits::Persian, 12345), "۱۲٬۳۴۵");
        assert!(written("ar", Digits::Latin, -5).ends_with("-5"));
        assert!(!written("en", Digits::Latin, i64::MIN).is_empty());
    }
}
