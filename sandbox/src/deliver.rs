//! Sending a notification, and what comes of it.

use std::time::Duration;

use antom::transport::TransportError;
use antom::{Message, UnknownReason};
use serde_json::Value;

use crate::Resend;
use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::gateway::Gateway;
use crate::notification::{Delivery, InLine, NotificationNo, Progress, Send, WAITS};
use crate::rule::{Hit, Subject};
use crate::schedule::Event;
use crate::spoil;
use crate::world::World;

/// How long a merchant has for its acknowledgement.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(10);
/// An acknowledgement is short: more than this isn't read.
pub(crate) const LONGEST_ANSWER: usize = 64 * 1024;
/// How much of a wrong answer is kept for people to look at.
const KEPT_ANSWER: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Scheduled,
    /// Somebody asked for it now, so that it isn't held back again.
    Flushed,
}

/// What became of the order to deliver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Went {
    /// It was sent, or it waits for its time.
    Out,
    /// Those after it are to go first.
    Behind,
}

pub(crate) async fn deliver(
    gateway: &Gateway,
    no: NotificationNo,
    at: Moment,
    manner: Manner,
) -> Went {
    let hit = gateway.change(|world, _| strike(world, no, at, manner));
    let fault = hit.map(|hit| hit.fault);
    let deliveries = match fault {
        Some(Fault::Late) => return Went::Out,
        Some(Fault::WrongOrder) => return Went::Behind,
        Some(Fault::Lost) => vec![Delivery::Lost],
        Some(Fault::Twice) => vec![post(gateway, no, None).await, post(gateway, no, None).await],
        Some(Fault::UnknownOrder) => {
            let stray = post(gateway, no, fault).await;
            let came_back = stray.answer().unwrap_or_else(|| stray.name().to_owned());
            vec![Delivery::Stray(came_back), post(gateway, no, None).await]
        }
        Some(Fault::WrongAmount | Fault::Unsigned | Fault::WrongSignature) => {
            vec![post(gateway, no, fault).await]
        }
        Some(
            Fault::NoAnswer
            | Fault::AnswerU
            | Fault::Decline
            | Fault::Challenge
            | Fault::InProcess
            | Fault::Slow
            | Fault::Http500
            | Fault::Reset,
        )
        | None => vec![post(gateway, no, None).await],
    };
    let sends = deliveries
        .into_iter()
        .map(|delivery| Send {
            at,
            fault,
            delivery,
        })
        .collect();
    gateway.change(|world, _| {
        note_sends(world, gateway.config().resend, no, at, sends);
        if manner == Manner::Scheduled {
            let_overtaken_go(world, no, at);
        }
    });
    Went::Out
}

/// Whether a fault is due, and what it does before anything is sent.
fn strike(world: &mut World, no: NotificationNo, at: Moment, manner: Manner) -> Option<Hit> {
    let may_wait = may_wait(world, no);
    let notification = world.notification_mut(no);
    if notification.place == InLine::Behind {
        notification.place = InLine::Waited;
    }
    let (kind, payment) = (notification.kind, notification.payment);
    let requested = world.payment(payment).requested.clone();
    let subject = Subject {
        payment_request_id: &requested.payment_request_id,
        order_reference: &requested.order_reference,
        notify_type: Some(kind),
    };
    let hit = world
        .faults
        .strike(Place::Notify, subject, |fault| match fault {
            Fault::Late => manner == Manner::Scheduled,
            Fault::WrongOrder => may_wait,
            Fault::NoAnswer
            | Fault::AnswerU
            | Fault::Lost
            | Fault::Twice
            | Fault::Decline
            | Fault::Challenge
            | Fault::InProcess
            | Fault::Slow
            | Fault::Http500
            | Fault::Reset
            | Fault::Unsigned
            | Fault::WrongSignature
            | Fault::WrongAmount
            | Fault::UnknownOrder => true,
        });
    let held = hit.filter(|hit| matches!(hit.fault, Fault::Late | Fault::WrongOrder));
    let notification = world.notification_mut(no);
    let Some(held) = held else {
        notification.progress = Progress::Sending;
        return hit;
    };
    let due = at.after(Duration::from_secs(held.seconds));
    notification.progress = Progress::Waiting { due, late: true };
    if held.fault == Fault::WrongOrder {
        notification.place = match manner {
            Manner::Scheduled => InLine::Behind,
            // Whoever flushes sends it after the others.
            Manner::Flushed => InLine::Waited,
        };
    }
    if manner == Manner::Scheduled {
        world.schedule.push(due, Event::Deliver(no));
    }
    hit
}

