use std::collections::BTreeSet;

use super::capture::Captures;
use super::evidence::Fact;
use super::method::Method;
use super::refund::{Reckoning, Refunds};
use super::state::AttemptState;
use super::{Attempt, ReviewReason};
use crate::money::{Currency, Money};

/// Everything learned about one attempt, looked at by itself.
///
/// Each field only ever grows (false to true, none to some, a set by a member), and none of them
/// remembers when something was learned: that is why order and repetition cannot matter.
#[derive(Debug, Default)]
pub(super) struct Findings {
    opened: Option<i64>,
    refused: Option<String>,
    unknown: bool,
    page: Option<i64>,
    unheard: bool,
    pending: bool,
    succeeded: bool,
    held: Option<Money>,
    failed: Option<String>,
    captures: Captures,
    refunds: Refunds,
    cancelled: bool,
    superseded: bool,
    expired: bool,
    abandoned: bool,
    amount_mismatch: bool,
    accepted: Option<Money>,
    methods: BTreeSet<Method>,
    payment_ids: BTreeSet<String>,
}

impl Findings {
    /// Adds a fact. Facts come sorted from a set, so "the first code" is the same one every time.
    pub(super) fn add(&mut self, total: Money, fact: Fact) {
        match fact {
            Fact::Begun { amount } => self.amount_mismatch |= amount != total,
            Fact::SessionOpened { expires_at_ms } => {
                self.opened = self.opened.max(Some(expires_at_ms));
            }
            Fact::SessionRefused { code } => {
                self.refused.get_or_insert(code);
            }
            Fact::SessionUnknown => self.unknown = true,
            Fact::PageOpened { expires_at_ms } => self.page = self.page.max(Some(expires_at_ms)),
            Fact::PayUnknown => self.unheard = true,
            Fact::Pending => self.pending = true,
            Fact::PaymentSucceeded {
                amount,
                method,
                payment_id,
            } => {
                self.succeeded = true;
                self.held.get_or_insert(amount);
                self.amount_mismatch |= amount != total;
                self.methods.extend(method);
                self.name_payment(payment_id);
            }
            Fact::PaymentFailed { code } => {
                self.failed.get_or_insert(code);
            }
            Fact::CaptureSucceeded { amount, payment_id } => {
                self.captures.succeed(amount);
                self.amount_mismatch |= amount != total;
                self.name_payment(payment_id);
            }
            Fact::CaptureFailed {
                code,
                capture_request_id,
            } => self.captures.fail(capture_request_id, code),
            Fact::Cancelled => self.cancelled = true,
            Fact::Superseded => self.superseded = true,
            Fact::Expired => self.expired = true,
            Fact::Abandoned => self.abandoned = true,
            Fact::Accepted { amount } => {
                self.accepted = self
                    .accepted
                    .or(Some(amount).filter(|amount| *amount == total));
            }
            Fact::CaptureRequested {
                capture_request_id,
                amount,
            } => self.captures.request(capture_request_id, amount),
            Fact::CapturePending { capture_request_id } => self.captures.pend(capture_request_id),
            Fact::RefundReserved {
                refund_request_id,
                amount,
            } => self.refunds.reserve(refund_request_id, amount),
            // Only what was paid is refunded: this tells of a success, even when its own
            // notification was lost.
            Fact::RefundPending { refund_request_id } => {
                self.succeeded = true;
                self.refunds.pend(refund_request_id);
            }
            Fact::RefundSucceeded {
                refund_request_id,
                amount,
            } => {
                self.succeeded = true;
                self.refunds.succeed(refund_request_id, amount);
            }
            Fact::RefundFailed {
                refund_request_id,
                code,
            } => self.refunds.fail(refund_request_id, code),
        }
    }

    fn name_payment(&mut self, payment_id: String) {
        if !payment_id.is_empty() {
            self.payment_ids.insert(payment_id);
        }
    }

    /// The state of the attempt by itself; only [`super::Ledger::fold`] sees its neighbours.
    ///
    /// From the strongest to the weakest: money gone back, money given up, contradiction, money
    /// taken, money held, a failure, Antom at work, our own clock and our own plans.
    pub(super) fn state(&self) -> AttemptState {
        if self.cancelled {
            AttemptState::Cancelled
        } else if self.abandoned && self.has_success() {
            AttemptState::Duplicate
        } else if self.mismatches().next().is_some() {
            AttemptState::NeedsReview
        } else if self.took_money() {
            AttemptState::Paid
        } else if self.captures.is_under_way() {
            // Another try after a capture that failed, or one whose authorisation was not told.
            AttemptState::Authorised
        } else if self.captures.has_failed() {
            AttemptState::CaptureFailed
        } else if self.succeeded {
            if self.methods.is_empty() {
                AttemptState::Processing
            } else {
                AttemptState::Authorised
            }
        } else if self.failed.is_some() {
            AttemptState::Failed
        } else if self.pending && self.page.is_none() {
            // Stronger than refused, expired and superseded: those are guesses and plans, while
            // this is Antom saying that a payment is under way. To let them win would open the
            // way to a second payment (guide 004: no new attempt while one is processing). What
            // `pay` made is under way from its first moment, so of one that has a page this tells
            // nothing: the buyer may still be on it.
            AttemptState::Processing
        } else if self.is_unheard_of() {
            // Stronger than refused: that is the answer to a later request under the same id,
            // and does not undo the first.
            AttemptState::Processing
        } else if self.refused.is_some() {
            AttemptState::Rejected
        } else if self.expired {
            AttemptState::Expired
        } else if self.superseded || self.abandoned {
            AttemptState::Superseded
        } else if self.opened.is_some() || self.page.is_some() {
            AttemptState::Open
        } else if self.unknown {
            AttemptState::Unknown
        } else {
            AttemptState::Created
        }
    }

