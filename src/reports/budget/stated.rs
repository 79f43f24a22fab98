//! What the sources state of a fund, against what the books come to.

use super::super::Query;
use super::{data, questions, word};
use crate::ledger::figures::Figure;
use crate::ledger::stated::{Comparison, Verdict};
use crate::ledger::{Entry, Ledger};
use crate::money::Sum;
use crate::records::Fund;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};

pub(super) fn table(
    ledger: &Ledger,
    fund: &Entry<Fund>,
    comparisons: &[Comparison],
    query: &Query,
) -> Table {
    let column = |key, heading| Column::new(key, heading);
    Table {
        name: "stated",
        title: Some(text!("reports.budget.stated")),
        columns: vec![
            data("fund"),
            data("year"),
            column("record", text!("reports.columns.stated_in")),
            data("path"),
            data("line"),
            column("what", text!("reports.columns.what")),
            data("cause"),
            column("stated", text!("reports.columns.stated")),
            column("computed", text!("reports.columns.computed")),
            column("difference", text!("reports.columns.difference")).shown(Shown::IfAny),
            column("verdict", text!("reports.columns.verdict")),
        ],
        rows: comparisons
            .iter()
            .filter(|comparison| is_asked_for(ledger, comparison, fund, query))
            .map(|comparison| row(ledger, fund, comparison))
            .collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn is_asked_for(
    ledger: &Ledger,
    comparison: &Comparison,
    fund: &Entry<Fund>,
    query: &Query,
) -> bool {
    let year = comparison.stated.year;
    comparison.is_of(ledger, &fund.id)
        && (query.year.is_none() || year.is_none() || year == query.year)
        && comparison.meeting.is_none_or(|meeting| meeting.date <= query.as_of)
}

fn row(ledger: &Ledger, fund: &Entry<Fund>, comparison: &Comparison) -> Row {
    let stated = &comparison.stated;
    let line = ledger.sources.position(comparison.place()).line;
    let difference = match comparison.verdict {
        Verdict::Differs(by) => Cell::Money(by),
        _ => Cell::Nothing,
    };
    Row {
        cells: vec![
            fund.id.as_str().into(),
            stated.year.map_or(Cell::Nothing, Cell::Year),
            comparison.record.id.as_str().into(),
            ledger.path(comparison.record.source).into(),
            Cell::Count(line),
            Cell::Word(stated.what.value.clone(), what(comparison)),
            Cell::or_nothing(stated.cause.as_deref()),
            comparison.claimed().into(),
            comparison.computed.into(),
            difference,
            verdict(comparison),
        ],
        notes: notes(ledger, comparison),
    }
}

/// What is stated: the figure, its year, and of a surplus its cause.
fn what(comparison: &Comparison) -> Text {
    let stated = &comparison.stated;
    let figure = match Figure::named(&stated.what) {
        Some(figure) => figure.text(),
        None => text!("formats.as-written", words = &stated.what.value),
    };
    let of_frame = comparison
        .frame
        .map(|frame| text!("reports.budget.of-frame", what = figure.clone(), frame = &frame.title));
    let mut parts: Vec<Arg> = vec![of_frame.unwrap_or(figure).into()];
    parts.extend(stated.cause.as_deref().map(|cause| word("cause", cause).into()));
    parts.extend(stated.year.map(|year| year.to_string().into()));
    if comparison.fund.is_none() {
        parts.push(text!("reports.budget.of-parts").into());
    }
    text!("reports.words.parts", parts = Arg::List(parts))
}

fn verdict(comparison: &Comparison) -> Cell {
    let (word, text) = match comparison.verdict {
        Verdict::Agrees => ("agrees", text!("reports.budget.verdict.agrees")),
        Verdict::Differs(_) => ("differs", text!("reports.budget.verdict.differs")),
        Verdict::Unknown(count) => {
            ("cannot-be-checked", text!("reports.budget.verdict.unknown", count = count as usize))
        }
        Verdict::Unreadable => ("cannot-be-checked", text!("reports.budget.verdict.unreadable")),
        Verdict::Approximate => ("cannot-be-checked", text!("reports.budget.verdict.approximate")),
        Verdict::NoYear => ("cannot-be-checked", text!("reports.budget.verdict.no-year")),
        Verdict::NotThere => ("cannot-be-checked", text!("reports.budget.verdict.not-there")),
    };
    Cell::Word(word.into(), text)
}

fn notes(ledger: &Ledger, comparison: &Comparison) -> Vec<Text> {
    let item = ledger.items.get(&comparison.record.id);
    if comparison.record.kind == "item" && item.is_some_and(|item| item.is_closed()) {
        return vec![text!("reports.closed-item")];
    }
    let stated = &comparison.stated;
    let source = stated.text.as_ref().map(|text| text!("reports.budget.said", text = text));
    let step = stated.rounded.map(|step| text!("reports.budget.rounded", step = Sum::exact(step)));
    let accepted = stated
        .accepted
        .as_ref()
        .map(|accepted| text!("reports.budget.accepted", why = &accepted.because));
    source.into_iter().chain(step).chain(accepted).chain(questions(&stated.questions)).collect()
}
