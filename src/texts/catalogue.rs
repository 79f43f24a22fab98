//! Finds a text by its key and puts things into it.

use super::compiled::{Forms, PAGES, TEXTS};
use super::{Arg, Language, Text, numbers};

/// The languages of a text, if there is one with this key.
fn languages(key: &str) -> Option<(&'static str, &'static [(&'static str, Forms)])> {
    TEXTS.binary_search_by_key(&key, |(known, _)| known).ok().map(|at| TEXTS[at])
}

/// The key as it is kept, if there is such a text.
pub(super) fn key(key: &str) -> Option<&'static str> {
    languages(key).map(|(key, _)| key)
}

/// Every text in every language, with its forms.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    TEXTS.iter().flat_map(|(key, languages)| {
        languages.iter().map(|(language, forms)| {
            (*key, *language, forms.iter().map(|(_, pattern)| *pattern).collect())
        })
    })
}

/// The terms of the glossary: the key of each, what it is called and what it means.
pub(super) fn terms() -> impl Iterator<Item = (&'static str, Text, Text)> {
    TEXTS.iter().filter_map(|(key, _)| {
        let term = key.strip_prefix("glossary.")?.strip_suffix(".term")?;
        let meaning = self::key(&format!("glossary.{term}.meaning"))?;
        Some((term, Text::new(key), Text::new(meaning)))
    })
}

/// The page of this name, in the language when it has one and else in English.
pub(super) fn page(name: &str, language: Language) -> Option<&'static str> {
    let at = PAGES.binary_search_by_key(&name, |(known, _)| known).ok()?;
    in_language(PAGES[at].1, language)
}

/// What there is in a language, and else in English.
fn in_language<T: Copy>(languages: &[(&str, T)], language: Language) -> Option<T> {
    let of = |code: &str| languages.iter().find(|(known, _)| *known == code);
    of(language.code()).or_else(|| of(Language::default().code())).map(|(_, found)| *found)
}

/// Writes out a text. A key that is not there is shown as itself; a test holds that none is
/// missing.
pub(super) fn say(text: &Text, language: Language) -> String {
    let forms = languages(text.key).and_then(|(_, languages)| in_language(languages, language));
    let pattern = match forms {
        None => text.key,
        Some([(_, only)]) => only,
        Some(forms) => {
            let wanted = count(text).map_or("other", |count| numbers::form(language, count));
            let form = |name: &str| forms.iter().find(|(known, _)| *known == name);
            form(wanted).or_else(|| form("other")).map_or(text.key, |(_, pattern)| *pattern)
        }
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
            fill("{fund} and {other} {", &args, Language::default()),
            "the pool and {other} {"
        );
    }

    #[test]
    fn texts_are_kept_in_the_order_of_their_keys() {
        assert!(TEXTS.is_sorted_by_key(|(key, _)| key));
        assert!(PAGES.is_sorted_by_key(|(name, _)| name));
    }
}
