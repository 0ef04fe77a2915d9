//! In which language a text is written; short texts, such as a headline, included.

use whatlang::{Detector, Lang, Script};

use crate::{Language, stopwords};

/// The language found and how sure we are, from 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Detected {
    pub language: Language,
    pub confidence: f64,
}

/// Text beyond this adds nothing to the judgement.
const CHARS_READ_MAX: usize = 4_000;

/// English, French, Spanish or Arabic, or nothing if it seems to be none of them.
pub fn detect(text: &str) -> Option<Detected> {
    let ours = ["en", "fr", "es", "ar"].map(|tag| Language::parse(tag).expect("these four are language tags"));
    detect_among(text, &ours)
}

/// Which of these languages a text is in; nothing if it has no letters or is plainly in another language.
pub fn detect_among(text: &str, candidates: &[Language]) -> Option<Detected> {
    let read: String = text.chars().take(CHARS_READ_MAX).collect();
    let (primary, confidence) = match whatlang::detect_script(&read)? {
        Script::Arabic => arabic_script(&read),
        Script::Latin => latin_script(&read, candidates)?,
        _ => other_script(&read, candidates)?,
    };
    let language = candidates.iter().find(|candidate| candidate.primary() == primary)?;
    Some(Detected { language: language.clone(), confidence })
}

/// Arabic, Persian and Urdu are told apart by the letters that only one of them has.
fn arabic_script(text: &str) -> (&'static str, f64) {
    let count = |letters: &str| text.chars().filter(|c| letters.contains(*c)).count() as f64;
    let (arabic, persian, urdu) = (count("ةىيكأإؤآ"), count("پچژگکی"), count("ٹڈڑںےہھ"));
    let all = arabic + persian + urdu + 1.0;
    if urdu * 2.0 > arabic {
        ("ur", (persian + urdu) / all)
    } else if persian > arabic {
        ("fa", persian / all)
    } else {
        ("ar", (arabic + 1.0) / all)
    }
}

fn other_script(text: &str, candidates: &[Language]) -> Option<(&'static str, f64)> {
    let allowed: Vec<Lang> = candidates.iter().filter_map(|language| lang_of(language.primary())).collect();
    let info = Detector::with_allowlist(allowed).detect(text).or_else(|| whatlang::detect(text))?;
    Some((primary_of(info.lang())?, info.confidence()))
}

/// How much the trigrams of a text weigh against its common words: as much as this many of those.
const TRIGRAMS_WEIGH: f64 = 1.5;

/// Common words first, since a headline has too few trigrams; trigrams add their part.
fn latin_script(text: &str, candidates: &[Language]) -> Option<(&'static str, f64)> {
    let mut scores = stopwords::scores(text);
    let known = scores.iter().map(|(primary, _)| *primary);
    let allowed: Vec<Lang> = candidates.iter().map(Language::primary).chain(known).filter_map(lang_of).collect();
    if let Some(info) = Detector::with_allowlist(allowed).detect(text)
        && let Some(primary) = primary_of(info.lang())
    {
        let weight = TRIGRAMS_WEIGH * (0.4 + info.confidence());
        match scores.iter_mut().find(|(known, _)| *known == primary) {
            Some((_, score)) => *score += weight,
            None => scores.push((primary, weight * 2.0)),
        }
    }
    // Where two are level the paper's own languages win.
    let is_candidate = |primary: &str| candidates.iter().any(|candidate| candidate.primary() == primary);
    let rank = |(primary, score): &(&str, f64)| *score + if is_candidate(primary) { 0.5 } else { 0.0 };
    scores.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    let (best, score) = *scores.first()?;
    let second = scores.get(1).map_or(0.0, |(_, score)| *score);
    (score > 0.0).then(|| (best, (score - second) / (score + 1.0)))
}

