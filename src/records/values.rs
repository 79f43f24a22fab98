//! How values are read from records: amounts, dates, and what may be a text or a map.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::date::{self, Date, Day, Years};
use crate::money::{self, Amount, Decimal, Share};
use crate::source::TEXT_OR_MAP;

/// Reads a `T` from a text, or from the fields of a map.
pub(super) fn text_or_map<'de, D, T, M>(
    deserializer: D,
    from_text: fn(&str) -> Result<T, String>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    M: Deserialize<'de> + Into<T>,
{
    struct Either<T, M>(fn(&str) -> Result<T, String>, PhantomData<M>);
    impl<'de, T, M: Deserialize<'de> + Into<T>> Visitor<'de> for Either<T, M> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a text or a map")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            (self.0)(text).map_err(E::custom)
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            M::deserialize(MapAccessDeserializer::new(map)).map(Into::into)
        }
    }
    deserializer.deserialize_newtype_struct(TEXT_OR_MAP, Either(from_text, PhantomData::<M>))
}

/// An exact amount.
struct Exact(Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let amount =
            money::parse(&text).map_err(|why| D::Error::custom(format!("{text}: {why:?}")))?;
        Ok(Exact(amount))
    }
}

/// Reads an exact amount, for a field of its own.
pub(super) fn exact<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Decimal>, D::Error> {
    Ok(Some(Exact::deserialize(deserializer)?.0))
}

/// Reads several exact amounts.
pub(super) fn several<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<Decimal>, D::Error> {
    let amounts = Vec::<Exact>::deserialize(deserializer)?;
    Ok(amounts.into_iter().map(|amount| amount.0).collect())
}

/// An amount that is not simply exact, as its one field says.
#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Qualified {
    About(Exact),
    AtMost(Exact),
    Between([Exact; 2]),
    Stated(Vec<StatedValue>),
}

#[derive(serde::Deserialize)]
struct StatedValue {
    value: Exact,
}

impl From<Qualified> for Amount {
    fn from(qualified: Qualified) -> Amount {
        match qualified {
            Qualified::About(amount) => Amount::About(amount.0),
            Qualified::AtMost(amount) => Amount::AtMost(amount.0),
            Qualified::Between([low, high]) => Amount::Between(low.0, high.0),
            Qualified::Stated(values) => {
                Amount::Stated(values.into_iter().map(|stated| stated.value.0).collect())
            }
        }
    }
}

/// One qualified amount: a map with a single entry.
struct OneQualified(Qualified);

impl<'de> Deserialize<'de> for OneQualified {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct One;
        impl<'de> Visitor<'de> for One {
            type Value = OneQualified;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("about, at_most, between or stated")
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OneQualified, A::Error> {
                Qualified::deserialize(MapAccessDeserializer::new(map)).map(OneQualified)
            }
        }
        deserializer.deserialize_map(One)
    }
}

impl From<OneQualified> for Amount {
    fn from(one: OneQualified) -> Amount {
        one.0.into()
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or_map::<_, Amount, OneQualified>(deserializer, |text| match text {
            "unknown" => Ok(Amount::Unknown),
            _ => money::parse(text).map(Amount::Exact).map_err(|why| format!("{text}: {why:?}")),
        })
    }
}

/// Reads a value from the text of a scalar, whatever YAML takes it for.
macro_rules! from_text {
    ($($type:ty => $parse:path),* $(,)?) => {
        $(impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                $parse(&text).map_err(|why| D::Error::custom(format!("{text}: {why:?}")))
            }
        })*
    };
}
from_text!(Date => date::parse, Years => date::parse_years, Share => money::parse_share);

/// Reads a day, for a field of its own.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
    let text = String::deserialize(deserializer)?;
    date::parse_day(&text).map_err(|why| D::Error::custom(format!("{text}: {why:?}")))
}
