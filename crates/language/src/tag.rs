//! The language of an edition: its BCP 47 tag, its direction and its own name for itself.

use std::{fmt, hash, str::FromStr};

use icu_locale_core::{LanguageIdentifier, Locale};

use crate::Direction;

/// A well-formed BCP 47 tag in its canonical spelling (`en`, `fr`, `ar-EG`, `zh-Hant`).
#[derive(Clone)]
pub struct Language {
    tag: String,
    id: LanguageIdentifier,
}

/// What was given is no language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language tag; write one like en, fr, es, ar or ar-EG (BCP 47)")]
pub struct UnknownTag(String);

/// The longest tag that is read; RFC 5646 asks for 35 at least.
const TAG_BYTES_MAX: usize = 64;

/// Languages whose usual script is Arabic.
const ARABIC_SCRIPT: &[&str] =
    &["ar", "arz", "ary", "apc", "fa", "ps", "ur", "sd", "ug", "ckb", "ks", "bal", "glk", "mzn", "prs"];

/// Scripts that run from right to left.
const RTL_SCRIPTS: &[&str] = &["Arab", "Aran", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Samr", "Mand"];

impl Language {
    /// Reads a tag; case and `_` for `-` are forgiven, extensions (`-u-…`) are dropped.
    pub fn parse(tag: &str) -> Result<Self, UnknownTag> {
        let unknown = || UnknownTag(tag.chars().take(TAG_BYTES_MAX).collect());
        let written = tag.trim().replace('_', "-");
        if written.len() > TAG_BYTES_MAX {
            return Err(unknown());
        }
        let id = Locale::from_str(&written).map_err(|_| unknown())?.id;
        if id.language.is_unknown() {
            return Err(unknown());
        }
        Ok(Self { tag: id.to_string(), id })
    }

    /// English, which every paper can fall back to.
    pub fn english() -> Self {
        Self::parse("en").expect("“en” is a language tag")
    }

    /// The canonical tag, as `lang` attributes and feeds want it.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language without script and region: `ar` for `ar-EG`.
    pub fn primary(&self) -> &str {
        self.id.language.as_str()
    }

    pub fn direction(&self) -> Direction {
        let rtl = match &self.id.script {
            Some(script) => RTL_SCRIPTS.contains(&script.as_str()),
            None => self.script_is_arabic() || matches!(self.primary(), "he" | "yi" | "dv" | "syr" | "nqo"),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether it is written in Arabic letters, which want faces and line heights of their own.
    pub fn script_is_arabic(&self) -> bool {
        match &self.id.script {
            Some(script) => matches!(script.as_str(), "Arab" | "Aran"),
            None => ARABIC_SCRIPT.contains(&self.primary()),
        }
    }

    /// The language's name in itself (`العربية`); the tag where we do not know it.
    pub fn native_name(&self) -> &str {
        let known = NATIVE_NAMES.iter().find(|(primary, _)| *primary == self.primary());
        known.map_or(&self.tag, |(_, name)| name)
    }

    pub(crate) fn id(&self) -> &LanguageIdentifier {
        &self.id
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.tag)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Language({})", self.tag)
    }
}

impl PartialEq for Language {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Language {}

impl hash::Hash for Language {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.tag.hash(state);
    }
}

impl FromStr for Language {
    type Err = UnknownTag;

    fn from_str(tag: &str) -> Result<Self, UnknownTag> {
        Self::parse(tag)
    }
}

/// Names as their own readers write them, in the case of a menu.
const NATIVE_NAMES: &[(&str, &str)] = &[
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ar", "العربية"),
    ("bg", "Български"),
    ("bn", "বাংলা"),
    ("br", "Brezhoneg"),
    ("ca", "Català"),
    ("ckb", "کوردیی ناوەندی"),
    ("cs", "Čeština"),
    ("cy", "Cymraeg"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("eo", "Esperanto"),
    ("et", "Eesti"),
    ("eu", "Euskara"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("ga", "Gaeilge"),
    ("gl", "Galego"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("hr", "Hrvatski"),
    ("hu", "Magyar"),
    ("hy", "Հայերեն"),
    ("id", "Bahasa Indonesia"),
    ("is", "Íslenska"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("ka", "ქართული"),
    ("ko", "한국어"),
    ("ku", "Kurdî"),
    ("lt", "Lietuvių"),
    ("lv", "Latviešu"),
    ("ms", "Bahasa Melayu"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("no", "Norsk"),
    ("pl", "Polski"),
    ("ps", "پښتو"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("ru", "Русский"),
    ("sk", "Slovenčina"),
    ("sl", "Slovenščina"),
    ("so", "Soomaali"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sv", "Svenska"),
    ("sw", "Kiswahili"),
    ("ta", "தமிழ்"),
    ("th", "ไทย"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn language(tag: &str) -> Language {
        Language::parse(tag).unwrap()
    }

    #[test]
    fn a_tag_is_kept_in_its_canonical_spelling() {
        assert_eq!(language("AR_eg").tag(), "ar-EG");
        assert_eq!(language("zh-hant").tag(), "zh-Hant");
        assert_eq!(language("ar-u-nu-arab").tag(), "ar");
    }

    #[test]
    fn what_is_no_tag_is_refused_by_name() {
        for wrong in ["", "e", "english please", "und", "<script>", "ü", &"en-".repeat(400)] {
            assert!(Language::parse(wrong).is_err(), "{wrong}");
        }
        assert!(Language::parse("klingon!").unwrap_err().to_string().contains("“klingon!”"));
    }

    #[test]
    fn direction_follows_the_script() {
        for rtl in ["ar", "ar-EG", "fa", "he", "ur", "uz-Arab"] {
            assert_eq!(language(rtl).direction(), Direction::Rtl, "{rtl}");
        }
        for ltr in ["en", "fr", "es", "de", "ku", "ar-Latn", "zh"] {
            assert_eq!(language(ltr).direction(), Direction::Ltr, "{ltr}");
        }
        assert!(language("ar").script_is_arabic() && !language("he").script_is_arabic());
    }

    #[test]
    fn a_language_names_itself() {
        assert_eq!(language("ar-LB").native_name(), "العربية");
        assert_eq!(language("fr").native_name(), "Français");
        assert_eq!(language("tlh").native_name(), "tlh");
    }
}
