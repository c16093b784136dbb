//! One payment: what the merchant asked for, what the buyer did, and where it stands.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::clock::Moment;
use crate::method::{Method, Offer};
use crate::movement::{Cancel, CaptureTry, Money, Refund, RefundState};
use crate::outcome::Decline;
use crate::requested::{Requested, Way};
use crate::subscription::Share;
use crate::used::Used;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct PaymentNo(pub(crate) usize);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct SubmissionNo(pub(crate) usize);

/// After this an order that the buyer submitted but never finished is closed (guide 000), and one
/// that pay made (guide 004).
pub(crate) const ORDER_CLOSES_AFTER: Duration = Duration::from_secs(14 * 60);
/// An authorisation that is not captured lapses after this.
pub(crate) const AUTHORISATION_LASTS: Duration = Duration::from_secs(7 * 24 * 3600);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Outcome {
    Waiting,
    Approved,
    Declined(Decline),
    /// Not finished: it ran out of time, or the buyer began another.
    Closed,
}

/// What stands between a submission and its outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Step {
    /// Nothing.
    AtOnce,
    /// The buyer, on the page of a wallet or of a South Korean bank.
    Page,
    /// The buyer, on the issuer's page for 3-D Secure: whether it asks for a code, and how many tries
    /// are left.
    Issuer { asks: bool, left: u8 },
    /// Time.
    Slow,
}

