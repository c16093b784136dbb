use antom::{Address, Buyer, Goods, Order, Shipping, UserName};
use domain::text::cut;
use domain::travel::Trip;
use domain::{Money, links};

use crate::gateway::ShopAddress;
use crate::gateway::request::travel::{Travel, name_goods, travel};
use crate::gateway::request::{RequestError, amount, ascii};
use crate::store::orders::{OrderLineRow, OrderRow};

/// The longest of Antom's ids.
const MAX_ID: usize = 64;
const MAX_DESCRIPTION: usize = 256;

/// The order, with a goods line for each of its lines.
pub(super) fn order(
    row: &OrderRow,
    lines: &[OrderLineRow],
    trip: Option<&Trip>,
    shop: &ShopAddress,
) -> Result<Order, RequestError> {
    let total = row.total;
    let mut sum = Money::zero(total.currency());
    let mut goods = Vec::new();
    let mut ids = Vec::new();
    for line in lines.iter().cloned().map(OrderLineRow::in_english) {
        let unit = row.money(line.unit_minor)?;
        sum = sum.checked_add(unit.checked_mul(line.quantity)?)?;
        let id = goods_id(&line.sku, &mut ids);
        goods.push(goods_line(id, &line, unit, shop));
    }
    if sum != total {
        return Err(RequestError::Sum {
            number: row.number.clone(),
            lines: sum,
            total,
        });
    }
    let pieces: i64 = lines
        .iter()
        .filter(|line| line.kind.is_bought())
        .map(|line| i64::from(line.quantity))
        .sum();
    let pieces = match pieces {
        1 => "1 piece".to_owned(),
        pieces => format!("{pieces} pieces"),
    };
    let Travel { transit, lodging } = trip.map(travel).unwrap_or_default();
    if let Some(trip) = trip {
        name_goods(&mut goods, trip);
    }
    Ok(Order {
        goods,
        buyer: Some(buyer(row)),
        shipping: trip.is_none().then(|| shipping(row)),
        transit,
        lodging,
        ..Order::new(
            row.number.clone(),
            ascii(
                &format!("{} order {}, {pieces}", shop.name, row.number),
                MAX_DESCRIPTION,
            ),
            amount(total),
        )
    })
}

/// Names a line by its SKU. A second line of the same goods, at another price, gets a number.
fn goods_id(sku: &str, taken: &mut Vec<String>) -> String {
    let sku = ascii(sku, MAX_ID);
    let mut id = sku.clone();
    let mut number = 2;
    while id.is_empty() || taken.contains(&id) {
        let tail = format!("-{number}");
        id = format!("{}{tail}", cut(&sku, MAX_ID - tail.len()));
        number += 1;
    }
    taken.push(id.clone());
    id
}

fn goods_line(id: String, line: &OrderLineRow, unit: Money, shop: &ShopAddress) -> Goods {
    let picture = line.drawing.as_ref().zip(line.tone.as_ref());
    let name = given(&line.name, 256).unwrap_or_else(|| id.clone());
    Goods {
        goods_category: line
            .category
            .as_deref()
            .and_then(|name| given(name, MAX_ID)),
        goods_brand: line.slug.is_some().then(|| ascii(&shop.name, MAX_ID)),
        goods_sku_name: given(&line.label, 64),
        goods_url: line
            .slug
            .as_ref()
            .map(|slug| format!("{}{}", shop.public_url, links::product(slug))),
        goods_image_url: picture.map(|(drawing, tone)| {
            let address = links::picture(&shop.assets, drawing, tone);
            format!("{}{address}", shop.public_url)
        }),
        ..Goods::new(id, name, amount(unit), line.quantity)
    }
}

fn buyer(row: &OrderRow) -> Buyer {
    Buyer {
        reference_buyer_id: Some(row.buyer_id.clone().unwrap_or_else(|| row.shopper.clone())),
        buyer_name: Some(name(&row.name, &row.email)),
        buyer_email: email(&row.email),
        buyer_phone_no: phone(&row.phone, 24),
        ..Buyer::default()
    }
}

fn shipping(row: &OrderRow) -> Shipping {
    Shipping {
        shipping_name: Some(name(&row.name, &row.email)),
        shipping_phone_no: phone(&row.phone, 16),
        ship_to_email: email(&row.email),
        shipping_address: Some(Address {
            region: Some(row.country.clone()),
            state: given(&row.province, 8),
            city: given(&row.city, 32),
            address1: given(&row.address1, 256),
            address2: given(&row.address2, 256),
            zip_code: given(&row.postcode, 32),
        }),
        ..Shipping::default()
    }
}

/// The text as Antom takes it; none if nothing of it can be written so, since Antom refuses a field
/// that is there and empty.
pub(super) fn given(text: &str, max: usize) -> Option<String> {
    Some(ascii(text, max)).filter(|text| !text.is_empty())
}

/// A longer address is left out: half of one would be another's.
pub(super) fn email(address: &str) -> Option<String> {
    (address.is_ascii() && address.len() <= 64).then(|| address.to_owned())
}

/// A number that is one: as it was typed if that fits, else its digits.
fn phone(typed: &str, max: usize) -> Option<String> {
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let known = typed
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-() ./".contains(letter));
    if !known || !(6..=15).contains(&digits.len()) {
        return None;
    }
    if typed.len() <= max {
        return Some(typed.to_owned());
    }
    let plus = if typed.starts_with('+') { "+" } else { "" };
    Some(format!("{plus}{digits}")).filter(|number| number.len() <= max)
}

/// A name that cannot be written in ASCII is told by the buyer's address.
pub(super) fn name(full: &str, email: &str) -> UserName {
    let mailbox = || email.split('@').next().and_then(|part| given(part, 128));
    let full = given(full, 128)
        .or_else(mailbox)
        .unwrap_or_else(|| "Customer".to_owned());
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
    fn a_line_that_was_split_is_named_twice_and_differently() {
        let mut taken = Vec::new();
        let mut ids = Vec::new();
        let long = "X".repeat(80);
        for sku in ["MUG", "MUG", "MUG", "MUG-2", &long, &long, "\u{e000}"] {
            ids.push(goods_id(sku, &mut taken));
        }
        assert_eq!(&ids[..4], ["MUG", "MUG-2", "MUG-3", "MUG-2-2"]);
        assert!(ids.iter().all(|id| !id.is_empty() && id.len() <= MAX_ID));
        let mut once = ids.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), ids.len());
    }

    #[test]
    fn what_antom_would_refuse_of_a_phone_number_or_an_address_is_left_out() {
        for (typed, long, short) in [
            ("", None, None),
            ("call me", None, None),
            ("123", None, None),
            (
                "+65 6123 4567",
                Some("+65 6123 4567"),
                Some("+65 6123 4567"),
            ),
            ("030/5550100", Some("030/5550100"), Some("030/5550100")),
            (
                "+49 (0)30 555 0100",
                Some("+49 (0)30 555 0100"),
                Some("+490305550100"),
            ),
            ("555-0100 ext. 12", None, None),
        ] {
            assert_eq!(phone(typed, 24).as_deref(), long, "{typed}");
            assert_eq!(phone(typed, 16).as_deref(), short, "{typed}");
        }
        assert_eq!(email(&format!("{}@example.com", "a".repeat(60))), None);
        assert_eq!(given("\u{e000}", 32), None);
    }
}
