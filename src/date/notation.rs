//! What dates in other notations seem to mean: as Danish and Norwegian papers write them, in numbers
//! and in words.

use chrono::NaiveDate as Day;

use super::{NotDate, digits};

/// The names of months in Danish, Norwegian (bokmål) and English; of each, three letters will do.
const MONTHS: [(&str, u32); 22] = [
    ("januar", 1),
    ("january", 1),
    ("februar", 2),
    ("february", 2),
    ("marts", 3),
    ("mars", 3),
    ("march", 3),
    ("april", 4),
    ("maj", 5),
    ("mai", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("juli", 7),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("oktober", 10),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("desember", 12),
];

/// Seasons that lie in one year. A winter lies in two, and nobody can say which is meant.
const SEASONS: [(&str, &str); 10] = [
    ("forår", "spring"),
    ("foråret", "spring"),
    ("vår", "spring"),
    ("våren", "spring"),
    ("sommer", "summer"),
    ("sommeren", "summer"),
    ("efterår", "autumn"),
    ("efteråret", "autumn"),
    ("høst", "autumn"),
    ("høsten", "autumn"),
];

/// Words for the beginning, middle and end of a year or month.
const THIRDS: [(&str, &str); 12] = [
    ("primo", "early"),
    ("medio", "mid"),
    ("ultimo", "late"),
    ("starten", "early"),
    ("begyndelsen", "early"),
    ("begynnelsen", "early"),
    ("tidlig", "early"),
    ("tidligt", "early"),
    ("midten", "mid"),
    ("slutningen", "late"),
    ("slutten", "late"),
    ("sent", "late"),
];

const ORDINALS: [(&str, u32); 9] = [
    ("første", 1),
    ("1", 1),
    ("andet", 2),
    ("annet", 2),
    ("andre", 2),
    ("2", 2),
    ("tredje", 3),
    ("3", 3),
    ("fjerde", 4),
];

/// Words that say nothing of their own before or inside a date.
const FILLING: [&str; 17] = [
    "den", "d", "i", "af", "av", "året", "år", "in", "of", "mandag", "tirsdag", "onsdag",
    "torsdag", "fredag", "lørdag", "søndag", "dato",
];

/// No date is longer, in bytes.
const LONGEST: usize = 80;

/// What a text in another notation seems to mean.
pub(super) fn meant(text: &str) -> NotDate {
    if text.len() > LONGEST {
        return NotDate::Other;
    }
    // A stroke is a part of our own notation, so only what is more than that is two dates.
    for between in [" - ", " – ", " — ", " til ", " to ", "–"] {
        if let Some((from, to)) = text.split_once(between) {
            return interval(from, to);
        }
    }
    single(text)
}

/// From one date to another; what the first leaves out stands in the second (`1. – 3. april 2021`).
fn interval(from: &str, to: &str) -> NotDate {
    let written = |text: &str| match super::parse(text.trim()) {
        Ok(date) => Some(date.to_string()),
        Err(NotDate::Written(date)) => Some(date),
        Err(_) => None,
    };
    let Some(last) = written(to) else {
        return NotDate::Other;
    };
    // Only what has a year stands alone.
    let has_year = from.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    let rest = to.split_whitespace().collect::<Vec<_>>();
    let borrowed = (1..rest.len()).find_map(|at| {
        let whole = format!("{} {}", from.trim(), rest[at..].join(" "));
        written(&whole).filter(|first| first.len() == last.len())
    });
    let first = if has_year { written(from) } else { borrowed };
    match first {
        Some(first) if !first.contains('/') && !last.contains('/') && first < last => {
            NotDate::Written(format!("{first}/{last}"))
        }
        _ => NotDate::Other,
    }
}

fn single(text: &str) -> NotDate {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '‑' | '–' | '/' | ','))
        .filter(|word| !word.is_empty() && !FILLING.contains(word))
        .collect();
    match words[..] {
        [word] => one(word),
        [a, b] => two(a, b, text),
        [a, b, c] => three(a, b, c, text),
        _ => NotDate::Other,
    }
}

/// One word: `20210422`, `2021q2`.
fn one(word: &str) -> NotDate {
    if let Some(number) = digits::<8>(word) {
        return day(number / 10_000, number / 100 % 100, number % 100);
    }
    match word.split_at_checked(4) {
        Some((year, part)) if digits::<4>(year).is_some() => {
            part_of(year, part).map_or(NotDate::Other, NotDate::Written)
        }
        _ => NotDate::Other,
    }
}

