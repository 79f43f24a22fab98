//! A file has line endings of two sorts, or of one that is no longer in use.

use memchr::memchr_iter;

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("line-endings", Info, "line_endings.md"), check };

/// A line ends in LF, or in CR and LF as on Windows; either will do for all of a file.
fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for (source, file) in ledger.sources.iter() {
        let bytes = file.text.as_bytes();
        let Some(first) = memchr_iter(b'\r', bytes).next() else {
            continue;
        };
        let returns: Vec<usize> = memchr_iter(b'\r', bytes).collect();
        let is_pair = |at: &&usize| bytes.get(**at + 1) == Some(&b'\n');
        let pairs = returns.iter().filter(is_pair).count();
        let lines = memchr_iter(b'\n', bytes).count();
        if pairs == returns.len() && pairs == lines {
            continue;
        }
        // Each return is taken away, with one that stands alone becoming the end of a line.
        let edits = returns.iter().map(|at| {
            let instead = if is_pair(&at) { "" } else { "\n" };
            (Place { source, span: Span::new(*at..*at + 1) }, instead.to_owned())
        });
        let fix = Fix {
            title: text!("rules.writing.line-endings.fix"),
            edits: edits.collect(),
            is_certain: true,
        };
        let at = Place { source, span: Span::new(first..first + 1) };
        reporter
            .find(at, text!("rules.writing.line-endings.message"))
            .remedy(text!("rules.writing.line-endings.remedy"))
            .fix(fix);
    }
}
