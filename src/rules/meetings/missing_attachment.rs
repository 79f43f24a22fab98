//! The text of an item refers to an attachment by a number that none of them has.

use std::collections::{BTreeSet, HashMap};

use super::words::{Sort, Word, words};
use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::{Entry, Ledger, Record};
use crate::records::{Attachment, Item};
use crate::source::{Place, Span};
use crate::text;
use crate::yaml::{Node, Value};

pub(super) const RULE: Rule =
    Rule { code: code!("missing-attachment", Warning, "missing_attachment.md"), check };

/// The fields in which an item speaks of what is enclosed with it.
const TEXTS: [&str; 10] = [
    "summary",
    "case",
    "economy",
    "coordination",
    "process",
    "recommendations",
    "motions",
    "decisions",
    "discussion",
    "actions",
];
/// What an attachment is called in Danish, Norwegian and English, before its number.
const NAMES: [&str; 7] =
    ["bilag", "vedlegg", "appendix", "annex", "attachment", "enclosure", "appendiks"];
/// Words behind the number that say of what else it is a part.
const OF_ELSE: [&str; 11] = ["til", "i", "fra", "to", "of", "in", "from", "af", "av", "ved", "på"];
/// Words before it that do: `punkt 4, bilag 2`.
const ELSEWHERE: [&str; 7] = ["punkt", "pkt", "sag", "sak", "item", "møde", "møte"];

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let records = nodes::of_kind(ledger, "item");
    for meeting in ledger.meetings.values() {
        let items: Vec<&Entry<Item>> = ledger.items_of(&meeting.id).collect();
        let mut named = None;
        for item in &items {
            let Some(record) = records.get(item.id.as_str()) else {
                continue;
            };
            for (number, at) in referred(ledger, record) {
                let named = named.get_or_insert_with(|| numbers_of(&items));
                if !named.contains(&number) && !is_there(item, number) && !is_asked(item, number) {
                    find(item, record, number, at, reporter);
                }
            }
        }
    }
}

fn find(item: &Entry<Item>, record: &Record, number: u32, at: Place, reporter: &mut Reporter) {
    let number = number.to_string();
    let count = item.attachments.len();
    let message = text!("rules.meetings.missing-attachment.message", number = &number);
    let mut found = reporter
        .find(at, message)
        .remedy(text!("rules.meetings.missing-attachment.remedy", number = &number));
    if let Some(list) = record.node.entry("attachments") {
        let place = Place { source: record.source, span: list.key.span };
        found =
            found.related(place, text!("rules.meetings.missing-attachment.list", count = count));
    }
    let _ = found;
}

/// The numbers of attachments that the texts of an item refer to, each once.
fn referred(ledger: &Ledger, record: &Record) -> Vec<(u32, Place)> {
    let text = &ledger.sources.get(record.source).text;
    let mut found: HashMap<u32, Place> = HashMap::new();
    for field in TEXTS.iter().filter_map(|field| record.node.get(field)) {
        for span in spoken(field) {
            let Some(part) = text.get(span.range()) else {
                continue;
            };
            for (number, range) in numbers_in(part) {
                let from = span.range().start;
                let span = Span::new(from + range.start..from + range.end);
                found.entry(number).or_insert(Place { source: record.source, span });
            }
        }
    }
    let mut found: Vec<(u32, Place)> = found.into_iter().collect();
    found.sort_by_key(|(_, at)| *at);
    found
}

/// The texts of a field: itself, or what its elements say. Where it was found, and what is asked
/// about it, is no text of the item.
fn spoken(node: &Node) -> Vec<Span> {
    match &node.value {
        Value::Null => Vec::new(),
        Value::Scalar(_) => vec![node.span],
        Value::List(elements) => elements.iter().flat_map(spoken).collect(),
        Value::Map(entries) => {
            let speaks = |key: &str| matches!(key, "text" | "task");
            let texts = entries.iter().filter(|entry| speaks(&entry.key.value));
            texts.map(|entry| entry.value.span).collect()
        }
    }
}

