//! Every text that a person reads, by key, with its languages side by side.
//!
//! A text is kept as data ([`Text`]: its key and what is put into it) until a format writes it
//! out in the reader's [`Language`]. The texts stand in the `.toml` files of this folder, one for
//! each part of the program; the key of a text is `file.section.name`. Names in braces are put in
//! (`{fund}`); a text with a `one` and an `other` form is chosen by its `count`.

mod catalogue;
mod numbers;

use crate::date::{Date, Day};
use crate::money::{Decimal, Sum};

/// A language that texts are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// The code of the language (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
        }
    }

    /// An exact amount with the separators of the language, without its currency.
    pub fn money(self, amount: Decimal) -> String {
        numbers::money(amount)
    }

    /// A sum, with what in it is approximate or unknown said in words.
    pub fn sum(self, sum: &Sum) -> String {
        numbers::sum(self, sum)
    }

    /// A day, written out.
    pub fn day(self, day: Day) -> String {
        numbers::day(self, day)
    }

    /// A date as precisely as it is known, written out.
    pub fn date(self, date: &Date) -> String {
        numbers::date(self, date)
    }
}

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

    fn say(&self, language: Language) -> String {
        match self {
            Arg::Words(words) => crate::source::visible(words).into_owned(),
            Arg::Count(count) => numbers::money(Decimal::from(*count)),
            Arg::Money(amount) => language.money(*amount),
            Arg::Sum(sum) => language.sum(sum),
            Arg::Date(date) => language.date(date),
            Arg::Text(text) => text.say(language),
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
    Sum => Sum, Date => Date, Day => Date, Text => Text,
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
