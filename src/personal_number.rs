//! Finds Danish CPR numbers and Norwegian fødselsnummer in a text, and masks them.
//!
//! A CPR number is a day of birth and four digits, of which the first tells the century
//! (cpr.dk, “Personnummeret i CPR”). Since 2007 its check digit no longer holds for all, so that one
//! written with a hyphen is known by its day alone; without a hyphen the check digit has to hold too,
//! or any number of ten digits would be found. A fødselsnummer is a day of birth, a number that tells
//! the century and two check digits, which always hold (Skatteetaten). Of a D-number the day is
//! higher by 40, of an H-number the month; numbers made up for tests, whose month is higher by 65 or
//! 80, are no person's.

use std::borrow::Cow;
use std::ops::Range;

use crate::date::Day;

/// What sort of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A Danish CPR number.
    Danish,
    /// A Norwegian fødselsnummer, D-number or H-number.
    Norwegian,
}

/// A number that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it is.
    pub sort: Sort,
    /// The bytes at which it stands, with what stands between its parts.
    pub range: Range<usize>,
    /// Whether it stands in one piece, so that it may also be a number of another sort.
    pub is_bare: bool,
}

/// All personal numbers in a text, in order.
pub fn find(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = end_of_digits(bytes, at);
        if matches!(end - at, 6 | 10 | 11)
            && !runs_on_before(text, at)
            && let Some(number) = number(text, at..end)
        {
            at = number.range.end;
            found.push(number);
            continue;
        }
        at = end;
    }
    found
}

/// The text with the digits of all personal numbers in it replaced; it is as long as before.
pub fn masked(text: &str) -> Cow<'_, str> {
    let found = find(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for number in found {
        masked.push_str(&text[done..number.range.start]);
        let digits = text[number.range.clone()].chars();
        masked.extend(digits.map(|c| if c.is_ascii_digit() { '*' } else { c }));
        done = number.range.end;
    }
    masked.push_str(&text[done..]);
    Cow::Owned(masked)
}

fn end_of_digits(bytes: &[u8], start: usize) -> usize {
    bytes[start..].iter().position(|b| !b.is_ascii_digit()).map_or(bytes.len(), |n| start + n)
}

/// Whether the digits are the end of a longer number, word or path.
fn runs_on_before(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some('-' | '.' | ',' | ':' | '–') => before.next().is_some_and(|c| c.is_ascii_digit()),
        Some('+' | '_' | '=' | '%' | '#' | '@') => true,
        Some(c) => c.is_alphanumeric(),
        None => false,
    }
}

/// Whether the digits are the beginning of a longer number, word or path.
fn runs_on_after(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    match after.next() {
        Some('-' | '.' | ',' | '/' | ':' | '–') => {
            after.next().is_some_and(|c| c.is_ascii_digit())
        }
        Some('_' | '%' | '@') => true,
        Some(c) => c.is_alphanumeric(),
        None => false,
    }
}