/// A notification is overtaken once, and not by one that waits itself.
fn may_wait(world: &World, no: NotificationNo) -> bool {
    let this = world.notification(no);
    this.place == InLine::Free
        && this.sends == 0
        && world
            .notifications()
            .iter()
            .all(|other| other.payment != this.payment || other.place != InLine::Behind)
}

/// What waited for this one to go is next.
fn let_overtaken_go(world: &mut World, gone: NotificationNo, at: Moment) {
    let payment = world.notification(gone).payment;
    let overtaken: Vec<NotificationNo> = world
        .notifications()
        .iter()
        .filter(|other| other.payment == payment && other.place == InLine::Behind)
        .map(|other| other.no)
        .collect();
    for no in overtaken {
        if world.schedule.move_delivery(no, at) {
            let notification = world.notification_mut(no);
            notification.place = InLine::Waited;
            notification.progress = Progress::Waiting {
                due: at,
                late: true,
            };
        }
    }
}

/// One send is used up: it is over, or the next is planned. The waits count from this one.
fn note_sends(world: &mut World, resend: Resend, no: NotificationNo, at: Moment, sends: Vec<Send>) {
    let notification = world.notification_mut(no);
    let acknowledged = sends
        .iter()
        .any(|send| send.delivery == Delivery::Acknowledged);
    notification.deliveries.extend(sends);
    notification.sends += 1;
    let next = match resend {
        Resend::Never => None,
        Resend::Schedule => WAITS.get(notification.sends),
    };
    notification.progress = match next {
        _ if acknowledged => Progress::Acknowledged,
        None => Progress::GivenUp,
        Some(wait) => Progress::Waiting {
            due: at.after(*wait),
            late: false,
        },
    };
    if let Progress::Waiting { due, .. } = notification.progress {
        world.schedule.push(due, Event::Deliver(no));
    }
}

async fn post(gateway: &Gateway, no: NotificationNo, fault: Option<Fault>) -> Delivery {
    let (url, mut body, client_id) = {
        let world = gateway.world();
        let notification = world.notification(no);
        (
            notification.url.clone(),
            notification.body.clone(),
            notification.client_id.clone(),
        )
    };
    match fault {
        Some(Fault::WrongAmount) => body = spoil::wrong_amount(&body),
        Some(Fault::UnknownOrder) => body = spoil::unknown_order(&body),
        Some(_) | None => {}
    }
    let Ok(url) = url::Url::parse(&url) else {
        return Delivery::NoAnswer("the URL can't be read".to_owned());
    };
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let time = gateway.now().iso();
    // A wrong signature is a true one of something else.
    let signed_body = if fault == Some(Fault::WrongSignature) {
        format!("{body} ")
    } else {
        body.clone()
    };
    let signature = gateway.sign(&Message {
        method: "POST",
        path: &path,
        client_id: &client_id,
        time: &time,
        body: signed_body.as_bytes(),
    });
    let Ok(signature) = signature else {
        return Delivery::NoAnswer("the notification can't be signed".to_owned());
    };
    let mut request = http::Request::post(url.as_str())
        .header("content-type", "application/json; charset=UTF-8")
        .header("client-id", client_id)
        .header("request-time", time);
    if fault != Some(Fault::Unsigned) {
        request = request.header("signature", signature);
    }
    let Ok(request) = request.body(body.into_bytes()) else {
        return Delivery::NoAnswer("the notification can't be put into a request".to_owned());
    };
    match gateway.courier().carry(request).await {
        Ok(answer) => judge(&answer),
        Err(TransportError::Unreachable(_)) => Delivery::NoAnswer("no connection".to_owned()),
        Err(TransportError::Lost(UnknownReason::Timeout)) => {
            Delivery::NoAnswer("timed out".to_owned())
        }
        Err(TransportError::Lost(UnknownReason::TooLarge)) => {
            Delivery::NoAnswer("the answer is too long".to_owned())
        }
        Err(TransportError::Lost(_)) => Delivery::NoAnswer("the connection broke".to_owned()),
    }
}

fn judge(answer: &http::Response<Vec<u8>>) -> Delivery {
    let (status, bytes) = (answer.status(), answer.body());
    let answer: Value = serde_json::from_slice(bytes).unwrap_or_default();
    if status.is_success() && answer["result"]["resultStatus"] == "S" {
        Delivery::Acknowledged
    } else {
        Delivery::NotAcknowledged {
            status: status.as_u16(),
            answer: String::from_utf8_lossy(bytes)
                .chars()
                .take(KEPT_ANSWER)
                .collect(),
        }
    }
}
