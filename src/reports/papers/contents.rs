//! The table of contents, which gives programs all fields of the items.

use super::{
    Cell, Entry, Item, Papers, Row, Shown, Table, asked, attachments, data, if_any, paper, someone,
    time, word,
};
use crate::sheet::Column;
use crate::text;

/// The name of a column and what stands in it.
type Field = (Column, fn(&Papers, &Item) -> Cell);

/// What a closed item is shown by: its number and kind, and that it is closed.
const OF_CLOSED: [&str; 3] = ["number", "kind", "access"];

pub(super) fn table(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let fields = fields(papers.is_minutes());
    let row = |item: &&Entry<Item>| {
        let mut cells = vec![item.id.as_str().into(), papers.ledger.path(item.source).into()];
        cells.extend(fields.iter().map(|(_, cell)| cell(papers, item)));
        Row { cells, notes: Vec::new() }
    };
    let mut rows: Vec<Row> = items.iter().map(row).collect();
    let mut columns = vec![data("item"), data("path")];
    columns.extend(fields.into_iter().map(|(column, _)| column));
    for (row, _) in rows.iter_mut().zip(items).filter(|(_, item)| item.is_closed()) {
        for (cell, column) in row.cells.iter_mut().zip(&columns) {
            if !OF_CLOSED.contains(&column.key) {
                *cell = Cell::Nothing;
            }
        }
    }
    Table {
        name: "rows",
        title: Some(text!("reports.papers.contents")),
        columns,
        rows,
        shown: Shown::Always,
        turned: false,
    }
}

/// The columns of the minutes and of an agenda are the same on every day.
fn fields(is_minutes: bool) -> Vec<Field> {
    let mut fields: Vec<Field> = vec![
        (Column::new("number", text!("reports.columns.number")), |_, item| {
            Cell::or_nothing(item.number.as_deref())
        }),
        (Column::new("title", text!("reports.columns.title")), |_, item| {
            item.title.value.as_str().into()
        }),
        (Column::new("kind", text!("reports.columns.kind")), |_, item| {
            Cell::Word(item.kind.word().into(), word("item", item.kind.word()))
        }),
        (if_any("access", text!("reports.columns.access")), |_, item| {
            let access = |access: &str| Cell::Word(access.into(), word("access", access));
            item.access.as_deref().map_or(Cell::Nothing, access)
        }),
        (data("starts"), |_, item| Cell::or_nothing(item.starts.as_deref())),
        (data("ends"), |_, item| Cell::or_nothing(item.ends.as_deref())),
        (paper("time", text!("reports.columns.time")), |_, item| {
            time(item.starts.as_deref(), item.ends.as_deref()).map_or(Cell::Nothing, Cell::Text)
        }),
        (data("presenters"), |papers, item| several(papers, &item.presenters)),
        (data("competence"), |_, item| Cell::or_nothing(item.competence.as_deref())),
        (data("projects"), |_, item| asked(&item.projects)),
        (data("funds"), |_, item| asked(&item.funds)),
        (data("takes_up"), |_, item| asked(&item.takes_up)),
        (data("summary"), |_, item| Cell::or_nothing(item.summary.as_deref())),
        (data("case"), |_, item| Cell::or_nothing(item.case.as_deref())),
        (data("economy"), |_, item| Cell::or_nothing(item.economy.as_deref())),
        (data("coordination"), |_, item| Cell::or_nothing(item.coordination.as_deref())),
        (data("process"), |_, item| Cell::or_nothing(item.process.as_deref())),
        (data("recommended_by"), |papers, item| several(papers, &item.recommended_by)),
        (data("refs"), |_, item| Cell::List(item.refs.iter().map(attachments::number).collect())),
    ];
    if is_minutes {
        fields.extend::<[Field; 3]>([
            (data("discussion"), |papers, item| {
                Cell::or_nothing(item.discussion.as_deref().filter(|_| papers.tells()))
            }),
            (data("absent"), |papers, item| {
                let absent = item.absent.iter().filter(|_| papers.tells());
                Cell::List(absent.map(|who| someone(papers.ledger, &who.who)).collect())
            }),
            (data("questions"), |papers, item| {
                if papers.tells() { asked(&item.questions) } else { Cell::Nothing }
            }),
        ]);
    }
    fields
}

fn several(papers: &Papers, who: &[String]) -> Cell {
    Cell::List(who.iter().map(|who| someone(papers.ledger, who)).collect())
}