/// Whether digits in one piece belong to a word or path before them: `EMN-0101000000`.
fn is_of_a_word(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    match before.next() {
        Some('/') => true,
        Some('-' | '.' | ':') => before.next().is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

/// Whether the words before digits say that they are a person's number: `CPR-nr. 0101000000`. Then
/// they are, whatever they add up to: numbers given out since 2007 need not have a check digit.
fn is_called_so(text: &str, at: usize) -> bool {
    const NEAR: usize = 16;
    let letters: Vec<char> = text[..at].chars().rev().take(NEAR).collect();
    let before: String = letters.into_iter().rev().collect::<String>().to_lowercase();
    ["cpr", "personnummer", "personnr"].iter().any(|word| before.contains(word))
}

/// The number that begins with a run of digits.
fn number(text: &str, run: Range<usize>) -> Option<Found> {
    let digits = &text[run.clone()];
    let bare = |sort| Found { sort, range: run.clone(), is_bare: true };
    match digits.len() {
        10 if is_danish(digits) && (weighs(digits, &DANISH) || is_called_so(text, run.start)) => {
            Some(bare(Sort::Danish))
        }
        11 if is_norwegian(digits) => Some(bare(Sort::Norwegian)),
        6 => in_two(text, run.start, digits),
        _ => None,
    }
    .filter(|found| {
        let is_free = !runs_on_after(text, found.range.end);
        is_free && !(found.is_bare && is_of_a_word(text, found.range.start))
    })
}

/// A number in two parts, such as `010100-0000` and `010100 00000`.
fn in_two(text: &str, start: usize, first: &str) -> Option<Found> {
    let bytes = text.as_bytes();
    let between = text[start + 6..].chars().next()?;
    if !matches!(between, '-' | '‐' | '‑' | '–' | '−' | ' ' | '\u{a0}') {
        return None;
    }
    let second = start + 6 + between.len_utf8();
    let end = end_of_digits(bytes, second);
    let digits = format!("{first}{}", &text[second..end]);
    let is_joined = !matches!(between, ' ' | '\u{a0}');
    let sort = match digits.len() {
        10 if is_danish(&digits)
            && (is_joined || weighs(&digits, &DANISH) || is_called_so(text, start)) =>
        {
            Sort::Danish
        }
        11 if is_norwegian(&digits) => Sort::Norwegian,
        _ => return None,
    };
    Some(Found { sort, range: start..end, is_bare: false })
}

/// The weights of the digits of a CPR number; the weighted sum of all ten is a multiple of 11.
const DANISH: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
/// The weights of the first check digit of a fødselsnummer, with itself.
const FIRST: [u32; 10] = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
/// The weights of the second check digit of a fødselsnummer, with itself.
const SECOND: [u32; 11] = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/// Whether the weighted sum of the first digits is a multiple of 11.
fn weighs(digits: &str, weights: &[u32]) -> bool {
    let sum: u32 =
        digits.bytes().zip(weights).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    sum.is_multiple_of(11)
}

fn part(digits: &str, range: Range<usize>) -> u32 {
    digits[range].parse().unwrap_or_default()
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    i32::try_from(year).is_ok_and(|year| Day::from_ymd_opt(year, month, day).is_some())
}

/// Whether ten digits begin with a day of the century that the seventh tells.
fn is_danish(digits: &str) -> bool {
    let (day, month, short) = (part(digits, 0..2), part(digits, 2..4), part(digits, 4..6));
    let century = match (part(digits, 6..7), short) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (5..=8, 58..) => 1800,
        _ => 2000,
    };
    is_day(century + short, month, day)
}

/// Whether eleven digits are a fødselsnummer, D-number or H-number.
fn is_norwegian(digits: &str) -> bool {
    let (day, month, short) = (part(digits, 0..2), part(digits, 2..4), part(digits, 4..6));
    let day = if day > 40 { day - 40 } else { day };
    let month = if (41..=52).contains(&month) { month - 40 } else { month };
    let year = match (part(digits, 6..9), short) {
        (0..=499, _) | (900.., 40..) => 1900 + short,
        (500..=749, 54..) => 1800 + short,
        (_, ..40) => 2000 + short,
        _ => return false,
    };
    is_day(year, month, day) && weighs(digits, &FIRST) && weighs(digits, &SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A made-up number with check digits that hold, from its first digits.
    fn with_checks(start: &str) -> String {
        let mut tries = (0..50_000).map(|end| format!("{start}{end:05}"));
        tries.find(|digits| weighs(digits, &FIRST) && weighs(digits, &SECOND)).unwrap()
    }

    /// A made-up CPR number whose check digit holds.
    fn danish() -> String {
        let mut tries = (0..100).map(|end| format!("01010000{end:02}"));
        tries.find(|digits| weighs(digits, &DANISH)).unwrap()
    }

    #[test]
    fn personal_numbers_are_found_wherever_they_stand() {
        let bare = danish();
        for text in [
            "010100-0000",
            "cpr 010100–0000.",
            "(290200-4000)",
            "“010100‑0000”, bor i",
            "notat-010100-0000.pdf",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        assert_eq!(find(&format!("id: {bare}")).len(), 1);
        assert_eq!(find(&format!("{} {}", &bare[..6], &bare[6..])).len(), 1);
        for start in ["010100", "410100", "014100"] {
            let number = with_checks(start);
            let found = find(&number);
            assert_eq!(found.len(), 1, "{start}");
            assert_eq!(found[0].sort, Sort::Norwegian);
            assert_eq!(find(&format!("{} {}", &number[..6], &number[6..])).len(), 1, "{start}");
        }
    }

    #[test]
    fn other_numbers_are_no_personal_numbers() {
        for text in [
            "320100-0000",
            "290201-0000",
            "EMN-2021-01234",
            "DokID 3830997",
            "2021-010100-0000",
            "010100-0000-1",
            "19800000",
            "0101000000000",
            "+45 12 34 56 78",
            "20.000.000-30.000.000",
            "010100 kr. 5000",
            "010100-00001",
            "5790000123456",
            "2021-04-22",
            "A010100-0000",
            "/sag/0101000000",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
        for start in ["018100", "016600"] {
            assert_eq!(find(&with_checks(start)), [], "made up for tests: {start}");
        }
    }

    #[test]
    fn what_is_called_a_persons_number_is_one() {
        for text in ["CPR 0101001234", "cpr.nr. 010100 1234", "cpr-nummer: 0101001234"] {
            assert_eq!(find(text).len(), 1, "{text}");
        }
        assert!(find("Sag 0101001234").is_empty());
    }

    #[test]
    fn a_masked_text_is_as_long_and_holds_no_number() {
        let text = "å 010100-0000 og 22";
        assert_eq!(masked(text), "å ******-**** og 22");
        assert_eq!(masked(text).len(), text.len());
        assert!(find(&masked(text)).is_empty());
    }
}
