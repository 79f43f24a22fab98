//! Fixes that must not be made, or not like that, whatever a rule may offer.

use super::rounds::mend_found;
use super::{Mended, Request};
use crate::code;
use crate::config::Config;
use crate::findings::{Code, Finding, Fix};
use crate::inspection::{Terms, inspect};
use crate::ledger::Loaded;
use crate::schema::Schemas;
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::Language;
use crate::tree::{Memory, Tree};

const ODD: Code = code!("odd", Warning, "tests.rs");

/// What a made-up rule offers: in which file it finds what, and what is to be written instead.
type Offer = (&'static str, &'static str, &'static str);

fn source(loaded: &Loaded, path: &str) -> SourceId {
    let records = loaded.ledger.records.iter().map(|record| record.source);
    let mut all = records.chain(loaded.ledger.broken.iter().map(|broken| broken.source));
    all.find(|source| loaded.ledger.path(*source) == path).unwrap()
}

fn place(loaded: &Loaded, (path, written, _): Offer) -> Option<Place> {
    let source = source(loaded, path);
    let at = loaded.ledger.sources.get(source).text.find(written)?;
    Some(Place { source, span: Span::new(at..at + written.len()) })
}

fn offer(loaded: &mut Loaded, offers: &[Offer]) -> Vec<Finding> {
    let mut findings = inspect(loaded, &Config::default(), Terms::default()).findings;
    for offer in offers {
        if let Some(at) = place(loaded, *offer) {
            let fix = Fix::certain(text!("schema.write", instead = offer.2), at, offer.2);
            findings
                .push(Finding::new(&ODD, at, text!("schema.write", instead = offer.1)).fix(fix));
        }
    }
    findings
}

fn tree() -> Memory {
    let mut tree = Memory::default();
    tree.insert("records/organisations/a.yaml", "name: A # one\nkind: region\n");
    tree.insert("records/organisations/b.yaml", "name: B\nkind: region\ntags:\n  - x\n");
    tree
}

fn mend(find: &dyn Fn(&mut Loaded) -> Vec<Finding>) -> Mended {
    let request = Request {
        config: &Config::default(),
        named: &[],
        terms: Terms::default(),
        likely: false,
        covers: &|_| true,
    };
    let mended = mend_found(&tree(), Schemas::load(&[]).unwrap(), &request, find).unwrap();
    for path in [A, B] {
        let text = &mended.loaded.ledger.sources.get(source(&mended.loaded, path)).text;
        let was = String::from_utf8(tree().read(path).unwrap()).unwrap();
        assert_eq!(text, after(&mended, path).unwrap_or(&was), "what is found is of these texts");
    }
    mended
}

fn after<'m>(mended: &'m Mended, path: &str) -> Option<&'m str> {
    mended.files.iter().find(|file| file.path == path).map(|file| file.after.as_str())
}

fn left_out(mended: &Mended) -> Vec<String> {
    mended.left_out.iter().map(|(_, why)| why.say(Language::default())).collect()
}

const A: &str = "records/organisations/a.yaml";
const B: &str = "records/organisations/b.yaml";

#[test]
fn fixes_that_follow_from_one_another_are_all_made() {
    let mended = mend(&|loaded| {
        offer(loaded, &[(A, "name: A", "name: C"), (A, "C", "D"), (A, "A # o", "E # o")])
    });
    assert_eq!(after(&mended, A), Some("name: D # one\nkind: region\n"));
    assert_eq!(mended.made.len(), 2);
    assert_eq!(after(&mended, B), None);
}

#[test]
fn what_undoes_itself_is_not_done() {
    let offers = [(A, "A # o", "X # o"), (A, "X # o", "A # o"), (B, "region", "municipality")];
    let mended = mend(&|loaded| offer(loaded, &offers));
    assert_eq!(after(&mended, A), None);
    assert_eq!(left_out(&mended), ["it would be undone again by another fix"]);
    assert!(after(&mended, B).unwrap().contains("municipality"));
    assert_eq!(mended.made.len(), 1);
}

