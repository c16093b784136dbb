//! Refunds: reserved under the order's lock, sent under one id however often it takes, asked about
//! until Antom has said how they ended.

use domain::Money;
use domain::ledger::{Attempt, Fact, Ledger, Refund, RefundRefusal, RefundState};

use crate::gateway::reply::{RefundInquiryReply, RefundReply, Refusal, Refused};
use crate::services::admin::action::{Act, ActError, Acting, look};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{Learned, settle};
use crate::services::payments::task_outcome::Outcome;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Source};
use crate::store::payments::refunds;
use crate::store::payments::refunds::{Origin, RefundRow};

/// After so many sendings without an answer, Antom is asked before the next one.
const SENDINGS: i32 = 3;

/// What can still be given back of this order's payment.
///
/// # Errors
/// With a sentence when nothing was taken.
pub async fn rest(shop: &Shop, order_id: &str) -> Result<Money, ActError> {
    let (_, ledger) = look(shop, order_id).await?;
    let (_, rest) = refundable(&ledger)?;
    Ok(rest)
}

fn refundable(ledger: &Ledger) -> Result<(u32, Money), ActError> {
    let nothing = || ActError::refused(RefundRefusal::NothingTaken);
    let winner = ledger.winner.ok_or_else(nothing)?;
    let rest = ledger.attempts.get(&winner).map(Attempt::rest);
    Ok((winner, rest.ok_or_else(nothing)?))
}

/// Sets an amount aside for the buyer and has it sent; gives the refund's id.
///
/// # Errors
/// With a sentence when it is more than what is left; then nothing is sent.
pub async fn reserve(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    amount: Money,
    reason: &str,
) -> Result<String, ActError> {
    let details = if reason.is_empty() {
        amount.to_string()
    } else {
        format!("{amount}: {reason}")
    };
    let acting = Acting::begin(shop, act, order_id, "refund", details).await?;
    let (winner, _) = refundable(&acting.ledger)?;
    acting
        .ledger
        .may_refund(winner, amount)
        .map_err(ActError::refused)?;
    let wish = Wish {
        amount,
        reason,
        origin: Origin::Merchant,
    };
    let id = write_down(&acting, winner, &wish).await?;
    acting.commit().await?;
    Ok(id)
}

/// A refund that is to be made.
pub(crate) struct Wish<'a> {
    pub(crate) amount: Money,
    pub(crate) reason: &'a str,
    pub(crate) origin: Origin,
}

/// Within an action: the row, and the evidence that sets the amount aside.
pub(crate) async fn write_down(
    acting: &Acting<'_>,
    attempt: u32,
    wish: &Wish<'_>,
) -> Result<String, ActError> {
    let row = new_row(&acting.order, attempt, wish, acting.now);
    let id = row.refund_request_id.clone();
    refunds::insert(&acting.tx, row).await?;
    let reserved = Fact::RefundReserved {
        refund_request_id: id.clone(),
        amount: wish.amount,
    };
    acting.learn(attempt, reserved).await?;
    Ok(id)
}

/// Letters and digits only: inquiryRefund takes nothing else (facts 4.2).
pub(crate) fn new_row(order: &OrderRow, attempt: u32, wish: &Wish<'_>, now: i64) -> RefundRow {
    RefundRow {
        refund_request_id: format!("rf{}", uuid::Uuid::now_v7().simple()),
        order_id: order.id.clone(),
        attempt: i32::try_from(attempt).unwrap_or(i32::MAX),
        amount_minor: wish.amount.minor(),
        state: RefundState::Reserved.as_str().to_owned(),
        origin: wish.origin.as_str().to_owned(),
        reason: wish.reason.to_owned(),
        refund_id: None,
        failure: None,
        requested_at: now,
    }
}

/// Sends a refund that is set aside, or asks about one that Antom has accepted.
///
/// # Errors
/// When the database does not answer.
pub async fn carry_out(
    shop: &Shop,
    refund_request_id: &str,
    tries: i32,
) -> Result<Outcome, ServiceError> {
    let Some(job) = Job::find(shop, refund_request_id).await? else {
        return Ok(Outcome::Later("its refund is not known".to_owned()));
    };
    match job.refund.state {
        RefundState::Succeeded | RefundState::Failed => Ok(Outcome::Done),
        RefundState::Pending => Ok(job.inquire(shop).await?.into()),
        RefundState::Reserved if tries > SENDINGS => match job.inquire(shop).await? {
            told @ (Told::Ended | Told::UnderWay) => Ok(told.into()),
            // Repeating it is safe under its id.
            Told::NotKnown | Told::NoAnswer(_) => job.send(shop, tries).await,
        },
        RefundState::Reserved => job.send(shop, tries).await,
    }
}

/// Asks Antom how a refund stands that has not ended.
///
/// # Errors
/// When the database does not answer.
pub async fn inquire(shop: &Shop, refund_request_id: &str) -> Result<Outcome, ServiceError> {
    match Job::find(shop, refund_request_id).await? {
        Some(job) => Ok(job.inquire(shop).await?.into()),
        None => Ok(Outcome::Later("its refund is not known".to_owned())),
    }
}

/// What asking about a refund brought.
enum Told {
    /// How it ended, and that is settled.
    Ended,
    UnderWay,
    /// Antom has no such refund, or not yet.
    NotKnown,
    NoAnswer(String),
}

