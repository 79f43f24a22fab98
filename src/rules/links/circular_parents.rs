//! A record is, by what it names, a part of itself.

use std::collections::{BTreeMap, HashMap};

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::{Ledger, Record};
use crate::text;
use crate::texts::Arg;

pub(super) const RULE: Rule =
    Rule { code: code!("circular-parents", Error, "circular_parents.md"), check };

/// The fields that point upwards, or back in time, at a record of the same kind. What is `within`
/// what is for `wrong-frame` to judge.
const UPWARDS: [&str; 4] = ["follows", "parent", "part_of", "reports_to"];

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut kinds: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in &ledger.records {
        kinds.entry(&record.kind).or_default().push(record);
    }
    for (kind, records) in &kinds {
        let by_id: HashMap<&str, usize> =
            records.iter().zip(0..).map(|(record, at)| (record.id.as_str(), at)).collect();
        for field in UPWARDS.into_iter().filter(|field| points_at_itself(ledger, kind, field)) {
            let above: Vec<Option<usize>> = records
                .iter()
                .map(|record| by_id.get(record.node.get(field)?.text()?).copied())
                .collect();
            for circle in circles(&above) {
                let circle: Vec<&Record> = circle.into_iter().map(|at| records[at]).collect();
                report(&circle, field, reporter);
            }
        }
    }
}

/// Whether a field of a kind points at records of the same kind.
fn points_at_itself(ledger: &Ledger, kind: &str, field: &str) -> bool {
    let outline = ledger.schemas.kind(kind).map(|kind| &kind.shape.outline);
    let spot = outline.and_then(|outline| Some(outline.spot(outline.field(0, field)?)));
    spot.is_some_and(|spot| spot.reference.iter().any(|of| of == kind))
}

/// The circles that one leads into when it goes from each to the one above it; each once, from its
/// first.
fn circles(above: &[Option<usize>]) -> Vec<Vec<usize>> {
    const NEVER: usize = usize::MAX;
    // From which start each place was reached first.
    let mut reached = vec![NEVER; above.len()];
    let mut circles = Vec::new();
    for start in 0..above.len() {
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| reached[*at] == NEVER) {
            reached[at] = start;
            next = above[at];
        }
        // Back at a place of this very walk: it is on a circle.
        if let Some(first) = next.filter(|at| reached[*at] == start) {
            let mut circle = vec![first];
            let mut at = above[first];
            while let Some(here) = at.filter(|here| *here != first) {
                circle.push(here);
                at = above[here];
            }
            let lowest = (0..circle.len()).min_by_key(|at| circle[*at]).unwrap_or(0);
            circle.rotate_left(lowest);
            circles.push(circle);
        }
    }
    circles
}

fn report(circle: &[&Record], field: &str, reporter: &mut Reporter) {
    let Some((first, others)) = circle.split_first() else {
        return;
    };
    let at = |record: &Record| nodes::place(record, record.node.get(field));
    let message = if others.is_empty() {
        text!("rules.links.circular-parents.itself", id = &first.id, field = field)
    } else {
        let way: Arg = others.iter().chain([first]).map(|record| record.id.as_str()).collect();
        text!("rules.links.circular-parents.message", id = &first.id, field = field, way = way)
    };
    let mut found = reporter
        .find(at(first), message)
        .remedy(text!("rules.links.circular-parents.remedy", field = field));
    for record in others {
        found = found.related(at(record), text!("rules.links.circular-parents.next"));
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn each_circle_is_found_once_and_from_its_first() {
        assert_eq!(circles(&[Some(1), Some(2), None]), [[0; 0]; 0]);
        assert_eq!(circles(&[Some(0)]), [[0]]);
        assert_eq!(circles(&[Some(2), Some(2), Some(3), Some(1)]), [[1, 2, 3]]);
        assert_eq!(circles(&[Some(1), Some(0), Some(3), Some(2)]), [[0, 1], [2, 3]]);
        assert!(circles(&[]).is_empty());
    }
}
