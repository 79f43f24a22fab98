//! The language of the reader: what the command line says, then the environment, the settings of the
//! repository and the locale of the computer.

use std::ffi::OsString;
use std::path::PathBuf;

use super::root::root;
use crate::config;
use crate::text;
use crate::texts::{Arg, Language, Text};

/// The variable of the environment that names a language.
const VARIABLE: &str = "COLLAB_LANG";

/// The language to speak, before it is known what else the command line says: help and complaints
/// are in it too.
///
/// # Errors
/// When a language is asked for that there is not.
pub(super) fn chosen(arguments: &[OsString]) -> Result<Language, Text> {
    let option = value_of(arguments, &["--lang"]);
    let variable = std::env::var_os(VARIABLE).filter(|set| !set.is_empty());
    if let Some(asked) = option.or(variable) {
        let asked = asked.to_string_lossy();
        return Language::find(&asked).ok_or_else(|| missing(&asked));
    }
    let directory = value_of(arguments, &["-C", "--directory"]).map(PathBuf::from);
    let settings = root(directory.as_deref()).ok().flatten().and_then(|root| {
        let text = std::fs::read_to_string(root.join(config::FILE)).ok()?;
        Language::find(&config::language(&text)?)
    });
    let locale = || sys_locale::get_locale().and_then(|locale| Language::find(&locale));
    Ok(settings.or_else(locale).unwrap_or_default())
}

fn missing(asked: &str) -> Text {
    let known =
        Language::all().map(|language| format!("{} ({})", language.code(), language.name()));
    text!("cli.no-language", language = asked, languages = known.collect::<Arg>())
}

/// The value of an option: `--lang da`, `--lang=da`, `-Cda`.
fn value_of(arguments: &[OsString], names: &[&str]) -> Option<OsString> {
    let mut rest = arguments.iter().skip(1).take_while(|argument| *argument != "--");
    while let Some(argument) = rest.next() {
        for name in names {
            if argument == name {
                return rest.next().cloned();
            }
            let Some(value) = argument.to_str().and_then(|argument| argument.strip_prefix(name))
            else {
                continue;
            };
            match value.strip_prefix('=') {
                Some(value) => return Some(value.into()),
                None if !name.starts_with("--") => return Some(value.into()),
                None => {}
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_in_all_its_forms() {
        let value = |line: &str, names: &[&str]| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            value_of(&arguments, names).map(|value| value.to_string_lossy().into_owned())
        };
        assert_eq!(value("collab --lang da report", &["--lang"]), Some("da".into()));
        assert_eq!(value("collab report --lang=nb", &["--lang"]), Some("nb".into()));
        assert_eq!(value("collab validate -- --lang da", &["--lang"]), None);
        assert_eq!(value("collab -Crecords", &["-C", "--directory"]), Some("records".into()));
        assert_eq!(value("collab --language da", &["--lang"]), None);
    }
}
