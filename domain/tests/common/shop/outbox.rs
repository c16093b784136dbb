//! What is due is carried out, over a line that loses questions and answers.

use domain::ledger::{Effect, Fact};

use super::Shop;
use crate::common::facts::{captured, total};
use crate::common::gateway::{Answer, refund_fact};

/// What becomes of a call to the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Answered,
    Slow,
    Refused,
    AnswerLost,
    RequestLost,
}

impl Call {
    const fn verdict(self) -> Answer {
        match self {
            Self::Answered | Self::AnswerLost | Self::RequestLost => Answer::Done,
            Self::Slow => Answer::InProcess,
            Self::Refused => Answer::Refused("PROCESS_FAIL"),
        }
    }
}

impl Shop {
    /// The tasks that wait.
    pub(super) fn tasks(&self) -> Vec<Effect> {
        let open = self.outbox.values().filter(|(_, is_done)| !is_done);
        open.map(|(effect, _)| effect.clone()).collect()
    }

    /// Takes up a task: asks again whether it is due, and forgets it if not.
    pub(super) fn work(&mut self, effect: &Effect, call: Call) {
        self.note(format!(" {}", effect.key()));
        if !self.ledger().is_due(effect) {
            self.outbox.remove(&effect.key());
            return;
        }
        let is_done = match effect {
            Effect::Inquire { attempt } => {
                let facts = self.gateway.inquire(*attempt);
                self.record(*attempt, facts);
                true
            }
            Effect::Reverse { attempt } => self.reverse(*attempt, call),
            Effect::Capture {
                attempt,
                capture_request_id,
            } => self.capture(*attempt, capture_request_id, call),
            Effect::Refund {
                attempt,
                refund_request_id,
            } => self.refund(*attempt, refund_request_id, call),
            Effect::MarkPaid { .. }
            | Effect::SendReceipt
            | Effect::ReleaseStock { .. }
            | Effect::Review { .. } => unreachable!("not a task"),
        };
        if let Some(task) = self.outbox.get_mut(&effect.key()) {
            task.1 = is_done;
        }
    }

    fn reverse(&mut self, attempt: u32, call: Call) -> bool {
        self.given_up.insert(attempt);
        self.record(attempt, [Fact::Abandoned]);
        if matches!(call, Call::RequestLost | Call::Slow) {
            return false;
        }
        let answer = match call {
            Call::Refused => Answer::Refused("ORDER_STATUS_INVALID"),
            _ => self.gateway.cancel(attempt),
        };
        match answer {
            _ if call == Call::AnswerLost => false,
            Answer::Done => {
                self.record(attempt, [Fact::Cancelled]);
                true
            }
            Answer::InProcess => false,
            Answer::Refused(_) => {
                let facts = self.gateway.inquire(attempt);
                self.record(attempt, facts);
                let ledger = &self.ledger;
                let rest = ledger.attempts[&attempt].rest();
                if ledger.is_due(&Effect::Reverse { attempt }) && !rest.is_zero() {
                    self.refund_by_hand(attempt, rest.minor());
                    return true;
                }
                false
            }
        }
    }

    fn capture(&mut self, attempt: u32, id: &str, call: Call) -> bool {
        let row = self.ledger().attempts[&attempt].captures[id].clone();
        assert_eq!(row.amount, Some(total()), "no call without its row");
        if call == Call::RequestLost {
            return false;
        }
        let answer = self.gateway.capture(attempt, id, call.verdict());
        if call == Call::AnswerLost {
            return false;
        }
        let capture_request_id = id.to_owned();
        match answer {
            Answer::Done => {
                self.record(attempt, [captured()]);
                true
            }
            Answer::InProcess => {
                self.record(attempt, [Fact::CapturePending { capture_request_id }]);
                false
            }
            Answer::Refused(code) => {
                let code = code.to_owned();
                let capture_request_id = Some(capture_request_id);
                let failed = Fact::CaptureFailed {
                    code,
                    capture_request_id,
                };
                // Refused because it is taken already? That is not told otherwise.
                let facts = self.gateway.inquire(attempt);
                self.record(attempt, facts.into_iter().chain([failed]));
                true
            }
        }
    }

    fn refund(&mut self, attempt: u32, id: &str, call: Call) -> bool {
        if call == Call::RequestLost {
            return false;
        }
        let row = self.ledger().attempts[&attempt].refunds[id].clone();
        if !row.own {
            let fact = self.gateway.inquire_refund(attempt, id);
            self.record(attempt, fact);
        } else {
            let minor = row.amount.map(domain::Money::minor).unwrap();
            let answer = self.gateway.refund(attempt, id, minor, call.verdict());
            if call == Call::AnswerLost {
                return false;
            }
            self.record(attempt, [refund_fact(id, minor, answer)]);
        }
        !self.ledger().attempts[&attempt].refunds[id].state.is_open()
    }
}
