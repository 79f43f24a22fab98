//! Records that lack their shape.

use super::super::words::kroner;
use super::{Needs, Sort, anywhere};

pub(super) const SORTS: &[Sort] = &[
    anywhere("a field with a slip in its name", "unknown-field", "projects", |page, _| {
        let at = page.line("target_group: ")?;
        Some(page.replace(at, "target_group", "target_grupp").found(at, "target"))
    }),
    anywhere("a field is left out", "missing-field", "organisations", |page, _| {
        let at = page.line("kind: ")?;
        Some(page.remove(at..at + 1).found(0, "name"))
    }),
    anywhere("a fixed word with a slip", "unknown-word", "organisations", |page, _| {
        let at = page.line("kind: municipality")?;
        Some(page.set(at, "municipalty").found(at, "municipalty"))
    }),
    anywhere("a text where a list belongs", "wrong-type", "projects", |page, _| {
        let at = page.line("goals:")?;
        let page = page.remove(at + 1..at + 3).set(at, "Færre genindlæggelser");
        Some(page.found(at, "Færre"))
    }),
    anywhere("a currency that is not three letters", "wrong-shape", "projects", |page, _| {
        let at = page.line("    currency: ")?;
        Some(page.set(at, "kr").found(at, "kr"))
    }),
    anywhere("an amount with points and kr.", "amount-form", "projects", |page, _| {
        let at = page.line("      between:")? + 1;
        let amount = page.at(at).trim_start_matches([' ', '-']).to_owned();
        let nordic = kroner(amount.parse().ok()?);
        Some(page.replace(at, &amount, &nordic).found(at, &nordic))
    }),
    Sort {
        needs: Needs::Breaking,
        ..anywhere("an allocation's amount with points", "amount-form", "allocations", |page, _| {
            let at = page.line("    each: ")?;
            let nordic = kroner(page.value(at).parse().ok()?);
            Some(page.set(at, &nordic).found(at, &nordic))
        })
    },
];
