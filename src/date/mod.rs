//! Dates that know how precise they are, in the Gregorian calendar.
//!
//! The notation is EDTF (ISO 8601-2:2019) as far as minutes need it, and beside its numbers for
//! parts of a year the words that a secretary reads at sight:
//!
//! | written | EDTF | means |
//! |---|---|---|
//! | `2021-spring` … `2021-winter` | `2021-21` … `2021-24` | March–May, June–August, September–November, December–February |
//! | `2021-Q1` … `2021-Q4` | `2021-33` … `2021-36` | quarters |
//! | `2021-early`, `-mid`, `-late` | `2021-37`, `-38`, `-39` | thirds: January–April, May–August, September–December |
//! | `2021-H1`, `2021-H2` | `2021-40`, `2021-41` | halves |
//! | `2021-W14` | – | the week of ISO 8601, from Monday |

mod notation;

use chrono::{Datelike, Weekday};
pub use chrono::{Days, Months, NaiveDate as Day};

/// A date as precisely as it is known, or a stretch of time between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Date {
    /// One date.
    Single(Moment),
    /// From one date to another, both counted; `None` is an open end (`..`).
    Interval(Option<Moment>, Option<Moment>),
}

/// One date as precisely as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The calendar year.
    pub year: i32,
    /// What part of it.
    pub part: Part,
    /// Whether some of it is uncertain or approximate (`?`, `~`, `%`).
    pub uncertain: bool,
}

/// A part of a calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Year,
    /// One of two halves, from 1.
    Half(u32),
    /// One of three thirds, from 1.
    Third(u32),
    /// One of four quarters, from 1.
    Quarter(u32),
    /// Spring (1), summer, autumn or winter (4), which ends in the next year.
    Season(u32),
    /// A month, from 1.
    Month(u32),
    /// A week of ISO 8601, from 1.
    Week(u32),
    /// A month and a day in it.
    Day(u32, u32),
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotDate {
    /// There is no such day, month or week in the calendar.
    Impossible,
    /// It is written in another way; this is what it seems to mean.
    Written(String),
    /// It is written in another way; this is what it may mean, or what of it can be kept.
    Perhaps(String),
    /// It is nothing like a date.
    Other,
}

impl Moment {
    fn day(day: Day) -> Moment {
        Moment { year: day.year(), part: Part::Day(day.month(), day.day()), uncertain: false }
    }

    /// The first day that it may mean.
    pub fn first(&self) -> Day {
        let month = |month| Day::from_ymd_opt(self.year, month, 1);
        match self.part {
            Part::Year => month(1),
            Part::Half(n) => month(n * 6 - 5),
            Part::Third(n) => month(n * 4 - 3),
            Part::Quarter(n) => month(n * 3 - 2),
            Part::Season(n) => month(n * 3),
            Part::Month(n) => month(n),
            Part::Week(n) => Day::from_isoywd_opt(self.year, n, Weekday::Mon),
            Part::Day(month, day) => Day::from_ymd_opt(self.year, month, day),
        }
        .unwrap_or_default()
    }

    /// The last day that it may mean.
    pub fn last(&self) -> Day {
        let months = match self.part {
            Part::Year => 12,
            Part::Half(_) => 6,
            Part::Third(_) => 4,
            Part::Quarter(_) | Part::Season(_) => 3,
            Part::Month(_) => 1,
            Part::Week(_) => return self.first() + Days::new(6),
            Part::Day(..) => return self.first(),
        };
        (self.first() + Months::new(months)) - Days::new(1)
    }
}

impl Date {
    /// The first day that it may mean; `None` when it is open backwards.
    pub fn first(&self) -> Option<Day> {
        match self {
            Date::Single(moment) => Some(moment.first()),
            Date::Interval(from, _) => from.as_ref().map(Moment::first),
        }
    }

    /// The last day that it may mean; `None` when it is open forwards.
    pub fn last(&self) -> Option<Day> {
        match self {
            Date::Single(moment) => Some(moment.last()),
            Date::Interval(_, to) => to.as_ref().map(Moment::last),
        }
    }

    /// Whether it is certain to have come by the end of a day: a season has come when it is over,
    /// what is known to be so by a day (`../2021-04-22`) counts from that day, and what is so from a
    /// day on (`2021-04-22/..`) from that day too.
    pub fn has_come(&self, by: Day) -> bool {
        let last = match self {
            Date::Interval(Some(from), None) => Some(from.last()),
            date => date.last(),
        };
        last.is_some_and(|last| last <= by)
    }

    /// Whether it is certain to have begun by the end of a day. Only an interval with a beginning can
    /// have begun and not be over.
    pub fn has_begun(&self, by: Day) -> bool {
        match self {
            Date::Interval(Some(from), _) => from.last() <= by,
            _ => self.has_come(by),
        }
    }

