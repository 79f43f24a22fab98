//! Something ends before it begins, or a history is not in the order of its dates.

use super::{Reporter, Rule};
use crate::code;
use crate::date::{self, Date};
use crate::ledger::{Ledger, Record};
use crate::schema::{Outline, Reads};
use crate::source::{Place, Span};
use crate::text;
use crate::yaml::{Node, Value};

pub(super) const RULE: Rule = Rule { code: code!("turned-dates", Error, "turned_dates.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        if let Some(kind) = ledger.schemas.kind(&record.kind) {
            Walk { record, outline: &kind.shape.outline, reporter }.node(&record.node, 0);
        }
    }
}

/// Looks at every date of a record, of whatever kind, as its schema says where dates stand.
struct Walk<'w> {
    record: &'w Record,
    outline: &'w Outline,
    reporter: &'w mut Reporter,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, at: usize) {
        match &node.value {
            Value::Scalar(scalar) => {
                let is_date =
                    matches!(self.outline.spot(at).reads, Some(Reads::Date | Reads::Years));
                if is_date && date::parse(&scalar.text).is_ok_and(|date| date.is_turned()) {
                    let place = self.place(node.span);
                    self.reporter
                        .find(
                            place,
                            text!("rules.dates.turned-dates.interval", written = &*scalar.text),
                        )
                        .remedy(text!("rules.dates.turned-dates.interval-remedy"));
                }
            }
            Value::List(elements) => {
                if let Some(place) = self.outline.spot(at).elements {
                    elements.iter().for_each(|element| self.node(element, place));
                }
            }
            Value::Map(entries) => {
                self.pair(node, "from", "to");
                self.pair(node, "starts", "ends");
                self.away(node);
                for entry in entries {
                    if let Some(place) = self.outline.field(at, &entry.key.value) {
                        self.node(&entry.value, place);
                        if &*entry.key.value == "history" {
                            self.history(entry.value.elements());
                        }
                    }
                }
            }
            Value::Null => {}
        }
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.record.source, span }
    }

    /// The time that somebody was away from a meeting: `14:10/14:40`.
    fn away(&mut self, node: &Node) {
        let Some(away) = node.get("away") else {
            return;
        };
        let written = away.text().unwrap_or_default();
        if written.split_once('/').is_some_and(|(from, to)| are_turned_times(from, to)) {
            let place = self.place(away.span);
            self.reporter
                .find(place, text!("rules.dates.turned-dates.away", written = written))
                .remedy(text!("rules.dates.turned-dates.away-remedy"));
        }
    }

    /// Two fields of which one is the beginning and one the end: dates, or times of a day.
    fn pair(&mut self, node: &Node, from: &'static str, to: &'static str) {
        let (Some(first), Some(last)) = (node.get(from), node.get(to)) else {
            return;
        };
        let (Some(begins), Some(ends)) = (first.text(), last.text()) else {
            return;
        };
        let is_turned = match (date::parse(begins), date::parse(ends)) {
            (Ok(begins), Ok(ends)) => {
                matches!((begins.first(), ends.last()), (Some(first), Some(last)) if last < first)
            }
            _ => are_turned_times(begins, ends),
        };
        if is_turned {
            let (place, start) = (self.place(last.span), self.place(first.span));
            self.reporter
                .find(place, text!("rules.dates.turned-dates.message", from = begins, to = ends))
                .related(start, text!("rules.dates.turned-dates.start"))
                .remedy(text!("rules.dates.turned-dates.remedy"));
        }
    }

    /// A history goes forward: no state is over before the one above it can have begun.
    fn history(&mut self, states: &[Node]) {
        let dates: Vec<(Span, Date)> = states
            .iter()
            .filter_map(|state| state.get("date"))
            .filter_map(|node| date::parse(node.text()?).ok().map(|date| (node.span, date)))
            .collect();
        for pair in dates.windows(2) {
            let [(above, earlier), (below, later)] = pair else {
                continue;
            };
            let known_from = earlier.first().or(earlier.last());
            if matches!((known_from, later.last()), (Some(earlier), Some(later)) if later < earlier)
            {
                let (place, other) = (self.place(*below), self.place(*above));
                self.reporter
                    .find(place, text!("rules.dates.turned-dates.history", date = later.clone()))
                    .related(other, text!("rules.dates.turned-dates.above"))
                    .remedy(text!("rules.dates.turned-dates.history-remedy"));
            }
        }
    }
}

/// Whether two times of a day are turned round. They are written 09:30: the order of the texts is the
/// order of the times. What ends before six in the morning went on over midnight.
fn are_turned_times(begins: &str, ends: &str) -> bool {
    let is_time = |text: &str| text.len() == 5 && text.as_bytes()[2] == b':';
    is_time(begins) && is_time(ends) && ends < begins && ends >= "06:00"
}
