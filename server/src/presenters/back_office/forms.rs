//! The pages on which the merchant confirms: what will happen, with how much money, and whether it
//! can be done at all.

use app::view::Problem;
use app::view::admin::{
    AcceptForm, ActionForm, CancelForm, CaptureForm, ItemToShip, ParcelInput, RefundConfirm,
    RefundForm, RefundInput, RefundMoney, ReversalForm, ShipForm,
};
use domain::Money;
use domain::ledger::{Attempt, ReviewReason};
use domain::order::Carrier;
use wording::Words;

use crate::presenters::back_office::order_payments::bare;
use crate::presenters::back_office::{FormKey, refund_refusal, refusal, store};
use crate::presenters::storefront::address_lines;
use crate::presenters::wording::{action_refusals, dispute, times};
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::capture::CaptureDue;
use crate::services::admin::{accept, cancel_order, capture, refund, reverse, ship};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::disputes;
use crate::store::orders;
use crate::store::payments::evidence;

fn form(
    payments: &OrderPayments,
    key: &FormKey,
    happens: String,
    refused: Option<String>,
) -> Result<ActionForm, ServiceError> {
    Ok(ActionForm {
        number: payments.order.number.clone(),
        consequence: happens,
        warning: String::new(),
        disabled_because: refused,
        form_id: key.mint()?,
        problem: None,
    })
}

pub(crate) async fn refund(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    typed: RefundInput,
    words: Words,
) -> Result<Option<RefundForm>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    let zero = Money::zero(payments.order.currency());
    let rest = refund::refundable(&payments.ledger).map(|(_, rest)| rest);
    let remaining = *rest.as_ref().unwrap_or(&zero);
    let refused = refund_refusal(words, rest);
    let payment = payments.ledger.winner.and_then(|winner| {
        let attempt = payments.ledger.attempts.get(&winner)?;
        Some((winner, attempt))
    });
    let goes_to = payment.map_or_else(String::new, |(winner, _)| payments.paid_with(winner, words));
    let amount = match (&typed.amount, refused.is_some()) {
        (Some(text), false) => Some(refundable(&payments, text, &typed.reason, words)),
        _ => None,
    };
    let confirm = match &amount {
        Some(Ok(amount)) => Some(RefundConfirm {
            amount: words.money(*amount),
            value: bare(*amount),
            afterwards: words.money(remaining.checked_sub(*amount)?),
            goes_to: goes_to.clone(),
        }),
        _ => None,
    };
    let happens = match &amount {
        Some(Ok(amount)) if goes_to.is_empty() => {
            words.admin_action_refund_happens(words.money(*amount))
        }
        Some(Ok(amount)) => words.admin_action_refund_happens_to(words.money(*amount), &goes_to),
        _ => words.admin_action_refund_hint().to_owned(),
    };
    let mut form = form(&payments, key, happens, refused)?;
    form.problem = amount.and_then(Result::err);
    let disputes = disputes::of_order(&shop.db, &payments.order.id).await?;
    form.warning = dispute::warning(&disputes, words);
    Ok(Some(RefundForm {
        form,
        money: refund_money(payment.map(|(_, attempt)| attempt), remaining, words)?,
        currency: zero.currency().code().to_owned(),
        amount: typed.amount.unwrap_or_else(|| bare(remaining)),
        reason: typed.reason,
        confirm,
    }))
}

/// The amount that was typed, if it can be refunded.
fn refundable(
    payments: &OrderPayments,
    text: &str,
    reason: &str,
    words: Words,
) -> Result<Money, Problem> {
    let problem = |field: &str, typed: &str, message: String| Problem {
        field: Some(field.to_owned()),
        typed: typed.to_owned(),
        message,
    };
    let amount = refund::read_amount(payments.order.currency(), text)
        .map_err(|mistake| problem("amount", text, action_refusals::typed(words, mistake)))?;
    let winner = payments.ledger.winner.unwrap_or_default();
    payments
        .ledger
        .may_refund(winner, amount)
        .map_err(|refusal| problem("amount", text, action_refusals::refund(words, refusal)))?;
    refund::read_reason(reason)
        .map_err(|mistake| problem("reason", reason, action_refusals::typed(words, mistake)))?;
    Ok(amount)
}

fn refund_money(
    payment: Option<&Attempt>,
    rest: Money,
    words: Words,
) -> Result<RefundMoney, ServiceError> {
    let of = |minor: i64| Money::new(minor, rest.currency());
    let zero = Money::zero(rest.currency());
    let under_way = payment.map_or(0, Attempt::refunding);
    Ok(RefundMoney {
        paid: words.money(payment.and_then(|it| it.taken).unwrap_or(zero)),
        refunded: words.money(of(payment.map_or(0, Attempt::refunded))?),
        pending_refunds: (under_way > 0)
            .then(|| of(under_way).map(|amount| words.money(amount)))
            .transpose()?,
        remaining: words.money(rest),
    })
}

