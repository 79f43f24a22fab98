//! Whatever stands in a file: findings, never a panic, and every place lies in the text.

mod support;

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use collab::schema::{Kind, Schemas};
use collab::source::Sources;
use collab::tree::Tree;
use collab::yaml;
use proptest::prelude::*;

/// Reads bytes as a record of some kinds.
fn read<'s>(kinds: impl IntoIterator<Item = &'s Kind>, bytes: &[u8]) {
    let mut sources = Sources::default();
    let (text, fault) = yaml::decode(bytes.to_vec());
    let source = sources.add("a.yaml".into(), text);
    let mut findings: Vec<_> = fault.map(|fault| fault(source)).into_iter().collect();
    let text = &sources.get(source).text;
    let parsed = yaml::parse(source, text);
    findings.extend(parsed.findings);
    if let Some(node) = &parsed.node {
        for kind in kinds {
            findings.extend(kind.shape.check(source, node).findings);
        }
    }
    for finding in findings {
        let span = finding.at.span.range();
        assert!(
            span.start <= span.end && span.end <= text.len() + 3,
            "{:?} in {text:?}",
            finding.code.id
        );
        assert!(
            text.get(span.start.min(text.len())..).is_some(),
            "{} begins within a letter",
            finding.code.id
        );
        sources.position(finding.at);
    }
}

/// The records of an example: the kind of each, and its bytes.
fn records(schemas: &Schemas) -> Vec<(&Kind, Vec<u8>)> {
    let example = support::example("klynge");
    let paths = example.files("records").unwrap();
    let kind = |path: &String| {
        let name = path.trim_start_matches("records/").trim_end_matches(".yaml");
        schemas.record(name).unwrap().0
    };
    paths.iter().map(|path| (kind(path), example.read(path).unwrap())).collect()
}

#[test]
fn records_may_end_anywhere() {
    let schemas = Schemas::load(&[]).unwrap();
    for (kind, record) in records(&schemas) {
        for end in 0..record.len() {
            read([kind], &record[..end]);
        }
    }
}

#[test]
fn any_byte_may_be_another() {
    let schemas = Schemas::load(&[]).unwrap();
    for (kind, record) in records(&schemas) {
        for at in 0..record.len() {
            for byte in [b'\t', b':', b'\'', b'[', b'&', 0, 0xE6, b'\n'] {
                let mut changed = record.clone();
                changed[at] = byte;
                read([kind], &changed);
            }
        }
    }
}

#[test]
fn what_the_fuzzer_holds_is_held_of_the_examples() {
    let example = support::example("klynge");
    for path in example.files("records").unwrap() {
        let record = example.read(&path).unwrap();
        for end in (0..record.len()).step_by(11) {
            fuzz::parse(&record[..end]);
            fuzz::validate(&record[..end]);
            let mut changed = record.clone();
            changed[end] = b"\t:'[&\0\xE6\n"[end % 8];
            fuzz::fix(&changed);
        }
    }
}

#[test]
fn depth_and_length_are_bounded() {
    let schemas = Schemas::load(&[]).unwrap();
    let deep_lists = "- ".repeat(10_000) + "a\n";
    let deep_brackets = "[".repeat(100_000);
    let deep_maps: String =
        (0..10_000).map(|depth| " ".repeat(depth) + "a:\n").take(2_000).collect();
    let long_list = "- a\n".repeat(200_000);
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";
    for text in [deep_lists.as_str(), &deep_brackets, &deep_maps, &long_list, bomb] {
        read(schemas.kinds(), text.as_bytes());
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[a-zæøå0-9:#\\-\\[\\]{},&*!|>'\"% \t\r\n.]{0,80}") {
        thread_local!(static SCHEMAS: Schemas = Schemas::load(&[]).unwrap());
        SCHEMAS.with(|schemas| read(schemas.kinds(), text.as_bytes()));
    }
}

/// How many findings there are in a repository of one fund with this text. It has to be quick: a
/// reader waits for it.
fn found_in(path: &str, text: String) -> usize {
    let mut tree = support::example("klynge");
    tree.insert(path, text);
    let start = std::time::Instant::now();
    let (_, findings) = support::findings(&tree, &[]);
    assert!(!findings.is_empty(), "{path}");
    let seconds = start.elapsed().as_secs();
    assert!(seconds < 60, "{seconds} seconds for {path}");
    findings.len()
}

#[test]
fn what_is_absurd_is_refused_in_bounded_time() {
    const LARGE: usize = 3_900_000;
    let fund = "records/funds/pulje.yaml";
    let texts = [
        "[".repeat(LARGE),
        "{a: ".repeat(LARGE / 4),
        "- ".repeat(LARGE / 2),
        format!("title: {}\n", "a".repeat(LARGE)),
        format!("title: \"{}\n", "a".repeat(LARGE)),
        format!("title: {}\n", "a: ".repeat(LARGE / 30)),
        format!("title: {}\n", "1. maj - ".repeat(LARGE / 9)),
        format!("frames:\n  - amount: {}\n", "1-".repeat(LARGE / 2)),
        (0..25_000).map(|key| format!("key-{key}: a\n")).collect(),
        "title: a\n".repeat(25_000),
        format!("frames:\n{}", "  - amount: 1.000 kr.\n".repeat(25_000)),
        format!("frames:\n{}", "  - year: to tusind\n    mount: 5\n".repeat(15_000)),
        format!("tags:\n{}", "  - no\n".repeat(25_000)),
        "title: а #3 010100-0000 navn@eksempel.example\r\n".repeat(12_000),
        format!("x: {}\n", "&a [*a] ".repeat(LARGE / 8)),
    ];
    for text in texts {
        let count = found_in(fund, text);
        assert!(count <= 2 * collab::findings::MOST_IN_A_FILE, "{count}");
    }
}
