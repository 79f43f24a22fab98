//! The README tells the truth: each command in it that is shown with its output prints just that.
//! `SNAPSHOTS=overwrite cargo test` writes the output anew.

mod support;

use std::fs;
use std::process::Command;

use snapbox::Data;

#[test]
fn commands_print_what_is_shown() {
    let path = support::root().join("README.md");
    let text = fs::read_to_string(&path).unwrap();
    let mut actual = String::new();
    let mut blocks = text.split("```console\n");
    actual.push_str(blocks.next().unwrap_or_default());
    for block in blocks {
        let (shown, rest) = block.split_once("```").expect("the block is closed");
        let command = shown
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("$ collab "))
            .expect("a command of collab");
        let output = Command::new(env!("CARGO_BIN_EXE_collab"))
            .args(command.split(' '))
            .current_dir(support::root())
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        actual.push_str(&format!(
            "```console\n$ collab {command}\n{}\n```{rest}",
            printed.trim_end()
        ));
    }
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(actual, Data::read_from(&path, None).raw());
}

#[test]
fn what_it_points_at_is_there() {
    let text = fs::read_to_string(support::root().join("README.md")).unwrap();
    for link in
        text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link)
    {
        assert!(link.starts_with("https://") || support::root().join(link).exists(), "{link}");
    }
}
