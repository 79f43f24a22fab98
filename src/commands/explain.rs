//! `collab explain`: what a code or a report means.

use super::cli::Global;
use super::outcome::{Failure, Outcome};
use super::output;
use crate::findings::nearest;
use crate::inspection;
use crate::reports::REPORTS;

use crate::text;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &Args, _: &Global) -> Result<Outcome, Failure> {
    match &args.code {
        Some(code) => output::print(page(code)?)?,
        None => output::print(&list())?,
    }
    Ok(Outcome::Clean)
}

/// The page of a code or report.
fn page(name: &str) -> Result<&'static str, Failure> {
    let codes = inspection::codes().all;
    if let Some(code) = codes.iter().find(|code| code.id == name) {
        return Ok(code.page);
    }
    if let Some(report) = REPORTS.iter().find(|report| report.name == name) {
        return Ok(report.page);
    }
    let names = codes.iter().map(|code| code.id).chain(REPORTS.iter().map(|report| report.name));
    Err(Failure::Usage(match nearest(name, names) {
        Some(meant) => text!("cli.no-code-nearest", code = name, nearest = meant),
        None => text!("cli.no-code", code = name),
    }))
}

/// All codes, each with its severity and the first sentence of its page, and then all reports.
fn list() -> String {
    let line =
        |name: &str, sort: &str, page: &str| format!("{name:<24} {sort:<8} {}\n", summary(page));
    let mut lines: Vec<String> = inspection::codes()
        .all
        .iter()
        .map(|code| line(code.id, code.severity.word(), code.page))
        .collect();
    lines.sort();
    lines.extend(REPORTS.iter().map(|report| line(report.name, "report", report.page)));
    lines.concat()
}

/// The first paragraph below the heading, on one line.
fn summary(page: &str) -> String {
    let paragraph = page.split("\n\n").nth(1).unwrap_or_default();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}
