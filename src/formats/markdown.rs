//! A sheet as Markdown, to be pasted into the papers of a meeting.

use super::format::{Style, is_asked_for, sections};
use super::grid::{Grid, Notes};
use super::prose;
use crate::sheet::{Block, Sheet};
use crate::text;
use crate::texts::Text;

/// The level of the lowest heading above a text of the records.
const DEEPEST: usize = 3;

pub(super) fn write(sheet: &Sheet, table: Option<&str>, style: &Style) -> String {
    let mut blocks = vec![format!("# {}", escape(&sheet.title.say(style.language)))];
    for section in sections(sheet, table) {
        blocks.push(format!("## {}", escape(&section.title.say(style.language))));
        let mut footnotes = Notes::default();
        for block in section.blocks.iter().filter(|block| is_asked_for(block, table)) {
            match block {
                Block::Table(table) => {
                    if let Some(grid) = Grid::of(table, &mut footnotes, style) {
                        blocks.extend(heading(table.title.as_ref(), style));
                        blocks.push(draw(&grid));
                    }
                }
                Block::Prose { heading: title, text } => {
                    blocks.extend(heading(title.as_ref(), style));
                    blocks.push(prose::below(text, DEEPEST));
                }
                Block::List { heading: title, numbered, items } => {
                    blocks.extend(heading(title.as_ref(), style));
                    blocks.push(list(items, *numbered, style));
                }
            }
        }
        let own = section.notes.iter().map(|note| note.say(style.language));
        let notes: Vec<String> = footnotes
            .lines()
            .into_iter()
            .chain(own)
            .map(|note| format!("- {}", unnumbered(&escape(&note))))
            .collect();
        if !notes.is_empty() {
            blocks.push(format!("### {}", text!("formats.notes").say(style.language)));
            blocks.push(notes.join("\n"));
        }
    }
    blocks.extend(sheet.notes.iter().map(|note| unnumbered(&escape(&note.say(style.language)))));
    blocks.join("\n\n") + "\n"
}

fn heading(title: Option<&Text>, style: &Style) -> Option<String> {
    title.map(|title| format!("### {}", escape(&title.say(style.language))))
}

/// A list of texts. A text of several paragraphs is indented below its mark.
fn list(items: &[Text], numbered: bool, style: &Style) -> String {
    let mark = |number: usize| if numbered { format!("{number}. ") } else { "- ".to_owned() };
    let lines = items.iter().zip(1..).map(|(item, number)| {
        let mark = mark(number);
        let indent = " ".repeat(mark.len());
        let said = item.say(style.language);
        let mut lines = said.trim_end().lines();
        let first = format!("{mark}{}", lines.next().unwrap_or_default());
        lines.fold(first, |text, line| format!("{text}\n{}", format!("{indent}{line}").trim_end()))
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn draw(grid: &Grid) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escape(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule: Vec<&str> =
        grid.right.iter().map(|right| if *right { "---:" } else { "---" }).collect();
    let mut lines = vec![line(&grid.head), format!("| {} |", rule.join(" | "))];
    lines.extend(grid.lines.iter().map(|cells| line(cells)));
    lines.join("\n")
}

/// A text that begins with a number and a point, such as a Danish date, and is no numbered list.
fn unnumbered(text: &str) -> String {
    match text.split_once('.') {
        Some((number, rest)) if number.len() < 10 && number.parse::<u32>().is_ok() => {
            format!("{number}\\.{rest}")
        }
        _ => text.to_owned(),
    }
}

/// The text on one line, with what Markdown would take for its own signs kept as written.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        for letter in word.chars() {
            if matches!(letter, '|' | '*' | '_' | '`' | '<' | '[' | ']' | '\\') {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn signs_of_markdown_stay_as_written() {
        assert_eq!(escape("a|b *c*\n d_e"), r"a\|b \*c\* d\_e");
        assert_eq!(escape("19,800,000 (1)"), "19,800,000 (1)");
    }
}