/// The buyer pressed Pay, or pay left nothing to press: what the guides call an order.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Submission {
    pub(crate) token: String,
    pub(crate) method: &'static Method,
    pub(crate) closes: Moment,
    pub(crate) outcome: Outcome,
    pub(crate) step: Step,
    pub(crate) card: Option<Used>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Capture {
    /// The method takes the money at once.
    NotNeeded,
    /// The merchant is to capture.
    Manual,
    /// The gateway is about to capture.
    Due,
    Done,
    /// The last try failed; the authorisation still stands.
    Failed,
    /// Nobody captured in time: the money was released.
    Lapsed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum State {
    /// Nobody has submitted anything: to an inquiry the order doesn't exist.
    Open,
    /// Submitted at least once, or made by pay, and nothing decided: the buyer may still try again.
    Processing,
    Succeeded {
        at: Moment,
        capture: Capture,
    },
    Failed(Decline),
    /// The session ended without a submission. Nobody is told (guide 000).
    Expired,
    /// The merchant called it off, before or after it was paid. Nobody is told.
    Cancelled(Cancel),
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Payment {
    pub(crate) client_id: String,
    pub(crate) requested: Requested,
    pub(crate) payment_id: String,
    pub(crate) acquirer_reference: String,
    pub(crate) session_id: String,
    /// The newest session data; earlier ones still lead here.
    pub(crate) session_data: String,
    pub(crate) created: Moment,
    pub(crate) expires: Moment,
    pub(crate) submissions: Vec<Submission>,
    pub(crate) state: State,
    pub(crate) captures: Vec<CaptureTry>,
    pub(crate) refunds: Vec<Refund>,
    /// The period of a subscription that it is for.
    pub(crate) share: Option<Share>,
    /// The `paymentRequestId` that the merchant is told: for what Antom takes by itself, perhaps none.
    pub(crate) told_request_id: Option<String>,
}

impl Payment {
    pub(crate) fn last(&self) -> Option<&Submission> {
        self.submissions.last()
    }

    /// The method that the buyer chose last, or that pay was called for.
    pub(crate) fn method(&self) -> Option<&'static Method> {
        match (self.last(), self.requested.way) {
            (Some(last), _) => Some(last.method),
            (None, Way::Pay(method) | Way::Deduction(method)) => Some(method),
            (None, Way::Session) => None,
        }
    }

    /// Accepted, and nothing that the buyer could do about it.
    pub(crate) fn under_way(&self) -> bool {
        self.state == State::Processing
            && self
                .last()
                .is_some_and(|last| last.step == Step::Slow && last.outcome == Outcome::Waiting)
    }

    /// Whether the page may still take a payment.
    pub(crate) fn payable(&self, now: Moment) -> bool {
        match self.state {
            State::Open | State::Processing => now < self.expires && !self.under_way(),
            State::Succeeded { .. } | State::Failed(_) | State::Expired | State::Cancelled(_) => {
                false
            }
        }
    }

    /// The decline that the buyer has to be told, while another try is still possible.
    pub(crate) fn last_decline(&self) -> Option<Decline> {
        match (&self.state, self.last()?.outcome) {
            (State::Processing, Outcome::Declined(why)) => Some(why),
            _ => None,
        }
    }

    pub(crate) fn offer(&self, name: &str) -> Option<Offer> {
        self.requested
            .offers
            .iter()
            .find(|offer| offer.method.name == name)
            .copied()
    }

    /// `paymentStatus` where the guide has one, and this gateway's own words where it has none.
    pub(crate) fn status(&self) -> &'static str {
        match self.state {
            State::Open => "OPEN",
            State::Processing => "PROCESSING",
            State::Succeeded { .. } => "SUCCESS",
            State::Failed(_) => "FAIL",
            State::Expired => "EXPIRED",
            State::Cancelled(_) => "CANCELLED",
        }
    }

    /// Where the capture stands, in a word.
    pub(crate) fn capture_state(&self) -> &'static str {
        match self.state {
            State::Succeeded { capture, .. } => match capture {
                Capture::NotNeeded => "not_needed",
                Capture::Manual => "manual",
                Capture::Due => "due",
                Capture::Done => "done",
                Capture::Failed => "failed",
                Capture::Lapsed => "lapsed",
            },
            State::Open
            | State::Processing
            | State::Failed(_)
            | State::Expired
            | State::Cancelled(_) => "none",
        }
    }

    /// When an authorisation lapses; nothing for a payment that has none.
    pub(crate) fn authorised_until(&self) -> Option<Moment> {
        let captures = self.last()?.method.captures && self.requested.amount.value > 0;
        match self.state {
            State::Succeeded { at, .. } if captures => Some(at.after(AUTHORISATION_LASTS)),
            State::Cancelled(Cancel { paid, .. }) if captures => {
                paid.map(|at| at.after(AUTHORISATION_LASTS))
            }
            State::Succeeded { .. }
            | State::Cancelled(_)
            | State::Open
            | State::Processing
            | State::Failed(_)
            | State::Expired => None,
        }
    }

    /// Who acquired it, as the merchant is told.
    pub(crate) fn acquirer(&self, transaction_id: &str, code: &str, message: &str) -> Value {
        json!({
            "acquirerMerchantId": "2188120000000001",
            "acquirerName": "TEST GATEWAY",
            "acquirerResultCode": code,
            "acquirerResultMessage": message,
            "acquirerTransactionId": transaction_id,
            "referenceRequestId": self.requested.payment_request_id,
        })
    }

    pub(crate) fn money(&self) -> Money {
        let amount = self.requested.amount.value;
        let mut money = match self.state {
            State::Open | State::Processing | State::Failed(_) | State::Expired => Money::default(),
            State::Succeeded { capture, .. } => Money {
                authorised: amount,
                captured: match capture {
                    Capture::NotNeeded | Capture::Done => amount,
                    Capture::Manual | Capture::Due | Capture::Failed | Capture::Lapsed => 0,
                },
                released: if capture == Capture::Lapsed {
                    amount
                } else {
                    0
                },
                ..Money::default()
            },
            State::Cancelled(cancel) => Money {
                authorised: cancel.returned + cancel.released,
                captured: cancel.returned,
                cancelled: cancel.returned,
                released: cancel.released,
                ..Money::default()
            },
        };
        for refund in &self.refunds {
            match refund.state {
                RefundState::InProcess => money.refunding += refund.amount.value,
                RefundState::Done(_) => money.refunded += refund.amount.value,
                RefundState::Failed { .. } => {}
            }
        }
        money
    }

    /// What may still be asked back.
    pub(crate) fn refundable(&self) -> u64 {
        let money = self.money();
        money.kept().saturating_sub(money.refunding)
    }
}
