//! The corners of the rules about money and decisions: what each of them finds, what it leaves
//! alone, and that its fixes make right what they are offered for. Records are laid over the
//! repository `examples/klynge`.

mod support;

use collab::findings::{Finding, Fix};
use collab::ledger::Loaded;

type Files<'f> = &'f [(&'f str, &'f str)];

fn inspect(files: Files) -> (Loaded, Vec<Finding>) {
    let mut tree = support::example("klynge");
    for (path, text) in files {
        tree.insert(format!("records/{path}.yaml"), text.as_bytes());
    }
    support::findings(&tree, &[])
}

/// What is found: the code, and the text that it points at.
fn found(files: Files) -> Vec<String> {
    let (loaded, findings) = inspect(files);
    let said = findings.iter().map(|finding| {
        let text = &loaded.ledger.sources.get(finding.source()).text;
        format!("{} {}", finding.code.id, text[finding.at.span.range()].trim())
    });
    said.collect()
}

/// The text of a record after the one fix that is offered.
fn fixed(files: Files) -> String {
    let (loaded, findings) = inspect(files);
    let fixes: Vec<&Fix> = findings.iter().filter_map(|finding| finding.fix.as_ref()).collect();
    let [fix] = fixes[..] else { panic!("there are {} fixes", fixes.len()) };
    let mut text = loaded.ledger.sources.get(fix.edits[0].0.source).text.clone();
    for (at, instead) in fix.edits.iter().rev() {
        text.replace_range(at.span.range(), instead);
    }
    text
}

fn allocation(amounts: &str, rest: &str) -> String {
    format!(
        "fund: klyngemidler\ntitle: Sammen om KOL\nnature: development\namounts:\n{amounts}\n{rest}\n"
    )
}

const GRANTED: &str = "history:\n  - {state: granted, date: 2025-03-15, by: politisk-niveau}\n";
const KOL: &str = "allocations/sammen-om-kol";

#[test]
fn what_came_back_may_be_paid_again() {
    let payments = |returned: &str| {
        let rest = format!(
            "{GRANTED}payments:\n  - {{kind: paid, amount: 75000, date: 2025-02-01}}\n  \
             - {{kind: returned, amount: {returned}, date: 2025-03-01}}\n  \
             - {{kind: paid, amount: 20000, date: 2025-04-01}}\n"
        );
        allocation("  - {years: 2025, each: 75000}", &rest)
    };
    assert!(found(&[(KOL, &payments("20000"))]).is_empty());
    assert!(found(&[(KOL, &payments("unknown"))]).is_empty());
    assert_eq!(found(&[(KOL, &payments("10000"))]), ["overpaid 20000"]);
}

#[test]
fn a_payment_counts_in_the_year_that_is_said() {
    let payment = |payment: &str| {
        let rest = format!("{GRANTED}payments:\n  - {payment}\n");
        allocation("  - {years: 2025/2026, each: 50000}", &rest)
    };
    let paid = "{kind: paid, amount: 50000, date: 2027-01-10}";
    assert_eq!(found(&[(KOL, &payment(paid))]), ["overpaid 50000"]);
    for right in [
        "{kind: paid, amount: 50000, date: 2027-01-10, year: 2026}",
        "{kind: paid, amount: 50000, date: ../2027-01-10}",
        "{kind: paid, amount: {about: 60000}, date: 2025-01-10}",
        "{kind: spent, amount: 900000, date: 2025-01-10}",
    ] {
        assert!(found(&[(KOL, &payment(right))]).is_empty(), "{right}");
    }
}

#[test]
fn what_is_not_known_exactly_may_be_paid() {
    for (amount, is_found) in [
        ("{years: 2025, each: {about: 40000}}", false),
        ("{years: 2025, each: unknown}", false),
        ("{years: 2025, each: {at_most: 60000}}", false),
        ("{years: 2025, each: {at_most: 40000}}", true),
        ("{years: 2025, each: 40000, assumed: Som sidste år}", false),
    ] {
        let rest =
            format!("{GRANTED}payments:\n  - {{kind: paid, amount: 50000, date: 2025-02-01}}\n");
        let text = allocation(&format!("  - {amount}"), &rest);
        assert_eq!(!found(&[(KOL, &text)]).is_empty(), is_found, "{amount}");
    }
}

