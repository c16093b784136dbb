//! Buyers of the simulation: each act of theirs is what one request does in the shop.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::Currency;
use domain::order::Device;
use server::services::Shop;
use server::services::cart::{edit, quote};
use server::services::orders::cancel_unpaid::cancel_unpaid;
use server::services::orders::checkout::form::CheckoutInput;
use server::services::orders::checkout::{CheckoutError, CheckoutRefusal, Customer, place};
use server::services::orders::find;
use server::services::payments::begin::Next;
use server::services::payments::decide::pay;
use server::services::payments::inquire::{SPACING, ask};
use server::services::payments::options::{Payer, PaymentInput, RequestedWay, select};
use server::services::payments::outcome::note_return;
use server::store::payments::attempts;

use super::stage::Work;
use crate::soak::random::Random;

const GOODS: [&str; 6] = [
    "TEST-SUITCASE-BLUE",
    "TEST-BACKPACK-GREEN",
    "TEST-TOTE-GREEN",
    "TEST-BOX-RED",
    "TEST-POUCH-RED",
    "TEST-MUG-GREEN",
];
const CITIES: [&str; 2] = ["Singapore", "Jurong East"];

/// What a buyer has in hand.
#[derive(Default)]
pub(super) struct Hand {
    /// Antom's pages that this buyer was sent to, oldest first.
    pub(super) pages: Vec<String>,
    /// Of this buyer's orders, oldest first.
    pub(super) orders: Vec<String>,
}

pub(super) struct Shopper {
    name: String,
    hand: Arc<Mutex<Hand>>,
    /// So many acts are still to come.
    pub(super) acts: u64,
    city: &'static str,
}

/// One request of a buyer's browser.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    FillCart,
    CheckOut,
    Pay,
    Ask,
    Return,
    Withdraw,
}

impl Act {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::FillCart => "filling a cart",
            Self::CheckOut => "a checkout",
            Self::Pay => "pressing pay",
            Self::Ask => "asking how it stands",
            Self::Return => "a return",
            Self::Withdraw => "changing the order",
        }
    }
}

impl Shopper {
    pub(super) fn new(number: u64, random: &mut Random) -> Self {
        Self {
            name: format!("shopper-{number}"),
            hand: Arc::default(),
            acts: random.between(4, 12),
            city: random.pick::<&str>(&CITIES),
        }
    }

    pub(super) fn hand(&self) -> MutexGuard<'_, Hand> {
        held(&self.hand)
    }

    /// What this buyer does next in the shop.
    pub(super) fn choose(&self, random: &mut Random) -> Act {
        let hand = self.hand();
        if hand.orders.is_empty() {
            return random.weighted(&[(2, Act::FillCart), (5, Act::CheckOut)]);
        }
        random.weighted(&[
            (1, Act::FillCart),
            (3, Act::CheckOut),
            (5, Act::Pay),
            (6, Act::Ask),
            (3, Act::Return),
            (1, Act::Withdraw),
        ])
    }

    /// The act as the shop carries it out.
    pub(super) fn act(&self, shop: Arc<Shop>, act: Act, random: &mut Random) -> Work {
        let (name, hand) = (self.name.clone(), Arc::clone(&self.hand));
        let sku = *random.pick(&GOODS);
        let quantity = random.between(1, 2).to_string();
        let way = match random.between(1, 10) {
            1..=4 => RequestedWay::Page,
            5..=8 => RequestedWay::Card,
            9 => RequestedWay::Method("ALIPAY_CN".to_owned()),
            _ => RequestedWay::AsBefore,
        };
        // Now and then something is corrected, which makes it another order.
        let city = if random.percent(10) {
            CITIES[0]
        } else {
            self.city
        };
        Box::pin(async move {
            // A refusal is an answer; what the shop itself cannot do is seen in the books.
            match act {
                Act::FillCart => {
                    let _ = edit::add(&shop, &name, sku, &quantity, Currency::Sgd).await;
                }
                Act::CheckOut => check_out(&shop, &name, &hand, sku, city, way).await,
                Act::Pay => press_pay(&shop, &hand, way).await,
                Act::Ask => how_it_stands(&shop, &hand).await,
                Act::Return => come_back(&shop, &hand).await,
                Act::Withdraw => {
                    if let Some(order) = latest(&shop, &hand).await {
                        let _ = cancel_unpaid(&shop, &order.id).await;
                    }
                }
            }
        })
    }
}

