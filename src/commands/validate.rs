//! `collab validate`: every fault, at its place.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use super::cli::{Global, day};
use super::fixing;
use super::outcome::{Failure, Outcome};
use super::repository::Repository;
use super::written::{self, Wanted, WantedParser};
use crate::config::FailOn;
use crate::date::Day;
use crate::formats::{self, Batch};
use crate::inspection::{Terms, inspect};
use crate::mending::Request;

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
    #[arg(long)]
    no_ignores: bool,
    #[arg(long, group = "mending")]
    fix: bool,
    #[arg(long, group = "mending", conflicts_with = "format")]
    diff: bool,
    #[arg(long, requires = "mending")]
    unsafe_fixes: bool,
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
    let request = Request {
        config: &repository.config,
        named: &named,
        terms: Terms { today: args.today, ignores: !args.no_ignores },
        likely: args.unsafe_fixes,
        covers: &|path| is_asked_for(path, &named),
    };
    if args.diff {
        return fixing::show(&repository, &request, global);
    }
    let (loaded, mut findings) = if args.fix {
        fixing::make(&repository, &request, global)?
    } else {
        let mut loaded = repository.load(&named)?;
        let findings = inspect(&mut loaded, &repository.config, request.terms).findings;
        (loaded, findings)
    };
    let fail_on = FailOn::ALL.into_iter().find(|(word, _)| args.fail_on.as_deref() == Some(word));
    let fail_on = fail_on.map_or(repository.config.fail_on, |(_, fail_on)| fail_on);
    let mut batch = Batch {
        asked: &named,
        fails_from: fail_on.least(),
        home: Some(&repository.home),
        ..Batch::new(&[], &loaded.ledger.sources, loaded.files)
    };
    findings.retain(|finding| batch.is_asked_for(loaded.ledger.path(finding.source())));
    batch.findings = &findings;
    let has_failed = findings.iter().any(|finding| batch.fails(finding));
    batch.exit_code = u8::from(has_failed);
    written::write(&args.format, &batch, &style)?;
    Ok(if has_failed { Outcome::Faults } else { Outcome::Clean })
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
