//! Mails to buyers, each composed from the order when it is sent: one view model, shown as text
//! and as HTML.

mod letter;
mod login;
mod lookup;
mod notices;
mod restock;
mod subscription;

use domain::Money;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::letter::Letter;
use crate::presenters::mail::notices::Notices;
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::orders::OrderRow;
use crate::store::payments::refunds;
use crate::store::queues::task::Task;

/// What a mail about an order tells.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind<'a> {
    Receipt,
    /// One of its parcels has left.
    Shipped {
        parcel: u32,
    },
    Cancelled,
    Refunded {
        id: &'a str,
        amount: Money,
        reason: &'a str,
    },
    Returned {
        attempt: u32,
    },
    Failed {
        attempt: u32,
    },
    Expired {
        attempt: u32,
    },
    CaptureFailed {
        attempt: u32,
    },
}

/// The mail that this task is for, in the language of the page that led to it; `None` if it is for
/// none, or if what it would tell is no longer so.
pub async fn compose(
    shop: &Shop,
    task: &Task,
    order_id: &str,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    if let Task::LoginMail { wish } = task {
        return login::compose(shop, wish, public_url).await;
    }
    match task {
        Task::RestockAskMail { wish } => return restock::ask(shop, wish, public_url).await,
        Task::RestockMail { wish } => return restock::tell(shop, wish, public_url).await,
        Task::LookupMail { lookup } => return lookup::compose(shop, lookup, public_url).await,
        _ => {}
    }
    if let Task::SubscriptionMail { kind, phase } = task {
        return subscription::compose(shop, order_id, *kind, *phase, public_url).await;
    }
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    let refund = match task {
        Task::RefundMail { refund_request_id } => {
            refunds::find(&shop.db, refund_request_id).await?
        }
        _ => None,
    };
    let kind = match task {
        Task::ReceiptMail => Kind::Receipt,
        Task::ShippedMail { parcel } => Kind::Shipped { parcel: *parcel },
        Task::CancelledMail => Kind::Cancelled,
        Task::RefundMail { refund_request_id } => match &refund {
            Some(refund) => Kind::Refunded {
                id: refund_request_id,
                amount: payments.order.money(refund.amount_minor)?,
                reason: &refund.reason,
            },
            None => return Ok(None),
        },
        Task::ReturnedMail { attempt } => Kind::Returned { attempt: *attempt },
        Task::FailedMail { attempt } => Kind::Failed { attempt: *attempt },
        Task::ExpiredMail { attempt } => Kind::Expired { attempt: *attempt },
        Task::CaptureFailedMail { attempt } => Kind::CaptureFailed { attempt: *attempt },
        Task::LoginMail { .. }
        | Task::RestockAskMail { .. }
        | Task::RestockMail { .. }
        | Task::LookupMail { .. }
        | Task::SubscriptionMail { .. }
        | Task::Inquire { .. }
        | Task::Reverse { .. }
        | Task::CloseSession { .. }
        | Task::Capture { .. }
        | Task::Refund { .. }
        | Task::ForgetCard { .. } => return Ok(None),
    };
    let notices = Notices {
        shop,
        payments: &payments,
        public_url,
        words: shop.file.words().spoken(&payments.order.locale),
    };
    notices.mail(&kind).await
}

/// What every mail about an order has in common.
fn about(order: &OrderRow, kind: &str, letter: &Letter, words: Words) -> Mail {
    Mail {
        to: order.email.clone(),
        subject: letter.subject.clone(),
        text: letter.text(words),
        html: letter.html(words),
        message_id: format!("{kind}-{}", order.id),
    }
}
