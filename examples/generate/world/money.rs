//! Allocations: their states, payments and surpluses, and how they are written.

use super::calendar::Day;
use super::value::{Map, all, line, plain};

/// The last day of the made-up books: what would come later has not happened.
pub fn end_of_books() -> Day {
    super::calendar::day(2025, 6, 30)
}

/// A fund of the collaboration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// With a frame each year.
    Yearly,
    /// With one frame for all time.
    Once,
}

/// An allocation.
#[derive(Debug, Clone)]
pub struct Allocation {
    pub id: String,
    pub pool: Pool,
    pub title: String,
    pub project: Option<String>,
    pub recipient: String,
    pub nature: &'static str,
    /// The years of its amount, both counted.
    pub years: (i32, i32),
    /// The amount for each of the years, or once: what counts in the end.
    pub amount: i64,
    /// What was applied for, where that is more.
    pub asked: i64,
    pub financed_by: Option<String>,
    pub states: Vec<State>,
    pub account: Option<String>,
    pub payments: Vec<Payment>,
    pub surplus: Option<Surplus>,
}

/// A state in the history of an allocation.
#[derive(Debug, Clone)]
pub struct State {
    pub word: &'static str,
    pub date: Day,
    pub by: String,
    pub to: Option<String>,
    pub item: Option<String>,
    pub condition: Option<&'static str>,
}

/// Money that moved.
#[derive(Debug, Clone)]
pub struct Payment {
    pub kind: &'static str,
    pub amount: i64,
    pub date: Day,
    /// The year of the frame, where it is not that of the date.
    pub year: Option<i32>,
    pub from: String,
    pub to: Option<String>,
}

/// Money left over.
#[derive(Debug, Clone)]
pub struct Surplus {
    pub cause: &'static str,
    pub amount: i64,
    pub year: Option<i32>,
    pub held_by: String,
    pub expected: Day,
    pub available: Day,
}

impl State {
    /// A state that a body or organisation brought about on a day.
    pub fn new(word: &'static str, date: Day, by: &str) -> State {
        State { word, date, by: by.to_owned(), to: None, item: None, condition: None }
    }

    /// Decided at an item, or at a part of one.
    #[must_use]
    pub fn at(mut self, item: impl Into<String>) -> State {
        self.item = Some(item.into());
        self
    }

    /// Put before a body.
    #[must_use]
    pub fn to(mut self, body: &str) -> State {
        self.to = Some(body.to_owned());
        self
    }
}

impl Allocation {
    /// What it amounts to in a state, for each year or once.
    pub fn amount_in(&self, state: &State) -> i64 {
        if state.word == "applied" { self.asked } else { self.amount }
    }

    /// Leaves out what has not happened by the end of the books.
    pub fn cut(&mut self) {
        let end = end_of_books();
        self.states.retain(|state| state.date <= end);
        self.payments.retain(|payment| payment.date <= end);
        self.surplus = self.surplus.take().filter(|surplus| surplus.available <= end);
    }

    /// The allocation as a record of a fund.
    pub fn record(&self, fund: &str) -> Map {
        let map = Map::new()
            .with("fund", plain(fund))
            .with("title", line(&*self.title))
            .maybe("project", self.project.as_ref().map(plain))
            .with("recipients", all([&self.recipient]))
            .with("nature", plain(self.nature));
        let map = self.amounts(map, self.amount);
        map.with("financed_by", all(&self.financed_by))
            .with("history", self.history())
            .maybe("account", self.account.as_ref().map(plain))
            .with("payments", self.payments.iter().map(Payment::record).collect::<Vec<_>>())
            .with("surpluses", self.surplus.iter().map(Surplus::record).collect::<Vec<_>>())
    }

    fn history(&self) -> Vec<Map> {
        let mut written = self.amount;
        let states = self.states.iter().map(|state| {
            let map = Map::new()
                .with("state", plain(state.word))
                .with("date", plain(state.date))
                .with("by", plain(&state.by))
                .maybe("to", state.to.as_ref().map(plain))
                .maybe("item", state.item.as_ref().map(plain));
            let amount = self.amount_in(state);
            let map = if amount == written { map } else { self.amounts(map, amount) };
            written = amount;
            map.with("conditions", super::value::lines(state.condition))
        });
        states.collect()
    }

    fn amounts(&self, map: Map, amount: i64) -> Map {
        let amount = if self.nature == "fee" { format!("{amount}.00") } else { amount.to_string() };
        match self.pool {
            Pool::Once => map.with("amount", plain(amount)),
            Pool::Yearly => {
                let each = Map::new().with("years", years(self.years)).with("each", plain(amount));
                map.with("amounts", vec![each])
            }
        }
    }
}

/// A year, or a run of years.
pub fn years((first, last): (i32, i32)) -> super::value::Value {
    if first == last { plain(first) } else { plain(format!("{first}/{last}")) }
}

impl Payment {
    fn record(&self) -> Map {
        Map::new()
            .with("kind", plain(self.kind))
            .with("amount", plain(self.amount))
            .with("date", plain(self.date))
            .maybe("year", self.year.map(plain))
            .with("from", plain(&self.from))
            .maybe("to", self.to.as_ref().map(plain))
    }
}

impl Surplus {
    fn record(&self) -> Map {
        let history = [("expected", self.expected), ("available", self.available)];
        let history = history
            .map(|(state, date)| Map::new().with("state", plain(state)).with("date", plain(date)));
        Map::new()
            .with("cause", plain(self.cause))
            .with("amount", plain(self.amount))
            .maybe("year", self.year.map(plain))
            .with("final", plain(self.available))
            .with("held_by", plain(&self.held_by))
            .with("history", history.to_vec())
    }
}
