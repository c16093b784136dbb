//! Placing an order: the cart becomes an immutable order, its pieces are reserved and the first
//! payment attempt is written down, in one transaction; then Antom is asked for its page.

pub mod form;
mod snapshot;

use domain::order::OrderState;
use domain::{Currency, Money};

use crate::services::cart::quote;
use crate::services::cart::quote::{Quote, QuoteDelivery};
use crate::services::orders::cancel_unpaid::cancel_in;
use crate::services::orders::checkout::form::{CheckoutField, CheckoutInput, Mistake, check_form};
use crate::services::orders::checkout::snapshot::{PlacementTerms, checkout_fingerprint, snapshot};
use crate::services::payments::begin::{Next, PayError, PaymentRefusal, begin, write_attempt};
use crate::services::payments::decide::pay;
use crate::services::payments::options;
use crate::services::payments::options::{Payer, SelectionError};
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::record::is_live;
use crate::services::payments::reserve::reserve;
use crate::services::payments::selection::PaymentSelection;
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::catalogue::stock;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts::AttemptRow;
use crate::store::shoppers::carts;
use crate::store::{StoreError, is_conflict};
use domain::order::Device;

/// Why no order was placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckoutRefusal {
    /// What the buyer has to mend.
    Mistakes(Vec<Mistake>),
    /// Another order of this buyer is being paid, or this one is paid: the token of its result page.
    OtherOrderIsPaid(String),
    /// The order cannot be paid now. It is placed, unless Antom would not take it at all.
    Payment(PaymentRefusal),
}

impl Refusal for CheckoutRefusal {}

/// Why no order was placed, or was placed and not paid.
pub type CheckoutError = UseCaseError<CheckoutRefusal>;

impl From<PayError> for CheckoutError {
    fn from(error: PayError) -> Self {
        match error {
            PayError::Refused(refusal) => Self::Refused(CheckoutRefusal::Payment(refusal)),
            PayError::Service(error) => Self::Service(error),
        }
    }
}

fn mistakes(mistakes: Vec<Mistake>) -> CheckoutError {
    CheckoutRefusal::Mistakes(mistakes).into()
}

