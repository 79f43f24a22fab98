//! Everything that was found in the records, as it is shown: files, shapes, links and rules
//! together, in the order of the files, each finding with the field that it is about.

mod masking;
mod parts;

pub use masking::shown;

use crate::config::Config;
use crate::date::Day;
use crate::findings::{Finding, MOST_IN_A_FILE};
use crate::ledger::Loaded;
use crate::rules;
use crate::text;

/// What there is to find in records under the settings of their repository. What hangs on the clock
/// is found as of a day when one is given, and else as of the last meeting of the body concerned.
pub fn inspect(loaded: &Loaded, _config: &Config, today: Option<Day>) -> Vec<Finding> {
    let mut findings = loaded.findings.clone();
    findings.extend(rules::check(&loaded.ledger, today));
    findings.sort_by_key(|finding| finding.at);
    let mut findings = shortened(findings);
    parts::name(&mut findings, &loaded.ledger);
    masking::mask(&mut findings);
    findings
}

/// The findings without those that go beyond the most of a file; the last that is kept says how many
/// these are.
fn shortened(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    let (mut in_file, mut beyond) = (0, 0);
    for finding in findings {
        let is_same = kept.last().is_some_and(|last| last.source() == finding.source());
        if !is_same {
            say_beyond(kept.last_mut(), beyond);
            (in_file, beyond) = (0, 0);
        }
        in_file += 1;
        if in_file <= MOST_IN_A_FILE {
            kept.push(finding);
        } else {
            beyond += 1;
        }
    }
    say_beyond(kept.last_mut(), beyond);
    kept
}

fn say_beyond(last: Option<&mut Finding>, beyond: usize) {
    if let Some(last) = last.filter(|_| beyond > 0) {
        last.notes.push(text!("formats.beyond", count = beyond));
    }
}
