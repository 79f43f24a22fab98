//! Amounts of money: exact decimals, what is known of an amount that is not exact, and their sums.
//!
//! An amount is in the currency of its fund. Nothing here is ever a float.

mod share;

use std::ops::{Add, AddAssign};

pub use rust_decimal::Decimal;
pub use share::{NotShare, Share, parse_share};

/// The most decimals that an amount may have. The currencies in use (DKK, NOK) have two
/// (ISO 4217).
pub const DECIMALS: u32 = 2;

/// What is known of an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// Exactly this.
    Exact(Decimal),
    /// Roughly this.
    About(Decimal),
    /// This or less.
    AtMost(Decimal),
    /// No less than the first, no more than the second.
    Between(Decimal, Decimal),
    /// Nothing.
    Unknown,
    /// What each place of the source says, where they disagree.
    Stated(Vec<Decimal>),
}

/// A sum in which what is exact, what is approximate and what is unknown stay apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The sum of the exact amounts.
    pub exact: Decimal,
    /// The sum of the approximate ones.
    pub about: Decimal,
    /// The sum of the upper bounds of those known only to be at most so much.
    pub at_most: Decimal,
    /// How many amounts are unknown.
    pub unknown: u32,
    /// How many records could not be read that may belong to it.
    pub unreadable: u32,
    /// How much of the whole is assumed and not stated.
    pub assumed: Decimal,
    /// Whether it is a difference: then what is unknown leaves nothing to say.
    difference: bool,
}

impl Sum {
    /// An amount of which nothing is known.
    pub const UNKNOWN: Sum = Sum {
        exact: Decimal::ZERO,
        about: Decimal::ZERO,
        at_most: Decimal::ZERO,
        unknown: 1,
        unreadable: 0,
        assumed: Decimal::ZERO,
        difference: false,
    };

    /// The sum that holds one exact amount.
    pub fn exact(amount: Decimal) -> Sum {
        Sum { exact: amount, ..Sum::default() }
    }

    /// The sum that holds one amount. Between two bounds counts as at most the upper one; where
    /// the source contradicts itself the amount is unknown.
    pub fn of(amount: &Amount) -> Sum {
        let mut sum = Sum::default();
        match amount {
            Amount::Exact(value) => sum.exact = *value,
            Amount::About(value) => sum.about = *value,
            Amount::AtMost(value) | Amount::Between(_, value) => sum.at_most = *value,
            Amount::Unknown | Amount::Stated(_) => sum.unknown = 1,
        }
        sum
    }

    /// The same sum, all of it assumed.
    pub fn assumed(mut self) -> Sum {
        self.assumed = self.estimate();
        self
    }

    /// The sum to which `count` records that could not be read may belong.
    pub fn with_unreadable(mut self, count: u32) -> Sum {
        self.unreadable += count;
        self
    }

    /// How many amounts may be missing from it: unknown ones and unreadable records.
    pub fn missing(&self) -> u32 {
        self.unknown + self.unreadable
    }

    /// The sum with every amount in it taken away instead of added.
    pub fn negated(mut self) -> Sum {
        self.exact = -self.exact;
        self.about = -self.about;
        self.at_most = -self.at_most;
        self.assumed = -self.assumed;
        self
    }

    /// Whether every amount in it is exact.
    pub fn is_exact(&self) -> bool {
        self.missing() == 0 && self.about.is_zero() && self.at_most.is_zero()
    }

    /// Whether there is nothing in it at all.
    pub fn is_zero(&self) -> bool {
        self.is_exact() && self.exact.is_zero()
    }

    /// Whether nothing can be said of it: a difference to which something unknown or unreadable
    /// belongs, or a sum of which nothing is known at all.
    pub fn is_unknowable(&self) -> bool {
        (self.difference && self.missing() > 0) || (self.unknown > 0 && self.estimate().is_zero())
    }

    /// Everything known in it taken together, exact or not.
    pub fn estimate(&self) -> Decimal {
        self.exact + self.about + self.at_most
    }

    /// What stays of this after a part is taken out of it, as an amount by itself: nothing, where the
    /// part is more than the whole, and unknown, where either is.
    #[must_use]
    pub fn after(&self, part: &Sum) -> Sum {
        let rest = self.lowered(part);
        if rest.estimate() < Decimal::ZERO { Sum::default() } else { rest }
    }

