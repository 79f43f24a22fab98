//! `collab validate`: every fault, at its place.

use clap::builder::PossibleValuesParser;

use super::cli::{Global, day};
use super::outcome::{Failure, Outcome};
use super::output;
use super::repository::Repository;
use super::{only_new, scope};
use crate::config::FailOn;
use crate::date::Day;
use crate::findings::Finding;
use crate::formats::{self, Batch};
use crate::inspection::inspect;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    scope: scope::Args,
    #[command(flatten)]
    only_new: only_new::Args,
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
    let (repository, scope) = args.scope.of(Repository::find(global)?, global)?;
    let loaded = repository.load(scope.named())?;
    let findings = inspect(&loaded, &repository.config, args.today);
    let run = only_new::Run { repository: &repository, loaded: &loaded, today: args.today, global };
    let mut sifted = args.only_new.sift(findings, &run)?;
    let is_asked_for = |finding: &Finding| scope.covers(finding, &loaded.ledger);
    let mut findings = std::mem::take(&mut sifted.new);
    findings.retain(is_asked_for);
    let batch = Batch { findings: &findings, sources: &loaded.ledger.sources, files: loaded.files };
    let format = formats::FINDINGS
        .iter()
        .find(|format| format.name == args.format)
        .unwrap_or(&formats::FINDINGS[0]);
    output::print(&(format.write)(&batch, &global.style()))?;
    sifted.complain(is_asked_for, global.style().language);
    if scope.is_all() {
        sifted.complain_of_gone(global.style().language);
    }
    let fail_on = FailOn::ALL.into_iter().find(|(word, _)| args.fail_on.as_deref() == Some(word));
    let fail_on = fail_on.map_or(repository.config.fail_on, |(_, fail_on)| fail_on);
    let fails = |finding: &Finding| fail_on.fails(finding.severity);
    Ok(if findings.iter().any(fails) { Outcome::Faults } else { Outcome::Clean })
}
