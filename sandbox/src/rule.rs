//! Faults on demand: each is asked for by name, for one place, a number of times.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::fault::{Fault, Place};
use crate::notification::Kind;

/// Calls are held in real time, so a mistyped number must not hold one for ever.
const LONGEST_HOLD: u64 = 300;
/// A late notification waits on the movable clock.
const LATEST: u64 = 30 * 24 * 3600;
/// How late a notification is, and a call, when nobody says.
const LATE_NOTIFICATION: u64 = 60;
const LATE_CALL: u64 = 5;
/// How long a notification waits for another to overtake it.
const OVERTAKEN_WITHIN: u64 = 300;

#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Rule {
    #[serde(rename = "api")]
    pub(crate) place: Place,
    pub(crate) fault: Fault,
    #[serde(default = "once")]
    pub(crate) times: u32,
    #[serde(default)]
    pub(crate) seconds: Option<u64>,
    #[serde(default)]
    pub(crate) payment_request_id: Option<String>,
    /// Only for payments of this order: the merchant's `referenceOrderId`.
    #[serde(default)]
    pub(crate) order_reference: Option<String>,
    /// Only for notifications of this type.
    #[serde(default)]
    pub(crate) notify_type: Option<Kind>,
    /// Whether the call acts although its answer is spoilt.
    #[serde(default)]
    pub(crate) acts: Option<bool>,
}

fn once() -> u32 {
    1
}

/// What a fault may be narrowed to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subject<'a> {
    pub(crate) payment_request_id: &'a str,
    pub(crate) order_reference: &'a str,
    pub(crate) notify_type: Option<Kind>,
}

impl Rule {
    pub(crate) fn check(&self) -> Result<(), String> {
        if !self.fault.fits(self.place) {
            return Err(format!(
                "{} has no fault {}",
                self.place.name(),
                self.fault.name()
            ));
        }
        if self.times == 0 {
            return Err("times must be at least 1".to_owned());
        }
        let most = match self.place {
            Place::Notify => LATEST,
            Place::CreatePaymentSession
            | Place::Consult
            | Place::Pay
            | Place::DeleteToken
            | Place::InquiryPayment
            | Place::Payment
            | Place::Capture
            | Place::Cancel
            | Place::Refund
            | Place::InquiryRefund
            | Place::CancelSubscription
            | Place::UpdateSubscription
            | Place::ChangeSubscription
            | Place::InquireSubscription
            | Place::InquireSubscriptionPayment
            | Place::InquireSubscriptionList
            | Place::AcceptDispute
            | Place::SupplyDefenseDocument
            | Place::DownloadDisputeEvidence => LONGEST_HOLD,
        };
        if self.seconds.is_some_and(|seconds| seconds > most) {
            return Err(format!("seconds must be at most {most}"));
        }
        if self.notify_type.is_some() && self.place != Place::Notify {
            return Err("notifyType is for notify only".to_owned());
        }
        if self.acts.is_some() && !self.fault.hides_the_outcome() {
            return Err(format!("acts is not for {}", self.fault.name()));
        }
        Ok(())
    }

    fn covers(&self, subject: Subject<'_>) -> bool {
        let same = |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|id| id == is);
        same(&self.payment_request_id, subject.payment_request_id)
            && same(&self.order_reference, subject.order_reference)
            && (self.notify_type.is_none() || self.notify_type == subject.notify_type)
    }

    fn hit(&self) -> Hit {
        let default = match (self.fault, self.place) {
            (Fault::Late, Place::Notify) => LATE_NOTIFICATION,
            (Fault::WrongOrder, _) => OVERTAKEN_WITHIN,
            (Fault::Late | Fault::Slow | Fault::InProcess, _) => LATE_CALL,
            _ => 0,
        };
        Hit {
            fault: self.fault,
            seconds: self.seconds.unwrap_or(default),
            acts: self.acts.unwrap_or(self.fault != Fault::AnswerU),
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "api": self.place.name(),
            "fault": self.fault.name(),
            "times": self.times,
            "seconds": self.seconds,
            "paymentRequestId": self.payment_request_id,
            "orderReference": self.order_reference,
            "notifyType": self.notify_type.map(Kind::name),
            "acts": self.acts,
        })
    }
}

/// A fault that is due now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) fault: Fault,
    pub(crate) seconds: u64,
    /// For a call: whether it acts all the same.
    pub(crate) acts: bool,
}

