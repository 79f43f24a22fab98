//! How the votes fell, in words.

use super::{Papers, Text, word};
use crate::records::{Vote, Votes};
use crate::text;
use crate::texts::Arg;

/// A vote in words: for, against and abstained, in numbers or by name, and the casting vote.
pub(super) fn said(papers: &Papers, vote: &Vote) -> Text {
    if vote.unanimous {
        return text!("reports.papers.vote", votes = text!("reports.papers.votes.unanimous"));
    }
    let cast = |votes: &Option<Votes>| votes.as_ref().map(|votes| self::votes(papers, votes));
    let way = |way: &String| text!("reports.papers.votes.casting", way = word("casting", way));
    let parts = [
        cast(&vote.cast_for).map(|votes| text!("reports.papers.votes.for", votes = votes)),
        cast(&vote.cast_against).map(|votes| text!("reports.papers.votes.against", votes = votes)),
        cast(&vote.abstained).map(|votes| text!("reports.papers.votes.abstained", votes = votes)),
        vote.casting.as_ref().map(way),
    ];
    text!("reports.papers.vote", votes = parts.into_iter().flatten().collect::<Arg>())
}

fn votes(papers: &Papers, votes: &Votes) -> Text {
    match votes {
        Votes::Number(number) => text!("formats.as-written", words = number.to_string()),
        Votes::Names(names) => text!(
            "reports.papers.votes.names",
            count = names.len(),
            names = names.iter().map(|name| papers.ledger.name(name)).collect::<Arg>()
        ),
    }
}
