//! Where things stand: the texts that were read, and places in them.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::OnceLock;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

/// One of the texts in a [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A stretch of a text, in bytes from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span of a range of bytes; a text longer than 4 GB is never read.
    pub fn new(range: Range<usize>) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: clamp(range.start), end: clamp(range.end) }
    }

    /// The same stretch as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A stretch of one of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The text.
    pub source: SourceId,
    /// The stretch of it.
    pub span: Span,
}

/// A value and where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text that it was read from.
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// The name under which a [`Spanned`] asks for its fields.
pub(crate) const SPANNED: &str = "$collab::Spanned";
/// The fields of a [`Spanned`], in the order in which it receives them.
pub(crate) const SPANNED_FIELDS: &[&str] = &["$start", "$end", "$value"];
/// The name under which a type asks for a scalar as text, or for a map.
pub(crate) const TEXT_OR_MAP: &str = "$collab::TextOrMap";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = Spanned<T>;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a value with its place")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spanned<T>, A::Error> {
                let missing = || Error::custom("a value without its place");
                let (_, start) = map.next_entry::<String, u32>()?.ok_or_else(missing)?;
                let (_, end) = map.next_entry::<String, u32>()?.ok_or_else(missing)?;
                let (_, value) = map.next_entry::<String, T>()?.ok_or_else(missing)?;
                Ok(Spanned { value, span: Span { start, end } })
            }
        }
        deserializer.deserialize_struct(SPANNED, SPANNED_FIELDS, Fields(PhantomData))
    }
}

/// A position as editors count it: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

/// A text and the path it was read from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path from the root of the repository, with `/` between folders.
    pub path: String,
    /// What stands in it.
    pub text: String,
    /// Where lines begin, made when a position is first asked for.
    marks: OnceLock<Vec<Mark>>,
}

/// A byte whose position is known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    byte: usize,
    position: Position,
}

/// A line that is longer than this has marks within it too, so that all positions in it are near
/// one.
const MARKED: usize = 1024;

impl Source {
    /// A text at a path.
    pub fn new(path: &str, text: String) -> Source {
        Source { path: path.to_owned(), text, marks: OnceLock::new() }
    }

    /// The position of a byte; one past the end is the end. The first question costs a reading of
    /// the text, further ones next to nothing.
    pub fn position(&self, byte: u32) -> Position {
        let mut byte = (byte as usize).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let marks = self.marks.get_or_init(|| marks(&self.text));
        // The first mark is the beginning of the text.
        let mark = marks[marks.partition_point(|mark| mark.byte <= byte) - 1];
        let beyond = self.text[mark.byte..byte].chars().count();
        Position { column: mark.position.column + beyond, ..mark.position }
    }
}

fn marks(text: &str) -> Vec<Mark> {
    let mut position = Position { line: 1, column: 1 };
    let mut marks = vec![Mark { byte: 0, position }];
    let mut last = 0;
    for (byte, letter) in text.char_indices() {
        if byte - last >= MARKED {
            marks.push(Mark { byte, position });
            last = byte;
        }
        position.column += 1;
        if letter == '\n' {
            position = Position { line: position.line + 1, column: 1 };
            last = byte + 1;
            marks.push(Mark { byte: last, position });
        }
    }
    marks
}

/// A text in which characters that would command a terminal, or turn the order in which letters are
/// shown, can be seen: `\u{1b}`. Line breaks and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\t'))
            || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    Cow::Owned(shown)
}

/// All texts that were read, in the order of their reading.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Keeps a text and says which one it is.
    pub fn add(&mut self, path: String, text: String) -> SourceId {
        let id = u32::try_from(self.0.len()).expect("fewer than four billion files");
        self.0.push(Source::new(&path, text));
        SourceId(id)
    }

    /// All texts.
    pub fn all(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.0)
    }

    /// The text with this id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// The same texts with each path and text changed: what stood at a place still stands there when
    /// no text becomes longer or shorter.
    #[must_use]
    pub fn map(&self, change: impl Fn(&str) -> String) -> Sources {
        let mut changed = Sources::default();
        for source in &self.0 {
            changed.add(change(&source.path), change(&source.text));
        }
        changed
    }

    /// All of them, in the order of their reading.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.0)
    }

    /// The position at which a place begins.
    pub fn position(&self, place: Place) -> Position {
        self.get(place.source).position(place.span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = Source::new("a.yaml", "æ: 1\nø: å b\n".into());
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(6), Position { line: 2, column: 1 });
        assert_eq!(source.position(13), Position { line: 2, column: 6 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
        assert_eq!(source.position(3), Position { line: 1, column: 3 });
        assert_eq!(Source::new("", String::new()).position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn nothing_commands_the_terminal() {
        assert_eq!(visible("æ\tb\n"), "æ\tb\n");
        assert_eq!(visible("a\u{1b}[2Jb\u{202e}"), "a\\u{1b}[2Jb\\u{202e}");
    }

    #[test]
    fn positions_far_into_a_long_line_are_right() {
        let source = Source::new("a.yaml", format!("a: 1\n{}\nb: 2\n", "æ".repeat(5000)));
        assert_eq!(source.position(5 + 2 * 4000), Position { line: 2, column: 4001 });
        assert_eq!(source.position(5 + 2 * 5000 + 1), Position { line: 3, column: 1 });
    }
}
