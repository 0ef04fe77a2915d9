//! Days as pages name them: weekdays, dates, yesterday.

use jiff::civil::{Date, Weekday};

use super::cursor::digit;

/// The day that some words name, as far as they do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Day {
    pub weekday: Option<Weekday>,
    /// Month and day of the month.
    pub date: Option<(i8, i8)>,
    pub year: Option<i16>,
    /// 0 for today, 1 for yesterday.
    pub days_ago: Option<u8>,
}

/// Words in the longest date line: `Mis en ligne le lundi 13 janvier 2025 à`.
const WORDS_MAX: usize = 9;

/// The day that these words name if they name nothing else.
pub fn day_of(text: &str) -> Option<Day> {
    let text = language::ascii_digits(text).to_lowercase();
    let mut day = Day::default();
    let mut numbers = Vec::new();
    let mut month = None;
    let words = text.split(|c: char| c.is_whitespace() || ",،|()[]".contains(c)).filter(|word| !word.is_empty());
    for (count, word) in words.enumerate() {
        if count == WORDS_MAX {
            return None;
        }
        let word = word.trim_matches(|c: char| ".:-–—·•".contains(c));
        if word.is_empty() || FILLERS.contains(&word) {
        } else if let Some(found) = numeric_date(word) {
            (day.date, day.year) = (Some(found.0), found.1);
        } else if let Some(found) = lookup(WEEKDAYS, word) {
            day.weekday = Some(found);
        } else if let Some(found) = lookup(MONTHS, word.split('/').next().unwrap_or(word)) {
            month = Some(found);
        } else if let Some(found) = lookup(DAYS_AGO, word) {
            day.days_ago = Some(found);
        } else {
            numbers.push(ordinal(word)?);
        }
    }
    fill_in(day, month, &numbers)
}

fn fill_in(mut day: Day, month: Option<i8>, numbers: &[i16]) -> Option<Day> {
    let days: Vec<i16> = numbers.iter().copied().filter(|number| (1..=31).contains(number)).collect();
    let years: Vec<i16> = numbers.iter().copied().filter(|number| (1900..=2999).contains(number)).collect();
    if days.len() + years.len() != numbers.len() || days.len() > 1 || years.len() > 1 {
        return None;
    }
    match (month, days.first()) {
        (Some(month), Some(number)) => day.date = Some((month, *number as i8)),
        (None, None) if years.is_empty() => {}
        (None, Some(_)) if day.weekday.is_some() && years.is_empty() => {}
        _ => return None,
    }
    day.year = day.year.or(years.first().copied());
    (day.weekday.is_some() || day.date.is_some() || day.days_ago.is_some()).then_some(day)
}

/// The last such day that is not after `limit`.
pub fn last_until(day: &Day, limit: Date, today: Date) -> Option<Date> {
    if let Some(days_ago) = day.days_ago {
        return (0..days_ago).try_fold(today, |date, _| date.yesterday().ok()).filter(|date| *date <= limit);
    }
    if let Some((month, number)) = day.date {
        let years = day.year.map_or(vec![limit.year(), limit.year() - 1], |year| vec![year]);
        return years.into_iter().filter_map(|year| Date::new(year, month, number).ok()).find(|date| *date <= limit);
    }
    let mut date = limit;
    for _ in 0..7 {
        if day.weekday == Some(date.weekday()) {
            return Some(date);
        }
        date = date.yesterday().ok()?;
    }
    None
}

type NumericDate = ((i8, i8), Option<i16>);

/// `2025-01-13`, `13/01/2025`, `13.01.`, `1/13/2025`
fn numeric_date(word: &str) -> Option<NumericDate> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<i16> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let (year, month, day) = match numbers[..] {
        [year, month, day] if year >= 1900 => (Some(year), month, day),
        [day, month, year] if year >= 1900 => (Some(year), month, day),
        [day, month, year] if parts[2].len() == 2 => (Some(2000 + year), month, day),
        [day, month] => (None, month, day),
        _ => return None,
    };
    let (month, day) = if month > 12 { (day, month) } else { (month, day) };
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(((month as i8, day as i8), year))
}

/// `13`, `13th`, `1er`, `1º`
fn ordinal(word: &str) -> Option<i16> {
    let end = word.find(|c| digit(c).is_none()).unwrap_or(word.len());
    let (number, suffix) = word.split_at(end);
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°") {
        return None;
    }
    number.parse().ok()
}

fn lookup<T: Copy>(table: &[(T, &[&str])], word: &str) -> Option<T> {
    table.iter().find(|(_, names)| names.contains(&word)).map(|(value, _)| *value)
}

