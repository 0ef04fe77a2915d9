//! The time of day at the start of a line, as sites in four languages write it.

use super::calendar::{self, Day};
use super::cursor::{Cursor, digit};

/// What sites set before the time of a line, and between it and the headline.
const MARKS_BEFORE: &str = "-–—−‐‑*•·‣▪▫■□●○◦∙►▶▸›»>|¦~+#→⇒✦★☆⏱⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘[(_\u{fe0f}";
const MARKS_AFTER: &str = ":–—−‐‑*•·‣▪■●►▶▸›»>|¦~→⇒_)],،;\u{fe0f}";

const MORNING: &[&str] = &["a. m.", "a.m.", "a.m", "am", "صباحًا", "صباحاً", "صباحا", "ص.", "ص"];
const EVENING: &[&str] = &["p. m.", "p.m.", "p.m", "pm", "مساءً", "مساء", "ظهرًا", "ظهرا", "م.", "م"];
const HOURS: &[&str] = &["hrs.", "hrs", "hs.", "hs", "h.", "h", "uhr"];
const ZERO_ZONES: &[&str] = &["gmt", "utc", "tu", "بتوقيت غرينتش", "بتوقيت جرينتش", "غرينتش", "جرينتش"];

const UNITS: &[&str] = &[
    "euros",
    "euro",
    "€",
    "$",
    "£",
    "%",
    "dollars",
    "pounds",
    "dirhams",
    "dinars",
    "pesos",
    "soles",
    "million",
    "millions",
    "millones",
    "millón",
    "billion",
    "billions",
    "milliards",
    "milliard",
    "mil",
    "percent",
    "per cent",
    "pour cent",
    "por ciento",
    "km",
    "kg",
    "metres",
    "meters",
    "mètres",
    "metros",
    "points",
    "puntos",
    "مليون",
    "مليار",
    "درهم",
    "دينار",
    "دولار",
    "يورو",
    "ريال",
    "في المئة",
    "بالمئة",
];

/// Days that a line may name before its time are short.
const DAY_CHARS_MAX: usize = 40;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timed<'a> {
    /// Minutes after midnight.
    pub minute: u16,
    /// What follows the time and its separator; empty where the time stands alone.
    pub rest: &'a str,
    pub form: Form,
    /// Minutes east of Greenwich, where the line says so.
    pub offset_minutes: Option<i32>,
    /// The day that the line names before its time.
    pub day: Option<Day>,
}

/// `8.20` may be a price and `8h` a duration; they are times only in company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Clear,
    Doubtful,
}

/// The time that a line begins with, after marks and perhaps a day.
pub fn leading_time(line: &str) -> Option<Timed<'_>> {
    let mut cursor = Cursor::new(line);
    cursor.skip_any(MARKS_BEFORE);
    time_at(cursor).or_else(|| after_list_number(cursor)).or_else(|| after_day(cursor))
}