    /// This lowered by another, as an amount by itself; unknown, where either is. It is below zero,
    /// where the other is more.
    #[must_use]
    pub fn lowered(&self, by: &Sum) -> Sum {
        if by.is_zero() {
            return *self;
        }
        let missing = Sum { unreadable: self.unreadable + by.unreadable, ..Sum::UNKNOWN };
        if self.missing() + by.missing() > 0 {
            return missing;
        }
        let left = Sum { difference: false, ..self.less(by) };
        let most = left.estimate().max(Decimal::ZERO);
        Sum { assumed: (self.assumed - by.assumed).clamp(Decimal::ZERO, most), ..left }
    }

    /// What is left of this after the other is taken away. It is exact only when both are; when
    /// either holds something approximate the whole is approximate, and when either holds
    /// something unknown nothing is known of it.
    pub fn less(&self, other: &Sum) -> Sum {
        let mut left = Sum {
            unknown: self.unknown + other.unknown,
            unreadable: self.unreadable + other.unreadable,
            difference: true,
            ..Sum::default()
        };
        if left.missing() == 0 {
            let value = self.estimate() - other.estimate();
            if self.is_exact() && other.is_exact() {
                left.exact = value;
            } else {
                left.about = value;
            }
        }
        left
    }
}

impl Add for Sum {
    type Output = Sum;
    fn add(self, other: Sum) -> Sum {
        Sum {
            exact: self.exact + other.exact,
            about: self.about + other.about,
            at_most: self.at_most + other.at_most,
            unknown: self.unknown + other.unknown,
            unreadable: self.unreadable + other.unreadable,
            assumed: self.assumed + other.assumed,
            difference: self.difference || other.difference,
        }
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Sum) {
        *self = *self + other;
    }
}

impl std::iter::Sum for Sum {
    fn sum<I: Iterator<Item = Sum>>(sums: I) -> Sum {
        sums.fold(Sum::default(), Add::add)
    }
}

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotMoney {
    /// It is written in another way; this is what it seems to mean.
    Written(Decimal),
    /// It has more decimals than the currency; where the point seems to stand between thousands,
    /// this is what it means.
    Decimals(Option<Decimal>),
    /// It is larger than any amount that can be kept exactly.
    TooLarge,
    /// It is nothing like an amount.
    Other,
}

/// The largest amount that is kept, ten to the sixteenth: more than any public budget, and small
/// enough that the sum of a million million of them is still exact.
const LARGEST: Decimal = Decimal::from_parts(0x6FC1_0000, 0x0023_86F2, 0, false, 0);

/// Reads an exact amount: digits, and a point before the decimals (`19800000`, `42881.00`).
///
/// # Errors
/// Anything else, with what it seems to mean where that is beyond doubt: Nordic notation
/// (`42.881,00 kr.`, `1,3 mio.`), separators, leading zeros.
pub fn parse(text: &str) -> Result<Decimal, NotMoney> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !is_digits(whole) || !decimals.is_none_or(is_digits) {
        return Err(nordic(text).filter(is_kept).map_or(NotMoney::Other, NotMoney::Written));
    }
    if decimals.is_some_and(|decimals| decimals.len() > DECIMALS as usize) {
        let is_grouped = !whole.starts_with('0')
            && whole.len() <= 3
            && decimals.is_some_and(|decimals| decimals.len() == 3);
        let joined = is_grouped.then(|| format!("{sign}{}", digits.replace('.', "")).parse().ok());
        return Err(NotMoney::Decimals(joined.flatten()));
    }
    let value = text.parse::<Decimal>().ok().filter(is_kept).ok_or(NotMoney::TooLarge)?;
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(NotMoney::Written(value));
    }
    Ok(value)
}

/// Whether an amount is one that is kept: not too large, and with no more decimals than there are.
fn is_kept(value: &Decimal) -> bool {
    value.abs() <= LARGEST && value.normalize().scale() <= DECIMALS
}

/// Units that stand before or behind an amount, and what they multiply it by.
const UNITS: [(&str, u32); 27] = [
    ("milliarder", 1_000_000_000),
    ("milliard", 1_000_000_000),
    ("mia.", 1_000_000_000),
    ("mia", 1_000_000_000),
    ("mrd.", 1_000_000_000),
    ("mrd", 1_000_000_000),
    ("millioner", 1_000_000),
    ("million", 1_000_000),
    ("mio.", 1_000_000),
    ("mill.", 1_000_000),
    ("mio", 1_000_000),
    ("mill", 1_000_000),
    ("mkr.", 1_000_000),
    ("mkr", 1_000_000),
    ("tusinde", 1_000),
    ("tusind", 1_000),
    ("tusen", 1_000),
    ("t.kr.", 1_000),
    ("t. kr.", 1_000),
    ("t.kr", 1_000),
    ("kroner", 1),
    ("tkr.", 1_000),
    ("tkr", 1_000),
    ("kr.", 1),
    ("kr", 1),
    (",-", 1),
    (".-", 1),
];