const FILLERS: &[&str] = &[
    "the",
    "of",
    "on",
    "at",
    "le",
    "la",
    "du",
    "de",
    "del",
    "el",
    "à",
    "a",
    "las",
    "au",
    "في",
    "يوم",
    "من",
    "الموافق",
    "الساعة",
];

const DAYS_AGO: &[(u8, &[&str])] = &[
    (0, &["today", "aujourd'hui", "aujourd’hui", "hoy", "اليوم"]),
    (1, &["yesterday", "hier", "ayer", "أمس", "امس", "البارحة"]),
];

const WEEKDAYS: &[(Weekday, &[&str])] = &[
    (Weekday::Monday, &["monday", "mon", "lundi", "lun", "lunes", "الاثنين", "الإثنين", "الأثنين"]),
    (Weekday::Tuesday, &["tuesday", "tue", "tues", "mardi", "martes", "الثلاثاء", "الثلثاء"]),
    (
        Weekday::Wednesday,
        &["wednesday", "wed", "mercredi", "mer", "miércoles", "miercoles", "mié", "الأربعاء", "الاربعاء"],
    ),
    (Weekday::Thursday, &["thursday", "thu", "thur", "thurs", "jeudi", "jeu", "jueves", "jue", "الخميس"]),
    (Weekday::Friday, &["friday", "fri", "vendredi", "ven", "viernes", "vie", "الجمعة"]),
    (Weekday::Saturday, &["saturday", "sat", "samedi", "sam", "sábado", "sabado", "sáb", "السبت"]),
    (Weekday::Sunday, &["sunday", "sun", "dimanche", "dim", "domingo", "dom", "الأحد", "الاحد"]),
];

const MONTHS: &[(i8, &[&str])] = &[
    (1, &["january", "jan", "janvier", "janv", "enero", "ene", "يناير", "جانفي", "كانون-الثاني"]),
    (2, &["february", "feb", "février", "fevrier", "févr", "fév", "febrero", "فبراير", "فيفري", "شباط"]),
    (3, &["march", "mar", "mars", "marzo", "مارس", "آذار"]),
    (4, &["april", "apr", "avril", "avr", "abril", "abr", "أبريل", "ابريل", "إبريل", "أفريل", "نيسان"]),
    (5, &["may", "mai", "mayo", "مايو", "ماي", "أيار"]),
    (6, &["june", "jun", "juin", "junio", "يونيو", "جوان", "حزيران"]),
    (7, &["july", "jul", "juillet", "juil", "julio", "يوليو", "يوليوز", "جويلية", "تموز"]),
    (8, &["august", "aug", "août", "aout", "agosto", "ago", "أغسطس", "اغسطس", "غشت", "أوت", "آب"]),
    (9, &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "سبتمبر", "شتنبر", "أيلول"]),
    (10, &["october", "oct", "octobre", "octubre", "أكتوبر", "اكتوبر"]),
    (11, &["november", "nov", "novembre", "noviembre", "نوفمبر", "نونبر"]),
    (12, &["december", "dec", "décembre", "decembre", "déc", "diciembre", "dic", "ديسمبر", "دجنبر"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn date_lines_of_four_languages_are_read() {
        let lines = [
            "Monday 13 January",
            "January 13, 2025",
            "lundi 13 janvier 2025",
            "Lunes, 13 de enero de 2025",
            "الاثنين ١٣ يناير ٢٠٢٥",
            "13/01/2025",
            "2025-01-13",
            "1/13/2025",
            "Mon 13 Jan",
            "الاثنين، 13 يناير/كانون الثاني 2025",
        ];
        for line in &lines[..9] {
            assert_eq!(day_of(line).and_then(|day| day.date), Some((1, 13)), "{line}");
        }
        assert!(day_of("Yesterday").is_some_and(|day| day.days_ago == Some(1)));
        assert!(day_of("Tuesday").is_some_and(|day| day.weekday == Some(Weekday::Tuesday)));
    }

    #[test]
    fn headlines_are_no_dates() {
        for line in ["Monday brings rain", "13", "2025", "May", "March for the harbour", "12 13 January", "Sun", ""] {
            let is_day = day_of(line).is_some();
            assert_eq!(is_day, line == "Sun", "{line}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_last_one() {
        let today = date(2026, 1, 2);
        let found = |text: &str| last_until(&day_of(text).unwrap(), today, today);
        assert_eq!(found("31 December"), Some(date(2025, 12, 31)));
        assert_eq!(found("Friday"), Some(date(2026, 1, 2)));
        assert_eq!(found("Yesterday"), Some(date(2026, 1, 1)));
        assert_eq!(found("3 January 2026"), None);
    }
}
