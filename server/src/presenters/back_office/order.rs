//! Everything known about one order.

use app::view::admin::{
    ActionButton, Attempt, Badge, Buyer, Capture, CheckForm, Item, MoneySummary, Order,
    OrderAction, Refund, ShippedParcel, Sum, Tone,
};
use domain::Money;
use domain::ledger::{Attempt as Known, AttemptState, CaptureState, Method, ReviewReason, Told};
use domain::order::OrderState;
use wording::Words;

use crate::presenters::back_office::order_payments::sum;
use crate::presenters::back_office::{
    FormKey, audit, badges, card, choices, disputes, refusal, timeline,
};
use crate::presenters::storefront::address_lines;
use crate::presenters::sums::{self, Goods, Sums};
use crate::presenters::wording::buyer as buyers;
use crate::presenters::wording::{codes, tax, times};
use crate::services::admin::capture;
use crate::services::payments::capture::{due_at, lapses_at};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::trips;
use crate::services::{ServiceError, Shop};
use crate::store::audit_log as log;
use crate::store::orders;
use crate::store::orders::{OrderLineRow, OrderRow, parcels};
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::captures;
use crate::store::payments::evidence::{self, EvidenceRow};
use crate::store::payments::refunds;
use crate::store::payments::refunds::Origin;
use crate::store::stored::Stored;

pub(crate) async fn read(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    words: Words,
) -> Result<Option<Order>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    let order = &payments.order;
    let now = shop.clock.now_ms();
    let learned = evidence::rows_of_order(&shop.db, &order.id).await?;
    let Next { step, wanted } = next(&payments, &learned, now, words)?;
    let entries = log::list(
        &shop.db,
        audit::of_order(&order.id),
        None,
        timeline::MOST_ENTRIES,
    )
    .await?;
    let lines = orders::lines(&shop.db, &order.id).await?.into_iter();
    let lines: Vec<_> = lines.map(OrderLineRow::in_english).collect();
    let sums = sums::of(order, &lines)?;
    let has_travellers = trips::is_trip(&lines);
    Ok(Some(Order {
        number: order.number.clone(),
        placed: times::moment(order.placed_at, words),
        total: words.money(order.total),
        state: badges::order(order, words),
        payment: payment(&payments, words),
        next_step: step,
        actions: actions(&payments, wanted, &learned, now, words)?,
        check: CheckForm {
            form_id: key.mint()?,
            disabled_because: payments
                .attempts
                .is_empty()
                .then(|| words.admin_order_nothing_to_check().to_owned()),
        },
        disputes: disputes::of_order(shop, order, words).await?,
        money: money(&payments, words)?,
        attempts: attempts(&payments, words)?,
        cards: card::blocks(&payments, words),
        captures: captures(shop, &payments, words).await?,
        refunds: refunds(shop, &payments, words).await?,
        timeline: timeline::read(shop, &payments, words).await?,
        items: sums.goods.iter().map(|goods| item(goods, words)).collect(),
        sums: shown(&sums, words),
        parcels: parcels(shop, order, &lines, words).await?,
        buyer: Buyer {
            name: order.name.clone(),
            email: order.email.clone(),
            phone: order.phone.clone(),
            address: address_lines(order, words),
        },
        has_travellers,
        audit: audit::entries(shop, &entries, words).await?,
    }))
}

/// What the merchant should do, and by which button.
struct Next {
    step: String,
    wanted: Option<OrderAction>,
}

/// How the payment stands, in a word. What a cancel gives back has not failed.
fn payment(payments: &OrderPayments, words: Words) -> Badge {
    let attempts = || payments.ledger.attempts.iter();
    if payments.ledger.winner.is_some() || payments.order.state != OrderState::Cancelled {
        return badges::payment_status(payments.ledger.payment_status(), words);
    }
    if attempts().any(|(number, _)| payments.goes_back(*number)) {
        return Badge::new(words.admin_order_giving_back(), Tone::Waiting);
    }
    if attempts().any(|(_, attempt)| attempt.gave_money_back()) {
        return Badge::new(words.admin_order_given_back(), Tone::Quiet);
    }
    badges::payment_status(payments.ledger.payment_status(), words)
}

fn next(
    payments: &OrderPayments,
    learned: &[EvidenceRow],
    now: i64,
    words: Words,
) -> Result<Next, ServiceError> {
    if let Some((attempt, reason)) = payments.reviews().into_iter().next() {
        return Ok(Next {
            step: payments.why(attempt, reason, learned, words),
            wanted: payments.remedy(attempt, reason, learned, now),
        });
    }
    if payments.is_captured_by_hand()
        && let Ok(due) = capture::capturable(payments)
    {
        return Ok(Next {
            step: words.admin_order_next_capture(
                words.money(due.amount),
                times::moment(due.due_at, words).text,
                times::moment(due.lapses_at, words).text,
            ),
            wanted: Some(OrderAction::Capture),
        });
    }
    let nothing = |step: &str| Next {
        step: step.to_owned(),
        wanted: None,
    };
    Ok(match payments.order.state {
        OrderState::Paid if payments.ledger.may_ship() => Next {
            step: words.admin_order_next_ship().to_owned(),
            wanted: Some(OrderAction::Ship),
        },
        OrderState::Paid => nothing(words.admin_order_next_went_back()),
        // The same that the buyer reads: no "paying" while nobody knows.
        OrderState::AwaitingPayment => nothing(awaiting(payments.outcome(now).told, words)),
        OrderState::Fulfilled => nothing(words.admin_order_next_left()),
        OrderState::Closed => nothing(words.admin_order_next_closed()),
        OrderState::Expired => nothing(words.admin_order_next_expired()),
        OrderState::Cancelled => nothing(words.admin_order_next_cancelled()),
    })
}

