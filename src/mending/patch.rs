//! Changed texts as a unified diff, which `git apply` and `patch` take.

use std::fmt::Write;

use similar::TextDiff;

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// The way from one text of a file to another. Lines end at `\n`; what else ends a line in an
/// editor is a part of it, so that it stays as it is.
pub fn patch(path: &str, before: &str, after: &str) -> String {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let mut config = TextDiff::configure();
    let diff = config.newline_terminated(true).diff_slices(&before, &after);
    diff.unified_diff()
        .context_radius(CONTEXT)
        .header(&header("a", path), &header("b", path))
        .to_string()
}

/// A path as git writes it: in quotes, when it holds what would be misread, and with a tab behind
/// it, when it holds a space.
fn header(side: &str, path: &str) -> String {
    let is_plain = |c: char| !c.is_control() && c != '"' && c != '\\';
    if path.chars().all(is_plain) {
        let end = if path.contains(' ') { "\t" } else { "" };
        return format!("{side}/{path}{end}");
    }
    let mut quoted = format!("\"{side}/");
    for c in path.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let mut letter = [0; 4];
                for byte in c.encode_utf8(&mut letter).bytes() {
                    // Writing to a string cannot fail.
                    let _ = write!(quoted, "\\{byte:03o}");
                }
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_last_line_without_an_end_and_windows_lines_are_kept() {
        assert_eq!(
            patch("a.yaml", "a: 1.000\r\nb: 2", "a: 1000\r\nb: 2\n"),
            "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n-a: 1.000\r\n-b: 2\n\\ No newline at end of file\n+a: 1000\r\n+b: 2\n"
        );
        assert_eq!(patch("a", "x\n", "x\n"), "");
    }

    #[test]
    fn odd_paths_are_written_as_git_does() {
        assert_eq!(header("a", "records/b c.yaml"), "a/records/b c.yaml\t");
        assert_eq!(header("b", "å\t\".yaml"), "\"b/å\\011\\\".yaml\"");
    }
}
