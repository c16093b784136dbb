//! What the merchant is told about a subscription and its periods.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::notification::Said;
use crate::outcome;
use crate::payment::{Payment, State};
use crate::subscription::{Standing, Subscription, Terms};

/// When a subscription ends that has no end.
const NO_END: &str = "2099-12-31T23:59:59+08:00";

pub(crate) fn period_rule(terms: &Terms) -> Value {
    json!({ "periodCount": terms.period.count, "periodType": terms.period.unit.name() })
}

pub(crate) fn end(terms: &Terms) -> Option<Moment> {
    terms.end.or_else(|| Moment::parse(NO_END))
}

/// The body of a notification about the subscription itself. It has no `notifyType` and no result.
pub(crate) fn status(subscription: &Subscription, said: Said) -> Value {
    let terms = &subscription.terms;
    let mut body = json!({
        "periodRule": period_rule(terms),
        "subscriptionId": subscription.id,
        "subscriptionNotificationType": said.name(),
        "subscriptionRequestId": subscription.request_id,
        "subscriptionStartTime": terms.start(terms.anchor.phase).pacific(),
        // A notification knows no third status: what is cancelled is active until its period ends.
        "subscriptionStatus": match subscription.standing {
            Standing::SigningUp | Standing::Active | Standing::Cancelled => "ACTIVE",
            Standing::Terminated | Standing::Expired => "TERMINATED",
        },
    });
    if said != Said::Create {
        body["subscriptionLastUpdateTime"] = json!(subscription.altered.pacific());
    }
    if said != Said::Terminate
        && let Some(end) = end(terms)
    {
        body["subscriptionEndTime"] = json!(end.pacific());
    }
    if let (Said::Change, Some(related)) = (said, &subscription.related) {
        body["relatedSubscriptionId"] = json!(related);
    }
    body
}

/// The body of a `PAYMENT_RESULT` about one period. It has no `paymentRequestId` and no method.
pub(crate) fn deduction(payment: &Payment, subscription: &Subscription) -> Option<Value> {
    let share = payment.share?;
    let phase = subscription.phase(share.phase)?;
    let failed_capture = payment.captures.last().and_then(|capture| capture.failed);
    let (result, at) = match payment.state {
        State::Succeeded { at, .. } => match failed_capture {
            Some(why) => (why.result(), None),
            None => {
                let captured = payment.captures.last().map(|capture| capture.at);
                (outcome::success(), Some(captured.unwrap_or(at)))
            }
        },
        State::Failed(why) => (why.result(), None),
        State::Open | State::Processing | State::Expired | State::Cancelled(_) => return None,
    };
    let mut body = json!({
        "notifyType": "PAYMENT_RESULT",
        "paymentAmount": phase.amount.json(),
        "paymentCreateTime": payment.created.pacific(),
        "paymentId": payment.payment_id,
        "periodEndTime": phase.end.pacific(),
        "periodStartTime": phase.start.pacific(),
        "phaseNo": share.phase.to_string(),
        "result": result,
        "subscriptionId": subscription.id,
        "subscriptionRequestId": subscription.request_id,
    });
    if let Some(at) = at {
        body["paymentTime"] = json!(at.pacific());
    }
    Some(body)
}
