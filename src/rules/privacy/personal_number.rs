//! A person's number, Danish or Norwegian, stands in a file or in its name.

use std::collections::HashMap;

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Ledger, Record};
use crate::personal_number::{self, Found, Sort};
use crate::schema::{Outline, Reads};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::yaml::{Node, Value};

pub(super) const RULE: Rule =
    Rule { code: code!("personal-number", Error, "personal_number.md"), check };

/// Every file is looked through as it is written: comments and keys too, and what cannot be read.
fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut records: Option<HashMap<SourceId, &Record>> = None;
    for (source, file) in ledger.sources.iter() {
        for found in personal_number::find(&file.path) {
            report(source, Span::default(), &found, true, reporter);
        }
        for found in personal_number::find(&file.text) {
            let span = Span::new(found.range.clone());
            let records = records.get_or_insert_with(|| {
                ledger.records.iter().map(|record| (record.source, record)).collect()
            });
            let is_other =
                records.get(&source).is_some_and(|record| is_other_number(ledger, record, span));
            if !is_other {
                report(source, span, &found, false, reporter);
            }
        }
    }
}

fn report(source: SourceId, span: Span, found: &Found, is_in_name: bool, reporter: &mut Reporter) {
    let sort = match found.sort {
        Sort::Danish => text!("rules.privacy.personal-number.danish"),
        Sort::Norwegian => text!("rules.privacy.personal-number.norwegian"),
    };
    let message = match is_in_name {
        true => text!("rules.privacy.personal-number.name", sort = sort),
        false => text!("rules.privacy.personal-number.message", sort = sort),
    };
    let remedy = match is_in_name {
        true => text!("rules.privacy.personal-number.rename"),
        false => text!("rules.privacy.personal-number.remedy"),
    };
    reporter
        .find(Place { source, span }, message)
        .remedy(remedy)
        .note(text!("rules.privacy.personal-number.history"));
}

/// Whether the digits are an amount, or the number that another system gave.
fn is_other_number(ledger: &Ledger, record: &Record, span: Span) -> bool {
    let outline = ledger.schemas.kind(&record.kind).map(|kind| &kind.shape.outline);
    outline.is_some_and(|outline| is_other_at(outline, 0, &record.node, span))
}

fn is_other_at(outline: &Outline, at: usize, node: &Node, span: Span) -> bool {
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .find(|entry| entry.value.span.start <= span.start && span.end <= entry.value.span.end)
            .is_some_and(|entry| {
                let below = outline.field(at, &entry.key.value);
                &*entry.key.value == "refs"
                    || below.is_some_and(|below| is_other_at(outline, below, &entry.value, span))
            }),
        Value::List(elements) => elements
            .iter()
            .find(|element| element.span.start <= span.start && span.end <= element.span.end)
            .zip(outline.spot(at).elements)
            .is_some_and(|(element, below)| is_other_at(outline, below, element, span)),
        Value::Scalar(_) => {
            matches!(outline.spot(at).reads, Some(Reads::Money | Reads::Amount))
        }
        Value::Null => false,
    }
}
