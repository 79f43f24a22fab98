//! The files of a repository: on disk, at a commit of git or in its index, in memory, or with one of
//! them as it stands in an editor.

mod disk;
mod git;
mod memory;
mod overlay;
mod revision;
mod snapshot;
mod staged;
mod write;

use std::io;

pub use disk::Disk;
pub use git::{Commit, Git, GitFault};
pub use memory::Memory;
pub use overlay::Overlay;
pub use snapshot::Snapshot;
pub use write::{Placed, Ready};

/// A file larger than this is not read: a record is a few kilobytes.
pub const LARGEST_FILE: u64 = 4 * 1024 * 1024;

/// A place where the files of a repository can be listed and read. Paths are from its root, with
/// `/` between folders.
pub trait Tree {
    /// The paths of all files below a folder, in order. A folder that is not there has none.
    ///
    /// # Errors
    /// When a folder cannot be listed.
    fn files(&self, folder: &str) -> io::Result<Vec<String>>;

    /// What stands in a file.
    ///
    /// # Errors
    /// When it cannot be read, is not a file, or is larger than [`LARGEST_FILE`].
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// A file that the tree lists and whose content it turned out not to have, or could not hand
    /// out any more. What was read from such a tree is not the whole.
    fn lost(&self) -> Option<String> {
        None
    }
}