#[test]
fn what_was_never_granted_is_not_paid() {
    let text = allocation(
        "  - {years: 2025, each: 50000}",
        "history:\n  - {state: applied, date: 2025-01-15}\npayments:\n  \
         - {kind: paid, amount: 50000, date: 2025-02-01}\n",
    );
    assert_eq!(found(&[(KOL, &text)]), ["overpaid 50000"]);
}

#[test]
fn an_amount_that_a_year_or_a_step_multiplies_by_ten_is_unlikely() {
    let years = |amounts: &[&str]| {
        let lines = amounts.iter().zip(2025..);
        let lines: Vec<String> =
            lines.map(|(amount, year)| format!("  - {{years: {year}, each: {amount}}}")).collect();
        found(&[(
            KOL,
            &allocation(&lines.join("\n"), "history:\n  - {state: rejected, date: 2025-01-15}\n"),
        )])
    };
    assert_eq!(years(&["12500", "125000"]), ["unlikely-amount 125000"]);
    assert_eq!(years(&["1000", "1000000"]), ["unlikely-amount 1000000"]);
    assert_eq!(years(&["120000", "122400", "1248000"]), ["unlikely-amount 1248000"]);
    assert_eq!(years(&["1200.00", "122400", "124800"]), ["unlikely-amount 1200.00"]);
    for likely in
        [&["100000", "1000000"][..], &["50000", "100000", "500000"], &["75000", "0"], &["75000"]]
    {
        assert!(years(likely).is_empty(), "{likely:?}");
    }
    let steps = allocation(
        "  - {years: 2025, each: 83500}",
        "history:\n  - {state: applied, date: 2025-01-15}\n  - state: rejected\n    \
         date: 2025-02-15\n    amounts:\n      - {years: 2025, each: 835000}\n",
    );
    assert_eq!(found(&[(KOL, &steps)]), ["unlikely-amount 2025"]);
}

#[test]
fn an_amount_of_the_item_with_the_same_digits_is_meant() {
    let item = "title: KOL\nkind: information\ncase: |\n  Der gives 2.454.500 kr. til projektet.\n";
    let fund = "title: Engangspuljen\nowner: region-vest\ncurrency: DKK\nbasis: one-off\n\
                frames:\n  - amount: 3000000\n";
    let text = "fund: engangspuljen\ntitle: KOL\nnature: development\namount: 245450\nhistory:\n  \
                - state: applied\n    date: 2025-02-26\n    item: fsn-2025-02-26/02\n";
    let files = [("meetings/fsn-2025-02-26/02", item), ("funds/engangspuljen", fund), (KOL, text)];
    assert_eq!(found(&files), ["unlikely-amount 245450"]);
    assert_eq!(fixed(&files), text.replace("245450", "2454500"));
}

#[test]
fn money_belongs_to_the_years_of_the_project_or_its_parts() {
    let text = |years: &str| {
        allocation(
            &format!("  - {{years: {years}, each: 1000}}"),
            "project: hold-i-vand\nhistory:\n  - {state: applied, date: 2025-01-15}\n",
        )
    };
    assert_eq!(found(&[(KOL, &text("2024"))]), ["outside-project-years 2024"]);
    assert_eq!(found(&[(KOL, &text("2027/.."))]), ["outside-project-years 2027/.."]);
    assert!(found(&[(KOL, &text("2024/2025"))]).is_empty());
    let part = "title: Evaluering\nkind: sub-project\nparent: hold-i-vand\nperiod: 2027\n";
    assert!(found(&[(KOL, &text("2027")), ("projects/evaluering", part)]).is_empty());
}

#[test]
fn surpluses_of_another_currency_pay_for_nothing() {
    let fund = "title: Prøvemidlene\nowner: region-vest\ncurrency: NOK\nbasis: one-off\n\
                frames:\n  - amount: 50000\n";
    let text = "fund: proevemidlene\ntitle: KOL\nnature: fee\namount: 5000\n\
                financed_by: [hold-i-vand#s1]\nhistory:\n  \
                - {state: granted, date: 2025-02-26, by: fsn}\n";
    assert_eq!(
        found(&[("funds/proevemidlene", fund), (KOL, text)]),
        ["mixed-currency hold-i-vand#s1"]
    );
}

