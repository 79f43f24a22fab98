//! A sheet for a terminal.

use comfy_table::{
    Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle,
    Table as Drawing, TableStyle, Width,
};

use super::format::{Style, is_asked_for, sections};
use super::grid::{Grid, Notes};
use super::prose;
use crate::sheet::{Block, Sheet};
use crate::text;

/// How wide a table is drawn where there is no terminal that says.
const WIDTH: u16 = 120;

/// How wide a date is: `30 September 2025`.
const DATE: usize = 17;

/// Only a line below the headings: what is pasted from a terminal stays readable.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::new('─', '─', '─', '─'));

pub(super) fn write(sheet: &Sheet, table: Option<&str>, style: &Style) -> String {
    let mut written = heading(&sheet.title.say(style.language), '═');
    for section in sections(sheet, table) {
        written.push('\n');
        written.push_str(&heading(&section.title.say(style.language), '─'));
        let mut footnotes = Notes::default();
        for block in section.blocks.iter().filter(|block| is_asked_for(block, table)) {
            written.push_str(&self::block(block, &mut footnotes, style));
        }
        let own = section.notes.iter().map(|note| note.say(style.language));
        written.push_str(&notes(footnotes.lines().into_iter().chain(own), style));
    }
    // What is to be said of the whole stands apart from the notes of the last section.
    for note in &sheet.notes {
        written.push_str(&format!("\n{}", paragraph(&note.say(style.language), style)));
    }
    written
}

fn block(block: &Block, footnotes: &mut Notes, style: &Style) -> String {
    let (title, body) = match block {
        Block::Table(table) => match Grid::of(table, footnotes, style) {
            Some(grid) => (&table.title, format!("{}\n", draw(&grid, style))),
            None => return String::new(),
        },
        Block::Prose { heading, text } => (heading, prose::fill(text, "", width(style))),
        Block::List { heading, numbered, items } => {
            let mark =
                |number: usize| if *numbered { format!("{number}. ") } else { "– ".to_owned() };
            let items = items.iter().zip(1..).map(|(item, number)| {
                prose::fill(&item.say(style.language), &mark(number), width(style))
            });
            (heading, items.collect())
        }
    };
    let title =
        title.as_ref().map_or(String::new(), |title| format!("{}\n", title.say(style.language)));
    format!("\n{title}{body}")
}

fn heading(text: &str, line: char) -> String {
    let width = text.chars().count();
    format!("{text}\n{}\n", line.to_string().repeat(width))
}

fn notes(notes: impl Iterator<Item = String>, style: &Style) -> String {
    let paragraphs: Vec<String> = notes.map(|note| paragraph(&note, style)).collect();
    if paragraphs.is_empty() {
        return String::new();
    }
    format!("\n{}\n{}", text!("formats.notes").say(style.language), paragraphs.concat())
}

fn draw(grid: &Grid, style: &Style) -> String {
    let mut drawing = Drawing::new();
    drawing.load_style(STYLE);
    drawing.set_content_arrangement(ContentArrangement::Dynamic);
    drawing.set_width(style.width.unwrap_or(WIDTH));
    let align = |text: &String, right: bool| {
        Cell::new(text).set_alignment(if right {
            CellAlignment::Right
        } else {
            CellAlignment::Left
        })
    };
    drawing.set_header(grid.head.iter().zip(&grid.right).map(|(text, right)| {
        let cell = align(text, *right);
        if style.colour { cell.add_attribute(Attribute::Bold) } else { cell }
    }));
    for line in &grid.lines {
        drawing.add_row(line.iter().zip(&grid.right).map(|(text, right)| align(text, *right)));
    }
    // A column is as wide as its longest word, so that ids and names stay whole; one of dates as
    // wide as a whole date.
    drawing.set_constraints((0..grid.head.len()).map(|at| {
        let cells = std::iter::once(&grid.head[at]).chain(grid.lines.iter().map(|line| &line[at]));
        let words = cells.clone().flat_map(|cell| cell.split_whitespace());
        let longest = words.map(textwrap::core::display_width).max().unwrap_or(0);
        let whole = cells.map(|cell| textwrap::core::display_width(cell)).max().unwrap_or(0);
        let wanted = if grid.dates[at] { longest.max(whole.min(DATE)) } else { longest };
        let padded = wanted + 2;
        ColumnConstraint::LowerBoundary(Width::Fixed(u16::try_from(padded).unwrap_or(u16::MAX)))
    }));
    if style.colour {
        drawing.enforce_styling();
    } else {
        drawing.force_no_tty();
    }
    drawing.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn width(style: &Style) -> usize {
    usize::from(style.width.unwrap_or(WIDTH))
}

/// A text broken into lines that fit, the later ones indented below the first.
fn paragraph(text: &str, style: &Style) -> String {
    let options = textwrap::Options::new(width(style)).subsequent_indent("    ");
    format!("{}\n", textwrap::fill(text, options))
}
