//! The gateway's state as JSON, as `GET /control/state` shows it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::api::page_url;
use crate::calls::Call;
use crate::clock::Moment;
use crate::dispute::Dispute;
use crate::fault::Fault;
use crate::gateway::Gateway;
use crate::movement::{CaptureTry, Money, Origin, Refund, RefundState};
use crate::notification::{Notification, Progress};
use crate::outcome::Decline;
use crate::payment::{Payment, State};
use crate::saved_card::SavedCard;
use crate::subscription::Subscription;
use crate::world::World;

/// How many of each are shown when nobody says; the newest.
pub(crate) const LIMIT: usize = 100;

pub(crate) fn json(gateway: &Gateway, only: Option<&str>, limit: usize) -> Value {
    let world = gateway.world();
    let wanted = |id: &str| only.is_none_or(|only| only == id);
    let chosen = || {
        let payments = world.payments().iter();
        payments.filter(|payment| wanted(&payment.requested.payment_request_id))
    };
    let payments = chosen().map(|each| payment(gateway.url(), &world, each));
    let subscriptions = world
        .subscriptions()
        .iter()
        .filter(|each| wanted(&each.request_id))
        .map(|each| subscription(&world, each));
    let notifications = world
        .notifications()
        .iter()
        .filter(|notification| wanted(&notification.payment_request_id))
        .map(notification);
    let disputes = world
        .disputes()
        .iter()
        .filter(|each| wanted(&world.payment(each.payment).requested.payment_request_id))
        .map(|each| dispute(&world, each));
    let recent = world
        .calls
        .recent()
        .filter(|call| only.is_none() || call.payment_request_id.as_deref() == only)
        .map(call);
    json!({
        "clock": { "now": gateway.now().iso(), "aheadSeconds": gateway.ahead().as_secs() },
        "payments": newest(payments, limit),
        "subscriptions": newest(subscriptions, limit),
        "disputes": newest(disputes, limit),
        "habits": world.habits.json(),
        "businessSeconds": world.business_seconds,
        "notifications": newest(notifications, limit),
        "calls": counts(&world, only),
        "recentCalls": newest(recent, limit),
        "faults": faults(&world),
        "savedCards": newest(world.cards.iter().map(|card| saved_card(card, gateway.now())), limit),
        "switchedOff": switched_off(&world),
        "money": totals(chosen()),
    })
}

/// The newest `limit`, oldest of them first.
fn newest(items: impl DoubleEndedIterator<Item = Value>, limit: usize) -> Value {
    let mut items: Vec<Value> = items.rev().take(limit).collect();
    items.reverse();
    Value::Array(items)
}

/// Sums per currency over all that were chosen, however many of them are shown.
fn totals<'a>(payments: impl Iterator<Item = &'a Payment>) -> Value {
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for payment in payments {
        *sums
            .entry(payment.requested.amount.currency.code)
            .or_default() += payment.money();
    }
    let sums = sums
        .into_iter()
        .map(|(currency, sum)| (currency.to_owned(), money(sum)));
    Value::Object(sums.collect())
}

/// Numbers and not strings: they are there to be added up.
fn money(money: Money) -> Value {
    json!({
        "authorised": money.authorised,
        "captured": money.captured,
        "refunded": money.refunded,
        "refunding": money.refunding,
        "cancelled": money.cancelled,
        "released": money.released,
        "kept": money.kept(),
    })
}

fn capture(capture: &CaptureTry) -> Value {
    json!({
        "captureRequestId": capture.request_id,
        "captureId": capture.id,
        "automatic": capture.automatic,
        "amount": capture.amount.json(),
        "at": capture.at.iso(),
        "status": if capture.failed.is_none() { "SUCCESS" } else { "FAIL" },
        "resultCode": capture.failed.map_or("SUCCESS", Decline::code),
    })
}

