//! The calls around cards: which ways to pay there are, paying, and forgetting a saved card.

use crate::calls::{about, is};
use crate::client::{Answer, Client};
use crate::codes::PAYMENT_IN_PROCESS;
use crate::error::{CallError, UnknownReason};
use crate::model::{
    ConsultRequest, Consultation, DeleteTokenRequest, DeletedToken, PayRequest, Payment,
};

/// What came of [`Client::pay`], if it was neither refused nor lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayOutcome {
    /// Paid at once, or authorised if it is by card. Compare the amount before you believe it. A
    /// notification follows.
    Success(Box<Answer<Payment>>),
    /// The buyer has to go on at `url`, after you have checked its host.
    Redirect {
        /// [`Payment::continue_url`].
        url: String,
        /// The whole answer, of status `U`.
        answer: Box<Answer<Payment>>,
    },
    /// Accepted, under way, and nothing for the buyer to do: wait for the notification, or ask with
    /// [`inquiry_payment`](Client::inquiry_payment).
    InProcess(Box<Answer<Payment>>),
}

impl PayOutcome {
    /// The answer, however the payment stands.
    #[must_use]
    pub fn answer(&self) -> &Answer<Payment> {
        match self {
            Self::Success(answer) | Self::Redirect { answer, .. } | Self::InProcess(answer) => {
                answer
            }
        }
    }
}

impl Client {
    /// Asks which ways to pay there are for an amount, a device and a region.
    ///
    /// # Errors
    ///
    /// A [`CallError`]. Nothing has happened; ask again.
    pub async fn consult(
        &self,
        request: &ConsultRequest,
    ) -> Result<Answer<Consultation>, CallError> {
        self.call("payments/consult", request).await
    }

    /// Makes a payment (guides 003 and 004).
    ///
    /// ```no_run
    /// use antom::{CallError, PayOutcome, PayRequest};
    ///
    /// # async fn pay(client: antom::Client, request: PayRequest) -> Result<(), Box<dyn std::error::Error>> {
    /// request.check()?;
    /// match client.pay(&request).await {
    ///     Ok(PayOutcome::Success(answer)) => println!("authorised: {:?}", answer.body.payment_id),
    ///     Ok(PayOutcome::Redirect { url, .. }) => println!("send the buyer to {url}"),
    ///     Ok(PayOutcome::InProcess(_)) => println!("wait for the notification, or ask"),
    ///     Err(CallError::Refused { result, .. }) => println!("final: {}", result.result_code),
    ///     Err(CallError::Unreachable { source }) => println!("nothing was sent: {source}"),
    ///     Err(CallError::Unknown { reason, .. }) => println!("ask about the same id: {reason}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#pay). A refusal is final
    /// for this `payment_request_id`, and no notification of it follows. After
    /// [`CallError::Unknown`] the buyer may have paid: ask with
    /// [`inquiry_payment`](Self::inquiry_payment) about the **same** id, and start no other payment of
    /// the order before that is decided.
    pub async fn pay(&self, request: &PayRequest) -> Result<PayOutcome, CallError> {
        let answer = self.call("payments/pay", request).await;
        let answer = about(answer, |told: &Payment| {
            is(&request.payment_request_id, &told.payment_request_id)
        });
        match answer {
            Ok(answer) => Ok(PayOutcome::Success(Box::new(answer))),
            Err(error) => under_way(error),
        }
    }

    /// Forgets a saved card at Antom.
    ///
    /// # Errors
    ///
    /// A [`CallError`]. After [`CallError::Unknown`] repeat it. A refusal with
    /// [`INVALID_TOKEN`](crate::codes::INVALID_TOKEN) means that there is no such card, so that it
    /// is forgotten as well.
    pub async fn delete_token(
        &self,
        request: &DeleteTokenRequest,
    ) -> Result<Answer<DeletedToken>, CallError> {
        self.call("vaults/deleteToken", request).await
    }
}

/// A signed `U` that says where the buyer goes on, or that the payment is under way, is an
/// acceptance; any other `U` says nothing.
fn under_way(error: CallError) -> Result<PayOutcome, CallError> {
    match error {
        CallError::Unknown {
            reason: UnknownReason::AnsweredUnknown,
            result: Some(result),
            raw: Some(raw),
        } => {
            let body: Option<Payment> = crate::lenient::parse(raw.as_bytes()).ok();
            let url = body.as_ref().and_then(Payment::continue_url);
            match (body, url) {
                (Some(body), Some(url)) => Ok(PayOutcome::Redirect {
                    url,
                    answer: Box::new(Answer { body, raw }),
                }),
                (Some(body), None) if result.result_code == PAYMENT_IN_PROCESS => {
                    Ok(PayOutcome::InProcess(Box::new(Answer { body, raw })))
                }
                (Some(_) | None, _) => Err(CallError::Unknown {
                    reason: UnknownReason::AnsweredUnknown,
                    result: Some(result),
                    raw: Some(raw),
                }),
            }
        }
        error => Err(error),
    }
}
