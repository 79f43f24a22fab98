//! The command line as a whole: what every command takes, and how a run ends.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};

use super::outcome::{Failure, Outcome};
use super::output;
use super::{Command, language, usage};
use crate::formats::Style;
use crate::text;
use crate::texts::Language;

/// The arguments of `collab`.
#[derive(Debug, Parser)]
#[command(name = "collab", version, max_term_width = 100, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
pub(super) struct Global {
    #[arg(short = 'C', long, global = true, value_name = "DIR")]
    pub directory: Option<PathBuf>,
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    #[arg(long, global = true, value_name = "LANGUAGE")]
    lang: Option<String>,
    /// The language of the reader, which `--lang` and others say.
    #[arg(skip)]
    pub language: Language,
}

/// When to colour.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

impl Global {
    /// How to write for whoever reads the standard output.
    pub fn style(&self) -> Style {
        let terminal = output::terminal_width();
        let is_plain = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty())
            || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colour = match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => terminal.is_some() && !is_plain,
        };
        let links = colour && terminal.is_some() && !is_plain && output::shows_links();
        Style { language: self.language, colour, links, width: terminal }
    }
}

/// Runs `collab` with these arguments; the first is the program's name.
///
/// The exit code is 0 when nothing is wrong, 1 when something is wrong in the records, 2 when it
/// was asked wrongly or is set up wrongly, 3 when something could not be read or written.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = match language::chosen(&arguments) {
        Ok(language) => language,
        Err(why) => {
            output::complain(&text!("cli.error", why = why).say(Language::default()));
            return ExitCode::from(2);
        }
    };
    let parsed = usage::described(Cli::command(), language)
        .try_get_matches_from(arguments)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return answer(&error, language),
    };
    let global = Global { language, ..cli.global };
    let (code, why) = match cli.command.run(&global) {
        Ok(Outcome::Clean) => (0, None),
        Ok(Outcome::Faults) => (1, None),
        Err(Failure::Usage(why)) => (2, Some(why)),
        Err(Failure::Access(why)) => (3, Some(why)),
        Err(Failure::Settings(broken)) => {
            output::complain(broken.said(&global.style()).trim_end());
            (2, None)
        }
        Err(Failure::Said) => (2, None),
    };
    if let Some(why) = why {
        output::complain(&text!("cli.error", why = why).say(language));
    }
    ExitCode::from(code)
}

/// Answers a command line that asks for help, or that cannot be understood.
fn answer(error: &clap::Error, language: Language) -> ExitCode {
    let is_help =
        !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_help {
        let _ = error.print();
    } else {
        output::complain(&text!("cli.error", why = usage::complaint(error)).say(language));
    }
    ExitCode::from(if error.use_stderr() { 2 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_argument_is_described() {
        let command = usage::described(Cli::command(), Language::default());
        let commands = std::iter::once(&command).chain(command.get_subcommands());
        for command in commands {
            assert!(
                command.get_about().is_some_and(|about| !about.to_string().is_empty()),
                "{}",
                command.get_name()
            );
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(!help.is_empty(), "{} {}", command.get_name(), argument.get_id());
            }
        }
    }
}
