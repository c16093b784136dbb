//! The receipt: the order page's content as a mail, text and HTML, sent once an order.

use std::fmt::Write as _;

use domain::Money;
use domain::order::LineKind;
use maud::html;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::about;
use crate::presenters::storefront::address_lines;
use crate::presenters::wording::times;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;

/// The receipt of a paid order.
pub(crate) async fn compose(
    shop: &Shop,
    order: &OrderRow,
    link: &str,
    words: Words,
) -> Result<Mail, ServiceError> {
    let mut rows: Vec<(String, Money)> = Vec::new();
    for line in orders::lines(&shop.db, &order.id).await? {
        let quantity = u32::try_from(line.quantity).unwrap_or(0);
        let total = order.money(line.unit_minor)?.checked_mul(quantity)?;
        let label = if line.label.is_empty() {
            String::new()
        } else {
            format!(", {}", line.label)
        };
        let name = if line.kind == LineKind::Goods.as_str() {
            format!("{quantity} × {}{label}", line.name)
        } else {
            line.name
        };
        rows.push((name, total));
    }
    let total = order.total;
    let paid = order
        .paid_at
        .map(|at| times::long_moment(at, words))
        .unwrap_or_default();
    let address = address_lines(order, words);

    let thanks = words.mail_receipt(&order.name);
    let is_paid = words.mail_receipt_paid(paid);
    let deliver_to = words.mail_receipt_deliver_to();
    let next = words.mail_receipt_next(&order.delivery_name);

    let mut text = format!(
        "{thanks}\n\n{}{}{}\n\n",
        is_paid.s0, order.number, is_paid.s1
    );
    for (name, amount) in &rows {
        let _ = writeln!(text, "{}", words.mail_receipt_row(name, amount.to_string()));
    }
    let total_row = words.mail_receipt_row(words.mail_receipt_total(), total.to_string());
    let _ = write!(
        text,
        "\n{total_row}\n\n{deliver_to}\n{}\n{}\n\n{next}\n\n{}\n",
        order.name,
        address.join("\n"),
        words.mail_see_order_at(link)
    );

    let page = html! {
        p { (thanks) }
        p { (is_paid.s0) strong { (order.number) } (is_paid.s1) }
        table {
            @for (name, amount) in &rows { tr { td { (name) } td { (amount) } } }
            tr { th { (words.mail_receipt_total()) } td { strong { (total) } } }
        }
        p { (deliver_to) br; (order.name) @for line in &address { br; (line) } }
        p { (next) }
        p { a href=(link) { (words.mail_see_order()) } }
    };
    let subject = words.mail_receipt_subject(&order.number, total.to_string());
    Ok(about(order, "receipt", subject, text, page.into_string()))
}
