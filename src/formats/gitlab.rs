//! Findings as a report of code quality for GitLab, which shows them at the lines of a change.

use serde_json::{Value, json};

use super::concise;
use super::fingerprints::fingerprints;
use super::format::{Batch, Style};
use crate::findings::Severity;

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let names = fingerprints(batch);
    let issues = batch.findings.iter().zip(names).map(|(finding, fingerprint)| {
        let (start, end) = batch.stretch(finding.at);
        json!({
            "description": concise::said(finding, style),
            "check_name": finding.code.id,
            "fingerprint": fingerprint,
            "severity": severity(finding.severity),
            "location": {
                "path": batch.git_path(finding.source()),
                "lines": { "begin": start.line, "end": end.line },
            },
        })
    });
    format!("{:#}\n", Value::Array(issues.collect()))
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