/// `1. 08:20 Headline`
fn after_list_number(mut cursor: Cursor<'_>) -> Option<Timed<'_>> {
    cursor.number(3)?;
    if !cursor.eat_any(".)") || !cursor.peek()?.is_whitespace() {
        return None;
    }
    cursor.skip_any(MARKS_BEFORE);
    time_at(cursor).filter(|timed| timed.form == Form::Clear)
}

/// `Yesterday, 17:10 Headline`, `13/01 17:10 Headline`
fn after_day(cursor: Cursor<'_>) -> Option<Timed<'_>> {
    let text = cursor.rest;
    let starts = text.char_indices().take(DAY_CHARS_MAX).zip(text.chars().skip(1));
    for ((index, before), first) in starts {
        if !before.is_whitespace() && !"([,،|-–".contains(before) || digit(first).is_none() {
            continue;
        }
        let start = index + before.len_utf8();
        let Some(timed) = time_at(Cursor::new(&text[start..])).filter(|timed| timed.form == Form::Clear) else {
            continue;
        };
        let words = text[..start].trim_end_matches(|c: char| !c.is_alphanumeric());
        return calendar::day_of(words).map(|day| Timed { day: Some(day), ..timed });
    }
    None
}

fn time_at(mut cursor: Cursor<'_>) -> Option<Timed<'_>> {
    let (hour, _) = cursor.number(2)?;
    let (minute, mut form) = minutes(&mut cursor)?;
    let half = half_of_day(&mut cursor);
    if form.is_none() && half.is_none() {
        return None;
    }
    let hour = whole_hour(hour, minute, half)?;
    let mut with_suffix = cursor;
    with_suffix.skip_spaces();
    if with_suffix.word(HOURS).is_some() {
        (cursor, form) = (with_suffix, Some(Form::Clear));
    }
    let offset_minutes = zone(&mut cursor);
    if is_range(cursor) || form == Some(Form::Doubtful) && is_amount(cursor) {
        return None;
    }
    let rest = after_separator(cursor)?;
    let form =
        if half.is_some() && form != Some(Form::Doubtful) { Form::Clear } else { form.unwrap_or(Form::Doubtful) };
    Some(Timed { minute: (hour * 60 + minute) as u16, rest, form, offset_minutes, day: None })
}

/// The minutes after an hour; no form where there are none.
fn minutes(cursor: &mut Cursor<'_>) -> Option<(u32, Option<Form>)> {
    let two_digits = |mut ahead: Cursor<'_>| match ahead.number(2) {
        Some((minute, 2)) if minute < 60 => Some(minute),
        _ => None,
    };
    let mut ahead = *cursor;
    if ahead.eat_any(":∶：") {
        // A headline that begins with a number may have lost the space before it: `07:5011 boats lost`.
        let minute = ahead.two_digits().filter(|minute| *minute < 60)?;
        let mut seconds = ahead;
        if seconds.eat_any(":∶：") && seconds.number(2).is_some_and(|(second, width)| width == 2 && second < 60) {
            ahead = seconds;
        }
        *cursor = ahead;
        return Some((minute, Some(Form::Clear)));
    }
    if ahead.eat_any(".٫") {
        let minute = two_digits(ahead)?;
        ahead.number(2);
        *cursor = ahead;
        return Some((minute, Some(Form::Doubtful)));
    }
    ahead.skip_spaces();
    if ahead.eat_any("hH") {
        let after_letter = ahead;
        ahead.skip_spaces();
        if let Some(minute) = two_digits(ahead) {
            ahead.number(2);
            *cursor = ahead;
            return Some((minute, Some(Form::Clear)));
        }
        // A full hour must end the line or be set off from what follows, else it may be `8h de travail`.
        let mut end = after_letter;
        end.skip_spaces();
        let is_set_off = end.peek().is_none_or(|c| MARKS_AFTER.contains(c) || c == '-');
        *cursor = after_letter;
        return is_set_off.then_some((0, Some(Form::Doubtful)));
    }
    Some((0, None))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Evening,
}

fn half_of_day(cursor: &mut Cursor<'_>) -> Option<Half> {
    let mut ahead = *cursor;
    ahead.skip_spaces();
    let half = match ahead.word(MORNING) {
        Some(_) => Half::Morning,
        None => ahead.word(EVENING).map(|_| Half::Evening)?,
    };
    *cursor = ahead;
    Some(half)
}

fn whole_hour(hour: u32, minute: u32, half: Option<Half>) -> Option<u32> {
    match (hour, half) {
        (12, Some(Half::Morning)) => Some(0),
        (1..=11, Some(Half::Evening)) => Some(hour + 12),
        (24, None) if minute == 0 => Some(0),
        (0..=23, _) => Some(hour),
        _ => None,
    }
}

/// `GMT`, `UTC+1`, `(GMT+2)`
fn zone(cursor: &mut Cursor<'_>) -> Option<i32> {
    let mut ahead = *cursor;
    ahead.skip_any("(");
    ahead.word(ZERO_ZONES)?;
    *cursor = ahead;
    let sign = match ahead.peek() {
        Some('+') => 1,
        Some('-' | '−') => -1,
        _ => return Some(0),
    };
    ahead.eat_any("+-−");
    let Some((hours, _)) = ahead.number(2).filter(|(hours, _)| *hours <= 14) else { return Some(0) };
    *cursor = ahead;
    Some(sign * hours as i32 * 60)
}

/// Opening hours and programmes: `10:00–18:00`, `10:00 - 18:00`, `8:20/9:10`; and what is no time at all: `10:00%`.
fn is_range(mut cursor: Cursor<'_>) -> bool {
    let mut glued = cursor;
    if glued.number(6).is_some() {
        return !glued.peek().is_some_and(|c| c.is_whitespace() || c.is_alphabetic() || ",-".contains(c));
    }
    if cursor.peek().is_some_and(|c| digit(c).is_some() || "%°/".contains(c)) {
        return true;
    }
    cursor.skip_any("-–—−/àato");
    cursor.number(2).is_some() && (cursor.eat_any(":h∶：") && cursor.number(2).is_some())
}

/// `8.50 euros`, `3.20 million`
fn is_amount(mut cursor: Cursor<'_>) -> bool {
    cursor.skip_spaces();
    cursor.word(UNITS).is_some()
}

fn after_separator(mut cursor: Cursor<'_>) -> Option<&str> {
    cursor.eat_any(".");
    loop {
        cursor.skip_any(MARKS_AFTER);
        // A hyphen before a digit is a minus: `08:20 -5 degrees`.
        let is_dash = cursor.rest.strip_prefix('-').is_some_and(|rest| !rest.starts_with(|c| digit(c).is_some()));
        if !is_dash {
            return Some(cursor.rest.trim());
        }
        cursor.eat_any("-");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(u16, &str)> {
        leading_time(line).map(|timed| (timed.minute, timed.rest))
    }

    #[test]
    fn times_of_day_are_read_as_sites_write_them() {
        let twenty_past_eight = [
            "08:20 Ferry back",
            "- 08:20Ferry back",
            "•8:20 – Ferry back",
            "[08:20] Ferry back",
            "08:20: Ferry back",
            "8 h 20 Ferry back",
            "8h20 | Ferry back",
            "08H20 - Ferry back",
            "8.20 Ferry back",
            "08:20 h Ferry back",
            "08.20h. Ferry back",
            "8:20 AM Ferry back",
            "8:20 a. m. — Ferry back",
            "٠٨:٢٠ Ferry back",
            "08:20 ص Ferry back",
            "08:20:59 Ferry back",
            "1. 08:20 Ferry back",
            "**08:20** Ferry back",
            "8:20 a.m. Ferry back",
            "8:20AMFerry back",
            "(08:20) Ferry back",
            "08:20 hs Ferry back",
            "08：20 Ferry back",
            "08:20 - - Ferry back",
        ];
        for line in twenty_past_eight {
            assert_eq!(read(line), Some((500, "Ferry back")), "{line}");
        }
    }

    #[test]
    fn twelve_hours_have_two_halves() {
        let cases = [
            ("12:05 am A", 5),
            ("12:05 pm A", 725),
            ("8:20 p.m. A", 1220),
            ("٠٨:٢٠ م عنوان", 1220),
            ("11:59 مساءً عنوان", 1439),
            ("8 pm A", 1200),
        ];
        for (line, minute) in cases {
            assert_eq!(read(line).map(|found| found.0), Some(minute), "{line}");
        }
    }

    #[test]
    fn a_headline_keeps_its_first_letters() {
        assert_eq!(read("08:20 AMD shares jump"), Some((500, "AMD shares jump")));
        assert_eq!(read("08:20 Hotels fill up"), Some((500, "Hotels fill up")));
        assert_eq!(read("٠٨:٢٠ مجلس المدينة"), Some((500, "مجلس المدينة")));
        assert_eq!(read("08:20 -5 degrees tonight"), Some((500, "-5 degrees tonight")));
        assert_eq!(read("08:20 « Port » en grève"), Some((500, "« Port » en grève")));
        assert_eq!(read("08:20 11,000 students"), Some((500, "11,000 students")));
        assert_eq!(read("- 08:2011 boats lost"), Some((500, "11 boats lost")));
        assert_eq!(read("- 08:20$3m for the quay"), Some((500, "$3m for the quay")));
    }

    #[test]
    fn a_zone_or_a_day_beside_the_time_is_kept() {
        assert_eq!(leading_time("14h20 GMT - Titre").unwrap().offset_minutes, Some(0));
        assert_eq!(leading_time("14:20 GMT+1 Title").unwrap().offset_minutes, Some(60));
        assert!(leading_time("Hier, 17:10 Titre").unwrap().day.is_some());
        assert!(leading_time("13/01 17:10 Titre").unwrap().day.is_some());
    }

    #[test]
    fn what_is_no_time_is_none() {
        for line in [
            "10:00 - 18:00 Open",
            "25:10 A",
            "08:61 A",
            "16:9 pictures",
            "2025 A",
            "8h de travail",
            "8 ferries back",
            "At 08:20 police",
            "10:00–18:00",
            "12:00%",
            "",
            "-",
            "08:2",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
