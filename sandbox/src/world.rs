//! Everything the gateway remembers. It lives in memory behind one lock; `state.rs` keeps it on disk.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use serde_json::Value;

use crate::calls::Calls;
use crate::clock::Moment;
use crate::dispute::{Dispute, DisputeNo, News};
use crate::fault::{Fault, Place};
use crate::ids;
use crate::method;
use crate::movement::{CaptureNo, Refund, RefundNo};
use crate::notification::{InLine, Kind, Notification, NotificationNo, Progress, Said, Topic};
use crate::payment::{ORDER_CLOSES_AFTER, Payment, PaymentNo, State, Submission, SubmissionNo};
use crate::requested::{Requested, Way};
use crate::rule::{Faults, Hit, Subject};
use crate::saved_card::SavedCard;
use crate::schedule::{Event, Schedule};
use crate::state::Kept;
use crate::subscription::{Habits, Share, Subscription, SubscriptionNo};
use crate::subscription_notice;

/// How long the gateway takes for what it does by itself.
#[derive(Clone, Copy, Debug)]
pub struct Timing {
    /// From a result to its notification.
    pub notify_after: Duration,
    /// From a card's authorisation to its automatic capture, and from an accepted refund to its
    /// end.
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
    pub(crate) cards: Vec<SavedCard>,
    /// Methods that consult shows as unavailable and pay refuses.
    pub(crate) switched_off: BTreeSet<&'static str>,
    pub(crate) habits: Habits,
    /// How long a company takes to pay after it has agreed to.
    pub(crate) business_seconds: u64,
    /// Where disputes are told, if not where their payments are.
    pub(crate) dispute_url: Option<String>,
    /// Whether the merchant's clock runs with this gateway's.
    pub(crate) merchant_follows: bool,
    disputes: Vec<Dispute>,
    subscriptions: Vec<Subscription>,
    payments: Vec<Payment>,
    notifications: Vec<Notification>,
    /// By client id and `paymentRequestId`: two merchants may use the same one.
    by_request: HashMap<(String, String), PaymentNo>,
    by_payment_id: HashMap<String, PaymentNo>,
    by_session: HashMap<String, PaymentNo>,
    by_submission: HashMap<String, (PaymentNo, SubmissionNo)>,
    /// By client id and `captureRequestId`; automatic captures have none of their own.
    by_capture_request: HashMap<(String, String), (PaymentNo, CaptureNo)>,
    /// By client id and `refundRequestId`.
    by_refund_request: HashMap<(String, String), (PaymentNo, RefundNo)>,
    by_refund_id: HashMap<String, (PaymentNo, RefundNo)>,
    by_subscription_id: HashMap<String, SubscriptionNo>,
    /// By client id and `subscriptionRequestId`.
    by_subscription_request: HashMap<(String, String), SubscriptionNo>,
}

impl World {
    /// Puts together what was kept.
    pub(crate) fn restored(kept: Kept) -> Self {
        let mut world = Self {
            faults: kept.faults,
            cards: kept.cards,
            habits: kept.habits,
            business_seconds: kept.business_seconds,
            dispute_url: kept.dispute_url,
            disputes: kept.disputes,
            merchant_follows: kept.merchant_follows,
            payments: kept.payments,
            notifications: kept.notifications,
            by_session: kept.by_session,
            ..Self::default()
        };
        for name in &kept.switched_off {
            // A method that this gateway has no more is off anyway.
            let _ = world.switch(name, false);
        }
        for (at, event) in kept.planned {
            world.schedule.push(at, event);
        }
        for subscription in kept.subscriptions {
            world.remember_subscription(subscription);
        }
        world.index();
        // What was on its way when the gateway stopped is sent again.
        for notification in &mut world.notifications {
            if notification.progress == Progress::Sending {
                let due = kept.at;
                notification.progress = Progress::Waiting { due, late: false };
                world.schedule.push(due, Event::Deliver(notification.no));
            }
        }
        world
    }

    /// Finds everything again by its ids.
    fn index(&mut self) {
        for (index, payment) in self.payments.iter().enumerate() {
            let no = PaymentNo(index);
            let client = |id: &str| (payment.client_id.clone(), id.to_owned());
            let own = match payment.requested.way {
                Way::Session | Way::Pay(_) => Some(payment.requested.payment_request_id.as_str()),
                Way::Deduction(_) => payment.told_request_id.as_deref(),
            };
            if let Some(id) = own {
                // A renewal that repeats the sign-up's id is not found by it.
                self.by_request.entry(client(id)).or_insert(no);
            }
            self.by_payment_id.insert(payment.payment_id.clone(), no);
            for (index, submission) in payment.submissions.iter().enumerate() {
                let submission_no = SubmissionNo(index);
                self.by_submission
                    .insert(submission.token.clone(), (no, submission_no));
            }
            for (index, capture) in payment.captures.iter().enumerate() {
                if let (Some(id), false) = (&capture.request_id, capture.automatic) {
                    self.by_capture_request
                        .insert(client(id), (no, CaptureNo(index)));
                }
            }
            for (index, refund) in payment.refunds.iter().enumerate() {
                let refund_no = RefundNo(index);
                self.by_refund_request
                    .insert(client(&refund.request_id), (no, refund_no));
                self.by_refund_id.insert(refund.id.clone(), (no, refund_no));
            }
        }
    }

