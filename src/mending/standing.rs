//! How it stands with a file: how far it can be read, and which errors are found in it.

use std::collections::HashMap;

use crate::findings::{Finding, Severity};
use crate::ledger::Loaded;
use crate::source::SourceId;
use crate::yaml;

/// How far a file can be read. What lies beyond is not judged, so new errors there are only shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// It is no YAML that records are made of.
    Text,
    /// It is no record, or not in the shape of one.
    Nodes,
    /// It is a record.
    Record,
}

/// How it stands with a file.
#[derive(Debug)]
pub(super) struct Standing {
    reach: Reach,
    /// How many errors there are of each code in each part of it.
    errors: HashMap<(&'static str, String), usize>,
}

/// How it stands with all files in which there are errors, or which are no records.
pub(super) fn of_all(loaded: &Loaded, findings: &[Finding]) -> HashMap<SourceId, Standing> {
    let mut all: HashMap<SourceId, Standing> = HashMap::new();
    let ledger = &loaded.ledger;
    let no_records = ledger.broken.iter().map(|broken| broken.source);
    for source in no_records.chain(ledger.misplaced.iter().copied()) {
        all.entry(source).or_default().reach = Reach::Nodes;
    }
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let standing = all.entry(finding.source()).or_default();
        *standing.errors.entry((finding.code.id, finding.part.clone())).or_default() += 1;
        if yaml::CODES.iter().any(|code| code.id == finding.code.id && code.id != "duplicate-key") {
            standing.reach = Reach::Text;
        }
    }
    all
}

impl Default for Standing {
    fn default() -> Standing {
        Standing { reach: Reach::Record, errors: HashMap::new() }
    }
}

impl Standing {
    /// Whether fixes made it worse: the file is less readable than it was, or has an error that it
    /// had not. Where it could not be read in full before, what the fixes let show in their own
    /// parts of it was there already.
    pub fn is_worse_than(&self, before: &Standing, own: &[String]) -> bool {
        if self.reach < before.reach {
            return true;
        }
        let is_own = |part: &str| {
            own.iter().any(|own| {
                part.strip_prefix(own.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        match before.reach {
            Reach::Text => false,
            Reach::Nodes => {
                let other = self.errors.iter().filter(|((_, part), _)| !is_own(part));
                other.map(|(_, count)| count).sum::<usize>() > before.errors.values().sum()
            }
            Reach::Record => self
                .errors
                .iter()
                .any(|(kind, count)| count > before.errors.get(kind).unwrap_or(&0)),
        }
    }
}