/// What an amount in Danish or Norwegian notation means: a point or space between thousands, a
/// comma before decimals, `mio.` or `mill.` for millions, `t.kr.` for thousands, `kr.` before or
/// after. Nothing, where it could mean two things (`12,500`, `1.300 mio.`).
fn nordic(text: &str) -> Option<Decimal> {
    // No amount is longer, in bytes.
    if text.len() > 80 {
        return None;
    }
    let lower = text.to_lowercase().replace('−', "-").replace('’', "'");
    let lower = match lower.split_once('½') {
        Some((whole, unit)) if whole.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{whole},5{unit}")
        }
        Some((whole, unit)) => format!("{whole}0,5{unit}"),
        None => lower,
    };
    let mut rest = lower.trim();
    let mut factor = Decimal::ONE;
    while let Some((shorter, times)) = without_unit(rest) {
        rest = shorter;
        factor = factor.checked_mul(Decimal::from(times))?;
    }
    // A space between thousands is a point; anything but digits and separators means something else.
    let number: String = rest
        .chars()
        .map(|c| if matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '_' | '\'') { '.' } else { c })
        .collect();
    if number.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'))
        || is_mixed(rest)
    {
        return None;
    }
    let (whole, decimals) = match number.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number.as_str(), None),
    };
    let groups: Vec<&str> = whole.trim_start_matches('-').split('.').collect();
    let are_thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let is_ambiguous = decimals.is_some_and(|decimals| decimals.len() == 3)
        || (are_thousands && decimals.is_none() && factor > Decimal::ONE);
    if is_ambiguous {
        return None;
    }
    let plain = match decimals {
        Some(decimals) if groups.len() == 1 || are_thousands => {
            format!("{}.{decimals}", whole.replace('.', ""))
        }
        None if are_thousands => whole.replace('.', ""),
        None if groups.len() == 2 && !has_spaces(rest) => whole.to_owned(),
        None if groups.len() == 1 => whole.to_owned(),
        _ => return None,
    };
    let is_number = plain.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let value = plain.parse::<Decimal>().ok().filter(|_| is_number)?;
    value.checked_mul(factor).map(|value| value.normalize())
}

/// Whether two sorts of separator stand between digits, so that nobody can say what they separate.
fn is_mixed(number: &str) -> bool {
    has_spaces(number) && number.contains('.')
}

fn has_spaces(number: &str) -> bool {
    number.contains([' ', '\u{a0}', '\u{202f}', '_', '\''])
}

/// A text without the unit that it begins or ends with, and what the unit multiplies by.
fn without_unit(text: &str) -> Option<(&str, u32)> {
    UNITS.iter().find_map(|(unit, times)| {
        let shorter = text.strip_suffix(unit).or_else(|| text.strip_prefix(unit))?;
        Some((shorter.trim(), *times))
    })
}

