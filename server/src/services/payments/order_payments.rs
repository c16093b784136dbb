//! An order with all that is known of its payments, read once; and the transaction that changes it.

use domain::Money;
use domain::ledger::{AttemptState, Evidence, Ledger};

use crate::services::{ServiceError, Shop};
use crate::store::orders::{self, OrderRow};
use crate::store::payments::attempts::{self, AttemptRow};
use crate::store::payments::evidence;
use crate::store::{ConnectionTrait, Tx, commit, write_tx};

/// An order, its attempts, and the ledger that its evidence folds into.
#[derive(Clone, Debug)]
pub struct OrderPayments {
    pub order: OrderRow,
    pub attempts: Vec<AttemptRow>,
    pub ledger: Ledger,
    pub(super) evidence: Vec<Evidence>,
}

impl OrderPayments {
    /// Reads what is known of this order's payments.
    pub async fn load(db: &impl ConnectionTrait, order: OrderRow) -> Result<Self, ServiceError> {
        let evidence = evidence::of_order(db, &order.id).await?;
        Ok(Self {
            ledger: Ledger::fold(order.total, evidence.iter().cloned()),
            attempts: attempts::of_order(db, &order.id).await?,
            evidence,
            order,
        })
    }

    /// As [`OrderPayments::load`], of many orders with as many queries as of one. An order of which
    /// something cannot be read is left out, and the others are not.
    pub async fn load_all(
        db: &impl ConnectionTrait,
        orders: Vec<OrderRow>,
    ) -> Result<Vec<Self>, ServiceError> {
        if orders.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<String> = orders.iter().map(|order| order.id.clone()).collect();
        let mut evidence = evidence::of_orders(db, &ids).await?;
        let mut attempts = attempts::of_orders(db, &ids).await?;
        let load = |order: OrderRow| {
            let evidence = evidence.remove(&order.id).unwrap_or_else(|| Ok(Vec::new()));
            let evidence = evidence
                .inspect_err(
                    |error| tracing::error!(%error, order.number, "an order is not listed"),
                )
                .ok()?;
            Some(Self {
                ledger: Ledger::fold(order.total, evidence.iter().cloned()),
                attempts: attempts.remove(&order.id).unwrap_or_default(),
                evidence,
                order,
            })
        };
        Ok(orders.into_iter().filter_map(load).collect())
    }

    /// As [`OrderPayments::load`], by the order's id.
    pub async fn find(db: &impl ConnectionTrait, order_id: &str) -> Result<Self, ServiceError> {
        let order = orders::find(db, order_id)
            .await?
            .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
        Self::load(db, order).await
    }

    /// An order that was placed just now, of which nothing is known yet.
    pub(crate) fn placed(order: OrderRow) -> Self {
        Self {
            ledger: Ledger::fold(order.total, []),
            attempts: Vec::new(),
            evidence: Vec::new(),
            order,
        }
    }

    /// The row of an attempt.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Option<&AttemptRow> {
        self.attempts.iter().find(|row| row.number() == number)
    }

    /// Whether Antom has told of money on this attempt, held or taken.
    #[must_use]
    pub fn has_money(&self, number: u32) -> bool {
        let known = self.ledger.attempts.get(&number);
        known.is_some_and(|known| known.held.is_some() || known.taken.is_some())
    }

    /// What was taken or held for this order and would go back with it, but for the attempts whose
    /// money went back before.
    pub fn goes_back_in_all(&self, returned: &[u32]) -> Result<Option<Money>, ServiceError> {
        let mut sum = Money::zero(self.order.currency());
        let known = self.ledger.attempts.iter();
        for (_, known) in known.filter(|(number, _)| !returned.contains(number)) {
            if let Some(amount) = known.taken.or(known.held) {
                sum = sum.checked_add(amount)?;
            }
        }
        Ok((!sum.is_zero()).then_some(sum))
    }

    /// Whether the buyer may turn away from this attempt: its page is open, or was submitted and
    /// left without any money so far. What arrives all the same is given back.
    pub(crate) fn may_be_left(&self, row: &AttemptRow) -> Result<bool, ServiceError> {
        Ok(match row.attempt_state()? {
            AttemptState::Open => true,
            AttemptState::Processing => !row.is_by_pay()? && !self.has_money(row.number()),
            AttemptState::Created
            | AttemptState::Unknown
            | AttemptState::Authorised
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::Refunded
            | AttemptState::NeedsReview => false,
        })
    }

    /// The attempt whose money is held and could not be taken.
    pub(crate) fn with_stuck_capture(&self) -> Option<&AttemptRow> {
        let mut rows = self.attempts.iter();
        rows.find(|row| row.state == AttemptState::CaptureFailed)
    }

    /// The attempt that pays the order, or may.
    #[must_use]
    pub fn leading(&self) -> Option<u32> {
        self.ledger.winner.or(self.ledger.live_attempt())
    }

    pub(super) fn fold_again(&mut self) {
        self.ledger = Ledger::fold(self.order.total, self.evidence.iter().cloned());
    }
}

/// A transaction about orders' payments. Dropped without [`OrderTx::commit_and_wake`] it leaves no trace.
pub(crate) struct OrderTx<'a> {
    pub(super) shop: &'a Shop,
    pub(crate) tx: Tx,
    /// When it began, epoch milliseconds.
    pub(crate) now: i64,
    /// The states that attempts were moved into.
    pub(super) moved: Vec<AttemptState>,
}

impl<'a> OrderTx<'a> {
    pub(crate) async fn begin(shop: &'a Shop) -> Result<Self, ServiceError> {
        Ok(Self {
            shop,
            tx: write_tx(&shop.db).await?,
            now: shop.clock.now_ms(),
            moved: Vec::new(),
        })
    }

    /// Locks an order, so that nobody else changes it before this transaction ends, and reads what
    /// is known of its payments.
    pub(crate) async fn lock(&self, order_id: &str) -> Result<OrderPayments, ServiceError> {
        let order = orders::lock(&self.tx, order_id)
            .await?
            .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
        OrderPayments::load(&self.tx, order).await
    }

    /// Ends the transaction, counts the attempts that moved, and wakes the jobs.
    pub(crate) async fn commit_and_wake(self) -> Result<(), ServiceError> {
        commit(self.tx).await?;
        for state in self.moved {
            self.shop.metrics.attempt_moved(state);
        }
        self.shop.wake.notify_waiters();
        Ok(())
    }
}
