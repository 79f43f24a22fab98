//! `collab explain`: what a code, a report or a term of the field means.

use super::cli::Global;
use super::outcome::{Failure, Outcome};
use super::output;
use crate::findings::nearest;
use crate::inspection;
use crate::reports::REPORTS;
use crate::text;
use crate::texts::{self, Language, Text};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// The name under which all terms are explained.
const TERMS: &str = "terms";

pub(super) fn run(args: &Args, global: &Global) -> Result<Outcome, Failure> {
    let language = global.language;
    match args.name.as_deref() {
        Some(TERMS) => output::print(&terms(language))?,
        Some(name) => output::print(&page(name, language)?)?,
        None => output::print(&list(language))?,
    }
    Ok(Outcome::Clean)
}

/// The page of a code or report, or the meaning of a term.
fn page(name: &str, language: Language) -> Result<String, Failure> {
    let codes = inspection::codes().all;
    let known: Vec<&str> =
        codes.iter().map(|code| code.id).chain(REPORTS.iter().map(|report| report.name)).collect();
    if known.contains(&name)
        && let Some(page) = texts::page(&file_name(name), language)
    {
        return Ok(page.to_owned());
    }
    let wanted = name.to_lowercase();
    let is_called =
        |term: &Text| Language::all().any(|language| term.say(language).to_lowercase() == wanted);
    if let Some((_, term, meaning)) =
        texts::terms().find(|(key, term, _)| *key == wanted || is_called(term))
    {
        return Ok(explained(&term, &meaning, language));
    }
    let terms: Vec<String> = texts::terms().map(|(_, term, _)| term.say(language)).collect();
    let names = known.into_iter().chain(terms.iter().map(String::as_str)).chain([TERMS]);
    Err(Failure::Usage(match nearest(name, names) {
        Some(meant) => text!("cli.no-code-nearest", code = name, nearest = meant),
        None => text!("cli.no-code", code = name),
    }))
}

/// The name of a page's file: that of what it is about, with `_` for `-`.
fn file_name(name: &str) -> String {
    name.replace('-', "_")
}

/// A term in all languages, and what it means.
fn explained(term: &Text, meaning: &Text, language: Language) -> String {
    let called = Language::all().map(|other| format!("{}: {}", other.name(), term.say(other)));
    let called: Vec<String> = called.collect();
    format!("# {}\n\n{}\n\n{}\n", term.say(language), meaning.say(language), called.join(" · "))
}

/// All terms with their meanings, in the order of the language.
fn terms(language: Language) -> String {
    let mut terms: Vec<(String, String)> = texts::terms()
        .map(|(_, term, meaning)| (term.say(language), meaning.say(language)))
        .collect();
    terms.sort_by(|(first, _), (second, _)| language.order(first, second));
    let lines = terms.iter().map(|(term, meaning)| format!("{term:<24} {meaning}\n"));
    lines.collect()
}

/// All codes, each with its severity and the first sentence of its page, then all reports, and where
/// the terms are.
fn list(language: Language) -> String {
    let sort_width = 10;
    let line = |name: &str, sort: &str| {
        let page = texts::page(&file_name(name), language).unwrap_or_default();
        format!("{name:<24} {sort:<sort_width$} {}\n", summary(page))
    };
    let severity = |severity| crate::findings::Severity::text(severity).say(language);
    let codes = inspection::codes().all;
    let mut lines: Vec<String> =
        codes.iter().map(|code| line(code.id, &severity(code.severity))).collect();
    lines.sort();
    let report = text!("cli.explain.report").say(language);
    lines.extend(REPORTS.iter().map(|found| line(found.name, &report)));
    lines.push(format!(
        "{TERMS:<24} {:<sort_width$} {}\n",
        "",
        text!("cli.explain.terms").say(language)
    ));
    lines.concat()
}

/// The first paragraph below the heading, on one line.
fn summary(page: &str) -> String {
    let paragraph = page.split("\n\n").nth(1).unwrap_or_default();
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}