/// An exact amount as data: whole, or with the currency's decimals; never with a separator
/// between thousands.
pub fn plain(amount: Decimal) -> String {
    if amount.is_zero() {
        // There is no negative zero in the books.
        "0".to_owned()
    } else if amount.fract().is_zero() {
        amount.trunc().to_string()
    } else {
        format!("{amount:.*}", DECIMALS as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_largest_amount_is_ten_to_the_sixteenth() {
        assert_eq!(LARGEST, amount("10000000000000000"));
    }

    #[test]
    fn reads_plain_amounts_only() {
        assert_eq!(parse("19800000"), Ok(amount("19800000")));
        assert_eq!(parse("42881.00"), Ok(amount("42881.00")));
        assert_eq!(parse("-5.5"), Ok(amount("-5.5")));
        for text in ["", "-", "kr.", "abc", "1e6x", "--1", "1,2,3", "1.2.3,4"] {
            assert_eq!(parse(text), Err(NotMoney::Other), "{text:?}");
        }
    }

    #[test]
    fn says_what_nordic_notation_means() {
        for (text, meant) in [
            ("42.881,00 kr.", "42881"),
            ("1,3 mio.", "1300000"),
            ("19,8 mio. kr.", "19800000"),
            ("kr. 8.576,-", "8576"),
            ("987.000", "987000"),
            ("987 000", "987000"),
            ("19.800.000", "19800000"),
            ("250 t.kr.", "250000"),
            ("1_000", "1000"),
            ("0012", "12"),
            ("-0650000", "-650000"),
            ("1.8 mio.", "1800000"),
            ("kr 250.000,-", "250000"),
            ("250'000", "250000"),
            ("250’000", "250000"),
            ("tkr. 500", "500000"),
            ("500 t. kr.", "500000"),
            ("0,5 mio. kr", "500000"),
            ("1,3 millioner kroner", "1300000"),
            ("2 milliarder kr.", "2000000000"),
            ("250.000 kr.,-", "250000"),
            ("250.000,-kr.", "250000"),
            ("250.000.-", "250000"),
            ("300 tusinde", "300000"),
            ("1½ mio. kr.", "1500000"),
            ("½ mio.", "500000"),
            ("−650.000", "-650000"),
            ("1\u{a0}300\u{a0}000 kr.", "1300000"),
        ] {
            let expected = amount(meant);
            match parse(text) {
                Err(NotMoney::Written(value) | NotMoney::Decimals(Some(value))) => {
                    assert_eq!(value, expected, "{text:?}");
                }
                other => panic!("{text:?} gave {other:?}"),
            }
        }
    }

    #[test]
    fn a_point_between_thousands_is_not_taken_for_decimals() {
        assert_eq!(parse("42.881"), Err(NotMoney::Decimals(Some(amount("42881")))));
        assert_eq!(parse("-0.001"), Err(NotMoney::Decimals(None)));
    }

    #[test]
    fn what_could_mean_two_things_is_not_guessed_at() {
        for text in [
            "1.300 mio. kr.",
            "250.000 t.kr.",
            "1 mio 200000",
            "650000 kr. 50",
            "12,500",
            "1,234567",
            "100 NOK",
            "2.5e5",
            "1e6",
            "2026 5",
            "12 34",
            "1 234.567",
            "1.2.3",
        ] {
            assert_eq!(parse(text), Err(NotMoney::Other), "{text:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_refused() {
        assert_eq!(parse("99999999999999999999999999999999"), Err(NotMoney::TooLarge));
    }

    #[test]
    fn nothing_approximate_is_exact_in_a_difference() {
        let frame = Sum::of(&Amount::About(amount("8000000")));
        let left = frame.less(&Sum::exact(amount("2454500")));
        assert_eq!(left.exact, Decimal::ZERO);
        assert_eq!(left.about, amount("5545500"));
    }

    #[test]
    fn what_is_unknown_leaves_no_remainder() {
        let left = Sum::exact(amount("100")).less(&Sum::UNKNOWN);
        assert!(left.is_unknowable());
        assert_eq!(left.estimate(), Decimal::ZERO);
    }

    fn cents() -> impl Strategy<Value = Decimal> {
        (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(|cents| Decimal::new(cents, 2))
    }

    fn amounts() -> impl Strategy<Value = Amount> {
        prop_oneof![
            cents().prop_map(Amount::Exact),
            cents().prop_map(Amount::About),
            cents().prop_map(Amount::AtMost),
            Just(Amount::Unknown),
        ]
    }

    proptest! {
        #[test]
        fn every_exact_amount_survives_writing_and_reading(value in cents()) {
            prop_assert_eq!(parse(&plain(value)), Ok(value));
        }

        #[test]
        fn the_order_of_a_sum_does_not_matter(mut list in prop::collection::vec(amounts(), 0..40)) {
            let forward: Sum = list.iter().map(Sum::of).sum();
            list.reverse();
            let backward: Sum = list.iter().map(Sum::of).sum();
            prop_assert_eq!(forward, backward);
        }

        #[test]
        fn taking_away_what_was_added_leaves_what_was_there(a in cents(), b in cents()) {
            let whole = Sum::exact(a) + Sum::exact(b);
            prop_assert_eq!(whole.less(&Sum::exact(b)).exact, a);
        }

        #[test]
        fn no_text_makes_reading_panic(text in "\\PC*") {
            let _ = parse(&text);
        }

        #[test]
        fn danish_notation_means_the_amount_it_writes(value in 0_i64..1_000_000_000_000) {
            let whole = (value / 100).to_string();
            let mut grouped = String::new();
            for (at, digit) in whole.chars().enumerate() {
                if at > 0 && (whole.len() - at) % 3 == 0 {
                    grouped.push('.');
                }
                grouped.push(digit);
            }
            let written = format!("{grouped},{:02} kr.", value % 100);
            prop_assert_eq!(parse(&written), Err(NotMoney::Written(Decimal::new(value, 2).normalize())));
        }
    }
}
