//! What has been put before meetings and still waits for a decision, and what was decided.

mod table;

use super::report::{data, meeting, opening, questions, unread, word};
use super::{Filter, Query, Report};
use crate::date::Date;
use crate::ledger::Ledger;
use crate::ledger::matters::{Matter, Matters, Standing};
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;
use crate::texts::Text;

pub(super) const REPORT: Report = Report {
    name: "decisions",
    page: include_str!("../decisions.md"),
    about: None,
    takes: &[Filter::Body, Filter::Project, Filter::Fund, Filter::Year, Filter::All],
    build,
};

/// The parts of the report, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Undecided,
    PutOff,
    Awaiting,
    Decided,
}

impl Part {
    const ALL: [Part; 4] = [Part::Undecided, Part::PutOff, Part::Awaiting, Part::Decided];

    /// The fixed word for it in data.
    fn word(self) -> &'static str {
        match self {
            Part::Undecided => "undecided",
            Part::PutOff => "put-off",
            Part::Awaiting => "awaiting",
            Part::Decided => "decided",
        }
    }

    fn title(self) -> Text {
        match self {
            Part::Undecided => text!("reports.decisions.undecided"),
            Part::PutOff => text!("reports.decisions.put-off"),
            Part::Awaiting => text!("reports.decisions.awaiting"),
            Part::Decided => text!("reports.decisions.decided"),
        }
    }

    /// Where a matter belongs: what is settled is decided, whatever was said at first.
    fn of(matters: &Matters, matter: &Matter) -> Part {
        if !matters.is_open(matter) {
            return Part::Decided;
        }
        match matter.standing() {
            Standing::Undecided | Standing::NotRecorded => Part::Undecided,
            Standing::PutOff | Standing::Returned => Part::PutOff,
            Standing::Awaiting => Part::Awaiting,
            Standing::Decided => Part::Decided,
        }
    }
}

/// The books as the report reads them.
struct Page<'l> {
    ledger: &'l Ledger,
    query: &'l Query,
    matters: Matters<'l>,
}

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let page = Page { ledger, query, matters: Matters::by(ledger, query.as_of) };
    let all = page.matters.all();
    let asked: Vec<(Part, &Matter)> = all
        .into_iter()
        .filter(|matter| query.all || !matter.item.is_closed())
        .filter(|matter| is_asked_for(&page, matter))
        .map(|matter| (Part::of(&page.matters, matter), matter))
        .filter(|(part, _)| query.all || *part != Part::Decided)
        .collect();
    let mut sections: Vec<Section> =
        Part::ALL.into_iter().filter_map(|part| section(&page, part, &asked)).collect();
    if sections.is_empty() {
        let blocks = vec![Block::Table(table::of(&page, &[]))];
        sections.push(Section { title: text!("reports.decisions.nothing"), blocks, notes: vec![] });
    }
    Sheet {
        report: REPORT.name,
        title: text!("reports.decisions.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes: unread(ledger, &["item", "meeting"]),
    }
}

/// The matters of a part, a table for each meeting.
fn section(page: &Page, part: Part, all: &[(Part, &Matter)]) -> Option<Section> {
    let of_part: Vec<(Part, &Matter)> =
        all.iter().copied().filter(|(other, _)| *other == part).collect();
    let meeting = |(_, matter): &(Part, &Matter)| Ledger::meeting_of(&matter.item.id).to_owned();
    let tables = of_part
        .chunk_by(|first, second| meeting(first) == meeting(second))
        .map(|matters| Block::Table(table::of(page, matters)));
    let blocks: Vec<Block> = tables.collect();
    (!blocks.is_empty()).then(|| Section { title: part.title(), blocks, notes: Vec::new() })
}

/// Whether a matter passes the filters. It is of the body that met, and of the one it waits for.
fn is_asked_for(page: &Page, matter: &Matter) -> bool {
    let query = page.query;
    let meeting = page.ledger.meeting(&matter.item.id);
    let body = meeting.map(|meeting| meeting.body.as_str());
    let year = meeting.and_then(|meeting| Date::from(meeting.date).year());
    let has = |asked: &Option<String>, ids: &[String]| {
        asked.as_ref().is_none_or(|asked| ids.contains(asked))
    };
    (Query::passes(query.body.as_ref(), body)
        || Query::passes(query.body.as_ref(), matter.waits_for()))
        && has(&query.project, &matter.item.projects)
        && has(&query.fund, &matter.item.funds)
        && query.year.is_none_or(|asked| year == Some(asked))
}
