use base64::Engine as _;
use domain::Money;
use domain::ledger::PaymentStatus;
use domain::order::{CaptureMode, LineKind, OrderState};
use sha2::{Digest, Sha256};

use crate::services::ServiceError;
use crate::services::cart::quote::{Quote, QuoteDelivery};
use crate::services::ids;
use crate::services::orders::checkout::Customer;
use crate::services::orders::checkout::form::CheckoutInput;
use crate::store::catalogue::Catalogue;
use crate::store::orders::{OrderLineRow, OrderRow, StockPlace};

/// What holds for the order beside what is in it.
pub(crate) struct PlacementTerms {
    pub(crate) capture_mode: CaptureMode,
    pub(crate) placed_at: i64,
    /// What its number begins with.
    pub(crate) number_prefix: String,
}

/// The cart as it is at this moment, never to change again. `goods` are named as the buyer reads them.
pub(crate) fn snapshot(
    customer: &Customer,
    quote: &Quote,
    goods: &Catalogue,
    delivery: &QuoteDelivery,
    form: &CheckoutInput,
    checkout_fingerprint: String,
    terms: &PlacementTerms,
) -> Result<(OrderRow, Vec<OrderLineRow>), ServiceError> {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let priced = quote.order_lines(delivery)?;
    let mut lines = Vec::new();
    for (position, line) in (0..).zip(priced.lines()) {
        let source = quote
            .lines
            .iter()
            .find(|source| line.kind == LineKind::Goods && source.variant.sku == line.sku);
        let english = (
            line.name.clone(),
            source.map_or(String::new(), |source| source.variant.label.clone()),
        );
        let read = match line.kind {
            LineKind::Goods | LineKind::Travel => goods
                .find(&line.sku)
                .map(|(product, variant)| (product.name.clone(), variant.label.clone())),
            LineKind::Shipping => goods
                .delivery(&delivery.option.id)
                .map(|option| (option.name.clone(), String::new())),
            // Pages and mails tell it by the order's own tax.
            LineKind::Tax => None,
        };
        let (name, label) = read.unwrap_or_else(|| english.clone());
        lines.push(OrderLineRow {
            order_id: id.clone(),
            position,
            kind: line.kind,
            sku: line.sku.clone(),
            english: Some(english).filter(|(known, of)| *known != name || *of != label),
            name,
            label,
            slug: source.map(|source| source.product.slug.clone()),
            category: source.map(|source| source.product.category.clone()),
            drawing: source.map(|source| source.product.drawing_of(&source.variant.sku)),
            tone: source.map(|source| source.variant.tone.clone()),
            list_minor: source.map_or(line.unit, |source| source.unit).minor(),
            unit_minor: line.unit.minor(),
            quantity: line.quantity,
        });
    }
    let order = OrderRow {
        id,
        number: ids::number(&terms.number_prefix)?,
        token: ids::token()?,
        shopper: customer.shopper.clone(),
        state: OrderState::AwaitingPayment,
        payment_status: PaymentStatus::None.into(),
        // Until they are reserved.
        stock: StockPlace::Released,
        review_reason: None,
        total: priced.total(),
        promotion: quote.promotion.as_ref().map(|(code, _, _)| code.clone()),
        discount: quote
            .promotion
            .as_ref()
            .map_or(Money::zero(quote.currency), |(_, _, amount)| *amount),
        delivery_name: goods
            .delivery(&delivery.option.id)
            .unwrap_or(&delivery.option)
            .name
            .clone(),
        delivery: delivery.price,
        tax: priced.tax(),
        arrival: delivery.arrival,
        email: form.email.clone(),
        name: form.name.clone(),
        phone: form.phone.clone(),
        country: form.country.clone(),
        address1: form.address1.clone(),
        address2: form.address2.clone(),
        city: form.city.clone(),
        province: form.state.clone(),
        postcode: form.postcode.clone(),
        locale: customer.device.locale.clone(),
        terminal_type: if customer.device.phone { "WAP" } else { "WEB" }.to_owned(),
        os_type: customer.device.os.clone().filter(|_| customer.device.phone),
        checkout_fingerprint,
        placed_at: terms.placed_at,
        paid_at: None,
        capture_mode: terms.capture_mode,
        fulfilled_at: None,
        first_left_at: None,
        cart_taken: false,
        buyer_id: customer.buyer.clone(),
    };
    Ok((order, lines))
}

/// Names the order that this form asks for: the reviewed cart, and where it goes.
pub(crate) fn checkout_fingerprint(form: &CheckoutInput, review: &str) -> String {
    let mut hash = Sha256::new();
    let fields = [
        review,
        &form.email,
        &form.name,
        &form.phone,
        &form.country,
        &form.address1,
        &form.address2,
        &form.city,
        &form.state,
        &form.postcode,
        &form.delivery,
    ];
    for field in fields {
        hash.update(field);
        hash.update("\n");
    }
    base64::prelude::BASE64_STANDARD.encode(hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_numbers_are_readable_and_differ() {
        let one = ids::number("WF").unwrap();
        assert_eq!(one.len(), 12);
        assert!(one.starts_with("WF-"));
        assert_ne!(one, ids::number("WF").unwrap());
    }

    #[test]
    fn another_address_is_another_order() {
        let mut form = CheckoutInput::default();
        let before = checkout_fingerprint(&form, "r");
        form.city = "Paris".to_owned();
        assert_ne!(before, checkout_fingerprint(&form, "r"));
    }
}
