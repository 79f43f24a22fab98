//! Findings as SARIF 2.1.0, the form in which code scanning takes them.
//!
//! Only the rules that found something are described. GitHub takes at most 25,000 results; of more
//! the worst are written, and how many were left out is said as a notification of the run.

use std::cmp::Reverse;

use serde_json::{Map, Value, json};

use super::fingerprints::fingerprints;
use super::format::{Batch, Style};
use super::{plain, uri};
use crate::findings::{Code, Finding, Fix, Severity};
use crate::source::Place;
use crate::text;
use crate::texts::{self, Text};

/// The most results that GitHub takes.
const RESULTS: usize = 25_000;

/// The most other places that are written with a result.
const RELATED: usize = 100;

/// The longest description of a rule that GitHub shows.
const DESCRIPTION: usize = 1000;

/// What all paths begin from: the root of the git repository.
const ROOT: &str = "%SRCROOT%";

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let mut rules: Vec<&Code> = Vec::new();
    for finding in batch.findings {
        if !rules.contains(&finding.code) {
            rules.push(finding.code);
        }
    }
    rules.sort_by_key(|code| code.id);
    let mut named: Vec<(&Finding, String)> =
        batch.findings.iter().zip(fingerprints(batch)).collect();
    let left = named.len().saturating_sub(RESULTS);
    if left > 0 {
        named.sort_by_key(|(finding, _)| Reverse(finding.severity));
        named.truncate(RESULTS);
        named.sort_by_key(|(finding, _)| finding.at);
    }
    let results = named.iter().map(|(finding, name)| result(batch, finding, name, &rules, style));
    let results: Vec<Value> = results.collect();
    let rules: Vec<Value> = rules.into_iter().map(|code| rule(code, style)).collect();
    let prefix = batch.home.map_or("", |home| &home.prefix);
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": style.language.code(),
                "rules": rules,
            }},
            "automationDetails": { "id": format!("collab/{prefix}") },
            "originalUriBaseIds": { ROOT: {
                "description": { "text": text!("formats.sarif.root").say(style.language) },
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(batch, left, style)],
            "results": results,
        }],
    });
    format!("{whole:#}\n")
}

fn invocation(batch: &Batch, left: usize, style: &Style) -> Value {
    let mut invocation = json!({
        // That something is wrong in the records does not mean that the run went wrong; that the
        // settings could not be used does.
        "executionSuccessful": batch.exit_code <= 1,
        "exitCode": batch.exit_code,
    });
    if left > 0 {
        let said = text!("formats.sarif.left", count = left).say(style.language);
        invocation["toolExecutionNotifications"] =
            json!([{ "level": "warning", "message": { "text": said } }]);
    }
    invocation
}

fn rule(code: &Code, style: &Style) -> Value {
    let page = texts::page(&code.id.replace('-', "_"), style.language).unwrap_or(code.page);
    let mut paragraphs = page.split("\n\n").skip(1).take_while(|text| !text.starts_with("## "));
    let first = paragraphs.next().map(plain::line).unwrap_or_default();
    let all = paragraphs.fold(first.clone(), |all, next| format!("{all} {}", plain::line(next)));
    let full = if all.chars().count() > DESCRIPTION { first.clone() } else { all };
    json!({
        "id": code.id,
        "name": pascal(code.id),
        "shortDescription": { "text": first },
        "fullDescription": { "text": full },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(code.severity) },
        "properties": { "problem.severity": match code.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "recommendation",
        }},
    })
}

/// `over-budget` as `OverBudget`.
fn pascal(id: &str) -> String {
    let words = id.split('-').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(batch: &Batch, finding: &Finding, name: &str, rules: &[&Code], style: &Style) -> Value {
    let say = |text: &Text| text.say(style.language);
    let related = || finding.related.iter().take(RELATED).zip(1..);
    let texts = std::iter::once(&finding.message).chain(&finding.remedy).chain(&finding.notes);
    // GitHub shows another place only when the message has a link to it.
    let links = related().map(|(label, id)| {
        let path = plain::path(&batch.git_path(label.at.source));
        let line = batch.sources.position(label.at).line;
        format!("[{}:{line}]({id}): {}", bracketed(&path), linkless(&say(&label.text)))
    });
    let lines = texts.map(|text| linkless(&say(text))).chain(links);
    let message = lines.collect::<Vec<_>>().join("\n");
    let mut result = Map::new();
    result.insert("ruleId".into(), finding.code.id.into());
    let index = rules.iter().position(|rule| *rule == finding.code);
    result.insert("ruleIndex".into(), index.into());
    result.insert("level".into(), level(finding.severity).into());
    result.insert("message".into(), json!({ "text": message }));
    result.insert("locations".into(), json!([location(batch, finding.at)]));
    let related = related().map(|(label, id)| {
        let mut related = location(batch, label.at);
        related["id"] = Value::from(id);
        related["message"] = json!({ "text": say(&label.text) });
        related
    });
    let related: Vec<Value> = related.collect();
    if !related.is_empty() {
        result.insert("relatedLocations".into(), related.into());
    }
    result.insert("partialFingerprints".into(), json!({ "place/v1": name }));
    if let Some(fix) = &finding.fix {
        result.insert("fixes".into(), json!([self::fix(batch, fix, style)]));
    }
    Value::Object(result)
}

/// A text that no reader takes for a link to another place.
fn linkless(text: &str) -> String {
    if text.contains("](") { bracketed(text) } else { text.to_owned() }
}

/// A text within the brackets of a link.
fn bracketed(text: &str) -> String {
    text.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]")
}

fn location(batch: &Batch, at: Place) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": artifact(batch, at),
        "region": region(batch, at),
    }})
}

fn artifact(batch: &Batch, at: Place) -> Value {
    json!({ "uri": uri::relative(&batch.git_path(at.source)), "uriBaseId": ROOT })
}

fn region(batch: &Batch, at: Place) -> Value {
    let (start, end) = batch.stretch(at);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": at.span.start,
        "byteLength": at.span.end.saturating_sub(at.span.start),
    })
}

/// A fix, with its edits under the files that they are made in.
fn fix(batch: &Batch, fix: &Fix, style: &Style) -> Value {
    let changes = fix.edits.chunk_by(|(one, _), (other, _)| one.source == other.source);
    let changes = changes.map(|edits| {
        let replacements = edits.iter().map(|(at, text)| {
            json!({ "deletedRegion": region(batch, *at), "insertedContent": { "text": text } })
        });
        json!({
            "artifactLocation": artifact(batch, edits[0].0),
            "replacements": replacements.collect::<Vec<_>>(),
        })
    });
    json!({
        "description": { "text": fix.title.say(style.language) },
        "artifactChanges": changes.collect::<Vec<_>>(),
        "properties": { "certain": fix.is_certain },
    })
}

#[cfg(test)]
mod tests {
    use super::{linkless, pascal};

    #[test]
    fn a_text_of_the_records_is_no_link() {
        assert_eq!(linkless("years [1, 2]"), "years [1, 2]");
        assert_eq!(linkless("see [1](2)"), r"see \[1\](2)");
    }

    #[test]
    fn names_of_rules_are_in_pascal_case() {
        assert_eq!(pascal("over-budget"), "OverBudget");
        assert_eq!(pascal("tab"), "Tab");
    }
}
