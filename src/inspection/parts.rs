//! Names the field that each finding is about, so that it is known again when lines have moved.

use std::collections::{HashMap, HashSet};

use crate::findings::Finding;
use crate::ledger::Ledger;
use crate::source::SourceId;
use crate::yaml::{self, Node, Value};

/// Fills in the part of each finding.
pub(super) fn name(findings: &mut [Finding], ledger: &Ledger) {
    let sources: HashSet<SourceId> = findings.iter().map(Finding::source).collect();
    let records = ledger.records.iter().filter(|record| sources.contains(&record.source));
    let whole: HashMap<SourceId, &Node> =
        records.map(|record| (record.source, &record.node)).collect();
    let mut broken: HashMap<SourceId, Option<Node>> = HashMap::new();
    for finding in findings {
        let source = finding.source();
        let root = match whole.get(&source) {
            Some(node) => Some(*node),
            None => broken
                .entry(source)
                .or_insert_with(|| yaml::parse(source, &ledger.sources.get(source).text).node)
                .as_ref(),
        };
        finding.part = root.map(|root| part(root, finding.at.span.start)).unwrap_or_default();
    }
}

/// The keys on the way from the root to a byte, with `/` between them.
fn part(root: &Node, at: u32) -> String {
    let mut keys: Vec<&str> = Vec::new();
    let mut node = root;
    loop {
        // What stands in a node stands there in order, so that each step down is a short search.
        let below = match &node.value {
            Value::Map(entries) => entries
                .get(
                    entries
                        .partition_point(|entry| entry.value.span.end.max(entry.key.span.end) < at),
                )
                .filter(|entry| entry.key.span.start <= at)
                .map(|entry| {
                    keys.push(&entry.key.value);
                    &entry.value
                }),
            Value::List(elements) => elements
                .get(elements.partition_point(|element| element.span.end < at))
                .filter(|element| element.span.start <= at),
            Value::Null | Value::Scalar(_) => None,
        };
        match below {
            Some(below) => node = below,
            None => return keys.join("/"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn the_keys_on_the_way_are_the_part() {
        let text = "title: A\nhistory:\n  - state: granted\n    date: 2021\n  - state: paid\n";
        let source = Sources::default().add("a.yaml".into(), text.into());
        let root = yaml::parse(source, text).node.unwrap();
        let part_of =
            |written: &str| part(&root, u32::try_from(text.find(written).unwrap()).unwrap());
        assert_eq!(part_of("title"), "title");
        assert_eq!(part_of("A"), "title");
        assert_eq!(part_of("2021"), "history/date");
        assert_eq!(part_of("paid"), "history/state");
    }
}
