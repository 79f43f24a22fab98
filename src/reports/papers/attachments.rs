//! What is announced and what is enclosed.

use super::{Cell, Entry, Item, Papers, Row, Shown, Table, data, if_any, questions};
use crate::records::{Attachment, Ref};
use crate::sheet::Column;
use crate::text;

pub(super) fn table(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    Table {
        name: "attachments",
        title: Some(text!("reports.papers.attachments")),
        columns: vec![
            data("item"),
            data("path"),
            data("item_number"),
            Column::new("number", text!("reports.columns.number")),
            Column::new("title", text!("reports.columns.attachment")),
            if_any("announced_as", text!("reports.columns.announced_as")),
            if_any("file", text!("reports.columns.file")),
            if_any("refs", text!("reports.columns.refs")),
            if_any("enclosed", text!("reports.columns.enclosed")),
        ],
        rows: items
            .iter()
            .flat_map(|item| {
                item.attachments
                    .iter()
                    .zip(1_usize..)
                    .map(|(attachment, number)| row(papers, item, attachment, number))
            })
            .collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(papers: &Papers, item: &Entry<Item>, attachment: &Attachment, number: usize) -> Row {
    let enclosed = match attachment.enclosed {
        Some(false) => Cell::Word("no".into(), text!("reports.papers.not-enclosed")),
        Some(true) => Cell::Word("yes".into(), text!("reports.papers.enclosed")),
        None => Cell::Nothing,
    };
    let mut cells = papers.whose(item).to_vec();
    cells.extend([
        number.to_string().into(),
        attachment.title.as_str().into(),
        Cell::or_nothing(attachment.announced_as.as_deref()),
        Cell::or_nothing(attachment.file.as_deref()),
        Cell::List(attachment.refs.iter().map(self::number).collect()),
        enclosed,
    ]);
    Row { cells, notes: questions(&attachment.questions).collect() }
}

/// A number of another system: the system, and the number as it is written there.
pub(super) fn number(number: &Ref) -> Cell {
    Cell::Words(match number.id.starts_with(&number.system) {
        true => number.id.clone(),
        false => format!("{} {}", number.system, number.id),
    })
}
