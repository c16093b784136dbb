use std::collections::BTreeMap;

use super::payment::PaymentState;
use super::terms::Period;
use crate::names::named;

named! {
    /// Where the invoice of one phase stands.
    ///
    /// ```
    /// use domain::subscription::InvoiceState;
    ///
    /// assert!(InvoiceState::Trial.grants_access());
    /// assert!(!InvoiceState::Failed.grants_access());
    /// ```
    pub enum InvoiceState is "a state of an invoice" {
        /// A payment is under way, or what was learned does not yet say that money was taken.
        Open = "open",
        /// A free trial: nothing is owed.
        Trial = "trial",
        /// One payment's money was taken.
        Paid = "paid",
        /// Every payment so far failed. A wallet may still be tried again in the phase.
        Failed = "failed",
        /// It was paid, and all the money went back.
        Refunded = "refunded",
        /// Money was taken, in an amount that nobody agreed on; a person decides.
        NeedsReview = "needs_review",
    }
}

impl InvoiceState {
    /// Whether the buyer has what the phase is for.
    #[must_use]
    pub const fn grants_access(self) -> bool {
        matches!(self, Self::Trial | Self::Paid)
    }
}

/// One phase of a subscription: what is owed for it, and how it was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invoice {
    /// `phaseNo`, from 1.
    pub phase: u32,
    /// Where it stands.
    pub state: InvoiceState,
    /// Its period: as Antom told it, else by our own calendar; none beyond the year 9999.
    pub period: Option<Period>,
    /// The one payment whose money pays it.
    pub paid_by: Option<String>,
    /// Every payment of the phase by its `paymentId`.
    pub payments: BTreeMap<String, PaymentState>,
}

impl Invoice {
    /// Judges a phase by its payments, without those that the shop does not keep.
    pub(super) fn judge(
        kept: &BTreeMap<String, PaymentState>,
        is_free: bool,
    ) -> (InvoiceState, Option<String>) {
        let first = |state: PaymentState| {
            let mut of_state = kept.iter().filter(|(_, is)| **is == state);
            of_state.next().map(|(id, _)| id.clone())
        };
        // Of two that took money the lowest id pays: a rule that no order of arrival changes.
        let paid_by = first(PaymentState::Paid);
        let state = if paid_by.is_some() {
            if is_free {
                InvoiceState::Trial
            } else {
                InvoiceState::Paid
            }
        } else if first(PaymentState::Mismatch).is_some() {
            InvoiceState::NeedsReview
        } else if is_free {
            InvoiceState::Trial
        } else if kept.values().any(|state| {
            matches!(
                state,
                PaymentState::Pending | PaymentState::Unclear | PaymentState::Held
            )
        }) {
            InvoiceState::Open
        } else if first(PaymentState::Returned).is_some() {
            InvoiceState::Refunded
        } else if kept.is_empty() {
            InvoiceState::Open
        } else {
            InvoiceState::Failed
        };
        (state, paid_by)
    }
}
