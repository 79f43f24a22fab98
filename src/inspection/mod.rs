//! Everything that was found in the records, as it is shown: files, shapes, links and rules
//! together, in the order of the files, each finding with the field that it is about.

mod masking;
mod parts;

pub use masking::shown;

use crate::config::Config;
use crate::date::Day;
use crate::findings::Finding;
use crate::ledger::Loaded;
use crate::rules;

/// What there is to find in records under the settings of their repository. What hangs on the clock
/// is found as of a day when one is given, and else as of the last meeting of the body concerned.
pub fn inspect(loaded: &Loaded, _config: &Config, today: Option<Day>) -> Vec<Finding> {
    let mut findings = loaded.findings.clone();
    findings.extend(rules::check(&loaded.ledger, today));
    findings.sort_by_key(|finding| finding.at);
    parts::name(&mut findings, &loaded.ledger);
    masking::mask(&mut findings);
    findings
}
