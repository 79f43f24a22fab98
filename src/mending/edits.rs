//! Stretches of a text and what is put there, and where everything else comes to stand by it.

use crate::source::Span;

/// A stretch of a text and what is put there; an empty stretch is where something is put in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Edit {
    /// The stretch.
    pub span: Span,
    /// What is put there.
    pub instead: String,
}

/// Edits of one text, in the order in which they stand; none touches another.
#[derive(Debug, Clone)]
pub(super) struct Edits {
    edits: Vec<Edit>,
    /// By how many bytes the text has grown before each of them, and behind the last.
    grown: Vec<i64>,
}

impl Edits {
    /// These edits, in any order.
    pub fn new(mut edits: Vec<Edit>) -> Edits {
        edits.sort_unstable();
        edits.dedup();
        let mut grown = vec![0];
        grown.extend(edits.iter().scan(0, |sum, edit| {
            *sum += growth(edit);
            Some(*sum)
        }));
        Edits { edits, grown }
    }

    /// Whether all of them can be made in a text: they lie in it, between letters, and apart.
    pub fn fit(&self, text: &str) -> bool {
        let lies_in =
            |edit: &Edit| edit.span.start <= edit.span.end && text.get(edit.span.range()).is_some();
        self.edits.iter().all(lies_in)
            && self.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start)
            && self.edits.windows(2).all(|pair| pair[0].span != pair[1].span)
    }

    /// The text with all of them made. They fit it.
    pub fn apply(&self, text: &str) -> String {
        let mut changed = String::with_capacity(text.len());
        let mut done = 0;
        for edit in &self.edits {
            changed.push_str(&text[done..edit.span.start as usize]);
            changed.push_str(&edit.instead);
            done = edit.span.end as usize;
        }
        changed.push_str(&text[done..]);
        changed
    }

    /// Whether one of them changes something in a stretch or at its ends.
    pub fn touch(&self, span: Span) -> bool {
        let first = self.edits.partition_point(|edit| edit.span.end < span.start);
        self.edits[first..].iter().take_while(|edit| edit.span.start <= span.end).any(|edit| {
            let overlaps = edit.span.start < span.end && span.start < edit.span.end;
            overlaps || is_empty(edit.span) || is_empty(span)
        })
    }

    /// Whether one of them changes the whole of a stretch.
    pub fn cover(&self, span: Span) -> bool {
        let first = self.edits.partition_point(|edit| edit.span.end < span.end);
        let mut reaching =
            self.edits[first..].iter().take_while(|edit| edit.span.start <= span.start);
        reaching.any(|edit| !is_empty(edit.span))
    }

    /// Where what begins at a byte comes to begin.
    pub fn moved(&self, at: u32) -> i64 {
        let before = self.edits.partition_point(|edit| edit.span.end <= at);
        i64::from(at) + self.grown[before]
    }

    /// The stretches of the changed text that were put in, each with its ends.
    pub fn put_in(&self) -> Vec<(i64, i64)> {
        let start = |(edit, grown): (&Edit, &i64)| {
            let start = i64::from(edit.span.start) + grown;
            (start, start + length(&edit.instead))
        };
        self.edits.iter().zip(&self.grown).map(start).collect()
    }
}

fn is_empty(span: Span) -> bool {
    span.start == span.end
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

fn growth(edit: &Edit) -> i64 {
    length(&edit.instead) - (i64::from(edit.span.end) - i64::from(edit.span.start))
}
