//! The calls about subscriptions.

use antom::{
    CallError, CancelRequest, CancelSubscription, CancellationType, InquireSubscription,
    InquireSubscriptionList, InquireSubscriptionPayment, InquiryPayment, RefundRequest,
    SubscriptionRules, UpdateSubscription, Urls, format_local_time,
};
use domain::subscription::Rate;
use domain::{Money, Timestamp};
use time::OffsetDateTime;

use crate::gateway::reply::subscription::{
    EndReply, PaymentReports, SubscriptionReport, UpdateReply,
};
use crate::gateway::reply::{BeginReply, CancelReply, InquiryReply, NoAnswer, RefundReply, begin};
use crate::gateway::request::subscription::{SignUpCall, period_rule, sign_up};
use crate::gateway::{
    Gateway, cancel_reply, inquiry_reply, no_answer, refund_reply, refused, reply, request,
};
use crate::platform::clock::Clock;
use crate::platform::metrics::labels::Api;

/// Pages of ten payments that one catch-up reads; more than a weekly plan has in ten years.
const MOST_PAGES: u32 = 60;

impl Gateway {
    /// createPaymentSession for a sign-up.
    pub async fn open_sign_up(&self, call: &SignUpCall<'_>, clock: &Clock) -> BeginReply {
        let request = sign_up(call, &self.address);
        let rules = SubscriptionRules {
            now: now(clock),
            // A gateway that stands in for Antom on this machine takes plain http there.
            urls: Urls::HttpsOrLoopback,
        };
        if let Err(error) = request.check_by(&rules) {
            tracing::error!(subscription = call.row.number, %error, "this sign-up would be refused");
            return BeginReply::new(
                domain::ledger::Fact::SessionRefused {
                    code: "NOT_SENT".to_owned(),
                },
                error.to_string(),
            );
        }
        let session = self.client.create_payment_session(&request);
        let answer = self.counted(Api::CreatePaymentSession, session).await;
        let page = |url: &str| self.origins.check_redirect(url);
        begin::of_session(answer, &call.row.number, clock, page)
    }

    /// cancel of a subscription, by our id of it, which Antom knows before it has told its own.
    pub async fn end_subscription(&self, request_id: &str, at_once: bool) -> EndReply {
        let kind = if at_once {
            CancellationType::Terminate
        } else {
            CancellationType::Cancel
        };
        let request = CancelSubscription::by_request_id(request_id, kind);
        let call = self.client.cancel_subscription(&request);
        match self.counted(Api::CancelSubscription, call).await {
            Ok(answer) => EndReply::Accepted { raw: answer.raw },
            Err(CallError::Refused { result, raw }) => {
                EndReply::Refused(refused(result.result_code, raw))
            }
            Err(error) => EndReply::NoAnswer(no_answer(error)),
        }
    }

    /// updateSubscription: the same id however often it is sent. Nothing is taken or given back for
    /// the period that runs.
    pub async fn update_subscription(
        &self,
        update_request_id: &str,
        subscription_id: &str,
        plan: &str,
        rate: Rate,
    ) -> UpdateReply {
        let update = UpdateSubscription::new(update_request_id, subscription_id);
        let request = UpdateSubscription {
            subscription_description: Some(request::ascii(plan, 256)),
            period_rule: Some(period_rule(rate.rule)),
            ..update.at_price(request::amount(rate.price))
        };
        let call = self.client.update_subscription(&request);
        match self.counted(Api::UpdateSubscription, call).await {
            Ok(answer) => UpdateReply::Accepted { raw: answer.raw },
            Err(CallError::Refused { result, raw }) => {
                UpdateReply::of_refusal(refused(result.result_code, raw))
            }
            Err(error) => UpdateReply::NoAnswer(no_answer(error)),
        }
    }

