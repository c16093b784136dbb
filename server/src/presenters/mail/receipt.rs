//! The receipt: the order page's content as a mail, text and HTML, sent once an order.

use std::fmt::Write as _;

use domain::Money;
use domain::order::LineKind;
use maud::html;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::about;
use crate::presenters::storefront::address_lines;
use crate::presenters::wording::buyer;
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
        .map(|at| buyer::moment(at, words))
        .unwrap_or_default();
    let address = address_lines(order, words);

    let mut text = format!(
        "Thank you, {}.\n\nYour order {} is paid ({paid}).\n\n",
        order.name, order.number
    );
    for (name, amount) in &rows {
        let _ = writeln!(text, "{name}: {amount}");
    }
    let _ = write!(
        text,
        "\nTotal: {total}\n\nWe deliver to:\n{}\n{}\n\n",
        order.name,
        address.join("\n")
    );
    let _ = write!(
        text,
        "{}. We mail you again when it leaves.\n\nSee the order: {link}\n",
        order.delivery_name
    );

    let page = html! {
        p { "Thank you, " (order.name) "." }
        p { "Your order " strong { (order.number) } " is paid (" (paid) ")." }
        table {
            @for (name, amount) in &rows { tr { td { (name) } td { (amount) } } }
            tr { th { "Total" } td { strong { (total) } } }
        }
        p { "We deliver to:" br; (order.name) @for line in &address { br; (line) } }
        p { (order.delivery_name) ". We mail you again when it leaves." }
        p { a href=(link) { "See the order" } }
    };
    let subject = format!("Your Wayfare order {}: paid {total}", order.number);
    Ok(about(order, "receipt", subject, text, page.into_string()))
}
