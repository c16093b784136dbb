//! Mails to buyers, each composed from the order when it is sent.

mod notices;
mod receipt;

use crate::platform::mailer::Mail;
use crate::services::{ServiceError, Shop, accounts};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::queues::outbox::{Kind, OutboxRow};

/// The mail that this task is for; `None` if it is for none.
///
/// # Errors
/// When the database does not answer.
pub async fn compose(
    shop: &Shop,
    kind: Kind,
    task: &OutboxRow,
    public_url: &str,
) -> Result<Option<Mail>, ServiceError> {
    if kind == Kind::LoginMail {
        return accounts::compose(shop, &task.payload, public_url).await;
    }
    let order = orders::find(&shop.db, &task.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(task.order_id.clone()))?;
    let link = format!("{public_url}/orders/{}", order.token);
    Ok(Some(match kind {
        Kind::ReceiptMail => receipt::compose(shop, &order, &link).await?,
        Kind::ShippedMail => notices::shipped(&order, &link),
        Kind::CancelledMail => notices::cancelled(&order, &link),
        Kind::RefundMail => match notices::refunded(shop, &order, &task.payload, &link).await? {
            Some(mail) => mail,
            None => return Ok(None),
        },
        Kind::ReturnedMail => notices::returned(&order, &task.payload, &link),
        Kind::LoginMail
        | Kind::Inquire
        | Kind::GiveBack
        | Kind::CloseSession
        | Kind::Capture
        | Kind::Refund
        | Kind::ForgetCard => return Ok(None),
    }))
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