/// Whether another tab was first: a unique index refused the order.
fn is_second(error: &CheckoutError) -> bool {
    match error {
        CheckoutError::Service(ServiceError::Store(StoreError::Database(error))) => {
            is_conflict(error)
        }
        CheckoutError::Refused(_) | CheckoutError::Service(_) => false,
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
/// With each thing that the buyer has to mend.
pub async fn place(
    shop: &Shop,
    customer: &Customer,
    currency: Currency,
    form: &CheckoutInput,
    review: &str,
) -> Result<Placed, CheckoutError> {
    let shopper = customer.shopper.as_str();
    let quote = quote::quote(shop, Some(shopper), currency, &form.country).await?;
    let delivery = quote
        .deliveries
        .iter()
        .find(|delivery| delivery.option.id == form.delivery);
    let mut found = check_form(&shop.file.sell, form);
    if delivery.is_none() {
        found.push(Mistake::Missing(CheckoutField::Delivery));
    }
    if found.is_empty()
        && let Some(existing) = same_order_again(shop, shopper, form, review).await?
    {
        let chosen = choose_for(shop, customer, form, &existing).await?;
        let next = pay(shop, &existing.id, &chosen).await?;
        return Ok(Placed {
            token: existing.token,
            next,
        });
    }
    // The page that the buyer left, after the payment has emptied the cart.
    if quote.lines.is_empty()
        && let Some(paid) = orders::latest_paid(&shop.db, shopper).await?
        && paid.checkout_fingerprint == checkout_fingerprint(form, review)
    {
        return Err(CheckoutRefusal::OtherOrderIsPaid(paid.token).into());
    }
    if quote.lines.is_empty() {
        found.push(Mistake::CartIsEmpty);
    } else if quote.review() != review {
        found.push(Mistake::CartChanged);
    }
    for line in quote
        .lines
        .iter()
        .filter(|line| line.quantity > line.available)
    {
        found.push(Mistake::NotAvailable {
            name: line.product.name.clone(),
            label: line.variant.label.clone(),
            left: line.available,
        });
    }
    let (true, Some(delivery)) = (found.is_empty(), delivery) else {
        return Err(mistakes(found));
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
        Err(error) if is_second(&error) => begin_order(shop, &placing).await?,
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
    form: &CheckoutInput,
    total: Money,
) -> Result<PaymentSelection, CheckoutError> {
    let payer = Payer {
        buyer: customer.buyer.as_deref(),
        device: &customer.device,
        region: &form.country,
        total,
    };
    match options::select(shop, &payer, shop.capture_mode, &form.payment).await {
        Ok(selection) => Ok(selection),
        Err(SelectionError::Refused(refusal)) => Err(mistakes(vec![Mistake::Payment(refusal)])),
        Err(SelectionError::Service(error)) => Err(error.into()),
    }
}

/// As [`choose`], for an order that is placed: it may be in another account than the customer's,
/// where no card of the customer's is charged or saved.
async fn choose_for(
    shop: &Shop,
    customer: &Customer,
    form: &CheckoutInput,
    order: &OrderRow,
) -> Result<PaymentSelection, CheckoutError> {
    let is_own = order.buyer_id == customer.buyer;
    let customer = Customer {
        buyer: customer.buyer.clone().filter(|_| is_own),
        ..customer.clone()
    };
    choose(shop, &customer, form, order.total).await
}

/// The shopper's unpaid order, if it is what this form asks for once more.
async fn same_order_again(
    shop: &Shop,
    shopper: &str,
    form: &CheckoutInput,
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
    form: &'a CheckoutInput,
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
    let goods = shop.catalogue().await?;
    let goods = goods.in_language(&customer.device.locale);
    let mut tx = OrderTx::begin(shop).await?;
    let mut earlier = lock_awaiting(&tx, shopper).await?;
    if let Some(open) = &earlier
        && matches!(
            open.order.state,
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
        if open.order.state != OrderState::AwaitingPayment
            || open.attempts.iter().any(|row| is_live(row, tx.now))
        {
            return Err(CheckoutRefusal::OtherOrderIsPaid(open.order.token.clone()).into());
        }
        held = orders::pieces(&orders::lines(&tx.tx, &open.order.id).await?);
    }
    // A payment that arrived after the cart was read has emptied it.
    let (items, _) = carts::read(&tx.tx, shopper).await?;
    if !quote.is_of(&items) {
        return Err(mistakes(vec![Mistake::CartChanged]));
    }
    let (mut order, lines) = snapshot(
        customer,
        quote,
        &goods,
        delivery,
        form,
        fingerprint.clone(),
        &PlacementTerms {
            capture_mode: shop.capture_mode,
            placed_at: tx.now,
            number_prefix: shop.file.shop.order_prefix.clone(),
        },
    )?;
    let wanted = orders::pieces(&lines);
    if let Some(open) = &mut earlier {
        stock::lock(&tx.tx, &[held.as_slice(), wanted.as_slice()].concat()).await?;
        cancel_in(&mut tx, open).await?;
    }
    let address = &customer.device.client_ip;
    match reserve(&tx, &order, &wanted, address).await? {
        Ok(place) => order.stock = place,
        Err(sku) => return sold_out(&tx, placing, sku).await,
    }
    orders::insert(&tx.tx, order.clone(), lines).await?;
    let terms = selection.terms(shop, &order, None)?;
    let mut payments = OrderPayments::placed(order);
    let attempt = write_attempt(&mut tx, &mut payments, terms).await?;
    tx.commit_and_wake().await?;
    Ok(Begun::New {
        token: payments.order.token,
        attempt: Box::new(attempt),
    })
}

/// What comes of an order whose pieces are short.
async fn sold_out(
    tx: &OrderTx<'_>,
    placing: &Placing<'_>,
    sku: String,
) -> Result<Begun, CheckoutError> {
    let shopper = placing.customer.shopper.as_str();
    let fingerprint = checkout_fingerprint(placing.form, placing.review);
    // The pieces may have gone to this shopper's own order, placed in another tab just now.
    if let Some(own) = orders::awaiting_payment(&tx.tx, shopper).await? {
        return if own.checkout_fingerprint == fingerprint {
            Ok(Begun::Existing(Box::new(own)))
        } else {
            Err(CheckoutRefusal::OtherOrderIsPaid(own.token).into())
        };
    }
    let mut lines = placing.quote.lines.iter();
    let line = lines.find(|line| line.variant.sku == sku);
    let name = line.map_or(sku, |line| line.product.name.clone());
    Err(mistakes(vec![Mistake::SoldOut { name }]))
}