/// A year and a part of it, in one order or the other.
fn two(a: &str, b: &str, text: &str) -> NotDate {
    let (year, part) = if is_year(b) && !is_year(a) { (b, a) } else { (a, b) };
    if !is_year(year) {
        return NotDate::Other;
    }
    if is_year(part) {
        return if year < part {
            NotDate::Written(format!("{year}/{part}"))
        } else {
            NotDate::Other
        };
    }
    if let Some(month) = number(part) {
        // A school year is written 2020/21, a month 3/2021.
        let next = number(&year[2..]).map(|short| short + 1);
        return match month {
            1..=12 if text.starts_with(part) || Some(month) != next => {
                NotDate::Written(format!("{year}-{month:02}"))
            }
            13..=99 if next.is_some_and(|next| month >= next) && part.len() == 2 => {
                NotDate::Written(format!("{year}/{}{part}", &year[..2]))
            }
            13.. | 0 => NotDate::Impossible,
            _ => NotDate::Other,
        };
    }
    if let Some((_, third)) = THIRDS.iter().find(|(known, _)| *known == part) {
        return NotDate::Perhaps(format!("{year}-{third}"));
    }
    part_of(year, part).map_or(NotDate::Other, NotDate::Written)
}

/// A part of a year in a word of its own.
fn part_of(year: &str, part: &str) -> Option<String> {
    if let Some(month) = month(part) {
        return Some(format!("{year}-{month:02}"));
    }
    if let Some((_, season)) = SEASONS.iter().find(|(known, _)| *known == part) {
        return Some(format!("{year}-{season}"));
    }
    if ["spring", "summer", "autumn", "winter", "early", "mid", "late"].contains(&part) {
        return Some(format!("{year}-{part}"));
    }
    let (letter, number) = part.split_at_checked(1)?;
    let count = self::number(number)?;
    match (letter, count) {
        ("q" | "k", 1..=4) => Some(format!("{year}-Q{count}")),
        ("h", 1..=2) => Some(format!("{year}-H{count}")),
        ("w", 1..=53) => Some(format!("{year}-W{count:02}")),
        _ => None,
    }
}

/// Day, month and year; or a year and a part of it in two words.
fn three(a: &str, b: &str, c: &str, text: &str) -> NotDate {
    let (year, first, second) = match (is_year(a), is_year(c)) {
        (true, false) => (a, b, c),
        (false, true) => (c, a, b),
        _ => return short_year(a, b, c, text),
    };
    for (word, other) in [(first, second), (second, first)] {
        let written = |letter: &str, last: u32| {
            let known = ORDINALS.iter().find(|(known, _)| *known == other);
            let count = known.map(|(_, count)| *count).or_else(|| number(other))?;
            (1..=last).contains(&count).then(|| NotDate::Written(format!("{year}-{letter}{count}")))
        };
        let found = match word {
            "kvartal" | "kvt" | "kv" | "quarter" => written("Q", 4),
            "halvår" | "halvaar" => written("H", 2),
            "uge" | "uke" | "week" => number(other)
                .filter(|week| (1..=53).contains(week))
                .map(|week| NotDate::Written(format!("{year}-W{week:02}"))),
            _ => None,
        };
        if let Some(found) = found {
            return found;
        }
    }
    // `ultimo april 2021` and `april-juni 2021`
    if let (Some(from), Some(to)) = (month(first), month(second)) {
        return match from < to {
            true => NotDate::Written(format!("{year}-{from:02}/{year}-{to:02}")),
            false => NotDate::Other,
        };
    }
    if let (Some(_), Some(month)) =
        (THIRDS.iter().find(|(known, _)| *known == first), month(second))
    {
        return NotDate::Perhaps(format!("{year}-{month:02}"));
    }
    let Some(year) = number(year) else {
        return NotDate::Other;
    };
    // The year before the month and day, or behind the day and month.
    let (first, second) = if is_year(a) { (second, first) } else { (first, second) };
    match (number(first), number(second).or_else(|| month(second))) {
        (Some(day), Some(month)) => self::day(year, month, day),
        _ => match (month(first), number(second)) {
            (Some(month), Some(day)) => self::day(year, month, day),
            _ => NotDate::Other,
        },
    }
}

