//! How a run of a command ends.

use crate::texts::Text;

/// How a run ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// Something is wrong in the records.
    Faults,
}

/// Why a run could not do its work.
#[derive(Debug)]
pub(super) enum Failure {
    /// It was asked for what does not exist, or is set up wrongly.
    Usage(Text),
    /// Something could not be read or written.
    Access(Text),
    /// It is set up wrongly, and these are the findings that say how, written out.
    Findings(String),
}
