//! What a format is.

use crate::findings::{Finding, Severity};
use crate::sheet::{Block, Section, Sheet, Shown, Table};
use crate::source::Sources;
use crate::texts::Language;

/// How a format of findings is called, and what it does.
pub struct FindingsFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes findings out.
    pub write: fn(&Batch, &Style) -> String,
}

/// How a format of sheets is called, and what it does.
pub struct SheetFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes a sheet out. A format that holds one table only writes the one that is named.
    pub write: fn(&Sheet, Option<&str>, &Style) -> String,
}

/// What a run found, and the texts it was found in.
pub struct Batch<'b> {
    /// The findings, in the order in which they are shown.
    pub findings: &'b [Finding],
    /// The texts.
    pub sources: &'b Sources,
    /// How many files were read.
    pub files: usize,
}

impl Batch<'_> {
    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// For whom it is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// The language of the reader.
    pub language: Language,
    /// Whether to colour, for a terminal that shows it.
    pub colour: bool,
    /// How many characters wide the terminal is, when it is one.
    pub width: Option<u16>,
}

/// Whether a block is shown when only one table is asked for, or none.
pub(super) fn is_asked_for(block: &Block, table: Option<&str>) -> bool {
    match (block, table) {
        (_, None) => true,
        (Block::Table(shown), Some(table)) => shown.name == table,
        _ => false,
    }
}

/// The sections that are shown: all, or those that have the table that is asked for.
pub(super) fn sections<'s>(
    sheet: &'s Sheet,
    table: Option<&str>,
) -> impl Iterator<Item = &'s Section> {
    sheet.sections.iter().filter(move |section| {
        table.is_none() || section.blocks.iter().any(|block| is_asked_for(block, table))
    })
}

/// All tables of a name that programs are shown, from all sections, as one: they have the same
/// columns.
pub(super) fn tables<'s>(sheet: &'s Sheet, name: &str) -> Vec<&'s Table> {
    let is_meant = |table: &&Table| table.name == name && table.shown != Shown::Paper;
    sheet.tables().filter(is_meant).collect()
}
