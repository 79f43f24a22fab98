//! How findings and sheets are written out. Each file is a format; none knows a rule or report.
//!
//! To add one: a file with a function, and a line in one of the two lists below; for findings, a
//! text that says what it is for too.
//!
//! Paths in findings are from the root of the repository of records in `human`, `concise` and
//! `json`, and from the root of the git repository in all that a forge reads.

mod baseline;
mod comment;
mod concise;
mod csv;
mod fingerprints;
mod fold;
mod format;
mod github;
mod gitlab;
mod grid;
mod human;
mod json;
mod junit;
mod markdown;
mod plain;
mod prose;
mod sarif;
mod summary;
mod table;
mod uri;

pub use format::{Batch, FindingsFormat, Home, SheetFormat, Style};

/// The formats of findings; the first is used unless another is asked for.
pub const FINDINGS: &[FindingsFormat] = &[
    FindingsFormat { name: "human", write: human::write, page: None },
    FindingsFormat { name: "concise", write: concise::write, page: None },
    FindingsFormat { name: "json", write: json::findings, page: None },
    FindingsFormat { name: "sarif", write: sarif::write, page: None },
    FindingsFormat { name: "github", write: github::write, page: Some(comment::page) },
    FindingsFormat { name: "gitlab", write: gitlab::write, page: None },
    FindingsFormat { name: "junit", write: junit::write, page: None },
    FindingsFormat { name: "markdown", write: comment::comment, page: None },
    FindingsFormat { name: "baseline", write: baseline::write, page: None },
];

/// The formats of sheets; the first is used unless another is asked for.
pub const SHEETS: &[SheetFormat] = &[
    SheetFormat { name: "table", write: table::write },
    SheetFormat { name: "markdown", write: markdown::write },
    SheetFormat { name: "csv", write: csv::write },
    SheetFormat { name: "json", write: json::sheet },
];
