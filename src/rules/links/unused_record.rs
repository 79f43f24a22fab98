//! Nothing points at a record, and it points at nothing itself.

use std::collections::HashSet;

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::source::{Place, Span};
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("unused-record", Info, "unused_record.md"), check };

/// The kinds that are there for what they do elsewhere. Organisations may be kept as a directory, and
/// a fund of which nothing is disposed yet, a project, a call or a meeting tells something of its own.
const NAMED: [&str; 2] = ["body", "person"];

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    // What cannot be read may point at anything.
    if !ledger.broken.is_empty() || !ledger.misplaced.is_empty() {
        return;
    }
    let mut used: HashSet<&str> = HashSet::new();
    for record in &ledger.records {
        for link in &record.links {
            let id = link.text.split_once('#').map_or(&*link.text, |(id, _)| id);
            // A name in words may mean it as well.
            used.extend([id, ledger.person_meant(id)]);
        }
    }
    for record in ledger.records.iter().filter(|record| NAMED.contains(&record.kind.as_str())) {
        if used.contains(record.id.as_str()) || !record.links.is_empty() {
            continue;
        }
        let kind = Text::find(&format!("ledger.kinds.{}", record.kind));
        let kind = kind.map_or(crate::texts::Arg::from(&record.kind), Into::into);
        let at = Place { source: record.source, span: Span::default() };
        reporter
            .find(at, text!("rules.links.unused-record.message", id = &record.id, kind = kind))
            .remedy(text!("rules.links.unused-record.remedy", id = &record.id));
    }
}
