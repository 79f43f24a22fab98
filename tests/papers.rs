//! Every report in every language, kept in `tests/papers/REPORT.LANGUAGE.txt`: what the secretary hands
//! out. It is of the repository that has every field; of a report about one record, of the first that
//! there is. `SNAPSHOTS=overwrite cargo test --test papers` writes them anew.

mod support;

use collab::date::Day;
use collab::formats::{SHEETS, Style};
use collab::ledger::Ledger;
use collab::reports::{Query, REPORTS, Report};
use collab::texts::Language;
use snapbox::Data;

#[test]
fn every_report_is_handed_out_as_it_is_kept() {
    let ledger = support::load(&support::example("every-field"), &[]).ledger;
    let folder = support::root().join("tests/papers");
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    let mut changed = Vec::new();
    for report in REPORTS {
        let sheet = report.make(&ledger, &query(&ledger, report));
        for language in Language::all() {
            let name = format!("{}.{}.txt", report.name, language.code());
            let written = (SHEETS[0].write)(&sheet, None, &Style { language, ..Style::default() });
            let kept = Data::read_from(&folder.join(&name), None).raw();
            changed.extend(assert.try_eq(Some(&name), written.into(), kept).err());
        }
    }
    let changed: Vec<String> = changed.iter().map(ToString::to_string).collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn data_are_the_same_in_all_languages() {
    let ledger = support::load(&support::example("every-field"), &[]).ledger;
    for report in REPORTS {
        let sheet = report.make(&ledger, &query(&ledger, report));
        for format in SHEETS.iter().filter(|format| ["csv", "json"].contains(&format.name)) {
            let written =
                |language| (format.write)(&sheet, None, &Style { language, ..Style::default() });
            for language in Language::all() {
                assert_eq!(written(language), written(Language::default()), "{}", report.name);
            }
        }
    }
}

fn query(ledger: &Ledger, report: &Report) -> Query {
    let about = |kind: &str| {
        let first = ledger.records.iter().find(|record| record.kind == kind);
        first.map(|record| record.id.clone())
    };
    Query {
        as_of: Day::from_ymd_opt(2025, 6, 1).unwrap(),
        id: report.about.and_then(about),
        fund: None,
        year: None,
        body: None,
        organisation: None,
        project: None,
        all: true,
    }
}
