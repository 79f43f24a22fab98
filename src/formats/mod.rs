//! How findings and sheets are written out. Each file is a format; none knows a rule or report.
//!
//! To add one: a file with a function, and a line in one of the two lists below.

mod baseline;
mod concise;
mod csv;
mod format;
mod grid;
mod human;
mod json;
mod markdown;
mod prose;
mod table;

pub use format::{Batch, FindingsFormat, SheetFormat, Style};

/// The formats of findings; the first is used unless another is asked for.
pub const FINDINGS: &[FindingsFormat] = &[
    FindingsFormat { name: "human", write: human::write },
    FindingsFormat { name: "concise", write: concise::write },
    FindingsFormat { name: "json", write: json::findings },
    FindingsFormat { name: "baseline", write: baseline::write },
];

/// The formats of sheets; the first is used unless another is asked for.
pub const SHEETS: &[SheetFormat] = &[
    SheetFormat { name: "table", write: table::write },
    SheetFormat { name: "markdown", write: markdown::write },
    SheetFormat { name: "csv", write: csv::write },
    SheetFormat { name: "json", write: json::sheet },
];