    /// Everything that is worth keeping.
    pub(crate) fn kept(&self, at: Moment) -> Kept {
        Kept {
            at,
            planned: self.schedule.planned(),
            faults: self.faults.clone(),
            cards: self.cards.clone(),
            switched_off: self
                .switched_off
                .iter()
                .map(|&name| name.to_owned())
                .collect(),
            habits: self.habits,
            business_seconds: self.business_seconds,
            disputes: self.disputes.clone(),
            dispute_url: self.dispute_url.clone(),
            merchant_follows: self.merchant_follows,
            subscriptions: self.subscriptions.clone(),
            payments: self.payments.clone(),
            notifications: self.notifications.clone(),
            by_session: self.by_session.clone(),
        }
    }

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
        let told = requested.payment_request_id.clone();
        let terms = requested.subscription.clone();
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
            captures: Vec::new(),
            refunds: Vec::new(),
            share: None,
            told_request_id: Some(told),
        });
        self.schedule.push(expires, Event::SessionExpires(no));
        self.renew_session(no);
        if let Some(terms) = terms {
            self.begin_subscription(no, terms, now);
        }
        no
    }

    /// A payment that Antom takes by itself. Its page is the one of its result.
    pub(crate) fn remember_deduction(
        &mut self,
        client_id: String,
        requested: Requested,
        share: Share,
        told_request_id: Option<String>,
        now: Moment,
    ) -> PaymentNo {
        let no = PaymentNo(self.payments.len());
        let payment_id = ids::payment_id(now);
        self.by_payment_id.insert(payment_id.clone(), no);
        self.payments.push(Payment {
            client_id,
            requested,
            payment_id,
            acquirer_reference: ids::acquirer_reference(),
            session_id: String::new(),
            session_data: String::new(),
            created: now,
            expires: now.after(ORDER_CLOSES_AFTER),
            submissions: Vec::new(),
            state: State::Open,
            captures: Vec::new(),
            refunds: Vec::new(),
            share: Some(share),
            told_request_id,
        });
        self.renew_session(no);
        no
    }

    /// From now on inquiries find a payment by this id too.
    pub(crate) fn remember_request(&mut self, no: PaymentNo, id: String) {
        let client_id = self.payment(no).client_id.clone();
        self.by_request.insert((client_id, id), no);
    }

    pub(crate) fn subscriptions(&self) -> &[Subscription] {
        &self.subscriptions
    }

    pub(crate) fn subscription(&self, no: SubscriptionNo) -> &Subscription {
        &self.subscriptions[no.0]
    }

    pub(crate) fn subscription_mut(&mut self, no: SubscriptionNo) -> &mut Subscription {
        &mut self.subscriptions[no.0]
    }

    pub(crate) fn remember_subscription(&mut self, subscription: Subscription) -> SubscriptionNo {
        let no = SubscriptionNo(self.subscriptions.len());
        let Subscription {
            client_id,
            id,
            request_id,
            ..
        } = &subscription;
        self.by_subscription_id.insert(id.clone(), no);
        self.by_subscription_request
            .insert((client_id.clone(), request_id.clone()), no);
        self.subscriptions.push(subscription);
        no
    }

    pub(crate) fn by_subscription_id(&self, client_id: &str, id: &str) -> Option<SubscriptionNo> {
        let no = *self.by_subscription_id.get(id)?;
        (self.subscription(no).client_id == client_id).then_some(no)
    }

    pub(crate) fn by_subscription_request(
        &self,
        client_id: &str,
        id: &str,
    ) -> Option<SubscriptionNo> {
        self.by_subscription_request
            .get(&(client_id.to_owned(), id.to_owned()))
            .copied()
    }

    /// Fresh session data for the same payment.
    pub(crate) fn renew_session(&mut self, no: PaymentNo) {
        let payment = &mut self.payments[no.0];
        payment.session_data = match payment.requested.way {
            Way::Session => ids::session_data(payment.requested.locale.as_deref()),
            Way::Pay(_) | Way::Deduction(_) => ids::page_code(),
        };
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

    pub(crate) fn by_capture_request(
        &self,
        client_id: &str,
        id: &str,
    ) -> Option<(PaymentNo, CaptureNo)> {
        self.by_capture_request
            .get(&(client_id.to_owned(), id.to_owned()))
            .copied()
    }

    pub(crate) fn remember_capture_request(
        &mut self,
        client_id: String,
        id: String,
        capture: (PaymentNo, CaptureNo),
    ) {
        self.by_capture_request.insert((client_id, id), capture);
    }

    pub(crate) fn by_refund_request(
        &self,
        client_id: &str,
        id: &str,
    ) -> Option<(PaymentNo, RefundNo)> {
        self.by_refund_request
            .get(&(client_id.to_owned(), id.to_owned()))
            .copied()
    }

    pub(crate) fn by_refund_id(&self, client_id: &str, id: &str) -> Option<(PaymentNo, RefundNo)> {
        let found = *self.by_refund_id.get(id)?;
        (self.payment(found.0).client_id == client_id).then_some(found)
    }

    pub(crate) fn remember_refund(&mut self, no: PaymentNo, refund: Refund) -> RefundNo {
        let payment = &mut self.payments[no.0];
        let refund_no = RefundNo(payment.refunds.len());
        self.by_refund_request.insert(
            (payment.client_id.clone(), refund.request_id.clone()),
            (no, refund_no),
        );
        self.by_refund_id.insert(refund.id.clone(), (no, refund_no));
        payment.refunds.push(refund);
        refund_no
    }

    pub(crate) fn disputes(&self) -> &[Dispute] {
        &self.disputes
    }

    pub(crate) fn dispute(&self, no: DisputeNo) -> &Dispute {
        &self.disputes[no.0]
    }

    pub(crate) fn dispute_mut(&mut self, no: DisputeNo) -> &mut Dispute {
        &mut self.disputes[no.0]
    }

    pub(crate) fn by_dispute_id(&self, id: &str) -> Option<DisputeNo> {
        let found = self.disputes.iter().position(|dispute| dispute.id == id);
        found.map(DisputeNo)
    }

    pub(crate) fn remember_dispute(&mut self, dispute: Dispute) -> DisputeNo {
        let no = DisputeNo(self.disputes.len());
        self.disputes.push(dispute);
        no
    }

    /// Switches a method on or off; nothing if there is none of this name.
    pub(crate) fn switch(&mut self, name: &str, on: bool) -> Option<()> {
        let name = method::find(name)?.name;
        if on {
            self.switched_off.remove(name);
        } else {
            self.switched_off.insert(name);
        }
        Some(())
    }

    /// A fault that is due for this payment.
    pub(crate) fn strike(
        &mut self,
        place: Place,
        no: PaymentNo,
        wanted: impl Fn(Fault) -> bool,
    ) -> Option<Hit> {
        let requested = &self.payments[no.0].requested;
        let subject = Subject {
            payment_request_id: &requested.payment_request_id,
            order_reference: &requested.order_reference,
            notify_type: None,
        };
        self.faults.strike(place, subject, wanted)
    }

    /// Writes down what the merchant is to be told, and when.
    pub(crate) fn announce(&mut self, no: PaymentNo, topic: Topic, at: Moment) {
        let payment = self.payment(no);
        let share = payment.share;
        let subscription = share.map(|share| self.subscription(share.subscription));
        let (Some(body), Some(url)) = (topic.body(payment, subscription), topic.url(payment))
        else {
            return;
        };
        let status = body["result"]["resultStatus"].as_str();
        let status = status.unwrap_or_default().to_owned();
        self.tell(no, topic.kind(), status, url, &body, at);
    }

    /// Writes down what became of a subscription, to be told where it says.
    pub(crate) fn announce_subscription(&mut self, no: SubscriptionNo, said: Said, at: Moment) {
        let subscription = self.subscription(no);
        let body = subscription_notice::status(subscription, said);
        let url = subscription.terms.notify_url.clone();
        let status = format!("{} {}", said.name(), subscription.standing.name());
        let sign_up = subscription.sign_up;
        self.tell(sign_up, Kind::Subscription, status, url, &body, at);
    }

    /// Writes down what became of a dispute, to be told where Antom's dashboard says.
    pub(crate) fn announce_dispute(&mut self, no: DisputeNo, news: News, at: Moment) {
        let dispute = self.dispute(no);
        let payment = self.payment(dispute.payment);
        let body = news.body(dispute, payment);
        let own = payment.requested.notify_url.clone();
        let (of, status) = (dispute.payment, news.name().to_owned());
        if let Some(url) = self.dispute_url.clone().or(own) {
            self.tell(of, Kind::Dispute, status, url, &body, at);
        }
    }

    fn tell(
        &mut self,
        no: PaymentNo,
        kind: Kind,
        result_status: String,
        url: String,
        body: &Value,
        at: Moment,
    ) {
        let payment = &self.payments[no.0];
        let due = at.after(self.timing.notify_after);
        let notification = NotificationNo(self.notifications.len());
        self.notifications.push(Notification {
            no: notification,
            payment: no,
            payment_request_id: payment.requested.payment_request_id.clone(),
            client_id: payment.client_id.clone(),
            kind,
            result_status,
            url,
            body: body.to_string(),
            progress: Progress::Waiting { due, late: false },
            place: InLine::Free,
            sends: 0,
            deliveries: Vec::new(),
        });
        self.schedule.push(due, Event::Deliver(notification));
    }
}
