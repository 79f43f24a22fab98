//! What was looked at and is right as it is: `# collab: allow CODE because …` beside it.
//!
//! A silence on the line of a field or list element holds for it with all that stands in it, one on
//! a line of its own for what comes next, and one that says `in this file` for the whole file.

use super::faults::{UNCLEAR_SILENCE, UNUSED_SILENCE};
use crate::findings::{Codes, Finding, Fix};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::yaml::{self, Node, Value};

/// What a comment that concerns `collab` begins with, and with a colon.
const NAME: &str = "collab";
const SIGN: &str = "collab:";
/// What such a comment says when it holds for the whole file.
const WHOLE_FILE: &str = "in this file";

/// A silence that could be understood.
#[derive(Debug)]
pub(super) struct Silence {
    at: Place,
    code: String,
    /// The stretch of the text that it holds for.
    over: Span,
    /// The change that takes the comment away.
    without: Span,
    is_used: bool,
}

impl Silence {
    /// Whether it holds for a finding; from then on it is used.
    pub fn silences(&mut self, finding: &Finding) -> bool {
        let holds = finding.code.id == self.code
            && finding.source() == self.at.source
            && (self.over.start..=self.over.end).contains(&finding.at.span.start);
        self.is_used |= holds;
        holds
    }

    /// That it silences nothing, if it does not.
    pub fn unused(&self) -> Option<Finding> {
        let code = self.code.as_str();
        (!self.is_used).then(|| {
            let title = text!("inspection.unused-silence.fix");
            let without = Place { source: self.at.source, span: self.without };
            Finding::new(
                &UNUSED_SILENCE,
                self.at,
                text!("inspection.unused-silence.message", code = code),
            )
            .remedy(text!("inspection.unused-silence.remedy"))
            .fix(Fix::likely(title, without, ""))
        })
    }
}

/// The silences in a text, and what is wrong with those that cannot be understood.
pub(super) fn read(source: SourceId, text: &str, codes: &Codes) -> (Vec<Silence>, Vec<Finding>) {
    let mut silences = Vec::new();
    let mut findings = Vec::new();
    let comments = yaml::comments(text, NAME);
    if comments.is_empty() {
        return (silences, findings);
    }
    let root = yaml::parse(source, text).node;
    for comment in comments {
        let at = Place { source, span: comment };
        let written = text[comment.range()].trim_start_matches('#').trim();
        let is_meant = written.starts_with(SIGN) || written.starts_with("collab allow");
        let order = written.strip_prefix(SIGN);
        if !is_meant {
            continue;
        }
        let unclear = |message| Finding::new(&UNCLEAR_SILENCE, at, message);
        let Some(order) = order.and_then(Order::read) else {
            findings.push(
                unclear(text!("inspection.unclear-silence.message"))
                    .remedy(text!("inspection.unclear-silence.remedy")),
            );
            continue;
        };
        for code in order.codes {
            if let Some(fault) = codes.fault(code) {
                findings.push(unclear(fault.message).remedy(fault.remedy));
                continue;
            }
            silences.push(Silence {
                at,
                code: code.to_owned(),
                over: if order.is_for_file {
                    Span::new(0..text.len())
                } else {
                    covered(text, comment, root.as_ref())
                },
                without: removal(text, comment),
                is_used: false,
            });
        }
    }
    (silences, findings)
}

/// What a comment orders.
struct Order<'t> {
    codes: Vec<&'t str>,
    is_for_file: bool,
}

