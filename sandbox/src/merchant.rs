//! How a payment moves when the merchant asks: capture, cancel and refund.

use std::time::Duration;

use crate::api::Refusal;
use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::ids;
use crate::money::Amount;
use crate::movement::{Cancel, CaptureNo, CaptureTry, Origin, Refund, RefundNo, RefundState};
use crate::notification::Topic;
use crate::outcome::Decline;
use crate::payment::{AUTHORISATION_LASTS, Capture, Outcome, Payment, PaymentNo, State};
use crate::schedule::Event;
use crate::world::World;

/// A cancel is possible until this long into the day after the payment's (GMT+8).
const CANCEL_GRACE: Duration = Duration::from_secs(15 * 60);
/// Methods and contracts differ; about a year is common.
const REFUND_WINDOW: Duration = Duration::from_secs(365 * 24 * 3600);

pub(crate) struct CaptureAsked {
    pub(crate) request_id: String,
    pub(crate) payment_id: String,
    pub(crate) amount: Amount,
}

pub(crate) struct RefundAsked {
    pub(crate) request_id: String,
    pub(crate) payment_id: String,
    pub(crate) capture_id: Option<String>,
    pub(crate) amount: Amount,
    pub(crate) origin: Origin,
    pub(crate) asynchronous: bool,
    pub(crate) metadata: Option<String>,
    pub(crate) notify_url: Option<String>,
}

impl World {
    /// The same `captureRequestId` again leads to the same capture, whatever came of it.
    pub(crate) fn merchant_captures(
        &mut self,
        client_id: &str,
        asked: CaptureAsked,
        now: Moment,
    ) -> Result<(PaymentNo, CaptureNo), Refusal> {
        if let Some((no, capture)) = self.by_capture_request(client_id, &asked.request_id) {
            let payment = self.payment(no);
            let same = payment.payment_id == asked.payment_id
                && payment.captures[capture.0].amount == asked.amount;
            return if same {
                Ok((no, capture))
            } else {
                Err(Refusal::RepeatInconsistent)
            };
        }
        let no = self
            .by_payment_id(client_id, &asked.payment_id)
            .ok_or(Refusal::AuthNotFound)?;
        let payment = self.payment(no);
        capturable(payment, now)?;
        let authorised = payment.requested.amount;
        if asked.amount.currency != authorised.currency {
            return Err(Refusal::Currency("captureAmount.currency".to_owned()));
        }
        if asked.amount.value > authorised.value {
            return Err(Refusal::CaptureExceeds);
        }
        if asked.amount.value < authorised.value {
            return Err(Refusal::illegal(
                "captureAmount.value",
                "must equal the authorised amount",
            ));
        }
        let client_id = client_id.to_owned();
        let request_id = asked.request_id.clone();
        let capture = self.try_capture(no, Some(asked.request_id), false, now);
        self.remember_capture_request(client_id, request_id, (no, capture));
        Ok((no, capture))
    }

    /// Takes the authorised money, or fails to.
    pub(crate) fn try_capture(
        &mut self,
        no: PaymentNo,
        request_id: Option<String>,
        automatic: bool,
        at: Moment,
    ) -> CaptureNo {
        let declined = self.strike(Place::Capture, no, |fault| fault == Fault::Decline);
        let payment = self.payment_mut(no);
        let capture = CaptureNo(payment.captures.len());
        payment.captures.push(CaptureTry {
            id: ids::capture_id(at),
            request_id,
            automatic,
            amount: payment.requested.amount,
            at,
            failed: declined.map(|_| Decline::ProcessFail),
        });
        if let State::Succeeded { capture, .. } = &mut payment.state {
            *capture = match declined {
                Some(_) => Capture::Failed,
                None => Capture::Done,
            };
        }
        self.announce(no, Topic::Capture(capture), at);
        self.capture_came_out(no, automatic, at);
        capture
    }

    /// A second cancel finds the first.
    pub(crate) fn merchant_cancels(
        &mut self,
        no: PaymentNo,
        now: Moment,
    ) -> Result<Cancel, Refusal> {
        let payment = self.payment_mut(no);
        let cancel = match payment.state {
            State::Cancelled(cancel) => return Ok(cancel),
            // Nobody submitted: to every other question there is no such order either.
            State::Expired => return Err(Refusal::OrderNotExist),
            State::Failed(_) => return Err(Refusal::OrderStatus),
            State::Open | State::Processing => Cancel {
                at: now,
                paid: None,
                returned: 0,
                released: 0,
            },
            State::Succeeded { at, capture } => undo(payment, at, capture, now)?,
        };
        for submission in &mut payment.submissions {
            if submission.outcome == Outcome::Waiting {
                submission.outcome = Outcome::Closed;
            }
        }
        payment.state = State::Cancelled(cancel);
        if let Some(share) = payment.share {
            // One that is active already stays so: only its payment is undone.
            self.creation_fails(share.subscription, now);
        }
        Ok(cancel)
    }

