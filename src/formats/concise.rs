//! Findings one to a line: `path:line:column: code message; remedy`.

use std::fmt::Write;

use super::format::{Batch, Style};

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let mut written = String::new();
    for finding in batch.findings {
        let position = batch.sources.position(finding.at);
        let path = &batch.sources.get(finding.source()).path;
        let remedy = finding
            .remedy
            .as_ref()
            .map_or(String::new(), |remedy| format!("; {}", remedy.say(style.language)));
        let message = finding.message.say(style.language);
        // What is quoted from a record may go over several lines.
        let said = format!("{message}{remedy}").replace(['\n', '\r'], " ");
        // Writing to a string cannot fail.
        let _ = writeln!(
            written,
            "{path}:{}:{}: {} {said}",
            position.line, position.column, finding.code.id
        );
    }
    written
}
