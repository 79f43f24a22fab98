//! Where a field is put in below another.

use crate::source::Span;

/// A line to put in below the value at a span, in the column of its key, and where; none, where
/// anything else stands on the line of the value.
pub(super) fn line_below(text: &str, value: Span, line: &str) -> Option<(Span, String)> {
    let before = text.get(..value.start as usize)?;
    let key = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let word = key.trim_start_matches([' ', '-']);
    let indent = key.len() - word.len();
    let after = text.get(value.end as usize..)?.lines().next().unwrap_or_default();
    let is_alone = after.trim().is_empty()
        && word.trim_end().strip_suffix(':').is_some_and(|key| !key.contains([':', '{', ',']));
    let at = Span { start: value.end, end: value.end };
    is_alone.then(|| (at, format!("\n{}{line}", " ".repeat(indent))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn below(text: &str, value: &str) -> Option<String> {
        let start = text.find(value).unwrap();
        let (at, line) = line_below(text, Span::new(start..start + value.len()), "to: x")?;
        let mut text = text.to_owned();
        text.insert_str(at.start as usize, &line);
        Some(text)
    }

    #[test]
    fn a_line_stands_in_the_column_of_the_one_above() {
        assert_eq!(
            below("decisions:\n  - outcome: recommended\n    answers: [1]\n", "recommended"),
            Some("decisions:\n  - outcome: recommended\n    to: x\n    answers: [1]\n".to_owned())
        );
        assert_eq!(
            below("minutes:\n  state: draft", "draft"),
            Some("minutes:\n  state: draft\n  to: x".to_owned())
        );
        assert_eq!(below("decisions: [{outcome: returned}]\n", "returned"), None);
        assert_eq!(below("minutes:\n  state: draft # still\n", "draft"), None);
    }
}
