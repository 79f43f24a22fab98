//! The examples on the page of a code: files laid over the repository `examples/klynge`.

use collab::tree::{LARGEST_FILE, Memory};

/// What an example makes of the repository.
pub struct Example {
    /// Its files.
    pub tree: Memory,
    /// The schemas of its own.
    pub schemas: Vec<(String, String)>,
}

/// The example below a heading (`## Wrong`) of the page of a code.
pub fn example(page: &str, heading: &str, code: &str) -> Example {
    let mut example = Example { tree: super::example("klynge"), schemas: Vec::new() };
    let files = files(section(page, heading, code));
    assert!(!files.is_empty(), "{code}: no example");
    for file in files {
        match file.path.strip_prefix("schemas/").and_then(|name| name.strip_suffix(".json")) {
            Some(name) => example.schemas.push((name.to_owned(), file.text)),
            None => file.add_to(&mut example.tree),
        }
    }
    example
}

/// The part of a page below a heading.
fn section<'p>(page: &'p str, heading: &str, code: &str) -> &'p str {
    let (_, rest) = page
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("{code}: no section {heading}"));
    rest.split("\n## ").next().unwrap_or(rest)
}

/// A file on a page: its path stands alone on the line above it, perhaps with a remark.
struct File {
    path: String,
    remark: String,
    text: String,
}

impl File {
    fn add_to(self, tree: &mut Memory) {
        let bytes = match self.remark.as_str() {
            "" => self.text.into_bytes(),
            "(saved as Latin-1)" => {
                self.text.chars().map(|c| u8::try_from(c).expect("a letter of Latin-1")).collect()
            }
            "(and 4 MB more)" => {
                [self.text.into_bytes(), vec![b'#'; usize::try_from(LARGEST_FILE).unwrap()]]
                    .concat()
            }
            "(saved with a byte-order mark)" => format!("\u{FEFF}{}", self.text).into_bytes(),
            "(without an end to its last line)" => self.text.trim_end().as_bytes().to_vec(),
            "(with one line ended as on Windows)" => {
                self.text.replacen('\n', "\r\n", 1).into_bytes()
            }
            "(with its letters taken apart)" => self.text.replace('Å', "A\u{30A}").into_bytes(),
            "(the е in the last word is Cyrillic)" => self.text.into_bytes(),
            other => panic!("what is {other}?"),
        };
        tree.insert(self.path, bytes);
    }
}

fn files(section: &str) -> Vec<File> {
    let mut files = Vec::new();
    let mut lines = section.lines();
    let mut heading: Option<(String, String)> = None;
    while let Some(line) = lines.next() {
        if let Some((path, remark)) = line
            .strip_prefix('`')
            .filter(|rest| !rest.starts_with('`'))
            .and_then(|rest| rest.split_once('`'))
        {
            heading = Some((path.to_owned(), remark.trim().to_owned()));
        } else if line.starts_with("```")
            && let Some((path, remark)) = heading.take()
        {
            let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            files.push(File { path, remark, text: text.join("\n") + "\n" });
        }
    }
    files
}
