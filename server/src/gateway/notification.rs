//! Notifications: whether one is Antom's, and what it says.

use antom::webhook::Headers;
use antom::{
    CaptureNotification, DisputeNotification, Message, Notification, PaymentNotification,
    PublicKey, RefundNotification, ResultStatus, SignatureError,
};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use domain::dispute::{Kind, News, Notice, Verdict};
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
}

/// A payment that its buyer contests at the bank, as one notification tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeNews {
    /// Antom's id of it.
    pub id: String,
    /// What is evidence.
    pub notice: Notice,
    pub payment_id: Option<String>,
    pub payment_request_id: Option<String>,
    pub capture_id: Option<String>,
    /// The bank's reason; empty if none was told.
    pub reason: String,
    pub reason_code: String,
    /// Who brought it.
    pub source: String,
    /// The reference by which the bank knows the payment.
    pub arn: String,
    /// When it was brought, epoch milliseconds.
    pub opened_at: Option<i64>,
}

/// A notification that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    Received(Box<Received>),
    /// It is about a dispute, and about nothing else.
    Dispute(Box<DisputeNews>),
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
        Opened::Received(received) => received.fact.is_some() || received.asks,
        Opened::Subscription(_) | Opened::Dispute(_) | Opened::UnknownKind => true,
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
        Ok(Notification::Dispute(dispute)) => {
            return match of_dispute(&dispute) {
                Some(news) => Opened::Dispute(Box::new(news)),
                None => Opened::Unparseable("it names no dispute".to_owned()),
            };
        }
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
    }
}

fn of_dispute(dispute: &DisputeNotification) -> Option<DisputeNews> {
    let told = |text: &Option<String>| text.clone().unwrap_or_default();
    let time = |text: &Option<String>| text.as_deref().and_then(parse_time);
    let news = match dispute.dispute_notification_type.as_deref() {
        Some("DISPUTE_CREATED") => News::Created,
        // Older pages have the second name.
        Some("DEFENSE_DUE_ALERT" | "DISPUTE_DUE_ALERT") => News::DueAlert,
        Some("DEFENSE_SUPPLIED" | "DISPUTE_SUPPLIED") => News::DefenceSupplied,
        Some("DISPUTE_JUDGED") => News::Judged,
        Some("DISPUTE_CANCELLED") => News::Cancelled,
        Some("DISPUTE_ACCEPTED") => News::Accepted,
        Some("RDR_RESOLVED") => News::RdrResolved,
        Some(_) | None => News::Other,
    };
    let kind = match dispute.dispute_type.as_deref() {
        Some("CHARGEBACK") => Some(Kind::Chargeback),
        Some("RETRIEVAL_REQUEST") => Some(Kind::Retrieval),
        Some("COMPLIANCE_REQUEST") => Some(Kind::Compliance),
        Some(_) | None => None,
    };
    let verdict = match dispute.dispute_judged_result.as_deref() {
        Some("ACCEPT_BY_CUSTOMER") => Some(Verdict::ForMerchant),
        Some("ACCEPT_BY_MERCHANT") => Some(Verdict::ForBuyer),
        Some("VALIDATE_SUCCESS") => Some(Verdict::Validated),
        Some("VALIDATE_FAIL") => Some(Verdict::NotValidated),
        Some(_) | None => None,
    };
    let at = time(&dispute.dispute_judged_time).or_else(|| time(&dispute.dispute_accept_time));
    Some(DisputeNews {
        id: dispute.dispute_id.clone().filter(|id| !id.is_empty())?,
        notice: Notice {
            news,
            kind,
            amount: money(dispute.dispute_amount.as_ref()),
            due: time(&dispute.defense_due_time),
            defendable: dispute.defendable,
            verdict: verdict.filter(|_| news == News::Judged),
            judged: money(dispute.dispute_judged_amount.as_ref()),
            at,
            timed_out: dispute.dispute_accept_reason.as_deref() == Some("TIMEOUT"),
        },
        payment_id: dispute.payment_id.clone(),
        payment_request_id: dispute.payment_request_id.clone(),
        capture_id: dispute.capture_id.clone(),
        reason: told(&dispute.dispute_reason_msg),
        reason_code: told(&dispute.dispute_reason_code),
        source: told(&dispute.dispute_source),
        arn: told(&dispute.arn),
        opened_at: time(&dispute.dispute_time),
    })
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_names_of_a_disputes_news_are_known() {
        let news = |kind: &str| {
            let told = DisputeNotification {
                dispute_id: Some("2026".to_owned()),
                dispute_notification_type: Some(kind.to_owned()),
                ..DisputeNotification::default()
            };
            of_dispute(&told).map(|it| it.notice.news)
        };
        for (older, newer) in [
            ("DISPUTE_SUPPLIED", "DEFENSE_SUPPLIED"),
            ("DISPUTE_DUE_ALERT", "DEFENSE_DUE_ALERT"),
        ] {
            assert_eq!(news(older), news(newer));
            assert_ne!(news(older), Some(News::Other), "{older}");
        }
        assert_eq!(news("SOMETHING_NEW"), Some(News::Other));
    }
}
