//! The settings of a records repository: `collab.yaml`, which also marks its root.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::findings::{Codes, Finding, Severity};
use crate::schema::{self, SchemaFault, Shape};
use crate::source::{Place, SourceId, Sources, Span, Spanned};
use crate::text;
use crate::texts::{Arg, Language};
use crate::yaml::{self, Node};

/// The name of the file.
pub const FILE: &str = "collab.yaml";

const SCHEMA: &str = include_str!("../schemas/collab.json");

/// The settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The folder of the records.
    pub records: String,
    /// The folder of the repository's own schemas.
    pub schemas: String,
    /// The least severity at which validation fails.
    pub fail_on: FailOn,
    /// The language of its readers, by code.
    pub language: Option<String>,
    /// How bad this repository takes what has a code, by code.
    pub levels: BTreeMap<String, Level>,
    /// What is known here, and not reported.
    pub allow: Vec<Allowance>,
    /// The text that they were read from.
    #[serde(skip)]
    pub text: String,
}

/// How bad a repository takes a sort of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// As an error.
    Error,
    /// As a warning.
    Warning,
    /// As worth knowing.
    Info,
    /// It is not reported.
    Off,
}

impl Level {
    /// The severity; none, when it is not reported.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Info => Some(Severity::Info),
            Level::Off => None,
        }
    }
}

/// That a sort of fault is not reported in some records.
#[derive(Debug, Clone, Deserialize)]
pub struct Allowance {
    /// The code.
    pub code: Spanned<String>,
    /// The file or folder, from the root of the repository.
    pub records: String,
    /// Why.
    pub because: String,
}

impl Allowance {
    /// Whether a file, from the root of the repository, is the one that is meant or lies in the
    /// folder that is.
    pub fn covers(&self, path: &str) -> bool {
        let rest = path.strip_prefix(self.records.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            records: "records".into(),
            schemas: "schemas".into(),
            fail_on: FailOn::Error,
            language: None,
            levels: BTreeMap::new(),
            allow: Vec::new(),
            text: String::new(),
        }
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

    /// The least severity that makes the run fail, if any does.
    pub fn least(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

/// The language that settings ask for, whatever else may be wrong in them.
pub fn language(text: &str) -> Option<String> {
    let parsed = yaml::parse(Sources::default().add(FILE.to_owned(), String::new()), text);
    parsed.node?.get("language")?.text().map(str::to_owned)
}

/// Reads the settings from the bytes of the file.
///
/// # Errors
/// What is wrong in it, and the text that it is wrong in. The outer error is a fault of the
/// program's own schema.
pub fn read(
    path: &str,
    bytes: Vec<u8>,
    codes: &Codes,
) -> Result<Result<Config, (Vec<Finding>, Sources)>, SchemaFault> {
    let shape = Shape::alone("collab", SCHEMA)?;
    let mut sources = Sources::default();
    let (text, fault) = yaml::decode(bytes);
    let source = sources.add(path.to_owned(), text);
    if let Some(fault) = fault {
        return Ok(Err((vec![fault(source)], sources)));
    }
    let text = &sources.get(source).text;
    Ok(settings(&shape, source, text, codes).map_err(|findings| (findings, sources)))
}

fn settings(
    shape: &Shape,
    source: SourceId,
    text: &str,
    codes: &Codes,
) -> Result<Config, Vec<Finding>> {
    let parsed = yaml::parse(source, text);
    let mut findings = parsed.findings;
    let node = parsed.node.filter(|_| parsed.whole);
    if let Some(node) = &node {
        findings.extend(shape.check(source, node).findings);
        findings.extend(unspeakable(node, source, codes));
        findings.extend(unspoken(node, source));
    }
    match node {
        Some(node) if findings.iter().all(|found| found.severity < Severity::Error) => {
            let read = yaml::read::<Option<Config>>(&node).ok().flatten().unwrap_or_default();
            Ok(Config { text: text.to_owned(), ..read })
        }
        _ => {
            findings.sort_by_key(|finding| finding.at);
            Err(findings)
        }
    }
}

/// The codes among the settings that they cannot speak of.
fn unspeakable(root: &Node, source: SourceId, codes: &Codes) -> Vec<Finding> {
    let levels = root.get("levels").into_iter().flat_map(Node::entries);
    let levels = levels.map(|entry| (entry.key.span, &*entry.key.value));
    let allowed = root.get("allow").into_iter().flat_map(Node::elements);
    let allowed = allowed.filter_map(|allowance| {
        let code = allowance.get("code")?;
        Some((code.span, code.text()?))
    });
    let fault = |(span, id): (Span, &str)| {
        let fault = codes.fault(id)?;
        let at = Place { source, span };
        Some(Finding::new(&schema::UNKNOWN_WORD, at, fault.message).remedy(fault.remedy))
    };
    levels.chain(allowed).filter_map(fault).collect()
}

/// The language of the settings, when there is none of that name.
fn unspoken(root: &Node, source: SourceId) -> Option<Finding> {
    let node = root.get("language")?;
    let written = node.text().filter(|written| Language::find(written).is_none())?;
    let known = Language::all().map(Language::code).collect::<Arg>();
    let at = Place { source, span: node.span };
    let message = text!("config.language", language = written);
    Some(
        Finding::new(&schema::UNKNOWN_WORD, at, message)
            .remedy(text!("config.languages", languages = known)),
    )
}
