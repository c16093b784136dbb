//! Notifications: whether one is Antom's, and what it says.

use antom::webhook::Headers;
use antom::{
    CaptureNotification, DisputeNotification, Message, Notification, PaymentNotification,
    PublicKey, RefundNotification, ResultStatus, SignatureError,
};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use domain::ledger::Fact;
use domain::{Money, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::gateway::parse_time;
use crate::gateway::reply::CardToSave;
use crate::gateway::reply::card_report;
use crate::gateway::reply::evidence::{capture_fact, money, refund_fact, success};
use crate::gateway::reply::saved_card::card_to_save;
use crate::gateway::reply::subscription;
use crate::gateway::reply::subscription::SubscriptionNews;
use crate::store::payments::attempts::Details;
use crate::store::queues::inbox::Proof;

/// What Antom wants to read in return.
pub use antom::webhook::ACKNOWLEDGEMENT;

/// Whose notifications are this shop's, and whose signatures count.
#[derive(Clone, Debug)]
pub struct Verifier {
    client_id: String,
    /// Two while Antom changes its key.
    public_keys: Vec<PublicKey>,
}

/// Why a notification is refused.
#[derive(Debug, thiserror::Error)]
pub enum NotAuthentic {
    #[error("it is for another client")]
    WrongClient,
    #[error(transparent)]
    BadSignature(#[from] SignatureError),
}

impl Verifier {
    #[must_use]
    pub fn new(client_id: String, public_keys: Vec<PublicKey>) -> Self {
        Self {
            client_id,
            public_keys,
        }
    }

    /// Verifies a notification over the exact bytes of its body; gives what proves it.
    ///
    /// # Errors
    /// When it is for another client, or its signature is not Antom's.
    pub fn verify<'a>(
        &self,
        path: &str,
        header: impl Fn(&'static str) -> Option<&'a str>,
        body: &[u8],
    ) -> Result<Proof, NotAuthentic> {
        let headers = Headers::pick(header);
        if headers.client_id != self.client_id {
            return Err(NotAuthentic::WrongClient);
        }
        headers.verify(&self.public_keys, path, body)?;
        let signed = Message {
            method: "POST",
            path,
            client_id: headers.client_id,
            time: headers.request_time,
            body,
        };
        Ok(Proof {
            path: path.to_owned(),
            request_time: headers.request_time.to_owned(),
            signature: headers.signature.to_owned(),
            signed_hash: BASE64_STANDARD.encode(Sha256::digest(signed.to_bytes())),
        })
    }
}

/// What a notification is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Found by the first of these ids that the shop knows.
    Payment {
        payment_request_id: Option<String>,
        payment_id: Option<String>,
        capture_request_id: Option<String>,
    },
    /// Antom does not say of which payment.
    Refund {
        refund_request_id: Option<String>,
        refund_id: Option<String>,
        amount: Option<Money>,
    },
}

/// What a notification says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub subject: Subject,
    /// `None`: authentic, but it says nothing that counts as evidence.
    pub fact: Option<Fact>,
    /// Whether it says, without more, that Antom knows something: the payment is asked about.
    pub asks: bool,
    pub card_report: Details,
    pub saved_card: Option<CardToSave>,
    /// It is about a dispute, and about nothing else.
    pub dispute: Option<Dispute>,
}

/// A payment that its buyer contests at the bank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dispute {
    /// Antom's id of it.
    pub id: String,
    /// Whether somebody may still have to answer.
    pub is_open: bool,
    pub amount: Option<Money>,
    /// The bank's reason; empty if none was told.
    pub reason: String,
    /// Until when an answer has to be there, epoch milliseconds.
    pub due: Option<i64>,
}

/// A notification that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    Received(Box<Received>),
    /// It names a subscription.
    Subscription(Box<SubscriptionNews>),
    /// This shop has no use for its kind.
    UnknownKind,
    /// It is not what the guides describe, and why.
    Unparseable(String),
}

/// Whether something was understood of a notification: that it has a kind which tells nothing here
/// counts as well.
#[must_use]
pub fn tells(body: &str) -> bool {
    match open(body, Timestamp::from_ms(0)) {
        Opened::Received(received) => {
            received.fact.is_some() || received.asks || received.dispute.is_some()
        }
        Opened::Subscription(_) | Opened::UnknownKind => true,
        Opened::Unparseable(_) => false,
    }
}

