//! A file begins with a byte-order mark.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("byte-order-mark", Warning, "byte_order_mark.md"), check };

const MARK: char = '\u{FEFF}';

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for (source, file) in ledger.sources.iter() {
        if file.text.starts_with(MARK) {
            let at = Place { source, span: Span::new(0..MARK.len_utf8()) };
            reporter
                .find(at, text!("rules.writing.byte-order-mark.message"))
                .remedy(text!("rules.writing.byte-order-mark.remedy"))
                .fix(Fix::certain(text!("rules.writing.byte-order-mark.fix"), at, ""));
        }
    }
}