pub(crate) fn refund(refund: &Refund) -> Value {
    let (settled, code) = match refund.state {
        RefundState::InProcess => (None, "REFUND_IN_PROCESS"),
        RefundState::Done(at) => (Some(at.iso()), "SUCCESS"),
        RefundState::Failed { at, why } => (Some(at.iso()), why.code()),
    };
    json!({
        "refundRequestId": refund.request_id,
        "refundId": refund.id,
        "origin": Origin::name(refund.origin),
        "amount": refund.amount.json(),
        "status": refund.status(),
        "resultCode": code,
        "asked": refund.asked.iso(),
        "settled": settled,
    })
}

/// A list, though there is never more than one: cancels add up like the others.
fn cancels(payment: &Payment) -> Value {
    match payment.state {
        State::Cancelled(cancel) => json!([{
            "at": cancel.at.iso(),
            "afterPayment": cancel.paid.is_some(),
            "returned": cancel.returned,
            "released": cancel.released,
        }]),
        State::Open
        | State::Processing
        | State::Succeeded { .. }
        | State::Failed(_)
        | State::Expired => json!([]),
    }
}

fn payment(base: &str, world: &World, payment: &Payment) -> Value {
    let requested = &payment.requested;
    let result_code = match payment.state {
        State::Open | State::Expired => None,
        State::Processing => payment.last_decline().map(Decline::code),
        State::Succeeded { .. } => Some("SUCCESS"),
        State::Failed(why) => Some(why.code()),
        State::Cancelled(_) => Some("ORDER_IS_CANCELED"),
    };
    let captures: Vec<Value> = payment.captures.iter().map(capture).collect();
    let refunds: Vec<Value> = payment.refunds.iter().map(refund).collect();
    let subscription = payment
        .share
        .map(|share| &world.subscription(share.subscription).id);
    json!({
        // Of a renewal, that of its sign-up: it belongs to it, whatever the merchant is told.
        "paymentRequestId": requested.payment_request_id,
        "toldRequestId": payment.told_request_id,
        "subscriptionId": subscription,
        "phaseNo": payment.share.map(|share| share.phase),
        "paymentId": payment.payment_id,
        "clientId": payment.client_id,
        "orderReference": requested.order_reference,
        "amount": requested.amount.json(),
        "status": payment.status(),
        "resultCode": result_code,
        "method": payment.method().map(|method| method.name),
        "submissions": payment.submissions.len(),
        "captured": payment.capture_state() == "done",
        "capture": payment.capture_state(),
        "created": payment.created.iso(),
        "sessionExpiry": payment.expires.iso(),
        "pageUrl": page_url(base, payment),
        "redirectUrl": requested.redirect_url,
        "notifyUrl": requested.notify_url,
        "manualCapture": requested.manual_capture,
        "authExpiry": payment.authorised_until().map(Moment::iso),
        "captures": captures,
        "cancels": cancels(payment),
        "refunds": refunds,
        "money": money(payment.money()),
        "asked": asked(&requested.content),
    })
}

pub(crate) fn dispute(world: &World, dispute: &Dispute) -> Value {
    let payment = world.payment(dispute.payment);
    json!({
        "disputeId": dispute.id,
        "paymentRequestId": payment.requested.payment_request_id,
        "paymentId": payment.payment_id,
        "kind": dispute.kind.name(),
        "amount": dispute.amount.json(),
        "opened": dispute.opened.iso(),
        "due": dispute.due.iso(),
        "state": dispute.state.name(),
        "since": dispute.since.iso(),
        "defence": dispute.defence.as_ref().map(String::len),
        "takes": dispute.takes(),
    })
}

