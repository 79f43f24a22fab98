//! The formats in which findings were asked for, and where each of them is written.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;

use super::outcome::Failure;
use super::output;
use crate::formats::{Batch, FINDINGS, FindingsFormat, Style};
use crate::text;
use crate::texts::{Language, Text};

/// A format that was asked for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    format: &'static FindingsFormat,
    /// The file to write it into; the standard output without one.
    file: Option<PathBuf>,
}

impl Wanted {
    /// The name of the format.
    pub fn name(&self) -> &'static str {
        self.format.name
    }
}

/// Reads `FORMAT` or `FORMAT=FILE` from the command line.
#[derive(Debug, Clone)]
pub(super) struct WantedParser;

impl TypedValueParser for WantedParser {
    type Value = Wanted;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Wanted, clap::Error> {
        let written = value.to_string_lossy();
        let (name, file) = match written.split_once('=') {
            Some((name, file)) => (name, Some(file)),
            None => (written.as_ref(), None),
        };
        let names = PossibleValuesParser::new(FINDINGS.iter().map(|format| format.name));
        let name = names.parse_ref(command, argument, OsStr::new(name))?;
        if file == Some("") || value.to_str().is_none() {
            let why = text!("cli.no-file-name", format = name).say(Language::default());
            let error = clap::Error::raw(ErrorKind::InvalidValue, why + "\n");
            return Err(error.with_cmd(command));
        }
        let format = FINDINGS.iter().find(|format| format.name == name).unwrap_or(&FINDINGS[0]);
        Ok(Wanted { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(FINDINGS.iter().map(|format| {
            let help = Text::find(&format!("formats.findings.{}", format.name));
            let help = help.map(|text| text.say(Language::default())).unwrap_or_default();
            PossibleValue::new(format.name).help(help)
        })))
    }
}

/// Checks that not two of them go to the standard output.
pub(super) fn check(wanted: &[Wanted]) -> Result<(), Failure> {
    let mut shown = wanted.iter().filter(|wanted| wanted.file.is_none());
    match (shown.next(), shown.next()) {
        (Some(one), Some(other)) => Err(Failure::Usage(text!(
            "cli.two-formats",
            first = one.format.name,
            second = other.format.name
        ))),
        _ => Ok(()),
    }
}

/// Writes findings in all the formats; for people on the standard output, when all of them go into
/// files. A format with a page of its own has it added to what the step of GitHub Actions shows.
pub(super) fn write(wanted: &[Wanted], batch: &Batch, style: &Style) -> Result<(), Failure> {
    let in_file = Style { language: style.language, ..Style::default() };
    for Wanted { format, file } in wanted {
        if let Some(file) = file {
            output::save(file, &(format.write)(batch, &in_file))?;
        }
    }
    let shown = wanted.iter().find(|wanted| wanted.file.is_none());
    let format = shown.map_or(&FINDINGS[0], |wanted| wanted.format);
    if let Some(page) = format.page
        && let Some(step) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|set| !set.is_empty())
    {
        output::append(&PathBuf::from(step), &page(batch, &in_file))?;
    }
    output::print(&(format.write)(batch, style))
}