#[derive(Clone, Default, Deserialize, Serialize)]
pub(crate) struct Faults {
    rules: Vec<Rule>,
}

impl Faults {
    pub(crate) fn add(&mut self, rule: Rule) {
        self.rules.push(rule);
    }

    pub(crate) fn clear(&mut self) {
        self.rules.clear();
    }

    pub(crate) fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The first rule that fits and whose fault is wanted is used up by one.
    pub(crate) fn strike(
        &mut self,
        place: Place,
        subject: Subject<'_>,
        wanted: impl Fn(Fault) -> bool,
    ) -> Option<Hit> {
        let index = self
            .rules
            .iter()
            .position(|rule| rule.place == place && wanted(rule.fault) && rule.covers(subject))?;
        let rule = &mut self.rules[index];
        let hit = rule.hit();
        rule.times -= 1;
        if rule.times == 0 {
            self.rules.remove(index);
        }
        Some(hit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(json: Value) -> Result<Rule, String> {
        let rule: Rule = serde_json::from_value(json).map_err(|error| error.to_string())?;
        rule.check().map(|()| rule)
    }

    fn about(payment_request_id: &str) -> Subject<'_> {
        Subject {
            payment_request_id,
            ..Subject::default()
        }
    }

    #[test]
    fn a_rule_is_used_up() {
        let mut faults = Faults::default();
        faults.add(
            rule(json!({ "api": "notify", "fault": "lost", "times": 2, "paymentRequestId": "a" }))
                .unwrap(),
        );
        faults.add(rule(json!({ "api": "notify", "fault": "late" })).unwrap());
        let strike =
            |faults: &mut Faults, id: &str| faults.strike(Place::Notify, about(id), |_| true);
        let fault = |faults: &mut Faults, id: &str| strike(faults, id).map(|hit| hit.fault);
        assert_eq!(fault(&mut faults, "a"), Some(Fault::Lost));
        assert_eq!(
            strike(&mut faults, "b"),
            Some(Hit {
                fault: Fault::Late,
                seconds: 60,
                acts: true,
            })
        );
        assert_eq!(fault(&mut faults, "b"), None);
        assert_eq!(fault(&mut faults, "a"), Some(Fault::Lost));
        assert_eq!(fault(&mut faults, "a"), None);
    }

    #[test]
    fn a_rule_can_be_narrowed() {
        let mut faults = Faults::default();
        for narrowed in [
            json!({ "api": "notify", "fault": "lost", "orderReference": "W-1" }),
            json!({ "api": "notify", "fault": "twice", "notifyType": "REFUND_RESULT" }),
        ] {
            faults.add(rule(narrowed).unwrap());
        }
        let mut fault = |order_reference, notify_type| {
            let subject = Subject {
                payment_request_id: "a",
                order_reference,
                notify_type: Some(notify_type),
            };
            let hit = faults.strike(Place::Notify, subject, |_| true);
            hit.map(|hit| hit.fault)
        };
        assert_eq!(fault("W-2", Kind::Payment), None);
        assert_eq!(fault("W-1", Kind::Payment), Some(Fault::Lost));
        assert_eq!(fault("W-1", Kind::Capture), None);
        assert_eq!(fault("W-1", Kind::Refund), Some(Fault::Twice));
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        for wrong in [
            json!({ "api": "notify", "fault": "decline" }),
            json!({ "api": "notify", "fault": "http_500" }),
            json!({ "api": "cancel", "fault": "decline" }),
            json!({ "api": "payment", "fault": "late" }),
            json!({ "api": "refund", "fault": "wrong_order" }),
            json!({ "api": "notify", "fault": "lost", "times": 0 }),
            json!({ "api": "inquiryPayment", "fault": "late", "seconds": 100_000 }),
            json!({ "api": "barter", "fault": "late" }),
            json!({ "api": "pay", "fault": "challenge" }),
            json!({ "api": "payment", "fault": "in_process" }),
            json!({ "api": "notify", "fault": "late", "minutes": 3 }),
            json!({ "api": "notify", "fault": "late", "notifyType": "QUARREL" }),
            json!({ "api": "refund", "fault": "slow", "notifyType": "REFUND_RESULT" }),
            json!({ "api": "refund", "fault": "unsigned", "acts": false }),
        ] {
            assert!(rule(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
