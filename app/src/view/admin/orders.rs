use super::{Badge, FilterOption, ListPage, Moment};
use crate::view::Problem;

/// What stands in the list's address, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrdersQuery {
    /// Order number, e-mail, name, `paymentRequestId` or `paymentId`.
    pub q: String,
    pub state: String,
    pub payment: String,
    /// `2026-11-21`; empty for no limit.
    pub from: String,
    pub to: String,
    /// The number of the order that the page follows.
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orders {
    pub query: OrdersQuery,
    /// Order states to choose from, without "all".
    pub states: Vec<FilterOption>,
    /// Payment statuses to choose from, without "all".
    pub payments: Vec<FilterOption>,
    pub rows: Vec<OrderRow>,
    /// How many match, up to a thousand.
    pub total: u64,
    pub page: ListPage,
    /// A date that is none; `field` is `from` or `to`.
    pub problem: Option<Problem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub number: String,
    pub placed: Moment,
    pub buyer: String,
    pub email: String,
    pub total: String,
    pub state: Badge,
    pub payment: Badge,
}
