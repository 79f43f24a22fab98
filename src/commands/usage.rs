//! How commands are written: help, and what is said of a command line that cannot be understood, in
//! the reader's language.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use super::values::Unusable;
use crate::text;
use crate::texts::{Language, Text};

/// Gives a command with all below it, and each of their arguments, the texts of the catalogue:
/// `cli.commands.validate`, `cli.args.validate.format`, and `cli.args.all.color` for what every
/// command takes.
pub(super) fn described(command: Command, language: Language) -> Command {
    let name = command.get_name().to_owned();
    describe(command, &[name], language)
}

fn describe(command: Command, path: &[String], language: Language) -> Command {
    let find = |key: String| Text::find(&key).map(|text| text.say(language)).unwrap_or_default();
    let (name, own) = match path {
        [root] => (root.as_str(), "all"),
        [.., name] => (name.as_str(), name.as_str()),
        [] => ("", ""),
    };
    let named = |id: &str, action: ArgAction| {
        let short = if id == "help" { 'h' } else { 'V' };
        Arg::new(id.to_owned()).long(id.to_owned()).short(short).action(action)
    };
    let mut command = command.disable_help_flag(true).arg(named("help", ArgAction::Help));
    if path.len() == 1 {
        command = command.disable_version_flag(true).arg(named("version", ArgAction::Version));
    }
    let command = command.about(find(format!("cli.commands.{name}")));
    let command = command.mut_args(|argument| {
        let id = argument.get_id().to_string();
        let folder = if matches!(id.as_str(), "help" | "version") { "all" } else { own };
        let help = find(format!("cli.args.{folder}.{id}"));
        argument_described(argument, help, language)
    });
    let usage = usage(&command, path, language);
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}",
        text!("cli.usage.heading").say(language)
    );
    command
        .override_usage(usage)
        .help_template(template)
        .subcommand_help_heading(text!("cli.usage.commands").say(language))
        .mut_subcommands(|sub| {
            let path = [path, &[sub.get_name().to_owned()]].concat();
            describe(sub, &path, language)
        })
}

fn argument_described(argument: Arg, help: String, language: Language) -> Arg {
    let heading = if argument.is_positional() {
        text!("cli.usage.arguments")
    } else {
        text!("cli.usage.options")
    };
    let mut help = help;
    let takes_value = argument.get_action().takes_values();
    let default: Vec<_> = argument
        .get_default_values()
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    if takes_value && !default.is_empty() {
        let default = text!("cli.usage.default", word = default.join(", ")).say(language);
        help = format!("{help} {default}");
    }
    let words: Vec<_> =
        argument.get_possible_values().iter().map(|word| word.get_name().to_owned()).collect();
    if takes_value && !words.is_empty() {
        let words = text!("cli.usage.words", words = words.join(", ")).say(language);
        help = format!("{help} {words}");
    }
    let names: Vec<String> = argument
        .get_value_names()
        .into_iter()
        .flatten()
        .map(|name| value_name(name, language))
        .collect();
    let argument = argument.help(help.trim_start().to_owned()).help_heading(heading.say(language));
    if !takes_value {
        return argument;
    }
    let argument = argument.hide_default_value(true).hide_possible_values(true);
    if names.is_empty() { argument } else { argument.value_names(names) }
}

/// What stands for a value in help: `DATE`, in the reader's language.
fn value_name(name: &str, language: Language) -> String {
    let words = name.split_inclusive(|sign: char| !sign.is_alphabetic());
    let said = words.map(|word| {
        let end = word.trim_end_matches(|sign: char| !sign.is_alphabetic()).len();
        let known = Text::find(&format!("cli.values.{}", word[..end].to_lowercase()));
        let said = known.map_or_else(|| word[..end].to_owned(), |text| text.say(language));
        said + &word[end..]
    });
    said.collect()
}

/// How a command is written: `collab report [OPTIONS] <NAME> [ID]`.
fn usage(command: &Command, path: &[String], language: Language) -> String {
    let mut usage = format!("{} {}", path.join(" "), text!("cli.usage.any").say(language));
    if command.has_subcommands() {
        usage = format!("{usage} {}", text!("cli.usage.command").say(language));
    }
    for argument in command.get_positionals() {
        let names: Vec<_> = argument.get_value_names().into_iter().flatten().collect();
        let name = names.first().map_or_else(|| argument.get_id().as_str(), |name| name.as_str());
        let more = if matches!(argument.get_action(), ArgAction::Append) { "..." } else { "" };
        let shown =
            if argument.is_required_set() { format!("<{name}>") } else { format!("[{name}]") };
        usage = format!("{usage} {shown}{more}");
    }
    usage
}

/// Why a command line cannot be understood, and what to write instead.
pub(super) fn complaint(error: &clap::Error) -> Text {
    let first = |kind| said(error, kind).into_iter().next().unwrap_or_default();
    let argument = first(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => match said(error, ContextKind::SuggestedArg).first() {
            Some(nearest) => {
                text!("cli.usage.no-option-nearest", option = argument, nearest = nearest)
            }
            None if argument.starts_with('-') => text!("cli.usage.no-option", option = argument),
            None => text!("cli.usage.surplus", word = argument),
        },
        ErrorKind::InvalidSubcommand => {
            let word = first(ContextKind::InvalidSubcommand);
            match said(error, ContextKind::SuggestedSubcommand).first() {
                Some(nearest) => {
                    text!("cli.usage.no-command-nearest", word = word, nearest = nearest)
                }
                None => text!("cli.usage.no-command", word = word),
            }
        }
        ErrorKind::InvalidValue => {
            let value = first(ContextKind::InvalidValue);
            let words = said(error, ContextKind::ValidValue).join(", ");
            let nearest = said(error, ContextKind::SuggestedValue);
            match nearest.first() {
                _ if value.is_empty() => text!("cli.usage.no-value", option = argument),
                Some(nearest) => text!(
                    "cli.usage.no-word-nearest",
                    option = argument,
                    word = value,
                    nearest = nearest
                ),
                None => text!("cli.usage.no-word", option = argument, word = value, words = words),
            }
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(|why| match why.downcast_ref::<Unusable>() {
                Some(Unusable(why)) => crate::texts::Arg::from(why.clone()),
                None => why.to_string().into(),
            });
            let why = why.unwrap_or_else(|| "".into());
            let value = first(ContextKind::InvalidValue);
            text!("cli.usage.value", option = argument, word = value, why = why)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing = said(error, ContextKind::InvalidArg).join(" ");
            text!("cli.usage.missing", arguments = missing)
        }
        ErrorKind::ArgumentConflict => {
            let other = said(error, ContextKind::PriorArg).join(", ");
            if other.is_empty() || other == argument {
                text!("cli.usage.twice", option = argument)
            } else {
                text!("cli.usage.conflict", option = argument, other = other)
            }
        }
        _ => text!("cli.usage.other"),
    }
}

/// What the parser says of an error under a heading.
fn said(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(only)) => vec![only.clone()],
        Some(ContextValue::Strings(all)) => all.clone(),
        _ => Vec::new(),
    }
}
