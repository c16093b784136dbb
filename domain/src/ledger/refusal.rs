use super::state::AttemptState;
use super::{Attempt, Ledger};
use crate::money::Money;

/// Why the merchant's capture is not asked for.
///
/// ```
/// use domain::ledger::CaptureRefusal;
///
/// let refusal = CaptureRefusal::AlreadyCaptured;
/// assert_eq!(refusal.to_string(), "The money of this order is already taken.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaptureRefusal {
    /// No attempt holds money that could be taken.
    #[error("No payment of this order waits for its capture.")]
    NothingAuthorised,
    /// A capture was asked for whose end is not known.
    #[error("A capture of this payment is already under way.")]
    UnderWay,
    /// The order is paid.
    #[error("The money of this order is already taken.")]
    AlreadyCaptured,
    /// Antom captures the authorised amount, no more and no less (guide 004).
    #[error("Exactly {authorised} is authorised: a capture takes all of it.")]
    Amount {
        /// What is authorised.
        authorised: Money,
    },
}

/// Why a refund is not reserved.
///
/// ```
/// use domain::ledger::RefundRefusal;
/// use domain::{Currency, Money};
///
/// let rest = Money::new(4400, Currency::Sgd)?;
/// let refusal = RefundRefusal::AboveRest { rest };
/// assert_eq!(refusal.to_string(), "At most SGD 44.00 can still be refunded.");
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RefundRefusal {
    /// No money of this attempt is known to be taken.
    #[error("No money was taken that could be refunded.")]
    NothingTaken,
    /// The money was taken in another currency.
    #[error("A refund is in the currency of the payment.")]
    Currency,
    /// A refund of nothing.
    #[error("A refund is more than nothing.")]
    Zero,
    /// More than is left after what went back and what is spoken for.
    #[error("{}", above_rest(*rest))]
    AboveRest {
        /// What can still be refunded.
        rest: Money,
    },
    /// A surplus payment beside the one that pays the order. It goes back whole once it is
    /// [`Abandoned`](super::Fact::Abandoned); a refund before that would make it the one that pays.
    #[error("This payment is one too many: it is given back in full.")]
    Surplus,
}

fn above_rest(rest: Money) -> String {
    if rest.is_zero() {
        "Nothing is left that could be refunded.".to_owned()
    } else {
        format!("At most {rest} can still be refunded.")
    }
}

impl Ledger {
    /// Whether the merchant may ask for a capture of `amount`, and of which attempt.
    ///
    /// To be asked under the order's lock, in the transaction that learns
    /// [`CaptureRequested`](super::Fact::CaptureRequested). After a capture that failed, another
    /// one may be asked for under a new id.
    ///
    /// ```
    /// use domain::ledger::{CaptureRefusal, Evidence, Fact, Ledger, Method};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let authorised = Fact::PaymentSucceeded {
    ///     amount: total,
    ///     method: Method::parse("CARD"),
    ///     payment_id: "20260101".to_owned(),
    /// };
    /// let ledger = Ledger::fold(total, [Evidence::new(1, authorised)]);
    /// assert_eq!(ledger.may_capture(total), Ok(1));
    /// let half = Money::new(3200, Currency::Sgd)?;
    /// assert_eq!(ledger.may_capture(half), Err(CaptureRefusal::Amount { authorised: total }));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CaptureRefusal`].
    pub fn may_capture(&self, amount: Money) -> Result<u32, CaptureRefusal> {
        if self.winner.is_some() {
            return Err(CaptureRefusal::AlreadyCaptured);
        }
        let (number, attempt) = self.holding().ok_or(CaptureRefusal::NothingAuthorised)?;
        let authorised = attempt.held.ok_or(CaptureRefusal::NothingAuthorised)?;
        let is_open = |capture: &super::Capture| capture.state.is_open();
        if attempt.captures.values().any(is_open) {
            Err(CaptureRefusal::UnderWay)
        } else if amount == authorised {
            Ok(number)
        } else {
            Err(CaptureRefusal::Amount { authorised })
        }
    }

    /// Whether `amount` of an attempt may be refunded.
    ///
    /// To be asked under the order's lock, in the transaction that learns
    /// [`RefundReserved`](super::Fact::RefundReserved); so refunds never exceed what was taken.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact, Ledger, RefundRefusal};
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// let payment_id = "20260101".to_owned();
    /// let captured = Evidence::new(1, Fact::CaptureSucceeded { amount: total, payment_id });
    /// let sixty = Money::new(6000, Currency::Sgd)?;
    /// let refund_request_id = "r1".to_owned();
    /// let reserved = Evidence::new(1, Fact::RefundReserved { refund_request_id, amount: sixty });
    ///
    /// assert_eq!(Ledger::fold(total, [captured.clone()]).may_refund(1, sixty), Ok(()));
    /// let rest = Money::new(400, Currency::Sgd)?;
    /// let ledger = Ledger::fold(total, [captured, reserved]);
    /// assert_eq!(ledger.may_refund(1, sixty), Err(RefundRefusal::AboveRest { rest }));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`RefundRefusal`].
    pub fn may_refund(&self, attempt: u32, amount: Money) -> Result<(), RefundRefusal> {
        let payment = self.attempts.get(&attempt);
        let payment = payment.ok_or(RefundRefusal::NothingTaken)?;
        let taken = payment.taken.ok_or(RefundRefusal::NothingTaken)?;
        let rest = payment.rest();
        if amount.currency() != taken.currency() {
            Err(RefundRefusal::Currency)
        } else if amount.is_zero() {
            Err(RefundRefusal::Zero)
        } else if payment.state == AttemptState::Duplicate && !payment.abandoned {
            Err(RefundRefusal::Surplus)
        } else if amount.minor() > rest.minor() {
            Err(RefundRefusal::AboveRest { rest })
        } else {
            Ok(())
        }
    }

    /// The attempt whose held money a capture would take. One whose capture failed can be tried
    /// again while nobody is paying on another; the newest of these lapses last.
    fn holding(&self) -> Option<(u32, &Attempt)> {
        let wanted = match self.live_attempt() {
            Some(_) => AttemptState::Authorised,
            None => AttemptState::CaptureFailed,
        };
        self.attempts
            .iter()
            .rfind(|(_, attempt)| attempt.state == wanted)
            .map(|(number, attempt)| (*number, attempt))
    }
}
