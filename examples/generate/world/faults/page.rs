//! A record that a fault is planted in, line by line.

use super::super::answers::Fault;
use super::super::calendar::{Day, later};
use super::super::random::Random;

/// A record as lines, and where its faults are then found.
#[derive(Debug, Clone)]
pub struct Page {
    pub path: String,
    lines: Vec<String>,
    /// Saved in another encoding.
    pub is_latin: bool,
    found: Vec<(usize, usize)>,
}

impl Page {
    /// A record; none, if it is no text.
    pub fn of(path: &str, bytes: &[u8]) -> Option<Page> {
        let text = std::str::from_utf8(bytes).ok()?;
        let lines = text.lines().map(str::to_owned).collect();
        Some(Page { path: path.to_owned(), lines, is_latin: false, found: Vec::new() })
    }

    /// A new record, which is wrong as a whole.
    pub fn new(path: String, text: &str) -> Page {
        let mut page = Page::of(&path, text.as_bytes()).expect("it is text");
        page.found.push((1, 1));
        page
    }

    /// The folder of its kind and that of its collaboration.
    pub fn folders(&self) -> (&str, &str) {
        let mut parts = self.path.split('/').skip(1);
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    }

    /// The place of the first line that begins with something.
    pub fn line(&self, start: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.starts_with(start))
    }

    /// The place of one of the lines that begin with something.
    pub fn any_line(&self, start: &str, random: &mut Random) -> Option<usize> {
        let all: Vec<usize> =
            (0..self.lines.len()).filter(|at| self.lines[*at].starts_with(start)).collect();
        (!all.is_empty()).then(|| random.pick(&all))
    }

    /// The place of the next line from one on that begins with something.
    pub fn next_line(&self, from: usize, start: &str) -> Option<usize> {
        (from..self.lines.len()).find(|at| self.lines[*at].starts_with(start))
    }

    /// What stands in a line.
    pub fn at(&self, at: usize) -> &str {
        &self.lines[at]
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// What stands behind the colon in a line.
    pub fn value(&self, at: usize) -> &str {
        self.lines[at].split_once(": ").map_or("", |(_, value)| value)
    }

    /// The day behind the colon in a line, so many days later.
    pub fn day(&self, at: usize, days: i64) -> Option<Day> {
        Some(later(self.value(at).parse().ok()?, days))
    }

    /// Puts something else behind the colon in a line.
    #[must_use]
    pub fn set(mut self, at: usize, value: impl std::fmt::Display) -> Page {
        let key = self.lines[at].split(':').next().unwrap_or_default().to_owned();
        self.lines[at] = format!("{key}: {value}");
        self
    }

    /// Puts one text for another in a line.
    #[must_use]
    pub fn replace(mut self, at: usize, written: &str, instead: &str) -> Page {
        self.lines[at] = self.lines[at].replacen(written, instead, 1);
        self
    }

    /// Puts a line in before another.
    #[must_use]
    pub fn insert(mut self, at: usize, line: &str) -> Page {
        self.lines.insert(at, line.to_owned());
        self
    }

    /// Takes lines out.
    #[must_use]
    pub fn remove(mut self, lines: std::ops::Range<usize>) -> Page {
        self.lines.drain(lines);
        self
    }

    /// Lets two lines change places.
    #[must_use]
    pub fn swap(mut self, one: usize, other: usize) -> Page {
        self.lines.swap(one, other);
        self
    }

    /// The fault is found in a line, at a text in it.
    #[must_use]
    pub fn found(mut self, at: usize, text: &str) -> Page {
        let column =
            self.lines[at].find(text).map(|byte| self.lines[at][..byte].chars().count() + 1);
        self.found.push((at + 1, column.unwrap_or_default()));
        self
    }

    /// What is found in it.
    pub fn faults(&self, code: &'static str, sort: &'static str) -> impl Iterator<Item = Fault> {
        self.found.iter().map(move |(line, column)| Fault {
            path: self.path.clone(),
            line: *line,
            column: *column,
            code,
            sort,
        })
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let text = self.lines.join("\n") + "\n";
        if self.is_latin {
            text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect()
        } else {
            text.into_bytes()
        }
    }
}
