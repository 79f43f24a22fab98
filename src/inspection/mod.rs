//! Everything that was found in the records, as it is shown: files, shapes, links and rules
//! together, without what is allowed, as bad as the repository takes it, in the order of the files,
//! each finding with the field that it is about.

mod baseline;
mod faults;
mod masking;
mod news;
mod parts;
mod silences;

use std::collections::HashMap;

use silences::Silence;

pub use baseline::baseline;
pub use news::{Known, News, news};

pub use masking::shown;

use crate::config::Config;
use crate::date::Day;
use crate::findings::{Code, Codes, Finding, MOST_IN_A_FILE, Severity};
use crate::ledger::{self, Loaded};
use crate::rules;
use crate::source::{Place, SourceId};
use crate::text;
use crate::{config, schema, yaml};

/// How the records are looked at.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    /// The day as of which is found what hangs on the clock; when none is said, it is found as of
    /// the last meeting of the body concerned.
    pub today: Option<Day>,
    /// Whether what is silenced and allowed is left out, and levels are heeded.
    pub ignores: bool,
}

impl Default for Terms {
    fn default() -> Terms {
        Terms { today: None, ignores: true }
    }
}

/// What was found.
#[derive(Debug)]
pub struct Inspection {
    /// The findings, in the order of the files.
    pub findings: Vec<Finding>,
    /// How many more there were that are silenced or allowed.
    pub silenced: usize,
}

/// The codes of all sorts of fault that `collab` looks for.
pub fn codes() -> Codes {
    let firm = [yaml::CODES, schema::CODES, ledger::FIRM_CODES].concat();
    let firm = firm.into_iter().filter(|code| code.severity == Severity::Error).collect();
    let all: Vec<&'static Code> =
        rules::codes().into_iter().chain(faults::CODES.iter().copied()).collect();
    Codes { all, firm }
}

/// What there is to find in records under the settings of their repository.
pub fn inspect(loaded: &mut Loaded, config: &Config, terms: Terms) -> Inspection {
    let mut findings = std::mem::take(&mut loaded.findings);
    findings.extend(rules::check(&loaded.ledger, terms.today));
    let before = findings.len();
    let mut said = Vec::new();
    if terms.ignores {
        let codes = codes();
        said.extend(silence(&mut findings, loaded, &codes));
        said.extend(allow(&mut findings, loaded, config));
    }
    let silenced = before - findings.len();
    findings.extend(said);
    if terms.ignores {
        findings.retain_mut(|finding| take_as(finding, config));
    }
    findings.sort_by_key(|finding| finding.at);
    let mut findings = shortened(findings);
    parts::name(&mut findings, &loaded.ledger);
    masking::mask(&mut findings);
    Inspection { findings, silenced }
}

/// Takes away what is silenced where it stands. Gives the silences that are unclear or unused.
fn silence(findings: &mut Vec<Finding>, loaded: &Loaded, codes: &Codes) -> Vec<Finding> {
    let sources = &loaded.ledger.sources;
    let mut said = Vec::new();
    let mut silences: HashMap<SourceId, Vec<Silence>> = HashMap::new();
    for (source, text) in sources.all() {
        let (read, unclear) = silences::read(source, &text.text, codes);
        said.extend(unclear);
        if !read.is_empty() {
            silences.insert(source, read);
        }
    }
    findings.retain(|finding| {
        let mut is_silenced = false;
        // Each one is asked, so that of two that say the same both are used.
        for silence in silences.get_mut(&finding.source()).into_iter().flatten() {
            is_silenced |= silence.silences(finding);
        }
        !is_silenced
    });
    said.extend(silences.values().flatten().filter_map(Silence::unused));
    said
}

/// Takes away what the settings allow. Gives what they allow and nobody finds.
fn allow(findings: &mut Vec<Finding>, loaded: &mut Loaded, config: &Config) -> Vec<Finding> {
    let mut used = vec![false; config.allow.len()];
    findings.retain(|finding| {
        let path = loaded.ledger.path(finding.source());
        let mut is_allowed = false;
        for (allowance, used) in config.allow.iter().zip(&mut used) {
            if allowance.code.value == finding.code.id && allowance.covers(path) {
                *used = true;
                is_allowed = true;
            }
        }
        !is_allowed
    });
    let unused: Vec<_> = config
        .allow
        .iter()
        .zip(used)
        .filter(|(_, used)| !used)
        .map(|(allowance, _)| allowance)
        .collect();
    if unused.is_empty() {
        return Vec::new();
    }
    let source = loaded.ledger.sources.add(config::FILE.to_owned(), config.text.clone());
    let finding = |allowance: &config::Allowance| {
        let message = text!(
            "inspection.unused-silence.settings",
            code = allowance.code.as_str(),
            records = &allowance.records
        );
        Finding::new(&faults::UNUSED_SILENCE, Place { source, span: allowance.code.span }, message)
            .remedy(text!("inspection.unused-silence.settings-remedy"))
    };
    unused.into_iter().map(finding).collect()
}

/// Gives a finding the severity that the repository takes it for; false, when it takes no notice.
fn take_as(finding: &mut Finding, config: &Config) -> bool {
    let Some(level) = config.levels.get(finding.code.id) else {
        return true;
    };
    match level.severity() {
        Some(severity) => finding.severity = severity,
        None => return false,
    }
    true
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