    /// Whether some of it may lie in a calendar year. Of what is open on one side, only the other
    /// counts.
    pub fn may_lie_in(&self, year: i32) -> bool {
        let (first, last) = (self.first(), self.last());
        let years = first.or(last).zip(last.or(first));
        years.is_some_and(|(first, last)| (first.year()..=last.year()).contains(&year))
    }

    /// Whether some of it is uncertain or approximate.
    pub fn is_uncertain(&self) -> bool {
        let (first, second) = match self {
            Date::Single(moment) => (Some(moment), None),
            Date::Interval(from, to) => (from.as_ref(), to.as_ref()),
        };
        first.into_iter().chain(second).any(|moment| moment.uncertain)
    }

    /// Whether some of it may lie in a calendar year. What is known to be so by a day is of the year
    /// of that day.
    pub fn touches(&self, year: i32) -> bool {
        let last = self.last();
        let first = self.first().or(last);
        first.is_some_and(|first| first.year() <= year)
            && last.is_none_or(|last| year <= last.year())
    }

    /// Whether its two ends are turned round.
    pub fn is_turned(&self) -> bool {
        matches!((self.first(), self.last()), (Some(first), Some(last)) if last < first)
    }

    /// The calendar year that it lies in, when it lies in one.
    pub fn year(&self) -> Option<i32> {
        match (self.first(), self.last()) {
            (Some(first), Some(last)) => (first.year() == last.year()).then(|| last.year()),
            (None, Some(last)) => Some(last.year()),
            _ => None,
        }
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Date {
        Date::Single(Moment::day(day))
    }
}

impl From<Years> for Date {
    fn from(years: Years) -> Date {
        let whole = |year| Moment { year, part: Part::Year, uncertain: false };
        match years.last {
            Some(last) if last == years.first => Date::Single(whole(last)),
            last => Date::Interval(Some(whole(years.first)), last.map(whole)),
        }
    }
}

impl std::fmt::Display for Date {
    /// As it is written in a record.
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Date::Single(moment) => moment.fmt(f),
            Date::Interval(from, to) => {
                let end = |f: &mut std::fmt::Formatter, end: &Option<Moment>| match end {
                    Some(moment) => moment.fmt(f),
                    None => f.write_str(".."),
                };
                end(f, from)?;
                f.write_str("/")?;
                end(f, to)
            }
        }
    }
}

const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
const THIRDS: [&str; 3] = ["early", "mid", "late"];

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        match self.part {
            Part::Year => {}
            Part::Half(n) => write!(f, "-H{n}")?,
            Part::Third(n) => write!(f, "-{}", THIRDS[n as usize - 1])?,
            Part::Quarter(n) => write!(f, "-Q{n}")?,
            Part::Season(n) => write!(f, "-{}", SEASONS[n as usize - 1])?,
            Part::Month(n) => write!(f, "-{n:02}")?,
            Part::Week(n) => write!(f, "-W{n:02}")?,
            Part::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
        }
        f.write_str(if self.uncertain { "?" } else { "" })
    }
}

/// Reads a date or an interval.
///
/// # Errors
/// Days that the calendar does not have, and other notations (`22.04.2021`, `22. april 2021`)
/// with what they seem to mean.
pub fn parse(text: &str) -> Result<Date, NotDate> {
    let Some((from, to)) = text.split_once('/') else {
        return Ok(Date::Single(moment(text)?));
    };
    let end = |text: &str| match text {
        ".." => Ok(None),
        _ => moment(text).map(Some),
    };
    let not_an_interval = |why| match notation::meant(text) {
        NotDate::Other => why,
        meant => meant,
    };
    match (end(from).map_err(not_an_interval)?, end(to).map_err(not_an_interval)?) {
        (None, None) => Err(NotDate::Other),
        (from, to) => Ok(Date::Interval(from, to)),
    }
}

/// Reads a day written `2021-04-22`.
///
/// # Errors
/// As [`parse`], and for a date that is less precise than a day.
pub fn parse_day(text: &str) -> Result<Day, NotDate> {
    match parse(text).map_err(|why| proposed(why, parse_day))? {
        Date::Single(moment @ Moment { part: Part::Day(..), uncertain: false, .. }) => {
            Ok(moment.first())
        }
        _ => Err(NotDate::Other),
    }
}

/// What is proposed instead, if it is of the sort that is asked for.
fn proposed<T>(why: NotDate, parse: impl Fn(&str) -> Result<T, NotDate>) -> NotDate {
    match &why {
        NotDate::Written(meant) | NotDate::Perhaps(meant) if parse(meant).is_err() => {
            NotDate::Other
        }
        _ => why,
    }
}