fn awaiting(told: Told, words: Words) -> &'static str {
    match told {
        Told::Capturing => words.admin_order_next_capturing(),
        Told::Held => words.admin_order_next_held(),
        Told::Processing => words.admin_order_next_processing(),
        Told::Checking => words.admin_order_next_checking(),
        Told::NeverLeft => words.admin_order_next_paying(),
        Told::NotPaid => words.admin_order_next_not_paid(),
        Told::CaptureFailed
        | Told::Paid { .. }
        | Told::NoPage
        | Told::Failed
        | Told::PaymentCancelled
        | Told::Expired
        | Told::Cancelled
        | Told::GivenBack { .. }
        | Told::Review => words.admin_order_next_unpaid(),
    }
}

fn actions(
    payments: &OrderPayments,
    wanted: Option<OrderAction>,
    learned: &[EvidenceRow],
    now: i64,
    words: Words,
) -> Result<Vec<ActionButton>, ServiceError> {
    let mut actions = Vec::new();
    for (attempt, reason) in payments.reviews() {
        let accept = OrderAction::Accept { attempt };
        if reason == ReviewReason::AmountMismatch && payments.may(accept, learned, now).is_ok() {
            actions.push(accept);
        }
    }
    if payments.is_captured_by_hand() || wanted == Some(OrderAction::Capture) {
        actions.push(OrderAction::Capture);
    }
    actions.extend([OrderAction::Ship, OrderAction::Refund, OrderAction::Cancel]);
    for (number, attempt) in &payments.ledger.attempts {
        let action = OrderAction::Reverse { attempt: *number };
        let holds = attempt.held.is_some() && !attempt.state.is_final();
        if wanted == Some(action) || (holds && payments.may(action, learned, now).is_ok()) {
            actions.push(action);
        }
    }
    let button = |action: OrderAction| ActionButton {
        action,
        disabled_because: refusal(words, payments.may(action, learned, now)),
        recommended: wanted == Some(action),
    };
    Ok(actions.into_iter().map(button).collect())
}

fn money(payments: &OrderPayments, words: Words) -> Result<MoneySummary, ServiceError> {
    let currency = payments.order.currency();
    let of = |minor: i64| Money::new(minor, currency);
    let attempts = || payments.ledger.attempts.values();
    let under_way: i64 = attempts().map(Known::refunding).sum();
    let refunded: i64 = attempts().map(Known::refunded).sum();
    // What a cancel gave back was taken, and is no refund.
    let cancelled = attempts()
        .filter(|attempt| attempt.state == AttemptState::Cancelled)
        .filter_map(|attempt| attempt.taken);
    let cancelled = sum(currency, cancelled);
    let rest = payments
        .leading_attempt()
        .map(|(_, attempt)| attempt.rest());
    Ok(MoneySummary {
        authorised: words.money(sum(currency, attempts().filter_map(|it| it.held))),
        captured: words.money(sum(currency, attempts().filter_map(|it| it.taken))),
        refunded: words.money(of(refunded)?),
        cancelled: (!cancelled.is_zero()).then(|| words.money(cancelled)),
        pending_refunds: (under_way > 0)
            .then(|| of(under_way).map(|amount| words.money(amount)))
            .transpose()?,
        remaining: words.money(rest.unwrap_or(Money::zero(currency))),
    })
}

fn attempts(payments: &OrderPayments, words: Words) -> Result<Vec<Attempt>, ServiceError> {
    let total = payments.order.total;
    let by_hand = payments.is_captured_by_hand();
    let attempt = |row: &AttemptRow| {
        let number = row.number();
        let known = payments.ledger.attempts.get(&number);
        let amount = known.and_then(|known| known.taken.or(known.held));
        let mut notes: Vec<String> = choices::of(row, words).into_iter().collect();
        if let Some(code) = &row.failure {
            notes.push(codes::failed(code, words));
        }
        if row.state.known().is_some_and(|state| state.holds_money()) {
            let lapses = times::moment(lapses_at(row), words).text;
            notes.push(if by_hand {
                let due = times::moment(due_at(row), words).text;
                words.admin_order_held_capture(due, lapses)
            } else {
                words.admin_order_held(lapses)
            });
        }
        Attempt {
            number,
            begun: times::moment(row.begun_at, words),
            payment_request_id: row.payment_request_id.clone(),
            payment_id: row.payment_id.clone().unwrap_or_default(),
            method: row
                .method
                .as_deref()
                .map(|method| buyers::method(method, words))
                .unwrap_or_default(),
            card: row.card.clone().unwrap_or_default(),
            amount: words.money(amount.unwrap_or(total)),
            state: match &row.state {
                Stored::Known(state) => badges::attempt_state(*state, words),
                Stored::Unknown(word) => badges::unknown(word),
            },
            winner: payments.ledger.winner == Some(number),
            notes,
        }
    };
    Ok(payments.attempts.iter().map(attempt).collect())
}

