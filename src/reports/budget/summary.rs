//! The figures of a fund, a row for each year.

use super::{Page, data, uncounted};
use crate::ledger::figures::{Figure, Figures};
use crate::records::State;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Arg;

/// The figures of which a part may be assumed.
const ASSUMED: [(Figure, &str); 4] = [
    (Figure::Granted, "granted_assumed"),
    (Figure::Recommended, "recommended_assumed"),
    (Figure::CommittedNextYear, "committed_next_year_assumed"),
    (Figure::RecommendedNextYear, "recommended_next_year_assumed"),
];

pub(super) fn table(pages: &[Page]) -> Table {
    let figures: Vec<Figures> = pages.iter().map(|page| page.books.figures()).collect();
    let mut table = Table {
        name: "rows",
        title: None,
        shown: Shown::Always,
        columns: Vec::new(),
        rows: vec![Row::default(); pages.len()],
        turned: true,
    };
    let each = |cell: &dyn Fn(&Page, &Figures) -> Cell| -> Vec<Cell> {
        pages.iter().zip(&figures).map(|(page, figures)| cell(page, figures)).collect()
    };

    table.add(data("fund"), each(&|page, _| page.fund.id.as_str().into()));
    table.add(data("year"), each(&|page, _| page.year.map_or(Cell::Nothing, Cell::Year)));
    let label = Column::new(
        "label",
        text!("reports.budget.amounts", currency = Arg::Currency(currency(pages).to_owned())),
    )
    .shown(Shown::Paper);
    table.add(
        label,
        each(&|page, _| page.year.map_or(Cell::Text(text!("reports.budget.whole")), Cell::Year)),
    );
    for figure in Figure::ALL {
        let mut column = Column::new(figure.key(), figure.text()).shown(shown(figure, &figures));
        if figure == Figure::Applied {
            column.heading = text!("reports.budget.applied");
        }
        if figure == Figure::Recommended && !awaiting(pages).is_empty() {
            column.heading = text!(
                "reports.budget.awaiting",
                bodies = awaiting(pages).into_iter().collect::<Arg>()
            );
        }
        let is_there = |page: &Page| {
            !matches!(figure, Figure::Cap | Figure::Room) || page.books.cap().is_some()
        };
        table.add(
            column,
            each(&|page, figures| Cell::or_nothing(is_there(page).then_some(figures[figure]))),
        );
        if ASSUMED.iter().any(|(said, _)| *said == figure) {
            let column =
                Column::new("assumed", text!("reports.budget.assumed")).shown(Shown::Paper);
            table.add(column, each(&|_, figures| Cell::Money(figures[figure].assumed)));
        }
    }
    for (figure, key) in ASSUMED {
        table.add(data(key), each(&|_, figures| Cell::Money(figures[figure].assumed)));
    }
    table.add(data("currency"), each(&|page, _| page.fund.currency.as_str().into()));
    table.add(
        data("awaiting"),
        each(&|page, _| {
            Cell::List(awaiting(std::slice::from_ref(page)).into_iter().map(Cell::from).collect())
        }),
    );
    table.add(
        data("questions"),
        each(&|page, _| {
            Cell::List(all_questions(page).map(|question| question.as_str().into()).collect())
        }),
    );
    table.add(
        data("incomplete"),
        each(&|page, _| Cell::List(uncounted(page.ledger, page.fund).map(Cell::from).collect())),
    );
    table
}

/// What the source leaves open about the fund and its frames.
fn all_questions<'p>(page: &'p Page) -> impl Iterator<Item = &'p String> {
    let fund = page.fund;
    let frames = fund.frames.iter().flat_map(|frame| &frame.questions);
    frames.chain(&fund.questions)
}

fn currency<'p>(pages: &'p [Page]) -> &'p str {
    pages.first().map_or("", |page| &page.fund.currency)
}

/// Which figures people are shown when nothing is in them. Where nothing is recommended, what
/// would be if it were followed says nothing new.
fn shown(figure: Figure, figures: &[Figures]) -> Shown {
    let nothing_recommended = figures.iter().all(|figures| figures[Figure::Recommended].is_zero());
    match figure {
        Figure::Frame | Figure::Granted | Figure::Disposed | Figure::Remaining => Shown::Always,
        Figure::Recommended | Figure::DisposedIfFollowed | Figure::RemainingIfFollowed
            if nothing_recommended =>
        {
            Shown::Data
        }
        _ => Shown::IfAny,
    }
}

/// The names of the bodies that recommended allocations wait for.
fn awaiting<'l>(pages: &[Page<'l>]) -> Vec<&'l str> {
    let mut bodies = Vec::new();
    for page in pages {
        for line in page.books.lines() {
            let recommended = line.state.state == State::Recommended
                && !line.is_held
                && !line.this_year.is_zero();
            if let Some(body) = line.state.to.as_deref().filter(|_| recommended) {
                let name = page.ledger.name(body);
                if !bodies.contains(&name) {
                    bodies.push(name);
                }
            }
        }
    }
    bodies
}
