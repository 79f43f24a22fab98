//! The repository as it was at a commit of git, or as it will be at the next.

use super::outcome::Failure;
use super::repository::Repository;
use crate::findings::nearest;
use crate::text;
use crate::texts::{Arg, Text};
use crate::tree::{Commit, Git, GitFault, Snapshot};

/// More branches and tags than these are not all named.
const MOST_NAMES: usize = 12;

impl Repository {
    /// git, where the repository lies.
    pub fn git(&self) -> Result<Git, Failure> {
        Git::around(self.root()).map_err(|fault| self.git_failure(fault))
    }

    /// The commit that somebody named; none, when it is the newest of a repository that has no
    /// commit yet.
    pub fn commit(&self, git: &Git, named: &str) -> Result<Option<Commit>, Failure> {
        git.commit(named).map_err(|fault| match fault {
            GitFault::NoCommit { names, is_shallow } => {
                Failure::Usage(no_commit(named, &names, is_shallow))
            }
            fault => self.git_failure(fault),
        })
    }

    /// The newest commit in the history of both a commit and the newest one of all.
    pub fn common(&self, git: &Git, commit: &Commit) -> Result<Option<Commit>, Failure> {
        let newest = git.commit("HEAD").map_err(|fault| self.git_failure(fault))?;
        let Some(newest) = newest else {
            return Ok(None);
        };
        git.common(commit, &newest).map_err(|fault| self.git_failure(fault))
    }

    /// The repository as it was at a commit.
    pub fn at_commit(&self, git: &Git, commit: &Commit) -> Result<Repository, Failure> {
        let files = Snapshot::of_commit(git, commit).map_err(|fault| self.git_failure(fault))?;
        self.at(Box::new(files))
    }

    /// The repository as the next commit will have it.
    pub fn staged(&self) -> Result<Repository, Failure> {
        let files = Snapshot::of_index(&self.git()?).map_err(|fault| self.git_failure(fault))?;
        self.at(Box::new(files))
    }

    fn git_failure(&self, fault: GitFault) -> Failure {
        let folder = self.root().display().to_string();
        match fault {
            GitFault::NotInstalled => Failure::Access(text!("git.not-installed")),
            GitFault::NotRepository => Failure::Usage(text!("git.no-repository", folder = folder)),
            GitFault::Refused => Failure::Access(text!("git.refused", folder = folder)),
            GitFault::NoCommit { names, is_shallow } => {
                Failure::Usage(no_commit("HEAD", &names, is_shallow))
            }
            GitFault::Conflict(path) => Failure::Usage(text!("git.conflict", path = path)),
            GitFault::Other(why) => Failure::Access(text!("git.other", why = why)),
        }
    }
}

/// That there is no such commit, and what may have been meant.
fn no_commit(named: &str, names: &[String], is_shallow: bool) -> Text {
    if named.starts_with('-') {
        return text!("git.no-commit.option", named = named);
    }
    if is_shallow {
        return text!("git.no-commit.shallow", named = named);
    }
    match nearest(named, names.iter().map(String::as_str)) {
        Some(meant) => text!("git.no-commit.nearest", named = named, nearest = meant),
        None if names.is_empty() || names.len() > MOST_NAMES => {
            text!("git.no-commit.message", named = named)
        }
        None => {
            let names = names.iter().collect::<Arg>();
            text!("git.no-commit.names", named = named, names = names)
        }
    }
}