/// What was asked for by hand, and what Antom captured by itself.
async fn captures(
    shop: &Shop,
    payments: &OrderPayments,
    words: Words,
) -> Result<Vec<Capture>, ServiceError> {
    let rows = captures::of_order(&shop.db, &payments.order.id).await?;
    let total = payments.order.total;
    let mut captures = Vec::new();
    for (number, attempt) in &payments.ledger.attempts {
        for (id, capture) in &attempt.captures {
            let row = rows.iter().find(|row| row.capture_request_id == *id);
            captures.push(Capture {
                attempt: *number,
                capture_request_id: id.clone(),
                amount: words.money(capture.amount.unwrap_or(total)),
                state: badges::capture_state(capture.state, words),
                at: row.map(|row| times::moment(row.requested_at, words)),
                note: capture
                    .failure
                    .as_deref()
                    .map(|code| codes::failed(code, words))
                    .unwrap_or_default(),
            });
        }
        let by_itself =
            attempt.captures.is_empty() && attempt.method.as_ref().is_some_and(Method::captures);
        if let Some(taken) = attempt.taken.filter(|_| by_itself) {
            captures.push(Capture {
                attempt: *number,
                capture_request_id: String::new(),
                amount: words.money(taken),
                state: badges::capture_state(CaptureState::Succeeded, words),
                at: None,
                note: words.admin_order_captured_by_itself().to_owned(),
            });
        }
    }
    Ok(captures)
}

async fn refunds(
    shop: &Shop,
    payments: &OrderPayments,
    words: Words,
) -> Result<Vec<Refund>, ServiceError> {
    let rows = refunds::of_order(&shop.db, &payments.order.id).await?;
    rows.iter()
        .map(|row| {
            let elsewhere = row.origin == Origin::Elsewhere;
            let note = match &row.failure {
                Some(code) => codes::failed(code, words),
                None if elsewhere => words.admin_order_refunded_elsewhere().to_owned(),
                None => row.reason.clone(),
            };
            Ok(Refund {
                attempt: row.attempt,
                refund_request_id: row.refund_request_id.clone(),
                amount: words.money(payments.order.money(row.amount_minor)?),
                state: match &row.state {
                    Stored::Known(state) => badges::refund_state(*state, words),
                    Stored::Unknown(word) => badges::unknown(word),
                },
                at: Some(times::moment(row.requested_at, words)),
                note,
            })
        })
        .collect()
}

async fn parcels(
    shop: &Shop,
    order: &OrderRow,
    lines: &[OrderLineRow],
    words: Words,
) -> Result<Vec<ShippedParcel>, ServiceError> {
    if order.first_left_at.is_none() {
        return Ok(Vec::new());
    }
    let rows = parcels::of_order(&shop.db, &order.id).await?;
    let view = |row: parcels::ParcelRow| ShippedParcel {
        number: row.number,
        left: times::moment(row.left_at, words),
        items: sums::named(&row.pieces, lines),
        carrier: row
            .parcel
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        page: row.parcel.as_ref().and_then(domain::order::Parcel::page),
    };
    Ok(rows.into_iter().map(view).collect())
}

fn item(goods: &Goods, words: Words) -> Item {
    Item {
        name: goods.name.clone(),
        label: goods.label.clone(),
        sku: goods.sku.clone(),
        quantity: goods.quantity,
        unit: words.money(goods.unit),
        total: words.money(goods.total),
    }
}

/// Goods as the catalogue priced them, then what the code took off.
fn shown(sums: &Sums, words: Words) -> Vec<Sum> {
    let sum = |label: String, amount: String| Sum {
        label,
        amount,
        is_total: false,
        is_inside: false,
    };
    let goods = sum(words.order_goods().to_owned(), words.money(sums.subtotal));
    let code = sums.discount.as_ref();
    let code =
        code.map(|(code, off)| sum(words.order_code(code), format!("−{}", words.money(*off))));
    let delivery = sum(sums.delivery_name.clone(), words.money(sums.delivery));
    let tax = |included: bool| {
        let charged = sums.tax.filter(|charged| charged.tax.included == included);
        charged.map(|charged| Sum {
            is_inside: included,
            ..sum(tax::row(charged.tax, words), words.money(charged.amount))
        })
    };
    let total = Sum {
        is_total: true,
        ..sum(words.order_total().to_owned(), words.money(sums.total))
    };
    std::iter::once(goods)
        .chain(code)
        .chain([delivery])
        .chain(tax(false))
        .chain([total])
        .chain(tax(true))
        .collect()
}
