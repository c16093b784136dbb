//! Placing an order: the cart becomes an immutable order, its pieces are reserved and the first
//! payment attempt is written down, in one transaction; then Antom is asked for its page.

mod form;
mod snapshot;

use app::view::{CheckoutForm, Field, FieldError};
use domain::order::OrderState;
use domain::{Currency, Money};

use crate::services::cart::quote;
use crate::services::cart::quote::{Quote, QuoteDelivery};
use crate::services::orders::cancel_unpaid::cancel_in;
use crate::services::orders::checkout::form::{about_order, check_form, error};
use crate::services::orders::checkout::snapshot::{PlacementTerms, checkout_fingerprint, snapshot};
use crate::services::payments::begin::{Next, PayError, begin, write_attempt};
use crate::services::payments::decide::pay;
use crate::services::payments::options;
use crate::services::payments::options::{ChoiceError, Payer};
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::record::is_live;
use crate::services::payments::selection::PaymentSelection;
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::stock;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempt_terms::Device;
use crate::store::payments::attempts::AttemptRow;
use crate::store::shoppers::carts;
use crate::store::{DbErr, StoreError, is_conflict};

const CHANGED: &str = "Your cart or a price changed after you opened this page. Please check the order below, then pay.";

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

/// Who checks out.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Whose cart it is.
    pub shopper: String,
    /// The account that gets the order; none for a guest.
    pub buyer: Option<String>,
    pub device: Device,
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
    customer: &Customer,
    currency: Currency,
    form: &CheckoutForm,
    review: &str,
) -> Result<Placed, CheckoutError> {
    let shopper = customer.shopper.as_str();
    let quote = quote::quote(shop, Some(shopper), currency).await?;
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
        let chosen = choose_for(shop, customer, form, &existing).await?;
        let next = pay(shop, &existing.id, &chosen).await?;
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
        errors.push(about_order(CHANGED));
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
    let selection = choose(shop, customer, form, delivery.total).await?;
    let placing = Placing {
        customer,
        quote: &quote,
        delivery,
        form,
        review,
        selection: &selection,
    };
    let begun = match begin_order(shop, &placing).await {
        // Another tab placed its order at the same moment: this time it is found.
        Err(error) if error.is_conflict() => begin_order(shop, &placing).await?,
        begun => begun?,
    };
    match begun {
        Begun::New { token, attempt } => Ok(Placed {
            token,
            next: begin(shop, *attempt, &selection).await?,
        }),
        Begun::Existing(order) => {
            let chosen = choose_for(shop, customer, form, &order).await?;
            let next = pay(shop, &order.id, &chosen).await?;
            Ok(Placed {
                token: order.token,
                next,
            })
        }
    }
}

/// What the buyer chose, if it is still to be had.
async fn choose(
    shop: &Shop,
    customer: &Customer,
    form: &CheckoutForm,
    total: Money,
) -> Result<PaymentSelection, CheckoutError> {
    let payer = Payer {
        buyer: customer.buyer.as_deref(),
        device: &customer.device,
        region: &form.country,
        total,
    };
    match options::choose(shop, &payer, shop.capture_mode, &form.pay).await {
        Ok(chosen) => Ok(chosen),
        Err(ChoiceError::Refused(message)) => {
            Err(CheckoutError::Refused(vec![error(Field::Pay, &message)]))
        }
        Err(ChoiceError::Service(error)) => Err(error.into()),
    }
}

/// As [`choose`], for an order that is placed: it may be in another account than the customer's,
/// where no card of the customer's is charged or saved.
async fn choose_for(
    shop: &Shop,
    customer: &Customer,
    form: &CheckoutForm,
    order: &OrderRow,
) -> Result<PaymentSelection, CheckoutError> {
    let is_own = order.buyer_id == customer.buyer;
    let customer = Customer {
        buyer: customer.buyer.clone().filter(|_| is_own),
        ..customer.clone()
    };
    choose(shop, &customer, form, order.total()?).await
}

/// The shopper's unpaid order, if it is what this form asks for once more.
async fn same_order_again(
    shop: &Shop,
    shopper: &str,
    form: &CheckoutForm,
    review: &str,
) -> Result<Option<OrderRow>, CheckoutError> {
    let order = orders::awaiting_payment(&shop.db, shopper).await?;
    Ok(order.filter(|order| order.checkout_fingerprint == checkout_fingerprint(form, review)))
}

