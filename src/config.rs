//! The settings of a records repository: `collab.yaml`, which also marks its root.

use serde::Deserialize;

use crate::findings::{Finding, Severity};
use crate::schema::{SchemaFault, Shape};
use crate::source::{SourceId, Sources};
use crate::yaml;

/// The name of the file.
pub const FILE: &str = "collab.yaml";

const SCHEMA: &str = include_str!("../schemas/collab.json");

/// The settings.
#[derive(Debug, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The folder of the records.
    pub records: String,
    /// The folder of the repository's own schemas.
    pub schemas: String,
    /// The least severity at which validation fails.
    pub fail_on: FailOn,
}

impl Default for Config {
    fn default() -> Config {
        Config { records: "records".into(), schemas: "schemas".into(), fail_on: FailOn::Error }
    }
}

/// From which severity on findings make a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Errors and warnings.
    Warning,
    /// Any finding.
    Info,
    /// No finding.
    Never,
}

impl FailOn {
    /// All of them, by the words for them.
    pub const ALL: [(&'static str, FailOn); 4] = [
        ("error", FailOn::Error),
        ("warning", FailOn::Warning),
        ("info", FailOn::Info),
        ("never", FailOn::Never),
    ];

    /// Whether a finding of a severity makes the run fail.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Info => true,
            FailOn::Never => false,
        }
    }
}

/// Reads the settings from the bytes of the file.
///
/// # Errors
/// What is wrong in it, and the text that it is wrong in. The outer error is a fault of the
/// program's own schema.
pub fn read(
    path: &str,
    bytes: Vec<u8>,
) -> Result<Result<Config, (Vec<Finding>, Sources)>, SchemaFault> {
    let shape = Shape::alone("collab", SCHEMA)?;
    let mut sources = Sources::default();
    let (text, fault) = yaml::decode(bytes);
    let source = sources.add(path.to_owned(), text);
    if let Some(fault) = fault {
        return Ok(Err((vec![fault(source)], sources)));
    }
    Ok(settings(&shape, source, &sources.get(source).text).map_err(|findings| (findings, sources)))
}

fn settings(shape: &Shape, source: SourceId, text: &str) -> Result<Config, Vec<Finding>> {
    let parsed = yaml::parse(source, text);
    let mut findings = parsed.findings;
    let node = parsed.node.filter(|_| parsed.whole);
    if let Some(node) = &node {
        findings.extend(shape.check(source, node).findings);
    }
    match node {
        Some(node) if findings.iter().all(|found| found.severity < Severity::Error) => {
            Ok(yaml::read::<Option<Config>>(&node).ok().flatten().unwrap_or_default())
        }
        _ => Err(findings),
    }
}
