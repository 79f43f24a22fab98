//! Words that do not stand in the catalogue, such as the descriptions in a schema, in the languages
//! that they are written in there.

use super::Language;

/// The same words in one language or several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    /// In the language that is always there.
    plain: String,
    /// By the code of the language.
    others: Vec<(String, String)>,
}

impl Wording {
    /// Words in English, or in the one language that there is.
    pub fn new(plain: impl Into<String>) -> Wording {
        Wording { plain: plain.into(), others: Vec::new() }
    }

    /// The words with their form in another language.
    #[must_use]
    pub fn with(mut self, language: &str, words: &str) -> Wording {
        self.others.push((language.to_owned(), words.to_owned()));
        self
    }

    /// The words in a language, or in the one that there is.
    pub fn say(&self, language: Language) -> &str {
        let other = self.others.iter().find(|(code, _)| code == language.code());
        other.map_or(&self.plain, |(_, words)| words)
    }
}
