//! What records leave open: written questions, places where the source contradicts itself, amounts
//! that are not known and dates that are not certain.

use super::{Ledger, Record};
use crate::date::{self, Date, Day};
use crate::schema::{Outline, Reads};
use crate::source::{Place, Span};
use crate::yaml::{Node, Value};

/// Something that a record leaves open.
#[derive(Debug)]
pub struct Open<'l> {
    /// The record.
    pub record: &'l Record,
    /// The part of it, as a path from the record: `partners[2].from`; its elements are counted
    /// from 1. Empty for the record itself.
    pub part: String,
    /// Where it stands in the text of the record.
    pub span: Span,
    /// What is open.
    pub what: What<'l>,
}

/// What is open.
#[derive(Debug, PartialEq)]
pub enum What<'l> {
    /// A question, as it is written.
    Question(&'l str),
    /// Values that differ, each with the place of the source that gives it.
    Contradiction(Vec<(&'l str, Option<&'l str>)>),
    /// An amount of which nothing is known.
    UnknownAmount,
    /// A date of which some is uncertain.
    UncertainDate(Date),
}

impl Open<'_> {
    /// Where it stands.
    pub fn place(&self) -> Place {
        Place { source: self.record.source, span: self.span }
    }
}

/// What a record leaves open by the end of a day, in the order in which it stands there. It is known
/// from the meeting that its nearest `source` names; nothing of a meeting is known before it.
pub fn of<'l>(ledger: &'l Ledger, record: &'l Record, by: Day) -> Vec<Open<'l>> {
    let outline = ledger.schemas.kind(&record.kind).map(|kind| &kind.shape.outline);
    let own = match record.kind.as_str() {
        "item" => ledger.day_of(&record.id),
        "meeting" => ledger.meetings.get(&record.id).map(|meeting| meeting.date),
        _ => None,
    };
    if own.is_some_and(|day| day > by) {
        return Vec::new();
    }
    let mut walk = Walk { ledger, outline, record, by, found: Vec::new() };
    walk.node(&record.node, Some(0), "", None);
    walk.found
}

struct Walk<'l> {
    ledger: &'l Ledger,
    outline: Option<&'l Outline>,
    record: &'l Record,
    by: Day,
    found: Vec<Open<'l>>,
}

impl<'l> Walk<'l> {
    /// Walks a part; `spot` is its place in the outline where there is one, `known` the day from
    /// which it is known.
    fn node(&mut self, node: &'l Node, spot: Option<usize>, part: &str, known: Option<Day>) {
        match &node.value {
            Value::Null => {}
            Value::Scalar(scalar) => self.scalar(node, &scalar.text, spot, part, known),
            Value::List(elements) => {
                let below = spot.and_then(|at| self.outline?.spot(at).elements);
                for (element, number) in elements.iter().zip(1..) {
                    self.node(element, below, &format!("{part}[{number}]"), known);
                }
            }
            Value::Map(entries) => {
                let known = self.known_from(node).or(known);
                if let Some(values) = disagreeing(node) {
                    return self.push(node.span, part, known, What::Contradiction(values));
                }
                for entry in entries {
                    if &*entry.key.value == "questions" {
                        self.questions(&entry.value, part, known);
                        continue;
                    }
                    let below = spot.and_then(|at| self.outline?.field(at, &entry.key.value));
                    let separator = if part.is_empty() { "" } else { "." };
                    let part = format!("{part}{separator}{}", entry.key.value);
                    self.node(&entry.value, below, &part, known);
                }
            }
        }
    }

    fn questions(&mut self, node: &'l Node, part: &str, known: Option<Day>) {
        for question in node.elements() {
            if let Some(text) = question.text() {
                self.push(question.span, part, known, What::Question(text));
            }
        }
    }

    fn scalar(
        &mut self,
        node: &Node,
        text: &str,
        spot: Option<usize>,
        part: &str,
        known: Option<Day>,
    ) {
        let reads = spot.and_then(|at| self.outline?.spot(at).reads);
        match reads {
            Some(Reads::Amount) if text == "unknown" => {
                self.push(node.span, part, known, What::UnknownAmount);
            }
            Some(Reads::Date) => {
                if let Some(date) = date::parse(text).ok().filter(Date::is_uncertain) {
                    self.push(node.span, part, known, What::UncertainDate(date));
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, span: Span, part: &str, known: Option<Day>, what: What<'l>) {
        if known.is_none_or(|day| day <= self.by) {
            self.found.push(Open { record: self.record, part: part.to_owned(), span, what });
        }
    }

    /// The day of the meeting that the source of a part names.
    fn known_from(&self, node: &Node) -> Option<Day> {
        let source = node.get("source")?;
        let named = source.text().or_else(|| source.get("item")?.text())?;
        let id = named.split_once('#').map_or(named, |(id, _)| id);
        let meeting = || self.ledger.meetings.get(id).map(|meeting| meeting.date);
        self.ledger.day_of(id).or_else(meeting)
    }
}

/// The values of `{stated: […]}` where places of the source disagree, each with the place that gives
/// it. A record's list of stated totals has no values.
fn disagreeing(node: &Node) -> Option<Vec<(&str, Option<&str>)>> {
    let [entry] = node.entries() else {
        return None;
    };
    let elements = entry.value.elements();
    if &*entry.key.value != "stated" || elements.is_empty() {
        return None;
    }
    elements.iter().map(|element| Some((element.get("value")?.text()?, place(element)))).collect()
}

/// The place in the source, as precisely as it is said.
fn place(element: &Node) -> Option<&str> {
    let source = element.get("source")?;
    let part = |name: &str| source.get(name).and_then(Node::text);
    source.text().or_else(|| part("place")).or_else(|| part("document")).or_else(|| part("item"))
}
