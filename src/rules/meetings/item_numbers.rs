//! The numbers of a meeting's items repeat or leave one out.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::findings::Severity;
use crate::ledger::{Entry, Ledger, Record};
use crate::records::{Item, Meeting};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("item-numbers", Warning, "item_numbers.md"), check };

/// A longer gap is another series of numbers, and not items that are missing.
const LONGEST_GAP: u64 = 20;

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let records = nodes::of_kind(ledger, "item");
    let broken: HashSet<&str> = ledger
        .broken
        .iter()
        .filter(|broken| broken.kind == "item")
        .map(|broken| Ledger::meeting_of(&broken.id))
        .collect();
    for meeting in ledger.meetings.values() {
        let items: Vec<&Entry<Item>> =
            ledger.items_of(&meeting.id).filter(|item| item.number.is_some()).collect();
        repeated(&items, &records, reporter);
        if !broken.contains(meeting.id.as_str()) {
            left_out(meeting, &items, &records, reporter);
        }
    }
}

fn place(records: &HashMap<&str, &Record>, item: &Entry<Item>) -> Place {
    let record = records.get(item.id.as_str());
    let number = record.and_then(|record| record.node.get("number"));
    item.place(number.map(|number| number.span).unwrap_or_default())
}

fn repeated(items: &[&Entry<Item>], records: &HashMap<&str, &Record>, reporter: &mut Reporter) {
    let mut seen: HashMap<String, &Entry<Item>> = HashMap::new();
    for &item in items {
        let Some(number) = &item.number else {
            continue;
        };
        let key = number.trim().trim_end_matches('.').to_lowercase();
        let Some(first) = seen.get(&key) else {
            seen.insert(key, item);
            continue;
        };
        reporter
            .find(place(records, item), text!("rules.meetings.item-numbers.twice", number = number))
            .related(place(records, first), text!("rules.meetings.item-numbers.first"))
            .remedy(text!("rules.meetings.item-numbers.twice-remedy"));
    }
}

/// The numbers of a series, such as `1`, `2` or `33/2026`, `34/2026`, are each one more than the
/// last. A question of the meeting that names a number answers for it.
fn left_out(
    meeting: &Entry<Meeting>,
    items: &[&Entry<Item>],
    records: &HashMap<&str, &Record>,
    reporter: &mut Reporter,
) {
    let mut series: BTreeMap<(String, String), BTreeMap<u64, &Entry<Item>>> = BTreeMap::new();
    for &item in items {
        if let Some((before, number, after)) = item.number.as_deref().and_then(counted) {
            series.entry((before, after)).or_default().entry(number).or_insert(item);
        }
    }
    for ((before, after), numbers) in &series {
        let steps = numbers.iter().zip(numbers.iter().skip(1));
        for ((&from, above), (&to, below)) in steps {
            if to - from > LONGEST_GAP {
                continue;
            }
            let missing: Vec<String> = (from + 1..to)
                .map(|number| format!("{before}{number}{after}"))
                .filter(|number| !is_asked_of(meeting, number))
                .collect();
            if missing.is_empty() {
                continue;
            }
            let count = missing.len();
            let missing: crate::texts::Arg = missing.into_iter().collect();
            reporter
                .find(
                    place(records, below),
                    text!("rules.meetings.item-numbers.left-out", numbers = missing, count = count),
                )
                .severity(Severity::Info)
                .related(place(records, above), text!("rules.meetings.item-numbers.before"))
                .remedy(text!("rules.meetings.item-numbers.left-out-remedy"));
        }
    }
}

/// A number that is counted on from item to item, and what stands before and behind it: the first
/// run of digits of `5`, `PS 33/26` or `33-2026`. Of `1.a` it is the `1`.
fn counted(number: &str) -> Option<(String, u64, String)> {
    let start = number.find(|c: char| c.is_ascii_digit())?;
    let rest = &number[start..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    let is_year = after
        .strip_prefix(['/', '-'])
        .is_some_and(|year| !year.is_empty() && year.bytes().all(|b| b.is_ascii_digit()));
    let after = if is_year { after } else { "" };
    Some((number[..start].to_owned(), digits.parse().ok()?, after.to_owned()))
}

fn is_asked_of(meeting: &Meeting, number: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '/' && c != '-')
            .map(str::to_lowercase)
            .collect()
    };
    let number = number.trim().to_lowercase();
    meeting.questions.iter().any(|question| words(question).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn what_is_counted_on_is_told_from_what_stands_around_it() {
        let parts = |text: &str| {
            counted(text).map(|(before, number, after)| format!("{before}|{number}|{after}"))
        };
        for (number, expected) in [
            ("5", Some("|5|")),
            ("1.a", Some("|1|")),
            ("5.", Some("|5|")),
            ("33/2026", Some("|33|/2026")),
            ("PS 33/26", Some("PS |33|/26")),
            ("Tillæg", None),
        ] {
            assert_eq!(parts(number).as_deref(), expected, "{number}");
        }
        assert_eq!(parts("99999999999999999999999"), None);
    }
}
