//! Something ends before it begins, or a history is not in the order of its dates.

use super::{Reporter, Rule};
use crate::code;
use crate::date::{self, Date};
use crate::findings::Fix;
use crate::ledger::{Ledger, Record};
use crate::schema::{Outline, Reads};
use crate::source::{Place, Span};
use crate::text;
use crate::yaml::{self, Node, Value};

pub(super) const RULE: Rule = Rule { code: code!("turned-dates", Error, "turned_dates.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        if let Some(kind) = ledger.schemas.kind(&record.kind) {
            let text = &ledger.sources.get(record.source).text;
            Walk { record, text, outline: &kind.shape.outline, reporter }.node(&record.node, 0);
        }
    }
}

/// Looks at every date of a record, of whatever kind, as its schema says where dates stand.
struct Walk<'w> {
    record: &'w Record,
    text: &'w str,
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
                            self.history(&entry.value);
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
    fn history(&mut self, list: &Node) {
        let dates: Vec<(usize, Span, Date)> = list
            .elements()
            .iter()
            .enumerate()
            .filter_map(|(at, state)| Some((at, state.get("date")?)))
            .filter_map(|(at, node)| Some((at, node.span, date::parse(node.text()?).ok()?)))
            .collect();
        let mut fix = None;
        for pair in dates.windows(2) {
            let [(_, above, earlier), (_, below, later)] = pair else {
                continue;
            };
            if is_turned(earlier, later) {
                let (place, other) = (self.place(*below), self.place(*above));
                let fix = fix.get_or_insert_with(|| self.in_order(list, &dates)).clone();
                let found = self
                    .reporter
                    .find(place, text!("rules.dates.turned-dates.history", date = later.clone()))
                    .related(other, text!("rules.dates.turned-dates.above"))
                    .remedy(text!("rules.dates.turned-dates.history-remedy"));
                if let Some(fix) = fix {
                    found.fix(fix);
                }
            }
        }
    }

    /// The states of a history in the order of their dates, each moved up only past those that are
    /// certainly later. It is likely and no more: perhaps a date is mistyped.
    fn in_order(&self, list: &Node, dates: &[(usize, Span, Date)]) -> Option<Fix> {
        if dates.len() != list.elements().len() {
            return None;
        }
        let mut states: Vec<(usize, &Date)> = Vec::new();
        for (at, _, date) in dates {
            let first_later = states.iter().position(|(_, above)| is_turned(above, date));
            states.insert(first_later.unwrap_or(states.len()), (*at, date));
        }
        if states.windows(2).any(|pair| is_turned(pair[0].1, pair[1].1)) {
            return None;
        }
        let order: Vec<usize> = states.into_iter().map(|(at, _)| at).collect();
        let Record { source, node, .. } = self.record;
        let (place, instead) = yaml::reorder(*source, self.text, node, list, &order)?;
        Some(Fix::likely(text!("rules.dates.turned-dates.history-remedy"), place, instead))
    }
}

/// Whether a state is over before the one above it can have begun.
fn is_turned(above: &Date, below: &Date) -> bool {
    let known_from = above.first().or(above.last());
    matches!((known_from, below.last()), (Some(earlier), Some(later)) if later < earlier)
}

/// Whether two times of a day are turned round. They are written 09:30: the order of the texts is the
/// order of the times. What ends before six in the morning went on over midnight.
fn are_turned_times(begins: &str, ends: &str) -> bool {
    let is_time = |text: &str| text.len() == 5 && text.as_bytes()[2] == b':';
    is_time(begins) && is_time(ends) && ends < begins && ends >= "06:00"
}
