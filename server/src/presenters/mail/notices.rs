//! Short mails: the order has left, is off, or money has gone back.

use maud::html;

use crate::platform::mailer::Mail;
use crate::presenters::mail::about;
use crate::services::{ServiceError, Shop};
use crate::store::orders::OrderRow;
use crate::store::payments::refunds;

/// The order has left the shop.
pub(crate) fn shipped(order: &OrderRow, link: &str) -> Mail {
    let subject = format!("Your Wayfare order {} is on its way", order.number);
    let sentences = [format!(
        "Your order {} has left us. {}.",
        order.number, order.delivery_name
    )];
    letter(order, "shipped", subject, &sentences, link)
}

/// The shop, or the merchant, called the order off.
pub(crate) fn cancelled(order: &OrderRow, link: &str) -> Mail {
    let subject = format!("Your Wayfare order {} was cancelled", order.number);
    let sentences = [
        format!("We have cancelled your order {}.", order.number),
        "If you paid, or your bank set money aside for it, all of it goes back to where it came from; we write to you when it has.".to_owned(),
    ];
    letter(order, "cancelled", subject, &sentences, link)
}

/// Money of a paid order went back.
pub(crate) async fn refunded(
    shop: &Shop,
    order: &OrderRow,
    refund_request_id: &str,
    link: &str,
) -> Result<Option<Mail>, ServiceError> {
    let Some(refund) = refunds::find(&shop.db, refund_request_id).await? else {
        return Ok(None);
    };
    let amount = order.money(refund.amount_minor)?;
    let subject = format!("Your Wayfare order {}: {amount} refunded", order.number);
    let sentences = [
        format!("We have refunded {amount} of your order {}.", order.number),
        "It goes back to where the payment came from. Banks take up to ten days to show it."
            .to_owned(),
    ];
    let kind = format!("refunded-{refund_request_id}");
    Ok(Some(letter(order, &kind, subject, &sentences, link)))
}

/// A payment that the order did not need went back.
pub(crate) fn returned(order: &OrderRow, attempt: u32, link: &str) -> Mail {
    let subject = format!(
        "Your Wayfare order {}: a payment was returned",
        order.number
    );
    let sentences = [
        format!(
            "A payment for your order {} was not needed, so we have returned all of it.",
            order.number
        ),
        "It goes back to where it came from. Banks take up to ten days to show it.".to_owned(),
    ];
    let kind = format!("returned-{attempt}");
    letter(order, &kind, subject, &sentences, link)
}

fn letter(order: &OrderRow, kind: &str, subject: String, sentences: &[String], link: &str) -> Mail {
    let greeting = format!("Dear {},", order.name);
    let text = format!(
        "{greeting}\n\n{}\n\nSee the order: {link}\n",
        sentences.join("\n\n")
    );
    let page = html! {
        p { (greeting) }
        @for sentence in sentences { p { (sentence) } }
        p { a href=(link) { "See the order" } }
    };
    about(order, kind, subject, text, page.into_string())
}