pub(crate) fn subscription(world: &World, subscription: &Subscription) -> Value {
    let phases: Vec<Value> = (1_u32..)
        .zip(&subscription.phases)
        .map(|(number, phase)| {
            let tries: Vec<Value> = phase
                .tries
                .iter()
                .map(|no| world.payment(*no))
                .map(|payment| json!({ "paymentId": payment.payment_id, "status": payment.status() }))
                .collect();
            json!({
                "phaseNo": number,
                "start": phase.start.iso(),
                "end": phase.end.iso(),
                "amount": phase.amount.json(),
                "paid": phase.paid,
                "tries": tries,
            })
        })
        .collect();
    json!({
        "subscriptionId": subscription.id,
        "subscriptionRequestId": subscription.request_id,
        "clientId": subscription.client_id,
        "description": subscription.terms.description,
        "status": subscription.standing.name(),
        "price": subscription.terms.price.json(),
        "periodType": subscription.terms.period.unit.name(),
        "periodCount": subscription.terms.period.count,
        "method": subscription.method.map(|method| method.name),
        "notifyUrl": subscription.terms.notify_url,
        "nextCharge": subscription.next_charge.map(Moment::iso),
        "paidUntil": subscription.paid_until().map(Moment::iso),
        "relatedSubscriptionId": subscription.related,
        "phases": phases,
    })
}

/// What the merchant's request said of the device and the card, as far as there is anything.
fn asked(request: &Value) -> Value {
    let told = |pointer: &str| request.pointer(pointer).unwrap_or(&Value::Null);
    let card = |name: &str| told(&format!("/paymentMethod/paymentMethodMetaData/{name}"));
    json!({
        "terminalType": told("/env/terminalType"),
        "osType": told("/env/osType"),
        "paymentMethodType": told("/paymentMethod/paymentMethodType"),
        "is3DSAuthentication": card("is3DSAuthentication"),
        "tokenizeMode": card("tokenizeMode"),
        "isCardOnFile": card("isCardOnFile"),
        "selectedCardBrand": card("selectedCardBrand"),
        "installmentNum": told("/creditPayPlan/installmentNum"),
    })
}

fn notification(notification: &Notification) -> Value {
    let due = match notification.progress {
        Progress::Waiting { due, .. } => Some(due.iso()),
        Progress::Sending | Progress::Acknowledged | Progress::GivenUp => None,
    };
    let deliveries: Vec<Value> = notification
        .deliveries
        .iter()
        .map(|send| {
            json!({
                "at": send.at.iso(),
                "outcome": send.delivery.name(),
                "answer": send.delivery.answer(),
                "fault": send.fault.map(Fault::name),
            })
        })
        .collect();
    let last = notification.deliveries.last().map(|send| &send.delivery);
    json!({
        "number": notification.no.0,
        "payment": notification.payment.0,
        "paymentRequestId": notification.payment_request_id,
        "type": notification.kind.name(),
        "resultStatus": notification.result_status,
        "url": notification.url,
        "state": notification.progress.name(),
        "due": due,
        "sends": notification.sends,
        "deliveries": deliveries,
        "lastOutcome": last.map(crate::notification::Delivery::name),
        "lastAnswer": last.and_then(crate::notification::Delivery::answer),
    })
}

fn counts(world: &World, only: Option<&str>) -> Value {
    let calls = &world.calls;
    let counts = only.map_or_else(|| Some(calls.counts()), |only| calls.counts_of(only));
    let counts: Map<String, Value> = counts
        .into_iter()
        .flatten()
        .map(|(api, results)| {
            let total: u64 = results.values().sum();
            (
                (*api).to_owned(),
                json!({ "total": total, "results": results }),
            )
        })
        .collect();
    Value::Object(counts)
}

fn call(call: &Call) -> Value {
    json!({
        "at": call.at.iso(),
        "api": call.api,
        "paymentRequestId": call.payment_request_id,
        "resultCode": call.result_code,
        "resultStatus": call.result_status,
        "message": call.message,
        "fault": call.fault,
    })
}

/// Without the token, which only the merchant is told.
fn saved_card(saved: &SavedCard, now: Moment) -> Value {
    json!({
        "clientId": saved.client_id,
        "buyer": saved.buyer,
        "cardBrand": saved.card.brand,
        "cardNo": saved.card.masked(),
        "expiry": saved.expiry.text(),
        "saved": saved.saved.iso(),
        "state": saved.state(now),
    })
}

pub(crate) fn switched_off(world: &World) -> Value {
    json!(world.switched_off)
}

pub(crate) fn faults(world: &World) -> Value {
    let rules = world.faults.rules();
    Value::Array(rules.iter().map(crate::rule::Rule::json).collect())
}
