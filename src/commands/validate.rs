//! `collab validate`: every fault, at its place.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::cli::{Global, day};
use super::outcome::{Failure, Outcome};
use super::output;
use super::repository::Repository;
use crate::config::FailOn;
use crate::date::Day;
use crate::findings::Finding;
use crate::formats::{self, Batch};
use crate::inspection::{inspect, shown};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = formats::FINDINGS[0].name,
          value_parser = PossibleValuesParser::new(formats::FINDINGS.iter().map(|format| format.name)))]
    format: String,
    #[arg(long, value_name = "SEVERITY",
          value_parser = PossibleValuesParser::new(FailOn::ALL.map(|(word, _)| word)))]
    fail_on: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Day>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Outcome, Failure> {
    let repository = Repository::find(global)?;
    let named =
        args.paths.iter().map(|path| repository.path(path)).collect::<Result<Vec<_>, _>>()?;
    let loaded = repository.load(&named)?;
    let mut findings = inspect(&loaded, &repository.config, args.today);
    let masked = shown(&loaded.ledger.sources, &findings);
    findings.retain(|finding| is_asked_for(loaded.ledger.path(finding.source()), &named));
    let sources = masked.as_ref().unwrap_or(&loaded.ledger.sources);
    let batch = Batch { findings: &findings, sources, files: loaded.files };
    let format = formats::FINDINGS
        .iter()
        .find(|format| format.name == args.format)
        .unwrap_or(&formats::FINDINGS[0]);
    output::print(&(format.write)(&batch, &global.style()))?;
    let fail_on = FailOn::ALL.into_iter().find(|(word, _)| args.fail_on.as_deref() == Some(word));
    let fail_on = fail_on.map_or(repository.config.fail_on, |(_, fail_on)| fail_on);
    let fails = |finding: &Finding| fail_on.fails(finding.severity);
    Ok(if findings.iter().any(fails) { Outcome::Faults } else { Outcome::Clean })
}

/// Whether a file is one of those named, or lies in a folder that is; all are when none is named.
fn is_asked_for(path: &str, named: &[String]) -> bool {
    let covers = |named: &String| {
        named.is_empty()
            || path
                .strip_prefix(named.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    named.is_empty() || named.iter().any(covers)
}
