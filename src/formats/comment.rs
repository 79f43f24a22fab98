//! Findings as Markdown: for a comment on a change, and for the page of a step of GitHub Actions.
//! Both have an end: what is worst comes first, and the last files are only counted.

use std::collections::BTreeMap;

use super::format::{Batch, Style};
use super::markdown::escape;
use super::{plain, summary, uri};
use crate::findings::{Finding, Severity};
use crate::source::{Place, SourceId};
use crate::text;

/// How many bytes of findings fit into a comment: GitHub takes 65,536 characters.
const COMMENT: usize = 60_000;

/// How many fit on the page of a step: GitHub takes a megabyte, of which others may need some.
const PAGE: usize = 900_000;

pub(super) fn comment(batch: &Batch, style: &Style) -> String {
    write(batch, style, COMMENT)
}

pub(super) fn page(batch: &Batch, style: &Style) -> String {
    write(batch, style, PAGE)
}

fn write(batch: &Batch, style: &Style, most: usize) -> String {
    let mut written = format!("### {}\n", code(&summary::counts(batch, style)));
    for remark in summary::remarks(batch, style) {
        written.push_str(&format!("\n{}\n", code(&remark)));
    }
    let mut left = (0, 0);
    for (source, findings) in by_file(batch) {
        let mut block = format!("\n#### {}\n\n", link(batch, source, None));
        for finding in &findings {
            block.push_str(&item(batch, finding, style));
        }
        if left.0 == 0 && written.len() + block.len() <= most {
            written.push_str(&block);
        } else {
            left = (left.0 + findings.len(), left.1 + 1);
        }
    }
    if left.0 > 0 {
        let files = text!("formats.summary.files", count = left.1);
        let said = text!("formats.markdown.left", count = left.0, files = files);
        written.push_str(&format!("\n{}\n", code(&said.say(style.language))));
    }
    written
}

/// The findings of each file, the files with the worst ones first.
fn by_file<'b>(batch: &Batch<'b>) -> Vec<(SourceId, Vec<&'b Finding>)> {
    let mut by_file: BTreeMap<SourceId, Vec<&Finding>> = BTreeMap::new();
    for finding in batch.findings {
        by_file.entry(finding.source()).or_default().push(finding);
    }
    let mut by_file: Vec<_> = by_file.into_iter().collect();
    let worst = |findings: &[&Finding]| findings.iter().map(|finding| finding.severity).max();
    by_file.sort_by_key(|(_, findings)| std::cmp::Reverse(worst(findings)));
    by_file
}

fn item(batch: &Batch, finding: &Finding, style: &Style) -> String {
    let severity = match finding.severity {
        Severity::Error => text!("formats.severity.error"),
        Severity::Warning => text!("formats.severity.warning"),
        Severity::Info => text!("formats.severity.info"),
    };
    let language = style.language;
    let mut lines = vec![format!(
        "- **{}** {} `{}`: {}",
        severity.say(language),
        link(batch, finding.source(), Some((finding.at, style))),
        finding.code.id,
        code(&finding.message.say(language))
    )];
    let remedy = finding.remedy.iter().map(|remedy| (text!("formats.help"), remedy));
    let notes = finding.notes.iter().map(|note| (text!("formats.note"), note));
    for (name, said) in remedy.chain(notes) {
        lines.push(format!("  - {}: {}", name.say(language), code(&said.say(language))));
    }
    for label in &finding.related {
        let place = link(batch, label.at.source, Some((label.at, style)));
        let file = if label.at.source == finding.source() {
            String::new()
        } else {
            format!("{}, ", link(batch, label.at.source, None))
        };
        lines.push(format!("  - {file}{place}: {}", code(&label.text.say(language))));
    }
    lines.join("\n") + "\n"
}

/// A link to a file, or to a line of it.
fn link(batch: &Batch, source: SourceId, line: Option<(Place, &Style)>) -> String {
    let path = batch.git_path(source);
    let shown_at = batch.home.and_then(|home| home.shown_at.as_deref()).unwrap_or_default();
    let address = format!("{shown_at}{}", uri::relative(&path));
    match line {
        None => format!("[{}]({address})", escape(&plain::path(&path))),
        Some((at, style)) => {
            let line = batch.sources.position(at).line;
            let said = text!("formats.markdown.line", line = line.to_string());
            format!("[{}]({address}#L{line})", said.say(style.language))
        }
    }
}

/// A text whose backticks are Markdown's own; nothing else in it is, and nobody is called by it.
fn code(text: &str) -> String {
    let text = plain::line(text);
    let is_closed = text.matches('`').count().is_multiple_of(2);
    let mut parts = text.split('`').enumerate().peekable();
    let mut written = String::new();
    while let Some((at, part)) = parts.next() {
        let is_last = parts.peek().is_none();
        if at % 2 == 1 && (is_closed || !is_last) && !part.is_empty() {
            written.push_str(&format!("`{part}`"));
        } else {
            if at % 2 == 1 {
                written.push_str("\\`");
            }
            let before = part.len() - part.trim_start().len();
            let after = if part.trim().is_empty() { 0 } else { part.len() - part.trim_end().len() };
            let said = escape(part).replace('@', "@<!-- -->");
            written.push_str(&format!("{}{said}{}", " ".repeat(before), " ".repeat(after)));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn only_backticks_mean_something() {
        assert_eq!(code("no `a_b` in *c* <d>"), r"no `a_b` in \*c\* \<d>");
        assert_eq!(code("an odd ` and @everybody"), r"an odd \` and @<!-- -->everybody");
        assert_eq!(code("`a`, `b`"), "`a`, `b`");
    }
}
