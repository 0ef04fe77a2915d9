//! Days of the paper: where they begin in its zone, and the change that midnight makes.

use db::{Change, Tx};
use jiff::{civil::Date, tz::TimeZone};
use serde_json::json;

use crate::{
    Micros,
    names::{DAY, timestamp},
};

/// The day of an instant.
pub fn of(at: Micros, zone: &TimeZone) -> Date {
    timestamp(at).to_zoned(zone.clone()).date()
}

/// From the first instant of a day to the first of the next; days last 23 to 25 hours.
pub fn span(day: Date, zone: &TimeZone) -> (Micros, Micros) {
    (start(day, zone), day.tomorrow().map_or(Micros::MAX, |next| start(next, zone)))
}

/// From the first instant of a month to the first of the next.
pub fn month_span(month: Date, zone: &TimeZone) -> (Micros, Micros) {
    let first = month.first_of_month();
    let next = first.last_of_month().tomorrow();
    (start(first, zone), next.map_or(Micros::MAX, |next| start(next, zone)))
}

fn start(day: Date, zone: &TimeZone) -> Micros {
    let zoned = day.to_zoned(zone.clone()).and_then(|zoned| zoned.start_of_day());
    zoned.map_or(Micros::MAX, |zoned| zoned.timestamp().as_microsecond())
}

/// Writes the change that a new day makes, for pages that name today.
pub fn begin(tx: &mut Tx, day: Date) {
    tx.change(Change::new("day.began").of("paper", 1).tag(DAY).payload(json!({ "day": day.to_string() })));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_which_clocks_go_forward_lasts_23_hours() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let (from, to) = span(Date::constant(2025, 3, 30), &zone);
        assert_eq!(to - from, 23 * 3_600_000_000);
        assert_eq!(of(from, &zone), Date::constant(2025, 3, 30));
        assert_eq!(of(to - 1, &zone), Date::constant(2025, 3, 30));
    }
}
