//! An amount lies between two bounds of which the first is the higher.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Ledger, Record};
use crate::money;
use crate::source::Place;
use crate::text;
use crate::yaml::{Node, Value};

pub(super) const RULE: Rule =
    Rule { code: code!("turned-bounds", Error, "turned_bounds.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        walk(record, &record.node, reporter);
    }
}

fn walk(record: &Record, node: &Node, reporter: &mut Reporter) {
    match &node.value {
        Value::List(elements) => {
            elements.iter().for_each(|element| walk(record, element, reporter))
        }
        Value::Map(entries) => {
            for entry in entries {
                if &*entry.key.value == "between" {
                    check_bounds(record, &entry.value, reporter);
                }
                walk(record, &entry.value, reporter);
            }
        }
        Value::Scalar(_) | Value::Null => {}
    }
}

fn check_bounds(record: &Record, bounds: &Node, reporter: &mut Reporter) {
    let amounts: Vec<_> = bounds
        .elements()
        .iter()
        .filter_map(|node| money::parse(node.text()?).ok().map(|amount| (amount, node.span)))
        .collect();
    if let [(low, first), (high, second)] = amounts[..]
        && high < low
    {
        let place = |span| Place { source: record.source, span };
        let title = text!(
            "schema.write",
            instead = format!("[{}, {}]", money::plain(high), money::plain(low))
        );
        // A lost zero is as likely as two that changed places.
        let fix = Fix::likely(title, place(first), money::plain(high))
            .and(place(second), money::plain(low));
        let at = Place { source: record.source, span: bounds.span };
        reporter
            .find(at, text!("rules.money.turned-bounds.message", low = low, high = high))
            .remedy(text!(
                "rules.money.turned-bounds.remedy",
                low = money::plain(high),
                high = money::plain(low)
            ))
            .fix(fix);
    }
}
