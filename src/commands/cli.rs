//! The command line as a whole: what every command takes, and how a run ends.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, ValueEnum};

use super::Command;
use super::outcome::{Failure, Outcome};
use super::output;
use crate::date::{self, Day, NotDate};
use crate::formats::Style;
use crate::text;
use crate::texts::{Language, Text};

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
        let colour = match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                terminal.is_some() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
            }
        };
        Style { language: Language::default(), colour, width: terminal }
    }
}

/// Reads a day from the command line.
pub(super) fn day(written: &str) -> Result<Day, String> {
    date::parse_day(written).map_err(|why| {
        let text = match why {
            NotDate::Impossible => text!("schema.impossible-date.message", written = written),
            NotDate::Written(meant) | NotDate::Perhaps(meant) => {
                text!("schema.write", instead = meant)
            }
            NotDate::Other => text!("schema.date-form.day"),
        };
        text.say(Language::default())
    })
}

/// Runs `collab` with these arguments; the first is the program's name.
///
/// The exit code is 0 when nothing is wrong, 1 when something is wrong in the records, 2 when it
/// was asked wrongly or is set up wrongly, 3 when something could not be read or written.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let matches = match described(Cli::command(), "").try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            let code = if error.use_stderr() { 2 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(error) => error.exit(),
    };
    let (code, why) = match cli.command.run(&cli.global) {
        Ok(Outcome::Clean) => (0, None),
        Ok(Outcome::Faults) => (1, None),
        Err(Failure::Usage(why)) => (2, Some(why)),
        Err(Failure::Access(why)) => (3, Some(why)),
        Err(Failure::Said) => (2, None),
    };
    if let Some(why) = why {
        let language = Language::default();
        output::complain(&text!("cli.error", why = why).say(language));
    }
    ExitCode::from(code)
}

/// Gives every command and argument its text from the catalogue: `cli.commands.validate`,
/// `cli.args.validate.format`, and `cli.args.all.color` for what every command takes.
fn described(command: clap::Command, name: &str) -> clap::Command {
    let say = |key: String| Text::find(&key).map(|text| text.say(Language::default()));
    let about = say(format!("cli.commands.{}", if name.is_empty() { "collab" } else { name }));
    let command = command.about(about.unwrap_or_default());
    let own = if name.is_empty() { "all" } else { name };
    let command = command.mut_args(|argument| {
        let help = say(format!("cli.args.{own}.{}", argument.get_id()));
        argument.help(help.unwrap_or_default())
    });
    command.mut_subcommands(|sub| {
        let name = sub.get_name().to_owned();
        described(sub, &name)
    })
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
        let command = described(Cli::command(), "");
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
