//! Findings for people: the lines that they stand in, what is wrong and what to write instead.
//!
//! It has an end however much was found: what is said in the same words at several places is shown
//! once, with its other places; and of each code only the first few are shown, with a count of the
//! others.

use std::collections::HashMap;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet,
};

use super::fold::{Fold, fold};
use super::format::{Batch, Style};
use super::{plain, summary, uri};
use crate::findings::{Finding, Fix, Severity};
use crate::source::{Place, SourceId};
use crate::text;

/// An excerpt that is cut to a narrow terminal says nothing; below this it is not cut.
const NARROWEST: usize = 60;

/// How many findings of one code are shown with their lines.
const OF_A_CODE: usize = 10;

/// How many of all codes are, beyond the first of each.
const IN_ALL: usize = 100;

/// How many places are named besides the first.
const PLACES: usize = 5;

/// A line of more bytes than this is no record that somebody wrote; it is named and not shown.
const LONGEST: usize = 2000;

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = match style.width {
        Some(width) => renderer.term_width(usize::from(width).max(NARROWEST)),
        None => renderer,
    };
    let mut written = String::new();
    let mut shown: HashMap<&str, usize> = HashMap::new();
    let mut in_all = 0;
    let mut left: Vec<Fold> = Vec::new();
    for fold in fold(batch.findings, style.language) {
        let of_code = shown.entry(fold.first.code.id).or_default();
        if *of_code > 0 && (*of_code >= OF_A_CODE || in_all >= IN_ALL) {
            left.push(fold);
            continue;
        }
        *of_code += 1;
        in_all += 1;
        let rendered = renderer.render(&groups(&fold, batch, style));
        written.push_str(&linked(rendered, fold.first, batch, style));
        written.push_str("\n\n");
    }
    written.push_str(&not_shown(&left, batch, style));
    written.push_str(&(summary::counts(batch, style) + "\n"));
    for remark in summary::remarks(batch, style) {
        written.push_str(&(remark + "\n"));
    }
    written
}

/// The codes of which not all are shown, and where the others begin.
fn not_shown(left: &[Fold], batch: &Batch, style: &Style) -> String {
    let mut by_code: Vec<(&Finding, usize)> = Vec::new();
    for fold in left {
        match by_code.iter_mut().find(|(first, _)| first.code == fold.first.code) {
            Some((_, count)) => *count += fold.count(),
            None => by_code.push((fold.first, fold.count())),
        }
    }
    let lines = by_code.iter().map(|(first, count)| {
        let place = place(first.at, batch);
        let said = text!("formats.left.code", count = *count, code = first.code.id, place = place);
        said.say(style.language) + "\n"
    });
    let lines: String = lines.collect();
    if lines.is_empty() {
        return lines;
    }
    format!("{lines}{}\n\n", text!("formats.left.all").say(style.language))
}

fn groups<'f>(fold: &Fold, batch: &Batch<'f>, style: &Style) -> Vec<Group<'f>> {
    let finding = fold.first;
    let level = match finding.severity {
        Severity::Error => {
            Level::ERROR.with_name(text!("formats.severity.error").say(style.language))
        }
        Severity::Warning => {
            Level::WARNING.with_name(text!("formats.severity.warning").say(style.language))
        }
        Severity::Info => Level::INFO.with_name(text!("formats.severity.info").say(style.language)),
    };
    let message = plain::line(&finding.message.say(style.language));
    let mut group = Group::with_title(level.primary_title(message).id(finding.code.id));
    for source in sources(finding) {
        group = excerpt(group, finding, source, batch, style);
    }
    let patch = finding.fix.as_ref().filter(|fix| !is_said(fix, finding, style));
    let remedy = finding.remedy.as_ref().map(|remedy| remedy.say(style.language));
    let title = patch.map(|fix| fix.title.say(style.language));
    if let Some(remedy) = remedy.filter(|remedy| title.as_ref() != Some(remedy)) {
        let help = Level::HELP.with_name(text!("formats.help").say(style.language));
        group = group.element(help.message(plain::line(&remedy)));
    }
    let notes = finding.notes.iter().map(|note| plain::line(&note.say(style.language)));
    for note in notes.chain(others(fold, batch, style)) {
        let level = Level::NOTE.with_name(text!("formats.note").say(style.language));
        group = group.element(level.message(note));
    }
    let patch = patch.map(|fix| self::patch(fix, batch, style));
    std::iter::once(group).chain(patch).collect()
}

