//! The gateway's state as JSON, as `GET /control/state` shows it.

use serde_json::{Map, Value, json};

use crate::api::page_url;
use crate::calls::Call;
use crate::gateway::Gateway;
use crate::notification::{Notification, Progress};
use crate::payment::{Payment, State};
use crate::world::World;

/// How many of each are shown when nobody says; the newest.
pub(crate) const LIMIT: usize = 100;

pub(crate) fn json(gateway: &Gateway, only: Option<&str>, limit: usize) -> Value {
    let world = gateway.world();
    let wanted = |id: &str| only.is_none_or(|only| only == id);
    let payments = world
        .payments()
        .iter()
        .filter(|payment| wanted(&payment.requested.payment_request_id))
        .map(|each| payment(gateway.url(), each));
    let notifications = world
        .notifications()
        .iter()
        .filter(|notification| wanted(&notification.payment_request_id))
        .map(notification);
    let recent = world
        .calls
        .recent()
        .filter(|call| only.is_none() || call.payment_request_id.as_deref() == only)
        .map(call);
    json!({
        "clock": { "now": gateway.now().iso(), "aheadSeconds": gateway.ahead().as_secs() },
        "payments": newest(payments, limit),
        "notifications": newest(notifications, limit),
        "calls": counts(&world),
        "recentCalls": newest(recent, limit),
        "faults": faults(&world),
    })
}

/// The newest `limit`, oldest of them first.
fn newest(items: impl DoubleEndedIterator<Item = Value>, limit: usize) -> Value {
    let mut items: Vec<Value> = items.rev().take(limit).collect();
    items.reverse();
    Value::Array(items)
}

fn payment(base: &str, payment: &Payment) -> Value {
    let requested = &payment.requested;
    let result_code = match payment.state {
        State::Open | State::Expired => None,
        State::Processing => payment.last_decline().map(crate::outcome::Decline::code),
        State::Succeeded { .. } => Some("SUCCESS"),
        State::Failed(why) => Some(why.code()),
    };
    json!({
        "paymentRequestId": requested.payment_request_id,
        "paymentId": payment.payment_id,
        "clientId": payment.client_id,
        "orderReference": requested.order_reference,
        "amount": requested.amount.json(),
        "status": payment.status(),
        "resultCode": result_code,
        "method": payment.last().map(|submission| submission.method.name),
        "submissions": payment.submissions.len(),
        "captured": payment.capture_state() == "done",
        "capture": payment.capture_state(),
        "created": payment.created.iso(),
        "sessionExpiry": payment.expires.iso(),
        "pageUrl": page_url(base, payment),
        "redirectUrl": requested.redirect_url,
        "notifyUrl": requested.notify_url,
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
        .map(|(at, delivery)| {
            json!({ "at": at.iso(), "outcome": delivery.name(), "answer": delivery.answer() })
        })
        .collect();
    let last = notification.deliveries.last().map(|(_, delivery)| delivery);
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

fn counts(world: &World) -> Value {
    let counts: Map<String, Value> = world
        .calls
        .counts()
        .iter()
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

pub(crate) fn faults(world: &World) -> Value {
    let rules = world.faults.rules();
    Value::Array(rules.iter().map(crate::fault::Rule::json).collect())
}
