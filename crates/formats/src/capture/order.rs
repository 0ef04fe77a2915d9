//! Which day each line of a wire lies on, from nothing but its times of day.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::calendar::{self, Day};

const DAY: i32 = 24 * 60;

/// A gap of this many minutes between two lines is hardly a night any more.
const NIGHT_MAX: i32 = 18 * 60;

/// What is known of a line: its time of day and the day that a heading or the line itself names.
#[derive(Debug, Clone)]
pub struct Slot {
    pub minute: u16,
    pub day: Option<Day>,
}

/// Where a line was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    pub at: Timestamp,
    pub is_out_of_order: bool,
}

/// Places lines that stand newest first. The first lies on the last day that is not after `until`; each later one at
/// the last such time of day that is not after the line above it, so that a later time is the day before. A single
/// line that the ones below it do not go on from is out of order, and stays with its neighbours.
pub fn place(slots: &[Slot], until: Timestamp, zone: &TimeZone) -> Vec<Placed> {
    let pace = pace(slots);
    let has_headings = slots.iter().skip(1).any(|slot| slot.day.is_some());
    let today = zone.to_datetime(until).date();
    let mut placed: Vec<Placed> = Vec::with_capacity(slots.len());
    let mut above = (until, None);
    for (index, slot) in slots.iter().enumerate() {
        let (limit, minute_above) = above;
        let next = slots.get(index + 1).filter(|next| next.day.is_none());
        let Some(at) = named_day(slot, limit, today, zone).or_else(|| last_at(slot.minute, limit, zone)) else { break };
        let is_out_of_order = slot.day.is_none()
            && minute_above.is_some_and(|minute_above| {
                let is_far = minutes_between(limit, at) >= 120;
                let strays = next.is_some_and(|next| strays(minute_above, slot.minute, next.minute, pace, slots.len()));
                is_far && (strays || has_headings && slot.minute > minute_above)
            });
        if is_out_of_order {
            let near = nearest(slot.minute, limit, zone).filter(|near| *near <= until).unwrap_or(at);
            placed.push(Placed { at: near, is_out_of_order });
            continue;
        }
        placed.push(Placed { at, is_out_of_order });
        above = (at, Some(slot.minute));
    }
    placed
}

/// True where most lines are later than the one above: a programme, or a wire that runs oldest first.
pub fn is_ascending(minutes: &[u16]) -> bool {
    let steps = minutes.windows(2).filter(|pair| pair[0] != pair[1]).count();
    let ascents = minutes.windows(2).filter(|pair| pair[1] > pair[0]).count();
    steps >= 5 && ascents * 5 >= steps * 4
}

/// Whether the middle one of three lines strays: with it they would go round the clock, without it they would not.
fn strays(above: u16, here: u16, below: u16, pace: i32, count: usize) -> bool {
    let (to_here, from_here) = (back(above, here), back(here, below));
    if to_here + from_here < DAY {
        return false;
    }
    let is_too_late = to_here >= NIGHT_MAX && to_here > pace * 6;
    let is_too_early =
        from_here >= NIGHT_MAX && from_here > pace * 6 && to_here >= pace * 3 && back(above, below) <= pace * 2 + 5;
    let is_lone_hole = count >= 5 && pace <= 60 && back(above, below) <= 120 && to_here.min(from_here) >= 240;
    (is_too_late || is_too_early && count >= 5 || is_lone_hole) && pace > 0
}

/// Minutes that one must go back from a time of day to the last other one.
fn back(from: u16, to: u16) -> i32 {
    (i32::from(from) - i32::from(to)).rem_euclid(DAY)
}

/// The middle gap between neighbours that stand in order, in minutes.
fn pace(slots: &[Slot]) -> i32 {
    let falls = slots.windows(2).map(|pair| i32::from(pair[0].minute) - i32::from(pair[1].minute));
    let mut gaps: Vec<i32> = falls.filter(|gap| *gap >= 0).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).map_or(60, |gap| (*gap).max(1))
}

fn named_day(slot: &Slot, limit: Timestamp, today: Date, zone: &TimeZone) -> Option<Timestamp> {
    let limit_date = zone.to_datetime(limit).date();
    let date = calendar::last_until(slot.day.as_ref()?, limit_date, today)?;
    instants(date, slot.minute, zone).into_iter().flatten().filter(|at| *at <= limit).max()
}

/// The last instant not after `limit` at which clocks in the zone show this time.
fn last_at(minute: u16, limit: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let mut date = zone.to_datetime(limit).date();
    // A day may lack the hour, and clocks may have been put back over midnight.
    for _ in 0..4 {
        let fitting = instants(date, minute, zone).into_iter().flatten().filter(|at| *at <= limit).max();
        if fitting.is_some() {
            return fitting;
        }
        date = date.yesterday().ok()?;
    }
    None
}

fn nearest(minute: u16, to: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let date = zone.to_datetime(to).date();
    let dates = [date.yesterday().ok(), Some(date), date.tomorrow().ok()];
    let all = dates.into_iter().flatten().flat_map(|date| instants(date, minute, zone)).flatten();
    all.min_by_key(|at| minutes_between(*at, to).abs())
}

