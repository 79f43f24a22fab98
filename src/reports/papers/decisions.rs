//! What was decided, here and earlier.

use super::{
    Block, Cell, Entry, Item, Papers, Table, Text, asked, hidden, joined, list, votes, with_text,
    word,
};
use crate::records::{Decision, Vote, Votes};
use crate::text;
use crate::texts::Arg;

pub(super) fn block(papers: &Papers, item: &Item) -> Option<Block> {
    let decisions = come(papers, item);
    let said = decisions.map(|(decision, _)| {
        let by = decision.by.as_ref().map(|by| papers.ledger.name(by));
        let by = by.map(|name| text!("reports.papers.decided-by", name = name));
        let date = decision.date.as_ref().map(|date| date.value.clone());
        let date = date.map(|date| text!("reports.papers.on", date = date));
        let subject = subject(item, decision);
        let here = joined(subject.into_iter().chain(by).chain(date));
        let head = head(papers, here, decision);
        with_text(head, decision.text.as_deref())
    });
    list(text!("reports.papers.decisions"), false, said.collect())
}

/// The decisions that are taken by the day of the papers, each with its number.
fn come<'i>(papers: &Papers, item: &'i Item) -> impl Iterator<Item = (&'i Decision, usize)> {
    let as_of = papers.as_of;
    let has_come = move |decision: &Decision| {
        decision.date.as_ref().is_none_or(|date| date.value.has_come(as_of))
    };
    item.decisions.iter().zip(1..).filter(move |(decision, _)| has_come(decision))
}

/// What a decision answers; nothing, when there is nothing to answer.
fn subject(item: &Item, decision: &Decision) -> Option<Text> {
    let answers = answers(item, decision);
    if answers.is_empty() {
        let beyond = decision.answers.is_some() && !item.recommendations.is_empty();
        return beyond.then(|| text!("reports.papers.beyond"));
    }
    numbered(&answers)
}

/// The marks of what a decision answers: those that it names, or all that no other decision does.
fn answers(item: &Item, decision: &Decision) -> Vec<String> {
    if let Some(answers) = &decision.answers {
        return answers.iter().map(|answer| answer.value.clone()).collect();
    }
    let named = item.decisions.iter().filter_map(|other| other.answers.as_ref()).flatten();
    let named: Vec<&str> = named.map(|answer| answer.value.as_str()).collect();
    let recommendations = (1..=item.recommendations.len()).map(|number| number.to_string());
    let motions = (1..=item.motions.len()).map(|number| format!("m{number}"));
    recommendations.chain(motions).filter(|mark| !named.contains(&mark.as_str())).collect()
}

/// Recommendations and motions by their numbers.
fn numbered(answers: &[String]) -> Option<Text> {
    let motions: Vec<&str> = answers.iter().filter_map(|mark| mark.strip_prefix('m')).collect();
    let others: Vec<&str> =
        answers.iter().map(String::as_str).filter(|mark| !mark.starts_with('m')).collect();
    let list = |numbers: &[&str]| numbers.iter().copied().collect::<Arg>();
    let others = (!others.is_empty()).then(|| {
        text!("reports.papers.on-recommendations", count = others.len(), numbers = list(&others))
    });
    let motions = (!motions.is_empty()).then(|| {
        text!("reports.papers.on-motions", count = motions.len(), numbers = list(&motions))
    });
    joined(others.into_iter().chain(motions))
}

/// What was decided on what, to whom, until when, on which conditions and with which vote.
fn head(papers: &Papers, subject: Option<Text>, decision: &Decision) -> Text {
    let name = |who: &String| papers.ledger.name(who).to_owned();
    let outcome = word("outcome", &decision.outcome.value);
    let outcome = match &decision.to {
        Some(body) => text!("reports.papers.outcome-to", outcome = outcome, body = name(body)),
        None => outcome,
    };
    let said = match subject {
        Some(subject) => text!("reports.papers.decided-on", subject = subject, outcome = outcome),
        None => text!("reports.papers.decided", outcome = outcome),
    };
    let conditions = decision.conditions.iter().map(|condition| condition.as_str().trim_end());
    let parts = [
        decision.until.as_ref().map(|date| text!("reports.papers.until", date = date.clone())),
        joined(
            conditions.map(|condition| text!("reports.papers.condition", condition = condition)),
        ),
        decision.reason.as_ref().map(|reason| text!("reports.papers.reason", reason = reason)),
        decision.vote.as_ref().map(|vote| votes::said(papers, vote)),
    ];
    joined(std::iter::once(said.clone()).chain(parts.into_iter().flatten())).unwrap_or(said)
}