fn moment(text: &str) -> Result<Moment, NotDate> {
    let plain: String = text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
    let marks = text.len() - plain.len();
    let certain = certain(&plain).map_err(|why| match why {
        NotDate::Written(meant) if marks > 0 => NotDate::Perhaps(meant),
        why => why,
    })?;
    let is_marked_well = marks == 0
        || text.split('-').all(|part| {
            part.trim_matches(['?', '~', '%']).bytes().all(|b| b.is_ascii_alphanumeric())
        });
    if !is_marked_well || marks > 3 {
        return Err(NotDate::Other);
    }
    Ok(Moment { uncertain: marks > 0, ..certain })
}

fn certain(text: &str) -> Result<Moment, NotDate> {
    let mut parts = text.split('-');
    let year = match parts.next().map(digits::<4>) {
        Some(Some(year)) if year >= 1000 => i32::try_from(year).map_err(|_| NotDate::Other)?,
        _ => return Err(notation::meant(text)),
    };
    let part = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Part::Year,
        (Some(part), None, _) => part_of_year(part).ok_or_else(|| notation::meant(text))?,
        (Some(month), Some(day), None) => match (digits::<2>(month), digits::<2>(day)) {
            (Some(month), Some(day)) => Part::Day(month, day),
            _ => return Err(notation::meant(text)),
        },
        _ => return Err(NotDate::Other),
    };
    let exists = match part {
        Part::Day(month, day) => Day::from_ymd_opt(year, month, day).is_some(),
        Part::Month(month) => (1..=12).contains(&month),
        Part::Week(week) => Day::from_isoywd_opt(year, week, Weekday::Mon).is_some(),
        _ => true,
    };
    if !exists {
        return Err(NotDate::Impossible);
    }
    Ok(Moment { year, part, uncertain: false })
}

/// A part of a year in words (`autumn`, `Q2`, `H1`, `W14`, `mid`) or in the numbers of EDTF.
fn part_of_year(text: &str) -> Option<Part> {
    let named =
        |names: &[&str]| names.iter().zip(1..).find(|(name, _)| **name == text).map(|(_, n)| n);
    let numbered = |letter: char, last: u32| {
        let number = text.strip_prefix(letter)?;
        digits::<1>(number).filter(|n| (1..=last).contains(n))
    };
    if let Some(number) = digits::<2>(text) {
        return Some(match number {
            21..=24 => Part::Season(number - 20),
            33..=36 => Part::Quarter(number - 32),
            37..=39 => Part::Third(number - 36),
            40..=41 => Part::Half(number - 39),
            _ => Part::Month(number),
        });
    }
    named(&SEASONS)
        .map(Part::Season)
        .or_else(|| named(&THIRDS).map(Part::Third))
        .or_else(|| numbered('Q', 4).map(Part::Quarter))
        .or_else(|| numbered('H', 2).map(Part::Half))
        .or_else(|| digits::<2>(text.strip_prefix('W')?).map(Part::Week))
}