impl<'t> Order<'t> {
    /// Reads `allow CODE, CODE [in this file] because REASON`.
    fn read(text: &'t str) -> Option<Order<'t>> {
        let (allowed, reason) = text.trim().strip_prefix("allow ")?.split_once(" because")?;
        if reason.trim().trim_matches(['…', '.', ':']).is_empty() {
            return None;
        }
        let allowed = allowed.trim();
        let short = allowed.strip_suffix(WHOLE_FILE);
        let named = short.unwrap_or(allowed);
        let codes: Vec<&str> =
            named.split([',', ' ']).map(str::trim).filter(|code| !code.is_empty()).collect();
        (!codes.is_empty()).then_some(Order { codes, is_for_file: short.is_some() })
    }
}

/// What a comment stands beside: the field or element that begins on its line or, when it has a line
/// of its own, on the next line with something in it.
fn covered(text: &str, comment: Span, root: Option<&Node>) -> Span {
    let mut line = line_of(text, comment.start as usize);
    if has_own_line(text, comment) {
        let below = text[line.end as usize..].split_inclusive('\n').skip(1);
        let mut start = next_line(text, line);
        for written in below {
            line = Span::new(start..start + written.trim_end().len());
            let shown = written.trim();
            if !shown.is_empty() && !shown.starts_with('#') {
                break;
            }
            start += written.len();
        }
    }
    root.and_then(|root| beginning_on(root, line)).unwrap_or(line)
}

/// The outermost field or element of a list that begins on a line.
fn beginning_on(node: &Node, line: Span) -> Option<Span> {
    let begins = |start: u32| (line.start..=line.end).contains(&start);
    match &node.value {
        Value::Map(entries) => entries.iter().find_map(|entry| {
            let (start, end) = (entry.key.span.start, entry.value.span.end.max(entry.key.span.end));
            if begins(start) {
                return Some(Span { start, end });
            }
            (start < line.start).then(|| beginning_on(&entry.value, line)).flatten()
        }),
        Value::List(elements) => elements.iter().find_map(|element| {
            if begins(element.span.start) {
                return Some(element.span);
            }
            (element.span.start < line.start).then(|| beginning_on(element, line)).flatten()
        }),
        Value::Null | Value::Scalar(_) => None,
    }
}

/// What goes when a comment goes: its whole line, or the space before it too.
fn removal(text: &str, comment: Span) -> Span {
    let line = line_of(text, comment.start as usize);
    if has_own_line(text, comment) {
        return Span::new(line.start as usize..next_line(text, line));
    }
    let kept = text[..comment.start as usize].trim_end().len();
    Span::new(kept..comment.end as usize)
}

fn has_own_line(text: &str, comment: Span) -> bool {
    let line = line_of(text, comment.start as usize);
    text[line.start as usize..comment.start as usize].trim().is_empty()
}

/// The line that a byte lies on, without its line break.
fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    Span::new(start..end)
}

/// Where the line after a line begins.
fn next_line(text: &str, line: Span) -> usize {
    let end = line.end as usize;
    text[end..].find('\n').map_or(text.len(), |length| end + length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    const TEXT: &str = "\
title: A
# collab: allow stated-total because the source is wrong
stated_totals:
  - what: disposed
    amount: 1
  - what: granted # collab: allow stated-total because …
    amount: 2
summary: b # collab: allow stated-total, undecided because it is known
";

    fn covered_by(comment: &str) -> &'static str {
        let source = Sources::default().add("a.yaml".into(), TEXT.into());
        let root = yaml::parse(source, TEXT).node.unwrap();
        let start = TEXT.find(comment).unwrap();
        let end = start + TEXT[start..].find('\n').unwrap();
        &TEXT[covered(TEXT, Span::new(start..end), Some(&root)).range()]
    }

    #[test]
    fn a_silence_holds_for_what_begins_on_its_line_or_the_next() {
        let list = covered_by("# collab: allow stated-total because the");
        assert!(list.starts_with("stated_totals:") && list.ends_with("amount: 2"), "{list}");
        let element = covered_by("# collab: allow stated-total because …");
        assert!(
            element.starts_with("what: granted") && element.ends_with("amount: 2"),
            "{element}"
        );
        assert_eq!(covered_by("# collab: allow stated-total, undecided"), "summary: b");
    }

    #[test]
    fn an_order_has_codes_and_a_reason() {
        let read = |text| Order::read(text).map(|order| (order.codes, order.is_for_file));
        assert_eq!(read(" allow a, b because c"), Some((vec!["a", "b"], false)));
        assert_eq!(read(" allow a in this file because c"), Some((vec!["a"], true)));
        assert_eq!(read(" allow a"), None);
        assert_eq!(read(" allow a because …"), None);
        assert_eq!(read(" allow because c"), None);
    }
}
