//! Findings for people: the lines that they stand in, what is wrong and what to write instead.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::format::{Batch, Style};
use crate::findings::{Finding, Severity};
use crate::source::{Place, SourceId, Sources};
use crate::text;

/// An excerpt that is cut to a narrow terminal says nothing; below this it is not cut.
const NARROWEST: usize = 60;

pub(super) fn write(batch: &Batch, style: &Style) -> String {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = match style.width {
        Some(width) => renderer.term_width(usize::from(width).max(NARROWEST)),
        None => renderer,
    };
    let mut written = String::new();
    for finding in batch.findings {
        written.push_str(&renderer.render(&[excerpt(finding, batch.sources, style)]));
        written.push_str("\n\n");
    }
    written.push_str(&summary(batch, style));
    written.push('\n');
    written
}

fn excerpt<'f>(finding: &Finding, sources: &'f Sources, style: &Style) -> Group<'f> {
    let level = match finding.severity {
        Severity::Error => {
            Level::ERROR.with_name(text!("formats.severity.error").say(style.language))
        }
        Severity::Warning => {
            Level::WARNING.with_name(text!("formats.severity.warning").say(style.language))
        }
        Severity::Info => Level::INFO.with_name(text!("formats.severity.info").say(style.language)),
    };
    let message = finding.message.say(style.language);
    let mut group = Group::with_title(level.primary_title(message).id(finding.code.id));
    for source in places(finding) {
        let text = &sources.get(source).text;
        if text.is_empty() {
            group = group.element(Origin::path(&sources.get(source).path));
            continue;
        }
        let related = finding.related.iter().filter(|label| label.at.source == source);
        let annotations = related.map(|label| {
            let span = first_line(text, label.at);
            AnnotationKind::Context.span(span).label(label.text.say(style.language))
        });
        let mut snippet =
            Snippet::source(text.as_str()).path(&sources.get(source).path).annotations(annotations);
        if finding.source() == source {
            let primary: Annotation = AnnotationKind::Primary.span(first_line(text, finding.at));
            snippet = snippet.annotation(primary);
        }
        group = group.element(snippet);
    }
    if let Some(remedy) = &finding.remedy {
        let help = Level::HELP.with_name(text!("formats.help").say(style.language));
        group = group.element(help.message(remedy.say(style.language)));
    }
    for note in &finding.notes {
        let level = Level::NOTE.with_name(text!("formats.note").say(style.language));
        group = group.element(level.message(note.say(style.language)));
    }
    group
}

/// The texts that a finding touches: its own first, then the others.
fn places(finding: &Finding) -> Vec<SourceId> {
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
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..span.end.clamp(start, line_end)
}

fn summary(batch: &Batch, style: &Style) -> String {
    let files = text!("formats.summary.files", count = batch.files);
    let counted = [
        (Severity::Error, "formats.summary.errors"),
        (Severity::Warning, "formats.summary.warnings"),
        (Severity::Info, "formats.summary.infos"),
    ]
    .into_iter()
    .filter_map(|(severity, key)| {
        let count = batch.count(severity);
        let text = crate::texts::Text::find(key)?;
        (count > 0).then(|| text.with("count", count))
    });
    let counted: Vec<_> = counted.collect();
    if counted.is_empty() {
        return text!("formats.summary.clean", files = files).say(style.language);
    }
    text!(
        "formats.summary.found",
        files = files,
        found = counted.into_iter().collect::<crate::texts::Arg>()
    )
    .say(style.language)
}
