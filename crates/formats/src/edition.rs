//! Which of a paper's editions a text belongs to.

use language::Language;

use crate::Options;

/// The edition that was asked for, or the one in whose language the text is; with a doubt to report if it is in none.
/// `None` leaves the choice to the paper, which takes its first.
pub fn choose(text: &str, options: &Options) -> (Option<String>, Option<String>) {
    if options.edition.is_some() {
        return (options.edition.clone(), None);
    }
    let editions: Vec<(&String, Language)> =
        options.editions.iter().filter_map(|(code, tag)| Some((code, Language::parse(tag).ok()?))).collect();
    let mut candidates: Vec<Language> = editions.iter().map(|(_, language)| language.clone()).collect();
    for tag in ["en", "fr", "es", "ar"] {
        if let Ok(language) = Language::parse(tag)
            && !candidates.iter().any(|known| known.primary() == tag)
        {
            candidates.push(language);
        }
    }
    let Some(found) = language::detect_among(text, &candidates) else { return (None, None) };
    if editions.is_empty() {
        return (Some(found.language.primary().to_owned()), None);
    }
    let fitting = editions.iter().find(|(_, language)| language.primary() == found.language.primary());
    match fitting {
        Some((code, _)) => (Some((*code).clone()), None),
        None => {
            let first = editions[0].0;
            let doubt = format!(
                "the text reads as {} but the paper has no such edition; it goes to `{first}`, choose another with `--edition CODE`",
                found.language.native_name()
            );
            (Some(first.clone()), Some(doubt))
        }
    }
}