#[test]
fn what_comes_to_no_end_is_not_done() {
    let mended = mend(&|loaded| offer(loaded, &[(A, "name: ", "name: A")]));
    assert_eq!(after(&mended, A), None);
    let mended = mend(&|loaded| {
        let text = loaded.ledger.sources.get(source(loaded, A)).text.clone();
        let at = u32::try_from(text.len()).unwrap();
        let at = Place { source: source(loaded, A), span: Span { start: at, end: at } };
        let fix = Fix::certain(text!("schema.write", instead = ""), at, "# more\n");
        [
            offer(loaded, &[(B, "region", "municipality")]),
            vec![Finding::new(&ODD, at, text!("schema.write", instead = &text)).fix(fix)],
        ]
        .concat()
    });
    assert_eq!(after(&mended, A), None);
    assert_eq!(left_out(&mended).len(), 1);
    assert!(after(&mended, B).is_some());
}

#[test]
fn what_helps_nothing_is_not_done() {
    let mended = mend(&|loaded| offer(loaded, &[(A, "A", "A A")]));
    assert_eq!((after(&mended, A), left_out(&mended)), (None, vec!["it would not help".into()]));
}

#[test]
fn what_changes_another_value_is_not_done() {
    let mended = mend(&|loaded| offer(loaded, &[(A, "# one\n", ""), (A, "name: A", "name: C")]));
    assert_eq!(after(&mended, A), Some("name: C # one\nkind: region\n"));
    assert_eq!(left_out(&mended), ["it would change more than it is meant to"]);
    let mended = mend(&|loaded| offer(loaded, &[(B, "tags:", "tags: ["), (B, "x", "v")]));
    assert_eq!(after(&mended, B), Some("name: B\nkind: region\ntags:\n  - v\n"));
    assert_eq!(left_out(&mended).len(), 1);
}

#[test]
fn what_brings_a_new_error_is_not_done() {
    let offers = [
        (B, "name: B", "name: C"),
        (B, "region", "regoin"),
        (B, "  - x", "  - z"),
        (A, "name: A", "name: D"),
    ];
    let mended = mend(&|loaded| offer(loaded, &offers));
    assert_eq!(after(&mended, B), Some("name: C\nkind: region\ntags:\n  - z\n"));
    assert_eq!(after(&mended, A), Some("name: D # one\nkind: region\n"));
    assert_eq!(left_out(&mended), ["another error would come of it"]);
}

#[test]
fn a_fix_of_several_files_is_made_whole_or_not_at_all() {
    let both = |loaded: &mut Loaded, instead: &'static str| {
        let (Some(a), Some(b)) = (place(loaded, (A, "A", "")), place(loaded, (B, "B", ""))) else {
            return inspect(loaded, &Config::default(), Terms::default()).findings;
        };
        let fix = Fix::certain(text!("schema.write", instead = "C"), a, "C").and(b, instead);
        let twice = Finding::new(&ODD, a, text!("yaml.tab.message")).fix(fix);
        vec![twice.clone(), Finding { at: b, ..twice }]
    };
    let mended = mend(&|loaded| both(loaded, "D"));
    assert_eq!(after(&mended, A), Some("name: C # one\nkind: region\n"));
    assert_eq!(after(&mended, B), Some("name: D\nkind: region\ntags:\n  - x\n"));
    assert_eq!(mended.files[0].tied, mended.files[1].tied);
    assert_eq!(mended.made.len(), 1);
    let mended = mend(&|loaded| both(loaded, "D\nid"));
    assert!(mended.files.is_empty(), "{:?}", mended.files);
}

#[test]
fn impossible_places_are_passed_over() {
    let mended = mend(&|loaded| {
        let at = |start, end| Place { source: source(loaded, A), span: Span { start, end } };
        let fix = |at| Fix::certain(text!("schema.write", instead = ""), at, "x");
        let found = |place, fix| Finding::new(&ODD, place, text!("yaml.tab.message")).fix(fix);
        let whole = at(0, 1);
        vec![
            found(whole, fix(at(5, 2))),
            found(whole, fix(at(0, 9999))),
            found(whole, fix(at(6, 9)).and(at(7, 8), "y")),
            found(whole, Fix { edits: Vec::new(), ..fix(at(0, 1)) }),
        ]
    });
    assert!(mended.files.is_empty());
}
