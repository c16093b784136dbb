//! Money that moves after the buyer said yes: captures, a cancel, refunds, and what they sum up to.

use std::ops::AddAssign;

use crate::clock::Moment;
use crate::money::Amount;
use crate::outcome::Decline;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct CaptureNo(pub(crate) usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct RefundNo(pub(crate) usize);

/// One try to take the money that an authorisation promised.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct CaptureTry {
    pub(crate) id: String,
    /// The merchant's; an automatic capture has the one that the payment is told with, if any.
    pub(crate) request_id: Option<String>,
    pub(crate) automatic: bool,
    pub(crate) amount: Amount,
    pub(crate) at: Moment,
    pub(crate) failed: Option<Decline>,
}

/// The payment was called off, in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Cancel {
    pub(crate) at: Moment,
    /// When the buyer had paid, if they had.
    pub(crate) paid: Option<Moment>,
    /// Money that had been taken and goes back.
    pub(crate) returned: u64,
    /// Money that was only promised, and is released.
    pub(crate) released: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum RefundState {
    InProcess,
    Done(Moment),
    Failed { at: Moment, why: Decline },
}

/// Who asked for a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Origin {
    Api,
    /// Somebody at the merchant's, in Antom's own back office.
    Dashboard,
}

impl Origin {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Dashboard => "dashboard",
        }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) request_id: String,
    pub(crate) origin: Origin,
    pub(crate) amount: Amount,
    pub(crate) asked: Moment,
    /// How it is going to end, if not well.
    pub(crate) doomed: Option<Decline>,
    pub(crate) state: RefundState,
    pub(crate) acquirer_reference: String,
    pub(crate) metadata: Option<String>,
    /// Where the result goes instead of to the payment's own address.
    pub(crate) notify_url: Option<String>,
}

impl Refund {
    /// Whether it takes up some of what can be refunded.
    pub(crate) fn counts(&self) -> bool {
        match self.state {
            RefundState::InProcess | RefundState::Done(_) => true,
            RefundState::Failed { .. } => false,
        }
    }

    /// `refundStatus`.
    pub(crate) fn status(&self) -> &'static str {
        match self.state {
            RefundState::InProcess => "PROCESSING",
            RefundState::Done(_) => "SUCCESS",
            RefundState::Failed { .. } => "FAIL",
        }
    }
}

/// Sums in the smallest unit. `captured − refunded − cancelled` is what the merchant keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Money {
    /// What buyers agreed to pay.
    pub(crate) authorised: u64,
    /// What was really taken.
    pub(crate) captured: u64,
    pub(crate) refunded: u64,
    /// Refunds that are accepted and not done.
    pub(crate) refunding: u64,
    /// What was taken and went back by a cancel.
    pub(crate) cancelled: u64,
    /// What was authorised and released without being taken: cancelled, or lapsed.
    pub(crate) released: u64,
}

impl Money {
    pub(crate) fn kept(self) -> u64 {
        self.captured
            .saturating_sub(self.refunded)
            .saturating_sub(self.cancelled)
    }
}

impl AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.authorised += other.authorised;
        self.captured += other.captured;
        self.refunded += other.refunded;
        self.refunding += other.refunding;
        self.cancelled += other.cancelled;
        self.released += other.released;
    }
}
