//! Days, times and months as an edition prints them, in the paper's time zone.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

use icu_datetime::{
    DateTimeFormatter, DateTimeFormatterPreferences, NoCalendarFormatter,
    fieldsets::{MD, MDE, T, YM, YMD, YMDE},
    options::Alignment,
};
use icu_locale_core::Locale;
use jiff::{Timestamp, Zoned, civil, tz::TimeZone};
use jiff_icu::ConvertInto;

use crate::{Digits, Language};

/// Prints moments (microseconds UTC) in one language, with one sort of digits, in one zone; cheap to make and to clone.
#[derive(Clone)]
pub struct Dates {
    patterns: Arc<Patterns>,
    digits: Digits,
    zone: TimeZone,
}

impl Dates {
    pub fn new(language: &Language, digits: Digits, zone: TimeZone) -> Self {
        Self { patterns: Patterns::of(language), digits, zone }
    }

    /// `Sunday 22 November 2026`
    pub fn day_long(&self, at: i64) -> String {
        self.civil_day_long(self.civil_day(at))
    }

    /// `Sunday 22 November 2026`, for a day that is already known.
    pub fn civil_day_long(&self, day: civil::Date) -> String {
        self.print(&self.patterns.day_long.format(&icu(day)))
    }

    /// `Saturday 21 November`
    pub fn day(&self, at: i64) -> String {
        self.print(&self.patterns.day.format(&icu(self.civil_day(at))))
    }

    /// `21 Nov`
    pub fn day_short(&self, at: i64) -> String {
        self.print(&self.patterns.day_short.format(&icu(self.civil_day(at))))
    }

    /// `22 November 2026`
    pub fn date(&self, at: i64) -> String {
        self.print(&self.patterns.date.format(&icu(self.civil_day(at))))
    }

    /// `14:52`, always of 24 hours and two digits each.
    pub fn time(&self, at: i64) -> String {
        let time: icu_datetime::input::Time = self.zoned(at).time().convert_into();
        self.print(&self.patterns.time.format(&time))
    }

    /// `22 November 2026, 09:10`
    pub fn date_time(&self, at: i64) -> String {
        format!("{}{}{}", self.date(at), self.patterns.before_time, self.time(at))
    }

    /// `November 2026`, the month in which that day lies.
    pub fn month_year(&self, day: civil::Date) -> String {
        self.print(&self.patterns.month_year.format(&icu(day)))
    }

    /// RFC 3339 with the zone's offset, for `<time datetime>`: `2026-11-22T14:52:00+01:00`.
    pub fn iso(&self, at: i64) -> String {
        self.zoned(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
    }

    /// The day of a moment in the paper's zone.
    pub fn civil_day(&self, at: i64) -> civil::Date {
        self.zoned(at).date()
    }

    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    fn zoned(&self, at: i64) -> Zoned {
        let edge = if at < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Timestamp::from_microsecond(at).unwrap_or(edge).to_zoned(self.zone.clone())
    }

    fn print(&self, formatted: &impl ToString) -> String {
        let text = formatted.to_string();
        match self.patterns.dropped_comma {
            Some(comma) => self.digits.write(&text.replace(comma, "")),
            None => self.digits.write(&text),
        }
    }
}

fn icu(day: civil::Date) -> icu_calendar::Date<icu_calendar::Iso> {
    day.convert_into()
}

/// What is expensive to build: the patterns of one language, with Latin digits.
struct Patterns {
    day_long: DateTimeFormatter<YMDE>,
    day: DateTimeFormatter<MDE>,
    day_short: DateTimeFormatter<MD>,
    date: DateTimeFormatter<YMD>,
    month_year: DateTimeFormatter<YM>,
    time: NoCalendarFormatter<T>,
    before_time: &'static str,
    /// British and Arabic newspapers print “Sunday 22 November” and «الأحد 22 نوفمبر» where CLDR sets a comma.
    dropped_comma: Option<char>,
}

/// More languages than a paper has editions; beyond them patterns are built anew each time.
const PATTERNS_KEPT_MAX: usize = 64;

static PATTERNS: LazyLock<Mutex<HashMap<String, Arc<Patterns>>>> = LazyLock::new(Mutex::default);

impl Patterns {
    fn of(language: &Language) -> Arc<Self> {
        let mut kept = PATTERNS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(patterns) = kept.get(language.tag()) {
            return patterns.clone();
        }
        let patterns = Arc::new(Self::build(language));
        if kept.len() < PATTERNS_KEPT_MAX {
            kept.insert(language.tag().to_owned(), patterns.clone());
        }
        patterns
    }

