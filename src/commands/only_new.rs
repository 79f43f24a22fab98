//! Leaves out the findings that were there before: at a commit, or in a file that lists them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::cli::Global;
use super::outcome::Failure;
use super::output;
use super::repository::Repository;
use crate::findings::Finding;
use crate::inspection::{Known, Terms, baseline, inspect, news};
use crate::ledger::{Ledger, Loaded};
use crate::text;
use crate::texts::{Language, Text};

/// More findings than these are not all named when they are gone.
const MOST_GONE: usize = 10;

/// What to set the findings against.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    since: Option<String>,
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
}

/// The run of a command, as far as it decides what was there before.
pub(super) struct Run<'r> {
    pub repository: &'r Repository,
    pub loaded: &'r Loaded,
    pub terms: Terms,
    pub global: &'r Global,
}

/// What is new, and what is not.
pub(super) struct Sifted {
    /// What was not there before.
    pub new: Vec<Finding>,
    old: Vec<(Vec<Finding>, Reason)>,
    gone: Vec<Known>,
}

/// Why a finding is not new.
enum Reason {
    Commit(Text),
    Baseline(String),
}

impl Args {
    /// Whether findings are set against a list in a file.
    pub fn has_baseline(&self) -> bool {
        self.baseline.is_some()
    }

    /// Sifts findings.
    pub fn sift(&self, findings: Vec<Finding>, run: &Run) -> Result<Sifted, Failure> {
        let ledger = &run.loaded.ledger;
        let mut sifted = Sifted { new: findings, old: Vec::new(), gone: Vec::new() };
        let mut listed = Vec::new();
        if let Some(path) = &self.baseline {
            listed = read(path, run.loaded)?;
            let reason = Reason::Baseline(path.display().to_string());
            sifted.gone = sifted.leave_out(listed.clone(), reason, ledger);
        }
        if let Some(named) = &self.since {
            let (known, at) = found_at(named, run)?;
            // What the list has accounted for must not account for something else again.
            let known = Known::without(known, &listed);
            sifted.leave_out(known, Reason::Commit(at), ledger);
        }
        Ok(sifted)
    }
}

impl Sifted {
    /// Leaves out what is known, and returns what was known and is no longer found.
    fn leave_out(&mut self, known: Vec<Known>, reason: Reason, ledger: &Ledger) -> Vec<Known> {
        let news = news(std::mem::take(&mut self.new), ledger, known);
        self.new = news.new;
        self.old.push((news.old, reason));
        news.gone
    }

    /// How many of the findings that are asked for are left out.
    pub fn left_out(&self, is_asked_for: impl Fn(&Finding) -> bool) -> usize {
        let old = self.old.iter().flat_map(|(old, _)| old);
        old.filter(|finding| is_asked_for(finding)).count()
    }

    /// Says how many of the findings that are asked for are left out, and why.
    pub fn complain(&self, is_asked_for: impl Fn(&Finding) -> bool, language: Language) {
        for (old, reason) in &self.old {
            let count = old.iter().filter(|finding| is_asked_for(finding)).count();
            let text = match reason {
                Reason::Commit(at) => text!("git.since.old", count = count, at = at.clone()),
                Reason::Baseline(file) => text!("git.baseline.old", count = count, file = file),
            };
            if count > 0 {
                output::complain(&text.say(language));
            }
        }
    }

    /// Names the findings of the baseline that are no longer found, so that it can shrink.
    pub fn complain_of_gone(&self, language: Language) {
        let count = self.gone.len();
        if count == 0 {
            return;
        }
        output::complain(&text!("git.baseline.gone", count = count).say(language));
        for known in self.gone.iter().take(MOST_GONE) {
            output::complain(&format!("  {}: {} {}", known.path, known.code, known.message));
        }
        if let Some(more) = count.checked_sub(MOST_GONE).filter(|more| *more > 0) {
            output::complain(&text!("git.baseline.more", count = more).say(language));
        }
    }
}

/// The findings that a file lists.
fn read(path: &Path, loaded: &Loaded) -> Result<Vec<Known>, Failure> {
    let shown = || path.display().to_string();
    let bytes = fs::read(path).map_err(|error| {
        let why = error.to_string();
        match error.kind() {
            io::ErrorKind::NotFound => {
                Failure::Usage(text!("git.baseline.missing", file = shown()))
            }
            _ => Failure::Access(text!("cli.unreadable", path = shown(), why = why)),
        }
    })?;
    baseline(&bytes, &loaded.ledger)
        .map_err(|why| Failure::Usage(text!("git.baseline.unusable", file = shown(), why = why)))
}

/// What was found at the commit where the work on the newest one left the one that is named, and
/// how that commit is called. Where nothing could be judged, nothing was known.
fn found_at(named: &str, run: &Run) -> Result<(Vec<Known>, Text), Failure> {
    let Run { repository, terms, global, .. } = *run;
    let language = global.style().language;
    let git = repository.git()?;
    let Some(commit) = repository.commit(&git, named)? else {
        return Ok((Vec::new(), text!("git.since.at", named = named, commit = "–")));
    };
    let left = repository.common(&git, &commit)?;
    if left.is_none() {
        output::complain(&text!("git.since.no-base", named = named).say(language));
    }
    let at = match &left {
        Some(left) if *left != commit => {
            text!("git.since.left", named = named, commit = left.short())
        }
        _ if named.starts_with(commit.short()) => {
            text!("git.since.commit", commit = commit.short())
        }
        _ => text!("git.since.at", named = named, commit = commit.short()),
    };
    let found = repository.at_commit(&git, left.as_ref().unwrap_or(&commit)).and_then(|before| {
        let mut loaded = before.load_any(&[])?;
        let findings = inspect(&mut loaded, &before.config, terms).findings;
        Ok(findings.iter().map(|finding| Known::of(finding, &loaded.ledger)).collect())
    });
    match found {
        Err(Failure::Usage(_) | Failure::Settings(_)) => {
            output::complain(&text!("git.since.unusable", at = at.clone()).say(language));
            Ok((Vec::new(), at))
        }
        found => Ok((found?, at)),
    }
}
