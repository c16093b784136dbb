//! What an order's lines sum to, as its pages and its mails show it.

use domain::Money;
use domain::order::{ChargedTax, LineKind, Pieces};

use crate::services::ServiceError;
use crate::store::orders::{OrderLineRow, OrderRow};

/// Goods of one kind; a discount may have split them into two lines.
pub(crate) struct Goods {
    pub(crate) sku: String,
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) drawing: Option<String>,
    pub(crate) tone: Option<String>,
    /// As the catalogue priced them.
    pub(crate) unit: Money,
    pub(crate) quantity: u32,
    pub(crate) total: Money,
}

pub(crate) struct Sums {
    pub(crate) goods: Vec<Goods>,
    /// Before the discount.
    pub(crate) subtotal: Money,
    /// The code, and what it takes off.
    pub(crate) discount: Option<(String, Money)>,
    pub(crate) delivery_name: String,
    pub(crate) delivery: Money,
    /// Inside the total, whether it was added or not.
    pub(crate) tax: Option<ChargedTax>,
    pub(crate) total: Money,
}

/// The pieces of a parcel as people read them: `2 × Tote, Sand`.
pub(crate) fn named(pieces: &Pieces, lines: &[OrderLineRow]) -> Vec<String> {
    let name = |(sku, count): (&String, &u32)| {
        let line = lines.iter().find(|line| line.sku == *sku);
        match line.map(|line| (&line.name, line.label.as_str())) {
            Some((name, "")) => format!("{count} × {name}"),
            Some((name, label)) => format!("{count} × {name}, {label}"),
            None => format!("{count} × {sku}"),
        }
    };
    pieces.iter().map(name).collect()
}

/// Sums up the lines of an order.
pub(crate) fn of(order: &OrderRow, lines: &[OrderLineRow]) -> Result<Sums, ServiceError> {
    let mut goods: Vec<Goods> = Vec::new();
    let mut subtotal = Money::zero(order.currency());
    let of_goods = |line: &&OrderLineRow| line.kind.is_bought();
    for line in lines.iter().filter(of_goods) {
        let unit = order.money(line.list_minor)?;
        let total = unit.checked_mul(line.quantity)?;
        subtotal = subtotal.checked_add(total)?;
        let mut known = goods.iter_mut();
        if let Some(same) = known.find(|same| same.name == line.name && same.label == line.label) {
            same.quantity += line.quantity;
            same.total = same.total.checked_add(total)?;
            continue;
        }
        goods.push(Goods {
            sku: line.sku.clone(),
            name: line.name.clone(),
            label: line.label.clone(),
            drawing: line.drawing.clone(),
            tone: line.tone.clone(),
            unit,
            quantity: line.quantity,
            total,
        });
    }
    Ok(Sums {
        goods,
        subtotal,
        discount: order.promotion.clone().map(|code| (code, order.discount)),
        delivery_name: lines
            .iter()
            .find(|line| line.kind == LineKind::Shipping)
            .map_or(&order.delivery_name, |line| &line.name)
            .clone(),
        delivery: order.delivery,
        tax: order.tax,
        total: order.total,
    })
}
