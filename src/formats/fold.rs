//! Findings that say the same, as one.

use std::collections::HashMap;

use crate::findings::{Finding, Severity};
use crate::texts::Language;

/// Findings that say the same at several places.
pub(super) struct Fold<'f> {
    /// The first of them.
    pub first: &'f Finding,
    /// The others, in their order.
    pub others: Vec<&'f Finding>,
}

impl Fold<'_> {
    /// How many there are.
    pub fn count(&self) -> usize {
        1 + self.others.len()
    }
}

/// The findings, with those that say the same at the place of the first of them.
pub(super) fn fold(findings: &[Finding], language: Language) -> Vec<Fold<'_>> {
    let mut folds: Vec<Fold> = Vec::new();
    let mut known: HashMap<(&str, Severity, Vec<String>), usize> = HashMap::new();
    for finding in findings {
        let said = std::iter::once(&finding.message).chain(&finding.remedy).chain(&finding.notes);
        let said = said.map(|text| text.say(language)).collect();
        let at = known.entry((finding.code.id, finding.severity, said)).or_insert(folds.len());
        match folds.get_mut(*at) {
            Some(fold) => fold.others.push(finding),
            None => folds.push(Fold { first: finding, others: Vec::new() }),
        }
    }
    folds
}
