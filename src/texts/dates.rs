//! Writes dates and times of day as the language does.

use std::cell::RefCell;
use std::collections::HashMap;

use chrono::Datelike;
use icu_datetime::fieldsets::{T, YM, YMD};
use icu_datetime::{DateTimeFormatter, input};

use super::{Language, Text};
use crate::date::{Date, Day, Moment, Part};
use crate::text;

/// What a language knows of the calendar.
struct Customs {
    day: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    time: DateTimeFormatter<T>,
}

thread_local! {
    static CUSTOMS: RefCell<HashMap<&'static str, Option<Customs>>> = RefCell::default();
}

/// Asks for the customs of a language; CLDR has those of every language that texts are written in.
fn customs<R>(language: Language, ask: impl FnOnce(&Customs) -> R) -> Option<R> {
    CUSTOMS.with_borrow_mut(|known| {
        known.entry(language.code()).or_insert_with(|| learn(language)).as_ref().map(ask)
    })
}

fn learn(language: Language) -> Option<Customs> {
    let locale: icu_locale_core::Locale = language.locale().parse().ok()?;
    Some(Customs {
        day: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?,
        month: DateTimeFormatter::try_new((&locale).into(), YM::long()).ok()?,
        time: DateTimeFormatter::try_new((&locale).into(), T::hm()).ok()?,
    })
}

fn calendar(day: Day) -> Option<input::Date<icu_calendar::Iso>> {
    input::Date::try_new_iso(
        day.year(),
        u8::try_from(day.month()).ok()?,
        u8::try_from(day.day()).ok()?,
    )
    .ok()
}

/// A day, written out.
pub(super) fn day(language: Language, day: Day) -> String {
    calendar(day)
        .and_then(|date| customs(language, |customs| customs.day.format(&date).to_string()))
        .unwrap_or_else(|| day.to_string())
}

/// A time of day that is written `14:30`, as the language writes it; other words as they are.
pub(super) fn time(language: Language, written: &str) -> String {
    let time = written.split_once(':').and_then(|(hours, minutes)| {
        input::Time::try_new(hours.parse().ok()?, minutes.parse().ok()?, 0, 0).ok()
    });
    time.and_then(|time| customs(language, |customs| customs.time.format(&time).to_string()))
        .unwrap_or_else(|| written.to_owned())
}

pub(super) fn date(language: Language, date: &Date) -> String {
    let said = |moment: &Moment| self::moment(language, moment);
    match date {
        Date::Single(only) => said(only),
        Date::Interval(None, Some(to)) => text!("dates.by", date = said(to)).say(language),
        Date::Interval(Some(from), None) => text!("dates.from", date = said(from)).say(language),
        Date::Interval(Some(from), Some(to)) => {
            text!("dates.from-to", from = said(from), to = said(to)).say(language)
        }
        Date::Interval(None, None) => String::new(),
    }
}

fn moment(language: Language, moment: &Moment) -> String {
    let year = moment.year.to_string();
    let named = |key: &str, n: u32| match Text::find(&format!("dates.{key}.{n}")) {
        Some(text) => text.with("year", year.clone()).say(language),
        None => year.clone(),
    };
    let said = match moment.part {
        Part::Year => year.clone(),
        Part::Day(..) => day(language, moment.first()),
        Part::Month(_) => calendar(moment.first())
            .and_then(|date| customs(language, |customs| customs.month.format(&date).to_string()))
            .unwrap_or(year),
        Part::Week(n) => text!("dates.week", week = n as usize, year = &year).say(language),
        Part::Quarter(n) => {
            text!("dates.quarter", quarter = n as usize, year = &year).say(language)
        }
        Part::Half(n) => named("half", n),
        Part::Third(n) => named("third", n),
        Part::Season(n) => named("season", n),
    };
    if moment.uncertain { text!("dates.uncertain", date = said).say(language) } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    #[test]
    fn dates_are_said_as_precisely_as_they_are_known() {
        for (written, english, danish) in [
            ("2021-04-22", "22 April 2021", "22. april 2021"),
            ("2021-04", "April 2021", "april 2021"),
            ("2021-autumn", "autumn 2021", "efteråret 2021"),
            ("2021-H2", "second half of 2021", "2. halvår 2021"),
            ("2025-W14", "week 14 of 2025", "uge 14 2025"),
            ("../2021-04-22", "by 22 April 2021", "senest 22. april 2021"),
            ("2022/..", "from 2022", "fra 2022"),
            ("2017/2019", "2017 to 2019", "2017 til 2019"),
            ("2021?-07-09", "9 July 2021 (uncertain)", "9. juli 2021 (usikkert)"),
        ] {
            let date = date::parse(written).unwrap();
            assert_eq!(Language::default().date(&date), english, "{written}");
            assert_eq!(Language::find("da").unwrap().date(&date), danish, "{written}");
        }
    }

    #[test]
    fn times_are_said_as_the_language_does() {
        let said = |code, written| Language::find(code).unwrap().time(written);
        assert_eq!(said("en", "14:30"), "14:30");
        assert_eq!(said("da", "14:30"), "14.30");
        assert_eq!(said("nb", "09:05"), "09:05");
        assert_eq!(said("da", "25:00"), "25:00");
    }
}