impl From<Told> for Outcome {
    fn from(told: Told) -> Self {
        match told {
            Told::Ended => Self::Done,
            Told::UnderWay => Self::Later("Antom is refunding it".to_owned()),
            Told::NotKnown => Self::Later("Antom knows of no such refund".to_owned()),
            Told::NoAnswer(reason) => Self::Later(reason),
        }
    }
}

/// A refund with all that its request needs.
struct Job {
    row: RefundRow,
    attempt: AttemptRow,
    refund: Refund,
}

impl Job {
    async fn find(shop: &Shop, refund_request_id: &str) -> Result<Option<Self>, ServiceError> {
        let Some(row) = refunds::find(&shop.db, refund_request_id).await? else {
            return Ok(None);
        };
        let order = orders::find(&shop.db, &row.order_id)
            .await?
            .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
        let ledger = Ledger::fold(
            order.total()?,
            attempts::evidence(&shop.db, &order.id).await?,
        );
        let number = u32::try_from(row.attempt).unwrap_or(0);
        let refund = ledger
            .attempts
            .get(&number)
            .and_then(|attempt| attempt.refunds.get(refund_request_id))
            .cloned();
        let attempt = attempts::of_order(&shop.db, &order.id)
            .await?
            .into_iter()
            .find(|attempt| attempt.number() == number);
        Ok(refund.zip(attempt).map(|(refund, attempt)| Self {
            row,
            attempt,
            refund,
        }))
    }

    async fn send(&self, shop: &Shop, tries: i32) -> Result<Outcome, ServiceError> {
        let Some(payment_id) = &self.attempt.payment_id else {
            return Ok(Outcome::Later("its paymentId is not known yet".to_owned()));
        };
        let Some(amount) = self.refund.amount else {
            return Ok(Outcome::Later("its amount is not known yet".to_owned()));
        };
        let id = &self.row.refund_request_id;
        match shop.gateway.refund(&self.row, payment_id, amount).await {
            RefundReply::Refunded {
                refund_id,
                amount: told,
                raw,
            } => {
                if let Some(refund_id) = &refund_id {
                    refunds::set_refund_id(&shop.db, id, refund_id).await?;
                }
                let succeeded = Fact::RefundSucceeded {
                    refund_request_id: id.clone(),
                    amount: told.unwrap_or(amount),
                };
                self.learn(shop, succeeded, Source::Answer, raw).await?;
                Ok(Outcome::Done)
            }
            RefundReply::Refused(refused) => match refused.refusal {
                Refusal::Misconfigured => Ok(Outcome::Later(refused.code)),
                Refusal::Fault => Ok(self.inquire(shop).await?.into()),
                Refusal::OtherState | Refusal::IdInUse => self.reconsider(shop, refused).await,
                // It speaks of this sending: one before it may have gone through unheard.
                Refusal::Final if tries > 1 => self.reconsider(shop, refused).await,
                Refusal::Final => self.fail(shop, refused).await,
            },
            RefundReply::UnderWay { raw } => {
                let pending = Fact::RefundPending {
                    refund_request_id: id.clone(),
                };
                self.learn(shop, pending, Source::Answer, raw).await?;
                Ok(Outcome::Later("Antom is refunding it".to_owned()))
            }
            RefundReply::NoAnswer(error) => Ok(Outcome::Later(error.to_string())),
        }
    }

    /// Something happened to the payment elsewhere, or to this refund earlier: Antom is asked about
    /// both before the refusal is believed.
    async fn reconsider(&self, shop: &Shop, refused: Refused) -> Result<Outcome, ServiceError> {
        if ask(shop, &self.attempt, 0).await? == Asked::NoAnswer {
            return Ok(Outcome::Later(refused.code));
        }
        match self.inquire(shop).await? {
            told @ (Told::Ended | Told::UnderWay) => Ok(told.into()),
            Told::NotKnown if refused.refusal != Refusal::IdInUse => self.fail(shop, refused).await,
            Told::NotKnown | Told::NoAnswer(_) => Ok(Outcome::Later(refused.code)),
        }
    }

    async fn fail(&self, shop: &Shop, refused: Refused) -> Result<Outcome, ServiceError> {
        let failed = Fact::RefundFailed {
            refund_request_id: self.row.refund_request_id.clone(),
            code: refused.code,
        };
        self.learn(shop, failed, Source::Answer, refused.raw)
            .await?;
        Ok(Outcome::Done)
    }

    async fn inquire(&self, shop: &Shop) -> Result<Told, ServiceError> {
        let id = &self.row.refund_request_id;
        match shop.gateway.inquire_refund(id).await {
            RefundInquiryReply::Refund {
                fact,
                refund_id,
                raw,
            } => {
                if let Some(refund_id) = &refund_id {
                    refunds::set_refund_id(&shop.db, id, refund_id).await?;
                }
                let Some(fact) = fact else {
                    return Ok(Told::NoAnswer("Antom has not told yet".to_owned()));
                };
                let pending = matches!(fact, Fact::RefundPending { .. });
                self.learn(shop, fact, Source::Inquiry, raw).await?;
                Ok(if pending { Told::UnderWay } else { Told::Ended })
            }
            RefundInquiryReply::NotKnown => Ok(Told::NotKnown),
            RefundInquiryReply::NoAnswer(error) => Ok(Told::NoAnswer(error.to_string())),
        }
    }

    async fn learn(
        &self,
        shop: &Shop,
        fact: Fact,
        source: Source,
        raw: String,
    ) -> Result<(), ServiceError> {
        let learned = Learned {
            attempt: self.attempt.number(),
            fact,
            source,
            raw,
        };
        settle(shop, &self.row.order_id, &[learned]).await?;
        Ok(())
    }
}