/// The numbers of attachments in a text that belong to nothing else that is named.
fn numbers_in(text: &str) -> Vec<(u32, std::ops::Range<usize>)> {
    let mut found = Vec::new();
    if !speaks_of_attachments(text) {
        return found;
    }
    let words = words(text);
    for at in 0..words.len().saturating_sub(1) {
        let (name, number) = (&words[at], &words[at + 1]);
        if !is_name(name) || number.follows(name) {
            continue;
        }
        if let Some(value) = number.number(2).filter(|value| *value > 0)
            && !is_of_something_else(&words, at)
        {
            found.push((value, name.at.start..number.at.end));
        }
    }
    found
}

/// Whether one of the names may stand in a text; most texts are told apart quickly by that.
fn speaks_of_attachments(text: &str) -> bool {
    NAMES.iter().any(|name| text.contains(&name[1..]))
}

fn is_name(word: &Word) -> bool {
    word.sort == Sort::Letters && NAMES.contains(&word.text.to_lowercase().as_str())
}

/// Whether the attachment is one of another paper: `aftalens bilag 2`, `bilag 2 til aftalen`,
/// `punkt 4, bilag 2`.
fn is_of_something_else(words: &[Word], at: usize) -> bool {
    let lower = |word: &Word| word.text.to_lowercase();
    let is_owner = |word: &Word| word.sort == Sort::Letters && lower(word).ends_with('s');
    let behind = words.get(at + 2).is_some_and(|word| OF_ELSE.contains(&lower(word).as_str()));
    let goes_on = words.get(at + 2).is_some_and(|next| {
        let is_part = |after: &Word| after.follows(next) && after.sort == Sort::Digits;
        next.is_mark(".") && words.get(at + 3).is_some_and(is_part)
    });
    let before = &words[at.saturating_sub(3)..at];
    let elsewhere = before.iter().any(|word| ELSEWHERE.contains(&lower(word).as_str()));
    behind || goes_on || elsewhere || before.last().is_some_and(is_owner)
}

/// The numbers that the attachments of all items of a meeting bear: some agendas count them through.
fn numbers_of(items: &[&Entry<Item>]) -> BTreeSet<u32> {
    let attachments = items.iter().flat_map(|item| &item.attachments);
    attachments.flat_map(|attachment| numbers_on(attachment)).collect()
}

/// The numbers that an attachment bears: in its title, in what the text calls it, in its file's name or
/// as a reference.
fn numbers_on(attachment: &Attachment) -> Vec<u32> {
    let names =
        [Some(&attachment.title), attachment.announced_as.as_ref(), attachment.file.as_ref()];
    let named = names.into_iter().flatten().flat_map(|name| {
        let words = words(name);
        words.iter().filter_map(|word| word.number(2)).collect::<Vec<u32>>()
    });
    let refs = attachment.refs.iter().filter_map(|number| number.id.trim().parse().ok());
    named.chain(refs).collect()
}

/// Whether an item has so many attachments that the number may be a place in their list.
fn is_there(item: &Item, number: u32) -> bool {
    usize::try_from(number).is_ok_and(|number| number <= item.attachments.len())
}

/// Whether a question of the item speaks of an attachment with this number.
fn is_asked(item: &Item, number: u32) -> bool {
    let of_attachments = item.attachments.iter().flat_map(|attachment| &attachment.questions);
    item.questions.iter().chain(of_attachments).any(|question| {
        let words = words(question);
        words.windows(2).any(|pair| is_name(&pair[0]) && pair[1].number(2) == Some(number))
    })
}

#[cfg(test)]
mod tests {
    use super::numbers_in;

    #[test]
    fn only_attachments_of_the_item_itself_are_looked_for() {
        let numbers = |text: &str| -> Vec<u32> {
            numbers_in(text).into_iter().map(|(number, _)| number).collect()
        };
        assert_eq!(numbers("Se bilag 3."), [3]);
        assert_eq!(numbers("(Vedlegg 2) og Appendix 1"), [2, 1]);
        for text in [
            "Aftalens bilag 2 mangler",
            "bilag 2 til aftalen",
            "punkt 4, bilag 2",
            "bilaget er vedlagt",
            "vedlagt bilag",
            "bilag 2021",
            "bilag 0",
            "bilag2",
        ] {
            assert!(numbers(text).is_empty(), "{text}");
        }
    }
}
