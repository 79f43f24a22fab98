//! The changes that findings offer make them right, and change nothing else.

mod support;

use collab::findings::{Finding, Fix};
use collab::tree::{Memory, Tree};
use collab::yaml::{self, Node, Value};

const ITEM: &str = "records/meetings/fsn-2025-02-26/02.yaml";
const ALLOCATION: &str = "records/allocations/w.yaml";

fn apply(text: &str, fix: &Fix) -> String {
    let mut fixed = String::new();
    let mut done = 0;
    for (at, instead) in &fix.edits {
        let range = at.span.range();
        fixed.push_str(&text[done..range.start]);
        fixed.push_str(instead);
        done = range.end;
    }
    fixed + &text[done..]
}

/// Everything found in the example with one more file.
fn findings(path: &str, text: &str) -> Vec<Finding> {
    let mut tree: Memory = support::example("klynge");
    tree.insert(path, text);
    assert!(tree.files("records").unwrap().contains(&path.to_owned()));
    let (loaded, found) = support::findings(&tree, &[]);
    found.into_iter().filter(|found| loaded.ledger.path(found.source()) == path).collect()
}

/// The text with one fix after the other made, until none of the kind is offered.
fn fixed(path: &str, text: &str, only_certain: bool) -> String {
    let mut text = text.to_owned();
    for _ in 0..20 {
        let found = findings(path, &text);
        let mut fixes = found.iter().filter_map(|found| found.fix.as_ref());
        let Some(fix) = fixes.find(|fix| fix.is_certain || !only_certain) else {
            return text;
        };
        text = apply(&text, fix);
    }
    panic!("fixing never ends: {text}");
}

/// The texts of all scalars.
fn values(node: &Node, into: &mut Vec<String>) {
    match &node.value {
        Value::Null => into.push("nothing".into()),
        Value::Scalar(scalar) => into.push(scalar.text.to_string()),
        Value::List(elements) => elements.iter().for_each(|element| values(element, into)),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            into.push(entry.key.value.to_string());
            values(&entry.value, into);
        }),
    }
}

fn values_of(text: &str) -> Vec<String> {
    let source = collab::source::Sources::default().add("a.yaml".into(), text.into());
    let mut into = Vec::new();
    values(&yaml::parse(source, text).node.unwrap(), &mut into);
    into
}

#[test]
fn what_is_certain_about_writing_changes_no_value() {
    let text = "number: 1.10\ntitle: NO\nkind: information\nstarts: 14:30\nends: 15:00 # so\n\
                x-answer: no\nx-y:\n  no: 012\n  'a': 0o14\nrefs:\n  - system: DokID\n    id: 012345\n  \
                - system: Sag\n    id: 12345678901234567890\npresenters: [Y, ON]\nsummary: 2025-02-26\n\
                tags:\n  - 1_000\n  - .inf\n  - \"no\"\n  - 5\n  - 62.5\n  - 2025-02-26";
    let found = findings(ITEM, text);
    assert_eq!(found.iter().filter(|found| found.code.id == "ambiguous-value").count(), 16);
    let after = fixed(ITEM, text, true);
    assert_eq!(values_of(&after), values_of(text), "{after}");
    assert!(findings(ITEM, &after).is_empty(), "{after}\n{:?}", findings(ITEM, &after));
    assert!(after.contains("ends: \"15:00\" # so\n"), "{after}");
}

#[test]
fn files_are_made_plain() {
    let plain = "number: 2\ntitle: Åben dør\nkind: information\n";
    for text in [
        format!("\u{FEFF}{plain}"),
        plain.replacen('\n', "\r\n", 1),
        plain.replace('\n', "\r"),
        plain.trim_end().to_owned(),
        plain.replace('Å', "A\u{30A}"),
        plain.replace("title", "titlе"),
        plain.replace("information", "infоrmation"),
        plain.replace("kind", "kinds"),
        plain.replace("information", "Information"),
    ] {
        let after = fixed(ITEM, &text, true);
        let same = if after.contains('\r') { after.replace('\r', "") } else { after.clone() };
        assert_eq!(same, plain, "{text:?}");
        assert!(findings(ITEM, &after).is_empty(), "{text:?}");
    }
}

#[test]
fn lines_that_cannot_be_read_are_made_right() {
    for (line, right) in [
        ("title Hold i vand", "title: Hold i vand"),
        ("title: Budget: 2024", "title: \"Budget: 2024\""),
        ("title: \"Hold i vand", "title: \"Hold i vand\""),
        ("title: @Hold i vand", "title: \"@Hold i vand\""),
        ("title: Pulje #3", "title: \"Pulje #3\""),
        ("title: #3", "title: \"#3\""),
    ] {
        let text = format!("number: 2\n{line}\nkind: information\n");
        let after = fixed(ITEM, &text, false);
        assert_eq!(after, format!("number: 2\n{right}\nkind: information\n"));
        assert!(findings(ITEM, &after).is_empty(), "{after}");
    }
    let tabs = "number: 2\ntitle: A\nkind: information\nactions:\n\t- task: B\n\t  due: 2025\n";
    let after = fixed(ITEM, tabs, false);
    assert!(!after.contains('\t') && values_of(&after).contains(&"B".to_owned()), "{after}");
}

#[test]
fn values_that_cannot_be_read_are_made_right() {
    let start = "fund: klyngemidler\ntitle: W\nnature: development\n";
    let end = "history:\n  - state: applied\n    date: 2025-03-01\n";
    for (written, right) in [
        ("each: 42.881,00 kr.", "each: 42881"),
        ("each: \"42881\"", "each: 42881"),
        ("each: ca. 5.000 kr.", "each: {about: 5000}"),
        ("each: ukendt", "each: unknown"),
        ("each: ４２", "each: 42"),
        ("each: {ca: 5}", "each: {about: 5}"),
        ("each: {min: 1, max: 2}", "each: {between: [1, 2]}"),
        ("each: [1, 2]", "each: {between: [1, 2]}"),
        ("each: {between: [2, 1]}", "each: {between: [1, 2]}"),
        ("each: {value: 5}", "each: 5"),
    ] {
        let text = format!("{start}amounts:\n  - years: 2025\n    {written}\n{end}");
        let after = fixed(ALLOCATION, &text, false);
        assert_eq!(after, format!("{start}amounts:\n  - years: 2025\n    {right}\n{end}"));
    }
    let start = format!("{start}amounts:\n  - years: 2025\n    each: 5\n");
    for (written, right) in [
        ("recipients: aadal-kommune", "recipients: [aadal-kommune]"),
        ("recipients:\n  - aadal-komune", "recipients:\n  - aadal-kommune"),
        ("recipients:\n  - aаdal-kommune", "recipients:\n  - aadal-kommune"),
        ("count: \"3\"", "count: 3"),
        ("project: [hold-i-vand]", "project: hold-i-vand"),
        ("tags: true", "tags: [true]"),
    ] {
        let after = fixed(ALLOCATION, &format!("{start}{written}\n{end}"), false);
        assert!(
            after.starts_with(&format!("{start}{right}")) || written.starts_with("tags"),
            "{after}"
        );
        assert!(findings(ALLOCATION, &after).is_empty(), "{after}");
    }
    for (written, right) in [
        ("marts 2025", "2025-03"),
        ("22/4-2025", "2025-04-22"),
        ("ultimo april 2025", "2025-04"),
        ("2025–04–22", "2025-04-22"),
    ] {
        let text = format!("{start}{}", end.replace("2025-03-01", written));
        let after = fixed(ALLOCATION, &text, false);
        assert_eq!(after, format!("{start}{}", end.replace("2025-03-01", right)));
    }
}
