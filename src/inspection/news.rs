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
        Known::written(finding.code.id, path, &finding.part, &message, ledger)
    }

    /// A finding that was written down: its path is one of this repository.
    pub(super) fn written(
        code: &str,
        path: &str,
        part: &str,
        message: &str,
        ledger: &Ledger,
    ) -> Known {
        Known {
            code: code.to_owned(),
            path: path.to_owned(),
            part: part.to_owned(),
            message: message.to_owned(),
            record: record(path, ledger),
        }
    }

    /// Those of some that are not among others, one against one.
    #[must_use]
    pub fn without(some: Vec<Known>, others: &[Known]) -> Vec<Known> {
        let (is_old, _) = pairs(&some, others);
        some.into_iter().zip(is_old).filter(|(_, is_old)| !is_old).map(|(known, _)| known).collect()
    }

    fn place(&self) -> [&str; 3] {
        [&self.code, &self.record, &self.part]
    }

    fn words(&self) -> [&str; 4] {
        [&self.code, &self.record, &self.part, &self.message]
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

/// Sets findings against those that were known, one against one: first those that say the same of
/// the same part of the same record, then those that say it in other words, such as with another
/// amount. What is left is new. A fault that nobody could see before, because the file could not be
/// read, is new as well.
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
    pair(found, known, Known::words, &mut is_old, &mut is_there);
    pair(found, known, Known::place, &mut is_old, &mut is_there);
    (is_old, is_there)
}

/// Marks, one against one, what is the same on both sides and not marked yet.
fn pair<'k, K: Eq + Hash>(
    found: &'k [Known],
    known: &'k [Known],
    same: fn(&'k Known) -> K,
    is_old: &mut [bool],
    is_there: &mut [bool],
) {
    let mut open: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, known) in known.iter().enumerate().rev() {
        if !is_there[at] {
            open.entry(same(known)).or_default().push(at);
        }
    }
    for (found, is_old) in found.iter().zip(is_old).filter(|(_, is_old)| !**is_old) {
        if let Some(at) = open.get_mut(&same(found)).and_then(Vec::pop) {
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
        Known { code, path, part: part.to_owned(), message: message.to_owned(), record }
    }

    #[test]
    fn what_says_the_same_stands_against_one_another_first() {
        let now = vec![known("frames", "by 7"), known("frames", "by 5"), known("title", "by 5")];
        let then = [known("frames", "by 5")];
        let left = Known::without(now.clone(), &then);
        assert_eq!(left, [known("frames", "by 7"), known("title", "by 5")]);
        let then = [known("frames", "by 6"), known("frames", "by 5")];
        assert_eq!(Known::without(now.clone(), &then), [known("title", "by 5")]);
        assert_eq!(Known::without(now[..2].to_vec(), &now), []);
    }
}