fn stated(accepted: &str) -> String {
    format!(
        "title: Status\nkind: information\nstated:\n  - what: remaining\n    of: klyngemidler\n    \
         year: 2025\n    amount: 450000\n{accepted}"
    )
}

#[test]
fn an_accepted_difference_is_bound_to_its_amount() {
    let found = |text: &str| found(&[("meetings/fsn-2025-02-26/02", text)]);
    assert!(found(&stated("    accepted: Kendt fejl\n")).is_empty());
    assert!(found(&stated("    accepted: {difference: 50000, because: Kendt}\n")).is_empty());
    let other = stated("    accepted: {difference: -50000, because: Kendt}\n");
    assert_eq!(found(&other), ["stated-total -50000"]);
    assert!(found(&fixed(&[("meetings/fsn-2025-02-26/02", &other)])).is_empty());
    let agrees = stated("    accepted:\n      difference: 50000\n      because: Kendt\n")
        .replace("450000", "400000");
    assert_eq!(found(&agrees), ["stated-total accepted"]);
    let without = fixed(&[("meetings/fsn-2025-02-26/02", &agrees)]);
    assert_eq!(without, stated("").replace("450000", "400000"));
}

fn item(decisions: &str) -> String {
    format!(
        "title: Årshjul\nkind: decision\nrecommendations:\n  - Godkender et årshjul\n  \
         - Godkender et temamøde\n{decisions}"
    )
}

const ITEM: &str = "meetings/fsn-2025-02-26/02";

#[test]
fn only_what_is_there_is_answered() {
    let decisions = |answer: &str| {
        item(&format!("decisions:\n  - {{outcome: noted, answers: [1, 2, {answer}]}}\n"))
    };
    assert_eq!(found(&[(ITEM, &decisions("m1"))]), ["answers-nothing m1"]);
    assert_eq!(found(&[(ITEM, &decisions("begge"))]), ["answers-nothing begge"]);
    assert_eq!(fixed(&[(ITEM, &decisions("'2.'"))]), decisions("2"));
    let motion = item("decisions:\n  - outcome: noted\nmotions:\n  - {text: Nej, amends: 3}\n");
    assert_eq!(found(&[(ITEM, &motion)]), ["answers-nothing 3"]);
}

#[test]
fn a_recommendation_may_be_decided_in_parts_or_again() {
    let second = |rest: &str| {
        item(&format!(
            "decisions:\n  - {{outcome: approved, answers: [1, 2], text: Første halvår}}\n  \
             - {{outcome: rejected, answers: [2]{rest}}}\n"
        ))
    };
    assert_eq!(found(&[(ITEM, &second(""))]), ["answered-twice 2"]);
    for right in [", text: Andet halvår", ", date: 2025-03-03", ", by: politisk-niveau"] {
        assert!(found(&[(ITEM, &second(right))]).is_empty(), "{right}");
    }
}

#[test]
fn what_an_outcome_asks_for_is_there() {
    let one = |decision: &str| item(&format!("decisions:\n  - outcome: {decision}\n"));
    for wrong in ["approved-with-conditions", "approved-with-reservation", "returned"] {
        let found = found(&[(ITEM, &one(wrong))]);
        assert_eq!(found, [format!("condition-missing {wrong}")]);
    }
    for right in [
        "returned\n    to: Sekretariatet",
        "approved-with-conditions\n    questions: [Hvilke?]",
        "approved-with-reservation\nreservations:\n  - {by: Per Lund, text: Nej}",
    ] {
        assert!(found(&[(ITEM, &one(right))]).is_empty(), "{right}");
    }
    assert_eq!(fixed(&[(ITEM, &one("recommended"))]), one("recommended\n    to: politisk-niveau"));
    let elsewhere = format!("competence: politisk-niveau\n{}", one("recommended"));
    assert!(found(&[(ITEM, &elsewhere)]).is_empty());
}

