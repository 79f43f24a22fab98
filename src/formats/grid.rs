//! A table as people read it: a grid of texts, and the footnotes of a section.

use super::format::Style;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::texts::Language;

/// The texts of a table.
pub(super) struct Grid {
    /// The headings.
    pub head: Vec<String>,
    /// The lines below.
    pub lines: Vec<Vec<String>>,
    /// Whether each column stands to the right.
    pub right: Vec<bool>,
    /// Whether each column holds dates, which are hard to read in pieces.
    pub dates: Vec<bool>,
}

/// The footnotes of a section, numbered from 1 in the order in which they are first needed.
#[derive(Default)]
pub(super) struct Notes(Vec<String>);

impl Notes {
    /// The marks of a row's footnotes. A footnote that stands there already is not repeated.
    fn marks(&mut self, row: &Row, language: Language) -> String {
        let mut marks = String::new();
        for note in &row.notes {
            let note = note.say(language);
            let at = self.0.iter().position(|known| *known == note).unwrap_or_else(|| {
                self.0.push(note);
                self.0.len() - 1
            });
            marks.push_str(&format!(" ({})", at + 1));
        }
        marks
    }

    /// The footnotes, each behind its mark.
    pub fn lines(&self) -> Vec<String> {
        self.0.iter().zip(1..).map(|(note, number)| format!("({number}) {note}")).collect()
    }
}

impl Grid {
    /// The grid of a table; nothing, when people are not shown anything of it.
    pub fn of(table: &Table, notes: &mut Notes, style: &Style) -> Option<Grid> {
        let shown: Vec<usize> =
            (0..table.columns.len()).filter(|at| is_shown(table, *at)).collect();
        if table.shown == Shown::Data || table.rows.is_empty() || shown.is_empty() {
            return None;
        }
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in &table.rows {
            let mut cells: Vec<String> =
                shown.iter().map(|at| say(&row.cells[*at], style.language)).collect();
            if let Some(first) = cells.first_mut() {
                first.push_str(&notes.marks(row, style.language));
            }
            rows.push(cells);
        }
        let head: Vec<String> =
            shown.iter().map(|at| heading(&table.columns[*at], style.language)).collect();
        let is_number = |at: &usize| table.rows.iter().any(|row| row.cells[*at].is_number());
        let right: Vec<bool> = shown.iter().map(is_number).collect();
        let is_date =
            |at: &usize| table.rows.iter().any(|row| matches!(row.cells[*at], Cell::Date(_)));
        let dates = shown.iter().map(is_date).collect();
        Some(if table.turned {
            turn(&head, &rows, right.contains(&true))
        } else {
            Grid { head, lines: rows, right, dates }
        })
    }
}

fn is_shown(table: &Table, at: usize) -> bool {
    match table.columns[at].shown {
        Shown::Always => true,
        Shown::IfAny | Shown::Paper => table.rows.iter().any(|row| !row.cells[at].is_nothing()),
        Shown::Data => false,
    }
}

/// A line for each column; the rows side by side, to the right when there are numbers in them.
fn turn(head: &[String], rows: &[Vec<String>], has_numbers: bool) -> Grid {
    let line = |at: usize| {
        std::iter::once(head[at].clone()).chain(rows.iter().map(move |row| row[at].clone()))
    };
    let mut lines = (0..head.len()).map(|at| line(at).collect::<Vec<_>>());
    let head = lines.next().unwrap_or_default();
    let right = (0..head.len()).map(|at| at > 0 && has_numbers).collect();
    let dates = vec![false; head.len()];
    Grid { lines: lines.collect(), head, right, dates }
}

fn heading(column: &Column, language: Language) -> String {
    column.heading.say(language)
}

/// A cell as people read it.
pub(super) fn say(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Nothing => String::new(),
        // A text of the records must not command the terminal.
        Cell::Words(words) => words.chars().filter(|c| !c.is_control() || *c == '\n').collect(),
        Cell::Word(_, text) | Cell::Text(text) => text.say(language),
        Cell::Money(amount) => language.money(*amount),
        Cell::Sum(sum) => language.sum(sum),
        Cell::Date(date) => language.date(date),
        Cell::Year(year) => year.to_string(),
        Cell::Count(count) => language.money((*count).into()),
        Cell::List(list) => {
            list.iter().map(|cell| say(cell, language)).collect::<Vec<_>>().join(", ")
        }
    }
}
