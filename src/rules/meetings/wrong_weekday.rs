//! A text says a day of the week that its date is not.

use super::weekdays::said;
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("wrong-weekday", Warning, "wrong_weekday.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        let text = &ledger.sources.get(record.source).text;
        let place = |range| Place { source: record.source, span: Span::new(range) };
        for said in said(text) {
            let Some(instead) = said.instead else {
                continue;
            };
            let at = place(said.weekday.clone());
            reporter
                .find(
                    at,
                    text!(
                        "rules.meetings.wrong-weekday.message",
                        weekday = &text[said.weekday],
                        day = said.day,
                        instead = &instead
                    ),
                )
                .related(place(said.date), text!("rules.meetings.wrong-weekday.date"))
                .remedy(text!("rules.meetings.wrong-weekday.remedy"))
                .fix(Fix::likely(text!("schema.write", instead = &instead), at, instead.clone()));
        }
    }
}
