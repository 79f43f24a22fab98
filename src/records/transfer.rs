//! Money that is moved from a fund or frame allocation to another.

use serde::Deserialize;

use crate::date::Date;
use crate::money::Amount;
use crate::source::Spanned;

/// A transfer, in the currency of the fund that it comes from.
#[derive(Debug, Deserialize)]
pub struct Transfer {
    /// The id of the fund or allocation that receives it.
    pub to: Spanned<String>,
    /// The calendar year of the frames, where it is not that of the date.
    pub year: Option<i32>,
    /// How much.
    pub amount: Spanned<Amount>,
    /// Since when, or by when it was known.
    pub date: Spanned<Date>,
    /// Who decided it.
    pub by: Option<String>,
    /// The agenda item behind it.
    pub item: Option<Spanned<String>>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
