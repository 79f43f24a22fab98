//! Shares of a whole, in per cent.

use super::{DECIMALS, Decimal, Sum};

/// The most decimals that a share may have.
const MOST: u32 = 4;

/// A share of a whole, as per cent: from 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share(Decimal);

impl Share {
    /// So much of a whole, never rounded up: each part of the sum down to the last decimal of the
    /// currency.
    pub fn of(self, whole: &Sum) -> Sum {
        let part = |amount: Decimal| {
            let part = amount * self.0 / Decimal::ONE_HUNDRED;
            part.round_dp_with_strategy(
                DECIMALS,
                rust_decimal::RoundingStrategy::ToNegativeInfinity,
            )
        };
        Sum {
            exact: part(whole.exact),
            about: part(whole.about),
            at_most: part(whole.at_most),
            assumed: part(whole.assumed),
            ..*whole
        }
    }

    /// As it is written in a record: `62.5 %`.
    pub fn written(self) -> String {
        format!("{} %", self.0.normalize())
    }
}

/// Why a text is not a share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotShare {
    /// It is written in another way; this is what it seems to mean.
    Written(Share),
    /// It is less than nothing, more than all, or has too many decimals.
    Beyond,
    /// It is nothing like a share.
    Other,
}

/// Reads a share: digits, a point before decimals, and a per cent sign (`62.5 %`, `80%`).
///
/// # Errors
/// Anything else, with what it seems to mean where that is beyond doubt: a comma before decimals,
/// per cent in words.
pub fn parse_share(text: &str) -> Result<Share, NotShare> {
    let number = text.strip_suffix('%').map(|number| number.strip_suffix(' ').unwrap_or(number));
    if let Some(number) = number.filter(|number| is_plain(number)) {
        return in_bounds(number).ok_or(NotShare::Beyond);
    }
    let lower = text.trim().to_lowercase();
    let words = ["%", "procent", "prosent", "percent", "per cent", "pct.", "pct"];
    let meant = words.iter().find_map(|word| lower.strip_suffix(word));
    let meant = meant.map(|number| number.trim().replacen(',', ".", 1));
    match meant.filter(|number| is_plain(number)) {
        Some(number) => Err(in_bounds(&number).map_or(NotShare::Beyond, NotShare::Written)),
        None => Err(NotShare::Other),
    }
}

/// Whether a number is digits, perhaps with a point and more digits, and no needless zero before.
fn is_plain(number: &str) -> bool {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_digits(whole) && is_digits(decimals) && (whole.len() == 1 || !whole.starts_with('0'))
}

fn in_bounds(number: &str) -> Option<Share> {
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value = number.parse::<Decimal>().ok().filter(|_| decimals <= MOST as usize)?;
    (value <= Decimal::ONE_HUNDRED).then_some(Share(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Result<String, NotShare> {
        parse_share(text).map(Share::written)
    }

    #[test]
    fn shares_are_read_with_a_per_cent_sign() {
        assert_eq!(written("62.5 %").as_deref(), Ok("62.5 %"));
        assert_eq!(written("80%").as_deref(), Ok("80 %"));
        assert_eq!(written("0 %").as_deref(), Ok("0 %"));
        assert_eq!(written("100.0000 %").as_deref(), Ok("100 %"));
        for beyond in ["100.5 %", "101 %", "1.23456 %", "1000 %", "100,5 %"] {
            assert_eq!(written(beyond), Err(NotShare::Beyond), "{beyond}");
        }
        for other in ["62.5", "", "%", "-5 %", "to tredjedele", "1e1 %", "5/8", "062 %"] {
            assert_eq!(written(other), Err(NotShare::Other), "{other}");
        }
        for meant in ["62,5 %", "62,5 pct.", "62.5 procent", " 62.5 %", "62.5  %"] {
            let Err(NotShare::Written(share)) = parse_share(meant) else { panic!("{meant}") };
            assert_eq!(share.written(), "62.5 %");
        }
    }

    #[test]
    fn a_share_is_never_rounded_up() {
        let share = parse_share("62.5 %").unwrap();
        let of = |amount: &str| share.of(&Sum::exact(amount.parse().unwrap())).exact;
        assert_eq!(of("19800000"), "12375000".parse().unwrap());
        assert_eq!(of("0.01"), Decimal::ZERO);
        assert_eq!(of("33.33"), "20.83".parse().unwrap());
        let least = parse_share("0.0001 %").unwrap();
        assert_eq!(
            least.of(&Sum::exact(crate::money::LARGEST)).exact,
            "10000000000".parse().unwrap()
        );
        assert!(share.of(&Sum::UNKNOWN).is_unknowable());
    }
}
