//! Booking: what a company chose becomes an order like any other, and Antom is asked for its page.

use domain::ledger::PaymentStatus;
use domain::order::{CaptureMode, Device, LineKind, OrderState};
use domain::text::{EmailMistake, clean, email};
use domain::travel::{Booked, LONGEST_HOTEL, MOST_PEOPLE, PeopleError, Person, Trip, people};
use domain::{Currency, Money};

use crate::services::payments::begin::{Next, PayError, PaymentRefusal, begin, write_attempt};
use crate::services::payments::decide::pay;
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::trips::{self, selection};
use crate::services::travel::offers::{Choice, Offer, OfferRefusal, is_open, offer};
use crate::services::{Refusal, ServiceError, Shop, UseCaseError, ids};
use crate::store::orders::{self, OrderLineRow, OrderRow, StockPlace};
use crate::store::{StoreError, is_conflict, trips as rows};

/// As in the checkout.
const LONGEST_NAME: usize = 200;

/// The company that buys, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Company {
    pub name: String,
    /// Who orders for it.
    pub contact: String,
    pub email: String,
}

/// Who books, and by which form.
#[derive(Clone, Debug)]
pub struct Booker {
    pub shopper: String,
    pub buyer: Option<String>,
    pub device: Device,
    /// The form's own id: sent twice, it books once.
    pub form: String,
}

/// One thing to mend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripMistake {
    Offer(OfferRefusal),
    /// Another price or another time than the buyer saw.
    Changed,
    Company,
    Contact,
    Email(EmailMistake),
    People(PeopleError),
}

/// Why nothing was booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookRefusal {
    Mistakes(Vec<TripMistake>),
    /// The shop has no key to seal names with.
    Closed,
    /// It is booked, unless Antom would not take it at all, and cannot be paid now.
    Payment(PaymentRefusal),
}

impl Refusal for BookRefusal {}

pub type BookError = UseCaseError<BookRefusal>;

impl From<PayError> for BookError {
    fn from(error: PayError) -> Self {
        match error {
            PayError::Refused(refusal) => Self::Refused(BookRefusal::Payment(refusal)),
            PayError::Service(error) => Self::Service(error),
        }
    }
}

/// Makes the id of a form that books.
///
/// # Errors
/// Without randomness.
pub fn new_form() -> Result<String, ServiceError> {
    Ok(ids::token()?)
}

/// What the buyer typed, and saw.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub choice: &'a Choice,
    pub company: &'a Company,
    /// Given and family names.
    pub names: &'a [(String, String)],
    pub seen: &'a str,
    pub currency: Currency,
}

/// Where the buyer goes now, and the order's token.
#[derive(Clone, Debug)]
pub struct Booking {
    pub token: String,
    pub next: Next,
}

/// Books what was chosen and asks Antom for the page of the business account.
///
/// # Errors
/// With each thing that the buyer has to mend.
pub async fn book(shop: &Shop, booker: &Booker, asked: &Asked<'_>) -> Result<Booking, BookError> {
    if !is_open(shop) {
        return Err(BookRefusal::Closed.into());
    }
    let form = format!("{} {}", booker.shopper, booker.form);
    if let Some(known) = again(shop, booker, &form).await? {
        return Ok(known);
    }
    let (offer, company, people) = check(shop, asked).map_err(BookRefusal::Mistakes)?;
    let placed = place(shop, booker, &form, &offer, &company, people).await;
    match placed {
        Ok(booking) => Ok(booking),
        // Another request with the same form was first.
        Err(UseCaseError::Service(ServiceError::Store(StoreError::Database(error))))
            if is_conflict(&error) =>
        {
            let known = again(shop, booker, &form).await?;
            known.ok_or_else(|| UseCaseError::Service(error.into()))
        }
        Err(error) => Err(error),
    }
}

/// The order of a form that was sent before.
async fn again(shop: &Shop, booker: &Booker, form: &str) -> Result<Option<Booking>, BookError> {
    let Some(row) = rows::by_form(&shop.db, form).await? else {
        return Ok(None);
    };
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let next = pay(shop, &order.id, &selection(booker.device.clone())).await?;
    Ok(Some(Booking {
        token: order.token,
        next,
    }))
}

/// Everything is told at once.
fn check(
    shop: &Shop,
    asked: &Asked<'_>,
) -> Result<(Offer, Company, Vec<Person>), Vec<TripMistake>> {
    let mut mistakes = Vec::new();
    let Asked {
        choice,
        company,
        names,
        seen,
        currency,
    } = *asked;
    let offer = match offer(shop, choice, currency) {
        Ok(offer) => {
            if offer.fingerprint() != seen {
                mistakes.push(TripMistake::Changed);
            }
            Some(offer)
        }
        Err(refusal) => {
            mistakes.push(TripMistake::Offer(refusal));
            None
        }
    };
    let typed = |text: &str, mistake, mistakes: &mut Vec<TripMistake>| {
        let text = clean(text);
        if text.is_empty() || text.chars().count() > LONGEST_NAME {
            mistakes.push(mistake);
        }
        text
    };
    let name = typed(&company.name, TripMistake::Company, &mut mistakes);
    let contact = typed(&company.contact, TripMistake::Contact, &mut mistakes);
    let address = email(&company.email)
        .map_err(|mistake| mistakes.push(TripMistake::Email(mistake)))
        .unwrap_or_default();
    let names = names.iter().take(MOST_PEOPLE + 1);
    let people = people(names.map(|(first, last)| (first.as_str(), last.as_str())))
        .map_err(|errors| mistakes.extend(errors.into_iter().map(TripMistake::People)))
        .unwrap_or_default();
    match offer {
        Some(offer) if mistakes.is_empty() => {
            let company = Company {
                name,
                contact,
                email: address,
            };
            Ok((offer, company, people))
        }
        _ => Err(mistakes),
    }
}

