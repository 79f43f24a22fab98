//! Days on which people meet, and how they are written in Danish.

use chrono::{Datelike, NaiveDate, Weekday};

pub use chrono::NaiveDate as Day;

use super::random::Random;

const WEEKDAYS: [&str; 7] =
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];

/// A day of the calendar.
pub fn day(year: i32, month: u32, day: u32) -> Day {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

/// So many days later.
pub fn later(day: Day, days: i64) -> Day {
    day + chrono::Duration::days(days)
}

/// A Tuesday or Wednesday in the first half of a month: no feast falls on it.
pub fn meeting_day(random: &mut Random, year: i32, month: u32) -> Day {
    let first = day(year, month, 6 + random.below(7) as u32);
    let days = (0..7).map(|days| later(first, days));
    let weekday = random.pick(&[Weekday::Tue, Weekday::Wed]);
    days.into_iter().find(|day| day.weekday() == weekday).expect("every week has one")
}

/// `onsdag den 12. marts 2025`.
pub fn in_words(day: Day) -> String {
    format!("{} den {}", WEEKDAYS[day.weekday().num_days_from_monday() as usize], short(day))
}

/// `12. marts 2025`.
pub fn short(day: Day) -> String {
    format!("{}. {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}
