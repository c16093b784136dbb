//! Placing an order: the cart becomes an immutable order, its pieces are reserved and the first
//! payment attempt is written down, in one transaction; then Antom is asked for its page.

use app::view::{COUNTRIES, CheckoutForm, Field, FieldError};
use base64::Engine;
use domain::Currency;
use domain::order::{LineKind, OrderState};
use sha2::{Digest, Sha256};

use super::paying::{Next, PayError, begin_in, open_session, pay};
use super::pricing::{self, Quote, QuoteDelivery};
use super::settling::is_live;
use super::withdrawing::cancel_in;
use super::{ServiceError, Shop};
use crate::store::orders::{self, OrderLineRow, OrderRow, Stock};
use crate::store::payments::AttemptRow;
use crate::store::{DbErr, StoreError, is_conflict, payments, stock, write_tx};

/// What the browser says of itself, as far as Antom wants to know (`env`, `locale`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// `en_US`
    pub locale: String,
    /// A phone: `WAP`; else `WEB`.
    pub phone: bool,
    /// `IOS` or `ANDROID`, on phones.
    pub os: Option<&'static str>,
}

/// Why no order was placed.
#[derive(Debug, thiserror::Error)]
pub enum CheckoutError {
    /// What the buyer has to mend, field by field.
    #[error("the form has {} mistakes", .0.len())]
    Refused(Vec<FieldError>),
    /// Another order of this buyer is being paid: the token of its result page.
    #[error("another order is being paid")]
    Live(String),
    #[error(transparent)]
    Pay(#[from] PayError),
}

impl CheckoutError {
    fn is_conflict(&self) -> bool {
        match self {
            Self::Pay(PayError::Service(ServiceError::Store(StoreError::Database(error)))) => {
                is_conflict(error)
            }
            Self::Refused(_) | Self::Live(_) | Self::Pay(_) => false,
        }
    }
}

impl From<DbErr> for CheckoutError {
    fn from(error: DbErr) -> Self {
        Self::Pay(error.into())
    }
}

impl From<ServiceError> for CheckoutError {
    fn from(error: ServiceError) -> Self {
        Self::Pay(error.into())
    }
}

impl From<StoreError> for CheckoutError {
    fn from(error: StoreError) -> Self {
        Self::Pay(error.into())
    }
}

/// Where the buyer goes now, and the order's token.
#[derive(Clone, Debug)]
pub struct Placed {
    pub token: String,
    pub next: Next,
}

/// Places the shopper's cart as an order and asks Antom for the page to pay it on.
///
/// Pressing Pay again, here or in another tab, leads to the same order and the same page.
///
/// # Errors
/// With a sentence for each field that needs mending, and for the order as a whole.
pub async fn place(
    shop: &Shop,
    shopper: &str,
    currency: Currency,
    form: &CheckoutForm,
    review: &str,
    device: &Device,
) -> Result<Placed, CheckoutError> {
    let quote = pricing::quote(shop, Some(shopper), currency).await?;
    let delivery = quote
        .deliveries
        .iter()
        .find(|delivery| delivery.option.id == form.delivery);
    let mut errors = check_form(form);
    if delivery.is_none() {
        errors.push(error(Field::Delivery, "Choose how we deliver."));
    }
    if errors.is_empty()
        && let Some(existing) = same_order_again(shop, shopper, form, review).await?
    {
        let next = pay(shop, &existing.id).await?;
        return Ok(Placed {
            token: existing.token,
            next,
        });
    }
    if quote.lines.is_empty() {
        errors.push(about_order(
            "Your cart is empty. Put something in before you check out.",
        ));
    } else if quote.review() != review {
        errors.push(about_order("Your cart or a price changed after you opened this page. Please check the order below, then pay."));
    }
    for line in quote
        .lines
        .iter()
        .filter(|line| line.quantity > line.available)
    {
        errors.push(about_order(&match line.available {
            0 => format!(
                "{} in {} is sold out. Take it out of your cart to go on.",
                line.product.name, line.variant.label
            ),
            left => format!(
                "Only {left} left of {} in {}. Change the number in your cart to go on.",
                line.product.name, line.variant.label
            ),
        }));
    }
    let (true, Some(delivery)) = (errors.is_empty(), delivery) else {
        return Err(CheckoutError::Refused(errors));
    };
    let begun = match begin_order(shop, shopper, &quote, delivery, form, review, device).await {
        // Another tab placed its order at the same moment: this time it is found.
        Err(error) if error.is_conflict() => {
            begin_order(shop, shopper, &quote, delivery, form, review, device).await?
        }
        begun => begun?,
    };
    match begun {
        Begun::New { token, attempt } => Ok(Placed {
            token,
            next: open_session(shop, *attempt).await?,
        }),
        Begun::Existing(order) => {
            let next = pay(shop, &order.id).await?;
            Ok(Placed {
                token: order.token,
                next,
            })
        }
    }
}

/// The shopper's unpaid order, if it is what this form asks for once more.
async fn same_order_again(
    shop: &Shop,
    shopper: &str,
    form: &CheckoutForm,
    review: &str,
) -> Result<Option<OrderRow>, CheckoutError> {
    let order = orders::awaiting_payment(&shop.db, shopper).await?;
    Ok(order.filter(|order| order.review == order_review(form, review)))
}

enum Begun {
    New {
        token: String,
        attempt: Box<AttemptRow>,
    },
    /// Another tab was first with the very same order.
    Existing(Box<OrderRow>),
}

async fn begin_order(
    shop: &Shop,
    shopper: &str,
    quote: &Quote,
    delivery: &QuoteDelivery,
    form: &CheckoutForm,
    review: &str,
    device: &Device,
) -> Result<Begun, CheckoutError> {
    let now = shop.clock.now_ms();
    let order_review = order_review(form, review);
    let tx = write_tx(&shop.db).await?;
    if let Some(open) = orders::awaiting_payment(&tx, shopper).await? {
        if open.review == order_review {
            return Ok(Begun::Existing(Box::new(open)));
        }
        if payments::of_order(&tx, &open.id)
            .await?
            .iter()
            .any(|row| is_live(row, now))
        {
            return Err(CheckoutError::Live(open.token));
        }
        cancel_in(&tx, &open, now).await?;
    }
    let (order, lines) = snapshot(shopper, quote, delivery, form, order_review, device, now)?;
    if let Err(sku) = stock::reserve(&tx, &orders::pieces(&lines)).await? {
        let name = quote
            .lines
            .iter()
            .find(|line| line.variant.sku == sku)
            .map_or(sku, |line| line.product.name.clone());
        return Err(CheckoutError::Refused(vec![about_order(&format!(
            "{name} was sold out a moment ago. Change your cart to go on; you have not been charged."
        ))]));
    }
    orders::insert(&tx, order.clone(), lines).await?;
    let attempt = begin_in(&tx, &order, 1, &[], now).await?;
    tx.commit().await?;
    Ok(Begun::New {
        token: order.token,
        attempt: Box::new(attempt),
    })
}

/// The cart as it is at this moment, never to change again.
fn snapshot(
    shopper: &str,
    quote: &Quote,
    delivery: &QuoteDelivery,
    form: &CheckoutForm,
    review: String,
    device: &Device,
    now: i64,
) -> Result<(OrderRow, Vec<OrderLineRow>), ServiceError> {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let priced = quote.order_lines(delivery)?;
    let mut lines = Vec::new();
    for (position, line) in (0..).zip(priced.lines()) {
        let source = quote
            .lines
            .iter()
            .find(|source| line.kind == LineKind::Goods && source.variant.sku == line.sku);
        lines.push(OrderLineRow {
            order_id: id.clone(),
            position,
            kind: line.kind.as_str().to_owned(),
            sku: line.sku.clone(),
            name: line.name.clone(),
            label: source.map_or(String::new(), |source| source.variant.label.clone()),
            slug: source.map(|source| source.product.slug.clone()),
            drawing: source.map(|source| source.product.drawing.clone()),
            tone: source.map(|source| source.variant.tone.clone()),
            list_minor: source.map_or(line.unit, |source| source.unit).minor(),
            unit_minor: line.unit.minor(),
            quantity: i32::try_from(line.quantity).unwrap_or(i32::MAX),
        });
    }
    let order = OrderRow {
        id,
        number: order_number()?,
        token: token()?,
        shopper: shopper.to_owned(),
        state: OrderState::AwaitingPayment.as_str().to_owned(),
        payment_status: domain::ledger::PaymentStatus::None.as_str().to_owned(),
        stock: Stock::Reserved.as_str().to_owned(),
        review_reason: None,
        currency: quote.currency.code().to_owned(),
        total_minor: priced.total().minor(),
        promotion: quote.promotion.as_ref().map(|(code, _, _)| code.clone()),
        discount_minor: quote
            .promotion
            .as_ref()
            .map_or(0, |(_, _, amount)| amount.minor()),
        delivery_name: delivery.option.name.clone(),
        delivery_minor: delivery.price.minor(),
        email: form.email.trim().to_owned(),
        name: form.name.trim().to_owned(),
        phone: form.phone.trim().to_owned(),
        country: form.country.clone(),
        address1: form.address1.trim().to_owned(),
        address2: form.address2.trim().to_owned(),
        city: form.city.trim().to_owned(),
        postcode: form.postcode.trim().to_owned(),
        locale: device.locale.clone(),
        terminal_type: if device.phone { "WAP" } else { "WEB" }.to_owned(),
        os_type: device.os.filter(|_| device.phone).map(ToOwned::to_owned),
        review,
        placed_at: now,
        paid_at: None,
    };
    Ok((order, lines))
}

/// 128 random bits: whoever has them may see the order.
fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// `WF-7K3M-9QXA`: easy to read aloud, and telling nobody how many orders there were.
fn order_number() -> Result<String, getrandom::Error> {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    let text: String = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect();
    Ok(format!("WF-{}-{}", &text[..4], &text[4..]))
}

/// Names the order that this form asks for: the reviewed cart, and where it goes.
fn order_review(form: &CheckoutForm, review: &str) -> String {
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
        &form.postcode,
        &form.delivery,
    ];
    for field in fields {
        hash.update(field.trim());
        hash.update("\n");
    }
    base64::prelude::BASE64_STANDARD.encode(hash.finalize())
}

