//! Findings as annotations of GitHub Actions: commands in what a step prints, which GitHub shows at
//! the lines of a change.
//!
//! GitHub shows ten errors, ten warnings and ten notices of a step. So the worst come first, each
//! message once before any is repeated, and the others are only counted; all are on the page of the
//! step.

use super::concise;
use super::fold::fold;
use super::format::{Batch, Style};
use super::plain;
use crate::findings::{Finding, Severity};
use crate::text;

/// How many annotations of a severity GitHub shows.
const SHOWN: usize = 10;

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let folds = fold(batch.findings, style.language);
    let firsts = folds.iter().map(|fold| fold.first);
    let others = folds.iter().flat_map(|fold| fold.others.iter().copied());
    let ordered: Vec<&Finding> = firsts.chain(others).collect();
    let mut written = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of_severity = ordered.iter().filter(|finding| finding.severity == severity);
        for finding in of_severity.take(SHOWN) {
            written.push_str(&annotation(batch, finding, style));
        }
    }
    let left = [Severity::Error, Severity::Warning, Severity::Info]
        .map(|severity| batch.count(severity).saturating_sub(SHOWN));
    let left: usize = left.into_iter().sum();
    if left > 0 {
        let said = text!("formats.github.left", count = left).say(style.language);
        written.push_str(&(said + "\n"));
    }
    written
}

fn annotation(batch: &Batch, finding: &Finding, style: &Style) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) = batch.stretch(finding.at);
    // GitHub knows columns only on a single line.
    let columns = if start.line == end.line {
        format!(",col={},endColumn={}", start.column, end.column)
    } else {
        String::new()
    };
    let related = finding.related.iter().map(|label| {
        format!(
            "{}:{}: {}",
            plain::path(&batch.git_path(label.at.source)),
            batch.sources.position(label.at).line,
            plain::line(&label.text.say(style.language))
        )
    });
    let notes = finding.notes.iter().map(|note| plain::line(&note.say(style.language)));
    let lines = std::iter::once(concise::said(finding, style)).chain(related).chain(notes);
    format!(
        "::{command} file={},line={},endLine={}{columns},title={}::{}\n",
        property(&batch.git_path(finding.source())),
        start.line,
        end.line,
        property(finding.code.id),
        data(&lines.collect::<Vec<_>>().join("\n"))
    )
}

/// A text after the last `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text before it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn a_text_cannot_end_the_command_that_it_stands_in() {
        assert_eq!(data("100 %\n::error::x"), "100 %25%0A::error::x");
        assert_eq!(property("a,b:c.yaml"), "a%2Cb%3Ac.yaml");
    }
}
