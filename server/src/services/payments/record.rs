//! The one door for evidence: an answer of Antom, a notification, an inquiry, the shop's own clock
//! and the merchant's decisions all come in here.

use domain::Timestamp;
use domain::ledger::{Attempt, AttemptState, Effect, Evidence, Fact, PaymentStatus, RefundState};
use domain::order::{CaptureMode, OrderState};

use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::{ServiceError, Shop};
use crate::store::Tx;
use crate::store::catalogue::stock;
use crate::store::orders::{self, OrderUpdate, StockPlace};
use crate::store::payments::attempts::{self, AttemptRow, AttemptUpdate};
use crate::store::payments::captures;
use crate::store::payments::evidence::{self, Source};
use crate::store::payments::refunds::{self, RefundOf};
use crate::store::queues::outbox;
use crate::store::queues::task::Task;
use crate::store::shoppers::carts;

/// One piece of evidence about one attempt that is to be written down.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    pub attempt: u32,
    pub fact: Fact,
    pub source: Source,
    /// The bytes it was read from.
    pub raw: String,
}

impl NewEvidence {
    /// What Antom answered to a call.
    pub(crate) fn answered(attempt: u32, fact: Fact, raw: String) -> Self {
        Self {
            attempt,
            fact,
            source: Source::Answer,
            raw,
        }
    }

    /// What an inquiry brought.
    pub(crate) fn inquired(attempt: u32, fact: Fact, raw: String) -> Self {
        Self {
            source: Source::Inquiry,
            ..Self::answered(attempt, fact, raw)
        }
    }

    /// What a notification tells.
    pub(crate) fn notified(attempt: u32, fact: Fact, raw: String) -> Self {
        Self {
            source: Source::Notification,
            ..Self::answered(attempt, fact, raw)
        }
    }

    /// What the shop itself did or saw.
    pub(crate) fn by_shop(attempt: u32, fact: Fact) -> Self {
        Self {
            source: Source::Shop,
            ..Self::answered(attempt, fact, String::new())
        }
    }

    /// What the merchant decided.
    pub(crate) fn by_merchant(attempt: u32, fact: Fact) -> Self {
        Self {
            source: Source::Merchant,
            ..Self::answered(attempt, fact, String::new())
        }
    }
}

/// Writes evidence down, folds all evidence of the order into its ledger and stores what follows,
/// in one transaction.
///
/// The same evidence twice, or late, or in another order, ends in the same state.
///
/// # Errors
/// When the database does not answer; then nothing was written, and the source tells it again.
pub async fn record_evidence(
    shop: &Shop,
    order_id: &str,
    evidence: &[NewEvidence],
) -> Result<OrderPayments, ServiceError> {
    let mut tx = OrderTx::begin(shop).await?;
    let mut payments = tx.lock(order_id).await?;
    tx.record(&mut payments, evidence).await?;
    tx.commit_and_wake().await?;
    Ok(payments)
}

impl OrderTx<'_> {
    /// Writes evidence about a locked order down and stores what follows from it: the one door
    /// through which evidence comes.
    pub(crate) async fn record(
        &mut self,
        payments: &mut OrderPayments,
        evidence: &[NewEvidence],
    ) -> Result<(), ServiceError> {
        for new in evidence {
            let fact = with_method(payments, new.attempt, new.fact.clone())?;
            self.append(payments, new, fact).await?;
        }
        payments.fold_again();
        while let Some(attempt) = cannot_be_served(&self.tx, payments).await? {
            // Paid after its pieces went back on the shelf and to somebody else, or after the order
            // was given up: the money is given back.
            let unwanted = NewEvidence::by_shop(attempt, Fact::Abandoned);
            self.append(payments, &unwanted, Fact::Abandoned).await?;
            payments.fold_again();
        }
        let moved = store_attempts(&self.tx, payments).await?;
        self.moved.extend(moved);
        store_movements(&self.tx, payments, self.now).await?;
        tell_of_returns(&self.tx, payments, self.now).await?;
        tell_of_ends(&self.tx, payments, self.now).await?;
        let update = apply_effects(&self.tx, payments, self.now).await?;
        orders::update(&self.tx, &mut payments.order, update).await?;
        Ok(())
    }

    async fn append(
        &self,
        payments: &mut OrderPayments,
        new: &NewEvidence,
        fact: Fact,
    ) -> Result<(), ServiceError> {
        let order = &payments.order;
        let evidence = Evidence::new(new.attempt, fact);
        let (source, raw) = (new.source, &new.raw);
        let is_new =
            evidence::append(&self.tx, &order.id, &evidence, source, raw, self.now).await?;
        if is_new {
            tracing::info!(order = order.number, attempt = new.attempt, source = source.as_str(), fact = ?evidence.fact, "learned");
            payments.evidence.push(evidence);
        }
        Ok(())
    }
}