/// What other bodies, or this one earlier, decided. It answers the recommendations of this item
/// only when that is said.
pub(super) fn earlier_block(papers: &Papers, item: &Item) -> Option<Block> {
    let said = item.earlier_decisions.iter().map(|decision| {
        let head = head(papers, Some(elsewhere(papers, decision)), decision);
        with_text(head, decision.text.as_deref())
    });
    list(text!("reports.papers.earlier-decisions"), false, said.collect())
}

/// Who decided, when, and on what.
fn elsewhere(papers: &Papers, decision: &Decision) -> Text {
    let answers = decision.answers.iter().flatten().map(|answer| answer.value.clone());
    let by = decision.by.as_deref().map(|by| Arg::from(papers.ledger.name(by)));
    let date = decision.date.as_ref().map(|date| Arg::from(date.value.clone()));
    let subject = numbered(&answers.collect::<Vec<_>>()).map(Arg::from);
    let parts = [by, date, subject].into_iter().flatten().collect();
    text!("reports.words.parts", parts = Arg::List(parts))
}

/// What the source leaves open about them.
pub(super) fn notes(papers: &Papers, item: &Item) -> Vec<Text> {
    let ask = |of: Text, question: &String| {
        text!("reports.papers.question-of", of = of, question = question)
    };
    let earlier = item.earlier_decisions.iter().zip(1_usize..).flat_map(|(decision, number)| {
        let number = number.to_string();
        decision.questions.iter().map(move |question| {
            ask(text!("reports.papers.earlier-number", number = number.clone()), question)
        })
    });
    let decided = come(papers, item).flat_map(|(decision, number)| {
        let of = match numbered(&answers(item, decision)) {
            Some(subject) => text!("reports.papers.decision-on", subject = subject),
            None => text!("reports.papers.decision-number", number = number.to_string()),
        };
        decision.questions.iter().map(move |question| ask(of.clone(), question))
    });
    earlier.chain(decided).collect()
}

const KEYS: [&str; 15] = [
    "decision",
    "outcome",
    "answers",
    "text",
    "by",
    "to",
    "date",
    "until",
    "conditions",
    "reason",
    "vote_for",
    "vote_against",
    "vote_abstained",
    "vote",
    "questions",
];

pub(super) fn table(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        come(papers, item).map(move |(decision, number)| {
            let id = format!("{}#d{number}", item.id);
            row(papers, item, id.into(), answers(item, decision), decision)
        })
    });
    hidden("decisions", &KEYS, rows.collect())
}

pub(super) fn earlier(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        item.earlier_decisions.iter().map(move |decision| {
            let answers = decision.answers.iter().flatten().map(|answer| answer.value.clone());
            row(papers, item, Cell::Nothing, answers.collect(), decision)
        })
    });
    hidden("earlier_decisions", &KEYS, rows.collect())
}

fn row(
    papers: &Papers,
    item: &Entry<Item>,
    id: Cell,
    answers: Vec<String>,
    decision: &Decision,
) -> Vec<Cell> {
    let vote = decision.vote.as_ref();
    let cast = |votes: Option<&Votes>| match votes {
        None => Cell::Nothing,
        Some(Votes::Number(number)) => Cell::Count(*number as usize),
        Some(Votes::Names(names)) => asked(names),
    };
    let casting = |vote: &Vote| match &vote.casting {
        Some(way) => Cell::Words(format!("casting {way}")),
        None => Cell::Nothing,
    };
    let mut cells = papers.whose(item).to_vec();
    cells.extend([
        id,
        decision.outcome.value.as_str().into(),
        asked(&answers),
        Cell::or_nothing(decision.text.as_deref().map(str::trim_end)),
        Cell::or_nothing(decision.by.as_deref()),
        Cell::or_nothing(decision.to.as_deref()),
        Cell::or_nothing(decision.date.as_ref().map(|date| date.value.clone())),
        Cell::or_nothing(decision.until.clone()),
        asked(&decision.conditions),
        Cell::or_nothing(decision.reason.as_deref()),
        cast(vote.and_then(|vote| vote.cast_for.as_ref())),
        cast(vote.and_then(|vote| vote.cast_against.as_ref())),
        cast(vote.and_then(|vote| vote.abstained.as_ref())),
        match vote {
            Some(vote) if vote.unanimous => "unanimous".into(),
            Some(vote) => casting(vote),
            None => Cell::Nothing,
        },
        asked(&decision.questions),
    ]);
    cells
}
