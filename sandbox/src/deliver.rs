//! Sending a notification, and what comes of it.

use std::time::Duration;

use antom::Message;
use serde_json::Value;

use crate::Resend;
use crate::clock::Moment;
use crate::fault::{Fault, Place};
use crate::gateway::Gateway;
use crate::notification::{Delivery, NotificationNo, Progress, WAITS};
use crate::schedule::Event;
use crate::world::World;

/// How long a merchant has for its acknowledgement.
pub(crate) const TIMEOUT: Duration = Duration::from_secs(10);
/// An acknowledgement is short: more than this isn't read.
const LONGEST_ANSWER: usize = 64 * 1024;
/// How much of a wrong answer is kept for people to look at.
const KEPT_ANSWER: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Scheduled,
    /// Somebody asked for it now, so that it isn't held back again.
    Flushed,
}

pub(crate) async fn deliver(gateway: &Gateway, no: NotificationNo, at: Moment, manner: Manner) {
    let struck = gateway.change(|world, _| {
        let id = world.notification(no).payment_request_id.clone();
        let hit = world.faults.strike_if(Place::Notify, &id, |fault| {
            manner == Manner::Scheduled || fault != Fault::Late
        });
        let notification = world.notification_mut(no);
        match hit {
            Some(hit) if hit.fault == Fault::Late => {
                let due = at.after(Duration::from_secs(hit.seconds));
                notification.progress = Progress::Waiting { due, late: true };
                world.schedule.push(due, Event::Deliver(no));
            }
            Some(_) | None => notification.progress = Progress::Sending,
        }
        hit.map(|hit| hit.fault)
    });
    let deliveries = match struck {
        Some(Fault::Late) => return,
        Some(Fault::Lost) => vec![Delivery::Lost],
        Some(Fault::Twice) => vec![post(gateway, no).await, post(gateway, no).await],
        Some(Fault::NoAnswer | Fault::AnswerU | Fault::Decline) | None => {
            vec![post(gateway, no).await]
        }
    };
    gateway.change(|world, _| settle(world, gateway.config().resend, no, at, deliveries));
}

/// One send is used up: it is over, or the next is planned. The waits count from this one.
fn settle(
    world: &mut World,
    resend: Resend,
    no: NotificationNo,
    at: Moment,
    deliveries: Vec<Delivery>,
) {
    let notification = world.notification_mut(no);
    let acknowledged = deliveries.contains(&Delivery::Acknowledged);
    notification
        .deliveries
        .extend(deliveries.into_iter().map(|delivery| (at, delivery)));
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

async fn post(gateway: &Gateway, no: NotificationNo) -> Delivery {
    let (url, body, client_id) = {
        let world = gateway.world();
        let notification = world.notification(no);
        (
            notification.url.clone(),
            notification.body.clone(),
            notification.client_id.clone(),
        )
    };
    let Ok(url) = url::Url::parse(&url) else {
        return Delivery::NoAnswer("the URL can't be read".to_owned());
    };
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    let time = gateway.now().iso();
    let signature = gateway.sign(&Message {
        method: "POST",
        path: &path,
        client_id: &client_id,
        time: &time,
        body: body.as_bytes(),
    });
    let Ok(signature) = signature else {
        return Delivery::NoAnswer("the notification can't be signed".to_owned());
    };
    let sent = gateway
        .http()
        .post(url)
        .header("content-type", "application/json; charset=UTF-8")
        .header("client-id", client_id)
        .header("request-time", time)
        .header("signature", signature)
        .body(body)
        .send()
        .await;
    match sent {
        Ok(response) => read(response).await,
        Err(error) if error.is_timeout() => Delivery::NoAnswer("timed out".to_owned()),
        Err(error) if error.is_connect() => Delivery::NoAnswer("no connection".to_owned()),
        Err(_) => Delivery::NoAnswer("the connection broke".to_owned()),
    }
}

async fn read(mut response: reqwest::Response) -> Delivery {
    let status = response.status();
    let mut bytes = Vec::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if bytes.len() + chunk.len() <= LONGEST_ANSWER => {
                bytes.extend_from_slice(&chunk);
            }
            Ok(Some(_)) => return Delivery::NoAnswer("the answer is too long".to_owned()),
            Ok(None) => break,
            Err(_) => return Delivery::NoAnswer("the answer broke off".to_owned()),
        }
    }
    let answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    if status.is_success() && answer["result"]["resultStatus"] == "S" {
        Delivery::Acknowledged
    } else {
        Delivery::NotAcknowledged {
            status: status.as_u16(),
            answer: String::from_utf8_lossy(&bytes)
                .chars()
                .take(KEPT_ANSWER)
                .collect(),
        }
    }
}
