//! A text in words, numbers and marks, each with its place.

use std::ops::Range;

/// A word, a number or a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// What it is.
    pub sort: Sort,
    /// As it is written.
    pub text: &'t str,
    /// The bytes at which it stands.
    pub at: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Letters.
    Letters,
    /// Digits.
    Digits,
    /// Anything else but space.
    Mark,
}

/// The words of a text, in order; spaces and line breaks are left out.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        let sort = if letter.is_alphabetic() {
            Sort::Letters
        } else if letter.is_ascii_digit() {
            Sort::Digits
        } else if letter.is_whitespace() {
            continue;
        } else {
            Sort::Mark
        };
        match words.last_mut() {
            Some(last) if sort != Sort::Mark && last.sort == sort && last.at.end == start => {
                last.at.end = end;
                last.text = &text[last.at.clone()];
            }
            _ => words.push(Word { sort, text: &text[start..end], at: start..end }),
        }
    }
    words
}

impl Word<'_> {
    /// Whether it is one of these marks.
    pub fn is_mark(&self, marks: &str) -> bool {
        self.sort == Sort::Mark && marks.contains(self.text)
    }

    /// The number that it is, of at most this many digits.
    pub fn number(&self, digits: usize) -> Option<u32> {
        let is_number = self.sort == Sort::Digits && self.text.len() <= digits;
        is_number.then(|| self.text.parse().ok()).flatten()
    }

    /// Whether it stands right behind another.
    pub fn follows(&self, other: &Word) -> bool {
        other.at.end == self.at.start
    }
}
