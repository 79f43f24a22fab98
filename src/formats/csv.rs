//! A table of a sheet for programs, as CSV (RFC 4180, with line feeds).
//!
//! An amount that is not exact leaves its column empty and fills four columns after the last:
//! `_exact`, `_about`, `_at_most` and `_unknown` (a count).

use super::format::{Style, tables};
use crate::money::{self, Sum};
use crate::sheet::{Cell, Column, Sheet, Shown};
use crate::texts::Language;

/// What follows the name of a column for what is not exact in it.
const SUFFIXES: [&str; 4] = ["exact", "about", "at_most", "unknown"];

/// The name of the main table of a report.
const MAIN: &str = "rows";

pub(super) fn write(sheet: &Sheet, table: Option<&str>, _: &Style) -> String {
    let names = sheet.table_names();
    let main = names.iter().find(|name| **name == MAIN).or(names.first()).copied();
    let name = table.or(main).unwrap_or_default();
    let tables = tables(sheet, name);
    let Some(first) = tables.first() else {
        return String::new();
    };
    let shown: Vec<(usize, &Column)> = first
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.shown != Shown::Paper)
        .collect();
    let all_rows = || tables.iter().flat_map(|table| &table.rows);
    let is_amount = |at: usize| all_rows().any(|row| matches!(row.cells[at], Cell::Sum(_)));
    let amounts: Vec<(usize, &Column)> =
        shown.iter().copied().filter(|(at, _)| is_amount(*at)).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let suffixed = amounts
        .iter()
        .flat_map(|(_, column)| SUFFIXES.map(|suffix| format!("{}_{suffix}", column.key)));
    let headings = shown.iter().map(|(_, column)| column.key.to_owned()).chain(suffixed);
    // Writing to a vector cannot fail, and every record has as many fields as the first.
    let _ = writer.write_record(headings);
    for row in all_rows() {
        let plain = shown.iter().map(|(at, _)| value(&row.cells[*at], Language::default()));
        let inexact = amounts.iter().flat_map(|(at, _)| match &row.cells[*at] {
            Cell::Sum(sum) => parts(sum),
            _ => Default::default(),
        });
        let _ = writer.write_record(plain.chain(inexact));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn value(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Words(words) => words.clone(),
        Cell::Word(word, _) => word.clone(),
        Cell::Text(text) => text.say(language),
        Cell::Money(amount) => money::plain(*amount),
        Cell::Sum(sum) if sum.is_exact() => money::plain(sum.exact),
        Cell::Sum(_) => String::new(),
        Cell::Date(date) => date.to_string(),
        Cell::Year(year) => year.to_string(),
        Cell::Count(count) => count.to_string(),
        Cell::List(list) => {
            list.iter().map(|cell| value(cell, language)).collect::<Vec<_>>().join("; ")
        }
    }
}

fn parts(sum: &Sum) -> [String; 4] {
    if sum.is_exact() {
        return Default::default();
    }
    let unknown = sum.missing().to_string();
    if sum.is_unknowable() {
        return [String::new(), String::new(), String::new(), unknown];
    }
    [money::plain(sum.exact), money::plain(sum.about), money::plain(sum.at_most), unknown]
}
