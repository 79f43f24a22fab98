//! Fixes put right what they mean and nothing else: on the pages of all codes, and wherever a fault
//! is put into good records.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use collab::config::Config;
use collab::findings::Finding;
use collab::inspection::Terms;
use collab::mending::{Mended, Request, mend, patch};
use collab::money;
use collab::schema::{Outline, Reads, Schemas};
use collab::source::{Sources, Span};
use collab::tree::{Disk, Memory, Tree};
use collab::yaml::{self, Node, Value};
use proptest::prelude::*;
use support::page;

type OwnSchemas = [(String, String)];

fn mended(tree: &Memory, schemas: &OwnSchemas, likely: bool) -> Mended {
    let request = Request {
        config: &Config::default(),
        named: &[],
        terms: Terms::default(),
        likely,
        covers: &|_| true,
    };
    mend(tree, Schemas::load(schemas).unwrap(), &request).unwrap()
}

fn changed(tree: &Memory, mended: &Mended) -> Memory {
    let mut tree = tree.clone();
    for file in &mended.files {
        assert_eq!(tree.read(&file.path).unwrap(), file.before.as_bytes(), "{}", file.path);
        tree.insert(&file.path, file.after.as_bytes());
    }
    tree
}

fn node(text: &str) -> Node {
    let source = Sources::default().add("a.yaml".into(), text.into());
    let parsed = yaml::parse(source, text);
    assert!(parsed.whole, "{text}");
    parsed.node.unwrap()
}

fn count_of(findings: &[Finding], code: &str) -> usize {
    findings.iter().filter(|finding| finding.code.id == code).count()
}

#[test]
fn on_every_page_fixes_help_and_do_no_harm() {
    let mut with_fix = 0;
    for code in collab::rules::codes() {
        let page::Example { tree, schemas } = page::example(code.page, "## Wrong", code.id);
        let (_, before) = support::findings(&tree, &schemas);
        if before.iter().all(|finding| finding.fix.is_none()) {
            continue;
        }
        for likely in [false, true] {
            let is_meant = |finding: &&Finding| {
                finding.fix.as_ref().is_some_and(|fix| fix.is_certain || likely)
            };
            let fixable = before.iter().filter(is_meant).count();
            with_fix += fixable;
            let mended = mended(&tree, &schemas, likely);
            let left = mended.findings.iter().map(|found| found.code.id).collect::<Vec<_>>();
            assert!(mended.left_out.is_empty(), "{}: {:?}", code.id, mended.left_out);
            assert_eq!(mended.made.is_empty(), fixable == 0, "{}", code.id);
            assert!(
                count_of(&mended.findings, code.id) + fixable <= before.len(),
                "{}: not all is put right: {left:?}",
                code.id
            );
            assert!(left.iter().all(|left| *left == code.id), "{} gives {left:?}", code.id);
            let again = self::mended(&changed(&tree, &mended), &schemas, likely);
            assert!(again.files.is_empty(), "{} is fixed twice", code.id);
        }
    }
    assert!(with_fix >= 4, "only {with_fix} pages show a fix");
}

#[test]
fn two_fields_that_could_be_the_same_do_not_both_become_it() {
    let mut tree = support::example("klynge");
    let path = "records/people/ida-holm.yaml";
    tree.insert(path, "name: Ida Holm\ntitel: A\nttile: B\n");
    let mended = mended(&tree, &[], false);
    assert_eq!(mended.files[0].after, "name: Ida Holm\ntitle: A\nttile: B\n");
    assert_eq!(mended.findings.len(), 1);
}

#[test]
fn the_projects_own_records_need_no_fix() {
    let tree = support::in_memory(&support::root());
    assert!(mended(&tree, &[], false).files.is_empty());
}

/// A fault that can be put into a good record: a stretch of its text and what to write there.
#[derive(Debug, Clone)]
struct Fault {
    span: Span,
    instead: String,
}

/// All the faults that can be put into a record.
fn faults(outline: &Outline, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let good = node(text);
    walk(outline, 0, &good, &mut faults);
    faults.retain(|fault| {
        let span = fault.span.range();
        let faulty = [&text[..span.start], &fault.instead, &text[span.end..]].concat();
        let source = Sources::default().add("a.yaml".into(), faulty.clone());
        let parsed = yaml::parse(source, &faulty);
        parsed.whole && parsed.node.is_some_and(|is| is_alike(&good, &is))
    });
    faults
}

/// Whether two trees have the same form, whatever stands at their ends.
fn is_alike(was: &Node, is: &Node) -> bool {
    match (&was.value, &is.value) {
        (Value::List(was), Value::List(is)) => {
            was.len() == is.len() && was.iter().zip(is).all(|(was, is)| is_alike(was, is))
        }
        (Value::Map(was), Value::Map(is)) => {
            was.len() == is.len()
                && was.iter().zip(is).all(|(was, is)| is_alike(&was.value, &is.value))
        }
        (was, is) => std::mem::discriminant(was) == std::mem::discriminant(is),
    }
}

