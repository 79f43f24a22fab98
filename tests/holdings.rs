//! What is taken out of frame allocations, and what is moved between funds, against sums made
//! another way, in whole øre.

mod support;

use std::collections::BTreeMap;

use collab::date::Day;
use collab::ledger::Ledger;
use collab::ledger::budget::{Books, is_disposed};
use collab::ledger::cut::Cut;
use collab::ledger::figures::Figure;
use collab::money::{Decimal, Sum};
use collab::tree::Memory;
use proptest::prelude::*;

const STATES: [&str; 8] =
    ["applied", "recommended", "reserved", "granted", "paid", "rejected", "lapsed", "withdrawn"];
const FUNDS: usize = 2;

/// An allocation: what it is within, among those before it, or else its fund; its amount in øre;
/// its states with a month each.
#[derive(Debug, Clone)]
struct Made {
    within: usize,
    fund: usize,
    amount: i64,
    states: Vec<(usize, u32)>,
}

/// A transfer: from and to which fund or allocation, how much, in which month.
#[derive(Debug, Clone)]
struct Move {
    from: usize,
    to: usize,
    amount: i64,
    month: u32,
}

fn made() -> impl Strategy<Value = Made> {
    let states = prop::collection::vec((0..STATES.len(), 1_u32..=12), 1..4);
    (0..12_usize, 0..FUNDS, 0..10_000_i64, states).prop_map(|(within, fund, amount, mut states)| {
        states.sort_by_key(|(_, month)| *month);
        Made { within, fund, amount, states }
    })
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (0..14_usize, 0..14_usize, 1..500_i64, 1_u32..=12);
    let one = one.prop_map(|(from, to, amount, month)| Move { from, to, amount, month });
    prop::collection::vec(one, 0..6)
}

/// The books of the allocations, as a model: parents come before their children.
struct Model<'m> {
    made: &'m [Made],
    moves: &'m [Move],
    month: u32,
}

impl Model<'_> {
    /// What an allocation is within: one before it, in about half of the cases.
    fn parent(&self, at: usize) -> Option<usize> {
        Some(self.made[at].within).filter(|parent| *parent < at)
    }

    fn fund(&self, at: usize) -> usize {
        self.parent(at).map_or(self.made[at].fund, |parent| self.fund(parent))
    }

    /// Funds come first among the holders, then allocations.
    fn holder(&self, number: usize) -> usize {
        number % (FUNDS + self.made.len())
    }

    fn holds(&self, holder: usize, other: usize) -> bool {
        if holder == other {
            return true;
        }
        let Some(at) = other.checked_sub(FUNDS) else {
            return false;
        };
        let above = self.parent(at).map_or(self.fund(at), |parent| parent + FUNDS);
        self.holds(holder, above)
    }

    fn change(&self, holder: usize) -> i64 {
        let come = self.moves.iter().filter(|moved| moved.month <= self.month);
        come.map(|moved| {
            let gives = self.holds(holder, self.holder(moved.from));
            let takes = self.holds(holder, self.holder(moved.to));
            moved.amount * (i64::from(takes) - i64::from(gives))
        })
        .sum()
    }

    fn amount(&self, at: usize) -> i64 {
        self.made[at].amount + self.change(at + FUNDS)
    }

    fn state(&self, at: usize) -> &'static str {
        let come = self.made[at].states.iter().rev().find(|(_, month)| *month <= self.month);
        come.map_or("none", |(state, _)| STATES[*state])
    }

    fn is_disposed(&self, at: usize) -> bool {
        ["reserved", "granted", "paid"].contains(&self.state(at))
    }

    fn below(&self, at: usize) -> i64 {
        (0..self.made.len())
            .filter(|child| self.parent(*child) == Some(at))
            .map(|child| self.disposed(child))
            .sum()
    }

    /// What is disposed of by an allocation with all that is taken out of it.
    fn disposed(&self, at: usize) -> i64 {
        let below = self.below(at);
        if self.is_disposed(at) { below.max(self.amount(at)) } else { below }
    }

    fn of_fund(&self, fund: usize) -> i64 {
        let tops = (0..self.made.len()).filter(|at| self.parent(*at).is_none());
        tops.filter(|at| self.fund(*at) == fund).map(|at| self.disposed(at)).sum()
    }

    /// Whether nothing is below zero or more than what holds it.
    fn fits(&self) -> bool {
        (0..self.made.len()).all(|at| self.amount(at) >= 0 && self.below(at) <= self.amount(at))
    }

    fn tree(&self, name: impl Fn(usize) -> String) -> Memory {
        let mut tree = Memory::default();
        tree.insert("records/organisations/region.yaml", "name: Regionen\nkind: region\n");
        let id = |holder: usize| match holder.checked_sub(FUNDS) {
            Some(at) => name(at),
            None => format!("pulje-{holder}"),
        };
        let transfers = |holder: usize| {
            let given = self.moves.iter().filter(|moved| self.holder(moved.from) == holder);
            let one = |moved: &Move| {
                format!(
                    "  - to: {}\n    amount: {}\n    date: 2025-{:02}-15\n",
                    id(self.holder(moved.to)),
                    kroner(moved.amount),
                    moved.month
                )
            };
            let all: String = given.map(one).collect();
            if all.is_empty() { all } else { format!("transfers:\n{all}") }
        };
        for fund in 0..FUNDS {
            let text = format!(
                "title: Pulje\nowner: region\ncurrency: DKK\nbasis: one-off\nframes:\n  - amount: 1000000\n{}",
                transfers(fund)
            );
            tree.insert(format!("records/funds/pulje-{fund}.yaml"), text);
        }
        for at in 0..self.made.len() {
            let within = self.parent(at).map(|parent| format!("within: {}\n", name(parent)));
            let mut text = format!(
                "fund: pulje-{}\ntitle: Nr. {at}\nnature: frame\namount: {}\n{}{}history:\n",
                self.fund(at),
                kroner(self.made[at].amount),
                within.unwrap_or_default(),
                transfers(at + FUNDS)
            );
            for (state, month) in &self.made[at].states {
                text += &format!("  - state: {}\n    date: 2025-{month:02}-15\n", STATES[*state]);
            }
            tree.insert(format!("records/allocations/{}.yaml", name(at)), text);
        }
        tree
    }
}

