use crate::calls::{about, is};
use crate::client::{Answer, Client};
use crate::error::CallError;
use crate::model::{
    AcceptDisputeRequest, DisputeAnswer, DisputeEvidence, DownloadDisputeEvidenceRequest,
    SupplyDefenseDocumentRequest,
};

impl Client {
    /// Accepts a dispute: the buyer gets the money, and nothing takes that back.
    ///
    /// ```no_run
    /// use antom::{AcceptDisputeRequest, CallError, codes};
    ///
    /// # async fn accept(client: antom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// match client.accept_dispute(&AcceptDisputeRequest::new("2026…")).await {
    ///     Ok(_) => println!("accepted; a notification follows"),
    ///     Err(error) if error.refusal_code() == Some(codes::REPEAT_REQUEST) => {
    ///         println!("it was answered before");
    ///     }
    ///     Err(CallError::Refused { result, .. }) => println!("not taken: {}", result.result_code),
    ///     Err(again) => println!("the same again: {again}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#disputes). After
    /// [`CallError::Unknown`] repeat the request: [`REPEAT_REQUEST`](crate::codes::REPEAT_REQUEST)
    /// then means that it had arrived.
    pub async fn accept_dispute(
        &self,
        request: &AcceptDisputeRequest,
    ) -> Result<Answer<DisputeAnswer>, CallError> {
        let answer = self.call("payments/acceptDispute", request).await;
        about(answer, |told: &DisputeAnswer| {
            is(&request.dispute_id, &told.dispute_id)
        })
    }

    /// Defends a dispute with a document, once.
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#disputes). After
    /// [`CallError::Unknown`] repeat the request **as it was**:
    /// [`REPEAT_REQUEST`](crate::codes::REPEAT_REQUEST) and
    /// [`DEFENSE_EXCEED_LIMIT`](crate::codes::DEFENSE_EXCEED_LIMIT) then mean that it had arrived.
    pub async fn supply_defense_document(
        &self,
        request: &SupplyDefenseDocumentRequest,
    ) -> Result<Answer<DisputeAnswer>, CallError> {
        let answer = self.call("payments/supplyDefenseDocument", request).await;
        about(answer, |told: &DisputeAnswer| {
            is(&request.dispute_id, &told.dispute_id)
        })
    }

    /// Downloads the form that a defence fills in, or what was supplied.
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#disputes).
    pub async fn download_dispute_evidence(
        &self,
        request: &DownloadDisputeEvidenceRequest,
    ) -> Result<Answer<DisputeEvidence>, CallError> {
        self.call("payments/downloadDisputeEvidence", request).await
    }
}