    /// inquireSubscription; `None` when Antom does not know it, which is no end of it.
    ///
    /// # Errors
    /// When there is no answer that can be believed.
    pub async fn subscription(
        &self,
        subscription_id: &str,
        clock: &Clock,
    ) -> Result<Option<SubscriptionReport>, NoAnswer> {
        let request = InquireSubscription::new(subscription_id);
        let call = self.client.inquire_subscription(&request);
        match self.counted(Api::InquireSubscription, call).await {
            Ok(answer) => Ok(answer.body.subscription.as_ref().and_then(|found| {
                reply::subscription::of_subscription(found, &answer.raw, moment(clock))
            })),
            Err(CallError::Refused { .. }) => Ok(None),
            Err(error) => Err(no_answer(error)),
        }
    }

    /// inquireSubscriptionList: the subscription that a sign-up made, if it made one since `since`.
    ///
    /// # Errors
    /// As [`subscription`](Self::subscription).
    pub async fn find_subscription(
        &self,
        request_id: &str,
        since: i64,
        clock: &Clock,
    ) -> Result<Option<SubscriptionReport>, NoAnswer> {
        let from = OffsetDateTime::from_unix_timestamp(since.div_euclid(1000)).ok();
        for page in 1..=MOST_PAGES {
            let request = InquireSubscriptionList {
                start_time_from: from.map(format_local_time),
                current_page: Some(page),
                page_size: Some(100),
                ..InquireSubscriptionList::default()
            };
            let call = self.client.inquire_subscription_list(&request);
            let answer = match self.counted(Api::InquireSubscriptionList, call).await {
                Ok(answer) => answer,
                Err(CallError::Refused { .. }) => return Ok(None),
                Err(error) => return Err(no_answer(error)),
            };
            let mut subscriptions = answer.body.subscriptions.iter();
            let found = subscriptions
                .find(|found| found.subscription_request_id.as_deref() == Some(request_id));
            if let Some(found) = found {
                let report =
                    reply::subscription::of_subscription(found, &answer.raw, moment(clock));
                return Ok(report);
            }
            if answer.body.subscriptions.len() < 100 {
                return Ok(None);
            }
        }
        Ok(None)
    }

    /// inquireSubscriptionPayment, all its pages.
    ///
    /// # Errors
    /// When one of them has no answer that can be believed.
    pub async fn subscription_payments(
        &self,
        subscription_id: &str,
    ) -> Result<PaymentReports, NoAnswer> {
        let mut reports = Vec::new();
        for page in 1..=MOST_PAGES {
            let request = InquireSubscriptionPayment::page(subscription_id, page);
            let call = self.client.inquire_subscription_payment(&request);
            let answer = match self.counted(Api::InquireSubscriptionPayment, call).await {
                Ok(answer) => answer,
                Err(error) => return Err(no_answer(error)),
            };
            for payment in &answer.body.payments {
                let facts = reply::subscription::of_payment(payment);
                reports.extend(facts.into_iter().map(|fact| (fact, answer.raw.clone())));
            }
            if !answer.body.goes_on() {
                break;
            }
        }
        Ok(reports)
    }

    /// cancel of a payment that Antom made by itself, or that nobody keeps.
    pub async fn cancel_by_payment_id(&self, payment_id: &str) -> CancelReply {
        let request = CancelRequest::by_payment_id(payment_id);
        let answer = self
            .counted(Api::Cancel, self.client.cancel(&request))
            .await;
        cancel_reply(answer)
    }

    /// refund of a payment of a subscription; the same id however often it is sent.
    pub async fn refund_payment(
        &self,
        refund_request_id: &str,
        payment_id: &str,
        amount: Money,
    ) -> RefundReply {
        let amount = request::amount(amount);
        let request = RefundRequest::new(refund_request_id, payment_id, amount);
        let answer = self
            .counted(Api::Refund, self.client.refund(&request))
            .await;
        refund_reply(answer, refund_request_id)
    }

    /// inquiryPayment of a payment that Antom made by itself.
    pub async fn inquire_by_payment_id(&self, payment_id: &str) -> InquiryReply {
        let request = InquiryPayment::by_payment_id(payment_id);
        let call = self.client.inquiry_payment(&request);
        let answer = self.counted(Api::InquiryPayment, call).await;
        inquiry_reply(answer, &self.origins)
    }
}

fn now(clock: &Clock) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(clock.now_ms().div_euclid(1000))
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn moment(clock: &Clock) -> Timestamp {
    Timestamp::from_ms(clock.now_ms())
}
