//! Findings as each reader gets them: what no example on a page shows, such as fixes, places in many
//! files, and a great many findings.

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use collab::code;
use collab::findings::{Code, Finding, Fix, Severity};
use collab::formats::{Batch, FINDINGS, Home, Style};
use collab::source::{Place, SourceId, Sources, Span};
use collab::text;
use collab::texts::Text;
use quick_xml::events::Event;
use snapbox::str;
use support::output;

static AMOUNT: Code = code!("amount", Error, "support/page.md");
static DATE: Code = code!("date", Warning, "support/page.md");

fn say(words: &str) -> Text {
    text!("formats.as-written", words = words)
}

fn write(format: &str, batch: &Batch, style: &Style) -> String {
    let format = FINDINGS.iter().find(|known| known.name == format).unwrap();
    (format.write)(batch, style)
}

/// The place of the first of some words in a text.
fn place(sources: &Sources, source: SourceId, words: &str) -> Place {
    let at = sources.get(source).text.find(words).unwrap();
    Place { source, span: Span::new(at..at + words.len()) }
}

/// One finding with places in three files, two of them far apart in one, and a fix of two files.
fn across_files() -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let far = "x-note: nothing\n".repeat(60);
    let fund = sources.add("records/funds/a b.yaml".into(), format!("frame: 100\n{far}owner: æ\n"));
    let one = sources.add("records/allocations/b.yaml".into(), "title: B\namount: 70\n".into());
    let other = sources.add("records/allocations/c.yaml".into(), "amount: 40\n".into());
    let fix = Fix::likely(say("write the same amount in both"), place(&sources, one, "70"), "60")
        .and(place(&sources, other, "40"), "60");
    let finding = Finding::new(&AMOUNT, place(&sources, fund, "100"), say("more than there is"))
        .remedy(say("look at the decision"))
        .related(place(&sources, fund, "æ"), say("who owns it"))
        .related(place(&sources, one, "70"), say("seventy of it"))
        .related(place(&sources, other, "40"), say("forty of it"))
        .note(say("both were granted"))
        .fix(fix);
    (sources, vec![finding])
}

