//! What lines of a page say to those who know pages: furniture, bylines, counters, sentences.

use super::calendar;
use super::clock;
use super::vocabulary::{
    ANYWHERE, AUTHOR_WORDS, COMMENT_WORDS, CREDITS, ENDS_OF_ARTICLE, NO_COMMENTS, NOTICES, OPENINGS, PARTICLES,
    RELATED, STAMPS, WHOLE_LINES,
};

/// From this length on a line is judged as a paragraph, which may well mention a privacy policy.
const PARAGRAPH_CHARS_MIN: usize = 100;

/// Paragraphs of this length may end without a full stop; Arabic ones often do.
const LONG_CHARS_MIN: usize = 180;
const LONG_CHARS_MIN_ARABIC: usize = 110;

/// No notice is longer.
const NOTICE_CHARS_MAX: usize = 3_000;

/// A line as the word lists spell it.
pub fn plain(text: &str) -> String {
    let text = language::ascii_digits(text).to_lowercase().replace(['’', 'ʼ'], "'");
    text.trim_matches(|c: char| c.is_whitespace() || "•·-–—*|:›»>«<→←+…#✕×✖.!".contains(c)).to_owned()
}

/// Menus, cookie notices, share lists, legal lines: what stands around the news on any page.
pub fn is_furniture(text: &str) -> bool {
    let length = text.chars().count();
    if length > NOTICE_CHARS_MAX {
        return false;
    }
    let plain = plain(text);
    if length >= PARAGRAPH_CHARS_MIN && is_sentence(text) {
        return NOTICES.iter().any(|phrase| plain.contains(phrase)) || is_credit(text);
    }
    plain.chars().all(|c| !c.is_alphabetic())
        || is_label(text)
        || begins_with_any(&plain, OPENINGS)
        || ANYWHERE.iter().any(|phrase| plain.contains(phrase))
        || is_menu(text)
        || is_stamp(text)
        || is_credit(text)
        || ends_article(text)
}

/// The name of a section or a button, and nothing else.
pub fn is_label(text: &str) -> bool {
    WHOLE_LINES.contains(&plain(text).as_str())
}

/// Long enough for a paragraph of an article, and ending as one does.
pub fn is_paragraph(text: &str) -> bool {
    let length = text.chars().count();
    let is_arabic = text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c));
    let long = if is_arabic { LONG_CHARS_MIN_ARABIC } else { LONG_CHARS_MIN };
    length >= PARAGRAPH_CHARS_MIN && is_sentence(text) || length >= long && !is_menu(text)
}

/// `Related`, `Read also`: the heading of a list of other articles, which stands alone on its line.
pub fn is_related_heading(text: &str) -> bool {
    let plain = plain(text);
    let is_heading = |phrase: &&&str| {
        plain == **phrase || plain.strip_suffix([':', '؛']).is_some_and(|text| text.trim() == **phrase)
    };
    RELATED.iter().any(|phrase| is_heading(&phrase))
}

/// What comes after an article's last word on most sites.
pub fn ends_article(text: &str) -> bool {
    counter(text).is_some() || begins_with_any(&plain(text), ENDS_OF_ARTICLE)
}

/// `Home | World | Politics`, `Home > World`
fn is_menu(text: &str) -> bool {
    let separators = text.chars().filter(|c| "|•·›»>→/".contains(*c)).count();
    let words = text.split_whitespace().count();
    separators > 0
        && words <= separators * 5 + 3
        && !is_sentence(text)
        && (separators > 1 || text.contains(['›', '>', '→']))
}

/// `Updated 09:12`, `Published Monday 13 January`, `3 min read`, and dates alone; several of them set apart by marks.
pub fn is_stamp(text: &str) -> bool {
    let parts = text.split(['|', '•', '·', '–', '—']).flat_map(|part| part.split(" - "));
    let mut parts = parts.map(str::trim).filter(|part| !part.is_empty()).peekable();
    text.chars().count() <= 120 && parts.peek().is_some() && parts.all(is_one_stamp)
}

fn is_one_stamp(text: &str) -> bool {
    let plain = plain(text);
    if calendar::day_of(text).is_some() || is_day_and_time(&plain) || is_reading_time(&plain) {
        return true;
    }
    let opening = STAMPS.iter().filter(|phrase| begins_with_any(&plain, &[phrase])).max_by_key(|phrase| phrase.len());
    let Some(rest) = opening.and_then(|phrase| plain.strip_prefix(phrase)) else { return false };
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || ":،,".contains(c));
    let rest = ["le ", "on ", "at ", "à ", "el ", "a las ", "في ", "بتاريخ "]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let words: Vec<&str> = rest.split_whitespace().collect();
    let is_age = words.len() <= 4 && words.iter().any(|word| AGES.contains(word));
    rest.is_empty() || is_age || calendar::day_of(rest).is_some() || is_day_and_time(rest)
}

