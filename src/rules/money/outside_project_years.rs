//! The money of an allocation lies in years in which its project does not run.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{Reporter, Rule};
use crate::code;
use crate::date::{Date, Years};
use crate::ledger::budget::{Books, Line, of_all_years};
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::records::{Project, State, YearAmount};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("outside-project-years", Warning, "outside_project_years.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let families = Families::new(ledger);
    for allocation in ledger.allocations.values() {
        let Some(fund) = ledger.funds.get(&allocation.fund) else {
            continue;
        };
        let line = Books::new(ledger, fund, None, Cut::EVERYTHING).line(allocation);
        let Some(line) = line.filter(|line| is_alive(line.state.state)) else {
            continue;
        };
        if let Some(project) = families.paid_by(&allocation.id) {
            check_line(ledger, &families, &line, project, reporter);
        }
    }
}

fn is_alive(state: State) -> bool {
    !matches!(state, State::Rejected | State::Withdrawn | State::Returned | State::Lapsed)
}

/// Projects by what is asked of them here.
struct Families<'l> {
    /// The projects that an allocation pays for.
    paid: BTreeMap<&'l str, Vec<&'l Entry<Project>>>,
    /// The projects that are a part of one.
    parts: BTreeMap<&'l str, Vec<&'l Entry<Project>>>,
}

impl<'l> Families<'l> {
    fn new(ledger: &'l Ledger) -> Families<'l> {
        let mut paid: BTreeMap<&str, Vec<&Entry<Project>>> = BTreeMap::new();
        let mut parts: BTreeMap<&str, Vec<&Entry<Project>>> = BTreeMap::new();
        for allocation in ledger.allocations.values() {
            let named = allocation.project.as_ref().and_then(|id| ledger.projects.get(id));
            paid.entry(&allocation.id).or_default().extend(named);
        }
        for project in ledger.projects.values() {
            for id in project.funding.iter().filter_map(|funding| funding.allocation.as_deref()) {
                let projects = paid.entry(id).or_default();
                if !projects.iter().any(|known| known.id == project.id) {
                    projects.push(project);
                }
            }
            if let Some(parent) = &project.parent {
                parts.entry(parent).or_default().push(project);
            }
        }
        Families { paid, parts }
    }

    /// The only project that an allocation pays for. Of money for several, nobody can say in which
    /// years which of them needs it.
    fn paid_by(&self, allocation: &str) -> Option<&'l Entry<Project>> {
        match self.paid.get(allocation).map(Vec::as_slice) {
            Some([project]) => Some(project),
            _ => None,
        }
    }

    /// Whether none of the years is one in which the project or a part of it may run.
    fn is_outside(&self, project: &Entry<Project>, years: &Years) -> bool {
        let mut periods = self
            .parts
            .get(project.id.as_str())
            .into_iter()
            .flatten()
            .filter_map(|part| part.period.as_ref())
            .chain(&project.period);
        project.period.is_some() && !periods.any(|period| may_touch(period, years))
    }
}

fn may_touch(period: &Date, years: &Years) -> bool {
    let begins = period.first().map(|day| day.year());
    let ends = period.last().map(|day| day.year());
    period.is_uncertain()
        || period.is_turned()
        || (begins.is_none_or(|begins| years.last.is_none_or(|last| begins <= last))
            && ends.is_none_or(|ends| years.first <= ends))
}

fn check_line(
    ledger: &Ledger,
    families: &Families,
    line: &Line,
    project: &Entry<Project>,
    reporter: &mut Reporter,
) {
    let is_money =
        |amount: &&YearAmount| !amount.years.is_turned() && !of_all_years(amount).is_zero();
    let Some(period) = &project.period else {
        return;
    };
    for amount in line.amounts.iter().filter(is_money) {
        if families.is_outside(project, &amount.years) {
            reporter
                .find(
                    line.allocation.place(amount.years.span),
                    text!(
                        "rules.money.outside-project-years.message",
                        years = Date::from(amount.years.value),
                        project = &project.title,
                        period = period.clone()
                    ),
                )
                .related(
                    ledger.place_of(project.source, "period"),
                    text!("rules.money.outside-project-years.period"),
                )
                .remedy(text!("rules.money.outside-project-years.remedy"));
        }
    }
}