fn digits<const LENGTH: usize>(text: &str) -> Option<u32> {
    (text.len() == LENGTH && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// A run of calendar years, both ends counted; `None` goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub first: i32,
    /// The last, if there is one.
    pub last: Option<i32>,
}

impl Years {
    /// Whether a year is one of them.
    pub fn contains(&self, year: i32) -> bool {
        self.first <= year && self.last.is_none_or(|last| year <= last)
    }

    /// Whether the last comes before the first.
    pub fn is_turned(&self) -> bool {
        self.last.is_some_and(|last| last < self.first)
    }

    /// How many they are, if they end.
    pub fn count(&self) -> Option<u32> {
        u32::try_from(self.last? - self.first + 1).ok()
    }

    /// Whether some year is one of both.
    pub fn overlaps(&self, other: &Years) -> bool {
        self.last.is_none_or(|last| other.first <= last)
            && other.last.is_none_or(|last| self.first <= last)
    }
}

/// Reads `2021`, `2020/2022` or `2022/..`.
///
/// # Errors
/// For anything that is not whole years with a beginning.
pub fn parse_years(text: &str) -> Result<Years, NotDate> {
    let whole =
        |moment: &Moment| (moment.part == Part::Year && !moment.uncertain).then_some(moment.year);
    let years = match parse(text).map_err(|why| proposed(why, parse_years))? {
        Date::Single(moment) => whole(&moment).map(|year| (year, Some(year))),
        Date::Interval(Some(first), None) => whole(&first).map(|year| (year, None)),
        Date::Interval(Some(first), Some(last)) => {
            whole(&first).zip(whole(&last)).map(|(first, last)| (first, Some(last)))
        }
        Date::Interval(None, _) => None,
    };
    let (first, last) = years.ok_or(NotDate::Other)?;
    Ok(Years { first, last })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn bounds(text: &str) -> (Option<Day>, Option<Day>) {
        let date = parse(text).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        (date.first(), date.last())
    }

    #[test]
    fn every_notation_means_its_first_and_last_day() {
        for (text, first, last) in [
            ("2021-04-22", "2021-04-22", "2021-04-22"),
            ("2021-02", "2021-02-01", "2021-02-28"),
            ("2020", "2020-01-01", "2020-12-31"),
            ("2021-autumn", "2021-09-01", "2021-11-30"),
            ("2021-23", "2021-09-01", "2021-11-30"),
            ("2021-winter", "2021-12-01", "2022-02-28"),
            ("2026-Q2", "2026-04-01", "2026-06-30"),
            ("2026-34", "2026-04-01", "2026-06-30"),
            ("2021-H2", "2021-07-01", "2021-12-31"),
            ("2025-mid", "2025-05-01", "2025-08-31"),
            ("2025-W14", "2025-03-31", "2025-04-06"),
            ("2021?-07-09", "2021-07-09", "2021-07-09"),
            ("2017/2019", "2017-01-01", "2019-12-31"),
        ] {
            assert_eq!(bounds(text), (Some(day(first)), Some(day(last))), "{text}");
        }
        assert_eq!(bounds("../2021-04-22"), (None, Some(day("2021-04-22"))));
        assert_eq!(bounds("2022/.."), (Some(day("2022-01-01")), None));
    }

    #[test]
    fn a_season_has_come_when_it_is_over() {
        let autumn = parse("2021-autumn").unwrap();
        assert!(!autumn.has_come(day("2021-11-29")));
        assert!(autumn.has_come(day("2021-11-30")));
        assert!(!parse("2022/..").unwrap().has_come(day("2022-12-30")));
        assert!(parse("2022/..").unwrap().has_come(day("2022-12-31")));
    }

    #[test]
    fn a_date_touches_the_years_that_it_may_lie_in() {
        let touched = |text: &str| -> Vec<i32> {
            let date = parse(text).unwrap();
            (2019..=2023).filter(|year| date.touches(*year)).collect()
        };
        assert_eq!(touched("2021-winter"), [2021, 2022]);
        assert_eq!(touched("2020/2022"), [2020, 2021, 2022]);
        assert_eq!(touched("../2021-04-22"), [2021]);
        assert_eq!(touched("2022/.."), [2022, 2023]);
    }

    #[test]
    fn days_that_do_not_exist_are_impossible() {
        for text in ["2021-02-30", "2021-13-01", "2021-13", "2021-W53", "30.02.2021"] {
            assert_eq!(parse(text), Err(NotDate::Impossible), "{text}");
        }
    }

    #[test]
    fn other_notations_are_answered_with_ours() {
        for (text, meant) in [
            ("22.04.2021", "2021-04-22"),
            ("22. april 2021", "2021-04-22"),
            ("4. desember 2020", "2020-12-04"),
            ("2021-4-2", "2021-04-02"),
            ("22-04-2021", "2021-04-22"),
            ("18/6 2025", "2025-06-18"),
            ("2025/06/18", "2025-06-18"),
        ] {
            assert_eq!(parse(text), Err(NotDate::Written(meant.into())), "{text}");
        }
        for text in ["", "soon", "2021-", "2021-Q5", "21", "../..", "2021-04-22-01", " 2024-02-03"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn years_run_from_the_first_to_the_last() {
        let years = parse_years("2020/2022").unwrap();
        assert!(years.contains(2020) && years.contains(2022) && !years.contains(2023));
        assert_eq!(years.count(), Some(3));
        assert_eq!(parse_years("2022/..").unwrap().count(), None);
        assert!(parse_years("2021-04").is_err() && parse_years("../2021").is_err());
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "\\PC*") {
            let _ = (parse(&text), parse_years(&text));
        }

        #[test]
        fn dates_that_are_nearly_right_never_panic(text in "[0-9?~%/.QHW-]{0,14}") {
            let _ = (parse(&text).map(|date| (date.first(), date.last())), parse_years(&text));
        }

        #[test]
        fn a_date_is_written_as_it_is_read(year in 1000_i32..9999, part in "(|-H[12]|-Q[1-4]|-autumn|-mid|-0[1-9]|-W[0-4][1-9]|-11-30)") {
            let text = format!("{year}{part}");
            prop_assert_eq!(parse(&text).unwrap().to_string(), text);
        }
    }
}
