//! 3-D Secure: whether the issuer is asked, and what the buyer does there.

use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::outcome::Decline;
use crate::payment::{Outcome, Payment, PaymentNo, State, Step, Submission, SubmissionNo};
use crate::test_card::TestCard;
use crate::used::Secured;
use crate::world::World;

/// The code that the issuer's page takes.
pub(crate) const CODE: &str = "123456";
/// So many wrong codes, and the authentication has failed.
const TRIES: u8 = 3;

/// What the buyer did on the issuer's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BuyerAction {
    Code(String),
    GiveUp,
    /// Nothing was asked for.
    PassThrough,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    /// A wrong code, with so many tries left.
    Again(u8),
    Over,
}

impl World {
    /// Who decides: the merchant by `is3DSAuthentication`, or the issuer by a fault. South Korean
    /// cards have no 3-D Secure (guide 004).
    pub(crate) fn security(&mut self, no: PaymentNo, card: &TestCard) -> Step {
        if card.is_korean() {
            return Step::AtOnce;
        }
        let insists = self.strike(Place::Payment, no, |fault| fault == Fault::Challenge);
        let asked = self.payment(no).requested.card.three_ds;
        match (insists, asked) {
            (Some(_), _) => Step::Issuer {
                asks: true,
                left: TRIES,
            },
            (None, true) => Step::Issuer {
                asks: !card.exempt,
                left: TRIES,
            },
            (None, false) => Step::AtOnce,
        }
    }

    pub(crate) fn at_issuer(
        &mut self,
        no: PaymentNo,
        SubmissionNo(index): SubmissionNo,
        action: BuyerAction,
        now: Moment,
    ) -> Reply {
        let payment = self.payment_mut(no);
        if !is_open(payment, &payment.submissions[index], now) {
            return Reply::Over;
        }
        let submission = &mut payment.submissions[index];
        let Step::Issuer { asks, left } = &mut submission.step else {
            return Reply::Over;
        };
        let secured = match action {
            BuyerAction::PassThrough if !*asks => Secured::Frictionless,
            BuyerAction::PassThrough => return Reply::Again(*left),
            BuyerAction::GiveUp => Secured::Refused,
            BuyerAction::Code(code) if code.trim() == CODE => Secured::Challenged,
            BuyerAction::Code(_) => {
                *left = left.saturating_sub(1);
                if *left > 0 {
                    return Reply::Again(*left);
                }
                Secured::Failed
            }
        };
        if let Some(used) = &mut submission.card {
            used.secured = secured;
        }
        match secured {
            Secured::Frictionless | Secured::Challenged => {
                self.bank_decides(no, SubmissionNo(index), now);
            }
            Secured::Not | Secured::Failed | Secured::Refused => {
                self.decline(no, SubmissionNo(index), Decline::NotAuthenticated);
            }
        }
        Reply::Over
    }
}

/// Whether the buyer can still do something about this submission on a page of its own.
pub(crate) fn is_open(payment: &Payment, submission: &Submission, now: Moment) -> bool {
    payment.state == State::Processing
        && submission.outcome == Outcome::Waiting
        && now < submission.closes
}