const AGES: &[&str] = &[
    "minute",
    "minutes",
    "hour",
    "hours",
    "day",
    "days",
    "heure",
    "heures",
    "jour",
    "jours",
    "minuto",
    "minutos",
    "hora",
    "horas",
    "día",
    "días",
    "دقيقة",
    "دقائق",
    "ساعة",
    "ساعات",
    "ساعتين",
    "يوم",
    "يومين",
    "أيام",
];

/// `3 min read`, `Lecture : 3 minutes`, `٣ دقائق للقراءة`
fn is_reading_time(plain: &str) -> bool {
    const MINUTES: &[&str] = &["min", "mins", "minute", "minutes", "minutos", "دقيقة", "دقائق"];
    const READING: &[&str] = &["read", "reading", "lecture", "lire", "lectura", "leer", "قراءة", "للقراءة", "القراءة"];
    let words: Vec<&str> = plain.split(|c: char| c.is_whitespace() || ":-".contains(c)).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    words.len() <= 6 && has(MINUTES) && has(READING) && words.iter().any(|word| word.parse::<u8>().is_ok())
}

/// `13 January 2025 09:12`, `09:12, 13 January`
fn is_day_and_time(plain: &str) -> bool {
    let is_time = |word: &str| clock::leading_time(word).is_some_and(|timed| timed.rest.is_empty());
    let (times, others): (Vec<&str>, Vec<&str>) = plain.split([' ', ',', '(', ')']).partition(|word| is_time(word));
    let is_mark = |word: &&str| !["gmt", "utc", "am", "pm", "h", "et", "cet", "-", "–", "|"].contains(word);
    let others: Vec<&str> = others.into_iter().filter(is_mark).filter(|word| !word.is_empty()).collect();
    !times.is_empty() && (others.is_empty() || calendar::day_of(&others.join(" ")).is_some())
}

/// Photo captions and credits.
pub fn is_credit(text: &str) -> bool {
    let plain = plain(text);
    let length = plain.chars().count();
    let tail: String = plain.chars().skip(length.saturating_sub(60)).collect();
    length <= 350
        && CREDITS.iter().any(|mark| begins_at_word(&plain, mark) || begins_at_word(&tail, mark) && !is_long(text))
        && (plain.contains([':', '/', '©']) || CREDITS.iter().any(|mark| plain.starts_with(mark)) && length <= 80)
}

fn is_long(text: &str) -> bool {
    text.chars().count() > 300
}

fn begins_at_word(text: &str, mark: &str) -> bool {
    text.match_indices(mark).any(|(index, _)| !text[..index].ends_with(char::is_alphabetic))
}

fn begins_with_any(plain: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| plain.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Ends as sentences do, closing quotes aside.
pub fn is_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || "”\"’'»)]›".contains(c))
        .ends_with(['.', '!', '?', '…', '؟', '۔'])
}

/// How many comments a counter counts: `Comments (3)`, `3 commentaires`, `No comments yet`.
pub fn counter(text: &str) -> Option<u64> {
    let plain = plain(text);
    if plain.chars().count() > 40 {
        return None;
    }
    if NO_COMMENTS.contains(&plain.as_str()) {
        return Some(0);
    }
    let words: Vec<&str> =
        plain.split(|c: char| c.is_whitespace() || "():[]-–·".contains(c)).filter(|word| !word.is_empty()).collect();
    match words[..] {
        [word, number] | [number, word] if COMMENT_WORDS.contains(&word) => number.parse().ok(),
        [word] if COMMENT_WORDS.contains(&word) && plain.contains('(') => Some(0),
        _ => None,
    }
}

/// A paragraph and the counter that follows its last sentence on the same line.
pub fn split_glued_counter(text: &str) -> Option<(&str, &str)> {
    let tail_start = text.char_indices().rev().nth(32).map_or(0, |(index, _)| index);
    let ends = text[tail_start..].match_indices(['.', '!', '?', '…', '؟', '”', '»', '"']);
    let cuts = ends.map(|(index, end)| tail_start + index + end.len()).filter(|cut| *cut < text.len());
    cuts.map(|cut| (text[..cut].trim_end(), text[cut..].trim_start()))
        .find(|(before, after)| after.contains('(') && counter(after).is_some() && before.chars().count() > 3)
}

