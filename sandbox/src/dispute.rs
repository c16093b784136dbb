//! Disputes: a buyer contests a payment at the bank, the merchant answers or does not, and the bank
//! judges. Somebody at the panel is the bank.

use std::time::Duration;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::api::Refusal;
use crate::clock::Moment;
use crate::ids;
use crate::money::Amount;
use crate::payment::{Payment, PaymentNo, State};
use crate::schedule::Event;
use crate::world::World;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct DisputeNo(pub(crate) usize);

/// How long the merchant has, when nobody says.
const ANSWER_WITHIN: Duration = Duration::from_secs(7 * 24 * 3600);
/// The alert comes so long before the end of that.
const ALERT_BEFORE: Duration = Duration::from_secs(24 * 3600);
/// The longest document, in characters of base64.
pub(crate) const LONGEST_EVIDENCE: usize = 1_000_000;

/// What kind of dispute it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum DisputeKind {
    /// Money: it is taken when the dispute is lost.
    #[default]
    Chargeback,
    /// The bank only wants to see documents.
    RetrievalRequest,
    /// An authority wants to see documents.
    ComplianceRequest,
    /// Visa's rapid resolution: the buyer is refunded at once, and nothing can be answered.
    Rdr,
}

impl DisputeKind {
    pub(crate) const ALL: [Self; 4] = [
        Self::Chargeback,
        Self::RetrievalRequest,
        Self::ComplianceRequest,
        Self::Rdr,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chargeback => "CHARGEBACK",
            Self::RetrievalRequest => "RETRIEVAL_REQUEST",
            Self::ComplianceRequest => "COMPLIANCE_REQUEST",
            Self::Rdr => "RDR",
        }
    }

    /// A rapid resolution is a chargeback to whoever is told of it.
    fn told(self) -> &'static str {
        match self {
            Self::Rdr => Self::Chargeback.name(),
            other => other.name(),
        }
    }
}

/// What the bank decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Verdict {
    /// The merchant keeps the money.
    AcceptByCustomer,
    /// The buyer gets it.
    AcceptByMerchant,
    ValidateSuccess,
    ValidateFail,
}

impl Verdict {
    pub(crate) const ALL: [Self; 4] = [
        Self::AcceptByCustomer,
        Self::AcceptByMerchant,
        Self::ValidateSuccess,
        Self::ValidateFail,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::AcceptByCustomer => "ACCEPT_BY_CUSTOMER",
            Self::AcceptByMerchant => "ACCEPT_BY_MERCHANT",
            Self::ValidateSuccess => "VALIDATE_SUCCESS",
            Self::ValidateFail => "VALIDATE_FAIL",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum DisputeState {
    /// The merchant is to answer.
    Open,
    /// The merchant defended it, and the bank is to judge.
    Defended,
    Accepted {
        by_timeout: bool,
    },
    Judged(Verdict),
    /// The buyer took it back.
    Cancelled,
    /// Visa refunded the buyer by itself.
    Resolved,
}

impl DisputeState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Defended => "DEFENDED",
            Self::Accepted { by_timeout: false } => "ACCEPTED",
            Self::Accepted { by_timeout: true } => "TIMED_OUT",
            Self::Judged(verdict) => verdict.name(),
            Self::Cancelled => "CANCELLED",
            Self::Resolved => "RESOLVED",
        }
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Dispute {
    pub(crate) id: String,
    pub(crate) payment: PaymentNo,
    pub(crate) kind: DisputeKind,
    pub(crate) amount: Amount,
    pub(crate) opened: Moment,
    pub(crate) due: Moment,
    pub(crate) state: DisputeState,
    /// When it came to that state.
    pub(crate) since: Moment,
    /// The document that was supplied, in base64.
    pub(crate) defence: Option<String>,
}

impl Dispute {
    /// Whether money of the payment goes back to the buyer by it.
    pub(crate) fn takes(&self) -> u64 {
        let lost = match self.state {
            DisputeState::Accepted { .. } | DisputeState::Resolved => true,
            DisputeState::Judged(verdict) => verdict == Verdict::AcceptByMerchant,
            DisputeState::Open | DisputeState::Defended | DisputeState::Cancelled => false,
        };
        let is_money = self.kind != DisputeKind::RetrievalRequest;
        if lost && is_money {
            self.amount.value
        } else {
            0
        }
    }
}

/// What the merchant is told of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    Created,
    DueAlert,
    Supplied,
    Accepted,
    Judged,
    Cancelled,
    RdrResolved,
}

