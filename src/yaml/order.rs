//! Puts the elements of a list into another order, each with the comments that belong to it.

use super::node::{Node, Value};
use super::parse::parse;
use crate::source::{Place, SourceId, Span};

/// The stretch of a text in which a list stands, and what to put there, so that its elements stand
/// in another order (`order` names the present place of each, from 0).
///
/// The comments right above an element go with it, and so do those below it that are indented
/// further; empty lines stay where they are. Nothing, when the elements do not stand on lines of
/// their own, or when not every value and line would be there afterwards as it was.
pub fn reorder(
    source: SourceId,
    text: &str,
    root: &Node,
    list: &Node,
    order: &[usize],
) -> Option<(Place, String)> {
    let elements = list.elements();
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    if !sorted.into_iter().eq(0..elements.len()) || elements.is_empty() {
        return None;
    }
    let pieces = pieces(text, elements)?;
    let stretch = pieces[0].start..pieces[pieces.len() - 1].end;
    let is_ended = text[stretch.clone()].ends_with('\n');
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut instead = String::with_capacity(stretch.len());
    for (at, from) in order.iter().enumerate() {
        let piece = &text[pieces[*from].start..pieces[*from].end];
        instead.push_str(piece);
        if !piece.ends_with('\n') {
            instead.push_str(line_end);
        }
        if let Some(next) = pieces.get(at + 1) {
            instead.push_str(&text[pieces[at].end..next.start]);
        }
    }
    if !is_ended {
        instead.truncate(instead.trim_end_matches(['\n', '\r']).len());
    }
    let changed = [&text[..stretch.start], &instead, &text[stretch.end..]].concat();
    let parsed = parse(source, &changed);
    let is_kept = parsed.whole
        && parsed.node.is_some_and(|node| is_reordered(root, &node, list, order))
        && lines(&changed) == lines(text);
    is_kept.then(|| (Place { source, span: Span::new(stretch) }, instead))
}

/// The stretches of whole lines that belong to each element.
fn pieces(text: &str, elements: &[Node]) -> Option<Vec<std::ops::Range<usize>>> {
    let mut pieces: Vec<std::ops::Range<usize>> = Vec::new();
    let mut indent = None;
    for element in elements {
        let at = element.span.start as usize;
        let line = text[..at].rfind('\n').map_or(0, |before| before + 1);
        let hyphen = text[line..at].trim_end().strip_suffix('-')?;
        if !hyphen.bytes().all(|b| b == b' ') || *indent.get_or_insert(hyphen.len()) != hyphen.len()
        {
            return None;
        }
        let end = at + text.get(at..element.span.end as usize)?.trim_end().len();
        let end = end + text[end..].find('\n').map_or(text.len() - end, |length| length + 1);
        let floor = pieces.last().map_or(0, |piece| piece.end);
        if line < floor {
            return None;
        }
        let start = text[floor..line]
            .split_inclusive('\n')
            .rev()
            .take_while(|line| line.trim_start().starts_with('#'));
        let start = line - start.map(str::len).sum::<usize>();
        let below = text[end..].split_inclusive('\n').take_while(|line| {
            let comment = line.trim_start_matches(' ');
            comment.starts_with('#') && line.len() - comment.len() > hyphen.len()
        });
        let end = end + below.map(str::len).sum::<usize>();
        let between = &text[floor..start];
        if !pieces.is_empty() && !between.lines().all(is_empty_or_comment) {
            return None;
        }
        pieces.push(start..end);
    }
    Some(pieces)
}

fn is_empty_or_comment(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The lines of a text in the order of the alphabet, without their ends.
fn lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines
}

/// Whether two trees hold the same but for the order of one list.
fn is_reordered(was: &Node, is: &Node, list: &Node, order: &[usize]) -> bool {
    match (&was.value, &is.value) {
        (Value::List(was_elements), Value::List(elements)) if std::ptr::eq(was, list) => {
            elements.len() == order.len()
                && order
                    .iter()
                    .zip(elements)
                    .all(|(from, is)| was_elements[*from].holds_the_same(is))
        }
        (Value::List(was), Value::List(is)) => {
            was.len() == is.len()
                && was.iter().zip(is).all(|(was, is)| is_reordered(was, is, list, order))
        }
        (Value::Map(was), Value::Map(is)) => {
            was.len() == is.len()
                && was.iter().zip(is).all(|(was, is)| {
                    was.key.value == is.key.value
                        && is_reordered(&was.value, &is.value, list, order)
                })
        }
        _ => was.holds_the_same(is),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn reordered(text: &str, order: &[usize]) -> Option<String> {
        let source = Sources::default().add("a.yaml".into(), text.into());
        let root = parse(source, text).node.unwrap();
        let list = root.get("h").unwrap();
        let (place, instead) = reorder(source, text, &root, list, order)?;
        let span = place.span.range();
        Some([&text[..span.start], &instead, &text[span.end..]].concat())
    }

    #[test]
    fn elements_take_their_comments_along() {
        assert_eq!(
            reordered(
                "h:\n  # of b\n  - b: 2 # two\n    # below b\n\n  # of a\n  # too\n  - a: |\n      text\n\n  - c\n  # on all\nx: 1\n",
                &[1, 0, 2]
            )
            .unwrap(),
            "h:\n  # of a\n  # too\n  - a: |\n      text\n\n  # of b\n  - b: 2 # two\n    # below b\n\n  - c\n  # on all\nx: 1\n"
        );
        assert_eq!(reordered("h:\r\n- b\r\n- a", &[1, 0]).unwrap(), "h:\r\n- a\r\n- b");
    }

    #[test]
    fn what_is_written_otherwise_is_left() {
        assert_eq!(reordered("h: [b, a]\n", &[1, 0]), None);
        assert_eq!(reordered("h:\n  -\n    b: 1\n  - a\n", &[1, 0]), None);
        assert_eq!(reordered("h:\n  - b\n  - a\n", &[1, 1]), None);
        assert_eq!(reordered("h:\n  - b: |+\n      t\n\n  - a: |\n      t\n", &[1, 0]), None);
    }
}
