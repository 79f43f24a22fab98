//! Ten thousand made-up records, in which one in fifty has a fault: every planted fault is found at
//! its line and nothing else is, and the figures of the budget are those that were made up. The
//! records come from the example `generate`, whose books are not those of `collab`.

mod support;

#[path = "../examples/generate/world/mod.rs"]
mod world;

use std::collections::BTreeSet;

use collab::ledger::budget::{Books, years};
use collab::ledger::cut::Cut;
use collab::ledger::figures::Figure;
use collab::money;
use collab::tree::Memory;
use world::answers::Answers;
use world::{FEWEST, Plan};

/// A repository in memory.
fn make(files: usize, seed: u64, faults: f64) -> (Memory, Answers) {
    let mut tree = Memory::default();
    let answers = world::make(Plan { files, seed, faults }, |record| {
        tree.insert(record.path, record.bytes);
        Ok(())
    });
    (tree, answers.expect("memory can be written to"))
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let (tree, answers) = make(10_000, 1, 0.02);
    let (loaded, findings) = support::findings(&tree, &[]);
    let sources = &loaded.ledger.sources;
    let found: BTreeSet<_> = findings
        .iter()
        .map(|finding| {
            let position = sources.position(finding.at);
            let path = sources.get(finding.source()).path.clone();
            (path, position.line, position.column, finding.code.id)
        })
        .collect();
    let planted: BTreeSet<_> = answers
        .faults
        .iter()
        .map(|fault| (fault.path.clone(), fault.line, fault.column, fault.code))
        .collect();
    let missed: Vec<_> = planted.difference(&found).collect();
    let false_alarms: Vec<_> = found.difference(&planted).collect();
    assert!(
        missed.is_empty() && false_alarms.is_empty(),
        "missed: {missed:#?}\nfound, but not planted: {false_alarms:#?}"
    );
    assert_eq!(findings.len(), answers.faults.len());
    assert_eq!(answers.faults.len(), 200, "one in fifty");
    let sorts: BTreeSet<_> = answers.faults.iter().map(|fault| fault.sort).collect();
    assert_eq!(sorts.len(), world::faults::all().count(), "every sort is planted");
}

#[test]
fn nothing_is_found_where_nothing_is_planted_and_the_figures_are_right() {
    for (files, seed) in [(FEWEST, 3), (1_000, 4), (2_000, 5)] {
        let (tree, answers) = make(files, seed, 0.0);
        let (loaded, findings) = support::findings(&tree, &[]);
        let complaints: Vec<_> =
            findings.iter().map(|finding| support::complaint(&loaded, finding)).collect();
        assert!(complaints.is_empty(), "{complaints:#?}");
        assert_eq!(loaded.files, files);
        let ledger = &loaded.ledger;
        let cut = Cut::end_of(Answers::as_of().parse().expect("a day"));
        let books = ledger.funds.values().map(|fund| years(ledger, fund).len()).sum::<usize>();
        assert_eq!(answers.budget.len(), books);
        for budget in &answers.budget {
            let fund = &ledger.funds[&budget.fund];
            let figures = Books::new(ledger, fund, budget.year, cut).figures();
            for (name, amount) in budget.figures() {
                let figure = figures[Figure::named(name).expect("a figure of collab")];
                let found = figure.is_exact().then(|| money::plain(figure.exact));
                let amount = amount.map(|amount| amount.to_string());
                assert_eq!(found, amount, "{name} of {} in {:?}", budget.fund, budget.year);
            }
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_bytes() {
    let bytes = |seed| {
        let mut all = Vec::new();
        let plan = Plan { files: 300, seed, faults: 0.02 };
        let answers = world::make(plan, |record| {
            all.extend(record.path.into_bytes());
            all.extend(record.bytes);
            Ok(())
        });
        (all, answers.expect("memory can be written to").json())
    };
    assert_eq!(bytes(1), bytes(1));
    assert_ne!(bytes(1), bytes(2));
}
