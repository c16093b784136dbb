//! Everything the gateway remembers. It lives in memory behind one lock.

use std::collections::HashMap;
use std::time::Duration;

use crate::calls::Calls;
use crate::clock::Moment;
use crate::fault::Faults;
use crate::ids;
use crate::notification::{
    Kind, Notification, NotificationNo, Progress, capture_result, payment_result,
};
use crate::payment::{Payment, PaymentNo, Requested, State, Submission, SubmissionNo};
use crate::schedule::{Event, Schedule};

/// How long the gateway takes for what it does by itself.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// From a result to its notification.
    pub notify_after: Duration,
    /// From a card's authorisation to its automatic capture.
    pub capture_after: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            notify_after: Duration::from_secs(1),
            capture_after: Duration::from_secs(2),
        }
    }
}

#[derive(Default)]
pub(crate) struct World {
    pub(crate) timing: Timing,
    pub(crate) schedule: Schedule,
    pub(crate) faults: Faults,
    pub(crate) calls: Calls,
    payments: Vec<Payment>,
    notifications: Vec<Notification>,
    /// By client id and `paymentRequestId`: two merchants may use the same one.
    by_request: HashMap<(String, String), PaymentNo>,
    by_payment_id: HashMap<String, PaymentNo>,
    by_session: HashMap<String, PaymentNo>,
    by_submission: HashMap<String, (PaymentNo, SubmissionNo)>,
}

impl World {
    pub(crate) fn payments(&self) -> &[Payment] {
        &self.payments
    }

    pub(crate) fn notifications(&self) -> &[Notification] {
        &self.notifications
    }

    /// Payments are never removed, so a number once given stays good.
    pub(crate) fn payment(&self, no: PaymentNo) -> &Payment {
        &self.payments[no.0]
    }

    pub(crate) fn payment_mut(&mut self, no: PaymentNo) -> &mut Payment {
        &mut self.payments[no.0]
    }

    pub(crate) fn notification(&self, no: NotificationNo) -> &Notification {
        &self.notifications[no.0]
    }

    pub(crate) fn notification_mut(&mut self, no: NotificationNo) -> &mut Notification {
        &mut self.notifications[no.0]
    }

    pub(crate) fn by_request(&self, client_id: &str, id: &str) -> Option<PaymentNo> {
        self.by_request
            .get(&(client_id.to_owned(), id.to_owned()))
            .copied()
    }

    pub(crate) fn by_payment_id(&self, client_id: &str, id: &str) -> Option<PaymentNo> {
        let no = *self.by_payment_id.get(id)?;
        (self.payment(no).client_id == client_id).then_some(no)
    }

    pub(crate) fn by_session(&self, session_data: &str) -> Option<PaymentNo> {
        self.by_session.get(session_data).copied()
    }

    pub(crate) fn by_submission(&self, token: &str) -> Option<(PaymentNo, SubmissionNo)> {
        self.by_submission.get(token).copied()
    }

    pub(crate) fn open(&mut self, client_id: &str, requested: Requested, now: Moment) -> PaymentNo {
        let no = PaymentNo(self.payments.len());
        let payment_id = ids::payment_id(now);
        let expires = now.after(requested.lifetime);
        self.by_request.insert(
            (client_id.to_owned(), requested.payment_request_id.clone()),
            no,
        );
        self.by_payment_id.insert(payment_id.clone(), no);
        self.payments.push(Payment {
            client_id: client_id.to_owned(),
            requested,
            payment_id,
            acquirer_reference: ids::acquirer_reference(),
            session_id: ids::session_id(),
            session_data: String::new(),
            created: now,
            expires,
            submissions: Vec::new(),
            state: State::Open,
        });
        self.schedule.push(expires, Event::SessionExpires(no));
        self.renew_session(no);
        no
    }

    /// Fresh session data for the same payment.
    pub(crate) fn renew_session(&mut self, no: PaymentNo) {
        let payment = &mut self.payments[no.0];
        payment.session_data = ids::session_data(payment.requested.locale.as_deref());
        self.by_session.insert(payment.session_data.clone(), no);
    }

    pub(crate) fn remember_submission(
        &mut self,
        no: PaymentNo,
        submission: Submission,
    ) -> SubmissionNo {
        let payment = &mut self.payments[no.0];
        let submission_no = SubmissionNo(payment.submissions.len());
        self.by_submission
            .insert(submission.token.clone(), (no, submission_no));
        payment.submissions.push(submission);
        submission_no
    }

    /// Writes down what the merchant is to be told, and when.
    pub(crate) fn announce(&mut self, no: PaymentNo, kind: Kind, at: Moment) {
        let payment = &self.payments[no.0];
        let body = match kind {
            Kind::Payment => payment_result(payment),
            Kind::Capture => capture_result(payment),
        };
        let (Some(body), Some(url)) = (body, payment.requested.notify_url.clone()) else {
            return;
        };
        let due = at.after(self.timing.notify_after);
        let notification = NotificationNo(self.notifications.len());
        self.notifications.push(Notification {
            no: notification,
            payment: no,
            payment_request_id: payment.requested.payment_request_id.clone(),
            client_id: payment.client_id.clone(),
            kind,
            result_status: body["result"]["resultStatus"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            url,
            body: body.to_string(),
            progress: Progress::Waiting { due, late: false },
            sends: 0,
            deliveries: Vec::new(),
        });
        self.schedule.push(due, Event::Deliver(notification));
    }
}
