//! What the records say a body may decide of a fund, matched to the nature of an allocation.
//!
//! Competences are written in words. They are matched by the stems of a few words of the field, and
//! wherever there is doubt a body may decide.

use crate::ledger::{Entry, Ledger};
use crate::records::{Body, Fund};
use crate::source::Place;

/// Who decides instead, and where that is written.
#[derive(Clone, Copy)]
pub(super) struct Beyond<'l> {
    /// What is written.
    pub(super) at: Place,
    /// The body that decides, where it is known.
    pub(super) decides: Option<&'l str>,
    /// Whether the body may recommend it.
    pub(super) may_recommend: bool,
}

/// The stems of the words for each nature, in Danish, Norwegian and English.
const STEMS: [(&str, &[&str]); 4] = [
    ("frame", &["ramme", "frame"]),
    ("fee", &["honorar", "honorer", "vederlag", "godtgør", "godtgjør", "fees"]),
    (
        "development",
        &[
            "indsats",
            "innsats",
            "initiativ",
            "udvikling",
            "utvikling",
            "projekt",
            "prosjekt",
            "tiltak",
            "afprøvning",
            "utprøving",
            "development",
            "project",
        ],
    ),
    ("operations", &["drift", "operation"]),
];

/// The stems of words for money of every nature.
const ALL: [&str; 14] = [
    "dispon",
    "midler",
    "pulje",
    "bevilling",
    "bevilgning",
    "bevilger",
    "tilskud",
    "tilskudd",
    "økonomi",
    "budget",
    "budsjett",
    "grants",
    "money",
    "fund",
];

/// The beginnings of words that only recommend.
const RECOMMENDS: [&str; 5] = ["indstil", "innstil", "anbefal", "tilråd", "recommend"];

/// What a text is about.
#[derive(PartialEq, Eq)]
enum Matter {
    /// Money of this nature, or of every nature.
    Covers,
    /// Money of another nature.
    Other,
    /// Nothing that could be recognised.
    Unclear,
}

fn matter(words: &str, nature: &str) -> Matter {
    let lower = words.to_lowercase();
    let has = |stems: &[&str]| stems.iter().any(|stem| lower.contains(stem));
    let mut named: Vec<&str> =
        STEMS.iter().filter(|(_, stems)| has(stems)).map(|(nature, _)| *nature).collect();
    if named.first() == Some(&"frame") {
        // The frame for something is not the thing.
        named.truncate(1);
        return if nature == "frame" { Matter::Covers } else { Matter::Other };
    }
    match () {
        () if named.contains(&nature) || has(&ALL) => Matter::Covers,
        () if named.is_empty() => Matter::Unclear,
        () => Matter::Other,
    }
}

/// Something that a body decides or recommends, in words.
struct Power<'l> {
    words: &'l str,
    at: Place,
    to: Option<&'l str>,
    is_final: bool,
    /// Whether it is said of this very fund.
    of_fund: bool,
}

/// The competences of bodies, and the titles of the funds by which a text tells which it is about.
pub(super) struct Competences<'l> {
    ledger: &'l Ledger,
    titles: Vec<(String, &'l str)>,
}

impl<'l> Competences<'l> {
    pub(super) fn new(ledger: &'l Ledger) -> Competences<'l> {
        let funds = ledger.funds.values();
        let titles = funds.map(|fund| (fund.title.to_lowercase(), fund.id.as_str())).collect();
        Competences { ledger, titles }
    }

    /// Why it is certain that a body may not grant money of a nature from a fund; nothing, when it
    /// may, or when the records do not say.
    pub(super) fn beyond(
        &self,
        fund: &'l Entry<Fund>,
        body: &'l Entry<Body>,
        nature: &str,
    ) -> Option<Beyond<'l>> {
        if !["fee", "development", "operations"].contains(&nature) {
            return None;
        }
        let mut powers = of_fund(fund, &body.id);
        powers.extend(self.of_body(fund, body));
        // What is said of this very fund goes before what is said of all.
        let is_specific = powers.iter().any(|power| power.of_fund);
        let own = || powers.iter().filter(|power| power.of_fund || !is_specific);
        let may = own().filter(|power| power.is_final);
        if own().next().is_none()
            || may.into_iter().any(|power| matter(power.words, nature) != Matter::Other)
        {
            return None;
        }
        let is_recommended = |power: &&Power| {
            !power.is_final
                && power.to != Some(&body.id)
                && matter(power.words, nature) == Matter::Covers
        };
        let recommended = own().find(is_recommended);
        // Where only the general part says that it recommends, it may as well say that it decides.
        let is_doubtful =
            |power: &Power| power.is_final && matter(power.words, nature) != Matter::Other;
        let is_clear = !powers.iter().any(is_doubtful);
        let generally = powers.iter().filter(|_| is_clear).find(is_recommended);
        if let Some(power) = recommended.or(generally) {
            let decides = power.to.or_else(|| self.decider(fund, body, nature).map(|(id, _)| id));
            return Some(Beyond { at: power.at, decides, may_recommend: true });
        }
        if !is_clear {
            return None;
        }
        let (decides, at) = self.decider(fund, body, nature)?;
        Some(Beyond { at, decides: Some(decides), may_recommend: false })
    }

