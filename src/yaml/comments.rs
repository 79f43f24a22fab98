//! The comments of a text: what stands beside the values, for people.

use granit_parser::Event;

use super::events::events;
use crate::source::Span;

/// The comments of a text that have a word in them, each from its `#` to the end of its line, up to
/// where the text can be read. A `#` within a value is none.
pub fn comments(text: &str, word: &str) -> Vec<Span> {
    if !text.contains(word) {
        return Vec::new();
    }
    events(text, true)
        .map_while(Result::ok)
        .filter(|(event, _)| matches!(event, Event::Comment(..)))
        .filter_map(|(_, span)| span.byte_range())
        .filter(|range| text.get(range.clone()).is_some_and(|comment| comment.contains(word)))
        .map(Span::new)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::comments;

    #[test]
    fn what_looks_like_a_comment_in_a_value_is_none() {
        let text = "# one: æ\ntitle: 'a # two: b' # three: c\nsummary: |\n  # four: d\n";
        let found: Vec<&str> = comments(text, ":").iter().map(|at| &text[at.range()]).collect();
        assert_eq!(found, ["# one: æ", "# three: c"]);
    }
}
