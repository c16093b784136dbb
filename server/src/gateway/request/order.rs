use antom::{Address, Buyer, Goods, Order, Shipping, UserName};
use domain::Money;
use domain::order::LineKind;

use crate::gateway::ShopAddress;
use crate::gateway::request::{RequestError, amount, ascii};
use crate::store::orders::{OrderLineRow, OrderRow};

/// The order, with a goods line for each of its lines.
pub(super) fn order(
    row: &OrderRow,
    lines: &[OrderLineRow],
    shop: &ShopAddress,
) -> Result<Order, RequestError> {
    let total = row.total;
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
    Ok(Order {
        goods,
        buyer: Some(buyer(row)),
        shipping: Some(shipping(row)),
        ..Order::new(
            row.number.clone(),
            format!("Wayfare order {}, {pieces} pieces", row.number),
            amount(total),
        )
    })
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
        reference_buyer_id: Some(row.buyer_id.clone().unwrap_or_else(|| row.shopper.clone())),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_name_is_both_names() {
        let name = name("Sukarno");
        assert_eq!(name.first_name, name.last_name);
    }
}
