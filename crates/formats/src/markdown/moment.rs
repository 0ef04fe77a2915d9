//! Moments as files state them: counted from the first import, or absolute.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use parcel::Micros;

/// What moments are counted from.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The moment of the first import.
    pub base: Timestamp,
    pub zone: TimeZone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub at: Micros,
    /// True where a time of the first day lay after the import and the import's moment was taken.
    pub is_cut: bool,
}

/// What was expected, for whoever wrote something else.
pub const EXPECTED: &str =
    "should be a moment: `2026-11-20 14:30`, `2026-11-20T14:30:00Z`, `day -2 14:30` or `now -3h10m`";

impl Clock {
    pub fn new(base: Micros, zone: TimeZone) -> Clock {
        Clock { base: Timestamp::from_microsecond(base).unwrap_or(Timestamp::UNIX_EPOCH), zone }
    }

    /// Reads a moment; `None` for what is none.
    pub fn read(&self, text: &str) -> Option<Moment> {
        let text = language::ascii_digits(text.trim());
        let plain = |at: Timestamp| Moment { at: at.as_microsecond(), is_cut: false };
        if let Some(rest) = text.strip_prefix("now") {
            return self.before_now(rest).map(plain);
        }
        if let Some(rest) = text.strip_prefix("day") {
            let at = self.on_day(rest)?;
            let is_cut = at > self.base;
            return Some(Moment { is_cut, ..plain(at.min(self.base)) });
        }
        self.absolute(&text).map(plain)
    }

    /// ` -3h10m`
    fn before_now(&self, rest: &str) -> Option<Timestamp> {
        let rest = rest.trim();
        if rest.is_empty() {
            return Some(self.base);
        }
        let mut span = Span::new();
        let mut digits = String::new();
        for c in rest.strip_prefix(['-', '−'])?.chars().filter(|c| !c.is_whitespace()) {
            if c.is_ascii_digit() && digits.len() < 6 {
                digits.push(c);
                continue;
            }
            let count: i64 = digits.parse().ok()?;
            digits.clear();
            let part = match c {
                'd' => (count * 24).hours(),
                'h' => count.hours(),
                'm' => count.minutes(),
                _ => return None,
            };
            span = span.checked_add(part).ok()?;
        }
        if digits.is_empty() { self.base.checked_sub(span).ok() } else { None }
    }

    /// ` -2 14:30`, counted in days of the paper's zone
    fn on_day(&self, rest: &str) -> Option<Timestamp> {
        let (days, time) = rest.trim().split_once(' ')?;
        let days: u16 = days.trim_start_matches(['-', '−']).parse().ok()?;
        let date = self.zone.to_datetime(self.base).date().checked_sub(i64::from(days).days()).ok()?;
        self.at(date.to_datetime(time_of_day(time.trim())?))
    }

    fn absolute(&self, text: &str) -> Option<Timestamp> {
        if let Ok(at) = text.parse::<Timestamp>() {
            return Some(at);
        }
        // `2026-11-20 14:30:00 +0100`, as Jekyll writes it.
        if let Ok(zoned) = jiff::Zoned::strptime("%Y-%m-%d %H:%M:%S %z", text) {
            return Some(zoned.timestamp());
        }
        if let Ok(date) = text.parse::<Date>()
            && text.len() <= 10
        {
            return self.at(date.to_datetime(Time::midnight()));
        }
        let (date, time) = text.split_once([' ', 'T'])?;
        match (date.parse::<Date>(), time_of_day(time.trim())) {
            (Ok(date), Some(time)) => self.at(date.to_datetime(time)),
            _ => self.at(text.parse().ok()?),
        }
    }

    fn at(&self, time: DateTime) -> Option<Timestamp> {
        self.zone.to_timestamp(time).ok()
    }
}

fn time_of_day(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let mut next = || parts.next().map(str::parse::<i8>);
    let (hour, minute) = (next()?.ok()?, next()?.ok()?);
    let second = next().unwrap_or(Ok(0)).ok()?;
    match parts.next() {
        None => Time::new(hour, minute, second, 0).ok(),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let base: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
        let clock = Clock { base, zone: TimeZone::get("Europe/Paris").unwrap() };
        let found = clock.read(text)?;
        let cut = if found.is_cut { " cut" } else { "" };
        Some(format!("{}{cut}", Timestamp::from_microsecond(found.at).unwrap()))
    }

    #[test]
    fn relative_moments_count_from_the_first_import() {
        assert_eq!(read("now -12m").as_deref(), Some("2026-11-22T08:48:00Z"));
        assert_eq!(read("now -3h10m").as_deref(), Some("2026-11-22T05:50:00Z"));
        assert_eq!(read("now").as_deref(), Some("2026-11-22T09:00:00Z"));
        assert_eq!(read("day -2 14:30").as_deref(), Some("2026-11-20T13:30:00Z"));
        assert_eq!(read("day 0 09:30").as_deref(), Some("2026-11-22T08:30:00Z"));
        assert_eq!(read("day 0 23:00").as_deref(), Some("2026-11-22T09:00:00Z cut"));
    }

    #[test]
    fn absolute_moments_are_read_as_generators_write_them() {
        for text in [
            "2026-11-20T13:30:00Z",
            "2026-11-20 14:30",
            "2026-11-20T14:30:00+01:00",
            "2026-11-20 14:30:00 +0100",
            "2026-11-20T14:30",
            "2026-11-20 14:30:00",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-11-20T13:30:00Z"), "{text}");
        }
        assert_eq!(read("2026-11-20").as_deref(), Some("2026-11-19T23:00:00Z"));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "tomorrow",
            "now +3h",
            "now -3",
            "now -999999999999h",
            "day -2",
            "day -2 25:00",
            "2026-13-01",
            "14:30",
            "now -3x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
