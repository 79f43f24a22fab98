//! Faults in the records, as data: what is wrong, where, and what to write instead.
//!
//! A finding is never an error of the program. Findings are collected, nothing stops at the
//! first, and formats write them out.

mod codes;

pub use codes::{Codes, Unspeakable};

use crate::source::{Place, SourceId};
use crate::text;
use crate::texts::Text;

/// How bad a finding is. Later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// The books hold together, but something in them does not agree.
    Warning,
    /// The record cannot be relied upon.
    Error,
}

impl Severity {
    /// The fixed word for it, the same in all languages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The word that people read for it.
    pub fn text(self) -> Text {
        match self {
            Severity::Info => text!("findings.severity.info"),
            Severity::Warning => text!("findings.severity.warning"),
            Severity::Error => text!("findings.severity.error"),
        }
    }
}

/// A sort of fault that `collab` looks for.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its name, the same in all languages and versions: `over-budget`.
    pub id: &'static str,
    /// How bad it is unless a finding says otherwise.
    pub severity: Severity,
    /// What it means, why it matters, a bad and a good example; in Markdown.
    pub page: &'static str,
}

/// A place that belongs to a finding, and what is to be said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub at: Place,
    /// What stands there.
    pub text: Text,
}

/// So many findings of one file are shown: whoever has more begins with these.
pub const MOST_IN_A_FILE: usize = 200;

/// A change of the text that makes a fault right.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, as an order: “write `2021-04-22`”.
    pub title: Text,
    /// The stretches of text and what to put there, in the order in which they stand; none
    /// overlaps another. An empty stretch is where something is put in.
    pub edits: Vec<(Place, String)>,
    /// Whether there is no other right answer, so that it may be made without being looked at.
    pub is_certain: bool,
}

impl Fix {
    /// The only right answer: puts a text in the place of another.
    pub fn certain(title: Text, at: Place, instead: impl Into<String>) -> Fix {
        Fix { title, edits: vec![(at, instead.into())], is_certain: true }
    }

    /// The likeliest answer, which somebody has to look at: puts a text in the place of another.
    pub fn likely(title: Text, at: Place, instead: impl Into<String>) -> Fix {
        Fix { is_certain: false, ..Fix::certain(title, at, instead) }
    }

    /// The fix with another stretch that changes with it.
    #[must_use]
    pub fn and(mut self, at: Place, instead: impl Into<String>) -> Fix {
        self.edits.push((at, instead.into()));
        self.edits.sort_by_key(|(at, _)| *at);
        self
    }
}

/// One fault at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What sort of fault it is.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: Text,
    /// Where.
    pub at: Place,
    /// What to write instead, or what to do.
    pub remedy: Option<Text>,
    /// Other places that it can be seen from, in this or other files.
    pub related: Vec<Label>,
    /// What else there is to say, such as what follows from it.
    pub notes: Vec<Text>,
    /// The change that makes it right, when it is known.
    pub fix: Option<Fix>,
    /// The field that it is about, without the numbers of list elements: `history/date`. Empty,
    /// when it is about the whole file. It is filled in when all findings are known.
    pub part: String,
}

impl Finding {
    /// A finding with the severity of its code.
    pub fn new(code: &'static Code, at: Place, message: Text) -> Finding {
        Finding {
            code,
            severity: code.severity,
            message,
            at,
            remedy: None,
            related: Vec::new(),
            notes: Vec::new(),
            fix: None,
            part: String::new(),
        }
    }

    /// The finding with what to write instead.
    #[must_use]
    pub fn remedy(mut self, remedy: Text) -> Finding {
        self.remedy = Some(remedy);
        self
    }

    /// The finding with what to write instead, if that is known.
    #[must_use]
    pub fn maybe_remedy(mut self, remedy: Option<Text>) -> Finding {
        self.remedy = remedy.or(self.remedy);
        self
    }

    /// The finding with another place that belongs to it.
    #[must_use]
    pub fn related(mut self, at: Place, text: Text) -> Finding {
        self.related.push(Label { at, text });
        self
    }

    /// The finding with something more to say.
    #[must_use]
    pub fn note(mut self, note: Text) -> Finding {
        self.notes.push(note);
        self
    }

    /// The finding with a change that makes it right.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Finding {
        self.fix = Some(fix);
        self
    }

    /// The finding with another severity than its code has.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Finding {
        self.severity = severity;
        self
    }

    /// The text that it is about.
    pub fn source(&self) -> SourceId {
        self.at.source
    }
}

/// Declares a [`Code`] whose page stands beside the file: `code!("over-budget", Error)` takes
/// `over_budget.md`, which the second argument names.
#[macro_export]
macro_rules! code {
    ($id:literal, $severity:ident, $page:literal) => {
        $crate::findings::Code {
            id: $id,
            severity: $crate::findings::Severity::$severity,
            page: include_str!($page),
        }
    };
}

/// No word that is longer than this, in bytes, is meant to be another.
const LONGEST: usize = 200;

/// The nearest of some words to one that is not among them, if any is near enough to be meant.
pub fn nearest<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_lowercase();
    let length = word.chars().count();
    // What is much longer or shorter cannot be near, and is soon told.
    let may_be_near = |known: &&str| {
        let other = known.chars().count();
        length.abs_diff(other) <= other.max(length).div_ceil(4)
    };
    words
        .into_iter()
        .filter(may_be_near)
        .map(|known| (strsim::damerau_levenshtein(&lower, &known.to_lowercase()), known))
        .filter(|(distance, known)| {
            *distance <= known.chars().count().max(word.chars().count()).div_ceil(4)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Whether two words differ by a slip of the hand at most: one letter too many, too few, wrong, or two
/// that changed places; in long words two such. So near a word can hardly be meant otherwise.
pub fn is_slip(written: &str, meant: &str) -> bool {
    let length = meant.chars().count();
    let most = match length {
        0..=3 => 0,
        4..=9 => 1,
        _ => 2,
    };
    written.len() <= LONGEST
        && strsim::damerau_levenshtein(&written.to_lowercase(), &meant.to_lowercase()) <= most
}

#[cfg(test)]
mod tests {
    use super::{is_slip, nearest};

    #[test]
    fn a_slip_is_smaller_than_another_word() {
        assert!(is_slip("amonut", "amount") && is_slip("Title", "title"));
        assert!(is_slip("recomended_bye", "recommended_by"));
        assert!(!is_slip("paid", "plan") && !is_slip("by", "to"));
    }

    #[test]
    fn the_nearest_word_is_near() {
        let words = ["amount", "amounts", "account", "title"];
        assert_eq!(nearest("amonut", words), Some("amount"));
        assert_eq!(nearest("Title", words), Some("title"));
        assert_eq!(nearest("budget", words), None);
        assert_eq!(nearest("grantet", ["granted", "paid"]), Some("granted"));
    }
}
