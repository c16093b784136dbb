//! What Antom's notifications and answers say of subscriptions.

use antom::{
    DeductionNotification, ResultStatus, Subscription, SubscriptionNotification,
    SubscriptionNotificationType, SubscriptionPayment, SubscriptionPaymentStatus,
    SubscriptionStatus, codes, parse_time,
};
use domain::Timestamp;
use domain::calendar::PeriodRule;
use domain::ledger::Method;
use domain::subscription::{Fact, Period, Rate};

use crate::gateway::reply::evidence::money;
use crate::gateway::reply::{NoAnswer, Refusal, Refused};

/// What a notification says of a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionNews {
    /// Antom's id of the subscription.
    pub subscription_id: Option<String>,
    /// Ours: the `paymentRequestId` of its sign-up.
    pub subscription_request_id: Option<String>,
    /// The payment that it tells of.
    pub payment_id: Option<String>,
    /// Empty when it says nothing that counts as evidence.
    pub facts: Vec<Fact>,
}

/// The answer to a call that ends a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndReply {
    Accepted { raw: String },
    Refused(Refused),
    NoAnswer(NoAnswer),
}

/// The answer to an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpdateReply {
    Accepted {
        raw: String,
    },
    /// The same again later: a period is being paid for, or nothing was decided.
    Later {
        code: String,
    },
    Refused(Refused),
    NoAnswer(NoAnswer),
}

impl UpdateReply {
    /// What a refusal means. During a payment it is none, and neither is too many calls.
    pub(in crate::gateway) fn of_refusal(refused: Refused) -> Self {
        let is_early = matches!(
            refused.code.as_str(),
            codes::UPDATE_FORBIDDEN_DURING_PAYMENT | codes::REQUEST_TRAFFIC_EXCEED_LIMIT
        );
        match refused.refusal {
            _ if is_early => Self::Later { code: refused.code },
            Refusal::Misconfigured | Refusal::Fault => Self::Later { code: refused.code },
            Refusal::OtherState | Refusal::IdInUse | Refusal::Final => Self::Refused(refused),
        }
    }
}

/// A subscription as Antom has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionReport {
    pub subscription_id: String,
    pub facts: Vec<Fact>,
    pub raw: String,
}

impl SubscriptionReport {
    /// The rate, and since when at the latest.
    #[must_use]
    pub fn rate(&self) -> Option<(Timestamp, Rate)> {
        self.facts.iter().find_map(|fact| match fact {
            Fact::RateTold { at, rate } => Some((*at, *rate)),
            _ => None,
        })
    }
}

/// The payments of a subscription: what each says, and the bytes of its page.
pub type PaymentReports = Vec<(Fact, String)>;

/// What a notification says; `received` stands for the time of an end of which it tells none.
pub(in crate::gateway) fn of_notice(
    notice: &SubscriptionNotification,
    received: Timestamp,
) -> SubscriptionNews {
    use SubscriptionNotificationType as Type;
    let subscription_id = notice.subscription_id.clone();
    let status = notice.subscription_status.as_ref();
    let fact = match &notice.subscription_notification_type {
        Type::Create => match status {
            Some(SubscriptionStatus::Active) => active(subscription_id.as_deref()),
            Some(SubscriptionStatus::Terminated) => Some(Fact::CreationFailed),
            Some(SubscriptionStatus::Cancelled | SubscriptionStatus::Other(_)) | None => None,
        },
        Type::Cancel => Some(Fact::Cancelled),
        Type::Terminate => {
            let told = notice.subscription_last_update_time.as_deref();
            let told = told.or(notice.subscription_end_time.as_deref());
            let at = moment(told).unwrap_or(received);
            Some(Fact::Terminated { at })
        }
        Type::Change => notice
            .related_subscription_id
            .clone()
            .map(|subscription_id| Fact::Changed { subscription_id }),
        Type::Update => {
            let told = notice.subscription_last_update_time.as_deref();
            let at = moment(told).unwrap_or(received);
            Some(Fact::UpdateTold { at })
        }
        Type::Other(_) => None,
    };
    SubscriptionNews {
        subscription_id,
        subscription_request_id: notice.subscription_request_id.clone(),
        payment_id: None,
        facts: fact.into_iter().collect(),
    }
}

