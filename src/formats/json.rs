//! Findings and sheets for programs, as JSON. Positions count from 1, columns in characters; byte
//! offsets from 0. Amounts are exact decimals in strings. Both forms have a schema in
//! `schemas/output/`.

use serde_json::{Map, Value, json};

use super::format::{Batch, Style, tables};
use crate::findings::{Finding, Fix, Severity};
use crate::money::{self, Sum};
use crate::sheet::{Cell, Row, Sheet, Shown, Table};
use crate::source::Place;
use crate::texts::Language;

/// The version of both forms: it changes when a reader would have to.
const VERSION: u32 = 1;

pub(super) fn findings(batch: &Batch, _: &Style) -> String {
    let findings: Vec<Value> = batch
        .findings
        .iter()
        .map(|finding| self::finding(batch, finding, Language::default()))
        .collect();
    let fixes = batch.findings.iter().filter_map(|finding| finding.fix.as_ref());
    let whole = json!({
        "version": VERSION,
        "prefix": batch.home.map_or("", |home| &home.prefix),
        "findings": findings,
        "summary": {
            "files": batch.files,
            "errors": batch.count(Severity::Error),
            "warnings": batch.count(Severity::Warning),
            "infos": batch.count(Severity::Info),
            "fixable": fixes.filter(|fix| fix.is_certain).count(),
        },
    });
    pretty(&whole)
}

fn finding(batch: &Batch, finding: &Finding, language: Language) -> Value {
    let mut object = Map::new();
    object.insert("code".into(), finding.code.id.into());
    object.insert("severity".into(), finding.severity.word().into());
    object.insert("message".into(), finding.message.say(language).into());
    object
        .insert("remedy".into(), finding.remedy.as_ref().map(|remedy| remedy.say(language)).into());
    object.extend(place(batch, finding.at));
    object.insert("part".into(), finding.part.as_str().into());
    let related = finding.related.iter().map(|label| {
        let mut related =
            Map::from_iter([("message".to_owned(), Value::from(label.text.say(language)))]);
        related.extend(place(batch, label.at));
        Value::Object(related)
    });
    object.insert("related".into(), related.collect());
    object.insert("notes".into(), finding.notes.iter().map(|note| note.say(language)).collect());
    object.insert(
        "fix".into(),
        finding.fix.as_ref().map(|fix| self::fix(batch, fix, language)).into(),
    );
    Value::Object(object)
}

fn fix(batch: &Batch, fix: &Fix, language: Language) -> Value {
    let edits = fix.edits.iter().map(|(at, text)| {
        let mut edit = place(batch, *at);
        edit.insert("text".into(), text.as_str().into());
        Value::Object(edit)
    });
    json!({
        "title": fix.title.say(language),
        "certain": fix.is_certain,
        "edits": edits.collect::<Vec<_>>(),
    })
}

fn place(batch: &Batch, at: Place) -> Map<String, Value> {
    let (start, end) = batch.stretch(at);
    Map::from_iter([
        ("path".into(), batch.path(at.source).into()),
        ("line".into(), start.line.into()),
        ("column".into(), start.column.into()),
        ("end_line".into(), end.line.into()),
        ("end_column".into(), end.column.into()),
        ("start_byte".into(), at.span.start.into()),
        ("end_byte".into(), at.span.end.into()),
    ])
}

pub(super) fn sheet(sheet: &Sheet, table: Option<&str>, _: &Style) -> String {
    let mut whole = Map::new();
    whole.insert("version".into(), VERSION.into());
    whole.insert("report".into(), sheet.report.into());
    for (name, cell) in &sheet.facts {
        whole.insert((*name).into(), value(cell, Language::default()));
    }
    for name in sheet.table_names() {
        if table.is_none_or(|table| table == name) {
            let rows =
                tables(sheet, name).into_iter().flat_map(|table| rows(table, Language::default()));
            whole.insert(name.into(), rows.collect());
        }
    }
    if table.is_none() && !whole.contains_key("rows") {
        whole.insert("rows".into(), Value::Array(Vec::new()));
    }
    let notes = sheet.sections.iter().flat_map(|section| &section.notes).chain(&sheet.notes);
    whole.insert("notes".into(), notes.map(|note| note.say(Language::default())).collect());
    pretty(&Value::Object(whole))
}

fn rows(table: &Table, language: Language) -> impl Iterator<Item = Value> {
    table.rows.iter().map(move |row| self::row(table, row, language))
}

fn row(table: &Table, row: &Row, language: Language) -> Value {
    let mut object = Map::new();
    for (column, cell) in table.columns.iter().zip(&row.cells) {
        if column.shown != Shown::Paper {
            object.insert(column.key.into(), value(cell, language));
        }
    }
    if !row.notes.is_empty() {
        object.insert("notes".into(), row.notes.iter().map(|note| note.say(language)).collect());
    }
    Value::Object(object)
}

fn value(cell: &Cell, language: Language) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Words(words) => words.as_str().into(),
        Cell::Word(word, _) => word.as_str().into(),
        Cell::Text(text) => text.say(language).into(),
        Cell::Money(amount) => money::plain(*amount).into(),
        Cell::Sum(sum) => self::sum(sum),
        Cell::Date(date) => date.to_string().into(),
        Cell::Year(year) => (*year).into(),
        Cell::Count(count) => (*count).into(),
        Cell::List(list) => list.iter().map(|cell| value(cell, language)).collect(),
    }
}

/// An exact sum is a string; another an object that says what in it is exact, what approximate,
/// what only bounded, and how many amounts are unknown. Of a difference to which something
/// unknown belongs, nothing but that is said.
fn sum(sum: &Sum) -> Value {
    if sum.is_exact() {
        return money::plain(sum.exact).into();
    }
    let part = |amount| if sum.is_unknowable() { Value::Null } else { money::plain(amount).into() };
    json!({
        "exact": part(sum.exact),
        "about": part(sum.about),
        "at_most": part(sum.at_most),
        "unknown": sum.missing(),
    })
}

/// The text of a value. What turns the order of letters on a screen is written so that it can be
/// seen; it only stands in strings.
fn pretty(value: &Value) -> String {
    let mut written = format!("{value:#}\n");
    for letter in ('\u{202A}'..='\u{202E}').chain('\u{2066}'..='\u{2069}') {
        if written.contains(letter) {
            written = written.replace(letter, &format!("\\u{:04x}", u32::from(letter)));
        }
    }
    written
}
