//! Projects: what is done together for the money.

use super::calendar::{Day, later};
use super::money::{State, end_of_books, years};
use super::parties::Parties;
use super::value::{Map, line, lines, plain, text};

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    pub id: String,
    pub title: String,
    pub kind: &'static str,
    pub group: &'static str,
    pub summary: String,
    pub lead: String,
    pub others: Vec<String>,
    /// The first and the last day, once it is decided.
    pub period: Option<(Day, Day)>,
    /// The years of a running effort.
    pub years: Option<(i32, i32)>,
    pub states: Vec<State>,
    pub allocation: String,
    pub outside: Option<Map>,
}

impl Project {
    /// It runs for a time, and what follows from that.
    pub fn runs(&mut self, first: Day, last: Day) {
        self.period = Some((first, last));
        self.states.push(State::new("running", first, &self.lead));
        self.states.push(State::new("ended", last, &self.lead));
    }

    /// The project as a record.
    pub fn record(&self, parties: &Parties) -> Map {
        let happened = self.states.iter().filter(|state| state.date <= end_of_books());
        let history = happened.map(|state| {
            Map::new()
                .with("state", plain(state.word))
                .with("date", plain(state.date))
                .maybe("item", state.item.as_ref().map(plain))
                .with("by", plain(&state.by))
        });
        let partner = |organisation: &String, role: &str| {
            Map::new().with("organisation", plain(organisation)).with("role", line(role))
        };
        let mut partners = vec![partner(&self.lead, "Projektleder")];
        partners.extend(self.others.iter().map(|other| partner(other, "Deltager")));
        let milestones = self.period.iter().flat_map(|(first, last)| {
            let of = |date: Day, title: &str, kind: &str| {
                Map::new()
                    .with("date", plain(date))
                    .with("title", line(title))
                    .with("kind", plain(kind))
            };
            let middle = later(*first, (*last - *first).num_days() / 2);
            let seminar = of(later(*first, 20), "Fælles seminar for medarbejderne", "seminar")
                .with("place", line("Kommunens sundhedshus"))
                .with("parties", super::value::all([&self.lead, &parties.practice.id]));
            [
                of(*first, "Opstart", "start"),
                seminar,
                of(middle, "Status til styregruppen", "status"),
                of(*last, "Afslutning", "end"),
            ]
        });
        let mut funding = vec![Map::new().with("allocation", plain(&self.allocation))];
        funding.extend(self.outside.clone());
        let period = match (self.period, self.years) {
            (Some((first, last)), None) => Some(plain(format!("{first}/{last}"))),
            (_, Some(run)) => Some(years(run)),
            (None, None) => None,
        };
        Map::new()
            .with("title", line(&*self.title))
            .with("kind", plain(self.kind))
            .with("summary", text(&*self.summary))
            .with("target_group", line(format!("Målgruppen er {}", self.group)))
            .with(
                "goals",
                lines(["Færre genindlæggelser", "Borgerne oplever sammenhæng mellem sektorerne"]),
            )
            .maybe("period", period)
            .with("history", history.collect::<Vec<_>>())
            .with("partners", partners)
            .with("milestones", milestones.collect::<Vec<_>>())
            .with("funding", funding)
            .with("account", plain(&self.lead))
    }
}
