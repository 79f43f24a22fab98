//! Longer texts of the records, in Markdown, as they stand among other texts.

/// A text below a heading of a level: its own headings are lower than that.
pub(super) fn below(text: &str, level: usize) -> String {
    let mut is_code = false;
    let lines = text.trim_end().lines().map(|line| {
        is_code ^= line.trim_start().starts_with("```");
        if is_heading(line) && !is_code {
            let depth = depth(line);
            format!("{}{}", "#".repeat((depth + level).min(6)), &line[depth..])
        } else {
            line.to_owned()
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn depth(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b'#').count()
}

fn is_heading(line: &str) -> bool {
    (1..=6).contains(&depth(line)) && line[depth(line)..].starts_with(' ')
}

/// A text broken into lines of a width, the first behind a mark (`1. `) and the others below it. The
/// lines of a paragraph are joined first; lists stay lists, and the lines of tables as they are.
pub(super) fn fill(text: &str, mark: &str, width: usize) -> String {
    let indent = " ".repeat(textwrap::core::display_width(mark));
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs(text) {
        let first = if lines.is_empty() { mark } else { &indent };
        match paragraph {
            Paragraph::Flowing { indented, mark: own, text } => {
                let start = format!("{first}{}{own}", " ".repeat(indented));
                let next = " ".repeat(textwrap::core::display_width(&start));
                let options =
                    textwrap::Options::new(width).initial_indent(&start).subsequent_indent(&next);
                lines.extend(textwrap::wrap(&text, options).into_iter().map(String::from));
            }
            Paragraph::Kept(line) => lines.push(format!("{first}{line}").trim_end().to_owned()),
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// A part of a text.
enum Paragraph<'t> {
    /// Words that are broken where the line ends, behind the mark of a list if they have one.
    Flowing { indented: usize, mark: &'t str, text: String },
    /// A line as it is: a heading, of a table or a block of code, or empty.
    Kept(&'t str),
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut is_code = false;
    for line in text.trim_end().lines() {
        let words = line.trim();
        let is_fence = words.starts_with("```");
        if is_code || is_fence || words.is_empty() || words.starts_with('|') || is_heading(line) {
            is_code ^= is_fence;
            paragraphs.push(Paragraph::Kept(line.trim_end()));
            continue;
        }
        let indented = line.len() - line.trim_start().len();
        let (mark, rest) = words.split_at(mark_of_list(words));
        match paragraphs.last_mut() {
            Some(Paragraph::Flowing { text, indented: before, mark: last })
                if !begins(mark, indented, last, *before) =>
            {
                text.push(' ');
                text.push_str(words);
            }
            _ => paragraphs.push(Paragraph::Flowing { indented, mark, text: rest.to_owned() }),
        }
    }
    paragraphs
}

/// Whether a line right below another begins an element of a list. A number does so only at 1 or
/// below another number: `30. oktober` may well stand where a line begins.
fn begins(mark: &str, indented: usize, last: &str, before: usize) -> bool {
    let is_numbered = |mark: &str| mark.starts_with(|first: char| first.is_ascii_digit());
    match mark {
        "" => false,
        "1. " | "1) " => true,
        _ if is_numbered(mark) => is_numbered(last) && indented <= before,
        _ => true,
    }
}

/// How long the mark is with which an element of a list begins (`- `, `12. `); 0 without one.
fn mark_of_list(words: &str) -> usize {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &words[digits..];
    let marks: &[&str] = if digits > 0 { &[". ", ") "] } else { &["- ", "* ", "+ "] };
    if marks.iter().any(|mark| rest.starts_with(mark)) { digits + 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{below, fill};

    #[test]
    fn headings_stand_below_the_one_above_them() {
        assert_eq!(
            below("# A\n#b\n```\n# c\n```\n##### D\n", 3),
            "#### A\n#b\n```\n# c\n```\n###### D"
        );
    }

    #[test]
    fn a_date_at_the_beginning_of_a_line_is_no_list() {
        assert_eq!(fill("Mødet\n30. oktober", "", 40), "Mødet 30. oktober\n");
        assert_eq!(fill("1. Mødet\n2. Referat", "", 40), "1. Mødet\n2. Referat\n");
    }

    #[test]
    fn paragraphs_are_filled_and_lists_stay_lists() {
        let text = "One two\nthree four.\n\n- five six\n  seven\n\n| a | b and more |\n";
        assert_eq!(
            fill(text, "1. ", 14),
            "1. One two\n   three four.\n\n   - five six\n     seven\n\n   | a | b and more |\n"
        );
    }
}