fn held(hand: &Mutex<Hand>) -> MutexGuard<'_, Hand> {
    hand.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn latest(shop: &Shop, hand: &Mutex<Hand>) -> Option<find::PlacedOrder> {
    let token = held(hand).orders.last().cloned()?;
    find::by_token(shop, &token).await.ok().flatten()
}

async fn check_out(
    shop: &Shop,
    name: &str,
    hand: &Mutex<Hand>,
    sku: &str,
    city: &str,
    way: RequestedWay,
) {
    let quoted = quote::quote(shop, Some(name), Currency::Sgd, "SG").await;
    let Ok(mut quoted) = quoted else { return };
    if quoted.lines.is_empty() {
        let _ = edit::add(shop, name, sku, "1", Currency::Sgd).await;
        match quote::quote(shop, Some(name), Currency::Sgd, "SG").await {
            Ok(filled) => quoted = filled,
            Err(_) => return,
        }
    }
    let customer = Customer {
        shopper: name.to_owned(),
        buyer: None,
        device: device(),
    };
    let form = CheckoutInput {
        email: format!("{name}@example.com"),
        name: "Ada Lovelace".to_owned(),
        phone: "+65 6123 4567".to_owned(),
        country: "SG".to_owned(),
        address1: "1 Harbour Road".to_owned(),
        address2: String::new(),
        city: city.to_owned(),
        state: String::new(),
        postcode: "098633".to_owned(),
        delivery: "slow".to_owned(),
        payment: PaymentInput {
            way,
            ..PaymentInput::default()
        },
    };
    let placed = place(shop, &customer, Currency::Sgd, &form, &quoted.review()).await;
    match placed {
        Ok(placed) => {
            add(&mut held(hand).orders, placed.token);
            go(hand, placed.next);
        }
        Err(CheckoutError::Refused(CheckoutRefusal::OtherOrderIsPaid(token))) => {
            add(&mut held(hand).orders, token);
        }
        Err(_) => {}
    }
}

async fn press_pay(shop: &Shop, hand: &Mutex<Hand>, way: RequestedWay) {
    let Some(order) = latest(shop, hand).await else {
        return;
    };
    let device = device();
    let payer = Payer {
        buyer: None,
        device: &device,
        region: "SG",
        total: order.total,
    };
    let input = PaymentInput {
        way,
        ..PaymentInput::default()
    };
    let Ok(selection) = select(shop, &payer, order.capture_mode, &input).await else {
        return;
    };
    if let Ok(next) = pay(shop, &order.id, &selection).await {
        go(hand, next);
    }
}

/// As the waiting page asks: about each payment that may still succeed, no more often than allowed.
async fn how_it_stands(shop: &Shop, hand: &Mutex<Hand>) {
    let Some(order) = latest(shop, hand).await else {
        return;
    };
    let rows = attempts::of_order(&shop.db, &order.id).await;
    for row in rows.unwrap_or_default() {
        let _ = ask(shop, &row, SPACING).await;
    }
}

async fn come_back(shop: &Shop, hand: &Mutex<Hand>) {
    let Some(order) = latest(shop, hand).await else {
        return;
    };
    let rows = attempts::of_order(&shop.db, &order.id).await;
    if let Some(row) = rows.unwrap_or_default().last() {
        let _ = note_return(shop, &order.token, &row.payment_request_id).await;
        let _ = ask(shop, row, SPACING).await;
    }
}

fn go(hand: &Mutex<Hand>, next: Next) {
    if let Next::Gateway(page) = next {
        add(&mut held(hand).pages, page);
    }
}

fn add(list: &mut Vec<String>, one: String) {
    list.retain(|other| *other != one);
    list.push(one);
}

fn device() -> Device {
    Device {
        locale: "en".to_owned(),
        phone: false,
        os: None,
        client_ip: "192.0.2.1".to_owned(),
        user_agent: "Mozilla/5.0".to_owned(),
        accept: "text/html".to_owned(),
        language: "en".to_owned(),
    }
}
