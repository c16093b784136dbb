use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::Method;
use crate::money::{Currency, Money};
use crate::names::named;

named! {
    /// Where one payment of a phase stands.
    ///
    /// ```
    /// use domain::subscription::PaymentState;
    ///
    /// assert_eq!(PaymentState::Held.as_str(), "held");
    /// ```
    pub enum PaymentState is "a state of a payment" {
        /// It is known to exist, and nothing more.
        Pending = "pending",
        /// It succeeded, and whether that is money is not known: its method was not told.
        Unclear = "unclear",
        /// The money is held, and its capture has not been told.
        Held = "held",
        /// The money is taken.
        Paid = "paid",
        /// The money is taken, and the amount is none that was agreed on.
        Mismatch = "mismatch",
        /// No money.
        Failed = "failed",
        /// The money was held, and taking it failed.
        CaptureFailed = "capture_failed",
        /// Cancelled, or refunded in full.
        Returned = "returned",
    }
}

impl PaymentState {
    /// Whether it brought money, or still can.
    #[must_use]
    pub const fn may_bring_money(self) -> bool {
        matches!(
            self,
            Self::Pending | Self::Unclear | Self::Held | Self::Paid | Self::Mismatch
        )
    }

    /// Whether only a capture, or the news of one, is missing.
    #[must_use]
    pub const fn waits_for_capture(self) -> bool {
        matches!(self, Self::Held | Self::Unclear)
    }
}

/// The money of one payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentMoney {
    /// Where it stands.
    pub state: PaymentState,
    /// What it was made for, whether the money is held or taken; none if nothing succeeded.
    pub amount: Option<Money>,
    /// Whether the money is taken, be it returned since or not.
    pub is_taken: bool,
    /// What went back, by `refundRequestId`.
    pub refunds: BTreeMap<String, Money>,
}

/// Everything learned about one payment.
///
/// Each field only ever grows, and none remembers when something was learned.
#[derive(Clone, Debug, Default)]
pub(super) struct Payment {
    deducted: bool,
    succeeded: bool,
    captured: bool,
    failed: BTreeSet<String>,
    capture_failed: BTreeSet<String>,
    cancelled: bool,
    pub(super) abandoned: bool,
    amounts: BTreeSet<(Currency, i64)>,
    pub(super) methods: BTreeSet<Method>,
    refunds: BTreeMap<String, i64>,
    refunds_asked: BTreeMap<String, i64>,
    refunds_failed: BTreeSet<String>,
}

impl Payment {
    pub(super) fn deduct(&mut self, amount: Money) {
        self.deducted = true;
        self.add_amount(amount);
    }

    pub(super) fn succeed(&mut self, amount: Money, method: Option<Method>) {
        self.succeeded = true;
        self.add_amount(amount);
        self.methods.extend(method);
    }

    pub(super) fn capture(&mut self, amount: Money) {
        self.captured = true;
        self.add_amount(amount);
    }

    pub(super) fn fail(&mut self, code: String) {
        self.failed.insert(code);
    }

    pub(super) fn fail_capture(&mut self, code: String) {
        self.capture_failed.insert(code);
    }

    pub(super) const fn cancel(&mut self) {
        self.cancelled = true;
    }

    pub(super) fn refund(&mut self, id: String, amount: Money) {
        let told = self.refunds.entry(id).or_default();
        *told = (*told).max(amount.minor());
    }

    pub(super) fn ask_refund(&mut self, id: String, amount: Money) {
        let asked = self.refunds_asked.entry(id).or_default();
        *asked = (*asked).max(amount.minor());
    }

    pub(super) fn fail_refund(&mut self, id: String) {
        self.refunds_failed.insert(id);
    }

    /// The refunds that were asked for and have not ended. Of a cancelled payment nothing is left to
    /// refund.
    pub(super) fn open_refunds(&self) -> impl Iterator<Item = &String> {
        let is_open = |id: &&String| {
            !self.cancelled && !self.refunds.contains_key(*id) && !self.refunds_failed.contains(*id)
        };
        self.refunds_asked.keys().filter(is_open)
    }

    /// What of the money that was taken neither went back nor is on its way back.
    pub(super) fn rest(&self) -> Option<Money> {
        let (currency, taken) = self.amounts.iter().max_by_key(|(_, minor)| *minor)?;
        let open = self
            .open_refunds()
            .filter_map(|id| self.refunds_asked.get(id));
        let back = open.fold(self.refunded(), |sum, minor| sum.saturating_add(*minor));
        Money::new(taken.saturating_sub(back).max(0), *currency).ok()
    }

    /// The payment's money, where it stands as `state` says.
    pub(super) fn money(&self, state: PaymentState) -> PaymentMoney {
        let most = self.amounts.iter().max_by_key(|(_, minor)| *minor);
        let amount = most.and_then(|(currency, minor)| Money::new(*minor, *currency).ok());
        let refunds = self.refunds.iter().filter_map(|(id, minor)| {
            let money = Money::new(*minor, amount?.currency()).ok()?;
            Some((id.clone(), money))
        });
        PaymentMoney {
            state,
            amount,
            is_taken: match state {
                PaymentState::Paid | PaymentState::Mismatch => true,
                PaymentState::Returned => self.captured || !self.refunds.is_empty(),
                PaymentState::Pending
                | PaymentState::Unclear
                | PaymentState::Held
                | PaymentState::Failed
                | PaymentState::CaptureFailed => false,
            },
            refunds: refunds.collect(),
        }
    }

    fn add_amount(&mut self, amount: Money) {
        self.amounts.insert((amount.currency(), amount.minor()));
    }

    /// Minor units that went back.
    pub(super) fn refunded(&self) -> i64 {
        self.refunds
            .values()
            .fold(0, |sum, minor| sum.saturating_add(*minor))
    }

    /// Whether a success still waits for a capture: by what this payment's own method says, else by
    /// that of its neighbours; none if nobody told.
    ///
    /// When they disagree it does: to take a wallet for a card delays a period, and to take a card
    /// for a wallet gives one away.
    fn captures(&self, neighbours: &BTreeSet<Method>) -> Option<bool> {
        let methods = if self.methods.is_empty() {
            neighbours
        } else {
            &self.methods
        };
        (!methods.is_empty()).then(|| methods.iter().any(Method::captures))
    }

    /// Judges the payment: `agreed` are the amounts that its phase may cost.
    pub(super) fn state(
        &self,
        neighbours: &BTreeSet<Method>,
        agreed: &BTreeSet<(Currency, i64)>,
    ) -> PaymentState {
        let succeeded = self.deducted || self.succeeded;
        let is_zero = succeeded && self.amounts.iter().all(|(_, minor)| *minor == 0);
        let captures = self.captures(neighbours);
        // Nobody captures nothing, so a deduction of zero is complete by itself.
        let is_taken = self.captured || is_zero || (succeeded && captures == Some(false));
        if is_taken {
            let most = self.amounts.iter().map(|(_, minor)| *minor).max();
            let most = most.unwrap_or_default();
            if self.cancelled || (most > 0 && self.refunded() >= most) {
                PaymentState::Returned
            } else if self.amounts.is_subset(agreed) {
                PaymentState::Paid
            } else {
                PaymentState::Mismatch
            }
        } else if self.cancelled {
            PaymentState::Returned
        } else if !self.capture_failed.is_empty() {
            PaymentState::CaptureFailed
        } else if succeeded {
            captures.map_or(PaymentState::Unclear, |_| PaymentState::Held)
        } else if !self.failed.is_empty() {
            PaymentState::Failed
        } else {
            PaymentState::Pending
        }
    }
}