#[test]
fn whose_decision_is_final_decides() {
    let text = item("decisions:\n  - outcome: approved\ncompetence: politisk-niveau\n");
    assert_eq!(found(&[(ITEM, &text)]), ["beyond-competence approved"]);
    let right = fixed(&[(ITEM, &text)]);
    assert!(right.contains("  - outcome: recommended\n    to: politisk-niveau\n"), "{right}");
    assert!(found(&[(ITEM, &right)]).is_empty());
    let own = text.replace("competence: politisk-niveau", "competence: fsn");
    assert!(found(&[(ITEM, &own)]).is_empty());
}

#[test]
fn a_body_may_do_what_its_records_do_not_rule_out() {
    let granted = |nature: &str| {
        let text = allocation(
            "  - {years: 2025, each: 1000}",
            "history:\n  - {state: granted, date: 2025-03-15, by: fsn}\n",
        );
        text.replace("development", nature)
    };
    assert_eq!(found(&[(KOL, &granted("development"))]), ["beyond-competence granted"]);
    for right in ["fee", "frame", "operations"] {
        assert!(found(&[(KOL, &granted(right))]).is_empty(), "{right}");
    }
    let fsn = |decides: &str| {
        format!(
            "name: FSN\nlevel: strategic\ndecides:\n  - {decides}\nrecommends:\n  \
             - {{what: Indsatser, to: politisk-niveau}}\n"
        )
    };
    let fund = "title: Klyngemidler\nowner: region-vest\ncurrency: DKK\nbasis: yearly\n\
                frames:\n  - {year: 2025, amount: 1000000}\n";
    let with = |decides: &str| {
        found(&[
            ("bodies/fsn", &fsn(decides)),
            ("funds/klyngemidler", fund),
            (KOL, &granted("development")),
        ])
    };
    assert_eq!(with("Honorarer"), ["beyond-competence granted"]);
    assert!(with("Små udviklingsprojekter").is_empty());
    assert!(with("Alt under 50.000 kr.").is_empty());
}

#[test]
fn a_state_is_what_the_meeting_decided() {
    let decided = |outcome: &str, state: &str| {
        let text = item(&format!("decisions:\n  - {{outcome: {outcome}, to: politisk-niveau}}\n"));
        let state = allocation(
            "  - {years: 2026, each: 1000}",
            &format!("history:\n  - {{state: {state}, item: fsn-2025-02-26/02#1}}\n"),
        )
        .replace("development", "fee");
        found(&[(ITEM, &text), (KOL, &state)])
    };
    let on_day = "granted, date: 2025-02-26, by: fsn";
    assert_eq!(decided("recommended", on_day), ["not-as-decided granted"]);
    assert_eq!(decided("noted", on_day), ["not-as-decided granted"]);
    assert!(decided("approved", on_day).is_empty());
    assert!(decided("not-recorded", on_day).is_empty());
    let other = "granted, date: 2025-02-26, by: politisk-niveau";
    assert_eq!(decided("approved", other), ["not-as-decided politisk-niveau"]);
    let later = "granted, date: 2025-03-01, by: fsn";
    assert_eq!(decided("approved", later), ["not-as-decided 2025-03-01"]);
    // What was recommended to the meeting is the state before its decision.
    let before = "recommended, date: ../2025-02-26, by: politisk-niveau, to: fsn";
    assert!(decided("rejected", before).is_empty());
}

#[test]
fn the_words_of_a_recommendation_name_the_amount_and_who_receives_it() {
    let granted = |words: &str| {
        let text = format!(
            "title: Honorar\nkind: decision\nrecommendations:\n  - {words}\n\
             decisions:\n  - outcome: approved\n"
        );
        let state = allocation(
            "  - {years: 2025/2026, each: 50000}",
            "recipients: [aadal-kommune]\nhistory:\n  \
             - {state: granted, date: 2025-02-26, by: fsn, item: fsn-2025-02-26/02#1}\n",
        )
        .replace("development", "fee");
        found(&[(ITEM, &text), (KOL, &state)])
    };
    for right in [
        "Giver 50.000 kr. om året til Ådal Kommune",
        "Giver i alt 100.000 kr. i to år",
        "Giver 30.000 kr. til løn og 20.000 kr. til kørsel",
        "Giver ca. 55.000 kr.",
        "Giver 0,1 mio. kr.",
        "Giver 50 timer à 1.000 kr. til nogen",
        "Giver støtte",
    ] {
        assert!(granted(right).is_empty(), "{right}");
    }
    assert_eq!(granted("Giver 55.000 kr."), ["not-as-decided 2025/2026"]);
    assert_eq!(granted("Giver midler til Kystsygehuset."), ["not-as-decided aadal-kommune"]);
}

