//! Where the repository is that a command works on.

use std::path::{Path, PathBuf};

use super::outcome::Failure;
use crate::config;
use crate::text;

/// The folder to work in: the one that is asked for, that of the environment, or the working folder.
pub(super) fn start(directory: Option<&Path>) -> PathBuf {
    let set = || std::env::var_os("COLLAB_ROOT").filter(|set| !set.is_empty()).map(PathBuf::from);
    directory.map(Path::to_owned).or_else(set).unwrap_or_else(|| PathBuf::from("."))
}

/// The root of the repository around the folder to work in, if there is one.
pub(super) fn root(directory: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let start = start(directory);
    let start = start.canonicalize().map_err(|error| {
        Failure::Usage(text!(
            "cli.no-folder",
            folder = start.display().to_string(),
            why = error.to_string()
        ))
    })?;
    let mut upwards = start.ancestors();
    Ok(upwards.find(|folder| folder.join(config::FILE).is_file()).map(Path::to_owned))
}
