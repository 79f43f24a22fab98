//! What was found, in a sentence or two.

use std::collections::HashMap;

use super::format::{Batch, Style};
use crate::findings::Severity;
use crate::text;
use crate::texts::{Arg, Text};

/// From how many findings on it is said which codes they have most often.
const MANY: usize = 10;

/// How many codes are named then.
const NAMED: usize = 5;

/// How many files were read and what was found in them.
pub(super) fn counts(batch: &Batch, style: &Style) -> String {
    let files = text!("formats.summary.files", count = batch.files);
    let counted = [
        (Severity::Error, "formats.summary.errors"),
        (Severity::Warning, "formats.summary.warnings"),
        (Severity::Info, "formats.summary.infos"),
    ]
    .into_iter()
    .filter_map(|(severity, key)| {
        let count = batch.count(severity);
        let text = Text::find(key)?;
        (count > 0).then(|| text.with("count", count))
    });
    let counted: Vec<_> = counted.collect();
    if counted.is_empty() && batch.known > 0 {
        return text!("formats.summary.nothing-new", files = files, count = batch.known)
            .say(style.language);
    }
    if counted.is_empty() {
        return text!("formats.summary.clean", files = files).say(style.language);
    }
    text!("formats.summary.found", files = files, found = counted.into_iter().collect::<Arg>())
        .say(style.language)
}

/// What else is to be said of all findings: which sorts are the most, and what can be done.
pub(super) fn remarks(batch: &Batch, style: &Style) -> Vec<String> {
    let remarks = [most(batch), fixable(batch)];
    remarks.into_iter().flatten().map(|remark| remark.say(style.language)).collect()
}

fn most(batch: &Batch) -> Option<Text> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for finding in batch.findings {
        *counts.entry(finding.code.id).or_default() += 1;
    }
    if batch.findings.len() <= MANY || counts.len() < 2 {
        return None;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (usize::MAX - count, *code));
    let named = counts.iter().take(NAMED);
    let codes =
        named.map(|(code, count)| text!("formats.summary.code", code = *code, count = *count));
    Some(text!("formats.summary.most", codes = codes.collect::<Arg>()))
}

fn fixable(batch: &Batch) -> Option<Text> {
    let fixes = batch.findings.iter().filter_map(|finding| finding.fix.as_ref());
    let (certain, likely): (Vec<_>, Vec<_>) = fixes.partition(|fix| fix.is_certain);
    match (certain.len(), likely.len()) {
        (0, 0) => None,
        (0, likely) => Some(text!("formats.summary.likely", count = likely)),
        (certain, 0) => Some(text!("formats.summary.fixable", count = certain)),
        (certain, likely) => Some(text!(
            "formats.summary.both",
            certain = text!("formats.summary.fixable", count = certain),
            likely = text!("formats.summary.likely", count = likely)
        )),
    }
}
