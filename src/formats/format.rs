//! What a format is.

use std::path::PathBuf;

use crate::findings::{Finding, Severity};
use crate::sheet::{Block, Section, Sheet, Shown, Table};
use crate::source::{Place, Position, SourceId, Sources};
use crate::texts::Language;

/// How a format of findings is called, and what it does. What it is for is said in the text
/// `formats.findings.` and its name.
#[derive(Debug)]
pub struct FindingsFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes findings out.
    pub write: fn(&Batch, &Style) -> String,
    /// Writes what is shown on a page of its own beside the result, where there is such a page.
    pub page: Option<fn(&Batch, &Style) -> String>,
}

/// How a format of sheets is called, and what it does.
pub struct SheetFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// Writes a sheet out. A format that holds one table only writes the one that is named.
    pub write: fn(&Sheet, Option<&str>, &Style) -> String,
}

/// What a run found, and the texts it was found in.
#[derive(Clone, Copy)]
pub struct Batch<'b> {
    /// The findings, in the order in which they are shown.
    pub findings: &'b [Finding],
    /// The texts.
    pub sources: &'b Sources,
    /// How many files were read.
    pub files: usize,
    /// How many findings are not shown because they were known before.
    pub known: usize,
    /// The files and folders that it is only asked about; everything, when there are none.
    pub asked: &'b [String],
    /// The least severity that makes the run fail; nothing does without one.
    pub fails_from: Option<Severity>,
    /// How the program ends.
    pub exit_code: u8,
    /// Where the repository lies, when that is known.
    pub home: Option<&'b Home>,
}

/// Where a repository of records lies.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// Its folder on this machine, from the root of the file system.
    pub folder: PathBuf,
    /// Its folder from the root of the git repository, with a `/` at its end; empty, when it is the
    /// root itself or there is no git repository.
    pub prefix: String,
    /// The address below which the files of the git repository are shown as they are now, with a
    /// `/` at its end.
    pub shown_at: Option<String>,
}

impl<'b> Batch<'b> {
    /// Findings in everything that was read, of which errors make the run fail.
    pub fn new(findings: &'b [Finding], sources: &'b Sources, files: usize) -> Batch<'b> {
        let fails_from = Some(Severity::Error);
        let mut batch = Batch {
            findings,
            sources,
            files,
            known: 0,
            asked: &[],
            fails_from,
            exit_code: 0,
            home: None,
        };
        batch.exit_code = u8::from(findings.iter().any(|finding| batch.fails(finding)));
        batch
    }

    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether a finding makes the run fail.
    pub fn fails(&self, finding: &Finding) -> bool {
        self.fails_from.is_some_and(|least| finding.severity >= least)
    }

    /// Whether a file is one of those asked for, or lies in a folder that is.
    pub fn is_asked_for(&self, path: &str) -> bool {
        let covers = |asked: &String| {
            asked.is_empty()
                || path
                    .strip_prefix(asked.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.asked.is_empty() || self.asked.iter().any(covers)
    }

    /// The path of a text from the root of the repository of records.
    pub(super) fn path(&self, source: SourceId) -> &'b str {
        &self.sources.get(source).path
    }

    /// The path of a text from the root of the git repository.
    pub(super) fn git_path(&self, source: SourceId) -> String {
        format!("{}{}", self.home.map_or("", |home| &home.prefix), self.path(source))
    }

    /// Where a place begins and ends.
    pub(super) fn stretch(&self, place: Place) -> (Position, Position) {
        let source = self.sources.get(place.source);
        (source.position(place.span.start), source.position(place.span.end))
    }
}

/// For whom it is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Style {
    /// The language of the reader.
    pub language: Language,
    /// Whether to colour, for a terminal that shows it.
    pub colour: bool,
    /// Whether to link paths to their files, for a terminal that shows it.
    pub links: bool,
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
