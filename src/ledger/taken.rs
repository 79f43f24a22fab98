//! Counts what is taken out of a frame allocation once: in its own state, and the rest in that of
//! the frame allocation.

use crate::money::Sum;
use crate::records::State;

/// What one or more allocations come to, with all that is taken out of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parts {
    pub reserved: Part,
    pub granted: Part,
    /// Reserved and granted, less what was returned. It can be known where its parts are not: so
    /// much is granted, of which nobody says how much is set aside.
    pub disposed: Sum,
    pub recommended: Sum,
    pub applied: Sum,
}

/// What is in one state, and what was returned of it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Part {
    pub whole: Sum,
    returned: Sum,
}

impl Part {
    fn kept(&self) -> Sum {
        self.whole.after(&self.returned)
    }
}

impl Parts {
    /// Reserved and granted, whatever was returned of it. Where nothing was, it is known as well as
    /// what is disposed.
    pub fn gross(&self) -> Sum {
        let returned = self.reserved.returned + self.granted.returned;
        if returned.is_zero() { self.disposed } else { self.reserved.whole + self.granted.whole }
    }
}

impl std::ops::AddAssign for Parts {
    fn add_assign(&mut self, other: Parts) {
        self.reserved.whole += other.reserved.whole;
        self.reserved.returned += other.reserved.returned;
        self.granted.whole += other.granted.whole;
        self.granted.returned += other.granted.returned;
        self.disposed += other.disposed;
        self.recommended += other.recommended;
        self.applied += other.applied;
    }
}

/// What an allocation comes to with all that is taken out of it (`below`). Its amount holds what is
/// below it and no further than it is; what is further than it is lowers what stays with it. Only
/// what is certain can be more than the amount, and counts then by itself.
pub(super) fn hold(below: Parts, state: State, amount: Sum, returned: Sum) -> Parts {
    let taken = below.disposed;
    let is_over = |part: Sum| amount.missing() == 0 && part.exact > amount.estimate();
    let rest = |kept: Sum, apart: Sum| {
        if amount.missing() > 0 { kept + amount } else { amount.after(&apart) }
    };
    let mut parts = below;
    match state {
        State::Reserved | State::Granted | State::Paid | State::Settled => {
            parts.recommended = excess(taken, below.recommended, amount);
            parts.applied = excess(taken + below.recommended, below.applied, amount);
            let (own, other) = match state {
                State::Reserved => (&mut parts.reserved, below.granted),
                _ => (&mut parts.granted, below.reserved),
            };
            if is_over(taken) {
                own.returned += returned;
            } else {
                let whole = rest(own.whole, other.kept());
                *own = Part { whole, returned };
                parts.disposed = rest(taken, Sum::default());
            }
            parts.disposed += returned.negated();
        }
        State::Recommended => {
            if !is_over(taken + below.recommended) {
                parts.recommended = rest(below.recommended, taken);
            }
            parts.applied = excess(taken + below.recommended, below.applied, amount);
        }
        State::Applied => {
            if !is_over(taken + below.recommended + below.applied) {
                parts.applied = rest(below.applied, taken + below.recommended);
            }
        }
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed => {}
    }
    parts
}

/// What a part comes to beyond a whole, on top of what is taken out of it before.
fn excess(before: Sum, part: Sum, whole: Sum) -> Sum {
    let all = (before + part).exact;
    if whole.missing() > 0 || all <= whole.estimate() {
        return Sum::default();
    }
    Sum::exact((all - whole.estimate().max(before.exact)).min(part.exact))
}

/// How far a state is: nothing, applied for, recommended, disposed of.
pub(super) fn rank(state: State) -> u8 {
    match state {
        State::Reserved | State::Granted | State::Paid | State::Settled => 3,
        State::Recommended => 2,
        State::Applied => 1,
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed => 0,
    }
}