pub(crate) async fn capture(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    words: Words,
) -> Result<Option<CaptureForm>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    let due = capture::capturable(&payments);
    let authorised = match &due {
        Ok(due) => due.amount,
        Err(_) => payments.order.total,
    };
    let until =
        |at: fn(&CaptureDue) -> i64| due.as_ref().ok().map(|due| times::moment(at(due), words));
    let (by, lapses) = (until(|due| due.due_at), until(|due| due.lapses_at));
    let mut happens = words.admin_action_capture_happens(words.money(authorised));
    let failed = |reviews: Vec<(u32, ReviewReason)>| {
        let mut reviews = reviews.into_iter();
        reviews.find(|(_, reason)| *reason == ReviewReason::CaptureFailed)
    };
    if let Some((attempt, _)) = failed(payments.reviews()) {
        // The buyer was told so, and may have bought the same again.
        let order = &payments.order;
        let since = store::paid_since(&shop.db, &order.email, order.placed_at).await?;
        let since = since.into_iter().find(|number| *number != order.number);
        let other = match since {
            Some(number) => words.admin_order_paid_since(number),
            None => words.admin_order_not_paid_since().to_owned(),
        };
        happens = format!(
            "{happens} {} {other}",
            words.admin_order_capture_failed(attempt)
        );
    }
    Ok(Some(CaptureForm {
        form: form(&payments, key, happens, refusal(words, due))?,
        authorised: words.money(authorised),
        value: bare(authorised),
        capture_by: by,
        hold_expires: lapses,
    }))
}

pub(crate) async fn cancel(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    words: Words,
) -> Result<Option<CancelForm>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    let cancellable = cancel_order::cancellable(&payments, shop.clock.now_ms());
    let until = match &cancellable {
        Ok(cancellable) => cancellable.until.map(|until| times::moment(until, words)),
        Err(_) => None,
    };
    let holds = payments
        .leading_attempt()
        .and_then(|(_, attempt)| attempt.taken.or(attempt.held));
    let happens = match holds {
        Some(amount) => words.admin_action_cancel_happens_paid(words.money(amount)),
        None => words.admin_action_cancel_happens().to_owned(),
    };
    Ok(Some(CancelForm {
        form: form(
            &payments,
            key,
            happens,
            refusal(words, cancellable.map_err(ActionRefusal::Cancel)),
        )?,
        total: words.money(payments.order.total),
        goes_back: holds.map(|amount| words.money(amount)),
        cancellable_until: until,
    }))
}

pub(crate) async fn reversal(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    attempt: u32,
    words: Words,
) -> Result<Option<ReversalForm>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    let (Some(row), Some(known)) = (
        payments.attempt(attempt),
        payments.ledger.attempts.get(&attempt),
    ) else {
        return Ok(None);
    };
    let reversible = reverse::reversible(&payments, attempt);
    let refused = refusal(words, reversible.map_err(ActionRefusal::Reversal));
    let zero = Money::zero(payments.order.currency());
    let amount = known.taken.or(known.held).unwrap_or(zero);
    let happens = words.admin_action_reverse_happens(words.money(amount), attempt);
    Ok(Some(ReversalForm {
        attempt,
        amount: words.money(amount),
        method: payments.paid_with(attempt, words),
        payment_id: row.payment_id.clone().unwrap_or_default(),
        form: form(&payments, key, happens, refused)?,
    }))
}

pub(crate) async fn accept(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    attempt: u32,
    words: Words,
) -> Result<Option<AcceptForm>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    if payments.attempt(attempt).is_none() {
        return Ok(None);
    }
    let learned = evidence::rows_of_order(&shop.db, &payments.order.id).await?;
    let acceptable = accept::acceptable(&payments, &learned, attempt);
    let refused = refusal(words, acceptable.map_err(ActionRefusal::Accept));
    let total = words.money(payments.order.total);
    Ok(Some(AcceptForm {
        attempt,
        told: payments.told_amounts(&learned, attempt, words),
        form: form(
            &payments,
            key,
            words.admin_action_accept_happens(&total),
            refused,
        )?,
        total,
        reason: String::new(),
    }))
}

pub(crate) async fn ship(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    words: Words,
) -> Result<Option<ShipForm>, ServiceError> {
    let Some(payments) = OrderPayments::by_number(shop, number).await? else {
        return Ok(None);
    };
    let order = &payments.order;
    let refused = refusal(
        words,
        ship::may_ship(&payments).map_err(ActionRefusal::Ship),
    );
    let happens = words.admin_action_ship_happens().to_owned();
    let lines = orders::lines(&shop.db, &order.id).await?;
    let lines = lines.into_iter().map(orders::OrderLineRow::in_english);
    let lines: Vec<_> = lines.collect();
    let bought = orders::bought(&lines);
    let left = ship::left_of(
        &bought,
        &orders::parcels::of_order(&shop.db, &order.id).await?,
    );
    let item = |(sku, ordered): (&String, &u32)| {
        let line = lines.iter().find(|line| line.sku == *sku);
        ItemToShip {
            sku: sku.clone(),
            name: match line.map(|line| (&line.name, line.label.as_str())) {
                Some((name, "")) => name.clone(),
                Some((name, label)) => format!("{name}, {label}"),
                None => sku.clone(),
            },
            ordered: *ordered,
            left: left.get(sku).copied().unwrap_or(0),
        }
    };
    let carriers = Carrier::ALL.iter().map(|carrier| {
        let name = carrier
            .brand()
            .unwrap_or_else(|| words.admin_action_ship_carrier_other());
        (carrier.to_string(), name.to_owned())
    });
    Ok(Some(ShipForm {
        carriers: carriers.collect(),
        parcel: ParcelInput::default(),
        paid: words.money(
            payments
                .leading_attempt()
                .and_then(|(_, attempt)| attempt.taken)
                .unwrap_or(Money::zero(order.currency())),
        ),
        buyer: order.name.clone(),
        address: address_lines(order, words),
        items: bought
            .iter()
            .map(item)
            .filter(|item| item.left > 0)
            .collect(),
        form: form(&payments, key, happens, refused)?,
    }))
}
