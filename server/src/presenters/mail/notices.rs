//! Short mails: the order has left, is off, or money has gone back.

use maud::html;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::about;
use crate::services::{ServiceError, Shop};
use crate::store::orders::OrderRow;
use crate::store::payments::refunds;

/// The order has left the shop.
pub(crate) fn shipped(order: &OrderRow, link: &str, words: Words) -> Mail {
    let subject = words.mail_shipped_subject(&order.number);
    let sentences = [words.mail_shipped(&order.number, &order.delivery_name)];
    letter(order, "shipped", subject, &sentences, link, words)
}

/// The shop, or the merchant, called the order off.
pub(crate) fn cancelled(order: &OrderRow, link: &str, words: Words) -> Mail {
    let subject = words.mail_cancelled_subject(&order.number);
    let sentences = [
        words.mail_cancelled(&order.number),
        words.mail_cancelled_money().to_owned(),
    ];
    letter(order, "cancelled", subject, &sentences, link, words)
}

/// Money of a paid order went back.
pub(crate) async fn refunded(
    shop: &Shop,
    order: &OrderRow,
    refund_request_id: &str,
    link: &str,
    words: Words,
) -> Result<Option<Mail>, ServiceError> {
    let Some(refund) = refunds::find(&shop.db, refund_request_id).await? else {
        return Ok(None);
    };
    let amount = order.money(refund.amount_minor)?.to_string();
    let subject = words.mail_refunded_subject(&amount, &order.number);
    let sentences = [
        words.mail_refunded(&amount, &order.number),
        words.mail_refunded_money().to_owned(),
    ];
    let kind = format!("refunded-{refund_request_id}");
    Ok(Some(letter(order, &kind, subject, &sentences, link, words)))
}

/// A payment that the order did not need went back.
pub(crate) fn returned(order: &OrderRow, attempt: u32, link: &str, words: Words) -> Mail {
    let subject = words.mail_returned_subject(&order.number);
    let sentences = [
        words.mail_returned(&order.number),
        words.mail_returned_money().to_owned(),
    ];
    let kind = format!("returned-{attempt}");
    letter(order, &kind, subject, &sentences, link, words)
}

fn letter(
    order: &OrderRow,
    kind: &str,
    subject: String,
    sentences: &[String],
    link: &str,
    words: Words,
) -> Mail {
    let greeting = words.mail_greeting(&order.name);
    let text = format!(
        "{greeting}\n\n{}\n\n{}\n",
        sentences.join("\n\n"),
        words.mail_see_order_at(link)
    );
    let page = html! {
        p { (greeting) }
        @for sentence in sentences { p { (sentence) } }
        p { a href=(link) { (words.mail_see_order()) } }
    };
    about(order, kind, subject, text, page.into_string())
}