impl News {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Created => "DISPUTE_CREATED",
            Self::DueAlert => "DEFENSE_DUE_ALERT",
            Self::Supplied => "DEFENSE_SUPPLIED",
            Self::Accepted => "DISPUTE_ACCEPTED",
            Self::Judged => "DISPUTE_JUDGED",
            Self::Cancelled => "DISPUTE_CANCELLED",
            Self::RdrResolved => "RDR_RESOLVED",
        }
    }

    /// The body of its notification. It has neither `notifyType` nor `result`.
    pub(crate) fn body(self, dispute: &Dispute, payment: &Payment) -> Value {
        let mut body = json!({
            "disputeNotificationType": self.name(),
            "disputeId": dispute.id,
            "paymentId": payment.payment_id,
            "disputeType": dispute.kind.told(),
            "disputeSource": "CARD_SCHEME",
            "disputeTime": dispute.opened.iso(),
            "disputeAmount": dispute.amount.json(),
            "disputeReasonMsg": "Goods or services not provided",
            "disputeReasonCode": "13.1",
            "arn": payment.acquirer_reference,
            "defendable": dispute.kind != DisputeKind::Rdr,
        });
        if let Some(id) = &payment.told_request_id {
            body["paymentRequestId"] = json!(id);
        }
        if let [capture] = &payment.captures[..] {
            body["captureId"] = json!(capture.id);
        }
        if dispute.kind != DisputeKind::Rdr {
            body["defenseDueTime"] = json!(dispute.due.iso());
        }
        match (self, dispute.state) {
            (Self::Judged, DisputeState::Judged(verdict)) => {
                body["disputeJudgedResult"] = json!(verdict.name());
                body["disputeJudgedAmount"] = dispute.amount.json();
                body["disputeJudgedTime"] = json!(dispute.since.iso());
            }
            (Self::Accepted, DisputeState::Accepted { by_timeout }) => {
                let reason = if by_timeout {
                    "TIMEOUT"
                } else {
                    "MERCHANT_ACCEPTED"
                };
                body["disputeAcceptReason"] = json!(reason);
                body["disputeAcceptTime"] = json!(dispute.since.iso());
            }
            _ => {}
        }
        body
    }
}

/// A dispute as somebody at the panel opens it.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Opened {
    pub(crate) payment_request_id: String,
    #[serde(default)]
    pub(crate) kind: DisputeKind,
    /// In the smallest unit; without it the whole payment.
    #[serde(default)]
    pub(crate) amount: Option<u64>,
    /// How long the merchant has; without it a week.
    #[serde(default)]
    pub(crate) answer_within_seconds: Option<u64>,
}

impl World {
    /// Why it can't be is said in words.
    pub(crate) fn open_dispute(
        &mut self,
        asked: &Opened,
        now: Moment,
    ) -> Result<DisputeNo, String> {
        let found = self.payments().iter().rposition(|payment| {
            let own = &payment.requested.payment_request_id;
            *own == asked.payment_request_id || payment.payment_id == asked.payment_request_id
        });
        let no = PaymentNo(
            found.ok_or_else(|| format!("there is no payment {}", asked.payment_request_id))?,
        );
        let payment = self.payment(no);
        if !matches!(payment.state, State::Succeeded { .. }) {
            return Err("only a payment that succeeded can be contested".to_owned());
        }
        let whole = payment.requested.amount;
        let value = asked.amount.unwrap_or(whole.value);
        if value == 0 || value > whole.value {
            return Err(format!("amount must be 1 to {}", whole.value));
        }
        let within = asked
            .answer_within_seconds
            .map_or(ANSWER_WITHIN, Duration::from_secs);
        let is_rdr = asked.kind == DisputeKind::Rdr;
        let dispute = Dispute {
            id: ids::dispute_id(now),
            payment: no,
            kind: asked.kind,
            amount: Amount { value, ..whole },
            opened: now,
            due: now.after(within),
            state: if is_rdr {
                DisputeState::Resolved
            } else {
                DisputeState::Open
            },
            since: now,
            defence: None,
        };
        let due = dispute.due;
        let dispute = self.remember_dispute(dispute);
        if is_rdr {
            self.announce_dispute(dispute, News::RdrResolved, now);
            return Ok(dispute);
        }
        self.announce_dispute(dispute, News::Created, now);
        if within > ALERT_BEFORE {
            let alert = due.before(ALERT_BEFORE);
            self.schedule.push(alert, Event::DisputeAlert(dispute));
        }
        self.schedule.push(due, Event::DisputeDue(dispute));
        Ok(dispute)
    }

