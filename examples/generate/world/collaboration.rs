//! One collaboration: its parties, funds and meetings over the years, and all its records.

use std::rc::Rc;

use super::Record;
use super::books::{self, Cut, Frame};
use super::calendar::{day, meeting_day};
use super::meetings::{Level, Meeting, State, told};
use super::money::{Allocation, Pool, end_of_books};
use super::parties::Parties;
use super::projects::Project;
use super::random::Random;
use super::value::{Map, line, lines, plain, text};
use super::years;

/// The last year that anything is planned for.
pub const LAST: i32 = 2026;

/// A collaboration.
pub struct Collaboration {
    pub parties: Rc<Parties>,
    /// The id of the fund with a frame each year.
    pub yearly: String,
    /// The id of the fund with one frame.
    pub once: String,
    /// The year of its first meeting.
    pub first: i32,
    /// What a frame comes to, more or less.
    pub size: i64,
    pub frames: Vec<Frame>,
    pub once_frames: Vec<Frame>,
    pub allocations: Vec<Allocation>,
    pub meetings: Vec<Meeting>,
    pub projects: Vec<Project>,
    pub calls: Vec<(String, Map)>,
    /// Allocations that were put off, and the recommendation that was.
    pub put_off: Vec<(usize, String)>,
    pub random: Random,
}

/// The meetings of a year: who meets in which month.
const YEAR: [(Level, u32); 9] = [
    (Level::Strategic, 2),
    (Level::Political, 3),
    (Level::Strategic, 4),
    (Level::Political, 5),
    (Level::Strategic, 6),
    (Level::Strategic, 9),
    (Level::Political, 10),
    (Level::Strategic, 11),
    (Level::Political, 12),
];

impl Collaboration {
    /// A collaboration of so many years, up to the end of the books.
    pub fn new(parties: Rc<Parties>, years: usize, mut random: Random) -> Collaboration {
        let last = 2025;
        let first = last + 1 - i32::try_from(years).expect("a few years");
        let mut meetings = Vec::new();
        for year in first..=last {
            for (level, month) in YEAR {
                let date = meeting_day(&mut random, year, month);
                let state = match date {
                    _ if date <= end_of_books() => State::Held,
                    _ if month == 9 => State::Called,
                    _ if month == 10 => State::Planned,
                    _ => continue,
                };
                meetings.push(Meeting::new(&parties, level, date, state));
            }
        }
        let size = 100_000 * random.between(60, 180);
        let yearly = format!("{}-faellespulje", parties.slug);
        let once = format!("{}-startmidler", parties.slug);
        let mut whole = Collaboration {
            yearly,
            once,
            first,
            size,
            frames: Vec::new(),
            once_frames: Vec::new(),
            allocations: Vec::new(),
            meetings,
            projects: Vec::new(),
            calls: Vec::new(),
            put_off: Vec::new(),
            random,
            parties,
        };
        for year in first..=first + 1 {
            let date = day(first - 1, 9, 20);
            let amount = whole.frame_amount();
            whole.frames.push(Frame { year: Some(year), amount, date, item: None });
        }
        let date = day(first - 1, 9, 20);
        whole.once_frames.push(Frame { year: None, amount: size / 2, date, item: None });
        for year in first..=last {
            years::live(&mut whole, year);
        }
        whole.allocations.iter_mut().for_each(Allocation::cut);
        whole
    }

    /// What the frame of another year comes to.
    pub fn frame_amount(&mut self) -> i64 {
        self.size + 100_000 * self.random.between(0, 8)
    }

    /// The place of a meeting among all, if there is one in that month.
    pub fn meeting(&self, level: Level, year: i32, month: u32) -> Option<usize> {
        let is_meant = |meeting: &Meeting| {
            let date = day(year, month, 1);
            meeting.level == level
                && meeting.date > date
                && meeting.date < date + chrono::Months::new(1)
        };
        self.meetings.iter().position(is_meant)
    }

    /// The meeting of the same body before or after one.
    pub fn beside(&self, at: usize, after: bool) -> Option<&Meeting> {
        let same = |meeting: &&Meeting| meeting.level == self.meetings[at].level;
        if after {
            self.meetings[at + 1..].iter().find(same)
        } else {
            self.meetings[..at].iter().rfind(same)
        }
    }

    /// The figures of one of its funds.
    pub fn figures(&self, pool: Pool, year: Option<i32>, cut: Cut) -> [Option<i64>; 18] {
        let frames = match pool {
            Pool::Yearly => &self.frames,
            Pool::Once => &self.once_frames,
        };
        books::figures(frames, &self.allocations, pool, year, cut)
    }

