//! Who takes part in projects: of one as the matrix of its groups and kinds of party, of several
//! by project and by organisation.

mod matrix;
mod organisations;
mod partners;

use super::report::{data, left_out, named, questions, word};
use super::{Filter, Query, Report};
use crate::ledger::{Entry, Ledger};
use crate::records::{Partner, Project, Standing};
use crate::sheet::{Block, Cell, Section, Sheet, Shown};
use crate::text;
use crate::texts::Text;

pub(super) const REPORT: Report = Report {
    name: "participants",
    page: include_str!("../participants.md"),
    about: None,
    takes: &[Filter::Project, Filter::Organisation, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let projects = ledger
        .projects
        .values()
        .filter(|project| Query::passes(query.project.as_ref(), Some(&project.id)));
    let parts: Vec<Part> = projects.flat_map(|project| Part::of(ledger, project, query)).collect();
    let sections = match &query.project {
        Some(id) => {
            ledger.projects.get(id).map(|project| one(project, &parts, query)).into_iter().collect()
        }
        None => several(&parts, query),
    };
    Sheet {
        report: REPORT.name,
        title: text!("reports.participants.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes: left_out(ledger, "project", query.project.as_ref()),
    }
}

/// A partner in a project on the day.
struct Part<'l> {
    ledger: &'l Ledger,
    project: &'l Entry<Project>,
    partner: &'l Partner,
    /// The id of the organisation, or its name where there is no record.
    organisation: &'l str,
    standing: Standing,
}

impl<'l> Part<'l> {
    /// The partners of a project that are asked for.
    fn of(ledger: &'l Ledger, project: &'l Entry<Project>, query: &Query) -> Vec<Part<'l>> {
        let part = |partner: &'l Partner| Part {
            ledger,
            project,
            partner,
            organisation: ledger.organisation_meant(&partner.organisation),
            standing: partner.standing(query.as_of),
        };
        let parts = project.partners.iter().map(part);
        parts
            .filter(|part| Query::passes(query.organisation.as_ref(), Some(part.organisation)))
            .collect()
    }

    fn name(&self) -> &'l str {
        self.ledger.organisation_name(self.organisation)
    }

    /// The kind of the organisation, where it has a record.
    fn kind(&self) -> Cell {
        let kind = |kind: &str| Cell::Word(kind.to_owned(), word("organisation", kind));
        let organisation = self.ledger.organisations.get(self.organisation);
        Cell::or_nothing(organisation.map(|organisation| kind(&organisation.kind)))
    }

    /// The kind of party: that of the organisation, or where it stands in words its role.
    fn party(&self) -> Cell {
        match (self.kind(), self.partner.role.as_deref()) {
            (Cell::Nothing, Some(role)) => Cell::Word(role.to_owned(), word("organisation", role)),
            (kind, _) => kind,
        }
    }

    /// Whether more is recorded of it than stands in the matrix.
    fn says_more(&self) -> bool {
        let partner = self.partner;
        let has_role = partner.role.is_some() && self.party() == self.kind();
        has_role || partner.from.is_some() || partner.to.is_some() || partner.reason.is_some()
    }

    /// Whether it is listed: partners that left or are still to come are only when all are asked for.
    fn is_listed(&self, query: &Query) -> bool {
        query.all || self.standing.is_current()
    }
}

/// A project: its matrix, who is not in it, and the partners one by one.
fn one(project: &Entry<Project>, parts: &[Part], query: &Query) -> Section {
    let mut blocks = vec![Block::Table(matrix::table(parts))];
    blocks.extend(outside(parts, Standing::Left, text!("reports.participants.left")));
    blocks.extend(outside(parts, Standing::Coming, text!("reports.participants.coming")));
    let listed = || parts.iter().filter(|part| part.is_listed(query));
    let mut table = partners::table(listed());
    if !listed().any(Part::says_more) {
        table.shown = Shown::Data;
    }
    table.title = Some(text!("reports.participants.one-by-one"));
    blocks.push(Block::Table(table));
    let mut notes = Vec::new();
    if !parts.iter().any(|part| part.standing.is_current()) {
        notes.push(text!("reports.participants.nobody"));
    }
    notes.extend(questions(&project.questions));
    Section { title: text!("formats.as-written", words = &project.title), blocks, notes }
}

/// The partners that are not in the matrix, with when and why.
fn outside(parts: &[Part], standing: Standing, heading: Text) -> Option<Block> {
    let outside: Vec<Text> = parts
        .iter()
        .filter(|part| part.standing == standing)
        .map(|part| {
            let date = match standing {
                Standing::Coming => part.partner.from.clone(),
                _ => part.partner.to.clone(),
            };
            let date = date.map_or(text!("reports.participants.date-unknown"), |date| {
                text!("reports.participants.date", date = date)
            });
            let why = part.partner.reason.as_ref();
            let why = why
                .map_or(text!("reports.none"), |why| text!("reports.participants.why", why = why));
            text!("reports.participants.outside", name = part.name(), date = date, why = why)
        })
        .collect();
    (!outside.is_empty()).then_some(Block::List {
        heading: Some(heading),
        numbered: false,
        items: outside,
    })
}

/// All projects: a section for each with its partners, and what each organisation takes part in.
fn several(parts: &[Part], query: &Query) -> Vec<Section> {
    let listed: Vec<&Part> = parts.iter().filter(|part| part.is_listed(query)).collect();
    let by_project = listed.chunk_by(|a, b| a.project.id == b.project.id);
    let mut sections: Vec<Section> = by_project
        .map(|parts| Section {
            title: text!("formats.as-written", words = &parts[0].project.title),
            blocks: vec![Block::Table(partners::table(parts.iter().copied()))],
            notes: Vec::new(),
        })
        .collect();
    let organisations = Block::Table(organisations::table(&listed));
    sections.push(if listed.is_empty() {
        Section {
            title: text!("reports.participants.projects"),
            blocks: vec![Block::Table(partners::table(std::iter::empty())), organisations],
            notes: vec![text!("reports.participants.nobody")],
        }
    } else {
        Section {
            title: text!("reports.participants.by-organisation"),
            blocks: vec![organisations],
            notes: Vec::new(),
        }
    });
    sections
}
