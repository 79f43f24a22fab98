//! An e-mail address or a telephone number stands in a file.

use std::ops::Range;

use memchr::memchr_iter;

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("contact-details", Warning, "contact_details.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for (source, file) in ledger.sources.iter() {
        let place = |range: Range<usize>| Place { source, span: Span::new(range) };
        for range in addresses(&file.text) {
            reporter
                .find(place(range), text!("rules.privacy.contact-details.address"))
                .remedy(text!("rules.privacy.contact-details.remedy"));
        }
        for range in telephones(&file.text) {
            reporter
                .find(place(range), text!("rules.privacy.contact-details.telephone"))
                .remedy(text!("rules.privacy.contact-details.remedy"));
        }
    }
}

/// Where e-mail addresses stand.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-' | '%');
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let address = |at: usize| {
        let name = text[..at].chars().rev().take(64).take_while(|c| is_name(*c));
        let host = text[at + 1..].chars().take(253).take_while(|c| is_host(*c));
        let before: usize = name.map(char::len_utf8).sum();
        let after: usize = host.map(char::len_utf8).sum();
        let name = &text[at - before..at];
        let host = text[at + 1..at + 1 + after].trim_end_matches(['.', '-']);
        let (first, last) = host.rsplit_once('.')?;
        let is_address = name.contains(char::is_alphanumeric)
            && first.starts_with(char::is_alphanumeric)
            && last.len() >= 2
            && last.chars().all(char::is_alphabetic);
        is_address.then(|| at - before..at + 1 + host.len())
    };
    memchr_iter(b'@', text.as_bytes()).filter_map(address).collect()
}

/// Where telephone numbers stand: with the number of the country; in pairs of two digits; or after
/// a word that says so. Eight digits alone are many other things.
fn telephones(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = groups(bytes, at);
        if !is_part_of_more(text, &run)
            && let Some(range) = telephone(text, &run)
        {
            found.push(range);
        }
        at = run.end;
    }
    found
}

/// Digits, and groups of digits with one space between them.
fn groups(bytes: &[u8], start: usize) -> Range<usize> {
    let mut end = start;
    while end < bytes.len() {
        let is_space = bytes[end] == b' ' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[end].is_ascii_digit() && !is_space {
            break;
        }
        end += 1;
    }
    start..end
}

/// Whether a number goes on before or behind: an amount, a date, an id.
fn is_part_of_more(text: &str, run: &Range<usize>) -> bool {
    let before = text[..run.start].chars().next_back();
    let mut after = text[run.end..].chars();
    let joins = |c: Option<char>| {
        c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '#'))
    };
    let next = after.next();
    let goes_on = matches!(next, Some('.' | ',' | ':'))
        && after.next().is_some_and(|c| c.is_ascii_digit() || c == '-');
    joins(before)
        || matches!(before, Some('.' | ','))
            && text[..run.start - 1].ends_with(|c: char| c.is_ascii_digit())
        || joins(next)
        || goes_on
}

fn telephone(text: &str, run: &Range<usize>) -> Option<Range<usize>> {
    let written = &text[run.clone()];
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let lengths: Vec<usize> = written.split(' ').map(str::len).collect();
    let before = &text[..run.start];
    let is_subscriber = |digits: &str| digits.len() == 8 && digits.starts_with(|c| c >= '2');
    let of_country = digits.strip_prefix("45").or_else(|| digits.strip_prefix("47"));
    if before.ends_with('+') && of_country.is_some_and(is_subscriber) {
        return Some(run.start - 1..run.end);
    }
    let prefixed = ["0045", "0047"].iter().find_map(|prefix| digits.strip_prefix(prefix));
    if prefixed.is_some_and(is_subscriber) {
        return Some(run.clone());
    }
    if let Some(inner) = before.strip_suffix(") ").or_else(|| before.strip_suffix(')'))
        && (inner.ends_with("(+45") || inner.ends_with("(+47"))
        && is_subscriber(&digits)
    {
        return Some(run.clone());
    }
    let is_said = || {
        let start = before.char_indices().rev().nth(14).map_or(0, |(at, _)| at);
        let line = before[start..].rsplit('\n').next().unwrap_or_default().to_lowercase();
        let word = line.trim_end_matches([' ', ':', '.', '"', '\'']);
        ["tlf", "telefon", "tel", "mobil", "mob", "tlf.nr", "telefonnummer", "phone"].iter().any(
            |known| {
                word.strip_suffix(known).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
            },
        )
    };
    let is_in_pairs = lengths == [2, 2, 2, 2];
    (is_subscriber(&digits) && (is_in_pairs || is_said())).then(|| run.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_told_from_other_numbers() {
        for text in [
            "+45 22 33 44 55",
            "+4522334455",
            "(+45) 22334455",
            "0045 22334455",
            "22 33 44 55",
            "tlf. 22334455",
            "Telefon: 2233 4455",
            "mobil 22334455,",
            "+47 223 34 455",
            "ring 22 33 44 55.",
        ] {
            assert_eq!(telephones(text).len(), 1, "{text}");
        }
        for text in [
            "19800000",
            "19 800 000",
            "2021 2022",
            "+45 000 000 kr.",
            "+500 000",
            "12.345.678",
            "22 33 44 55 66",
            "EMN-22334455",
            "22 33 44 55,00",
            "CVR 22334455",
            "2021-04-22 14:30",
            "hotel 22334455",
            "10 11 12 13",
        ] {
            assert!(telephones(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn addresses_are_told_from_other_signs() {
        let text = "skriv til <navn.efternavn@eksempel.example>.";
        let found = addresses(text);
        assert_eq!(&text[found[0].clone()], "navn.efternavn@eksempel.example");
        for text in ["5 @ 10 kr.", "@navn", "a@b", "x@1.2", "@"] {
            assert!(addresses(text).is_empty(), "{text}");
        }
    }
}
