//! `collab report`: what the books say.

use chrono::Local;
use clap::builder::PossibleValuesParser;

use super::cli::Global;
use super::outcome::{Failure, Outcome};
use super::output;
use super::repository::Repository;
use super::values::day;
use crate::config::Config;
use crate::date::Day;
use crate::findings::{Severity, nearest};
use crate::formats::{self, Batch};
use crate::inspection::{Terms, inspect, shown};
use crate::ledger::{Ledger, Loaded};
use crate::reports::{Filter, Query, REPORTS, Report};
use crate::text;
use crate::texts::{Arg, Text};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME",
          value_parser = PossibleValuesParser::new(REPORTS.iter().map(|report| report.name)))]
    name: String,
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[arg(long, value_name = "ID")]
    fund: Option<String>,
    #[arg(long, value_name = "ID")]
    body: Option<String>,
    #[arg(long, value_name = "ID")]
    organisation: Option<String>,
    #[arg(long, value_name = "ID")]
    project: Option<String>,
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1000..=9999))]
    year: Option<i32>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Day>,
    #[arg(long, value_name = "REV", allow_hyphen_values = true)]
    at: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = formats::SHEETS[0].name,
          value_parser = PossibleValuesParser::new(formats::SHEETS.iter().map(|format| format.name)))]
    format: String,
    #[arg(long, value_name = "TABLE")]
    table: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Outcome, Failure> {
    let mut repository = Repository::find(global)?;
    if let Some(named) = &args.at {
        let git = repository.git()?;
        let commit = repository.commit(&git, named)?;
        let commit = commit.ok_or_else(|| Failure::Usage(text!("git.no-commit-yet")))?;
        repository = repository.at_commit(&git, &commit)?;
    }
    let loaded = repository.load(&[])?;
    let ledger = &loaded.ledger;
    let Some(report) = REPORTS.iter().find(|report| report.name == args.name) else {
        return Err(Failure::Usage(text!("cli.no-report", name = &args.name)));
    };
    check_filters(args, report)?;
    let ids = [
        ("fund", &args.fund),
        ("body", &args.body),
        ("organisation", &args.organisation),
        ("project", &args.project),
    ];
    let about = report.about.map(|kind| (kind, &args.id));
    for (kind, id) in ids.into_iter().chain(about) {
        if let Some(id) = id {
            check_id(ledger, kind, id)?;
        }
    }
    let query = Query {
        as_of: args.as_of.unwrap_or_else(|| Local::now().date_naive()),
        id: args.id.clone(),
        fund: args.fund.clone(),
        year: args.year,
        body: args.body.clone(),
        organisation: args.organisation.clone(),
        project: args.project.clone(),
        all: args.all,
    };
    let sheet = report.make(ledger, &query);
    if let Some(table) = &args.table {
        let names = sheet.table_names();
        if !names.contains(&table.as_str()) {
            let tables = names.into_iter().collect::<Arg>();
            return Err(Failure::Usage(text!("cli.no-table", name = table, tables = tables)));
        }
    }
    let format = formats::SHEETS
        .iter()
        .find(|format| format.name == args.format)
        .unwrap_or(&formats::SHEETS[0]);
    output::print(&(format.write)(&sheet, args.table.as_deref(), &global.style()))?;
    Ok(complain_of_faults(loaded, &repository.config, global))
}

/// A report is narrowed only by what it takes, and asks for the record that it is about.
fn check_filters(args: &Args, report: &Report) -> Result<(), Failure> {
    let given = [
        (Filter::Fund, args.fund.is_some()),
        (Filter::Year, args.year.is_some()),
        (Filter::Body, args.body.is_some()),
        (Filter::Organisation, args.organisation.is_some()),
        (Filter::Project, args.project.is_some()),
        (Filter::All, args.all),
    ];
    let option = |filter: &Filter| format!("--{}", filter.option());
    if let Some((filter, _)) =
        given.iter().find(|(filter, is_given)| *is_given && !report.takes.contains(filter))
    {
        let takes = report.takes.iter().map(option).chain(["--as-of".to_owned()]);
        let takes = takes.collect::<Arg>();
        return Err(Failure::Usage(text!(
            "cli.no-filter",
            report = report.name,
            option = option(filter),
            takes = takes
        )));
    }
    match (report.about, &args.id) {
        (Some(kind), None) => {
            Err(Failure::Usage(text!("cli.id-missing", report = report.name, kind = named(kind))))
        }
        (None, Some(id)) => {
            Err(Failure::Usage(text!("cli.id-surplus", report = report.name, id = id)))
        }
        _ => Ok(()),
    }
}

/// What a kind of record is called.
fn named(kind: &str) -> Arg {
    Text::find(&format!("ledger.kinds.{kind}")).map_or_else(|| kind.into(), Arg::from)
}

/// An id that is not there is answered with the nearest; a record that could not be read is there.
fn check_id(ledger: &Ledger, kind: &str, id: &str) -> Result<(), Failure> {
    let ids = || {
        ledger.records.iter().filter(|record| record.kind == kind).map(|record| record.id.as_str())
    };
    if ids().any(|known| known == id) || ledger.is_broken(kind, id) {
        return Ok(());
    }
    Err(Failure::Usage(match nearest(id, ids()) {
        Some(meant) => text!("cli.no-id-nearest", kind = named(kind), id = id, nearest = meant),
        None if ids().next().is_none() => text!("cli.no-id-none", kind = named(kind), id = id),
        None => text!("cli.no-id", kind = named(kind), id = id, ids = ids().collect::<Arg>()),
    }))
}

/// Names the records that are wrong beside the result, which may be incomplete for it.
fn complain_of_faults(mut loaded: Loaded, config: &Config, global: &Global) -> Outcome {
    let mut findings = inspect(&mut loaded, config, Terms::default()).findings;
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() {
        return Outcome::Clean;
    }
    let masked = shown(&loaded.ledger.sources, &findings);
    let sources = masked.as_ref().unwrap_or(&loaded.ledger.sources);
    let batch = Batch::new(&findings, sources, loaded.files);
    let concise = formats::FINDINGS
        .iter()
        .find(|format| format.name == "concise")
        .unwrap_or(&formats::FINDINGS[0]);
    let style = global.style();
    output::complain((concise.write)(&batch, &style).trim_end());
    output::complain(&text!("cli.report-faults", count = findings.len()).say(style.language));
    Outcome::Faults
}