/// Adds what stands at the places of a finding in one text.
fn excerpt<'f>(
    group: Group<'f>,
    finding: &Finding,
    source: SourceId,
    batch: &Batch<'f>,
    style: &Style,
) -> Group<'f> {
    let text = &batch.sources.get(source).text;
    let path = plain::path(batch.path(source));
    let related = || finding.related.iter().filter(|label| label.at.source == source);
    let mut places = related().map(|label| label.at).collect::<Vec<_>>();
    if finding.source() == source {
        places.insert(0, finding.at);
    }
    if text.is_empty() {
        return group.element(Origin::path(path));
    }
    if places.iter().any(|place| line_around(text, *place).len() > LONGEST) {
        let position = batch.sources.position(places[0]);
        return group.element(Origin::path(path).line(position.line).char_column(position.column));
    }
    let annotations = related().map(|label| {
        let label_text = plain::line(&label.text.say(style.language));
        AnnotationKind::Context.span(first_line(text, label.at)).label(label_text)
    });
    let mut snippet = Snippet::source(text.as_str()).path(path).annotations(annotations);
    if finding.source() == source {
        let primary: Annotation = AnnotationKind::Primary.span(first_line(text, finding.at));
        snippet = snippet.annotation(primary);
    }
    group.element(snippet)
}

/// Where else the same was found, one place to a line.
fn others(fold: &Fold, batch: &Batch, style: &Style) -> Option<String> {
    if fold.others.is_empty() {
        return None;
    }
    let same = text!("formats.same.places", count = fold.others.len()).say(style.language);
    let places = fold.others.iter().take(PLACES).map(|finding| place(finding.at, batch));
    let left = fold.others.len().saturating_sub(PLACES);
    let more = (left > 0).then(|| text!("formats.same.more", count = left).say(style.language));
    let lines: Vec<String> = std::iter::once(same).chain(places).chain(more).collect();
    Some(lines.join("\n"))
}

fn place(at: Place, batch: &Batch) -> String {
    let position = batch.sources.position(at);
    format!("{}:{}:{}", plain::path(batch.path(at.source)), position.line, position.column)
}

/// Whether what a fix writes stands in the remedy already: then the lines before and after it say
/// nothing more.
fn is_said(fix: &Fix, finding: &Finding, style: &Style) -> bool {
    let remedy = finding.remedy.as_ref().map(|remedy| remedy.say(style.language));
    match (remedy, fix.edits.as_slice()) {
        (Some(remedy), [(_, text)]) => remedy.contains(&format!("`{text}`")),
        _ => false,
    }
}

/// The lines that a fix changes, before and after.
fn patch<'f>(fix: &Fix, batch: &Batch<'f>, style: &Style) -> Group<'f> {
    let level = Level::HELP.with_name(text!("formats.help").say(style.language));
    let title = level.secondary_title(plain::line(&fix.title.say(style.language)));
    let mut group = Group::with_title(title);
    for edits in fix.edits.chunk_by(|(one, _), (other, _)| one.source == other.source) {
        let source = edits[0].0.source;
        let text = &batch.sources.get(source).text;
        if edits.iter().any(|(at, _)| line_around(text, *at).len() > LONGEST) {
            continue;
        }
        let patches = edits.iter().map(|(at, text)| Patch::new(at.span.range(), text.clone()));
        let snippet = Snippet::source(text.as_str()).path(plain::path(batch.path(source)));
        group = group.element(snippet.patches(patches));
    }
    group
}

/// The texts that a finding touches: its own first, then the others.
fn sources(finding: &Finding) -> Vec<SourceId> {
    let mut sources = vec![finding.source()];
    for label in &finding.related {
        if !sources.contains(&label.at.source) {
            sources.push(label.at.source);
        }
    }
    sources
}

/// The stretch of a place that lies on its first line.
fn first_line(text: &str, place: Place) -> std::ops::Range<usize> {
    let span = place.span.range();
    let start = span.start.min(text.len());
    start..span.end.clamp(start, line_around(text, place).end)
}

/// The line that a place begins on.
fn line_around(text: &str, place: Place) -> std::ops::Range<usize> {
    let at = (place.span.start as usize).min(text.len());
    let bytes = text.as_bytes();
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
    let end = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(text.len(), |n| at + n);
    start..end
}

/// The excerpts with a link to the file behind each path that they begin with.
///
/// The links name no line: the file managers that open them would take it for a part of the name.
fn linked(rendered: String, finding: &Finding, batch: &Batch, style: &Style) -> String {
    let Some(home) = batch.home.filter(|_| style.links) else {
        return rendered;
    };
    let paths: Vec<(String, String)> = sources(finding)
        .into_iter()
        .map(|source| {
            let path = batch.path(source);
            (plain::path(path), uri::file(&home.folder, path))
        })
        .collect();
    let lines = rendered.lines().map(|line| {
        let after = ["--> ", "::: "].iter().find_map(|arrow| Some(line.find(arrow)? + arrow.len()));
        let Some(after) = after else {
            return line.to_owned();
        };
        // The longest path, where one begins with another.
        let found = paths.iter().filter_map(|(path, link)| {
            let at = after + line[after..].find(path.as_str())?;
            Some((at, path, link))
        });
        let Some((at, path, link)) = found.max_by_key(|(_, path, _)| path.len()) else {
            return line.to_owned();
        };
        let place = line[at + path.len()..].bytes();
        let place = place.take_while(|byte| *byte == b':' || byte.is_ascii_digit()).count();
        let end = at + path.len() + place;
        format!(
            "{}\x1b]8;;{link}\x1b\\{}\x1b]8;;\x1b\\{}",
            &line[..at],
            &line[at..end],
            &line[end..]
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}