fn walk(outline: &Outline, at: usize, node: &Node, faults: &mut Vec<Fault>) {
    match &node.value {
        Value::Null => {}
        Value::List(elements) => {
            if let Some(below) = outline.spot(at).elements {
                elements.iter().for_each(|element| walk(outline, below, element, faults));
            }
        }
        Value::Map(entries) => {
            let fields: Vec<&str> = outline.spot(at).fields.keys().map(String::as_str).collect();
            for entry in entries {
                let Some(below) = outline.field(at, &entry.key.value) else {
                    continue;
                };
                walk(outline, below, &entry.value, faults);
                let swapped = swapped(&entry.key.value);
                let free = fields.iter().copied().filter(|field| node.entry(field).is_none());
                let free = free.chain([&*entry.key.value]);
                if collab::findings::nearest(&swapped, free) == Some(&entry.key.value)
                    && !fields.contains(&swapped.as_str())
                {
                    faults.push(Fault { span: entry.key.span, instead: swapped });
                }
            }
        }
        Value::Scalar(scalar) => {
            let reads = outline.spot(at).reads;
            let forms = reads.map(|reads| other_forms(reads, &scalar.text)).unwrap_or_default();
            faults.extend(forms.into_iter().map(|instead| Fault { span: node.span, instead }));
        }
    }
}

/// A word with its second and third letters in each other's place.
fn swapped(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 4 {
        letters.swap(1, 2);
    }
    letters.into_iter().collect()
}

/// The ways in which people write a value that `collab` answers with its own.
fn other_forms(reads: Reads, text: &str) -> Vec<String> {
    match reads {
        Reads::Amount | Reads::Money => {
            let is_plain = text.len() > 3 && text.bytes().all(|b| b.is_ascii_digit());
            if !is_plain {
                return Vec::new();
            }
            let grouped = |sign: &str| {
                let first = text.len() % 3;
                let groups = text.as_bytes()[first..].chunks(3);
                let groups = groups.map(|group| String::from_utf8_lossy(group).into_owned());
                let first = Some(text[..first].to_owned()).filter(|first| !first.is_empty());
                first.into_iter().chain(groups).collect::<Vec<_>>().join(sign)
            };
            vec![
                format!("{text} kr."),
                format!("\"{text}\""),
                format!("{} kr.", grouped(".")),
                format!("'{},00'", grouped(".")),
                grouped(" "),
                format!("kr. {},-", grouped(".")),
            ]
        }
        Reads::Date | Reads::Day => {
            let parts: Vec<&str> = text.split('-').collect();
            let [year, month, day] = parts[..] else {
                return Vec::new();
            };
            if year.len() != 4 || day.len() != 2 || month.len() != 2 {
                return Vec::new();
            }
            let (d, m) = (day.trim_start_matches('0'), month.trim_start_matches('0'));
            let name = [
                "januar",
                "februar",
                "marts",
                "april",
                "maj",
                "juni",
                "juli",
                "august",
                "september",
                "oktober",
                "november",
                "desember",
            ];
            let name = m.parse::<usize>().ok().and_then(|m| name.get(m - 1));
            let mut forms = vec![
                format!("{day}.{month}.{year}"),
                format!("\"{d}/{m}-{year}\""),
                format!("{d}.{m}.{year}"),
            ];
            forms.extend(name.map(|name| format!("{d}. {name} {year}")));
            forms
        }
        Reads::Time => {
            let point = text.replace(':', ".");
            vec![format!("kl. {point}"), format!("'{point}'")]
        }
        Reads::Years | Reads::Share => Vec::new(),
    }
}

/// Whether two trees say the same; an amount may have its decimals or not.
fn says_the_same(was: &Node, is: &Node) -> bool {
    match (&was.value, &is.value) {
        (Value::List(was), Value::List(is)) => {
            was.len() == is.len() && was.iter().zip(is).all(|(was, is)| says_the_same(was, is))
        }
        (Value::Map(was), Value::Map(is)) => {
            was.len() == is.len()
                && was.iter().zip(is).all(|(was, is)| {
                    was.key.value == is.key.value && says_the_same(&was.value, &is.value)
                })
        }
        (Value::Scalar(was), Value::Scalar(is)) => {
            let amount = |text: &str| money::parse(text).ok();
            was == is || (amount(&was.text).is_some() && amount(&was.text) == amount(&is.text))
        }
        (was, is) => was == is,
    }
}

/// Good records, and the faults that can be put into each.
struct Good {
    tree: Memory,
    faults: BTreeMap<String, Vec<Fault>>,
}

