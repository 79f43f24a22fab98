//! The kinds of record as types. Each file is a kind, with what rules and reports ask of it.
//!
//! What a record may hold is said by its schema in `schemas/`; a type is read from what has
//! passed and leaves out what no rule or report asks for. A record of a kind that a repository
//! has added itself has no type here; it is still read, checked and linked.

mod allocation;
mod attendee;
mod body;
mod call;
mod cap;
mod dated;
mod fund;
mod item;
mod meeting;
mod organisation;
mod person;
mod project;
mod standing;
mod stated;
mod transfer;
mod values;

pub use allocation::{
    Allocation, AllocationState, Payment, PaymentKind, State, Surplus, SurplusHistory,
    SurplusState, YearAmount,
};
pub use attendee::Attendee;
pub use body::{Body, LeadTimes, Member, Recommends};
pub use call::{Application, Call, CallState};
pub use cap::Cap;
pub use dated::Dated;
pub use fund::{Basis, Competence, Contribution, Frame, Fund};
pub use item::{
    Action, Attachment, Decision, Item, ItemKind, Motion, NextItems, Recommendation, Remark,
    Repeats, Reservation, Vote, Votes,
};
pub use meeting::{Meeting, MeetingState, Minutes};
pub use organisation::Organisation;
pub use person::Person;
pub use project::{Document, Funding, Milestone, Partner, Project, ProjectState, Ref};
pub use standing::Standing;
pub use stated::{Accepted, Stated};
pub use transfer::Transfer;

/// The kinds that have a type, each with its schema.
pub const KINDS: &[(&str, &str)] = &[
    ("allocation", include_str!("../../schemas/allocation.json")),
    ("body", include_str!("../../schemas/body.json")),
    ("call", include_str!("../../schemas/call.json")),
    ("fund", include_str!("../../schemas/fund.json")),
    ("item", include_str!("../../schemas/item.json")),
    ("meeting", include_str!("../../schemas/meeting.json")),
    ("organisation", include_str!("../../schemas/organisation.json")),
    ("person", include_str!("../../schemas/person.json")),
    ("project", include_str!("../../schemas/project.json")),
];

/// The schema of the values that kinds are made of.
pub const VALUES: (&str, &str) = ("values", include_str!("../../schemas/values.json"));