fn error(field: Field, message: &str) -> FieldError {
    FieldError {
        field: Some(field),
        message: message.to_owned(),
    }
}

fn about_order(message: &str) -> FieldError {
    FieldError {
        field: None,
        message: message.to_owned(),
    }
}

/// What the buyer has to mend, in the order of the fields.
fn check_form(form: &CheckoutForm) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let email = form.email.trim();
    let email_fits = email.parse::<lettre::Address>().is_ok() && email.len() <= 64;
    if email.is_empty() {
        errors.push(error(
            Field::Email,
            "Enter your email address, so that we can send the receipt.",
        ));
    } else if !email_fits {
        errors.push(error(
            Field::Email,
            "Enter an email address like name@example.com, with at most 64 characters.",
        ));
    }
    require(
        &mut errors,
        Field::Name,
        &form.name,
        100,
        "Enter your full name.",
    );
    let phone = form.phone.trim();
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if !phone.is_empty()
        && (!phone
            .chars()
            .all(|c| c.is_ascii_digit() || "+-() .".contains(c))
            || !(6..=15).contains(&digits)
            || phone.len() > 24)
    {
        errors.push(error(
            Field::Phone,
            "Enter a phone number like +65 6123 4567, or leave it empty.",
        ));
    }
    if !COUNTRIES.iter().any(|(code, _)| *code == form.country) {
        errors.push(error(Field::Country, "Choose the country we deliver to."));
    }
    require(
        &mut errors,
        Field::Address1,
        &form.address1,
        200,
        "Enter the street and number.",
    );
    if form.address2.chars().count() > 200 || form.address2.chars().any(char::is_control) {
        errors.push(error(Field::Address2, "Keep this line to 200 characters."));
    }
    require(
        &mut errors,
        Field::City,
        &form.city,
        32,
        "Enter the town or city.",
    );
    require(
        &mut errors,
        Field::Postcode,
        &form.postcode,
        16,
        "Enter the postcode.",
    );
    errors
}

