//! Days of the week that a text says of a date with its year, in Danish, Norwegian or English.

use std::ops::Range;

use chrono::{Datelike, Weekday};

use super::words::{Sort, Word, words};
use crate::date::Day;

/// A weekday that a text says of a date.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// Where the weekday stands.
    pub weekday: Range<usize>,
    /// Where the date stands.
    pub date: Range<usize>,
    /// The date. Of 4/5/2021 it is the 4th of May.
    pub day: Day,
    /// The right weekday, in the language and the form of the text; nothing, when it is right.
    pub instead: Option<String>,
}

/// From Monday to Sunday: Danish and bokmål, nynorsk, English.
const WHOLE: [[&str; 7]; 3] = [
    ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    ["måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];
/// Short forms, with a point behind them.
const SHORT: [[&str; 7]; 4] = [
    ["man", "tirs", "ons", "tors", "fre", "lør", "søn"],
    ["man", "tir", "ons", "tor", "fre", "lør", "søn"],
    ["mån", "tys", "ons", "tors", "fre", "laur", "sun"],
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
];
/// Short forms that mean nothing else, so that the point may be left out.
const POINTLESS: [&str; 6] = ["tirs", "tors", "tue", "wed", "thu", "tys"];
/// Other spellings, and the table and row that they belong to.
const OTHER: [(&str, Weekday); 4] = [
    ("tues", Weekday::Tue),
    ("thur", Weekday::Thu),
    ("thurs", Weekday::Thu),
    ("laur", Weekday::Sat),
];

/// The months by their names and short forms.
const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jan"],
    &["februar", "february", "feb"],
    &["marts", "mars", "march", "mar"],
    &["april", "apr"],
    &["maj", "mai", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "desember", "dec", "des"],
];

/// A date that is looked for may be so many words long.
const LONGEST: usize = 9;

/// A date is looked for so many bytes around a weekday.
const AROUND: usize = 120;

/// Every weekday that a text says of a date. A date without a year says nothing.
pub(super) fn said(text: &str) -> Vec<Said> {
    let mut said = Vec::new();
    for at in candidates(text) {
        let around = around(text, &at);
        if !has_year(&text[around.clone()]) {
            continue;
        }
        let words = words(&text[around.clone()]);
        let start = at.start - around.start;
        let Some(word) = words.iter().position(|word| word.at.start == start) else {
            continue;
        };
        let Some(name) = named(&words, word) else {
            continue;
        };
        let found = after(&words, word, &name).or_else(|| before(&words, word));
        if let Some((date, days)) = found
            && let Some(day) = days.first()
        {
            let is_right = days.iter().any(|day| day.weekday() == name.weekday);
            let instead = (!is_right).then(|| name.instead(words[word].text, day.weekday()));
            let date = around.start + date.start..around.start + date.end;
            said.push(Said { weekday: at, date, day: *day, instead });
        }
    }
    said
}

/// Where there may be the name of a weekday: a word that ends as those do, or a short one. Most texts
/// say none, so this is to be quick.
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let begin = text.as_ptr() as usize;
    let words = words.filter(|word| (3..=10).contains(&word.len()));
    let places = words.map(move |word| {
        let start = word.as_ptr() as usize - begin;
        start..start + word.len()
    });
    places.filter(|at| {
        let word = &text[at.clone()];
        let ending = word.get(word.len() - 3..).unwrap_or_default();
        let has_point = text[at.end..].starts_with('.');
        ending.eq_ignore_ascii_case("dag")
            || ending.eq_ignore_ascii_case("day")
            || (word.len() <= 5 && (has_point || is_pointless(word)))
    })
}

fn is_pointless(word: &str) -> bool {
    let other = OTHER.iter().map(|(name, _)| *name);
    POINTLESS.into_iter().chain(other).any(|name| name.eq_ignore_ascii_case(word))
}

/// Whether four digits stand together.
fn has_year(text: &str) -> bool {
    text.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit))
}

