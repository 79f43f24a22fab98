//! The last line of a file has no end.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("missing-newline", Info, "missing_newline.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for (source, file) in ledger.sources.iter() {
        let text = &file.text;
        // What is not UTF-8 ends in another way.
        let is_read = !text.contains(char::REPLACEMENT_CHARACTER);
        if is_read && !text.is_empty() && !text.ends_with(['\n', '\r']) {
            let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
            let at = Place { source, span: Span::new(text.len()..text.len()) };
            reporter
                .find(at, text!("rules.writing.missing-newline.message"))
                .remedy(text!("rules.writing.missing-newline.remedy"))
                .fix(Fix::certain(text!("rules.writing.missing-newline.fix"), at, newline));
        }
    }
}