/// The names of `By Jane Doe and John Smith, Port Alda`.
pub fn byline(text: &str) -> Option<Vec<String>> {
    let lower = text.to_lowercase();
    let opening = AUTHOR_WORDS.iter().find(|word| {
        lower.strip_prefix(**word).is_some_and(|rest| rest.starts_with([' ', ':']) || word.ends_with(':'))
    })?;
    let names = text.char_indices().nth(opening.chars().count()).map(|(index, _)| &text[index..])?;
    let names = names.trim_start_matches([' ', ':']);
    let end = names.find(['|', '•', '·', '(', '@', '–', '—', '/']).unwrap_or(names.len());
    let names = names[..end].split(" - ").next().unwrap_or_default();
    let is_comma_list = names.contains(" and ") || names.contains(" et ") || names.contains(" y ");
    let marked =
        [" and ", " & ", " et ", " y ", " و "].iter().fold(names.to_owned(), |text, joint| text.replace(joint, "\n"));
    let parts = marked.split(['\n', ',', '،']).map(str::trim).filter(|part| !part.is_empty());
    let named: Vec<String> = parts.take_while(|part| is_name(part)).map(title_of).collect();
    // What follows a comma after a single author is a place or a role, not a second author.
    let count = if is_comma_list { named.len() } else { named.len().min(1) };
    (!named.is_empty() && !is_sentence(text)).then(|| named[..count].to_vec())
}

fn title_of(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || !name.is_ascii() {
        return name.to_owned();
    }
    let capitalise = |word: &str| {
        let (first, rest) = word.split_at(1.min(word.len()));
        if word.len() > 2 { format!("{first}{}", rest.to_lowercase()) } else { word.to_owned() }
    };
    name.split(' ').map(capitalise).collect::<Vec<_>>().join(" ")
}

/// One to five capitalised words without digits, particles aside.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_part = |word: &&str| {
        let first = word.chars().next().unwrap_or(' ');
        PARTICLES.contains(word) || (first.is_alphabetic() && !first.is_lowercase())
    };
    (1..=5).contains(&words.len()) && words.iter().all(is_part) && !text.chars().any(char::is_numeric)
}

pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_of_four_languages_are_read() {
        let cases = [
            ("Comments (0)", 0),
            ("3 comments", 3),
            ("Commentaires (12)", 12),
            ("Comentarios: 4", 4),
            ("التعليقات (٣)", 3),
            ("No comments yet", 0),
            ("0 تعليق", 0),
            ("Commentaires\u{202f}(2)", 2),
            ("Aucun commentaire", 0),
        ];
        for (line, count) in cases {
            assert_eq!(counter(line), Some(count), "{line}");
        }
        assert_eq!(counter("Comments on the new harbour"), None);
    }

    #[test]
    fn furniture_is_known_and_headlines_are_not_taken_for_it() {
        for line in [
            "Home",
            "Read more",
            "We use cookies to improve your visit.",
            "Share on Facebook",
            "Home | World | Sport",
            "Lire aussi : Le port",
            "© 2025 The Bay Times",
            "Accueil > Monde",
            "Updated 09:12",
            "3 min read",
            "Photo: Mara Lind / AFP",
            "اقرأ أيضا",
            "Monday 13 January",
            "13 January 2025, 09:12",
            "Todos los derechos reservados",
            "Suscríbete a nuestro boletín",
            "جميع الحقوق محفوظة",
            "***",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "Home prices fall for the third month",
            "Live music returns to the quay",
            "Council shares its plan for the tram",
            "Search for missing sailor resumes",
            "Photo exhibition opens in the old mill",
            "Next generation of pilots sails out",
            "El puerto abre de nuevo",
            "مجلس المدينة يقر الميزانية",
            "Published poets meet in Port Alda",
            "10 minutes that changed the harbour",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn bylines_give_names_and_sentences_do_not() {
        assert_eq!(byline("By Jane Doe and John Smith"), Some(vec!["Jane Doe".into(), "John Smith".into()]));
        assert_eq!(byline("Par Jeanne de la Tour, à Rabat"), Some(vec!["Jeanne de la Tour".into()]));
        assert_eq!(byline("BY JANE DOE | 13 January"), Some(vec!["Jane Doe".into()]));
        assert_eq!(byline("بقلم: مارا ليند"), Some(vec!["مارا ليند".into()]));
        assert_eq!(byline("By the time it was over nobody spoke"), None);
        assert_eq!(byline("Por qué sube el pan"), None);
    }
}
