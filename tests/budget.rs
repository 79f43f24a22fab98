//! The arithmetic of the budget against sums made another way, in whole øre.

mod support;

use collab::date::Day;
use collab::findings::Severity;
use collab::ledger::budget::Books;
use collab::ledger::cut::Cut;
use collab::ledger::figures::Figure;
use collab::money::Decimal;
use collab::tree::Memory;
use proptest::prelude::*;

const STATES: [&str; 9] = [
    "applied",
    "recommended",
    "reserved",
    "granted",
    "paid",
    "settled",
    "rejected",
    "withdrawn",
    "lapsed",
];

/// An allocation: its amounts in øre this year and the next, and its states with a month each.
#[derive(Debug, Clone)]
struct Made {
    this_year: i64,
    next_year: i64,
    states: Vec<(usize, u32)>,
}

fn made() -> impl Strategy<Value = Made> {
    let states = prop::collection::vec((0..STATES.len(), 1_u32..=12), 1..4);
    (0..10_000_000_000_i64, 0..10_000_000_000_i64, states).prop_map(
        |(this_year, next_year, mut states)| {
            states.sort_by_key(|(_, month)| *month);
            Made { this_year, next_year, states }
        },
    )
}

fn kroner(oere: i64) -> String {
    format!("{}.{:02}", oere / 100, oere % 100)
}

fn tree(allocations: &[Made], frame: i64) -> Memory {
    let mut tree = Memory::default();
    tree.insert("records/organisations/region.yaml", "name: Regionen\nkind: region\n");
    let frame = kroner(frame);
    tree.insert(
        "records/funds/pulje.yaml",
        format!("title: Pulje\nowner: region\ncurrency: DKK\nbasis: yearly\nframes:\n  - year: 2025\n    amount: {frame}\n"),
    );
    for (at, made) in allocations.iter().enumerate() {
        let mut text = format!(
            "fund: pulje\ntitle: Nr. {at}\nnature: development\namounts:\n  - years: 2025\n    each: {}\n  - years: 2026\n    each: {}\nhistory:\n",
            kroner(made.this_year),
            kroner(made.next_year)
        );
        for (state, month) in &made.states {
            text.push_str(&format!(
                "  - state: {}\n    date: 2025-{month:02}-15\n",
                STATES[*state]
            ));
        }
        tree.insert(format!("records/allocations/nr-{at}.yaml"), text);
    }
    tree
}

/// The state of an allocation at the end of a month.
fn state(made: &Made, month: u32) -> Option<&'static str> {
    made.states.iter().rev().find(|(_, since)| *since <= month).map(|(state, _)| STATES[*state])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_the_sums_of_their_states(allocations in prop::collection::vec(made(), 0..12), frame in 0..100_000_000_000_i64, month in 1_u32..=12) {
        let (loaded, findings) = support::findings(&tree(&allocations, frame), &[]);
        let mut errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        prop_assert!(errors.all(|finding| finding.code.id == "over-budget"), "{:?}", findings);
        let fund = &loaded.ledger.funds["pulje"];
        let day = Day::from_ymd_opt(2025, month, 28).unwrap();
        let figures = Books::new(&loaded.ledger, fund, Some(2025), Cut::end_of(day)).figures();

        let total = |states: &[&str], amount: fn(&Made) -> i64| -> Decimal {
            let counted = allocations.iter().filter(|made| state(made, month).is_some_and(|state| states.contains(&state)));
            Decimal::new(counted.map(amount).sum(), 2)
        };
        let granted = ["granted", "paid", "settled"];
        let disposed = ["reserved", "granted", "paid", "settled"];
        let frame = Decimal::new(frame, 2);
        for (figure, expected) in [
            (Figure::Frame, frame),
            (Figure::Applied, total(&["applied"], |made| made.this_year)),
            (Figure::Recommended, total(&["recommended"], |made| made.this_year)),
            (Figure::Reserved, total(&["reserved"], |made| made.this_year)),
            (Figure::Granted, total(&granted, |made| made.this_year)),
            (Figure::Disposed, total(&disposed, |made| made.this_year)),
            (Figure::Remaining, frame - total(&disposed, |made| made.this_year)),
            (Figure::DisposedIfFollowed, total(&[&disposed[..], &["recommended"]].concat(), |made| made.this_year)),
            (Figure::CommittedNextYear, total(&disposed, |made| made.next_year)),
            (Figure::RecommendedNextYear, total(&["recommended"], |made| made.next_year)),
        ] {
            prop_assert!(figures[figure].is_exact());
            prop_assert_eq!(figures[figure].exact, expected, "{}", figure.key());
        }
    }

    #[test]
    fn a_fund_is_over_disposed_when_more_is_disposed_than_its_frame(allocations in prop::collection::vec(made(), 1..8), frame in 0..40_000_000_000_i64) {
        let disposed: i64 = allocations.iter()
            .filter(|made| state(made, 12).is_some_and(|state| ["reserved", "granted", "paid", "settled"].contains(&state)))
            .map(|made| made.this_year).sum();
        let codes = support::codes(&tree(&allocations, frame), &[]);
        prop_assert_eq!(codes.iter().any(|code| code == "over-budget"), disposed > frame);
    }
}
