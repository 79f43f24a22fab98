//! The files of a commit.

use super::git::{Commit, Git, GitFault};
use super::snapshot::{Object, Snapshot, Sort};

impl Snapshot {
    /// The files of a commit in the folder that git was asked in, and below.
    ///
    /// # Errors
    /// When git cannot list them.
    pub fn of_commit(git: &Git, commit: &Commit) -> Result<Snapshot, GitFault> {
        let listed = git.parts(&["ls-tree", "-r", "-z", commit.id()])?;
        let entries = listed.iter().filter_map(|entry| {
            // Written `100644 blob ID<tab>PATH`.
            let (about, path) = entry.split_once('\t')?;
            let mut about = about.split(' ');
            let sort = Sort::of_mode(about.next()?);
            Some((path.to_owned(), Object { sort, id: about.nth(1)?.to_owned() }))
        });
        Ok(Snapshot::new(git.clone(), entries.collect()))
    }
}