impl Good {
    fn new(example: &str) -> Good {
        let tree = support::example(example);
        let schemas = Schemas::load(&[]).unwrap();
        let mut all = BTreeMap::new();
        for path in tree.files("records").unwrap() {
            let text = String::from_utf8(tree.read(&path).unwrap()).unwrap();
            let name = path.trim_start_matches("records/").trim_end_matches(".yaml");
            if let Some((kind, _)) = schemas.record(name) {
                all.insert(path, faults(&kind.shape.outline, &text));
            }
        }
        all.retain(|_, faults| !faults.is_empty());
        Good { tree, faults: all }
    }

    /// The records with some faults in them, and in which files.
    fn spoilt(&self, picks: &[(prop::sample::Index, prop::sample::Index)], style: u8) -> Spoilt {
        let mut chosen: BTreeMap<&str, Vec<&Fault>> = BTreeMap::new();
        for (file, fault) in picks {
            let (path, faults) = self.faults.iter().nth(file.index(self.faults.len())).unwrap();
            let fault = &faults[fault.index(faults.len())];
            let taken = chosen.entry(path).or_default();
            let is_free = |other: &&Fault| {
                other.span.end < fault.span.start || fault.span.end < other.span.start
            };
            if taken.iter().all(is_free) {
                taken.push(fault);
            }
        }
        let mut spoilt = Spoilt { tree: self.tree.clone(), texts: Vec::new() };
        for (path, mut faults) in chosen {
            faults.sort_by_key(|fault| std::cmp::Reverse(fault.span.start));
            let good = String::from_utf8(self.tree.read(path).unwrap()).unwrap();
            let mut bad = good.clone();
            for fault in faults {
                bad.replace_range(fault.span.range(), &fault.instead);
            }
            let dressed = |text: &str| dress(text, style);
            let (good, bad) = (dressed(&good), dressed(&bad));
            spoilt.tree.insert(path, bad.as_bytes());
            spoilt.texts.push((path.to_owned(), good, bad));
        }
        spoilt
    }
}

/// Records with faults, and of each spoilt file the good and the bad text.
struct Spoilt {
    tree: Memory,
    texts: Vec<(String, String, String)>,
}

/// A text as other editors leave it: with a byte-order mark, lines as on Windows, no last line end,
/// comments.
fn dress(text: &str, style: u8) -> String {
    let mut text = text.to_owned();
    if style & 1 != 0 {
        text = format!("# æ\n\n{text}# last\n");
    }
    if style & 2 != 0 {
        text.truncate(text.trim_end().len());
    }
    if style & 4 != 0 {
        text = text.replace('\n', "\r\n");
    }
    if style & 8 != 0 {
        text.insert(0, '\u{feff}');
    }
    text
}

fn check(good: &Good, spoilt: &Spoilt) -> Result<(), TestCaseError> {
    let mended = mended(&spoilt.tree, &[], false);
    let tree = changed(&spoilt.tree, &mended);
    for (path, was, bad) in &spoilt.texts {
        let is = String::from_utf8(tree.read(path).unwrap()).unwrap();
        prop_assert!(
            says_the_same(&node(was), &node(&is)),
            "{path}\n{bad}\nbecomes\n{is}\n{:?}",
            mended.left_out
        );
        // A byte-order mark and a last line that does not end are put right too.
        let lines = |text: &str| {
            let text = text.trim_start_matches('\u{feff}').trim_end();
            text.split('\n').map(str::to_owned).collect::<Vec<_>>()
        };
        let (was, bad, is) = (lines(was), lines(bad), lines(&is));
        prop_assert_eq!(bad.len(), is.len());
        for ((was, bad), is) in was.iter().zip(&bad).zip(&is) {
            prop_assert!(is == bad || was != bad, "{} became {}", bad, is);
        }
    }
    for path in good.tree.files("records").unwrap() {
        let is_spoilt = spoilt.texts.iter().any(|(spoilt, _, _)| *spoilt == path);
        prop_assert!(is_spoilt || tree.read(&path).unwrap() == good.tree.read(&path).unwrap());
    }
    let again = self::mended(&tree, &[], false);
    prop_assert!(again.files.is_empty(), "{:?}", again.files);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn faults_put_into_good_records_are_put_right(
        picks in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..12),
        style in 0u8..16,
        is_large in any::<bool>(),
    ) {
        thread_local! {
            static SMALL: Good = Good::new("klynge");
            static LARGE: Good = Good::new("every-field");
        }
        let all = if is_large { &LARGE } else { &SMALL };
        all.with(|good| check(good, &good.spoilt(&picks, style)))?;
    }

    #[test]
    fn whatever_stands_in_a_file_fixing_comes_to_an_end(
        cuts in prop::collection::vec(
            (any::<prop::sample::Index>(), prop::sample::select(vec!["\t", "", " ", "-", ": ", "#", "\"", "\n", "kr.", "1.000", "[", "'", "&a "])),
            1..6,
        ),
        file in any::<prop::sample::Index>(),
        likely in any::<bool>(),
    ) {
        let mut tree = support::example("klynge");
        let paths = tree.files("records").unwrap();
        let path = &paths[file.index(paths.len())];
        let mut text = String::from_utf8(tree.read(path).unwrap()).unwrap();
        for (at, instead) in cuts {
            let mut at = at.index(text.len());
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
            text.replace_range(at..end, instead);
        }
        tree.insert(path, text.as_bytes());
        let mended = mended(&tree, &[], likely);
        let changed = changed(&tree, &mended);
        let again = self::mended(&changed, &[], likely);
        prop_assert!(again.files.is_empty(), "{text:?} {:?}", again.files);
    }
}