fn require(errors: &mut Vec<FieldError>, field: Field, value: &str, most: usize, message: &str) {
    let length = value.trim().chars().count();
    if length == 0 {
        errors.push(error(field, message));
    } else if length > most || value.chars().any(char::is_control) {
        errors.push(error(
            field,
            &format!("{} Use at most {most} ordinary characters.", message),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> CheckoutForm {
        let text = ToOwned::to_owned;
        CheckoutForm {
            email: text("ada@example.com"),
            name: text("Ada Lovelace"),
            phone: text(""),
            country: text("SG"),
            address1: text("1 Harbour Road"),
            address2: text(""),
            city: text("Singapore"),
            postcode: text("098633"),
            delivery: text("standard"),
        }
    }

    #[test]
    fn a_filled_form_has_no_mistakes() {
        assert_eq!(check_form(&filled()), []);
    }

    #[test]
    fn each_empty_required_field_is_named() {
        let fields: Vec<_> = check_form(&CheckoutForm::default())
            .into_iter()
            .filter_map(|error| error.field)
            .collect();
        assert_eq!(
            fields,
            [
                Field::Email,
                Field::Name,
                Field::Country,
                Field::Address1,
                Field::City,
                Field::Postcode
            ]
        );
    }

    #[test]
    fn order_numbers_are_readable_and_differ() {
        let one = order_number().unwrap();
        assert_eq!(one.len(), 12);
        assert!(one.starts_with("WF-"));
        assert_ne!(one, order_number().unwrap());
    }

    #[test]
    fn another_address_is_another_order() {
        let mut form = filled();
        let before = order_review(&form, "r");
        form.city = "Paris".to_owned();
        assert_ne!(before, order_review(&form, "r"));
    }
}