/// A success that does not say its method, of an attempt that has only one: it was that one.
fn with_method(payments: &OrderPayments, attempt: u32, fact: Fact) -> Result<Fact, ServiceError> {
    let Fact::PaymentSucceeded {
        amount,
        method: None,
        payment_id,
    } = fact
    else {
        return Ok(fact);
    };
    let row = payments.attempt(attempt);
    Ok(Fact::PaymentSucceeded {
        amount,
        method: row.map(AttemptRow::only_method).transpose()?.flatten(),
        payment_id,
    })
}

/// The attempt that paid an order which cannot be served any more, if there is one. An order whose
/// pieces can be had again has them reserved when this returns.
async fn cannot_be_served(tx: &Tx, payments: &OrderPayments) -> Result<Option<u32>, ServiceError> {
    let (order, ledger) = (&payments.order, &payments.ledger);
    let Some(winner) = ledger.winner else {
        return Ok(None);
    };
    let state = order.state;
    if state == OrderState::Paid || !state.may_become(OrderState::Paid) {
        let given_up = matches!(state, OrderState::Cancelled);
        return Ok(given_up.then_some(winner));
    }
    Ok(match order.stock {
        StockPlace::Reserved | StockPlace::Sold => None,
        StockPlace::Released => {
            let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
            let short = stock::reserve(tx, &pieces).await?.is_err();
            short.then_some(winner)
        }
    })
}

/// Stores what the ledger says of each attempt. The one that leads comes last: the database allows
/// one live attempt and one winner, and whoever was that before has to step down first. Gives the
/// states that are new.
async fn store_attempts(
    tx: &Tx,
    payments: &mut OrderPayments,
) -> Result<Vec<AttemptState>, ServiceError> {
    let mut moved = Vec::new();
    let ledger = &payments.ledger;
    let leads = |row: &&mut AttemptRow| {
        let leads =
            |attempt: &Attempt| attempt.state.is_alive() || attempt.state == AttemptState::Paid;
        ledger.attempts.get(&row.number()).is_some_and(leads)
    };
    let mut rows: Vec<&mut AttemptRow> = payments.attempts.iter_mut().collect();
    rows.sort_by_key(leads);
    for row in rows {
        let Some(attempt) = ledger.attempts.get(&row.number()) else {
            continue;
        };
        let was = row.state.clone();
        let update = AttemptUpdate {
            state: attempt.state,
            expires_at: attempt.expires_at_ms,
            // Of a payment that is pending or failed no evidence has the number.
            payment_id: attempt
                .payment_id
                .clone()
                .or_else(|| row.payment_id.clone()),
            method: attempt.method.as_ref().map(ToString::to_string),
            failure: attempt.failure.clone(),
        };
        attempts::update(tx, row, update).await?;
        if row.state != was {
            moved.push(attempt.state);
        }
    }
    Ok(moved)
}

/// Stores what the ledger says of captures and refunds.
async fn store_movements(tx: &Tx, payments: &OrderPayments, now: i64) -> Result<(), ServiceError> {
    let order_id = payments.order.id.as_str();
    for (&attempt, known) in &payments.ledger.attempts {
        for (id, capture) in &known.captures {
            captures::update(tx, id, capture).await?;
        }
        for (id, refund) in &known.refunds {
            let of = RefundOf { order_id, attempt };
            refunds::store(tx, &of, id, refund, now).await?;
        }
    }
    Ok(())
}

/// The buyer is mailed about all money that went back, once each.
async fn tell_of_returns(tx: &Tx, payments: &OrderPayments, now: i64) -> Result<(), ServiceError> {
    let (order_id, ledger) = (payments.order.id.as_str(), &payments.ledger);
    for (number, known) in &ledger.attempts {
        let surplus = ledger.winner != Some(*number);
        let back = match known.state {
            AttemptState::Cancelled => known.held.is_some() || known.taken.is_some(),
            AttemptState::Refunded => true,
            AttemptState::Created
            | AttemptState::Unknown
            | AttemptState::Open
            | AttemptState::Processing
            | AttemptState::Authorised
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::NeedsReview => false,
        };
        if surplus && back && !is_in_cancel_mail(tx, order_id, *number).await? {
            let mail = Task::ReturnedMail { attempt: *number };
            outbox::add(tx, order_id, &mail, now).await?;
        }
        let succeeded = known
            .refunds
            .iter()
            .filter(|(_, refund)| refund.state == RefundState::Succeeded);
        for (id, _) in succeeded.filter(|_| !surplus) {
            let mail = Task::RefundMail {
                refund_request_id: id.clone(),
            };
            outbox::add(tx, order_id, &mail, now).await?;
        }
    }
    Ok(())
}