async fn place(
    shop: &Shop,
    booker: &Booker,
    form: &str,
    offer: &Offer,
    company: &Company,
    people: Vec<Person>,
) -> Result<Booking, BookError> {
    let mut tx = OrderTx::begin(shop).await?;
    let (order, lines) = snapshot(shop, booker, offer, company, people.len(), tx.now)?;
    let trip = Trip {
        booked: offer.booked.clone(),
        people,
    };
    let row = trips::row(shop, &order.id, form.to_owned(), &trip)?;
    orders::insert(&tx.tx, order.clone(), lines).await?;
    rows::insert(&tx.tx, row).await?;
    let selection = selection(booker.device.clone());
    let terms = selection.terms(shop, &order, None)?;
    let mut payments = OrderPayments::placed(order);
    let attempt = write_attempt(&mut tx, &mut payments, terms).await?;
    tx.commit_and_wake().await?;
    Ok(Booking {
        token: payments.order.token,
        next: begin(shop, attempt, &selection).await?,
    })
}

/// A line for each leg, or one for the nights, which sum to the order's total. It takes nothing off
/// any shelf, and nothing out of the cart.
fn snapshot(
    shop: &Shop,
    booker: &Booker,
    offer: &Offer,
    company: &Company,
    people: usize,
    placed_at: i64,
) -> Result<(OrderRow, Vec<OrderLineRow>), ServiceError> {
    let id = uuid::Uuid::now_v7().simple().to_string();
    let quantity = offer.quantity(people);
    let line = |position: usize,
                sku: String,
                name: String,
                label: String,
                price: Money,
                english: String| OrderLineRow {
        english: (english != name).then(|| (english, label.clone())),
        order_id: id.clone(),
        position: i32::try_from(position).unwrap_or(i32::MAX),
        kind: LineKind::Travel,
        sku,
        name,
        label,
        slug: None,
        category: None,
        drawing: None,
        tone: None,
        list_minor: price.minor(),
        unit_minor: price.minor(),
        quantity,
    };
    let file = &shop.timetable;
    let names = file.names(&booker.device.locale);
    let mut lines = Vec::new();
    match &offer.booked {
        Booked::Journey(itinerary) => {
            for (index, (leg, price)) in itinerary.legs().iter().zip(&offer.prices).enumerate() {
                let (from, to) = (file.city(&leg.from), file.city(&leg.to));
                let english = format!("{} {from} – {to}", leg.number);
                let (from, to) = (names.city(&leg.from), names.city(&leg.to));
                let name = format!("{} {from} – {to}", leg.number);
                let sku = format!("{}-{}", offer.id, index + 1);
                lines.push(line(index, sku, name, moment(leg.departs), *price, english));
            }
        }
        Booked::Stay(stay) => {
            let cut = |name: &str| name.chars().take(LONGEST_HOTEL).collect::<String>();
            let name = cut(names.hotel(&offer.id, stay.hotel()));
            let label = format!("{} – {}", stay.check_in(), stay.check_out());
            for price in &offer.prices {
                lines.push(line(
                    0,
                    offer.id.clone(),
                    name.clone(),
                    label.clone(),
                    *price,
                    cut(stay.hotel()),
                ));
            }
        }
    }
    let total = offer.total(people)?;
    let order = OrderRow {
        id: id.clone(),
        number: ids::number(&shop.file.shop.order_prefix)?,
        token: ids::token()?,
        shopper: booker.shopper.clone(),
        state: OrderState::AwaitingPayment,
        payment_status: PaymentStatus::None.into(),
        stock: StockPlace::Reserved,
        review_reason: None,
        total,
        promotion: None,
        discount: Money::zero(total.currency()),
        delivery_name: names.delivery().to_owned(),
        delivery: Money::zero(total.currency()),
        // A timetable's prices are what is paid: where a journey is taxed is not where its buyer is.
        tax: None,
        arrival: None,
        first_left_at: None,
        email: company.email.clone(),
        name: company.contact.clone(),
        phone: String::new(),
        country: String::new(),
        address1: company.name.clone(),
        address2: String::new(),
        city: String::new(),
        province: String::new(),
        postcode: String::new(),
        locale: booker.device.locale.clone(),
        terminal_type: if booker.device.phone { "WAP" } else { "WEB" }.to_owned(),
        os_type: booker.device.os.clone().filter(|_| booker.device.phone),
        checkout_fingerprint: format!("trip {id}"),
        placed_at,
        paid_at: None,
        // A business account has nothing to capture.
        capture_mode: CaptureMode::Automatic,
        fulfilled_at: None,
        // No cart is waiting for it.
        cart_taken: true,
        buyer_id: booker.buyer.clone(),
    };
    Ok((order, lines))
}

/// `2026-11-27 12:01`, on the clock of the place.
fn moment(at: time::OffsetDateTime) -> String {
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}
