//! `collab validate`: every fault, at its place.

use clap::builder::PossibleValuesParser;

use super::cli::Global;
use super::fixing;
use super::only_new;
use super::outcome::{Failure, Outcome};
use super::repository::Repository;
use super::scope::{self, Scope};
use super::values::day;
use super::written::{self, Wanted, WantedParser};
use crate::config::FailOn;
use crate::date::Day;
use crate::findings::Finding;
use crate::formats::{self, Batch};
use crate::inspection::{Terms, inspect, shown};
use crate::mending::Request;
use crate::text;

/// What is looked at with these is not what lies in the folder, or only a part of what is found.
const UNMENDABLE: [&str; 3] = ["since", "staged", "baseline"];

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    scope: scope::Args,
    #[command(flatten)]
    only_new: only_new::Args,
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
    #[arg(long, group = "mending", conflicts_with_all = UNMENDABLE)]
    fix: bool,
    #[arg(long, group = "mending", conflicts_with_all = UNMENDABLE, conflicts_with = "format")]
    diff: bool,
    #[arg(long, requires = "mending")]
    unsafe_fixes: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> Result<Outcome, Failure> {
    written::check(&args.format)?;
    if args.only_new.has_baseline() && args.format.iter().any(|wanted| wanted.name() == "baseline")
    {
        return Err(Failure::Usage(text!("git.baseline.twice")));
    }
    let style = global.style();
    let repository = match Repository::find(global) {
        Err(Failure::Settings(broken)) => {
            written::write(&args.format, &broken.batch(), &style)?;
            return Err(Failure::Said);
        }
        found => found?,
    };
    let (repository, scope) = args.scope.of(repository)?;
    let terms = Terms { today: args.today, ignores: !args.no_ignores };
    let request = Request {
        config: &repository.config,
        named: scope.named(),
        terms,
        likely: args.unsafe_fixes,
        covers: &|path| scope.covers_path(path),
    };
    if args.diff {
        return fixing::show(&repository, &request, global);
    }
    if let (true, Scope::Editor([path])) = (args.fix, &scope) {
        return fixing::print(&repository, &request, path);
    }
    let (loaded, findings) = if args.fix {
        fixing::make(&repository, &request, global)?
    } else {
        let mut loaded = repository.load(scope.named())?;
        let findings = inspect(&mut loaded, &repository.config, terms).findings;
        (loaded, findings)
    };
    let fail_on = FailOn::ALL.into_iter().find(|(word, _)| args.fail_on.as_deref() == Some(word));
    let fail_on = fail_on.map_or(repository.config.fail_on, |(_, fail_on)| fail_on);
    let masked = shown(&loaded.ledger.sources, &findings);
    let sources = masked.as_ref().unwrap_or(&loaded.ledger.sources);
    let mut batch = Batch {
        asked: scope.named(),
        fails_from: fail_on.least(),
        home: Some(&repository.home),
        ..Batch::new(&[], sources, loaded.files)
    };
    let run = only_new::Run { repository: &repository, loaded: &loaded, terms, global };
    let mut sifted = args.only_new.sift(findings, &run)?;
    let is_asked_for = |finding: &Finding| scope.covers(finding, &loaded.ledger);
    let mut findings = std::mem::take(&mut sifted.new);
    findings.retain(is_asked_for);
    batch.known = sifted.left_out(is_asked_for);
    batch.findings = &findings;
    let has_failed = findings.iter().any(|finding| batch.fails(finding));
    batch.exit_code = u8::from(has_failed);
    written::write(&args.format, &batch, &style)?;
    sifted.complain(is_asked_for, style.language);
    if scope.is_all() {
        sifted.complain_of_gone(style.language);
    }
    Ok(if has_failed { Outcome::Faults } else { Outcome::Clean })
}
