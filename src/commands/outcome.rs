//! How a run of a command ends.

use crate::findings::Finding;
use crate::formats::{self, Batch, Home, Style};
use crate::source::Sources;
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
    /// The settings are wrong.
    Settings(Box<Broken>),
    /// It was said already why.
    Said,
}

/// Settings that cannot be used.
#[derive(Debug)]
pub(super) struct Broken {
    /// What is wrong in them.
    pub findings: Vec<Finding>,
    /// Their text.
    pub sources: Sources,
    /// Where the repository lies.
    pub home: Home,
}

impl Broken {
    /// What was found, for a format.
    pub fn batch(&self) -> Batch<'_> {
        let batch = Batch::new(&self.findings, &self.sources, 1);
        Batch { exit_code: 2, home: Some(&self.home), ..batch }
    }

    /// What is wrong, for people.
    pub fn said(&self, style: &Style) -> String {
        (formats::FINDINGS[0].write)(&self.batch(), style)
    }
}
