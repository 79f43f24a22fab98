//! Puts the texts and pages of all languages into the program while it is built, so that a run reads
//! none of them: `texts/**/*.toml`, and every `name.LANGUAGE.md` beside a rule or report.
//!
//! A fault in them stops the build. That no text is missing or left over is for `tests/texts.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The forms of a text in a language by the name of the form; `other` alone, when there is one only.
type Forms = BTreeMap<String, String>;
/// Languages by code.
type Languages<T> = BTreeMap<String, T>;

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo says where it is"));
    let source = root.join("src");
    println!("cargo::rerun-if-changed={}", source.display());
    let texts = source.join("texts");
    let languages = table(&texts.join("languages.toml"));
    let mut files = Vec::new();
    find(&source, &mut files);
    let mut catalogue = BTreeMap::new();
    let mut pages: BTreeMap<String, Languages<PathBuf>> = BTreeMap::new();
    for file in files {
        let below =
            file.strip_prefix(&texts).ok().filter(|below| *below != Path::new("languages.toml"));
        match (file.extension().and_then(|extension| extension.to_str()), below) {
            (Some("toml"), Some(below)) => {
                let name = below.with_extension("").display().to_string().replace('/', ".");
                for (key, value) in table(&file) {
                    collect(&mut catalogue, format!("{name}.{key}"), value);
                }
            }
            (Some("md"), _) => page(&mut pages, &file, &languages),
            _ => {}
        }
    }
    let catalogue = with_terms(&catalogue);
    let written = write(&languages, &catalogue, &pages);
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo says where to write"));
    fs::write(out.join("texts.rs"), written).expect("the texts can be written");
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder can be listed")
        .map(|entry| entry.expect("a folder can be listed").path())
        .collect();
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            find(&entry, files);
        } else {
            files.push(entry);
        }
    }
}

fn table(file: &Path) -> toml::Table {
    let text = fs::read_to_string(file).expect("a text can be read");
    text.parse().unwrap_or_else(|fault| panic!("{}: {fault}", file.display()))
}

/// Where the terms of the field stand: `glossary.disposed.term`, beside its `meaning`.
const GLOSSARY: &str = "glossary";

/// Puts the terms of the glossary where texts ask for them: `{=disposed}`, or `{=Disposed}` with a
/// capital.
fn with_terms(
    catalogue: &BTreeMap<String, Languages<Forms>>,
) -> BTreeMap<String, Languages<Forms>> {
    let mut filled = catalogue.clone();
    for (key, languages) in &mut filled {
        for (language, forms) in languages {
            for text in forms.values_mut() {
                while let Some((before, rest)) = text.split_once("{=") {
                    let (term, after) = rest.split_once('}').expect("a term ends");
                    let word = said_term(catalogue, term, language)
                        .unwrap_or_else(|| panic!("{key} ({language}): no term {term}"));
                    *text = format!("{before}{word}{after}");
                }
            }
        }
    }
    filled
}

fn said_term(
    catalogue: &BTreeMap<String, Languages<Forms>>,
    term: &str,
    language: &str,
) -> Option<String> {
    let key = format!("{GLOSSARY}.{}.term", term.to_lowercase());
    let word = catalogue.get(&key)?.get(language)?.get("other")?;
    if !term.starts_with(char::is_uppercase) {
        return Some(word.clone());
    }
    let first = word.chars().next()?;
    Some(first.to_uppercase().chain(word.chars().skip(1)).collect())
}

/// Puts a table of languages, or the tables below it, into the catalogue.
fn collect(catalogue: &mut BTreeMap<String, Languages<Forms>>, key: String, value: toml::Value) {
    let toml::Value::Table(table) = value else {
        panic!("the text {key} has no language");
    };
    if !table.contains_key("en") {
        for (name, value) in table {
            collect(catalogue, format!("{key}.{name}"), value);
        }
        return;
    }
    let forms = |value: toml::Value| match value {
        toml::Value::String(text) => Forms::from([("other".to_owned(), text)]),
        toml::Value::Table(forms) if forms.contains_key("other") => forms
            .into_iter()
            .map(|(form, text)| match text {
                toml::Value::String(text) => (form, text),
                _ => panic!("the form {form} of the text {key} is no text"),
            })
            .collect(),
        _ => panic!("the text {key} is neither a text nor forms with `other` among them"),
    };
    let languages = table.into_iter().map(|(language, value)| (language, forms(value))).collect();
    catalogue.insert(key, languages);
}

/// A page: `name.md` in English, `name.da.md` in Danish. The name says what it is about, so no two
/// of a language have the same.
fn page(pages: &mut BTreeMap<String, Languages<PathBuf>>, file: &Path, languages: &toml::Table) {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("pages have plain names");
    let (name, language) = stem.split_once('.').unwrap_or((stem, "en"));
    assert!(
        languages.contains_key(language),
        "{}: there is no language {language}",
        file.display()
    );
    let first =
        pages.entry(name.to_owned()).or_default().insert(language.to_owned(), file.to_owned());
    if let Some(first) = first {
        panic!("{} and {} have the same name", first.display(), file.display());
    }
}

fn write(
    languages: &toml::Table,
    catalogue: &BTreeMap<String, Languages<Forms>>,
    pages: &BTreeMap<String, Languages<PathBuf>>,
) -> String {
    let mut written = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(written, "pub(super) static LANGUAGES: &[Described] = &[");
    for (code, described) in languages {
        let word = |key: &str| {
            let word = described.get(key).and_then(toml::Value::as_str);
            word.unwrap_or_else(|| panic!("the language {code} has no `{key}`"))
        };
        let also: Vec<&str> = described
            .get("also")
            .and_then(toml::Value::as_array)
            .map(|also| also.iter().filter_map(toml::Value::as_str).collect())
            .unwrap_or_default();
        let _ = writeln!(
            written,
            "Described {{ code: {code:?}, name: {:?}, locale: {:?}, also: &{also:?} }},",
            word("name"),
            word("locale"),
        );
    }
    let _ = writeln!(written, "];\npub(super) static TEXTS: &[(&str, &[(&str, Forms)])] = &[");
    for (key, languages) in catalogue {
        let _ = write!(written, "({key:?}, &[");
        for (language, forms) in languages {
            let forms: Vec<(&String, &String)> = forms.iter().collect();
            let _ = write!(written, "({language:?}, &{forms:?}), ");
        }
        let _ = writeln!(written, "]),");
    }
    let _ = writeln!(written, "];\npub(super) static PAGES: &[(&str, &[(&str, &str)])] = &[");
    for (name, languages) in pages {
        let _ = write!(written, "({name:?}, &[");
        for (language, file) in languages {
            let _ =
                write!(written, "({language:?}, include_str!({:?})), ", file.display().to_string());
        }
        let _ = writeln!(written, "]),");
    }
    written.push_str("];\n");
    written
}