    /// The other body that decides it by the record of the fund, unless it is below this one.
    fn decider(
        &self,
        fund: &'l Entry<Fund>,
        body: &Entry<Body>,
        nature: &str,
    ) -> Option<(&'l str, Place)> {
        let others = fund.competence.iter().filter(|competence| {
            competence.body != body.id && !is_below(self.ledger, &competence.body, &body.id)
        });
        others.map(|competence| competence.body.as_str()).find_map(|other| {
            let mut powers = of_fund(fund, other).into_iter();
            let power = powers
                .find(|power| power.is_final && matter(power.words, nature) == Matter::Covers)?;
            Some((other, power.at))
        })
    }

    /// What the record of a body says, unless it is of another fund.
    fn of_body(&self, fund: &Entry<Fund>, body: &'l Entry<Body>) -> Vec<Power<'l>> {
        let decides = body.decides.iter().map(|words| (words, None));
        let recommends = body.recommends.iter().map(|one| (&one.what, Some(one.to.as_str())));
        let all = decides.chain(recommends).filter_map(|(words, to)| {
            let lower = words.to_lowercase();
            let named: Vec<&str> = self
                .titles
                .iter()
                .filter(|(title, _)| lower.contains(title.as_str()))
                .map(|(_, id)| *id)
                .collect();
            let of_fund = named.contains(&fund.id.as_str());
            (named.is_empty() || of_fund).then(|| Power {
                words: &words.value,
                at: body.place(words.span),
                to,
                is_final: to.is_none(),
                of_fund,
            })
        });
        all.collect()
    }
}

/// What the record of a fund says of a body: some of it perhaps that it only recommends.
fn of_fund<'l>(fund: &'l Entry<Fund>, body: &str) -> Vec<Power<'l>> {
    let own = fund.competence.iter().filter(|competence| competence.body == body);
    own.flat_map(|competence| {
        competence.what.value.split(';').map(|clause| {
            let lower = clause.trim().to_lowercase();
            let is_final = !RECOMMENDS.iter().any(|beginning| lower.starts_with(beginning));
            let at = fund.place(competence.what.span);
            Power { words: clause, at, to: None, is_final, of_fund: true }
        })
    })
    .collect()
}

/// Whether one body reports to another, or is a part of it, over any number of steps.
pub(super) fn is_below(ledger: &Ledger, body: &str, other: &str) -> bool {
    let above = |id: &str| {
        let body = ledger.bodies.get(id)?;
        body.reports_to.as_deref().or(body.part_of.as_deref())
    };
    // A circle ends after as many steps as there are bodies.
    std::iter::successors(above(body), |id| above(id))
        .take(ledger.bodies.len())
        .any(|id| id == other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_matched_with_care() {
        assert!(matter("Hvilke initiativer midlerne går til", "development") == Matter::Covers);
        assert!(matter("Honorering af almen praksis", "development") == Matter::Other);
        assert!(matter("Honorarer", "fee") == Matter::Covers);
        assert!(matter("Disponering af puljen", "operations") == Matter::Covers);
        assert!(matter("Rammerne for nye indsatser", "development") == Matter::Other);
        assert!(matter("Egen dagsorden", "development") == Matter::Unclear);
    }
}