/// ISO 639-1 beside the names of `whatlang`.
const LANGS: &[(&str, Lang)] = &[
    ("en", Lang::Eng),
    ("fr", Lang::Fra),
    ("es", Lang::Spa),
    ("ar", Lang::Ara),
    ("am", Lang::Amh),
    ("bg", Lang::Bul),
    ("bn", Lang::Ben),
    ("ca", Lang::Cat),
    ("cs", Lang::Ces),
    ("cy", Lang::Cym),
    ("da", Lang::Dan),
    ("de", Lang::Deu),
    ("el", Lang::Ell),
    ("eo", Lang::Epo),
    ("et", Lang::Est),
    ("fi", Lang::Fin),
    ("he", Lang::Heb),
    ("hi", Lang::Hin),
    ("hr", Lang::Hrv),
    ("hu", Lang::Hun),
    ("hy", Lang::Hye),
    ("id", Lang::Ind),
    ("it", Lang::Ita),
    ("ja", Lang::Jpn),
    ("ka", Lang::Kat),
    ("ko", Lang::Kor),
    ("lt", Lang::Lit),
    ("lv", Lang::Lav),
    ("nb", Lang::Nob),
    ("nl", Lang::Nld),
    ("pl", Lang::Pol),
    ("pt", Lang::Por),
    ("ro", Lang::Ron),
    ("ru", Lang::Rus),
    ("sk", Lang::Slk),
    ("sl", Lang::Slv),
    ("sr", Lang::Srp),
    ("sv", Lang::Swe),
    ("ta", Lang::Tam),
    ("th", Lang::Tha),
    ("tr", Lang::Tur),
    ("uk", Lang::Ukr),
    ("vi", Lang::Vie),
    ("zh", Lang::Cmn),
];

fn lang_of(primary: &str) -> Option<Lang> {
    LANGS.iter().find(|(known, _)| *known == primary).map(|(_, lang)| *lang)
}

fn primary_of(lang: Lang) -> Option<&'static str> {
    LANGS.iter().find(|(_, known)| *known == lang).map(|(primary, _)| *primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        detect(text).map(|detected| detected.language.tag().to_owned())
    }

    #[test]
    fn headlines_are_told_apart() {
        for (headline, tag) in [
            ("Harbour strike enters third week as talks stall", "en"),
            ("Mayor resigns", "en"),
            ("UN warns of famine in Gaza", "en"),
            ("Grève au port : la troisième semaine commence", "fr"),
            ("Le maire démissionne", "fr"),
            ("Pas d’accord à Genève", "fr"),
            ("La huelga del puerto entra en su tercera semana", "es"),
            ("Dimite el alcalde de Logroño", "es"),
            ("¿Quién manda aquí?", "es"),
            ("إضراب الميناء يدخل أسبوعه الثالث", "ar"),
            ("استقالة العمدة", "ar"),
        ] {
            assert_eq!(found(headline).as_deref(), Some(tag), "{headline}");
        }
    }

    #[test]
    fn other_languages_and_no_language_are_not_taken_for_ours() {
        for text in [
            "Der Bürgermeister ist nach der Abstimmung über den Hafen zurückgetreten",
            "Il sindaco si è dimesso dopo il voto sul porto della città",
            "شهردار پس از رأی‌گیری درباره بندر استعفا کرد و گفت که دیگر نمی‌خواهد",
            "Мэр ушёл в отставку после голосования",
            "市長が辞任した",
            "12:30 … 14:52",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn only_the_papers_languages_are_answered() {
        let paper = ["de", "ar-EG", "ru"].map(|tag| Language::parse(tag).unwrap());
        let found = |text| detect_among(text, &paper).map(|detected| detected.language.tag().to_owned());
        assert_eq!(found("Der Streik im Hafen geht weiter").as_deref(), Some("de"));
        assert_eq!(found("إضراب الميناء").as_deref(), Some("ar-EG"));
        assert_eq!(found("Забастовка в порту продолжается").as_deref(), Some("ru"));
        assert_eq!(found("The strike in the harbour goes on and on"), None);
        assert_eq!(detect_among("The strike", &[]), None);
    }

    #[test]
    fn a_wire_of_headlines_with_foreign_names_keeps_its_language() {
        let wire = "14:52 القاهرة: Reuters تنقل عن الوزير قوله إن المفاوضات مستمرة\n14:40 باريس: AFP";
        assert_eq!(found(wire).as_deref(), Some("ar"));
        let wire = "Le Pen en tête à Hénin-Beaumont\nThe Economist racheté\nAffaire Dupont : le parquet fait appel";
        assert_eq!(found(wire).as_deref(), Some("fr"));
    }
}
