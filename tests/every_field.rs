//! Schemas and types agree: the repository `examples/every-field` holds every field that the
//! schemas know, and all of it is accepted and can be kept.

mod support;

use std::collections::BTreeSet;

use collab::schema::Outline;
use collab::yaml::{Node, Value};

#[test]
fn every_field_is_accepted() {
    let (loaded, findings) = support::findings(&support::example("every-field"), &[]);
    let complaints: Vec<String> =
        findings.iter().map(|finding| support::complaint(&loaded, finding)).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn every_field_has_an_example() {
    let loaded = support::load(&support::example("every-field"), &[]);
    let ledger = &loaded.ledger;
    for kind in ledger.schemas.kinds() {
        let mut missing = BTreeSet::new();
        let nodes: Vec<&Node> = ledger
            .records
            .iter()
            .filter(|record| record.kind == kind.name)
            .map(|record| &record.node)
            .collect();
        assert!(!nodes.is_empty(), "there is no {}", kind.name);
        compare(&kind.shape.outline, 0, &nodes, "", &mut missing);
        assert!(missing.is_empty(), "{}: no example of {missing:?}", kind.name);
    }
}

/// Collects the fields of a spot that none of the nodes has.
fn compare(
    outline: &Outline,
    at: usize,
    nodes: &[&Node],
    path: &str,
    missing: &mut BTreeSet<String>,
) {
    let spot = outline.spot(at);
    for (name, field) in &spot.fields {
        let values: Vec<&Node> = nodes.iter().filter_map(|node| node.get(name)).collect();
        let path = format!("{path}/{name}");
        if values.is_empty() {
            missing.insert(path);
        } else {
            compare(outline, *field, &values, &path, missing);
        }
    }
    if let Some(elements) = spot.elements {
        let values: Vec<&Node> = nodes.iter().flat_map(|node| node.elements()).collect();
        if values.is_empty() {
            missing.insert(format!("{path}/-"));
        } else {
            compare(outline, elements, &values, path, missing);
        }
    }
    for choice in &spot.choices {
        let is_used = |node: &&&Node| matches!(&node.value, Value::Scalar(scalar) if *scalar.text == **choice);
        if nodes.iter().find(is_used).is_none() && !is_of_stated(path) {
            missing.insert(format!("{path} = {choice}"));
        }
    }
}

/// The figures that can be stated are the same in all kinds; they need not all stand in each.
fn is_of_stated(path: &str) -> bool {
    path.contains("/stated/")
}
