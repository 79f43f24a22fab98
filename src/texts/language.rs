//! The languages that there are, and what is particular to each: its numbers, its dates, its order
//! of letters. They come from CLDR.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::compiled::{Described, LANGUAGES};
use super::{dates, numbers};
use crate::date::{Date, Day};
use crate::money::{Decimal, Sum};

/// A language that texts are written in: one of those in `languages.toml`.
#[derive(Debug, Clone, Copy)]
pub struct Language(&'static Described);

impl PartialEq for Language {
    fn eq(&self, other: &Language) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Language {}

impl Default for Language {
    /// English, which every text has.
    fn default() -> Language {
        Language::find("en").expect("there is English")
    }
}

impl Language {
    /// All languages, by code.
    pub fn all() -> impl Iterator<Item = Language> {
        LANGUAGES.iter().map(Language)
    }

    /// The language with this code (`da`), or of this locale (`da_DK.UTF-8`, `nb-NO`).
    pub fn find(locale: &str) -> Option<Language> {
        let code = locale.split(['_', '-', '.', '@']).next()?.to_lowercase();
        Language::all().find(|Language(described)| {
            described.code == code || described.also.contains(&code.as_str())
        })
    }

    /// The code of the language (ISO 639-1).
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// What the language calls itself.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Whose numbers, dates and order of letters it has (BCP 47).
    pub(super) fn locale(self) -> &'static str {
        self.0.locale
    }

    /// An exact amount with the separators of the language, without its currency.
    pub fn money(self, amount: Decimal) -> String {
        numbers::money(self, amount)
    }

    /// A sum, with what in it is approximate or unknown said in words.
    pub fn sum(self, sum: &Sum) -> String {
        numbers::sum(self, sum)
    }

    /// A day, written out.
    pub fn day(self, day: Day) -> String {
        dates::day(self, day)
    }

    /// A date as precisely as it is known, written out.
    pub fn date(self, date: &Date) -> String {
        dates::date(self, date)
    }

    /// A time of day that is written `14:30`, as the language writes it; other words as they are.
    pub fn time(self, written: &str) -> String {
        dates::time(self, written)
    }

    /// Which of two names comes first in a list.
    pub fn order(self, first: &str, second: &str) -> Ordering {
        numbers::order(self, first, second)
    }
}

/// A name in a list. Names are in the order of the records' own languages, in which æ, ø and å come
/// last, whatever the reader's: so a list is the same for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'n>(pub Cow<'n, str>);

impl Ord for Name<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let records = Language::find("da").unwrap_or_default();
        records.order(&self.0, &other.0).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Name<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'n> From<&'n str> for Name<'n> {
    fn from(name: &'n str) -> Name<'n> {
        Name(name.into())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn languages_are_found_by_code_and_locale() {
        let code = |locale| Language::find(locale).map(Language::code);
        assert_eq!(code("da"), Some("da"));
        assert_eq!(code("da_DK.UTF-8"), Some("da"));
        assert_eq!(code("nb-NO"), Some("nb"));
        assert_eq!(code("no"), Some("nb"));
        assert_eq!(code("nn_NO"), Some("nb"));
        assert_eq!(code("EN"), Some("en"));
        assert_eq!(code("sv"), None);
        assert_eq!(code("C"), None);
        assert_eq!(code(""), None);
    }

    #[test]
    fn names_are_sorted_by_the_letters_of_the_language() {
        let mut names = ["Ås", "Øster", "Zebra", "Ærø", "Bo"];
        let danish = Language::find("da").unwrap();
        names.sort_by(|first, second| danish.order(first, second));
        assert_eq!(names, ["Bo", "Zebra", "Ærø", "Øster", "Ås"]);
    }
}