/// `22.04.21` and `22/4 21`: with hyphens it may begin with the year.
fn short_year(a: &str, b: &str, c: &str, text: &str) -> NotDate {
    let is_told = !text.contains('-') || text.contains('/') || month(b).is_some();
    let (Some(first), Some(second), Some(year)) =
        (number(a), number(b).or_else(|| month(b)), digits::<2>(c))
    else {
        return NotDate::Other;
    };
    match self::day(2000 + year, second, first) {
        NotDate::Written(day) if is_told => NotDate::Perhaps(day),
        _ => NotDate::Other,
    }
}

fn day(year: u32, month: u32, day: u32) -> NotDate {
    match i32::try_from(year).ok().and_then(|year| Day::from_ymd_opt(year, month, day)) {
        Some(day) => NotDate::Written(day.to_string()),
        None => NotDate::Impossible,
    }
}

fn month(name: &str) -> Option<u32> {
    let is_named = |known: &str| name.len() >= 3 && known.starts_with(name);
    let sept = (name == "sept").then_some(9);
    sept.or_else(|| MONTHS.iter().find(|(known, _)| is_named(known)).map(|(_, month)| *month))
}

fn number(part: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&part.len()) || part.len() == 4;
    (is_short && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

fn is_year(part: &str) -> bool {
    digits::<4>(part).is_some_and(|year| year >= 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_are_answered_with_ours() {
        for (text, meant) in [
            ("marts 2026", "2026-03"),
            ("Mars 2026", "2026-03"),
            ("mar. 2026", "2026-03"),
            ("3/2026", "2026-03"),
            ("03.2026", "2026-03"),
            ("2. kvartal 2026", "2026-Q2"),
            ("andet kvartal 2026", "2026-Q2"),
            ("Q2 2026", "2026-Q2"),
            ("2026 Q2", "2026-Q2"),
            ("2026-q2", "2026-Q2"),
            ("2026Q2", "2026-Q2"),
            ("1. halvår 2026", "2026-H1"),
            ("uge 14 2026", "2026-W14"),
            ("uke 4, 2026", "2026-W04"),
            ("uge 14 i 2026", "2026-W14"),
            ("2026-W4", "2026-W04"),
            ("forår 2026", "2026-spring"),
            ("foråret 2026", "2026-spring"),
            ("sommeren 2026", "2026-summer"),
            ("høsten 2026", "2026-autumn"),
            ("2026-Autumn", "2026-autumn"),
            ("22/4-2021", "2021-04-22"),
            ("torsdag den 22. april 2021", "2021-04-22"),
            ("d. 22. april 2021", "2021-04-22"),
            ("April 22, 2021", "2021-04-22"),
            ("20210422", "2021-04-22"),
            ("2020-2022", "2020/2022"),
            ("2020–2022", "2020/2022"),
            ("2020/22", "2020/2022"),
            ("1. maj 2021 - 30. juni 2022", "2021-05-01/2022-06-30"),
            ("1. maj 2021 til 30. juni 2022", "2021-05-01/2022-06-30"),
            ("april-juni 2021", "2021-04/2021-06"),
            ("1. – 3. april 2021", "2021-04-01/2021-04-03"),
            ("22\u{a0}april\u{a0}2021", "2021-04-22"),
        ] {
            assert_eq!(super::super::parse(text), Err(NotDate::Written(meant.into())), "{text}");
        }
    }

    #[test]
    fn what_loses_something_is_only_perhaps_meant() {
        for (text, meant) in [
            ("ultimo april 2021", "2021-04"),
            ("primo 2026", "2026-early"),
            ("slutningen af 2026", "2026-late"),
            ("22.04.21", "2021-04-22"),
            ("22/4 21", "2021-04-22"),
        ] {
            assert_eq!(super::super::parse(text), Err(NotDate::Perhaps(meant.into())), "{text}");
        }
    }

    #[test]
    fn what_can_mean_two_things_is_not_guessed_at() {
        for text in [
            "vinteren 2026",
            "22-04-21",
            "2022-2020",
            "22. april",
            "forår",
            "uge 14",
            "5. kvartal 2026",
            "snart",
            "1. maj 2021 - snart",
            "ma 2021",
            "maybe 2021",
        ] {
            assert_eq!(super::super::parse(text), Err(NotDate::Other), "{text}");
        }
        assert_eq!(super::super::parse("31. april 2021"), Err(NotDate::Impossible));
    }
}
