//! The text of a closed item stands in an open record.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Reporter, Rule};
use crate::code;
use crate::date::Day;
use crate::ledger::{Ledger, Record};
use crate::source::{Place, Span};
use crate::text;
use crate::yaml::{Node, Value};

pub(super) const RULE: Rule =
    Rule { code: code!("closed-text-quoted", Warning, "closed_text_quoted.md"), check };

/// So many words in a row are a quotation; fewer are a turn of phrase.
const WORDS: usize = 8;

/// Words of a closed text in a row. They are known by their hash: that two of so many bits are the
/// same by chance is not to be expected in the life of a repository.
struct Quotable {
    place: Place,
    day: Option<Day>,
}

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut closed: HashMap<u64, Option<Quotable>> = HashMap::new();
    for record in ledger.records.iter().filter(|record| is_closed(ledger, record)) {
        let day = day(ledger, record);
        texts(&record.node, &mut |node, text| {
            let place = Place { source: record.source, span: node.span };
            for words in words(text).windows(WORDS) {
                closed.entry(hash(words)).or_insert(Some(Quotable { place, day }));
            }
        });
    }
    if closed.is_empty() {
        return;
    }
    let mut open: Vec<(&Record, Option<Day>)> = ledger
        .records
        .iter()
        .filter(|record| !is_closed(ledger, record))
        .map(|record| (record, day(ledger, record)))
        .collect();
    // What stood in the open before it was said behind closed doors is no secret.
    open.sort_by_key(|(_, day)| day.is_none());
    for (record, day) in &open {
        texts(&record.node, &mut |_, text| {
            for words in words(text).windows(WORDS) {
                if let Some(quotable) = closed.get_mut(&hash(words)) {
                    let is_earlier = quotable.as_ref().is_some_and(|quotable| {
                        matches!((day, quotable.day), (Some(open), Some(closed)) if *open < closed)
                    });
                    if is_earlier {
                        *quotable = None;
                    }
                }
            }
        });
    }
    open.sort_by_key(|(record, _)| record.source);
    for (record, _) in open {
        let source = &ledger.sources.get(record.source).text;
        texts(&record.node, &mut |node, text| {
            if let Some((quotable, quoted)) = quotation(&closed, text) {
                let place = place(record, node, source, text, &quoted);
                reporter
                    .find(place, text!("rules.privacy.closed-text-quoted.message"))
                    .related(quotable.place, text!("rules.privacy.closed-text-quoted.closed"))
                    .remedy(text!("rules.privacy.closed-text-quoted.remedy"));
            }
        });
    }
}

fn is_closed(ledger: &Ledger, record: &Record) -> bool {
    record.kind == "item"
        && ledger.items.contains_key(&record.id)
        && record.node.get("access").and_then(Node::text) == Some("closed")
}

/// The day of the meeting that an item belongs to, or of a meeting itself.
fn day(ledger: &Ledger, record: &Record) -> Option<Day> {
    let meeting = match record.kind.as_str() {
        "item" => Ledger::meeting_of(&record.id),
        "meeting" => &record.id,
        _ => return None,
    };
    ledger.meetings.get(meeting).map(|meeting| meeting.date)
}

/// What names papers and places rather than says something.
const NAMES: [&str; 5] = ["title", "source", "refs", "file", "document"];

/// Every text of a record but its titles, which the agenda shows, and the names of papers.
fn texts<'n>(node: &'n Node, each: &mut impl FnMut(&'n Node, &'n str)) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(scalar) => {
            // Fewer letters than this are never so many words.
            if scalar.text.len() >= 2 * WORDS {
                each(node, &scalar.text);
            }
        }
        Value::List(elements) => elements.iter().for_each(|element| texts(element, each)),
        Value::Map(entries) => {
            for entry in entries {
                if !NAMES.contains(&&*entry.key.value) {
                    texts(&entry.value, each);
                }
            }
        }
    }
}

/// A word, by the hash of its small letters, and the bytes where it stands.
struct Word {
    hash: u64,
    start: usize,
    end: usize,
}

/// The words of a text: letters and digits, without what stands between them.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                let mut hasher = DefaultHasher::new();
                text[begin..at]
                    .chars()
                    .flat_map(char::to_lowercase)
                    .for_each(|c| c.hash(&mut hasher));
                words.push(Word { hash: hasher.finish(), start: begin, end: at });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn hash(words: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.iter().for_each(|word| word.hash.hash(&mut hasher));
    hasher.finish()
}

/// The first quotation in a text: whom it is from, and the bytes where it stands.
fn quotation<'c>(
    closed: &'c HashMap<u64, Option<Quotable>>,
    text: &str,
) -> Option<(&'c Quotable, std::ops::Range<usize>)> {
    let words = words(text);
    let quoted = |run: &[Word]| closed.get(&hash(run)).and_then(Option::as_ref);
    let first = words.windows(WORDS).position(|run| quoted(run).is_some())?;
    let more = words[first..].windows(WORDS).take_while(|run| quoted(run).is_some()).count();
    let last = &words[first + more + WORDS - 2];
    quoted(&words[first..first + WORDS]).map(|found| (found, words[first].start..last.end))
}

/// Where a stretch of a text stands in its file: exactly, when the text is written there as it is,
/// and else from the line where it begins.
fn place(
    record: &Record,
    node: &Node,
    source: &str,
    text: &str,
    quoted: &std::ops::Range<usize>,
) -> Place {
    let written = source.get(node.span.range()).unwrap_or_default();
    // Up to its first line break a text is written as it is, but for what quotes ask for.
    let stretch = &text[quoted.clone()];
    let beginning = stretch.split('\n').next().unwrap_or(stretch);
    let span = match written.find(beginning) {
        Some(at) => {
            let start = node.span.start as usize + at;
            Span::new(start..start + beginning.len())
        }
        None => node.span,
    };
    Place { source: record.source, span }
}