fn meeting(day: &str, state: &str) -> String {
    format!("body: fsn\ndate: {day}\nstate: {state}\n")
}

#[test]
fn what_is_put_off_waits_for_some_meetings() {
    let put_off = |decision: &str, meetings: &[(&str, &str)]| {
        let text = item(&format!("decisions:\n  - {{outcome: {decision}}}\n"));
        let files: Vec<(String, String)> = meetings
            .iter()
            .map(|(day, state)| (format!("meetings/fsn-{day}/meeting"), meeting(day, state)))
            .collect();
        let mut all: Vec<(&str, &str)> = vec![(ITEM, &text)];
        all.extend(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let codes = found(&all);
        codes.into_iter().filter(|code| code.starts_with("never-taken-up")).collect::<Vec<_>>()
    };
    let [april, june, august] =
        [("2025-04-23", "held"), ("2025-06-25", "held"), ("2025-08-20", "held")];
    assert!(put_off("deferred", &[april]).is_empty());
    assert_eq!(put_off("deferred", &[april, june]), ["never-taken-up deferred"]);
    assert!(put_off("returned, to: Sekretariatet", &[april, june]).is_empty());
    assert_eq!(put_off("returned, to: Sekretariatet", &[april, june, august]).len(), 1);
    assert!(put_off("deferred, until: 2025-H2", &[april, june, august]).is_empty());
    assert_eq!(put_off("deferred, until: 2025-04", &[april, june]).len(), 1);
    assert_eq!(put_off("deferred, meeting: fsn-2025-04-23", &[april]).len(), 1);
    assert!(
        put_off("deferred, meeting: fsn-2025-04-23", &[("2025-04-23", "called"), june]).is_empty()
    );
}

#[test]
fn minutes_are_approved_at_the_next_meeting() {
    let first = |state: &str| {
        format!(
            "{}present: [ida-holm]\nminutes:\n  state: {state}\n",
            meeting("2025-02-26", "held")
        )
    };
    let next = meeting("2025-04-23", "held");
    let item = "number: 1\ntitle: Godkendelse af referat\nkind: approval\n\
                decisions:\n  - outcome: approved\n";
    let after = |state: &str| {
        found(&[
            ("meetings/fsn-2025-02-26/meeting", &first(state)),
            ("meetings/fsn-2025-04-23/meeting", &next),
            ("meetings/fsn-2025-04-23/01", item),
        ])
    };
    assert_eq!(after("draft"), ["minutes-unapproved draft"]);
    assert!(after("published").is_empty());
    assert!(after("approved").is_empty());
    let right = fixed(&[
        ("meetings/fsn-2025-02-26/meeting", &first("draft")),
        ("meetings/fsn-2025-04-23/meeting", &next),
        ("meetings/fsn-2025-04-23/01", item),
    ]);
    assert_eq!(right, first("approved\n  approved_at: fsn-2025-04-23/01"));
}

#[test]
fn a_meeting_without_any_decision_is_found_once() {
    let one = "number: 1\ntitle: Status\nkind: decision\nrecommendations: [Tager status]\n";
    let two = "number: 2\ntitle: Budget\nkind: information\n";
    let files = [
        ("meetings/fsn-2025-04-23/meeting", &*meeting("2025-04-23", "held")),
        ("meetings/fsn-2025-04-23/01", one),
        ("meetings/fsn-2025-04-23/02", two),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()));
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    assert_eq!(found(&files), ["undecided held"]);
}