/// Reads a notification that was verified when it came, at `received`.
#[must_use]
pub fn open(body: &str, received: Timestamp) -> Opened {
    let opened = match Notification::parse(body.as_bytes()) {
        Ok(Notification::Payment(payment)) => of_payment(&payment, false),
        Ok(Notification::PaymentPending(payment)) => of_payment(&payment, true),
        Ok(Notification::Capture(capture)) => of_capture(&capture),
        Ok(Notification::Refund(refund)) => of_refund(&refund),
        Ok(Notification::Subscription(notice)) => {
            return Opened::Subscription(Box::new(subscription::of_notice(&notice, received)));
        }
        Ok(Notification::Deduction(notice)) => {
            return Opened::Subscription(Box::new(subscription::of_deduction(&notice)));
        }
        Ok(Notification::Dispute(dispute)) => of_dispute(&dispute),
        Ok(Notification::Other { .. }) => return Opened::UnknownKind,
        Err(error) => return Opened::Unparseable(error.to_string()),
    };
    Opened::Received(Box::new(opened))
}

fn of_payment(payment: &PaymentNotification, pending: bool) -> Received {
    let payment_id = payment.payment_id.clone().unwrap_or_default();
    let fact = match payment.result.result_status {
        _ if pending => Some(Fact::Pending),
        ResultStatus::S => success(
            payment.payment_amount.as_ref(),
            payment.payment_method_type.as_deref(),
            &payment_id,
        ),
        ResultStatus::F => Some(Fact::PaymentFailed {
            code: payment.result.result_code.clone(),
        }),
        ResultStatus::U => Some(Fact::Pending),
    };
    Received {
        subject: Subject::Payment {
            payment_request_id: payment.payment_request_id.clone(),
            payment_id: payment.payment_id.clone(),
            capture_request_id: None,
        },
        fact,
        asks: false,
        card_report: card_report::of_payment(payment, pending),
        saved_card: card_to_save(payment.card().as_ref()),
        dispute: None,
    }
}

/// It tells of the bank's quarrel and not of the payment, so it is no evidence.
fn of_dispute(dispute: &DisputeNotification) -> Received {
    let kind = dispute.dispute_notification_type.as_deref();
    Received {
        subject: Subject::Payment {
            payment_request_id: dispute.payment_request_id.clone(),
            payment_id: dispute.payment_id.clone(),
            capture_request_id: None,
        },
        fact: None,
        asks: false,
        card_report: Details::default(),
        saved_card: None,
        dispute: Some(Dispute {
            id: dispute.dispute_id.clone().unwrap_or_default(),
            // A kind that is not known may be one to answer.
            is_open: !matches!(
                kind,
                Some(
                    "DEFENSE_SUPPLIED"
                        | "DISPUTE_JUDGED"
                        | "DISPUTE_CANCELLED"
                        | "DISPUTE_ACCEPTED"
                        | "RDR_RESOLVED"
                )
            ),
            amount: money(dispute.dispute_amount.as_ref()),
            reason: dispute.dispute_reason_msg.clone().unwrap_or_default(),
            due: dispute.defense_due_time.as_deref().and_then(parse_time),
        }),
    }
}

fn of_capture(capture: &CaptureNotification) -> Received {
    let payment_id = capture.payment_id.clone().unwrap_or_default();
    let fact = capture_fact(
        capture.result.result_status,
        capture.capture_amount.as_ref(),
        &payment_id,
        capture.capture_request_id.as_deref(),
        || capture.result.result_code.clone(),
    );
    Received {
        subject: Subject::Payment {
            // An automatic capture carries the payment's own request id (guides 000 and 002).
            payment_request_id: capture
                .payment_request_id
                .clone()
                .or_else(|| capture.capture_request_id.clone()),
            payment_id: capture.payment_id.clone(),
            capture_request_id: capture.capture_request_id.clone(),
        },
        fact,
        // Of a capture that is not decided there is no evidence.
        asks: capture.result.result_status == ResultStatus::U,
        card_report: card_report::of_capture(capture),
        saved_card: None,
        dispute: None,
    }
}

fn of_refund(refund: &RefundNotification) -> Received {
    let id = refund
        .refund_request_id
        .as_ref()
        .or(refund.refund_id.as_ref());
    let fact = id.and_then(|id| {
        refund_fact(
            refund.outcome(),
            id,
            refund.refund_amount.as_ref(),
            refund.result.result_code.clone(),
        )
    });
    Received {
        subject: Subject::Refund {
            refund_request_id: refund.refund_request_id.clone(),
            refund_id: refund.refund_id.clone(),
            amount: money(refund.refund_amount.as_ref()),
        },
        fact,
        asks: false,
        card_report: card_report::of_refund(refund),
        saved_card: None,
        dispute: None,
    }
}