enum Begun {
    New {
        token: String,
        attempt: Box<AttemptRow>,
    },
    /// Another tab was first with the very same order.
    Existing(Box<OrderRow>),
}

/// The shopper's unpaid order, locked. Its state may have moved on while the lock was waited for.
async fn lock_awaiting(
    tx: &OrderTx<'_>,
    shopper: &str,
) -> Result<Option<OrderPayments>, CheckoutError> {
    match orders::awaiting_payment(&tx.tx, shopper).await? {
        Some(open) => Ok(Some(tx.lock(&open.id).await?)),
        None => Ok(None),
    }
}

/// An order that is about to be placed.
struct Placing<'a> {
    customer: &'a Customer,
    quote: &'a Quote,
    delivery: &'a QuoteDelivery,
    form: &'a CheckoutForm,
    review: &'a str,
    selection: &'a PaymentSelection,
}

async fn begin_order(shop: &Shop, placing: &Placing<'_>) -> Result<Begun, CheckoutError> {
    let Placing {
        customer,
        quote,
        delivery,
        form,
        review,
        selection,
    } = *placing;
    let shopper = customer.shopper.as_str();
    let fingerprint = checkout_fingerprint(form, review);
    let mut tx = OrderTx::begin(shop).await?;
    let mut earlier = lock_awaiting(&tx, shopper).await?;
    if let Some(open) = &earlier
        && matches!(
            open.order.order_state()?,
            OrderState::Cancelled | OrderState::Expired
        )
    {
        // Another tab replaced it while its lock was waited for.
        earlier = lock_awaiting(&tx, shopper).await?;
    }
    let mut held = Vec::new();
    if let Some(open) = &earlier {
        if open.order.checkout_fingerprint == fingerprint {
            return Ok(Begun::Existing(Box::new(open.order.clone())));
        }
        // It may have been paid while its lock was waited for.
        if open.order.order_state()? != OrderState::AwaitingPayment
            || open.attempts.iter().any(|row| is_live(row, tx.now))
        {
            return Err(CheckoutError::Live(open.order.token.clone()));
        }
        held = orders::pieces(&orders::lines(&tx.tx, &open.order.id).await?);
    }
    // A payment that arrived after the cart was read has emptied it.
    let (items, _) = carts::read(&tx.tx, shopper).await?;
    if !quote.is_of(&items) {
        return Err(CheckoutError::Refused(vec![about_order(CHANGED)]));
    }
    let (order, lines) = snapshot(
        customer,
        quote,
        delivery,
        form,
        fingerprint.clone(),
        &PlacementTerms {
            capture_mode: shop.capture_mode,
            placed_at: tx.now,
        },
    )?;
    let wanted = orders::pieces(&lines);
    if let Some(open) = &mut earlier {
        stock::lock(&tx.tx, &[held.as_slice(), wanted.as_slice()].concat()).await?;
        cancel_in(&mut tx, open).await?;
    }
    if let Err(sku) = stock::reserve(&tx.tx, &wanted).await? {
        // The pieces may have gone to this shopper's own order, placed in another tab just now.
        if let Some(own) = orders::awaiting_payment(&tx.tx, shopper).await? {
            return if own.checkout_fingerprint == fingerprint {
                Ok(Begun::Existing(Box::new(own)))
            } else {
                Err(CheckoutError::Live(own.token))
            };
        }
        let name = quote
            .lines
            .iter()
            .find(|line| line.variant.sku == sku)
            .map_or(sku, |line| line.product.name.clone());
        return Err(CheckoutError::Refused(vec![about_order(&format!(
            "{name} was sold out a moment ago. Change your cart to go on; you have not been charged."
        ))]));
    }
    orders::insert(&tx.tx, order.clone(), lines).await?;
    let terms = selection.terms(shop, &order, None)?;
    let mut payments = OrderPayments::placed(order)?;
    let attempt = write_attempt(&mut tx, &mut payments, terms, &[]).await?;
    tx.commit().await?;
    Ok(Begun::New {
        token: payments.order.token,
        attempt: Box::new(attempt),
    })
}
