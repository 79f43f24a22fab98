//! What every state in a history has, and every transfer: a date, who brought it about, and where.

use super::{AllocationState, SurplusHistory, Transfer};
use crate::date::Date;
use crate::source::Spanned;

/// A state in a history, or a transfer.
pub trait Dated {
    /// Since when, or by when it was known.
    fn date(&self) -> &Spanned<Date>;
    /// Who decided it, where that is said.
    fn by(&self) -> Option<&str>;
    /// The agenda item behind it, where that is said.
    fn item(&self) -> Option<&Spanned<String>>;
}

impl Dated for AllocationState {
    fn date(&self) -> &Spanned<Date> {
        &self.date
    }
    fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }
    fn item(&self) -> Option<&Spanned<String>> {
        self.item.as_ref()
    }
}

impl Dated for SurplusHistory {
    fn date(&self) -> &Spanned<Date> {
        &self.date
    }
    fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }
    fn item(&self) -> Option<&Spanned<String>> {
        self.item.as_ref()
    }
}

impl Dated for Transfer {
    fn date(&self) -> &Spanned<Date> {
        &self.date
    }
    fn by(&self) -> Option<&str> {
        self.by.as_deref()
    }
    fn item(&self) -> Option<&Spanned<String>> {
        self.item.as_ref()
    }
}