/// When clocks show this time on that date: twice where they are put back; where they are put forward over it, at the
/// time that they show instead or at the moment of the change.
fn instants(date: Date, minute: u16, zone: &TimeZone) -> [Option<Timestamp>; 2] {
    let time = date.at((minute / 60) as i8, (minute % 60) as i8, 0, 0);
    match zone.to_ambiguous_timestamp(time).offset() {
        AmbiguousOffset::Unambiguous { offset } => [offset.to_timestamp(time).ok(), None],
        AmbiguousOffset::Fold { before, after } => [before.to_timestamp(time).ok(), after.to_timestamp(time).ok()],
        AmbiguousOffset::Gap { before, .. } => {
            let shifted = before.to_timestamp(time).ok();
            [shifted, shifted.and_then(|at| zone.preceding(at).next()).map(|change| change.timestamp())]
        }
    }
}

fn minutes_between(later: Timestamp, earlier: Timestamp) -> i64 {
    (later.as_second() - earlier.as_second()) / 60
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(times: &[&str], until: &str, zone: &str) -> Vec<String> {
        let zone = TimeZone::get(zone).unwrap();
        let minute = |time: &&str| {
            let (hour, minute) = time.split_once(':').unwrap();
            hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()
        };
        let slots: Vec<Slot> = times.iter().map(|time| Slot { minute: minute(time), day: None }).collect();
        let show = |placed: Placed| {
            let mark = if placed.is_out_of_order { "!" } else { "" };
            placed.at.to_zoned(zone.clone()).strftime(&format!("%d %H:%M%:z{mark}")).to_string()
        };
        place(&slots, until.parse().unwrap(), &zone).into_iter().map(show).collect()
    }

    #[test]
    fn a_later_time_lies_a_day_earlier() {
        let days = placed(&["08:20", "07:50", "17:10", "16:45", "18:30", "17:00"], "2025-01-14T08:30:00Z", "UTC");
        let expected = [
            "14 08:20+00:00",
            "14 07:50+00:00",
            "13 17:10+00:00",
            "13 16:45+00:00",
            "12 18:30+00:00",
            "12 17:00+00:00",
        ];
        assert_eq!(days, expected);
    }

    #[test]
    fn the_first_line_is_not_after_the_capture() {
        assert_eq!(placed(&["23:50", "23:40"], "2025-01-14T00:05:00Z", "UTC"), ["13 23:50+00:00", "13 23:40+00:00"]);
        assert_eq!(placed(&["08:20"], "2025-01-14T08:20:30Z", "UTC"), ["14 08:20+00:00"]);
    }

    #[test]
    fn a_line_out_of_order_is_no_midnight() {
        let late = placed(&["15:40", "15:39", "15:50", "15:30", "15:10"], "2025-01-14T16:00:00Z", "UTC");
        assert_eq!(late, ["14 15:40+00:00", "14 15:39+00:00", "14 15:50+00:00!", "14 15:30+00:00", "14 15:10+00:00"]);
        let early = placed(&["15:40", "15:31", "12:10", "15:22", "15:10", "15:00"], "2025-01-14T16:00:00Z", "UTC");
        assert_eq!(early[2..4], ["14 12:10+00:00!", "14 15:22+00:00"]);
    }

    #[test]
    fn a_line_out_of_order_at_midnight_stays_beside_its_neighbours() {
        let days = placed(&["00:20", "00:10", "00:30", "23:55", "23:40"], "2025-01-14T06:00:00Z", "UTC");
        assert_eq!(days, ["14 00:20+00:00", "14 00:10+00:00", "14 00:30+00:00!", "13 23:55+00:00", "13 23:40+00:00"]);
    }

    #[test]
    fn the_hour_that_comes_twice_is_no_midnight() {
        let days =
            placed(&["03:05", "02:40", "02:10", "02:50", "02:20", "01:50"], "2025-10-26T09:00:00Z", "Europe/Paris");
        let expected = [
            "26 03:05+01:00",
            "26 02:40+01:00",
            "26 02:10+01:00",
            "26 02:50+02:00",
            "26 02:20+02:00",
            "26 01:50+02:00",
        ];
        assert_eq!(days, expected);
    }

    #[test]
    fn the_hour_that_is_missing_harms_nothing() {
        let days = placed(&["03:40", "02:30", "01:50"], "2025-03-30T09:00:00Z", "Europe/Paris");
        assert_eq!(days, ["30 03:40+02:00", "30 03:30+02:00", "30 01:50+01:00"]);
        let days = placed(&["03:20", "02:30", "01:50"], "2025-03-30T09:00:00Z", "Europe/Paris");
        assert_eq!(days, ["30 03:20+02:00", "30 03:00+02:00", "30 01:50+01:00"]);
    }

    #[test]
    fn programmes_ascend_and_wires_do_not() {
        assert!(is_ascending(&[600, 630, 700, 760, 800, 900]));
        assert!(!is_ascending(&[500, 470, 1030, 1005, 975]));
        assert!(!is_ascending(&[500, 1030]));
    }
}