    fn build(language: &Language) -> Self {
        const WHY: &str = "the data compiled in ends in a root locale that has every pattern";
        let prefs = || DateTimeFormatterPreferences::from(&locale(language));
        Self {
            day_long: DateTimeFormatter::try_new(prefs(), YMDE::long()).expect(WHY),
            day: DateTimeFormatter::try_new(prefs(), MDE::long()).expect(WHY),
            day_short: DateTimeFormatter::try_new(prefs(), MD::medium()).expect(WHY),
            date: DateTimeFormatter::try_new(prefs(), YMD::long()).expect(WHY),
            month_year: DateTimeFormatter::try_new(prefs(), YM::long()).expect(WHY),
            time: NoCalendarFormatter::try_new(prefs(), T::hm().with_alignment(Alignment::Column)).expect(WHY),
            before_time: match language.primary() {
                "fr" => " à ",
                _ if language.script_is_arabic() => "، ",
                _ => ", ",
            },
            dropped_comma: match language.tag() {
                "en" | "en-GB" => Some(','),
                _ if language.primary() == "ar" => Some('،'),
                _ => None,
            },
        }
    }
}

/// Gregorian, Latin digits, 24 hours; plain English is dated as in Britain, day before month.
fn locale(language: &Language) -> Locale {
    let place = if language.tag() == "en" { "en-GB" } else { language.tag() };
    format!("{place}-u-ca-gregory-hc-h23-nu-latn").parse().expect("a tag with well-formed extensions is a locale")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 22 November 2026, 14:52:09 in Paris.
    const SUNDAY: i64 = 1_795_355_529_000_000;

    fn dates(tag: &str, digits: Digits) -> Dates {
        Dates::new(&Language::parse(tag).unwrap(), digits, TimeZone::get("Europe/Paris").unwrap())
    }

    fn all(tag: &str) -> [String; 6] {
        let dates = dates(tag, Digits::Latin);
        [
            dates.day_long(SUNDAY),
            dates.day(SUNDAY),
            dates.day_short(SUNDAY),
            dates.time(SUNDAY),
            dates.date_time(SUNDAY),
            dates.month_year(civil::date(2026, 11, 1)),
        ]
    }

    #[test]
    fn english_dates() {
        assert_eq!(
            all("en"),
            [
                "Sunday 22 November 2026",
                "Sunday 22 November",
                "22 Nov",
                "14:52",
                "22 November 2026, 14:52",
                "November 2026"
            ]
        );
        assert_eq!(dates("en-US", Digits::Latin).day_long(SUNDAY), "Sunday, November 22, 2026");
    }

    #[test]
    fn french_dates() {
        assert_eq!(
            all("fr"),
            [
                "dimanche 22 novembre 2026",
                "dimanche 22 novembre",
                "22 nov.",
                "14:52",
                "22 novembre 2026 à 14:52",
                "novembre 2026"
            ]
        );
    }

    #[test]
    fn spanish_dates() {
        assert_eq!(
            all("es"),
            [
                "domingo, 22 de noviembre de 2026",
                "domingo, 22 de noviembre",
                "22 nov",
                "14:52",
                "22 de noviembre de 2026, 14:52",
                "noviembre de 2026"
            ]
        );
    }

    #[test]
    fn arabic_dates_in_either_sort_of_digits() {
        assert_eq!(
            all("ar"),
            ["الأحد 22 نوفمبر 2026", "الأحد 22 نوفمبر", "22 نوفمبر", "14:52", "22 نوفمبر 2026، 14:52", "نوفمبر 2026"]
        );
        let egyptian = dates("ar-EG", Digits::Arabic);
        assert_eq!(egyptian.day_long(SUNDAY), "الأحد ٢٢ نوفمبر ٢٠٢٦");
        assert_eq!(egyptian.time(SUNDAY), "١٤:٥٢");
        assert!(dates("ar-LB", Digits::Latin).date(SUNDAY).contains("تشرين الثاني"));
    }

    #[test]
    fn machines_get_latin_digits_and_the_offset() {
        assert_eq!(dates("ar", Digits::Arabic).iso(SUNDAY), "2026-11-22T14:52:09+01:00");
        let summer = SUNDAY - 120 * 86_400_000_000;
        assert_eq!(dates("en", Digits::Latin).iso(summer), "2026-07-25T15:52:09+02:00");
    }

    #[test]
    fn a_morning_hour_has_two_digits_everywhere() {
        let morning = SUNDAY - (5 * 60 + 42) * 60_000_000;
        for tag in ["en", "fr", "es", "ar", "de", "en-US", "ja"] {
            assert_eq!(dates(tag, Digits::Latin).time(morning), "09:10", "{tag}");
        }
    }

    #[test]
    fn the_day_is_that_of_the_papers_zone_and_its_own_calendar_is_not_asked() {
        let late = SUNDAY + (9 * 60 + 8) * 60_000_000;
        assert_eq!(dates("en", Digits::Latin).civil_day(late), civil::date(2026, 11, 23));
        assert!(dates("th", Digits::Latin).date(SUNDAY).contains("2026"));
        assert!(dates("fa", Digits::Persian).date(SUNDAY).contains("۲۰۲۶"));
    }

    #[test]
    fn no_moment_is_too_far() {
        for at in [i64::MIN, i64::MAX, 0, -1] {
            for tag in ["en", "ar", "tlh"] {
                assert!(!dates(tag, Digits::Arabic).date_time(at).is_empty());
            }
        }
    }
}