    /// Adds so many records: more items on the agendas of the meetings that were held.
    pub fn fill(&mut self, count: usize) {
        let held: Vec<usize> =
            (0..self.meetings.len()).filter(|at| self.meetings[*at].state == State::Held).collect();
        let parties = self.parties.clone();
        for at in held.iter().cycle().take(count) {
            self.meetings[*at].tell(&parties, &mut self.random);
        }
    }

    /// Something told at a meeting.
    pub fn told(&mut self, at: usize) {
        let item = told(&self.parties, &self.meetings[at], &mut self.random);
        self.meetings[at].add(item);
    }

    /// How many records it is.
    pub fn count(&self) -> usize {
        let meetings: usize = self.meetings.iter().map(Meeting::count).sum();
        let parties = self.parties.records().len();
        let money = 2 + self.allocations.len() + self.calls.len();
        meetings + parties + money + self.projects.len()
    }

    /// All its records.
    pub fn records(&self) -> Vec<Record> {
        let slug = &self.parties.slug;
        let mut random = self.random.clone();
        let mut records = self.parties.records();
        records.push(Record::new("funds", slug, &self.yearly, &self.yearly_fund()));
        records.push(Record::new("funds", slug, &self.once, &self.once_fund()));
        for allocation in &self.allocations {
            let fund = match allocation.pool {
                Pool::Yearly => &self.yearly,
                Pool::Once => &self.once,
            };
            records.push(Record::new(
                "allocations",
                slug,
                &allocation.id,
                &allocation.record(fund),
            ));
        }
        for project in &self.projects {
            records.push(Record::new(
                "projects",
                slug,
                &project.id,
                &project.record(&self.parties),
            ));
        }
        for (id, call) in &self.calls {
            records.push(Record::new("calls", slug, id, call));
        }
        for (at, meeting) in self.meetings.iter().enumerate() {
            records.extend(meeting.records(self, self.beside(at, true), &mut random));
        }
        records
    }

    fn yearly_fund(&self) -> Map {
        let contributions = self.frames.iter().flat_map(|frame| {
            let payers = &self.parties.municipalities;
            let each = frame.amount / 2 / payers.len() as i64;
            let region = frame.amount - each * payers.len() as i64;
            let of = |from: &str, amount: i64| {
                Map::new()
                    .with("from", plain(from))
                    .maybe("year", frame.year.map(plain))
                    .with("amount", plain(amount))
            };
            let all = payers.iter().map(move |payer| of(&payer.id, each));
            [of(&self.parties.region.id, region)].into_iter().chain(all).collect::<Vec<_>>()
        });
        self.fund("Fællespuljen", "yearly", &self.frames, &["operations", "development"])
            .with("contributions", contributions.collect::<Vec<_>>())
            .with(
                "sharing_key",
                line("Regionen halvdelen og kommunerne resten i lige store dele"),
            )
            .with(
                "summary",
                text(
                    "Parternes fælles penge til indsatser på tværs. Politisk Udvalg bevilger, og Faglig \
                     Strategisk Gruppe indstiller og godkender honorarer.",
                ),
            )
    }

    fn once_fund(&self) -> Map {
        self.fund("Startmidlerne", "one-off", &self.once_frames, &["development"]).with(
            "summary",
            text("Engangsmidler fra samarbejdets begyndelse. De bruges til udvikling, ikke til drift."),
        )
    }

    fn fund(&self, title: &str, basis: &str, frames: &[Frame], uses: &[&str]) -> Map {
        let frames = frames.iter().map(|frame| {
            let map = Map::new()
                .maybe("year", frame.year.map(plain))
                .with("amount", plain(frame.amount))
                .with("date", plain(frame.date));
            match &frame.item {
                Some(item) => {
                    map.with("by", plain(&self.parties.political.id)).with("item", plain(item))
                }
                None => map
                    .with("by", plain(&self.parties.region.id))
                    .with("source", line("Regionens budgetaftale")),
            }
        });
        let competence =
            [(&self.parties.political.id, "Indsatser"), (&self.parties.strategic.id, "Honorarer")];
        let competence = competence
            .map(|(body, what)| Map::new().with("body", plain(body)).with("what", line(what)));
        let place = self.parties.region.name.trim_start_matches("Region ");
        Map::new()
            .with("title", line(format!("{title} i {place}")))
            .with("owner", plain(&self.parties.region.id))
            .with("currency", plain("DKK"))
            .with("basis", plain(basis))
            .with("frames", frames.collect::<Vec<_>>())
            .with("use", lines(uses.iter().copied()))
            .with("competence", competence.to_vec())
    }
}
