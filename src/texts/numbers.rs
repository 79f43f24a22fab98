//! Writes numbers, amounts and dates as the language does.

use super::Language;
use crate::date::{Date, Day, Moment, Part};
use crate::money::{self, Decimal, Sum};
use crate::text;
use chrono::Datelike;

/// An amount with a comma between thousands and a point before decimals.
pub(super) fn money(amount: Decimal) -> String {
    let plain = money::plain(amount);
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", &*plain),
    };
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, format!(".{decimals}")),
        None => (digits, String::new()),
    };
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

/// What is exact, what is approximate and what is unknown, one after the other.
pub(super) fn sum(language: Language, sum: &Sum) -> String {
    if sum.is_unknowable() {
        return text!("formats.sum.unknown").say(language);
    }
    let mut parts = Vec::new();
    let nothing_else = sum.about.is_zero() && sum.at_most.is_zero() && sum.unknown == 0;
    if nothing_else || !sum.exact.is_zero() {
        parts.push(money(sum.exact));
    }
    if !sum.about.is_zero() {
        parts.push(text!("formats.sum.about", amount = sum.about).say(language));
    }
    if !sum.at_most.is_zero() {
        parts.push(text!("formats.sum.at-most", amount = sum.at_most).say(language));
    }
    if sum.unknown > 0 {
        parts.push(text!("formats.sum.unknowns", count = sum.unknown as usize).say(language));
    }
    if sum.unreadable > 0 {
        parts.push(text!("formats.sum.unreadables", count = sum.unreadable as usize).say(language));
    }
    parts.join(" + ")
}

pub(super) fn day(language: Language, day: Day) -> String {
    text!(
        "dates.day",
        day = day.day().to_string(),
        month = month(language, day.month()),
        year = day.year().to_string()
    )
    .say(language)
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
    let named = |key: &str, n: u32| match super::Text::find(&format!("dates.{key}.{n}")) {
        Some(text) => text.with("year", year.clone()).say(language),
        None => year.clone(),
    };
    let said = match moment.part {
        Part::Year => year.clone(),
        Part::Day(..) => day(language, moment.first()),
        Part::Month(n) => {
            text!("dates.month", month = month(language, n), year = &year).say(language)
        }
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

fn month(language: Language, number: u32) -> String {
    super::Text::find(&format!("dates.months.{number}"))
        .map_or(String::new(), |text| text.say(language))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    #[test]
    fn amounts_have_a_comma_between_thousands() {
        let said = |text: &str| money(text.parse().unwrap());
        assert_eq!(said("19800000"), "19,800,000");
        assert_eq!(said("-300000"), "-300,000");
        assert_eq!(said("42881.5"), "42,881.50");
        assert_eq!(said("999"), "999");
    }

    #[test]
    fn dates_are_said_as_precisely_as_they_are_known() {
        for (written, said) in [
            ("2021-04-22", "22 April 2021"),
            ("2021-04", "April 2021"),
            ("2021-autumn", "autumn 2021"),
            ("2021-H2", "second half of 2021"),
            ("2025-W14", "week 14 of 2025"),
            ("../2021-04-22", "by 22 April 2021"),
            ("2022/..", "from 2022"),
            ("2017/2019", "2017 to 2019"),
            ("2021?-07-09", "9 July 2021 (uncertain)"),
        ] {
            let date = date::parse(written).unwrap();
            assert_eq!(Language::English.date(&date), said, "{written}");
        }
    }
}
