//! The texts, pages and languages that `compile.rs` puts into the program.

/// A language, as `languages.toml` describes it.
#[derive(Debug)]
pub(super) struct Described {
    pub code: &'static str,
    pub name: &'static str,
    pub locale: &'static str,
    pub also: &'static [&'static str],
}

/// The forms of a text in a language, each with the name that CLDR has for it.
pub(super) type Forms = &'static [(&'static str, &'static str)];

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
