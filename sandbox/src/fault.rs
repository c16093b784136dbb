//! Faults on demand: each is asked for by name, for one place, a number of times.

use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) enum Place {
    #[serde(rename = "createPaymentSession")]
    CreatePaymentSession,
    #[serde(rename = "inquiryPayment")]
    InquiryPayment,
    #[serde(rename = "notify")]
    Notify,
    #[serde(rename = "payment")]
    Payment,
    #[serde(rename = "capture")]
    Capture,
}

impl Place {
    pub(crate) const ALL: [Self; 5] = [
        Self::CreatePaymentSession,
        Self::InquiryPayment,
        Self::Notify,
        Self::Payment,
        Self::Capture,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CreatePaymentSession => "createPaymentSession",
            Self::InquiryPayment => "inquiryPayment",
            Self::Notify => "notify",
            Self::Payment => "payment",
            Self::Capture => "capture",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Fault {
    /// The call acts, then the connection is closed without an answer; with `seconds`, only after
    /// that long.
    NoAnswer,
    /// The call is answered U (`UNKNOWN_EXCEPTION`). It does not act: the guide has the merchant
    /// call again with another id, and this one never gets a session.
    AnswerU,
    /// A call is answered `seconds` later; a notification leaves `seconds` later.
    Late,
    /// The send vanishes on the way, as if nobody acknowledged it.
    Lost,
    /// The send happens two times in a row.
    Twice,
    /// The payment, or the capture, fails.
    Decline,
}

impl Fault {
    pub(crate) const ALL: [Self; 6] = [
        Self::NoAnswer,
        Self::AnswerU,
        Self::Late,
        Self::Lost,
        Self::Twice,
        Self::Decline,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NoAnswer => "no_answer",
            Self::AnswerU => "answer_u",
            Self::Late => "late",
            Self::Lost => "lost",
            Self::Twice => "twice",
            Self::Decline => "decline",
        }
    }

    fn fits(self, place: Place) -> bool {
        match place {
            Place::CreatePaymentSession | Place::InquiryPayment => {
                matches!(self, Self::NoAnswer | Self::AnswerU | Self::Late)
            }
            Place::Notify => matches!(self, Self::Late | Self::Lost | Self::Twice),
            Place::Payment | Place::Capture => matches!(self, Self::Decline),
        }
    }
}

/// Calls are held in real time, so a mistyped number must not hold one for ever.
const LONGEST_HOLD: u64 = 300;
/// A late notification waits on the movable clock.
const LATEST: u64 = 30 * 24 * 3600;
/// How late a notification is, and a call, when nobody says.
const LATE_NOTIFICATION: u64 = 60;
const LATE_CALL: u64 = 5;

#[derive(Clone, Debug, Deserialize)]
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
}

fn once() -> u32 {
    1
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
            | Place::InquiryPayment
            | Place::Payment
            | Place::Capture => LONGEST_HOLD,
        };
        if self.seconds.is_some_and(|seconds| seconds > most) {
            return Err(format!("seconds must be at most {most}"));
        }
        Ok(())
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "api": self.place.name(),
            "fault": self.fault.name(),
            "times": self.times,
            "seconds": self.seconds,
            "paymentRequestId": self.payment_request_id,
        })
    }
}

/// A fault that is due now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) fault: Fault,
    pub(crate) seconds: u64,
}

#[derive(Default)]
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

    /// The first rule that fits is used up by one.
    pub(crate) fn strike(&mut self, place: Place, payment_request_id: &str) -> Option<Hit> {
        self.strike_if(place, payment_request_id, |_| true)
    }

    pub(crate) fn strike_if(
        &mut self,
        place: Place,
        payment_request_id: &str,
        wanted: impl Fn(Fault) -> bool,
    ) -> Option<Hit> {
        let index = self.rules.iter().position(|rule| {
            rule.place == place
                && wanted(rule.fault)
                && rule
                    .payment_request_id
                    .as_deref()
                    .is_none_or(|id| id == payment_request_id)
        })?;
        let rule = &mut self.rules[index];
        let default = match (rule.fault, rule.place) {
            (Fault::Late, Place::Notify) => LATE_NOTIFICATION,
            (Fault::Late, _) => LATE_CALL,
            _ => 0,
        };
        let hit = Hit {
            fault: rule.fault,
            seconds: rule.seconds.unwrap_or(default),
        };
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

    #[test]
    fn a_rule_is_used_up() {
        let mut faults = Faults::default();
        faults.add(
            rule(json!({ "api": "notify", "fault": "lost", "times": 2, "paymentRequestId": "a" }))
                .unwrap(),
        );
        faults.add(rule(json!({ "api": "notify", "fault": "late" })).unwrap());
        let fault = |faults: &mut Faults, id| faults.strike(Place::Notify, id).map(|hit| hit.fault);
        assert_eq!(fault(&mut faults, "a"), Some(Fault::Lost));
        assert_eq!(
            faults.strike(Place::Notify, "b"),
            Some(Hit {
                fault: Fault::Late,
                seconds: 60
            })
        );
        assert_eq!(fault(&mut faults, "b"), None);
        assert_eq!(fault(&mut faults, "a"), Some(Fault::Lost));
        assert_eq!(fault(&mut faults, "a"), None);
    }

    #[test]
    fn refuses_what_makes_no_sense() {
        for wrong in [
            json!({ "api": "notify", "fault": "decline" }),
            json!({ "api": "payment", "fault": "late" }),
            json!({ "api": "notify", "fault": "lost", "times": 0 }),
            json!({ "api": "inquiryPayment", "fault": "late", "seconds": 100_000 }),
            json!({ "api": "refund", "fault": "late" }),
            json!({ "api": "notify", "fault": "late", "minutes": 3 }),
        ] {
            assert!(rule(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
