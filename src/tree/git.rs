//! git, asked through its own program: never through a shell, and such that it neither asks nor
//! fetches anything.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Variables that say which repository git works on. A hook of another repository may have set them.
const WHICH: [&str; 6] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// Those that git finds out by itself for a folder.
const PLACES: [&str; 3] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR"];

/// The git repository that a folder lies in, which may be any folder of it.
#[derive(Debug, Clone)]
pub struct Git {
    folder: PathBuf,
    /// Those of the variables that hold for this repository.
    which: Vec<(&'static str, OsString)>,
}

/// A commit, by its full id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit(String);

impl Commit {
    /// As much of its id as people write.
    pub fn short(&self) -> &str {
        self.0.get(..9).unwrap_or(&self.0)
    }

    pub(super) fn id(&self) -> &str {
        &self.0
    }
}

/// Why git could not be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GitFault {
    /// There is no program `git`.
    NotInstalled,
    /// The folder lies in no git repository.
    NotRepository,
    /// git does not read a repository that belongs to somebody else.
    Refused,
    /// There is no such commit.
    NoCommit {
        /// The branches and tags that there are.
        names: Vec<String>,
        /// Whether the clone holds only the newest commits.
        is_shallow: bool,
    },
    /// A file is in conflict: git holds several versions of it.
    Conflict(String),
    /// Anything else, in the words of git.
    Other(String),
}

impl Git {
    /// The git repository around a folder.
    ///
    /// # Errors
    /// When git is not installed, does not read the repository, or there is none.
    pub fn around(folder: &Path) -> Result<Git, GitFault> {
        let found = Git { folder: folder.to_owned(), which: Vec::new() };
        let inherited = inherited();
        let named = inherited.iter().find(|(name, _)| *name == "GIT_DIR").map(|(_, path)| path);
        match found.lines(&["rev-parse", "--absolute-git-dir"]) {
            Ok(lines) => {
                let own = lines.first().and_then(|line| Path::new(line).canonicalize().ok());
                let is_own = |path: &OsString| Path::new(path).canonicalize().ok() == own;
                if named.is_some_and(|path| !is_own(path)) {
                    return Ok(found);
                }
                let which = inherited.into_iter().filter(|(name, _)| !PLACES.contains(name));
                Ok(Git { which: which.collect(), ..found })
            }
            Err(GitFault::NotRepository) if named.is_some() => {
                let found = Git { which: inherited, ..found };
                found.lines(&["rev-parse", "--absolute-git-dir"])?;
                Ok(found)
            }
            Err(fault) => Err(fault),
        }
    }

    /// The commit that a branch, a tag, an id or another notation of git names. None, when it is
    /// the newest of a repository that has no commit yet.
    ///
    /// # Errors
    /// When there is no such commit.
    pub fn commit(&self, named: &str) -> Result<Option<Commit>, GitFault> {
        let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options"];
        let wanted = format!("{named}^{{commit}}");
        let output = self.output(&[&verify[..], &[&wanted]].concat())?;
        if output.status.success() && !named.is_empty() {
            return Ok(Some(Commit(said(&output.stdout).trim().to_owned())));
        }
        let is_head = ["HEAD", "@"].contains(&named);
        if is_head && self.output(&["symbolic-ref", "--quiet", "HEAD"])?.status.success() {
            return Ok(None);
        }
        let names = ["refs/heads", "refs/remotes", "refs/tags"];
        let list = ["for-each-ref", "--format=%(refname:short)"];
        Err(GitFault::NoCommit {
            names: self.lines(&[&list[..], &names].concat())?,
            is_shallow: self.lines(&["rev-parse", "--is-shallow-repository"])? == ["true"],
        })
    }

    /// The newest commit that is in the history of both. None, when there is none, or it is not in
    /// this clone.
    ///
    /// # Errors
    /// When git cannot be asked.
    pub fn common(&self, one: &Commit, other: &Commit) -> Result<Option<Commit>, GitFault> {
        let output = self.output(&["merge-base", one.id(), other.id()])?;
        match output.status.code() {
            Some(0) => Ok(said(&output.stdout).lines().next().map(|id| Commit(id.to_owned()))),
            Some(1) => Ok(None),
            _ => Err(fault(&output.stderr)),
        }
    }

    /// What git answers, in parts that end with a zero byte.
    pub(super) fn parts(&self, arguments: &[&str]) -> Result<Vec<String>, GitFault> {
        let answer = self.answer(arguments)?;
        let parts = answer.split(|byte| *byte == 0).filter(|part| !part.is_empty());
        Ok(parts.map(said).collect())
    }

    fn lines(&self, arguments: &[&str]) -> Result<Vec<String>, GitFault> {
        Ok(said(&self.answer(arguments)?).lines().map(str::to_owned).collect())
    }

    fn answer(&self, arguments: &[&str]) -> Result<Vec<u8>, GitFault> {
        let output = self.output(arguments)?;
        if output.status.success() { Ok(output.stdout) } else { Err(fault(&output.stderr)) }
    }

    fn output(&self, arguments: &[&str]) -> Result<Output, GitFault> {
        self.command(arguments).stdin(Stdio::null()).output().map_err(|error| not_started(&error))
    }

    /// git with these arguments, ready to be started.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).arg("--no-pager").args(arguments);
        for name in WHICH {
            command.env_remove(name);
        }
        command.envs(self.which.iter().map(|(name, value)| (name, value)));
        command.env("GIT_TERMINAL_PROMPT", "0");
        command.env("GIT_NO_LAZY_FETCH", "1");
        command.env("GIT_OPTIONAL_LOCKS", "0");
        command.env("LC_ALL", "C").env_remove("LANGUAGE");
        command
    }
}

/// The variables that are set, with paths from the root of the computer: git is not started in the
/// folder that they were written for.
fn inherited() -> Vec<(&'static str, OsString)> {
    let absolute = |value: &OsStr| match env::current_dir().map(|folder| folder.join(value)) {
        Ok(path) if path.exists() => path.into_os_string(),
        _ => value.to_owned(),
    };
    let set = |name: &'static str| {
        let value = env::var_os(name).filter(|value| !value.is_empty())?;
        let is_path = name != "GIT_ALTERNATE_OBJECT_DIRECTORIES";
        Some((name, if is_path { absolute(&value) } else { value }))
    };
    let mut inherited: Vec<_> = WHICH.into_iter().filter_map(set).collect();
    let is_set = |wanted| inherited.iter().any(|(name, _)| *name == wanted);
    if is_set("GIT_DIR")
        && !is_set("GIT_WORK_TREE")
        && let Ok(folder) = env::current_dir()
    {
        inherited.push(("GIT_WORK_TREE", folder.into_os_string()));
    }
    inherited
}

/// Why git could not be started.
fn not_started(error: &io::Error) -> GitFault {
    match error.kind() {
        io::ErrorKind::NotFound => GitFault::NotInstalled,
        _ => GitFault::Other(error.to_string()),
    }
}

/// Why git did not do it, from what it says.
fn fault(complaint: &[u8]) -> GitFault {
    let complaint = said(complaint);
    if complaint.contains("dubious ownership") {
        return GitFault::Refused;
    }
    if complaint.contains("not a git repository") {
        return GitFault::NotRepository;
    }
    let line = complaint.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    GitFault::Other(line.trim_start_matches("fatal: ").to_owned())
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
