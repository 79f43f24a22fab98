//! Every text that a person reads, by key, with its languages side by side.
//!
//! A text is kept as data ([`Text`]: its key and what is put into it) until a format writes it
//! out in the reader's [`Language`]. The texts stand in the `.toml` files of this folder, one for
//! each part of the program; the key of a text is `file.section.name`. Names in braces are put in
//! (`{fund}`); of a text with several forms, such as `one` and `other`, its `count` chooses one as
//! the language does.

mod catalogue;
mod compiled;
mod dates;
mod language;
mod numbers;
mod wording;

pub use language::{Language, Name};
pub use wording::Wording;

use crate::date::{Date, Day};
use crate::money::{Decimal, Sum};

/// A text by its key, and what is put into it.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    key: &'static str,
    args: Vec<(&'static str, Arg)>,
}

/// Every text of the catalogue: its key, the code of a language, and its forms in that language.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str, Vec<&'static str>)> {
    catalogue::all()
}

/// The terms of the field by key, each with what it is called and what it means.
pub fn terms() -> impl Iterator<Item = (&'static str, Text, Text)> {
    catalogue::terms()
}

/// The page of this name in Markdown, in the language when it has one and else in English.
pub fn page(name: &str, language: Language) -> Option<&'static str> {
    catalogue::page(name, language)
}

/// What is put into a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Words, an id or a path, as they are; what would command a terminal is made visible.
    Words(String),
    /// A whole number; named `count`, it chooses between the forms of the text.
    Count(usize),
    /// An exact amount.
    Money(Decimal),
    /// A sum that need not be exact.
    Sum(Sum),
    /// A date.
    Date(Date),
    /// Another text.
    Text(Text),
    /// A time of day, written `14:30`.
    Time(String),
    /// A currency by its code (ISO 4217), said as it is in the country whose it is.
    Currency(String),
    /// Words that stand in several languages where they come from.
    Wording(Wording),
    /// Several, with commas between them.
    List(Vec<Arg>),
}

impl Text {
    /// The text with this key; nothing is put into it yet. Written `text!("key", name = value)`.
    pub fn new(key: &'static str) -> Text {
        Text { key, args: Vec::new() }
    }

    /// The text with one more thing put into it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Text {
        self.args.push((name, value.into()));
        self
    }

    /// The text with this key, if the catalogue has one.
    pub fn find(key: &str) -> Option<Text> {
        catalogue::key(key).map(Text::new)
    }

    /// The text with all words that are put into it changed.
    #[must_use]
    pub fn map_words(mut self, change: &impl Fn(&str) -> String) -> Text {
        self.args =
            self.args.into_iter().map(|(name, arg)| (name, arg.map_words(change))).collect();
        self
    }

    /// What is put into it, in English: it stays when the text is worded anew, and changes with what
    /// is said.
    pub fn values(&self) -> String {
        // Why something could not be done is told by the computer, and by each in its own words.
        let said = self.args.iter().filter(|(name, _)| *name != "why").map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) if !text.args.is_empty() => text.values(),
                other => other.say(Language::default()),
            };
            format!("{name}={value}")
        });
        said.collect::<Vec<_>>().join("; ")
    }

    /// The text, written out.
    pub fn say(&self, language: Language) -> String {
        catalogue::say(self, language)
    }
}

impl Arg {
    /// One or another of several.
    pub fn either(list: impl IntoIterator<Item = impl Into<Arg>>) -> Arg {
        let join = |first: Arg, second: Arg| {
            Arg::Text(crate::text!("formats.or", first = first, second = second))
        };
        list.into_iter().map(Into::into).reduce(join).unwrap_or(Arg::List(Vec::new()))
    }

    fn map_words(self, change: &impl Fn(&str) -> String) -> Arg {
        match self {
            Arg::Words(words) => Arg::Words(change(&words)),
            Arg::Text(text) => Arg::Text(text.map_words(change)),
            Arg::List(list) => {
                Arg::List(list.into_iter().map(|arg| arg.map_words(change)).collect())
            }
            other => other,
        }
    }

    fn say(&self, language: Language) -> String {
        match self {
            Arg::Words(words) => crate::source::visible(words).into_owned(),
            Arg::Count(count) => language.money(Decimal::from(*count)),
            Arg::Money(amount) => language.money(*amount),
            Arg::Sum(sum) => language.sum(sum),
            Arg::Date(date) => language.date(date),
            Arg::Text(text) => text.say(language),
            Arg::Time(written) => language.time(written),
            Arg::Currency(code) => catalogue::key(&format!("formats.currency.{code}"))
                .map_or_else(|| code.clone(), |key| Text::new(key).say(language)),
            Arg::Wording(wording) => wording.say(language).to_owned(),
            Arg::List(list) => {
                let said: Vec<String> = list.iter().map(|arg| arg.say(language)).collect();
                said.join(", ")
            }
        }
    }
}

macro_rules! arg_from {
    ($($from:ty => $arg:ident),* $(,)?) => {
        $(impl From<$from> for Arg {
            fn from(value: $from) -> Arg { Arg::$arg(value.into()) }
        })*
    };
}
arg_from! {
    String => Words, &str => Words, &String => Words, usize => Count, Decimal => Money,
    Sum => Sum, Date => Date, Day => Date, Text => Text, Wording => Wording,
}

impl From<i32> for Arg {
    /// A calendar year: written without separators.
    fn from(year: i32) -> Arg {
        Arg::Words(year.to_string())
    }
}

impl<T: Into<Arg>> FromIterator<T> for Arg {
    fn from_iter<I: IntoIterator<Item = T>>(list: I) -> Arg {
        Arg::List(list.into_iter().map(Into::into).collect())
    }
}

/// The text with this key and these things put into it: `text!("reports.budget.title", fund = …)`.
#[macro_export]
macro_rules! text {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::texts::Text::new($key)$(.with(stringify!($name), $value))*
    };
}
