//! Texts of the records as they may stand anywhere: on one line, with nothing that a terminal obeys.

use annotate_snippets::normalize_untrusted_str;

/// The text on one line, with signs that are not seen shown as such.
pub(super) fn line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    normalize_untrusted_str(&words.join(" "))
}

/// A path, with signs that are not seen shown as such.
pub(super) fn path(path: &str) -> String {
    normalize_untrusted_str(&path.replace('\n', "␊"))
}

#[cfg(test)]
mod tests {
    use super::{line, path};

    #[test]
    fn a_terminal_obeys_nothing_in_it() {
        assert_eq!(line("a\n  b\u{1b}[31m c"), "a b␛[31m c");
        assert_eq!(path("a  b\n\u{1b}.yaml"), "a  b␊␛.yaml");
    }
}
