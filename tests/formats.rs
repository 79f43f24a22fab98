//! Every report in every format, on the project's own records and on those of the examples: it says
//! something, its JSON fits the schema that is given for it, and its CSV has as many fields in each line as in the first.

mod support;

use collab::date::Day;
use collab::formats::{SHEETS, Style};
use collab::ledger::Ledger;
use collab::reports::{Query, REPORTS, Report};
use collab::tree::Memory;
use jsonschema::Validator;
use support::output;

fn repositories() -> [Memory; 3] {
    [
        support::in_memory(&support::root()),
        support::example("klynge"),
        support::example("every-field"),
    ]
}

/// What a report can be asked: once for each record that it is about, or once for all.
fn queries(ledger: &Ledger, report: &Report) -> Vec<Query> {
    let query = |id: Option<String>| Query {
        as_of: Day::from_ymd_opt(2025, 6, 1).unwrap(),
        id,
        fund: None,
        year: None,
        body: None,
        organisation: None,
        project: None,
        all: true,
    };
    match report.about {
        None => vec![query(None)],
        Some(kind) => {
            let records = ledger.records.iter().filter(|record| record.kind == kind);
            records.map(|record| query(Some(record.id.clone()))).collect()
        }
    }
}

#[test]
fn every_report_can_be_written_in_every_format() {
    let schema = output::schema("sheet");
    for tree in repositories() {
        let ledger = support::load(&tree, &[]).ledger;
        for report in REPORTS {
            for query in queries(&ledger, report) {
                let sheet = report.make(&ledger, &query);
                for format in SHEETS {
                    let written = (format.write)(&sheet, None, &Style::default());
                    let name = format!("{} {:?} as {}", report.name, query.id, format.name);
                    assert!(!written.trim().is_empty(), "{name}");
                    match format.name {
                        "json" => check_json(&schema, &written, &name),
                        "csv" => check_csv(&written, &name),
                        _ => assert!(
                            !written.contains('{'),
                            "{name}: a text was not filled in\n{written}"
                        ),
                    }
                }
            }
        }
    }
}

fn check_json(schema: &Validator, written: &str, name: &str) {
    output::assert_fits(schema, written, name);
    assert!(written.contains("\"rows\": ["), "{name}: no rows");
}

fn check_csv(written: &str, name: &str) {
    for record in csv::Reader::from_reader(written.as_bytes()).records() {
        record.unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}
