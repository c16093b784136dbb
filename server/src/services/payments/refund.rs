//! Refunds: reserved under the order's lock, sent under one id however often it takes, asked about
//! until Antom has said how they ended.

use domain::Money;
use domain::ledger::{Fact, Refund, RefundState};

use crate::gateway::reply::{RefundInquiryReply, RefundReply, Refusal, Refused};
use crate::services::payments::capture::UNREADABLE;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::payments::task_outcome::TaskOutcome;
use crate::services::{ServiceError, Shop};
use crate::store::Tx;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::evidence::Source;
use crate::store::payments::refunds::{self, Origin, RefundRow};

/// After so many sendings without an answer, Antom is asked before the next one.
const SENDINGS: i32 = 3;

/// A refund that is to be made.
pub(crate) struct RefundRequest<'a> {
    pub(crate) amount: Money,
    pub(crate) reason: &'a str,
    pub(crate) origin: Origin,
}

/// Writes a refund down; gives its id, and the fact that sets its amount aside: both belong into
/// one transaction.
pub(crate) async fn reserve(
    tx: &Tx,
    order: &OrderRow,
    attempt: u32,
    request: &RefundRequest<'_>,
    now: i64,
) -> Result<(String, Fact), ServiceError> {
    // Letters and digits only: inquiryRefund takes nothing else (facts 4.2).
    let id = format!("rf{}", uuid::Uuid::now_v7().simple());
    let row = RefundRow {
        refund_request_id: id.clone(),
        order_id: order.id.clone(),
        attempt,
        amount_minor: request.amount.minor(),
        state: RefundState::Reserved.into(),
        origin: request.origin.into(),
        reason: request.reason.to_owned(),
        refund_id: None,
        failure: None,
        requested_at: now,
    };
    refunds::insert(tx, row).await?;
    let reserved = Fact::RefundReserved {
        refund_request_id: id.clone(),
        amount: request.amount,
    };
    Ok((id, reserved))
}

/// Sends a refund that is set aside, or asks about one that Antom has accepted.
pub async fn carry_out(
    shop: &Shop,
    refund_request_id: &str,
    tries: i32,
) -> Result<TaskOutcome, ServiceError> {
    let Some(open) = OpenRefund::find(shop, refund_request_id).await? else {
        return Ok(TaskOutcome::Later("its refund is not known".to_owned()));
    };
    match open.refund.state {
        RefundState::Succeeded | RefundState::Failed => Ok(TaskOutcome::Done),
        RefundState::Pending => Ok(open.inquire(shop).await?.into()),
        RefundState::Reserved if tries > SENDINGS => match open.inquire(shop).await? {
            told @ (Inquired::Ended | Inquired::UnderWay) => Ok(told.into()),
            // Repeating it is safe under its id.
            Inquired::NotKnown | Inquired::NoAnswer(_) => open.send(shop, tries).await,
        },
        RefundState::Reserved => open.send(shop, tries).await,
    }
}

/// Asks Antom how a refund stands that has not ended.
pub async fn inquire(shop: &Shop, refund_request_id: &str) -> Result<TaskOutcome, ServiceError> {
    match OpenRefund::find(shop, refund_request_id).await? {
        Some(open) => Ok(open.inquire(shop).await?.into()),
        None => Ok(TaskOutcome::Later("its refund is not known".to_owned())),
    }
}

/// What asking about a refund brought.
enum Inquired {
    /// How it ended, and that is recorded.
    Ended,
    UnderWay,
    /// Antom has no such refund, or not yet.
    NotKnown,
    NoAnswer(String),
}

impl From<Inquired> for TaskOutcome {
    fn from(told: Inquired) -> Self {
        match told {
            Inquired::Ended => Self::Done,
            Inquired::UnderWay => Self::Later("Antom is refunding it".to_owned()),
            Inquired::NotKnown => Self::Later("Antom knows of no such refund".to_owned()),
            Inquired::NoAnswer(reason) => Self::Later(reason),
        }
    }
}

/// A refund with all that its request needs.
struct OpenRefund {
    row: RefundRow,
    attempt: AttemptRow,
    refund: Refund,
}