    pub(crate) fn dispute_alert(&mut self, no: DisputeNo, at: Moment) {
        if self.dispute(no).state == DisputeState::Open {
            self.announce_dispute(no, News::DueAlert, at);
        }
    }

    /// Nobody answered in time, so that it counts as accepted.
    pub(crate) fn dispute_due(&mut self, no: DisputeNo, at: Moment) {
        if self.dispute(no).state == DisputeState::Open {
            let accepted = DisputeState::Accepted { by_timeout: true };
            self.turn_dispute(no, accepted, News::Accepted, at);
        }
    }

    /// The bank decides, or the buyer takes it back.
    pub(crate) fn end_dispute(
        &mut self,
        id: &str,
        verdict: Option<Verdict>,
        now: Moment,
    ) -> Result<(), String> {
        let no = self
            .by_dispute_id(id)
            .ok_or_else(|| format!("there is no dispute {id}"))?;
        match (self.dispute(no).state, verdict) {
            (DisputeState::Open | DisputeState::Defended, Some(verdict)) => {
                self.turn_dispute(no, DisputeState::Judged(verdict), News::Judged, now);
                Ok(())
            }
            (DisputeState::Open | DisputeState::Defended, None) => {
                self.turn_dispute(no, DisputeState::Cancelled, News::Cancelled, now);
                Ok(())
            }
            _ => Err("it is over".to_owned()),
        }
    }

    pub(crate) fn accept_dispute(
        &mut self,
        client_id: &str,
        id: &str,
        now: Moment,
    ) -> Result<(), Refusal> {
        let no = self.answerable(client_id, id)?;
        let accepted = DisputeState::Accepted { by_timeout: false };
        self.turn_dispute(no, accepted, News::Accepted, now);
        Ok(())
    }

    pub(crate) fn defend_dispute(
        &mut self,
        client_id: &str,
        id: &str,
        document: String,
        now: Moment,
    ) -> Result<(), Refusal> {
        if BASE64_STANDARD.decode(&document).is_err() {
            return Err(Refusal::illegal("disputeEvidence", "must be base64"));
        }
        let found = self.dispute_of(client_id, id)?;
        let state = self.dispute(found).state;
        if state == DisputeState::Defended {
            return Err(Refusal::DefenceExceeds);
        }
        let no = self.answerable(client_id, id)?;
        self.dispute_mut(no).defence = Some(document);
        self.turn_dispute(no, DisputeState::Defended, News::Supplied, now);
        Ok(())
    }

    pub(crate) fn dispute_of(&self, client_id: &str, id: &str) -> Result<DisputeNo, Refusal> {
        self.by_dispute_id(id)
            .filter(|no| self.payment(self.dispute(*no).payment).client_id == client_id)
            .ok_or_else(|| Refusal::illegal("disputeId", "there is no such dispute"))
    }

    fn answerable(&self, client_id: &str, id: &str) -> Result<DisputeNo, Refusal> {
        let no = self.dispute_of(client_id, id)?;
        match self.dispute(no).state {
            DisputeState::Open => Ok(no),
            DisputeState::Accepted { by_timeout: true } => Err(Refusal::DisputeTime),
            DisputeState::Accepted { by_timeout: false } | DisputeState::Defended => {
                Err(Refusal::RepeatRequest)
            }
            DisputeState::Judged(_) | DisputeState::Cancelled | DisputeState::Resolved => {
                Err(Refusal::DisputeStatus)
            }
        }
    }

    fn turn_dispute(&mut self, no: DisputeNo, state: DisputeState, news: News, at: Moment) {
        let dispute = self.dispute_mut(no);
        dispute.state = state;
        dispute.since = at;
        self.announce_dispute(no, news, at);
    }
}
