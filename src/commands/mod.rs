//! The command line. Each file is a command; only they print.
//!
//! To add one: a file with its arguments and a `run`, its texts in `texts/cli.toml`, and a line in
//! each of the three lists below.

mod cli;
mod explain;
mod fixing;
mod home;
mod language;
mod only_new;
mod outcome;
mod output;
mod past;
mod report;
mod repository;
mod root;
mod scope;
mod usage;
mod validate;
mod values;
mod written;

use clap::Subcommand;

use cli::Global;
pub use cli::main;
use outcome::{Failure, Outcome};

/// What `collab` can be asked to do.
#[derive(Debug, Subcommand)]
enum Command {
    Validate(validate::Args),
    Report(report::Args),
    Explain(explain::Args),
}

impl Command {
    fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        match self {
            Command::Validate(args) => validate::run(args, global),
            Command::Report(args) => report::run(args, global),
            Command::Explain(args) => explain::run(args, global),
        }
    }
}