/// One cancellation is one mail, which says what goes back: of money that was known by then.
async fn is_in_cancel_mail(tx: &Tx, order_id: &str, attempt: u32) -> Result<bool, ServiceError> {
    let Some(told_at) = outbox::added_at(tx, order_id, &Task::CancelledMail).await? else {
        return Ok(false);
    };
    let rows = evidence::rows_of_order(tx, order_id).await?;
    Ok(rows.iter().any(|row| {
        let brings = matches!(row.fact.known(), Some(Fact::PaymentSucceeded { .. }));
        row.attempt == attempt && brings && row.learned_at <= told_at
    }))
}

/// So long a buyer whose payment failed or ran out may try again before a mail tells of it.
const SECOND_TRY: i64 = 10 * 60_000;

/// The buyer who closed the page is mailed how the payment ended, also without money.
async fn tell_of_ends(tx: &Tx, payments: &OrderPayments, now: i64) -> Result<(), ServiceError> {
    let (order, ledger) = (&payments.order, &payments.ledger);
    if order.state != OrderState::AwaitingPayment || ledger.winner.is_some() {
        return Ok(());
    }
    let Some((attempt, latest)) = ledger.latest() else {
        return Ok(());
    };
    let (mail, at) = match latest.state {
        AttemptState::Failed => (Task::FailedMail { attempt }, now + SECOND_TRY),
        AttemptState::Expired => (Task::ExpiredMail { attempt }, now + SECOND_TRY),
        AttemptState::CaptureFailed => (Task::CaptureFailedMail { attempt }, now),
        AttemptState::Created
        | AttemptState::Unknown
        | AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Paid
        | AttemptState::Rejected
        | AttemptState::Cancelled
        | AttemptState::Superseded
        | AttemptState::Duplicate
        | AttemptState::NeedsReview
        | AttemptState::Refunded => return Ok(()),
    };
    outbox::add(tx, &order.id, &mail, at).await?;
    Ok(())
}

/// Decides what the ledger means for the order and its stock, and notes what is to be done.
async fn apply_effects(
    tx: &Tx,
    payments: &OrderPayments,
    now: i64,
) -> Result<OrderUpdate, ServiceError> {
    let (order, ledger) = (&payments.order, &payments.ledger);
    let mut update = OrderUpdate {
        payment_status: ledger.payment_status().into(),
        review_reason: None,
        ..OrderUpdate::of(order)
    };
    let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
    let held = ledger.payment_status() == PaymentStatus::Authorised
        && order.capture_mode == CaptureMode::Manual;
    if held && !update.cart_taken {
        // The buyer has done all there is to do; the rest is between the merchant and Antom.
        carts::take_out(tx, &order.shopper, &pieces, now).await?;
        update.cart_taken = true;
    }
    for effect in ledger.effects() {
        match &effect {
            Effect::MarkPaid { .. } => {
                if update.stock == StockPlace::Released {
                    // Its pieces could be had again, and are: see `cannot_be_served`.
                    update.stock = StockPlace::Reserved;
                }
                if update.stock == StockPlace::Reserved && update.state.may_become(OrderState::Paid)
                {
                    stock::sell(tx, &pieces).await?;
                    if !update.cart_taken {
                        carts::take_out(tx, &order.shopper, &pieces, now).await?;
                        update.cart_taken = true;
                    }
                    update.stock = StockPlace::Sold;
                    update.state = OrderState::Paid;
                    update.paid_at = Some(now);
                }
            }
            Effect::SendReceipt => {
                if update.stock == StockPlace::Sold {
                    outbox::add(tx, &order.id, &Task::ReceiptMail, now).await?;
                }
            }
            Effect::ReleaseStock { .. } => {
                if update.stock == StockPlace::Reserved {
                    stock::release(tx, &pieces).await?;
                    update.stock = StockPlace::Released;
                }
            }
            Effect::Inquire { .. }
            | Effect::Reverse { .. }
            | Effect::Capture { .. }
            | Effect::Refund { .. } => {
                if let Some(task) = Task::of(effect) {
                    outbox::add(tx, &order.id, &task, now).await?;
                }
            }
            Effect::Review { attempt, reason } => {
                update.review_reason = Some(format!("Payment attempt {attempt}: {reason}."));
            }
        }
    }
    Ok(update)
}

/// Whether the shop should still wait for this attempt before it offers another way to pay.
#[must_use]
pub fn is_live(row: &AttemptRow, now: i64) -> bool {
    let expires_at = row.expires_at.map(Timestamp::from_ms);
    // A state this version cannot read is no reason to charge again.
    row.state
        .known()
        .is_none_or(|state| state.is_alive_at(expires_at, Timestamp::from_ms(now)))
}