    /// Whether `pay` was called and nothing has been learned of it since.
    fn is_unheard_of(&self) -> bool {
        let is_over = self.expired || self.superseded || self.abandoned;
        self.unheard && self.page.is_none() && !is_over
    }

    /// Whether money was taken or held, as far as the facts tell.
    fn has_success(&self) -> bool {
        self.succeeded || self.captures.is_known()
    }

    /// Whether money was really taken.
    fn took_money(&self) -> bool {
        self.taken().is_some()
    }

    /// What was really taken: by a capture, or by a method that needs none (guide 000).
    fn taken(&self) -> Option<Money> {
        let needs_none = |method: &Method| !method.captures();
        let needs_none = !self.methods.is_empty() && self.methods.iter().all(needs_none);
        let captured = self.captures.taken();
        let taken = captured.or_else(|| self.held.filter(|_| needs_none));
        taken.map(|taken| self.accepted.unwrap_or(taken))
    }

    /// Whether its money can pay the order.
    pub(super) fn may_win(&self) -> bool {
        self.state() == AttemptState::Paid
    }

    /// Whether the merchant has begun to refund what pays the order: from then on no late success
    /// may take its place, or that refund would be lost. A refund of what was given up is another
    /// matter.
    pub(super) fn is_pinned(&self) -> bool {
        self.may_win() && self.refunds.has_own()
    }

    /// Whether everything that was taken, or held as far as is known, went back by refunds.
    pub(super) fn is_refunded_in_full(&self) -> bool {
        let base = self.taken().or(self.held);
        base.is_some_and(|base| Reckoning::of(base, self.refunds.all().values()).covers(base))
    }

    /// Whether a success is known whose method is not, so that nobody can tell if money was taken.
    pub(super) fn method_is_missing(&self) -> bool {
        self.succeeded && self.methods.is_empty() && !self.captures.is_known() && !self.cancelled
    }

    /// Whether a success is known of which Antom has not told enough: by which method, how much it
    /// holds, or that it was captured.
    pub(super) fn wants_inquiry(&self) -> bool {
        let is_amount_missing = self.captures.is_known()
            && self.captures.taken().is_none()
            && self.held.is_none()
            && !self.cancelled;
        // Only what was taken is given back: a capture succeeded after the one that failed.
        let is_capture_missing = self.capture_has_failed() && self.refunds.are_known_to_antom();
        is_amount_missing || is_capture_missing || self.method_is_missing()
    }

    /// The capture to send or to repeat, should this attempt lead.
    pub(super) fn capture_due(&self) -> Option<&str> {
        self.captures.due()
    }

    pub(super) fn is_abandoned(&self) -> bool {
        self.abandoned
    }

    /// Whether the order may have been marked paid by money that is gone again, without the shop
    /// having given it back.
    pub(super) fn paid_then_cancelled(&self) -> bool {
        self.cancelled && !self.abandoned && self.took_money() && self.mismatches().next().is_none()
    }

    /// Whether taking the held money failed, and nothing has decided that since.
    pub(super) fn capture_has_failed(&self) -> bool {
        self.captures.has_failed() && !self.cancelled
    }

    /// Whether Antom refunded other amounts than were asked for.
    pub(super) fn refunds_contradict_themselves(&self) -> bool {
        self.refunds.contradict_themselves()
    }

    /// What does not fit the order, or contradicts itself.
    pub(super) fn mismatches(&self) -> impl Iterator<Item = ReviewReason> {
        let differs = self.amount_mismatch && self.accepted.is_none();
        let amount = differs.then_some(ReviewReason::AmountMismatch);
        let payment = (self.payment_ids.len() > 1 || self.methods_disagree())
            .then_some(ReviewReason::PaymentMismatch);
        amount.into_iter().chain(payment)
    }

    /// Whether one success says that a capture is due and another that none is, with no capture to
    /// decide it.
    fn methods_disagree(&self) -> bool {
        self.captures.taken().is_none()
            && self.methods.iter().any(Method::captures)
            && !self.methods.iter().all(Method::captures)
    }

    pub(super) fn attempt(&self, state: AttemptState, currency: Currency) -> Attempt {
        let failure = match state {
            AttemptState::Failed => self.failed.as_ref(),
            AttemptState::Rejected => self.refused.as_ref(),
            AttemptState::CaptureFailed => self.captures.failure(),
            AttemptState::Created
            | AttemptState::Unknown
            | AttemptState::Open
            | AttemptState::Processing
            | AttemptState::Authorised
            | AttemptState::Paid
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::NeedsReview
            | AttemptState::Refunded => None,
        };
        let captures = self.methods.iter().find(|method| method.captures());
        Attempt {
            state,
            method: captures.or(self.methods.first()).cloned(),
            payment_id: self.payment_ids.first().cloned(),
            pending: self.pending,
            failure: failure.cloned(),
            expires_at_ms: self.opened.max(self.page),
            held: self.held.map(|held| self.accepted.unwrap_or(held)),
            taken: self.taken(),
            captures: self.captures.all(),
            refunds: self.refunds.all(),
            currency,
            abandoned: self.abandoned,
        }
    }
}