fn kroner(oere: i64) -> String {
    format!("{}.{:02}", oere / 100, oere % 100)
}

fn day(month: u32) -> Day {
    Day::from_ymd_opt(2025, month, 28).unwrap()
}

fn books(ledger: &Ledger, fund: usize, month: u32) -> Books<'_> {
    Books::new(ledger, &ledger.funds[&format!("pulje-{fund}")], None, Cut::end_of(day(month)))
}

/// All figures of all funds and of all frame allocations.
fn all(ledger: &Ledger, month: u32) -> BTreeMap<(String, &'static str), Sum> {
    let mut all = BTreeMap::new();
    for fund in 0..FUNDS {
        let books = books(ledger, fund, month);
        let figures = books.figures();
        for figure in Figure::ALL {
            all.insert((format!("pulje-{fund}"), figure.key()), figures[figure]);
        }
        for line in books.lines() {
            let figures = books.of_frame(line.allocation).figures();
            for figure in Figure::ALL {
                all.insert((line.allocation.title.clone(), figure.key()), figures[figure]);
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_taken_out_counts_once(made in prop::collection::vec(made(), 0..12), moves in moves(), month in 1_u32..=12) {
        let model = Model { made: &made, moves: &moves, month };
        let loaded = support::load(&model.tree(|at| format!("nr-{at:02}")), &[]);
        let ledger = &loaded.ledger;
        for fund in 0..FUNDS {
            let books = books(ledger, fund, month);
            let figures = books.figures();
            let disposed = figures[Figure::Disposed];
            prop_assert!(disposed.is_exact());
            if model.fits() {
                prop_assert_eq!(disposed.exact, Decimal::new(model.of_fund(fund), 2));
                prop_assert_eq!(figures[Figure::Reserved] + figures[Figure::Granted], disposed);
                let lines = books.lines();
                let counted = lines.iter().filter(|line| is_disposed(line.state.state));
                prop_assert_eq!(counted.map(|line| line.rest).sum::<Sum>(), disposed);
                for line in &lines {
                    prop_assert_eq!(line.rest + line.taken, line.this_year);
                    let own = books.of_frame(line.allocation).figures();
                    prop_assert_eq!(own[Figure::Frame], line.this_year);
                    prop_assert_eq!(own[Figure::Disposed], line.taken);
                    prop_assert_eq!(own[Figure::Remaining].exact, line.rest.exact);
                }
            }
        }
    }

    #[test]
    fn more_than_a_frame_holds_counts_as_what_is_taken_out(made in prop::collection::vec(made(), 0..12), month in 1_u32..=12) {
        let model = Model { made: &made, moves: &[], month };
        let loaded = support::load(&model.tree(|at| format!("nr-{at:02}")), &[]);
        for fund in 0..FUNDS {
            let figures = books(&loaded.ledger, fund, month).figures();
            prop_assert_eq!(figures[Figure::Disposed].exact, Decimal::new(model.of_fund(fund), 2));
            prop_assert_eq!(figures[Figure::Reserved] + figures[Figure::Granted], figures[Figure::Disposed]);
        }
        let over = (0..made.len()).any(|at| {
            let last = Model { made: &made, moves: &[], month: 12 };
            last.below(at) > last.amount(at)
        });
        let codes = support::codes(&model.tree(|at| format!("nr-{at:02}")), &[]);
        prop_assert_eq!(codes.iter().any(|code| code == "over-frame"), over && has_state(&made));
    }

    #[test]
    fn transfers_come_to_nothing_across_funds(made in prop::collection::vec(made(), 0..8), moves in moves(), month in 1_u32..=12) {
        let model = Model { made: &made, moves: &moves, month };
        let loaded = support::load(&model.tree(|at| format!("nr-{at:02}")), &[]);
        let mut frames = Sum::default();
        for fund in 0..FUNDS {
            let frame = books(&loaded.ledger, fund, month).frame();
            prop_assert_eq!(frame.exact, Decimal::from(1_000_000) + Decimal::new(model.change(fund), 2));
            frames += frame;
        }
        prop_assert_eq!(frames, Sum::exact(Decimal::from(2_000_000)));
    }

    #[test]
    fn what_only_grows_is_never_less_later(made in prop::collection::vec(made(), 0..10)) {
        let growing: Vec<Made> = made.into_iter().map(|mut made| {
            made.states.sort_by_key(|(_, month)| *month);
            let mut months: Vec<u32> = made.states.iter().map(|(_, month)| *month).collect();
            months.dedup();
            made.states = months.into_iter().enumerate().collect();
            made
        }).collect();
        let model = Model { made: &growing, moves: &[], month: 12 };
        let loaded = support::load(&model.tree(|at| format!("nr-{at:02}")), &[]);
        for fund in 0..FUNDS {
            let disposed: Vec<Decimal> = (1..=12)
                .map(|month| books(&loaded.ledger, fund, month).figures()[Figure::Disposed].exact)
                .collect();
            prop_assert!(disposed.is_sorted(), "{:?}", disposed);
        }
    }

    #[test]
    fn the_order_of_the_records_does_not_matter(made in prop::collection::vec(made(), 0..10), moves in moves(), month in 1_u32..=12) {
        let model = Model { made: &made, moves: &moves, month };
        let one = support::load(&model.tree(|at| format!("nr-{at:02}")), &[]);
        let other = support::load(&model.tree(|at| format!("nr-{:02}", 99 - at)), &[]);
        prop_assert_eq!(all(&one.ledger, month), all(&other.ledger, month));
    }

    #[test]
    fn circles_and_other_funds_come_to_an_end(within in prop::collection::vec((0..9_usize, 0..FUNDS), 1..8), month in 1_u32..=12) {
        let made: Vec<Made> = within.iter().map(|(_, fund)| Made { within: 99, fund: *fund, amount: 100, states: vec![(3, 1)] }).collect();
        let mut tree = Model { made: &made, moves: &[], month }.tree(|at| format!("nr-{at:02}"));
        for (at, (within, fund)) in within.iter().enumerate() {
            let text = format!("fund: pulje-{fund}\nwithin: nr-{within:02}\ntitle: Nr. {at}\nnature: frame\namount: 1\nhistory:\n  - state: granted\n    date: 2025-01-01\n");
            tree.insert(format!("records/allocations/nr-{at:02}.yaml"), text);
        }
        let (loaded, findings) = support::findings(&tree, &[]);
        let ledger = &loaded.ledger;
        prop_assert!(!findings.is_empty());
        for fund in 0..FUNDS {
            let books = books(ledger, fund, month);
            let of_fund = ledger.allocations.values().filter(|allocation| allocation.fund == format!("pulje-{fund}"));
            let astray = of_fund.filter(|allocation| ledger.holdings.astray(&allocation.id).is_some()).count();
            prop_assert_eq!(books.figures()[Figure::Disposed].unreadable as usize, astray);
            // The figures count what is named one by one elsewhere.
            prop_assert_eq!(ledger.uncounted(&format!("pulje-{fund}")).count(), astray);
        }
    }
}

/// Every allocation has a state by the end of the year, as each has one in some month of it.
fn has_state(made: &[Made]) -> bool {
    made.iter().all(|made| !made.states.is_empty())
}