    /// The same `refundRequestId` again leads to the same refund, wherever it stands by now.
    pub(crate) fn merchant_refunds(
        &mut self,
        client_id: &str,
        asked: RefundAsked,
        now: Moment,
    ) -> Result<(PaymentNo, RefundNo), Refusal> {
        if let Some((no, refund)) = self.by_refund_request(client_id, &asked.request_id) {
            let payment = self.payment(no);
            let same = payment.payment_id == asked.payment_id
                && payment.refunds[refund.0].amount == asked.amount;
            return if same {
                Ok((no, refund))
            } else {
                Err(Refusal::RepeatInconsistent)
            };
        }
        let no = self
            .by_payment_id(client_id, &asked.payment_id)
            .ok_or(Refusal::OrderNotExist)?;
        let payment = self.payment(no);
        refundable(payment, &asked, now)?;
        let slow = asked.asynchronous
            || payment
                .last()
                .is_some_and(|submission| submission.method.captures);
        let declined = self.strike(Place::Refund, no, |fault| fault == Fault::Decline);
        let refund = self.remember_refund(
            no,
            Refund {
                id: ids::refund_id(now),
                request_id: asked.request_id,
                origin: asked.origin,
                amount: asked.amount,
                asked: now,
                doomed: declined.map(|_| Decline::ProcessFail),
                state: RefundState::InProcess,
                acquirer_reference: ids::acquirer_reference(),
                metadata: asked.metadata,
                notify_url: asked.notify_url,
            },
        );
        if slow {
            let ends = now.after(self.timing.capture_after);
            self.schedule.push(ends, Event::RefundEnds(no, refund));
        } else {
            self.end_refund(no, refund, now);
            // One that fails on the spot is told by its answer alone.
            if declined.is_none() {
                self.announce(no, Topic::Refund(refund), now);
            }
        }
        Ok((no, refund))
    }

    pub(crate) fn refund_ends(&mut self, no: PaymentNo, refund: RefundNo, at: Moment) {
        self.end_refund(no, refund, at);
        self.announce(no, Topic::Refund(refund), at);
    }

    fn end_refund(&mut self, no: PaymentNo, RefundNo(index): RefundNo, at: Moment) {
        let refund = &mut self.payment_mut(no).refunds[index];
        refund.state = match refund.doomed {
            Some(why) => RefundState::Failed { at, why },
            None => RefundState::Done(at),
        };
    }

    pub(crate) fn authorisation_lapses(&mut self, no: PaymentNo) {
        if let State::Succeeded { capture, .. } = &mut self.payment_mut(no).state {
            match capture {
                Capture::Manual | Capture::Failed => *capture = Capture::Lapsed,
                Capture::NotNeeded | Capture::Due | Capture::Done | Capture::Lapsed => {}
            }
        }
    }
}

fn capturable(payment: &Payment, now: Moment) -> Result<(), Refusal> {
    match payment.state {
        State::Open | State::Expired => Err(Refusal::AuthNotFound),
        State::Processing | State::Failed(_) => Err(Refusal::OrderStatus),
        State::Cancelled(Cancel { paid: Some(_), .. }) => Err(Refusal::AuthCancelled),
        State::Cancelled(Cancel { paid: None, .. }) => Err(Refusal::OrderCancelled),
        State::Succeeded { at, capture } => match capture {
            // There is nothing to capture, or the gateway is about to.
            Capture::NotNeeded | Capture::Due => Err(Refusal::OrderStatus),
            Capture::Done => Err(Refusal::MultiCapture),
            Capture::Lapsed => Err(Refusal::AuthExpired),
            Capture::Manual | Capture::Failed if now >= at.after(AUTHORISATION_LASTS) => {
                Err(Refusal::AuthExpired)
            }
            Capture::Manual | Capture::Failed => Ok(()),
        },
    }
}

/// What a cancel of a paid payment gives back, if it is not too late.
fn undo(payment: &Payment, paid: Moment, capture: Capture, now: Moment) -> Result<Cancel, Refusal> {
    if payment.refunds.iter().any(Refund::counts) {
        return Err(Refusal::Declined(Decline::ProcessFail));
    }
    let amount = payment.requested.amount.value;
    let cancel = Cancel {
        at: now,
        paid: Some(paid),
        returned: 0,
        released: 0,
    };
    match capture {
        Capture::NotNeeded => {
            if payment.last().is_some_and(|last| !last.method.cancels) {
                return Err(Refusal::Declined(Decline::ProcessFail));
            }
            if now > payment.created.next_day().after(CANCEL_GRACE) {
                return Err(Refusal::CancelWindow);
            }
            Ok(Cancel {
                returned: amount,
                ..cancel
            })
        }
        Capture::Done => Err(Refusal::OrderStatus),
        Capture::Lapsed => Err(Refusal::CancelWindow),
        // Cards go by the life of the authorisation and not by the day.
        Capture::Manual | Capture::Due | Capture::Failed => {
            if now >= paid.after(AUTHORISATION_LASTS) {
                return Err(Refusal::CancelWindow);
            }
            Ok(Cancel {
                released: amount,
                ..cancel
            })
        }
    }
}

fn refundable(payment: &Payment, asked: &RefundAsked, now: Moment) -> Result<(), Refusal> {
    let paid = match payment.state {
        State::Open | State::Expired => return Err(Refusal::OrderNotExist),
        State::Processing | State::Failed(_) => return Err(Refusal::OrderStatus),
        State::Cancelled(_) => return Err(Refusal::OrderCancelled),
        State::Succeeded { at, capture } => match capture {
            Capture::NotNeeded | Capture::Done => at,
            Capture::Manual | Capture::Due | Capture::Failed | Capture::Lapsed => {
                return Err(Refusal::OrderStatus);
            }
        },
    };
    if now > paid.after(REFUND_WINDOW) {
        return Err(Refusal::RefundWindow);
    }
    if asked.amount.currency != payment.requested.amount.currency {
        return Err(Refusal::Currency("refundAmount.currency".to_owned()));
    }
    if let Some(id) = &asked.capture_id {
        let taken = payment
            .captures
            .iter()
            .any(|capture| capture.id == *id && capture.failed.is_none());
        if !taken {
            return Err(Refusal::illegal(
                "captureId",
                "is not a capture of this payment",
            ));
        }
    }
    // Nothing at all is asked for when nothing is left.
    if asked.amount.value == 0 || asked.amount.value > payment.refundable() {
        return Err(Refusal::RefundExceeds);
    }
    Ok(())
}
