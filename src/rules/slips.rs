//! Amounts that differ only by where their point stands.

use crate::money::Decimal;

/// With so many digits in common, two amounts that differ by a power of ten are hardly two amounts.
const DIGITS: usize = 2;
/// From a thousandfold on, round amounts are as suspicious.
const THOUSAND: u32 = 3;

/// The digits that count of an amount, and the power of ten that they are multiplied by.
pub(super) fn digits(value: Decimal) -> (String, i64) {
    let value = value.normalize();
    let whole = value.mantissa().unsigned_abs().to_string();
    let trimmed = whole.trim_end_matches('0');
    let zeros = i64::try_from(whole.len() - trimmed.len()).unwrap_or_default();
    (trimmed.to_owned(), zeros - i64::from(value.scale()))
}

/// How many places the point has slipped from one amount to another, when it is only that.
pub(super) fn slipped(one: Decimal, other: Decimal) -> Option<u32> {
    let ((first, one), (second, other)) = (digits(one), digits(other));
    let places = u32::try_from((one - other).unsigned_abs()).ok()?;
    let is_slip = first == second
        && !first.is_empty()
        && places > 0
        && (first.len() >= DIGITS || places >= THOUSAND);
    is_slip.then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_moves_the_point_and_nothing_else() {
        for (one, other, places) in [
            ("42881.00", "4288100", Some(2)),
            ("1300", "1300000", Some(3)),
            ("1000", "1000000", Some(3)),
            ("75000", "750000", Some(1)),
            ("100000", "1000000", None),
            ("75000", "75000.00", None),
            ("75000", "76000", None),
            ("0", "100", None),
        ] {
            assert_eq!(slipped(one.parse().unwrap(), other.parse().unwrap()), places, "{one}");
        }
    }
}
