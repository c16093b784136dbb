use antom::{
    Address, Amount, Buyer, CreatePaymentSession, Env, Goods, Order, OsType, PaymentFactor,
    RefundRequest, SettlementStrategy, Shipping, TerminalType, UserName,
};
use deunicode::deunicode;
use domain::Money;
use domain::order::{CaptureMode, LineKind};

use super::ShopAddress;
use crate::store::StoreError;
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::refunds::RefundRow;

/// An order that cannot be put into a request.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The lines do not sum to the order's amount: Antom would refuse it, and so do we (I11).
    #[error("the lines of order {number} sum to {lines}, not to its amount {total}")]
    Sum {
        number: String,
        lines: Money,
        total: Money,
    },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Money(#[from] domain::MoneyError),
}

/// The request of guide 000 for this order, with a goods line for each order line.
pub(super) fn create_payment_session(
    row: &OrderRow,
    lines: &[OrderLineRow],
    payment_request_id: &str,
    shop: &ShopAddress,
) -> Result<CreatePaymentSession, RequestError> {
    let total = row.total()?;
    let mut sum = Money::zero(total.currency());
    let mut goods = Vec::new();
    for line in lines {
        let unit = row.money(line.unit_minor)?;
        let quantity = u32::try_from(line.quantity).unwrap_or(0);
        sum = sum.checked_add(unit.checked_mul(quantity)?)?;
        goods.push(goods_line(line, unit, quantity, shop));
    }
    if sum != total {
        return Err(RequestError::Sum {
            number: row.number.clone(),
            lines: sum,
            total,
        });
    }
    let pieces: i32 = lines
        .iter()
        .filter(|line| line.kind == LineKind::Goods.as_str())
        .map(|line| line.quantity)
        .sum();
    let order = Order {
        goods,
        buyer: Some(buyer(row)),
        shipping: Some(shipping(row)),
        ..Order::new(
            row.number.clone(),
            format!("Wayfare order {}, {pieces} pieces", row.number),
            amount(total),
        )
    };
    let settlement = shop.settlement_currency.unwrap_or(total.currency());
    Ok(CreatePaymentSession {
        payment_notify_url: Some(format!("{}/webhooks/antom/payment", shop.public_url)),
        settlement_strategy: Some(SettlementStrategy::new(settlement.code())),
        // Automatic is what Antom does unless it is told otherwise.
        payment_factor: match row.capture_mode()? {
            CaptureMode::Automatic => None,
            CaptureMode::Manual => Some(PaymentFactor {
                capture_mode: Some(antom::CaptureMode::Manual),
                ..PaymentFactor::default()
            }),
        },
        locale: Some(row.locale.clone()),
        env: Some(Env {
            terminal_type: Some(if row.terminal_type == "WAP" {
                TerminalType::Wap
            } else {
                TerminalType::Web
            }),
            os_type: row
                .os_type
                .as_deref()
                .and_then(|os| os.parse::<OsType>().ok()),
            ..Env::default()
        }),
        ..CreatePaymentSession::new(
            payment_request_id,
            amount(total),
            order,
            format!("{}/result/{}", shop.public_url, row.token),
        )
    })
}

/// The notification comes to the same address as the payment's.
pub(super) fn refund(
    row: &RefundRow,
    payment_id: &str,
    money: Money,
    shop: &ShopAddress,
) -> RefundRequest {
    RefundRequest {
        refund_reason: (!row.reason.is_empty()).then(|| ascii(&row.reason, 256)),
        refund_notify_url: Some(format!("{}/webhooks/antom/payment", shop.public_url)),
        ..RefundRequest::new(&row.refund_request_id, payment_id, amount(money))
    }
}

pub(super) fn amount(money: Money) -> Amount {
    Amount::new(money.currency().code(), money.minor().unsigned_abs())
}

fn goods_line(line: &OrderLineRow, unit: Money, quantity: u32, shop: &ShopAddress) -> Goods {
    let picture = line.drawing.as_ref().zip(line.tone.as_ref());
    Goods {
        goods_sku_name: (!line.label.is_empty()).then(|| ascii(&line.label, 64)),
        goods_url: line
            .slug
            .as_ref()
            .map(|slug| format!("{}/products/{slug}", shop.public_url)),
        goods_image_url: picture.map(|(drawing, tone)| {
            format!(
                "{}{}/pictures/{drawing}-{tone}.svg",
                shop.public_url, shop.assets
            )
        }),
        ..Goods::new(
            line.sku.clone(),
            ascii(&line.name, 256),
            amount(unit),
            quantity,
        )
    }
}

fn buyer(row: &OrderRow) -> Buyer {
    Buyer {
        reference_buyer_id: Some(row.shopper.clone()),
        buyer_name: Some(name(&row.name)),
        buyer_email: Some(row.email.clone()),
        buyer_phone_no: (!row.phone.is_empty()).then(|| row.phone.clone()),
        ..Buyer::default()
    }
}

fn shipping(row: &OrderRow) -> Shipping {
    Shipping {
        shipping_name: Some(name(&row.name)),
        shipping_phone_no: (!row.phone.is_empty() && row.phone.len() <= 16)
            .then(|| row.phone.clone()),
        ship_to_email: Some(row.email.clone()),
        shipping_address: Some(Address {
            region: Some(row.country.clone()),
            city: Some(ascii(&row.city, 32)),
            address1: Some(ascii(&row.address1, 256)),
            address2: (!row.address2.is_empty()).then(|| ascii(&row.address2, 256)),
            zip_code: Some(ascii(&row.postcode, 32)),
            ..Address::default()
        }),
        ..Shipping::default()
    }
}

fn name(full: &str) -> UserName {
    let full = ascii(full, 128);
    let (first, last) = full.rsplit_once(' ').unwrap_or((&full, &full));
    UserName {
        first_name: Some(first.to_owned()),
        last_name: Some(last.to_owned()),
        full_name: Some(full.clone()),
        ..UserName::default()
    }
}

/// Guide 004's FAQ advises against characters beyond ASCII in request values.
fn ascii(text: &str, most: usize) -> String {
    let plain: String = deunicode(text)
        .chars()
        .filter(|letter| !letter.is_ascii_control())
        .take(most)
        .collect();
    plain.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ascii_and_fit() {
        assert_eq!(ascii("Zoë Müller 北京", 64), "Zoe Muller Bei Jing");
        assert_eq!(ascii("ééé", 2), "ee");
    }

    #[test]
    fn a_single_name_is_both_names() {
        let name = name("Sukarno");
        assert_eq!(name.first_name, name.last_name);
    }
}
