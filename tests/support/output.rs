//! Whether what `collab` writes for programs has the form that they are promised.

use std::env;
use std::fs;
use std::path::PathBuf;

use jsonschema::Validator;
use serde_json::Value;
use walkdir::WalkDir;

/// The project's own schema of an output: `findings` or `sheet`.
pub fn schema(name: &str) -> Validator {
    compiled(&read(super::root().join("schemas/output").join(format!("{name}.json"))))
}

/// The official schema of SARIF 2.1.0, where it can be had: in the file that `SARIF_SCHEMA` names,
/// or in the archive of the crate serde-sarif, which cargo keeps when it was asked about it.
pub fn sarif() -> Option<Validator> {
    let named = env::var_os("SARIF_SCHEMA").map(PathBuf::from);
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let kept = || {
        let archives = WalkDir::new(cargo?.join("registry/src")).max_depth(2).into_iter().flatten();
        let mut paths = archives
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("serde-sarif-"))
            .map(|entry| entry.path().join("src/schema.json"));
        paths.find(|path| path.is_file())
    };
    let found = named.or_else(kept);
    if found.is_none() {
        eprintln!("skipped: the schema of SARIF is not here; run `cargo info serde-sarif` once");
    }
    // One of its patterns has a bracket too many, which only the oldest engines let pass.
    found.map(|path| compiled(&read(path).replace("{2}]?$", r"{2}\\]?$")))
}

fn read(path: PathBuf) -> String {
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn compiled(text: &str) -> Validator {
    let schema: Value = serde_json::from_str(text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// Asserts that a text is JSON that a schema accepts.
pub fn assert_fits(schema: &Validator, written: &str, name: &str) {
    let value: Value =
        serde_json::from_str(written).unwrap_or_else(|why| panic!("{name}: {why}\n{written}"));
    let faults: Vec<String> = schema
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}\n{written}");
}
