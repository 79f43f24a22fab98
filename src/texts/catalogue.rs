//! Finds a text by its key and puts things into it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::{Arg, Language, Text};

/// The forms of one text in one language.
enum Forms {
    Same(&'static str),
    Plural { one: &'static str, other: &'static str },
}

type Catalogue = BTreeMap<&'static str, BTreeMap<&'static str, Forms>>;

/// The files of this folder. The name of a file is the first part of the keys in it.
const FILES: &[(&str, &str)] = &[
    ("cli", include_str!("cli.toml")),
    ("dates", include_str!("dates.toml")),
    ("formats", include_str!("formats.toml")),
    ("ledger", include_str!("ledger.toml")),
    ("letters", include_str!("letters.toml")),
    ("reports", include_str!("reports.toml")),
    ("reports.actions", include_str!("reports/actions.toml")),
    ("reports.applications", include_str!("reports/applications.toml")),
    ("reports.attendance", include_str!("reports/attendance.toml")),
    ("reports.budget", include_str!("reports/budget.toml")),
    ("reports.calls", include_str!("reports/calls.toml")),
    ("reports.commitments", include_str!("reports/commitments.toml")),
    ("reports.decisions", include_str!("reports/decisions.toml")),
    ("reports.documents", include_str!("reports/documents.toml")),
    ("reports.funds", include_str!("reports/funds.toml")),
    ("reports.meetings", include_str!("reports/meetings.toml")),
    ("reports.papers", include_str!("reports/papers.toml")),
    ("reports.participants", include_str!("reports/participants.toml")),
    ("reports.project", include_str!("reports/project.toml")),
    ("reports.projects", include_str!("reports/projects.toml")),
    ("reports.questions", include_str!("reports/questions.toml")),
    ("reports.timeline", include_str!("reports/timeline.toml")),
    ("rules.actions", include_str!("rules/actions.toml")),
    ("rules.dates", include_str!("rules/dates.toml")),
    ("rules.decisions", include_str!("rules/decisions.toml")),
    ("rules.links", include_str!("rules/links.toml")),
    ("rules.meetings", include_str!("rules/meetings.toml")),
    ("rules.money", include_str!("rules/money.toml")),
    ("rules.privacy", include_str!("rules/privacy.toml")),
    ("rules.writing", include_str!("rules/writing.toml")),
    ("schema", include_str!("schema.toml")),
    ("yaml", include_str!("yaml.toml")),
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = Catalogue::new();
    for (name, text) in FILES {
        let table: toml::Table =
            text.parse().unwrap_or_else(|fault| panic!("texts/{name}.toml: {fault}"));
        for (key, value) in table {
            collect(&mut catalogue, format!("{name}.{key}"), value);
        }
    }
    catalogue
});

/// Puts a table of languages, or the tables below it, into the catalogue. It is filled once and
/// lives as long as the program, so its strings are leaked rather than counted.
fn collect(catalogue: &mut Catalogue, key: String, value: toml::Value) {
    let toml::Value::Table(table) = value else {
        panic!("the text {key} has no language");
    };
    if !table.contains_key(Language::English.code()) {
        for (name, value) in table {
            collect(catalogue, format!("{key}.{name}"), value);
        }
        return;
    }
    let languages = table
        .into_iter()
        .map(|(language, value)| (&*language.leak(), forms(&key, value)))
        .collect();
    catalogue.insert(key.leak(), languages);
}

fn forms(key: &str, value: toml::Value) -> Forms {
    let form = |value: Option<&toml::Value>| match value.and_then(toml::Value::as_str) {
        Some(text) => &*text.to_owned().leak(),
        None => panic!("the text {key} is neither a text nor `one` and `other`"),
    };
    match &value {
        toml::Value::Table(plural) => {
            Forms::Plural { one: form(plural.get("one")), other: form(plural.get("other")) }
        }
        text => Forms::Same(form(Some(text))),
    }
}

/// The key as it is kept, if there is such a text.
pub(super) fn key(key: &str) -> Option<&'static str> {
    CATALOGUE.get_key_value(key).map(|(key, _)| *key)
}

/// Every text in every language, with its forms.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    CATALOGUE.iter().flat_map(|(key, languages)| {
        languages.iter().map(|(language, forms)| match forms {
            Forms::Same(pattern) => (*key, *language, vec![*pattern]),
            Forms::Plural { one, other } => (*key, *language, vec![*one, *other]),
        })
    })
}

/// Writes out a text. A key that is not there is shown as itself; a test holds that none is
/// missing.
pub(super) fn say(text: &Text, language: Language) -> String {
    let Some(languages) = CATALOGUE.get(text.key) else {
        return text.key.to_owned();
    };
    let forms = languages.get(language.code()).or_else(|| languages.get(Language::English.code()));
    let pattern = match forms {
        None => text.key,
        Some(Forms::Same(pattern)) => pattern,
        Some(Forms::Plural { one, other }) => match count(text) {
            Some(1) => one,
            _ => other,
        },
    };
    fill(pattern, &text.args, language)
}

fn count(text: &Text) -> Option<usize> {
    text.args.iter().find_map(|(name, arg)| match arg {
        Arg::Count(count) if *name == "count" => Some(*count),
        _ => None,
    })
}

/// Puts what belongs there in the place of each name in braces.
fn fill(pattern: &str, args: &[(&'static str, Arg)], language: Language) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else {
            break;
        };
        filled.push_str(&rest[..open]);
        let name = &rest[open + 1..open + close];
        match args.iter().find(|(known, _)| *known == name) {
            Some((_, arg)) => filled.push_str(&arg.say(language)),
            None => filled.push_str(&rest[open..=open + close]),
        }
        rest = &rest[open + close + 1..];
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_are_replaced_and_unknown_ones_stay() {
        let args = [("fund", Arg::Words("the pool".into()))];
        assert_eq!(
            fill("{fund} and {other} {", &args, Language::English),
            "the pool and {other} {"
        );
    }

    #[test]
    fn every_file_can_be_read() {
        assert!(CATALOGUE.len() > 100);
    }
}