#[test]
fn git_and_patch_take_the_patches() {
    let spoilt = [
        ("records/a b.yaml", "a: 1\r\nb: 2\r\nc: 3", "a: 1\r\nb: 22\r\nc: 3\r\n"),
        ("records/æ \"x\"\\.yaml", "x\n\n\ny\rz\n", "x\n\n\ny\rzz"),
        (
            "records/new/plain.yaml",
            "one\ntwo\nthree\n4\n5\n6\n7\n8\n9\n",
            "0\n1\ntwo\nthree\n4\n5\n6\n7\n8\n9\nten\n",
        ),
        ("records/bom.yaml", "\u{feff}a: 1\n", "a: 1\n"),
    ];
    let all: String = spoilt.iter().map(|(path, was, is)| patch(path, was, is)).collect();
    for program in [&["git", "apply"][..], &["patch", "-p1", "--binary", "-s", "-i"]] {
        let folder = tempfile::tempdir().unwrap();
        for (path, was, _) in spoilt {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, was).unwrap();
        }
        fs::write(folder.path().join("all.diff"), &all).unwrap();
        let run = Command::new(program[0])
            .args(&program[1..])
            .arg("all.diff")
            .current_dir(folder.path())
            .env("GIT_CEILING_DIRECTORIES", folder.path().parent().unwrap())
            .output();
        // Where the program is not installed, there is nothing to hold it against.
        let Ok(output) = run else { continue };
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program:?}: {complaint}\n{all}");
        for (path, _, is) in spoilt {
            assert_eq!(fs::read_to_string(folder.path().join(path)).unwrap(), is, "{program:?}");
        }
    }
}

/// Runs `collab` in a folder: its exit code, and all that it said.
fn collab(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let run =
        Command::new(env!("CARGO_BIN_EXE_collab")).args(arguments).current_dir(folder).output();
    let output = run.unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

/// A folder with one spoilt allocation and one spoilt fund, and their paths.
fn spoilt_folder() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("collab.yaml"), "").unwrap();
    let records = support::root().join("examples/klynge");
    for path in Disk::new(&records).files("records").unwrap() {
        let to = folder.path().join(&path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(records.join(&path), to).unwrap();
    }
    let allocation = folder.path().join("records/allocations/hold-i-vand.yaml");
    let fund = folder.path().join("records/funds/klyngemidler.yaml");
    for path in [&allocation, &fund] {
        let text = fs::read_to_string(path).unwrap();
        fs::write(path, text.replacen("title:", "titel:", 1)).unwrap();
    }
    (folder, allocation, fund)
}

#[test]
#[cfg(unix)]
fn when_one_file_cannot_be_written_none_is() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, allocation, fund) = spoilt_folder();
    fs::set_permissions(&fund, fs::Permissions::from_mode(0o444)).unwrap();
    let (code, said) = collab(folder.path(), &["validate", "--fix"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("records/funds/klyngemidler.yaml cannot be written"), "{said}");
    assert!(fs::read_to_string(&allocation).unwrap().contains("titel:"));
    assert_eq!(fs::read_dir(allocation.parent().unwrap()).unwrap().count(), 2);
    fs::set_permissions(&fund, fs::Permissions::from_mode(0o600)).unwrap();
    let (code, said) = collab(folder.path(), &["validate", "--fix"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(fs::metadata(&fund).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
#[cfg(unix)]
fn behind_a_link_the_file_that_it_leads_to_is_changed() {
    let (folder, allocation, _) = spoilt_folder();
    let target = folder.path().join("kept.yaml");
    fs::rename(&allocation, &target).unwrap();
    std::os::unix::fs::symlink("../../kept.yaml", &allocation).unwrap();
    let (_, diff) = collab(folder.path(), &["validate", "--diff"]);
    assert!(diff.contains("+++ b/kept.yaml"), "{diff}");
    let (code, said) = collab(folder.path(), &["validate", "--fix"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(fs::symlink_metadata(&allocation).unwrap().is_symlink());
    assert!(fs::read_to_string(&target).unwrap().contains("title:"));
}