pub(in crate::gateway) fn of_deduction(notice: &DeductionNotification) -> SubscriptionNews {
    let payment_id = notice.payment_id.clone();
    let period = moment(notice.period_start_time.as_deref())
        .zip(moment(notice.period_end_time.as_deref()))
        .map(|(start, end)| Period { start, end });
    let mut facts = Vec::new();
    if let (Some(phase), Some(payment_id)) = (notice.phase_no, payment_id.clone()) {
        match notice.result.result_status {
            ResultStatus::S => {
                if let Some(amount) = money(notice.payment_amount.as_ref()) {
                    let method = notice.payment_method_type.as_deref();
                    if let Some(method) = method.and_then(Method::parse) {
                        facts.push(Fact::PaymentSucceeded {
                            payment_id: payment_id.clone(),
                            amount,
                            method: Some(method),
                        });
                    }
                    facts.push(Fact::Deducted {
                        phase,
                        payment_id,
                        amount,
                        period,
                    });
                }
            }
            ResultStatus::F => facts.push(Fact::DeductionFailed {
                phase,
                payment_id,
                code: notice.result.result_code.clone(),
                period,
            }),
            ResultStatus::U => {}
        }
    }
    SubscriptionNews {
        subscription_id: notice.subscription_id.clone(),
        subscription_request_id: notice.subscription_request_id.clone(),
        payment_id,
        facts,
    }
}

/// What an inquiry says; `now` stands for the end of one of which Antom tells no time.
pub(in crate::gateway) fn of_subscription(
    found: &Subscription,
    raw: &str,
    now: Timestamp,
) -> Option<SubscriptionReport> {
    let subscription_id = found.subscription_id.clone()?;
    let mut facts = Vec::new();
    match found.status() {
        Some(SubscriptionStatus::Active) => facts.extend(active(Some(&subscription_id))),
        Some(SubscriptionStatus::Cancelled) => {
            facts.extend(active(Some(&subscription_id)));
            facts.push(Fact::Cancelled);
        }
        Some(SubscriptionStatus::Terminated) => {
            let at = moment(found.last_update_time.as_deref()).unwrap_or(now);
            facts.push(Fact::Terminated { at });
        }
        Some(SubscriptionStatus::Other(_)) | None => {}
    }
    if let Some(rate) = rate(found) {
        let at = moment(found.last_update_time.as_deref()).unwrap_or(now);
        facts.push(Fact::RateTold { at, rate });
    }
    Some(SubscriptionReport {
        subscription_id,
        facts,
        raw: raw.to_owned(),
    })
}

pub(in crate::gateway) fn of_payment(payment: &SubscriptionPayment) -> Vec<Fact> {
    let (Some(phase), Some(payment_id)) = (payment.phase_no, payment.payment_id.clone()) else {
        return Vec::new();
    };
    match payment.status {
        Some(SubscriptionPaymentStatus::Success) => {
            let Some(amount) = money(payment.payment_amount.as_ref()) else {
                return Vec::new();
            };
            let method = payment.payment_method.as_ref();
            let method = method.and_then(|method| Method::parse(&method.payment_method_type));
            let mut facts = Vec::new();
            if method.is_some() {
                facts.push(Fact::PaymentSucceeded {
                    payment_id: payment_id.clone(),
                    amount,
                    method,
                });
            }
            facts.push(Fact::Deducted {
                phase,
                payment_id,
                amount,
                period: None,
            });
            facts
        }
        Some(SubscriptionPaymentStatus::Fail) => vec![Fact::DeductionFailed {
            phase,
            payment_id,
            // The inquiry does not say why.
            code: String::new(),
            period: None,
        }],
        Some(SubscriptionPaymentStatus::Other(_)) | None => Vec::new(),
    }
}

fn active(subscription_id: Option<&str>) -> Option<Fact> {
    subscription_id.map(|id| Fact::Activated {
        subscription_id: id.to_owned(),
    })
}

/// Price and interval, if both were told and make sense.
fn rate(found: &Subscription) -> Option<Rate> {
    let told = found.period_rule()?;
    let unit = told.period_type.as_str().parse().ok()?;
    let rule = PeriodRule::new(unit, u16::try_from(told.period_count).ok()?).ok()?;
    let price = money(found.payment_amount.as_ref())?;
    Some(Rate { price, rule })
}

fn moment(text: Option<&str>) -> Option<Timestamp> {
    text.and_then(parse_time).map(Timestamp::from)
}
