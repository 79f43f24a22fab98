//! What a report has to say, as data: sections of tables with typed cells.
//!
//! A report makes a sheet and knows no format; a format writes any sheet and knows no report.

use crate::date::Date;
use crate::money::{Decimal, Sum};
use crate::texts::Text;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The name of the report on the command line.
    pub report: &'static str,
    /// Its heading.
    pub title: Text,
    /// What the whole of it holds for, such as the date; the names are those of the data formats.
    pub facts: Vec<(&'static str, Cell)>,
    /// Its sections, such as one for each fund. Tables of the same name in several sections have
    /// the same columns and are one table in the data formats.
    pub sections: Vec<Section>,
    /// What is to be said of the whole of it.
    pub notes: Vec<Text>,
}

/// A part of a sheet under a heading of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: Text,
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
    /// What is to be said of it.
    pub notes: Vec<Text>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A table: for people and programs.
    Table(Table),
    /// A longer text of the records, in Markdown: for people.
    Prose {
        /// Its heading.
        heading: Option<Text>,
        /// The text.
        text: String,
    },
    /// A list: for people.
    List {
        /// Its heading.
        heading: Option<Text>,
        /// Whether its elements are numbered, from 1.
        numbered: bool,
        /// Its elements.
        items: Vec<Text>,
    },
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name in the data formats. The main table of a report is called `rows`.
    pub name: &'static str,
    /// Its heading, if it needs one of its own.
    pub title: Option<Text>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Row>,
    /// Who is shown it.
    pub shown: Shown,
    /// Whether people read it turned: a line for each column, rows side by side.
    pub turned: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name in the data formats.
    pub key: &'static str,
    /// Its heading for people.
    pub heading: Text,
    /// Who is shown it.
    pub shown: Shown,
}

/// Who is shown a column or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Everybody.
    Always,
    /// Everybody; but people only when there is something in it.
    IfAny,
    /// Programs only: what people read from the headings.
    Data,
    /// People only, when there is something in it: what programs read from other columns, or from
    /// another table of the same name.
    Paper,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// What is to be said of it: footnotes on paper.
    pub notes: Vec<Text>,
}

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// Words of the records, an id or a path: the same in all languages.
    Words(String),
    /// A fixed word: as it is in data, said in the reader's language on paper.
    Word(String, Text),
    /// A text: for people.
    Text(Text),
    /// An exact amount.
    Money(Decimal),
    /// An amount that need not be exact.
    Sum(Sum),
    /// A date.
    Date(Date),
    /// A calendar year.
    Year(i32),
    /// A whole number.
    Count(usize),
    /// Several values.
    List(Vec<Cell>),
}

impl Sheet {
    /// The names of its tables, each once, in their order; without those for people only, which say
    /// nothing new.
    pub fn table_names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for table in self.tables().filter(|table| table.shown != Shown::Paper) {
            if !names.contains(&table.name) {
                names.push(table.name);
            }
        }
        names
    }

    /// All its tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(Section::tables)
    }
}

impl Section {
    /// Its tables, in their order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl Table {
    /// Adds a column with a cell for each row.
    pub fn add(&mut self, column: Column, cells: Vec<Cell>) {
        self.columns.push(column);
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.cells.push(cell);
        }
    }
}

impl Cell {
    /// The value, or nothing.
    pub fn or_nothing(value: Option<impl Into<Cell>>) -> Cell {
        value.map_or(Cell::Nothing, Into::into)
    }

    /// Whether there is nothing in it worth a line: nothing at all, an amount of zero
    /// or none counted.
    pub fn is_nothing(&self) -> bool {
        match self {
            Cell::Nothing => true,
            Cell::Sum(sum) => sum.is_zero(),
            Cell::Money(amount) => amount.is_zero(),
            Cell::Count(count) => *count == 0,
            Cell::List(list) => list.iter().all(Cell::is_nothing),
            _ => false,
        }
    }

    /// Whether it is a number, which stands to the right.
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Money(_) | Cell::Sum(_) | Cell::Count(_))
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Cell {
        Cell::Words(words)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Cell {
        Cell::Words(words.to_owned())
    }
}

impl From<Sum> for Cell {
    fn from(sum: Sum) -> Cell {
        Cell::Sum(sum)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Cell {
        Cell::Date(date)
    }
}

impl Column {
    /// A column that everybody is shown.
    pub fn new(key: &'static str, heading: Text) -> Column {
        Column { key, heading, shown: Shown::Always }
    }

    /// The same column, shown otherwise.
    #[must_use]
    pub fn shown(mut self, shown: Shown) -> Column {
        self.shown = shown;
        self
    }
}
