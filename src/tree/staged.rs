//! The files of git's index: what the next commit will hold.

use std::collections::{BTreeMap, BTreeSet};

use super::git::{Git, GitFault};
use super::snapshot::{Object, Snapshot, Sort};

/// The ids of what is empty, in repositories with SHA-1 and with SHA-256.
const EMPTY: [&str; 2] = [
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
];

impl Snapshot {
    /// The files of the index in the folder that git was asked in, and below.
    ///
    /// # Errors
    /// When git cannot list them, or a file is in conflict.
    pub fn of_index(git: &Git) -> Result<Snapshot, GitFault> {
        let mut entries = BTreeMap::new();
        for entry in git.parts(&["ls-files", "--stage", "-z"])? {
            // Written `100644 ID STAGE<tab>PATH`; only a file in conflict has a stage above 0.
            let Some((about, path)) = entry.split_once('\t') else {
                continue;
            };
            let about: Vec<&str> = about.split(' ').collect();
            let [mode, id, stage] = about[..] else {
                continue;
            };
            if stage != "0" {
                return Err(GitFault::Conflict(path.to_owned()));
            }
            entries
                .insert(path.to_owned(), Object { sort: Sort::of_mode(mode), id: id.to_owned() });
        }
        if entries.values().any(|object| EMPTY.contains(&object.id.as_str())) {
            for path in announced(git)? {
                entries.remove(&path);
            }
        }
        Ok(Snapshot::new(git.clone(), entries))
    }
}

/// The files that are only announced (`git add --intent-to-add`): they are listed as empty, and the
/// next commit will not hold them.
fn announced(git: &Git) -> Result<BTreeSet<String>, GitFault> {
    let list = ["diff-files", "--relative", "--no-renames", "--name-only", "--diff-filter=A", "-z"];
    Ok(git.parts(&list)?.into_iter().collect())
}
