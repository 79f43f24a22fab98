//! Findings written down to be left for later: as much of each as it takes to know it again, in an
//! order that does not hang on lines, so that the file changes as little as what it holds.

use serde_json::{Value, json};

use super::format::{Batch, Style};
use crate::texts::Language;

/// The version of the form: it changes when a reader would have to.
const VERSION: u32 = 1;

pub(super) fn write(batch: &Batch, _: &Style) -> String {
    let mut findings: Vec<[String; 5]> = batch
        .findings
        .iter()
        .map(|finding| {
            let path = batch.sources.get(finding.source()).path.clone();
            // One file serves readers of all languages, so it is written in one.
            let message = finding.message.say(Language::default());
            [
                path,
                finding.code.id.to_owned(),
                finding.part.clone(),
                message,
                finding.message.values(),
            ]
        })
        .collect();
    findings.sort_unstable();
    let findings: Vec<Value> = findings
        .into_iter()
        .map(|[path, code, part, message, values]| {
            json!({ "path": path, "code": code, "part": part, "message": message, "values": values })
        })
        .collect();
    format!("{:#}\n", json!({ "version": VERSION, "findings": findings }))
}
