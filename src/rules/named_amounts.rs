//! The amounts of money that a running text names: `42.881,00 kr.`, `1,3 mio. kr.`, `kr. 8.576,-`.
//!
//! Only what stands with a unit of money is taken for an amount. Texts of which not every amount
//! can be read for certain, or that name a rate or a product (`40 timer à 1.072 kr.`), give nothing:
//! what they come to is for people to say.

use crate::money::{self, Decimal, NotMoney};

/// An amount that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named {
    /// The amount.
    pub(super) value: Decimal,
    /// How far from it another amount may lie and still be meant: half of the last digit written in
    /// millions, a tenth of what is said to be approximate.
    within: Decimal,
}

impl Named {
    /// Whether another amount may be the one that is meant.
    pub(super) fn is(&self, amount: Decimal) -> bool {
        (self.value - amount).abs() <= self.within
    }
}

/// What units stand for. Longer ones stand before those that they begin with.
const UNITS: [(&str, u32); 16] = [
    ("milliarder", 1_000_000_000),
    ("mia.", 1_000_000_000),
    ("millioner", 1_000_000),
    ("million", 1_000_000),
    ("mio.", 1_000_000),
    ("mill.", 1_000_000),
    ("mio", 1_000_000),
    ("mill", 1_000_000),
    ("t.kr.", 1_000),
    ("tkr", 1_000),
    ("norske kr", 1),
    ("danske kr", 1),
    ("kr", 1),
    ("dkk", 1),
    ("nok", 1),
    (",-", 1),
];

/// What says that an amount is multiplied by something.
const TIMES: [&str; 20] = [
    " à ",
    " á ",
    " pr. ",
    " pr ",
    " per ",
    " x ",
    " × ",
    " gange ",
    "årlig",
    "om året",
    "i året",
    "hvert år",
    "hver år",
    "%",
    "procent",
    "moms",
    "mva",
    "forhøj",
    "nedsæt",
    "hvoraf",
];

/// What says that an amount is only approximate, before it.
const ROUGHLY: [&str; 6] = ["ca.", "ca", "cirka", "omkring", "rundt", "about"];

/// The amounts that a text names; nothing, when one of them is in doubt.
pub(super) fn named_amounts(text: &str) -> Option<Vec<Named>> {
    let lower = text.to_lowercase().replace(['\u{a0}', '\u{202f}', '\n'], " ");
    let mut amounts = Vec::new();
    let mut rest = 0;
    while let Some(start) = lower[rest..].find(|c: char| c.is_ascii_digit()).map(|at| rest + at) {
        let end = start + number(&lower[start..]);
        rest = end;
        let before = &lower[..start];
        if before.ends_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        if let Some(factor) = unit(before, &lower[end..]) {
            amounts.push(amount(before, &lower[start..end], factor)?);
        }
    }
    let is_product = !amounts.is_empty() && TIMES.iter().any(|times| lower.contains(times));
    (!is_product).then_some(amounts)
}

/// How many bytes of a text belong to the number at its beginning: digits, with points, commas or
/// single spaces between thousands, and with decimals.
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut end = digits(0);
    loop {
        let more = match bytes.get(end) {
            Some(b'.' | b',') => digits(end + 1),
            Some(b' ') if digits(end + 1) == 3 && end <= 11 => 3,
            _ => 0,
        };
        if more == 0 {
            return end;
        }
        end += more + 1;
    }
}

/// What the unit before or after a number multiplies it by, if it is one of money.
fn unit(before: &str, after: &str) -> Option<u32> {
    let following = after.trim_start_matches(' ');
    let behind = UNITS.iter().find(|(unit, _)| {
        let is_whole = |rest: &str| {
            let rest = rest.strip_prefix("oner").unwrap_or(rest);
            !rest.starts_with(char::is_alphabetic)
        };
        following.strip_prefix(unit).is_some_and(is_whole)
    });
    let is_in_front = || {
        let last = before.split_whitespace().next_back();
        before.ends_with(' ') && matches!(last, Some("kr" | "kr." | "dkk" | "nok"))
    };
    behind.map(|(_, factor)| *factor).or_else(|| is_in_front().then_some(1))
}

fn amount(before: &str, digits: &str, factor: u32) -> Option<Named> {
    let is_millions = factor > 1;
    let read = match money::parse(digits) {
        Ok(value) | Err(NotMoney::Written(value)) => value,
        Err(NotMoney::Decimals(Some(value))) if !is_millions => value,
        Err(_) => return None,
    };
    let factor = Decimal::from(factor);
    let value = read.checked_mul(factor)?.normalize();
    let is_rough =
        before.split_whitespace().next_back().is_some_and(|word| ROUGHLY.contains(&word));
    let within = match () {
        () if is_rough => value / Decimal::TEN,
        () if is_millions => {
            let decimals = digits.split_once([',', '.']).map_or(0, |(_, decimals)| decimals.len());
            (0..decimals).fold(factor, |step, _| step / Decimal::TEN) / Decimal::TWO
        }
        () => Decimal::ZERO,
    };
    Some(Named { value, within })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(text: &str) -> Option<Vec<String>> {
        let named = named_amounts(text)?;
        Some(named.iter().map(|named| money::plain(named.value)).collect())
    }

    #[test]
    fn amounts_stand_with_a_unit_of_money() {
        for (text, amounts) in [
            ("Godkender et honorar på 12.500 kr. til almen praksis", vec!["12500"]),
            ("et honorar på 42.881,00 kr. for indsatsen", vec!["42881"]),
            ("kr. 8.576,- i 2025", vec!["8576"]),
            ("1,3 mio. kr. i 2021 og 0,3 mio. kr. i 2022", vec!["1300000", "300000"]),
            ("får 800.000 kr. i 2025 (sag 12/2025, punkt 3.1)", vec!["800000"]),
            ("ca. 60.000 norske kroner", vec!["60000"]),
            ("2 454 500 kroner til 3 kommuner", vec!["2454500"]),
            ("DKK 19800000", vec!["19800000"]),
            ("250 tkr.", vec!["250000"]),
            ("2,5 millioner", vec!["2500000"]),
            ("Tager status til efterretning", vec![]),
            ("12 kroge og 5 nokkelpersoner", vec![]),
        ] {
            let amounts: Vec<String> = amounts.into_iter().map(str::to_owned).collect();
            assert_eq!(values(text), Some(amounts), "{text}");
        }
    }

    #[test]
    fn what_is_in_doubt_gives_nothing() {
        for text in ["40 timer à 1.072 kr.", "500 kr. pr. deltager", "12,500 kr.", "1.300 mio. kr."]
        {
            assert_eq!(values(text), None, "{text}");
        }
    }

    #[test]
    fn millions_are_as_exact_as_they_are_written() {
        let named = named_amounts("2,5 mio. kr.").unwrap()[0];
        assert!(named.is("2454500".parse().unwrap()));
        assert!(!named.is("2440000".parse().unwrap()));
        let named = named_amounts("2.454.500 kr.").unwrap()[0];
        assert!(!named.is("2454501".parse().unwrap()));
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text in "[0-9., krmioæ\u{a0}à-]{0,40}") {
            named_amounts(&text);
        }
    }
}
