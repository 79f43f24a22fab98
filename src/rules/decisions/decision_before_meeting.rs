//! Something is said to be decided at a meeting that was held later.

use super::{Reporter, Rule};
use crate::code;
use crate::date::Date;
use crate::ledger::{Entry, Ledger};
use crate::records::{Dated, Item};
use crate::source::{Place, SourceId, Span, Spanned};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("decision-before-meeting", Error, "decision_before_meeting.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for allocation in ledger.allocations.values() {
        let source = allocation.source;
        for state in &allocation.history {
            check_dated(ledger, source, state, reporter);
        }
        for state in allocation.surpluses.iter().flat_map(|surplus| &surplus.history) {
            check_dated(ledger, source, state, reporter);
        }
        for transfer in &allocation.transfers {
            check_dated(ledger, source, transfer, reporter);
        }
    }
    for fund in ledger.funds.values() {
        for transfer in &fund.transfers {
            check_dated(ledger, fund.source, transfer, reporter);
        }
    }
    for item in ledger.items.values() {
        check_item(ledger, item, reporter);
    }
}

fn check_dated(ledger: &Ledger, source: SourceId, dated: &impl Dated, reporter: &mut Reporter) {
    if let Some(item) = dated.item() {
        let at = Place { source, span: dated.date().span };
        report(ledger, dated.date(), &item.value, at, reporter);
    }
}

fn check_item(ledger: &Ledger, item: &Entry<Item>, reporter: &mut Reporter) {
    for date in item.decisions.iter().filter_map(|decision| decision.date.as_ref()) {
        report(ledger, date, &item.id, item.place(date.span), reporter);
    }
}

fn report(ledger: &Ledger, date: &Spanned<Date>, item: &str, at: Place, reporter: &mut Reporter) {
    let Some(meeting) = ledger.meeting(item) else {
        return;
    };
    if date.last().is_some_and(|last| last < meeting.date) {
        reporter
            .find(
                at,
                text!(
                    "rules.decisions.decision-before-meeting.message",
                    date = date.value.clone(),
                    item = item,
                    day = meeting.date
                ),
            )
            .related(
                meeting.place(Span::default()),
                text!("rules.decisions.decision-before-meeting.meeting"),
            )
            .remedy(text!(
                "rules.decisions.decision-before-meeting.remedy",
                day = meeting.date.to_string()
            ));
    }
}
