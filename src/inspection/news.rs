//! What is new: findings that were not there before, told by record and rule and not by line, so
//! that neither a line that moved nor a file that moved makes an old fault a new one.

use std::collections::HashMap;
use std::hash::Hash;

use crate::findings::Finding;
use crate::ledger::Ledger;
use crate::texts::Language;

/// A finding that was there before, as far as it takes to know it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its code.
    pub code: String,
    /// The path of the file that it stood in.
    pub path: String,
    /// The field that it was about.
    pub part: String,
    /// What it said.
    pub message: String,
    /// What it said it of: amounts, names, dates. Not known of what was written down without.
    pub values: Option<String>,
    /// The record that stood in the file by kind and id, which stay when the file is moved.
    record: String,
}

/// Findings, set against those that were known.
pub struct News {
    /// What was not there before.
    pub new: Vec<Finding>,
    /// What was.
    pub old: Vec<Finding>,
    /// What was there and is no longer.
    pub gone: Vec<Known>,
}

impl Known {
    /// What is to be known of a finding. The message is kept in one language for all.
    pub fn of(finding: &Finding, ledger: &Ledger) -> Known {
        let path = ledger.path(finding.source());
        let message = finding.message.say(Language::default());
        let values = Some(finding.message.values());
        Known::written([finding.code.id, path, &finding.part, &message], values, ledger)
    }

    /// A finding that was written down: its path is one of this repository.
    pub(super) fn written(
        [code, path, part, message]: [&str; 4],
        values: Option<String>,
        ledger: &Ledger,
    ) -> Known {
        Known {
            code: code.to_owned(),
            path: path.to_owned(),
            part: part.to_owned(),
            message: message.to_owned(),
            values,
            record: record(path, ledger),
        }
    }

    /// Those of some that are not among others, one against one.
    #[must_use]
    pub fn without(some: Vec<Known>, others: &[Known]) -> Vec<Known> {
        let (is_old, _) = pairs(&some, others);
        some.into_iter().zip(is_old).filter(|(_, is_old)| !is_old).map(|(known, _)| known).collect()
    }

    fn of_same(&self) -> Option<[&str; 4]> {
        Some([&self.code, &self.record, &self.part, self.values.as_ref()?])
    }

    fn in_same_words(&self) -> Option<[&str; 4]> {
        Some([&self.code, &self.record, &self.part, &self.message])
    }
}

/// The kind and id of the record in a file; its path, when it is none.
fn record(path: &str, ledger: &Ledger) -> String {
    let below = path.strip_prefix(ledger.folder.as_str()).and_then(|rest| rest.strip_prefix('/'));
    let name = below.and_then(|below| below.strip_suffix(".yaml"));
    match name.and_then(|name| ledger.schemas.record(name)) {
        Some((kind, id)) => format!("{} {id}", kind.name),
        None => path.to_owned(),
    }
}

/// Sets findings against those that were known, one against one: those that say the same, of the same
/// amounts and names, of the same part of the same record, or say it in the same words. What is left
/// is new: what grew worse is, and what nobody could see before because the file could not be read.
pub fn news(findings: Vec<Finding>, ledger: &Ledger, known: Vec<Known>) -> News {
    let found: Vec<Known> = findings.iter().map(|finding| Known::of(finding, ledger)).collect();
    let (is_old, is_there) = pairs(&found, &known);
    let mut news = News { new: Vec::new(), old: Vec::new(), gone: Vec::new() };
    for (finding, is_old) in findings.into_iter().zip(is_old) {
        if is_old { news.old.push(finding) } else { news.new.push(finding) }
    }
    let left = known.into_iter().zip(is_there).filter(|(_, is_there)| !is_there);
    news.gone = left.map(|(known, _)| known).collect();
    news
}

/// Which of two lists of findings stand against one another.
fn pairs(found: &[Known], known: &[Known]) -> (Vec<bool>, Vec<bool>) {
    let mut is_old = vec![false; found.len()];
    let mut is_there = vec![false; known.len()];
    pair(found, known, Known::of_same, &mut is_old, &mut is_there);
    pair(found, known, Known::in_same_words, &mut is_old, &mut is_there);
    (is_old, is_there)
}

/// Marks, one against one, what is the same on both sides and not marked yet.
fn pair<'k, K: Eq + Hash>(
    found: &'k [Known],
    known: &'k [Known],
    same: fn(&'k Known) -> Option<K>,
    is_old: &mut [bool],
    is_there: &mut [bool],
) {
    let mut open: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, known) in known.iter().enumerate().rev() {
        if let Some(key) = same(known).filter(|_| !is_there[at]) {
            open.entry(key).or_default().push(at);
        }
    }
    for (found, is_old) in found.iter().zip(is_old).filter(|(_, is_old)| !**is_old) {
        if let Some(at) = same(found).and_then(|key| open.get_mut(&key)?.pop()) {
            *is_old = true;
            is_there[at] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(part: &str, message: &str) -> Known {
        let [code, path] = ["over-budget", "records/funds/a.yaml"].map(str::to_owned);
        let record = "fund a".to_owned();
        let values = Some(message.to_owned());
        Known { code, path, part: part.to_owned(), message: message.to_owned(), values, record }
    }

    #[test]
    fn what_says_the_same_of_the_same_part_is_known() {
        let now = vec![known("frames", "by 7"), known("frames", "by 5"), known("title", "by 5")];
        let then = [known("frames", "by 5")];
        let left = Known::without(now.clone(), &then);
        assert_eq!(left, [known("frames", "by 7"), known("title", "by 5")]);
        assert_eq!(Known::without(now[..2].to_vec(), &now), []);
    }

    #[test]
    fn what_grew_worse_is_new() {
        let then = [known("frames", "by 5")];
        assert_eq!(Known::without(vec![known("frames", "by 7000")], &then).len(), 1);
    }

    #[test]
    fn what_was_written_down_without_values_is_known_by_its_words() {
        let then = [Known { values: None, ..known("frames", "by 5") }];
        assert_eq!(Known::without(vec![known("frames", "by 5")], &then), []);
    }
}
