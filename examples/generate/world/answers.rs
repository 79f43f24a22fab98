//! What is true of a made-up repository: the figures of each fund by year, and what was planted.

use serde_json::{Map, Value, json};

use super::Plan;
use super::books::{Cut, FIGURES};
use super::collaboration::{Collaboration, LAST};
use super::faults;
use super::money::{Pool, end_of_books};

/// The answers.
pub struct Answers {
    plan: Plan,
    /// The figures of each fund and year by the end of the books.
    pub budget: Vec<Budget>,
    /// What is wrong, if anything was planted.
    pub faults: Vec<Fault>,
}

/// The figures of a fund in a year; of a one-off fund, once.
pub struct Budget {
    pub fund: String,
    pub year: Option<i32>,
    /// In the order of [`FIGURES`], in whole kroner; none, where something is not known.
    figures: [Option<i64>; 18],
}

/// A fault that is found in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub path: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1; 0, where a fault has no column of its own.
    pub column: usize,
    pub code: &'static str,
    /// What was done, in words.
    pub sort: &'static str,
}

impl Answers {
    pub(super) fn new(plan: Plan) -> Answers {
        Answers { plan, budget: Vec::new(), faults: Vec::new() }
    }

    pub(super) fn add(&mut self, whole: &Collaboration) {
        let cut = Cut { day: end_of_books(), opening: None };
        let budget = |fund: &str, pool, year| Budget {
            fund: fund.to_owned(),
            year,
            figures: whole.figures(pool, year, cut),
        };
        for year in whole.first..=LAST {
            self.budget.push(budget(&whole.yearly, Pool::Yearly, Some(year)));
        }
        self.budget.push(budget(&whole.once, Pool::Once, None));
    }

    /// The day up to which the books are read for the figures.
    pub fn as_of() -> String {
        end_of_books().to_string()
    }

    /// The answers as a file.
    pub fn json(&self) -> String {
        let budget = self.budget.iter().map(|budget| {
            let figures = budget.figures().map(|(name, amount)| (name.to_owned(), json!(amount)));
            json!({
                "fund": budget.fund,
                "year": budget.year,
                "figures": figures.collect::<Map<String, Value>>(),
            })
        });
        let faults = self.faults.iter().map(|fault| {
            json!({
                "path": fault.path,
                "line": fault.line,
                "column": (fault.column > 0).then_some(fault.column),
                "code": fault.code,
                "sort": fault.sort,
            })
        });
        let whole = json!({
            "files": self.plan.files,
            "seed": self.plan.seed,
            "as_of": Answers::as_of(),
            "sorts": faults::all().map(|sort| sort.name).collect::<Vec<_>>(),
            "budget": budget.collect::<Vec<_>>(),
            "faults": faults.collect::<Vec<_>>(),
        });
        format!("{whole:#}\n")
    }
}

impl Budget {
    /// The figures with their names.
    pub fn figures(&self) -> impl Iterator<Item = (&'static str, Option<i64>)> {
        FIGURES.into_iter().zip(self.figures)
    }
}
