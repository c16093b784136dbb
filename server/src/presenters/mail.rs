//! Mails to buyers, each composed from the order when it is sent.

mod login_link;
mod notices;
mod receipt;

use wording::Words;

use crate::platform::mailer::Mail;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::queues::task::Task;

/// The mail that this task is for; `None` if it is for none.
///
/// # Errors
/// When the database does not answer.
pub async fn compose(
    shop: &Shop,
    task: &Task,
    order_id: &str,
    public_url: &str,
    words: Words,
) -> Result<Option<Mail>, ServiceError> {
    if let Task::LoginMail { wish } = task {
        return login_link::compose(shop, wish, public_url, words).await;
    }
    let order = orders::find(&shop.db, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    let link = format!("{public_url}/orders/{}", order.token);
    Ok(match task {
        Task::ReceiptMail => Some(receipt::compose(shop, &order, &link, words).await?),
        Task::ShippedMail => Some(notices::shipped(&order, &link, words)),
        Task::CancelledMail => Some(notices::cancelled(&order, &link, words)),
        Task::RefundMail { refund_request_id } => {
            notices::refunded(shop, &order, refund_request_id, &link, words).await?
        }
        Task::ReturnedMail { attempt } => Some(notices::returned(&order, *attempt, &link, words)),
        Task::LoginMail { .. }
        | Task::Inquire { .. }
        | Task::Reverse { .. }
        | Task::CloseSession { .. }
        | Task::Capture { .. }
        | Task::Refund { .. }
        | Task::ForgetCard { .. } => None,
    })
}

/// What every mail about an order has in common.
fn about(order: &OrderRow, kind: &str, subject: String, text: String, html: String) -> Mail {
    Mail {
        to: order.email.clone(),
        subject,
        text,
        html,
        message_id: format!("{kind}-{}", order.id),
    }
}