impl OpenRefund {
    async fn find(shop: &Shop, refund_request_id: &str) -> Result<Option<Self>, ServiceError> {
        let Some(row) = refunds::find(&shop.db, refund_request_id).await? else {
            return Ok(None);
        };
        let payments = OrderPayments::find(&shop.db, &row.order_id).await?;
        let number = row.attempt;
        let refund = payments
            .ledger
            .attempts
            .get(&number)
            .and_then(|attempt| attempt.refunds.get(refund_request_id))
            .cloned();
        let attempt = payments.attempt(number).cloned();
        Ok(refund.zip(attempt).map(|(refund, attempt)| Self {
            row,
            attempt,
            refund,
        }))
    }

    async fn send(&self, shop: &Shop, tries: i32) -> Result<TaskOutcome, ServiceError> {
        let Some(payment_id) = &self.attempt.payment_id else {
            return Ok(TaskOutcome::Later(
                "its paymentId is not known yet".to_owned(),
            ));
        };
        let Some(amount) = self.refund.amount else {
            return Ok(TaskOutcome::Later("its amount is not known yet".to_owned()));
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
                self.record(shop, succeeded, Source::Answer, raw).await?;
                Ok(TaskOutcome::Done)
            }
            // How much it was is not for the shop to guess.
            RefundReply::UnreadableAmount => Ok(match self.inquire(shop).await? {
                told @ (Inquired::Ended | Inquired::UnderWay) => told.into(),
                Inquired::NotKnown | Inquired::NoAnswer(_) => {
                    TaskOutcome::Later(UNREADABLE.to_owned())
                }
            }),
            RefundReply::Refused(refused) => match refused.refusal {
                Refusal::Misconfigured => Ok(TaskOutcome::Later(refused.code)),
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
                self.record(shop, pending, Source::Answer, raw).await?;
                Ok(TaskOutcome::Later("Antom is refunding it".to_owned()))
            }
            RefundReply::NoAnswer(error) => Ok(TaskOutcome::Later(error.to_string())),
        }
    }

    /// Something happened to the payment elsewhere, or to this refund earlier: Antom is asked about
    /// both before the refusal is believed.
    async fn reconsider(&self, shop: &Shop, refused: Refused) -> Result<TaskOutcome, ServiceError> {
        if ask(shop, &self.attempt, 0).await? == Asked::NoAnswer {
            return Ok(TaskOutcome::Later(refused.code));
        }
        match self.inquire(shop).await? {
            told @ (Inquired::Ended | Inquired::UnderWay) => Ok(told.into()),
            Inquired::NotKnown if refused.refusal != Refusal::IdInUse => {
                self.fail(shop, refused).await
            }
            Inquired::NotKnown | Inquired::NoAnswer(_) => Ok(TaskOutcome::Later(refused.code)),
        }
    }

    async fn fail(&self, shop: &Shop, refused: Refused) -> Result<TaskOutcome, ServiceError> {
        let failed = Fact::RefundFailed {
            refund_request_id: self.row.refund_request_id.clone(),
            code: refused.code,
        };
        self.record(shop, failed, Source::Answer, refused.raw)
            .await?;
        Ok(TaskOutcome::Done)
    }

    async fn inquire(&self, shop: &Shop) -> Result<Inquired, ServiceError> {
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
                    return Ok(Inquired::NoAnswer("Antom has not told yet".to_owned()));
                };
                let pending = matches!(fact, Fact::RefundPending { .. });
                self.record(shop, fact, Source::Inquiry, raw).await?;
                Ok(if pending {
                    Inquired::UnderWay
                } else {
                    Inquired::Ended
                })
            }
            RefundInquiryReply::NotKnown => Ok(Inquired::NotKnown),
            RefundInquiryReply::NoAnswer(error) => Ok(Inquired::NoAnswer(error.to_string())),
        }
    }

    async fn record(
        &self,
        shop: &Shop,
        fact: Fact,
        source: Source,
        raw: String,
    ) -> Result<(), ServiceError> {
        let new = NewEvidence {
            attempt: self.attempt.number(),
            fact,
            source,
            raw,
        };
        record_evidence(shop, &self.row.order_id, &[new]).await?;
        Ok(())
    }
}
