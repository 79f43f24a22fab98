//! Findings one to a line: `path:line:column: code message; remedy`.

use super::format::{Batch, Style};
use super::plain;
use crate::findings::Finding;

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    batch.findings.iter().map(|finding| line(batch, finding, style) + "\n").collect()
}

/// A finding on a line of its own.
pub(super) fn line(batch: &Batch, finding: &Finding, style: &Style) -> String {
    let position = batch.sources.position(finding.at);
    format!(
        "{}:{}:{}: {} {}",
        plain::path(batch.path(finding.source())),
        position.line,
        position.column,
        finding.code.id,
        said(finding, style)
    )
}

/// What is wrong and what to write instead, on one line.
pub(super) fn said(finding: &Finding, style: &Style) -> String {
    let remedy = finding.remedy.iter().map(|remedy| remedy.say(style.language));
    let all = std::iter::once(finding.message.say(style.language)).chain(remedy);
    plain::line(&all.collect::<Vec<_>>().join("; "))
}
