//! `collab validate`: every fault, at its place.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::cli::{Global, day};
use super::outcome::{Failure, Outcome};
use super::repository::Repository;
use super::written::{self, Wanted, WantedParser};
use crate::config::FailOn;
use crate::date::Day;
use crate::formats::{self, Batch};
use crate::inspection::inspect;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = formats::FINDINGS[0].name,
          value_parser = WantedParser)]
    format: Vec<Wanted>,
    #[arg(long, value_name = "SEVERITY",
          value_parser = PossibleValuesParser::new(FailOn::ALL.map(|(word, _)| word)))]
    fail_on: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Day>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Outcome, Failure> {
    written::check(&args.format)?;
    let style = global.style();
    let repository = match Repository::find(global) {
        Err(Failure::Settings(broken)) => {
            written::write(&args.format, &broken.batch(), &style)?;
            return Err(Failure::Said);
        }
        found => found?,
    };
    let named =
        args.paths.iter().map(|path| repository.path(path)).collect::<Result<Vec<_>, _>>()?;
    let loaded = repository.load(&named)?;
    let fail_on = FailOn::ALL.into_iter().find(|(word, _)| args.fail_on.as_deref() == Some(word));
    let fail_on = fail_on.map_or(repository.config.fail_on, |(_, fail_on)| fail_on);
    let mut batch = Batch {
        asked: &named,
        fails_from: fail_on.least(),
        home: Some(&repository.home),
        ..Batch::new(&[], &loaded.ledger.sources, loaded.files)
    };
    let mut findings = inspect(&loaded, &repository.config, args.today);
    findings.retain(|finding| batch.is_asked_for(loaded.ledger.path(finding.source())));
    batch.findings = &findings;
    let has_failed = findings.iter().any(|finding| batch.fails(finding));
    batch.exit_code = u8::from(has_failed);
    written::write(&args.format, &batch, &style)?;
    Ok(if has_failed { Outcome::Faults } else { Outcome::Clean })
}
