//! Which records are looked at, and which of the findings are asked for: those in some files, or
//! those that concern the file in an editor.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::outcome::Failure;
use super::repository::Repository;
use crate::findings::Finding;
use crate::ledger::Ledger;
use crate::text;
use crate::tree::LARGEST_FILE;

/// What stands for the standard input among the paths.
const STDIN: &str = "-";

/// What is looked at.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,
    #[arg(long)]
    staged: bool,
}

/// Which findings are asked for.
pub(super) enum Scope {
    /// Those in these files and folders; all, when there are none.
    Paths(Vec<String>),
    /// Those that can be seen from one file.
    Editor([String; 1]),
}

impl Args {
    /// The repository as it is looked at, and what is asked for.
    pub fn of(&self, repository: Repository) -> Result<(Repository, Scope), Failure> {
        let is_stdin = |path: &PathBuf| path.as_os_str() == STDIN;
        match (&self.stdin_filename, self.paths.iter().any(is_stdin)) {
            (None, true) => Err(Failure::Usage(text!("cli.stdin-name"))),
            (Some(_), false) => Err(Failure::Usage(text!("cli.stdin-hyphen"))),
            (Some(_), true) if self.staged => Err(Failure::Usage(text!("cli.stdin-staged"))),
            (Some(_), true) if self.paths.len() > 1 => {
                Err(Failure::Usage(text!("cli.stdin-alone")))
            }
            (Some(name), true) => editor(repository, name),
            (None, false) if self.staged => {
                let repository = repository.staged()?;
                let named = self.paths.iter().map(|path| staged(&repository, path));
                let named = named.collect::<Result<_, _>>()?;
                Ok((repository, Scope::Paths(named)))
            }
            (None, false) => {
                let named = self.paths.iter().map(|path| repository.path(path));
                let named = named.collect::<Result<_, _>>()?;
                Ok((repository, Scope::Paths(named)))
            }
        }
    }
}

/// The repository with what is read from the standard input in the place of a file.
fn editor(repository: Repository, name: &Path) -> Result<(Repository, Scope), Failure> {
    let path = repository.path_to_be(name)?;
    let mut bytes = Vec::new();
    // One byte more than a record may have is enough to find it too large.
    let mut input = io::stdin().lock().take(LARGEST_FILE + 1);
    input.read_to_end(&mut bytes).map_err(|error| {
        Failure::Access(text!("cli.unreadable", path = STDIN, why = error.to_string()))
    })?;
    Ok((repository.with(&path, bytes), Scope::Editor([path])))
}

/// A path that was named, which may be gone from the disk but not from the index.
fn staged(repository: &Repository, named: &Path) -> Result<String, Failure> {
    let path = repository.path_to_be(named)?;
    if !path.is_empty() && !repository.has(&path)? {
        let shown = named.display().to_string();
        return Err(Failure::Usage(text!("git.not-staged", path = shown)));
    }
    Ok(path)
}

impl Scope {
    /// The files that are named.
    pub fn named(&self) -> &[String] {
        match self {
            Scope::Paths(paths) => paths,
            Scope::Editor(path) => path,
        }
    }

    /// Whether all findings are asked for.
    pub fn is_all(&self) -> bool {
        self.named().is_empty()
    }

    /// Whether a file is asked for.
    pub fn covers_path(&self, path: &str) -> bool {
        self.is_all() || self.named().iter().any(|named| covers(named, path))
    }

    /// Whether a finding is asked for.
    pub fn covers(&self, finding: &Finding, ledger: &Ledger) -> bool {
        let own = ledger.path(finding.source());
        match self {
            Scope::Paths(_) => self.covers_path(own),
            Scope::Editor([path]) => {
                let mut related = finding.related.iter();
                own == path || related.any(|label| ledger.path(label.at.source) == path)
            }
        }
    }
}

/// Whether a path is a file that is named, or lies in a folder that is.
fn covers(named: &str, path: &str) -> bool {
    let rest = path.strip_prefix(named);
    named.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
