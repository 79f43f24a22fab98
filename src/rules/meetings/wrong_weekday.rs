//! A text says a day of the week that its date is not.

use super::weekdays::{Said, said};
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Ledger, Record};
use crate::source::{Place, Span};
use crate::text;
use crate::yaml::{Node, Value};

pub(super) const RULE: Rule =
    Rule { code: code!("wrong-weekday", Warning, "wrong_weekday.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        let text = &ledger.sources.get(record.source).text;
        let mut wrong = said(text);
        wrong.retain(|said| said.instead.is_some());
        if !wrong.is_empty() {
            check_record(record, text, &wrong, reporter);
        }
    }
}

/// Weekdays that are wrong, unless a question quotes them and so says that the source has it so.
fn check_record(record: &Record, text: &str, wrong: &[Said], reporter: &mut Reporter) {
    let mut questions = Vec::new();
    collect(&record.node, &mut questions);
    let is_question =
        |said: &&Said| questions.iter().any(|span| span.range().contains(&said.weekday.start));
    let asked: Vec<&Said> = wrong.iter().filter(is_question).collect();
    let place = |range| Place { source: record.source, span: Span::new(range) };
    let of_day = |said: &Said| asked.iter().any(|asked| asked.day == said.day);
    for said in wrong.iter().filter(|said| !of_day(said)) {
        let at = place(said.weekday.clone());
        let (weekday, instead) = (&text[said.weekday.clone()], said.instead.as_deref());
        let instead = instead.unwrap_or_default();
        reporter
            .find(
                at,
                text!(
                    "rules.meetings.wrong-weekday.message",
                    weekday = weekday,
                    day = said.day,
                    instead = instead
                ),
            )
            .related(place(said.date.clone()), text!("rules.meetings.wrong-weekday.date"))
            .remedy(text!("rules.meetings.wrong-weekday.remedy"))
            .fix(Fix::likely(text!("schema.write", instead = instead), at, instead));
    }
}

/// Where the questions of a record and of its parts stand.
fn collect(node: &Node, questions: &mut Vec<Span>) {
    match &node.value {
        Value::Null | Value::Scalar(_) => {}
        Value::List(elements) => elements.iter().for_each(|element| collect(element, questions)),
        Value::Map(entries) => {
            for entry in entries {
                if &*entry.key.value == "questions" {
                    questions.push(entry.value.span);
                } else {
                    collect(&entry.value, questions);
                }
            }
        }
    }
}
