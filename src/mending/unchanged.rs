//! Whether a changed text still says all that it said, but for what was edited.

use std::collections::HashMap;

use super::edits::Edits;
use crate::source::{SourceId, Span};
use crate::yaml::{self, Entry, Node, Value};

/// Whether edits of a text leave it readable, if it was, and every value outside of them as it was,
/// at its place.
pub(super) fn keep_the_rest(source: SourceId, before: &str, edits: &Edits) -> bool {
    if !edits.fit(before) {
        return false;
    }
    let was = yaml::parse(source, before);
    if !was.whole {
        return true;
    }
    let is = yaml::parse(source, &edits.apply(before));
    // A key that stands twice now would hide a value.
    let is_as_good = is.whole && is.findings.len() <= was.findings.len();
    match (was.node, is.node) {
        (Some(was), Some(node)) if is_as_good => {
            Comparison { edits, put_in: edits.put_in() }.holds(&was, &node)
        }
        _ => false,
    }
}

/// Walks two trees of nodes beside one another.
struct Comparison<'e> {
    edits: &'e Edits,
    put_in: Vec<(i64, i64)>,
}

impl Comparison<'_> {
    /// Whether a node is what it was, but for what was edited in it.
    fn holds(&self, was: &Node, is: &Node) -> bool {
        if !self.edits.touch(was.span) {
            return was.holds_the_same(is);
        }
        match (&was.value, &is.value) {
            _ if self.edits.cover(was.span) => true,
            (Value::List(was), Value::List(is)) => self.elements(was, is),
            (Value::Map(was), Value::Map(is)) => self.entries(was, is),
            (Value::Null | Value::Scalar(_), _) => true,
            _ => false,
        }
    }

    fn elements(&self, was: &[Node], is: &[Node]) -> bool {
        let mut new: HashMap<i64, &Node> = is.iter().map(|node| (start(node.span), node)).collect();
        was.iter().filter(|node| !self.edits.cover(node.span)).all(|node| {
            match new.remove(&self.edits.moved(node.span.start)) {
                Some(is) => self.holds(node, is),
                None => self.edits.touch(node.span) && is_single(node),
            }
        }) && new.values().all(|node| self.is_put_in(node.span))
    }

    fn entries(&self, was: &[Entry], is: &[Entry]) -> bool {
        let mut by_key: HashMap<i64, usize> =
            is.iter().enumerate().map(|(at, entry)| (start(entry.key.span), at)).collect();
        let by_value: HashMap<i64, usize> =
            is.iter().enumerate().map(|(at, entry)| (start(entry.value.span), at)).collect();
        let mut is_known = vec![false; is.len()];
        let holds = was.iter().filter(|entry| !self.is_covered(entry)).all(|entry| {
            let is_renamed = self.edits.touch(entry.key.span);
            let here = self.edits.moved(entry.key.span.start);
            let found = match is_renamed {
                true => {
                    let value = self.edits.moved(entry.value.span.start);
                    by_value.get(&value).copied().or_else(|| by_key.remove(&here))
                }
                false => by_key.remove(&here),
            };
            match found {
                Some(at) if !is_known[at] => {
                    is_known[at] = true;
                    (is_renamed || is[at].key.value == entry.key.value)
                        && self.holds(&entry.value, &is[at].value)
                }
                _ => false,
            }
        });
        holds
            && is
                .iter()
                .zip(is_known)
                .all(|(entry, is_known)| is_known || self.is_put_in(entry.key.span))
    }

    fn is_covered(&self, entry: &Entry) -> bool {
        let end = entry.value.span.end.max(entry.key.span.end);
        self.edits.cover(Span { start: entry.key.span.start, end })
    }

    /// Whether what stands in the changed text comes from an edit.
    fn is_put_in(&self, span: Span) -> bool {
        let (from, to) = (i64::from(span.start), i64::from(span.end));
        let first = self.put_in.partition_point(|(_, end)| *end < from);
        self.put_in.get(first).is_some_and(|(start, _)| *start <= to)
    }
}

fn start(span: Span) -> i64 {
    i64::from(span.start)
}

fn is_single(node: &Node) -> bool {
    matches!(node.value, Value::Null | Value::Scalar(_))
}

#[cfg(test)]
mod tests {
    use super::super::edits::Edit;
    use super::*;
    use crate::source::Sources;

    /// Whether the rest is kept, when one text in another is replaced by a third.
    fn kept(before: &str, written: &str, instead: &str) -> bool {
        let at = before.find(written).expect("it stands there");
        let span = Span::new(at..at + written.len());
        let source = Sources::default().add("a.yaml".into(), before.into());
        keep_the_rest(source, before, &Edits::new(vec![Edit { span, instead: instead.into() }]))
    }

    #[test]
    fn what_is_edited_may_change() {
        let text = "# about\ntitle: A\namonut: 1.000 # kr\nlist: [a, b]\nhistory:\n  - state: x\n    date:\n  - state: y\n";
        assert!(kept(text, "1.000", "1000"));
        assert!(kept(text, "1.000", "{about: 1000}"));
        assert!(kept(text, "amonut", "amount"));
        assert!(kept(text, "title", "t"));
        assert!(kept(text, "a, b", "b, a"));
        assert!(kept(text, "  - state: y\n", ""));
        assert!(kept(text, "  - state: x\n    date:\n  - state: y", "  - state: y\n  - state: x"));
        assert!(kept(text, "state: x", "status: x"));
        assert!(kept(text, "title: A", "title: \"A\""));
        assert!(kept(text, "title: A\n", "title: A\nkind: b\n"));
    }

    #[test]
    fn nothing_else_may_change() {
        let text = "# hidden: 1\ntitle: A\nlist:\n  - a: 1\n  - b: 2\nend: x\n";
        for (written, instead) in [
            ("# ", ""),
            ("title: A\n", "title: A "),
            ("  - b", "    b"),
            ("\nlist", " #\n#list"),
            ("title:", "title: {"),
            ("end: ", "end:"),
            ("\nend", "\n  end"),
            (": 1\n  ", ": 1, "),
            ("end", "title"),
        ] {
            assert!(!kept(text, written, instead), "{written:?} by {instead:?}");
        }
    }
}
