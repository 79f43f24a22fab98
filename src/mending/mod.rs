//! Makes the fixes that findings carry, in memory: texts in which what was found is put right.
//!
//! It goes in rounds. In each, the fixes that do not get in one another's way are made, and all
//! records are read and looked at again, for one fix may show the next fault. A fix is left out when
//! it would change a value that it does not mean, make a file unreadable, bring a new error into its
//! file, do nothing about its finding, or be undone by another. What no fix touches stays as it is,
//! byte for byte. Nothing is written here.

mod choice;
mod edits;
mod overlay;
mod patch;
mod rounds;
mod standing;
#[cfg(test)]
mod tests;
mod unchanged;

pub use patch::patch;
pub use rounds::mend;

use crate::config::Config;
use crate::findings::Finding;
use crate::inspection::Terms;
use crate::ledger::Loaded;
use crate::texts::Text;

/// What is to be put right.
#[derive(Clone, Copy)]
pub struct Request<'r> {
    /// The settings of the repository.
    pub config: &'r Config,
    /// The files to be read besides its records.
    pub named: &'r [String],
    /// How the records are looked at.
    pub terms: Terms,
    /// Whether to make also what is only likely right.
    pub likely: bool,
    /// Whether the file at a path may be changed, and what is found in it is to be put right.
    pub covers: &'r dyn Fn(&str) -> bool,
}

/// What became of a tree.
pub struct Mended {
    /// The files that are changed, in order.
    pub files: Vec<MendedFile>,
    /// The fixes that were made.
    pub made: Vec<Made>,
    /// The fixes that could not be made, each by its finding among those that remain, and why.
    pub left_out: Vec<(usize, Text)>,
    /// The records with all changes.
    pub loaded: Loaded,
    /// What is found in them still, in the order of the files.
    pub findings: Vec<Finding>,
}

/// A file that is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MendedFile {
    /// Its path from the root of the repository.
    pub path: String,
    /// All that stood in it.
    pub before: String,
    /// All that is to stand in it.
    pub after: String,
    /// A number that it shares with the files that change together with it or not at all.
    pub tied: usize,
}

/// A fix that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The code of what was found.
    pub code: &'static str,
    /// The file that it was found in.
    pub path: String,
}