/// The words around a place, none of them cut.
fn around(text: &str, at: &Range<usize>) -> Range<usize> {
    let from = text.floor_char_boundary(at.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((at.end + AROUND).min(text.len()));
    let space = |part: &str| part.find(char::is_whitespace);
    let from =
        if from == 0 { 0 } else { from + space(&text[from..at.start]).unwrap_or(at.start - from) };
    let last = text[at.end..to].rfind(char::is_whitespace);
    let to = if to == text.len() { to } else { last.map_or(at.end, |last| at.end + last) };
    from..to
}

/// A name of a weekday.
struct Name {
    weekday: Weekday,
    names: [&'static str; 7],
    needs_point: bool,
}

impl Name {
    /// Another weekday in the same language and form, with a capital where this one has one.
    fn instead(&self, written: &str, weekday: Weekday) -> String {
        let name = self.names[weekday.num_days_from_monday() as usize];
        let has_capital = written.starts_with(char::is_uppercase);
        let mut letters = name.chars();
        match letters.next() {
            Some(first) if has_capital => first.to_uppercase().chain(letters).collect(),
            Some(first) => first.to_lowercase().chain(letters).collect(),
            None => String::new(),
        }
    }
}

/// The weekday that a word names; not one end of several days (`tirsdag-torsdag`).
fn named(words: &[Word], at: usize) -> Option<Name> {
    let word = &words[at];
    let is_joined = |other: Option<&Word>| other.is_some_and(|other| other.is_mark("-–/"));
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_end = is_joined(before.filter(|before| word.follows(before)))
        || is_joined(words.get(at + 1).filter(|next| next.follows(word)));
    if word.sort != Sort::Letters || is_end {
        return None;
    }
    let lower = word.text.to_lowercase();
    let row = |names: &[&str; 7]| names.iter().position(|name| name.to_lowercase() == lower);
    let weekday = |row: usize| Weekday::try_from(u8::try_from(row).ok()?).ok();
    if let Some((names, found)) = WHOLE.iter().find_map(|names| Some((names, row(names)?))) {
        return Some(Name { weekday: weekday(found)?, names: *names, needs_point: false });
    }
    let short = SHORT.iter().find_map(|names| Some((names, row(names)?)));
    let needs_point = !POINTLESS.contains(&lower.as_str());
    if let Some((names, found)) = short {
        return Some(Name { weekday: weekday(found)?, names: *names, needs_point });
    }
    let (_, weekday) = OTHER.iter().find(|(name, _)| *name == lower)?;
    Some(Name { weekday: *weekday, names: SHORT[3], needs_point: false })
}

/// The date that follows a weekday: `torsdag den 22. april 2021`.
fn after(words: &[Word], at: usize, name: &Name) -> Option<(Range<usize>, Vec<Day>)> {
    let mut next = at + 1;
    let has_point = words.get(next)?.is_mark(".") && words[next].follows(&words[at]);
    if has_point {
        next += 1;
    } else if name.needs_point {
        return None;
    }
    next += usize::from(words.get(next)?.is_mark(","));
    if matches!(words.get(next)?.text.to_lowercase().as_str(), "den" | "d" | "the") {
        next += 1;
        next += usize::from(words.get(next)?.is_mark("."));
    }
    let (days, end) = date(words, next)?;
    Some((words[next].at.start..words[end - 1].at.end, days))
}

/// The date before a weekday in brackets: `22. april 2021 (torsdag)`.
fn before(words: &[Word], at: usize) -> Option<(Range<usize>, Vec<Day>)> {
    let open = at.checked_sub(1).filter(|open| words[*open].is_mark("("))?;
    let mut close = at + 1;
    close += usize::from(words.get(close)?.is_mark("."));
    if !words.get(close)?.is_mark(")") {
        return None;
    }
    let starts = open.saturating_sub(LONGEST)..open;
    let found = starts.into_iter().find_map(|start| {
        let (days, end) = date(words, start).filter(|(_, end)| *end == open)?;
        Some((start, end, days))
    });
    found.map(|(start, end, days)| (words[start].at.start..words[end - 1].at.end, days))
}

/// A date at a word, in all that it can mean, and the word behind it.
fn date(words: &[Word], at: usize) -> Option<(Vec<Day>, usize)> {
    let (days, end) = iso(words, at)
        .or_else(|| named_month(words, at))
        .or_else(|| month_first(words, at))
        .or_else(|| numbers(words, at))?;
    let goes_on = words.get(end).is_some_and(|next| {
        next.follows(&words[end - 1]) && (next.sort == Sort::Letters || next.is_mark("/–"))
    });
    (!days.is_empty() && !goes_on).then_some((days, end))
}

/// `2021-04-22`.
fn iso(words: &[Word], at: usize) -> Option<(Vec<Day>, usize)> {
    let [year, first, month, second, day] = words.get(at..at + 5)? else {
        return None;
    };
    let is_whole = words[at..at + 5].windows(2).all(|pair| pair[1].follows(&pair[0]));
    let is_iso = first.is_mark("-") && second.is_mark("-") && is_whole;
    let days = days(self::year(year)?, month.number(2)?, day.number(2)?);
    is_iso.then_some((days, at + 5))
}

/// `22. april 2021`, `22nd of April, 2021`.
fn named_month(words: &[Word], at: usize) -> Option<(Vec<Day>, usize)> {
    let day = words.get(at)?.number(2)?;
    let mut next = after_ordinal(words, at + 1)?;
    next += usize::from(words.get(next)?.text == "of");
    let month = month(words.get(next)?)?;
    next += 1;
    while words.get(next)?.is_mark(".,") {
        next += 1;
    }
    let year = year(words.get(next)?)?;
    Some((days(year, month, day), next + 1))
}

/// `April 22, 2021`.
fn month_first(words: &[Word], at: usize) -> Option<(Vec<Day>, usize)> {
    let month = month(words.get(at)?)?;
    let mut next = at + 1;
    next += usize::from(words.get(next)?.is_mark("."));
    let day = words.get(next)?.number(2)?;
    next = after_ordinal(words, next + 1)?;
    next += usize::from(words.get(next)?.is_mark(","));
    let year = year(words.get(next)?)?;
    Some((days(year, month, day), next + 1))
}

/// `22.04.2021`, `22/4-2021`, `22/4 2021`; with strokes, the month may stand first.
fn numbers(words: &[Word], at: usize) -> Option<(Vec<Day>, usize)> {
    let first = words.get(at)?.number(2)?;
    let mark = words.get(at + 1).filter(|mark| mark.is_mark("./-"))?;
    let second = words.get(at + 2)?.number(2)?;
    let mut next = at + 3;
    next += usize::from(words.get(next)?.is_mark("./-"));
    let year = year(words.get(next)?)?;
    let mut days = days(year, second, first);
    if mark.text == "/" {
        days.extend(self::days(year, first, second));
    }
    Some((days, next + 1))
}

/// Behind the point or the ending of a numeral: `22.`, `22nd`.
fn after_ordinal(words: &[Word], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let is_ending = matches!(word.text, "st" | "nd" | "rd" | "th") && word.follows(&words[at - 1]);
    Some(at + usize::from(word.is_mark(".") || is_ending))
}

fn days(year: i32, month: u32, day: u32) -> Vec<Day> {
    Day::from_ymd_opt(year, month, day).into_iter().collect()
}

fn year(word: &Word) -> Option<i32> {
    let year = word.number(4).filter(|year| *year >= 1000)?;
    i32::try_from(year).ok()
}

fn month(word: &Word) -> Option<u32> {
    let lower = word.text.to_lowercase();
    let found = MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
    u32::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a text should say instead of its weekdays; `None` for one that is right.
    fn instead(text: &str) -> Vec<Option<String>> {
        said(text).into_iter().map(|said| said.instead).collect()
    }

    #[test]
    fn a_weekday_is_compared_with_its_date_in_every_notation() {
        for text in [
            "Onsdag den 22. april 2021",
            "onsdag d. 22. april 2021",
            "onsdag den\n  22. april 2021",
            "ons. 22/4-2021",
            "ons. 22.04.2021",
            "onsdag 2021-04-22",
            "22. april 2021 (onsdag)",
            "fra kl. 9 onsdag 22. apr. 2021 til kl. 12",
        ] {
            let wrong = instead(text);
            assert_eq!(wrong.len(), 1, "{text}");
            assert!(
                wrong[0].as_ref().is_some_and(|day| day.to_lowercase().starts_with("tors")),
                "{text}: {wrong:?}"
            );
        }
        assert_eq!(instead("Friday, April 22nd, 2021"), [Some("Thursday".to_owned())]);
        assert_eq!(instead("friday the 22nd of April 2021"), [Some("thursday".to_owned())]);
        assert_eq!(instead("Tysdag 24. april 2021"), [Some("Laurdag".to_owned())]);
        assert_eq!(instead("man. 22. april 2021"), [Some("tors".to_owned())]);
    }

    #[test]
    fn a_weekday_that_is_right_is_left_alone() {
        for text in [
            "torsdag den 22. april 2021",
            "Thursday 22 April 2021",
            "tors. 22/4-2021",
            "Tuesday 4/5/2021",
            "Wednesday 5/5/2021",
        ] {
            assert_eq!(instead(text), [None], "{text}");
        }
        assert_eq!(instead("Monday 4/5/2021").len(), 1);
    }

    #[test]
    fn what_is_not_certain_is_left_alone() {
        for text in [
            "onsdag den 22. april",
            "hvad man 22. april 2021 vedtog",
            "holder fri 22. april 2021",
            "tirsdag-torsdag 20. april 2021",
            "onsdag/torsdag 20. april 2021",
            "onsdag 21.-22. april 2021",
            "onsdag uge 16 2021",
            "onsdag 30. februar 2021",
            "onsdag 22. april 20211",
            "onsdag",
            "",
        ] {
            assert_eq!(instead(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_looking_panic(text in "((ons|tors|man)dag|d\\.|[ ,.()/-]|22|4|april|2021|\\PC){0,24}") {
            let _ = said(&text);
        }
    }
}
