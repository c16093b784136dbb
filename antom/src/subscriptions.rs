use crate::calls::{about, is};
use crate::client::{Answer, Client};
use crate::error::CallError;
use crate::model::{
    CancelSubscription, ChangeSubscription, InquireSubscription, InquireSubscriptionList,
    InquireSubscriptionPayment, SubscriptionInquiry, SubscriptionList, SubscriptionPayments,
    SubscriptionReply, UpdateSubscription,
};

impl Client {
    /// Ends a subscription: with the period that is paid, or at once. Its payments are neither
    /// cancelled nor refunded by it.
    ///
    /// ```no_run
    /// use antom::{CallError, CancelSubscription, CancellationType};
    ///
    /// # async fn end(client: antom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let request = CancelSubscription::by_id("2026…", CancellationType::Cancel);
    /// request.check()?;
    /// match client.cancel_subscription(&request).await {
    ///     Ok(_) => println!("no further payments; a notification follows"),
    ///     Err(CallError::Refused { result, .. }) => println!("goes on: {}", result.result_code),
    ///     Err(again) => println!("the same again, up to three times: {again}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#subscriptions). After
    /// [`CallError::Unknown`] repeat the request, three times or so; then ask with
    /// [`inquire_subscription`](Self::inquire_subscription).
    pub async fn cancel_subscription(
        &self,
        request: &CancelSubscription,
    ) -> Result<Answer<SubscriptionReply>, CallError> {
        self.call("subscriptions/cancel", request).await
    }

    /// Alters a subscription at once: its price from the next period on, its rule, its end.
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#subscriptions). Its code
    /// may be [`UPDATE_FORBIDDEN_DURING_PAYMENT`](crate::codes::UPDATE_FORBIDDEN_DURING_PAYMENT):
    /// then ask again later. After [`CallError::Unknown`] the terms may be new ones already: repeat
    /// the request **as it was**, with the same `subscription_update_request_id`.
    pub async fn update_subscription(
        &self,
        request: &UpdateSubscription,
    ) -> Result<Answer<SubscriptionReply>, CallError> {
        self.call("subscriptions/update", request).await
    }

    /// Changes a subscription for a new one with an id of its own. A success means accepted: the
    /// notification `CHANGE` tells whether it came to be.
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#subscriptions). After
    /// [`CallError::Unknown`] repeat the request **as it was**, with the same
    /// `subscription_change_request_id`.
    pub async fn change_subscription(
        &self,
        request: &ChangeSubscription,
    ) -> Result<Answer<SubscriptionReply>, CallError> {
        self.call("subscriptions/change", request).await
    }

    /// Asks how a subscription stands.
    ///
    /// # Errors
    ///
    /// A [`CallError`]. The code
    /// [`SUBSCRIPTION_NOT_EXIST`](crate::codes::SUBSCRIPTION_NOT_EXIST) does not say that it ended.
    pub async fn inquire_subscription(
        &self,
        request: &InquireSubscription,
    ) -> Result<Answer<SubscriptionInquiry>, CallError> {
        let answer = self
            .call("subscriptions/inquireSubscription", request)
            .await;
        about(answer, |told: &SubscriptionInquiry| {
            let found = told.subscription.as_ref();
            found.is_none_or(|found| is(&request.subscription_id, &found.subscription_id))
        })
    }

    /// Asks which payments of a subscription there were, ten at a time.
    ///
    /// ```no_run
    /// use antom::InquireSubscriptionPayment;
    ///
    /// # async fn all(client: antom::Client) -> Result<(), antom::CallError> {
    /// for page in 1.. {
    ///     let request = InquireSubscriptionPayment::page("2026…", page);
    ///     let answer = client.inquire_subscription_payment(&request).await?;
    ///     for payment in &answer.body.payments {
    ///         println!("{:?}: {:?}", payment.phase_no, payment.status);
    ///     }
    ///     if !answer.body.goes_on() {
    ///         break;
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CallError`], none of which says that there was no payment: ask again later.
    pub async fn inquire_subscription_payment(
        &self,
        request: &InquireSubscriptionPayment,
    ) -> Result<Answer<SubscriptionPayments>, CallError> {
        self.call("subscriptions/inquireSubscriptionPayment", request)
            .await
    }

    /// Asks which subscriptions there are.
    ///
    /// # Errors
    ///
    /// A [`CallError`]: ask again later.
    pub async fn inquire_subscription_list(
        &self,
        request: &InquireSubscriptionList,
    ) -> Result<Answer<SubscriptionList>, CallError> {
        self.call("subscriptions/inquireSubscriptionList", request)
            .await
    }
}