#[test]
fn people_see_all_places_in_one_excerpt() {
    let (sources, findings) = across_files();
    let batch = Batch::new(&findings, &sources, 3);
    let shown = write("human", &batch, &Style::default());
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        shown,
        str![[r#"
error[amount]: more than there is
  --> records/funds/a b.yaml:1:8
   |
 1 | frame: 100
   |        ^^^
...
62 | owner: æ
   |        - who owns it
   |
  ::: records/allocations/b.yaml:2:9
   |
 2 | amount: 70
   |         -- seventy of it
   |
  ::: records/allocations/c.yaml:1:9
   |
 1 | amount: 40
   |         -- forty of it
   |
   = help: look at the decision
   = note: both were granted
help: write the same amount in both
  --> records/allocations/b.yaml:2:9
   |
 2 - amount: 70
 2 + amount: 60
   |
  --> records/allocations/c.yaml:1:9
   |
 1 - amount: 40
 1 + amount: 60
   |

3 files read: 1 error
1 has a likely answer, written with `--fix --unsafe-fixes`

"#]],
    );
}

#[test]
fn programs_get_the_fix() {
    let (sources, findings) = across_files();
    let home = Home { prefix: "books/".into(), ..Home::default() };
    let batch = Batch { home: Some(&home), ..Batch::new(&findings, &sources, 3) };
    let json = write("json", &batch, &Style::default());
    output::assert_fits(&output::schema("findings"), &json, "json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["prefix"], "books/");
    assert_eq!(json["findings"][0]["fix"]["certain"], false);
    assert_eq!(json["findings"][0]["fix"]["edits"][1]["path"], "records/allocations/c.yaml");
    assert_eq!(json["findings"][0]["fix"]["edits"][1]["text"], "60");
    let sarif = write("sarif", &batch, &Style::default());
    if let Some(schema) = output::sarif() {
        output::assert_fits(&schema, &sarif, "sarif");
    }
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact["uri"], "books/records/funds/a%20b.yaml");
    assert_eq!(result["fixes"][0]["artifactChanges"].as_array().unwrap().len(), 2);
    assert_eq!(sarif["runs"][0]["automationDetails"]["id"], "collab/books/");
}

#[test]
fn a_terminal_gets_links() {
    let (sources, findings) = across_files();
    let home = Home { folder: PathBuf::from("/home/ida"), ..Home::default() };
    let batch = Batch { home: Some(&home), ..Batch::new(&findings, &sources, 3) };
    for colour in [false, true] {
        let style = Style { links: true, colour, ..Style::default() };
        let shown = write("human", &batch, &style);
        let link =
            "\x1b]8;;file:///home/ida/records/funds/a%20b.yaml\x1b\\records/funds/a b.yaml:1:8";
        assert!(shown.contains(&format!("{link}\x1b]8;;\x1b\\")), "{shown}");
        assert!(shown.contains("file:///home/ida/records/allocations/c.yaml\x1b\\"), "{shown}");
    }
    assert!(!write("human", &batch, &Style::default()).contains('\x1b'));
}

/// Findings in one file, each on a line of its own; every message is said `each` times.
fn many(count: usize, each: usize) -> (Sources, Vec<Finding>) {
    let mut sources = Sources::default();
    let source = sources.add("records/a.yaml".into(), "- 1\n".repeat(count));
    let finding = |number: usize| {
        let span = Span::new(number * 4 + 2..number * 4 + 3);
        let at = Place { source, span };
        let code = if number.is_multiple_of(3) { &AMOUNT } else { &DATE };
        let mut finding = Finding::new(code, at, say(&format!("message {}", number / each)));
        finding.part = "a/b".into();
        finding
    };
    let findings = (0..count).map(finding).collect();
    (sources, findings)
}

#[test]
fn a_great_many_findings_have_an_end() {
    let (sources, findings) = many(50_000, 1);
    let batch = Batch::new(&findings, &sources, 1);
    let start = Instant::now();
    let human = write("human", &batch, &Style::default());
    assert!(human.len() < 20_000, "{}", human.len());
    assert!(human.contains("Most often: date (33,333), amount (16,667)"), "{human}");
    assert!(human.contains("16,657 more of `amount`, from records/a.yaml:31:3"), "{human}");
    let markdown = write("markdown", &batch, &Style::default());
    assert!(markdown.len() < 65_536);
    for format in ["concise", "json", "gitlab"] {
        assert!(write(format, &batch, &Style::default()).matches("message ").count() >= 50_000);
    }
    let sarif = write("sarif", &batch, &Style::default());
    assert_eq!(sarif.matches("partialFingerprints").count(), 25_000);
    assert_eq!(sarif.matches("\"level\": \"error\",\n          \"message\"").count(), 16_667);
    assert!(sarif.contains("25,000 more were found and left out"));
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

#[test]
fn what_is_said_again_is_shown_once() {
    let (sources, mut findings) = many(20, 20);
    findings.retain(|finding| finding.code == &DATE);
    let batch = Batch::new(&findings, &sources, 1);
    let shown = write("human", &batch, &Style::default());
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        shown,
        str![[r#"
warning[date]: message 0
 --> records/a.yaml:2:3
  |
2 | - 1
  |   ^
  |
  = note: the same stands at 12 other places:
          records/a.yaml:3:3
          records/a.yaml:5:3
          records/a.yaml:6:3
          records/a.yaml:8:3
          records/a.yaml:9:3
          and 7 more

1 file read: 13 warnings

"#]],
    );
}

#[test]
fn names_stay_when_lines_move_and_are_given_once() {
    let names = |sources: &Sources, findings: &[Finding]| -> Vec<String> {
        let written = write("gitlab", &Batch::new(findings, sources, 1), &Style::default());
        let issues: serde_json::Value = serde_json::from_str(&written).unwrap();
        let issues = issues.as_array().unwrap().iter();
        issues.map(|issue| issue["fingerprint"].as_str().unwrap().to_owned()).collect()
    };
    let (sources, findings) = many(30, 1);
    let before = names(&sources, &findings);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), 30);
    let mut moved = Sources::default();
    moved.add("records/a.yaml".into(), format!("# moved\n{}", "- 1\n".repeat(30)));
    let mut later = findings.clone();
    for finding in &mut later {
        finding.at.span = Span { start: finding.at.span.start + 8, end: finding.at.span.end + 8 };
        finding.message = say("in other words");
    }
    assert_eq!(names(&moved, &later), before);
}

#[test]
fn github_shows_the_worst_ten_of_each() {
    let (sources, findings) = many(60, 1);
    let shown = write("github", &Batch::new(&findings, &sources, 1), &Style::default());
    let lines: Vec<&str> = shown.lines().collect();
    assert!(lines[..10].iter().all(|line| line.starts_with("::error file=records/a.yaml,line=")));
    assert!(lines[10..20].iter().all(|line| line.starts_with("::warning ")));
    assert_eq!(lines[20..], ["40 more are on the summary page of this run"]);
}

#[test]
fn texts_of_the_records_break_no_format() {
    let mut sources = Sources::default();
    let path = "records/<a>&\"%,:.yaml";
    let source = sources.add(path.into(), "title: \u{1b}[31m\u{7}\n".into());
    let hostile = "]]>\n::error::x <b> & \" ' \u{1b}[31m \u{fffe} | `a @team [x](1)";
    let at = Place { source, span: Span::new(7..12) };
    let findings =
        [Finding::new(&AMOUNT, at, say(hostile)).remedy(say(hostile)).note(say(hostile))];
    let batch = Batch::new(&findings, &sources, 1);
    for format in FINDINGS {
        let shown = write(format.name, &batch, &Style::default());
        assert!(!shown.contains('\x1b'), "{}: {shown}", format.name);
        assert!(!shown.lines().any(|line| line.starts_with("::error::")), "{}", format.name);
    }
    let concise = write("concise", &batch, &Style::default());
    assert_eq!(concise.lines().count(), 1, "{concise}");
    let junit = write("junit", &batch, &Style::default());
    let mut reader = quick_xml::Reader::from_str(&junit);
    let mut cases = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "testcase" => cases += 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(cases, 1);
    output::assert_fits(
        &output::schema("findings"),
        &write("json", &batch, &Style::default()),
        "json",
    );
}

#[test]
fn only_what_fails_the_run_fails_a_test() {
    let (sources, findings) = many(2, 1);
    let fails = |fails_from| {
        let batch = Batch { fails_from, ..Batch::new(&findings[1..], &sources, 1) };
        write("junit", &batch, &Style::default()).contains("<failure")
    };
    assert!(!fails(Some(Severity::Error)));
    assert!(fails(Some(Severity::Warning)));
    assert!(!fails(None));
}

#[test]
fn an_endless_line_is_named_and_not_shown() {
    let mut sources = Sources::default();
    let source = sources.add("records/a.yaml".into(), "a, ".repeat(100_000));
    let at = Place { source, span: Span::new(150_000..150_001) };
    let findings = [Finding::new(&AMOUNT, at, say("wrong"))];
    let shown = write("human", &Batch::new(&findings, &sources, 1), &Style::default());
    assert!(shown.contains("records/a.yaml:1:150001"), "{shown}");
    assert!(shown.len() < 500, "{}", shown.len());
}

#[test]
fn every_fix_can_be_shown() {
    let text = "a: 1\r\nb: |\n  x\n  y\nc: æ";
    for (range, instead) in [
        (text.len()..text.len(), "\n"),
        (0..0, "# first\n"),
        (0..text.len(), ""),
        (6..20, "b: x\ny: \n"),
        (4..6, "\n"),
        (text.len() - 2..text.len(), "\u{1b}å"),
    ] {
        let mut sources = Sources::default();
        let source = sources.add("records/a.yaml".into(), text.into());
        let at = Place { source, span: Span::new(range.clone()) };
        let fix = Fix::certain(say("do so"), at, instead);
        let findings = [Finding::new(&AMOUNT, at, say("wrong")).fix(fix)];
        let batch = Batch::new(&findings, &sources, 1);
        for format in FINDINGS {
            let shown = write(format.name, &batch, &Style::default());
            assert!(!shown.contains('\x1b'), "{} {range:?}", format.name);
        }
        let human = write("human", &batch, &Style::default());
        assert!(human.contains("1 can be put right with `--fix`"), "{human}");
        let json = write("json", &batch, &Style::default());
        output::assert_fits(&output::schema("findings"), &json, "json");
        if let Some(schema) = output::sarif() {
            output::assert_fits(&schema, &write("sarif", &batch, &Style::default()), "sarif");
        }
    }
}
