//! Findings as a test report (JUnit XML), as Jenkins and GitLab show it: each file that was read is a
//! test. One with a finding that makes the run fail has failed; any other has passed, with what was
//! found beside it. So the name of a test stays the same while its lines move, and what was put
//! right shows as such.

use std::collections::BTreeMap;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::concise;
use super::format::{Batch, Style};
use super::plain;
use crate::findings::Finding;
use crate::source::SourceId;

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let mut found: BTreeMap<SourceId, Vec<&Finding>> = BTreeMap::new();
    for (source, text) in batch.sources.iter() {
        if batch.is_asked_for(&text.path) {
            found.insert(source, Vec::new());
        }
    }
    for finding in batch.findings {
        found.entry(finding.source()).or_default().push(finding);
    }
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to a vector cannot fail.
    let _ = suite(&mut writer, batch, &found, style);
    String::from_utf8(writer.into_inner()).unwrap_or_default() + "\n"
}

fn suite(
    writer: &mut Writer<Vec<u8>>,
    batch: &Batch,
    found: &BTreeMap<SourceId, Vec<&Finding>>,
    style: &Style,
) -> io::Result<()> {
    let tests = found.len().to_string();
    let has_failed = |findings: &&Vec<&Finding>| findings.iter().any(|one| batch.fails(one));
    let failures = found.values().filter(has_failed).count().to_string();
    let counts = [("name", "collab"), ("tests", &tests), ("failures", &failures), ("errors", "0")];
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("testsuites").with_attributes(counts).write_inner_content(|writer| {
        writer.create_element("testsuite").with_attributes(counts).write_inner_content(
            |writer| {
                for (source, findings) in found {
                    case(writer, batch, *source, findings, style)?;
                }
                Ok(())
            },
        )?;
        Ok(())
    })?;
    Ok(())
}

fn case(
    writer: &mut Writer<Vec<u8>>,
    batch: &Batch,
    source: SourceId,
    findings: &[&Finding],
    style: &Style,
) -> io::Result<()> {
    let path = legal(&batch.git_path(source));
    let folder = path.rsplit_once('/').map_or("collab", |(folder, _)| folder).replace('/', ".");
    let case = writer.create_element("testcase").with_attributes([
        ("classname", folder.as_str()),
        ("name", &path),
        ("file", &path),
    ]);
    if findings.is_empty() {
        case.write_empty()?;
        return Ok(());
    }
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            format!("{}: {}", finding.severity.word(), legal(&concise::line(batch, finding, style)))
        })
        .collect();
    let body = lines.join("\n");
    let worst = findings.iter().filter(|finding| batch.fails(finding)).max_by(|one, other| {
        // Of the worst, the first.
        one.severity.cmp(&other.severity).then(other.at.cmp(&one.at))
    });
    case.write_inner_content(|writer| {
        match worst {
            Some(worst) => {
                let message = legal(&plain::line(&worst.message.say(style.language)));
                let attributes = [("message", message.as_str()), ("type", worst.code.id)];
                let failure = writer.create_element("failure").with_attributes(attributes);
                failure.write_text_content(BytesText::new(&body))?;
            }
            None => {
                let out = writer.create_element("system-out");
                out.write_text_content(BytesText::new(&body))?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// The text without the characters that XML 1.0 has no way to write.
fn legal(text: &str) -> String {
    let is_legal = |c: &char| match c {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => *c >= ' ',
    };
    text.chars().map(|c| if is_legal(&c) { c } else { '\u{fffd}' }).collect()
}
