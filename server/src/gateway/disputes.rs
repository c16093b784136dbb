//! The calls about disputes.

use antom::{
    AcceptDisputeRequest, Answer, CallError, DisputeAnswer, DisputeEvidenceType,
    DownloadDisputeEvidenceRequest, SupplyDefenseDocumentRequest,
};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::gateway::reply::{DisputeReply, NoAnswer};
use crate::gateway::{Gateway, codes, no_answer};
use crate::platform::metrics::labels::Api;

/// The largest document that Antom takes: 1,000,000 characters of base64.
pub const LARGEST_DOCUMENT: usize = antom::LONGEST_EVIDENCE / 4 * 3;

/// Which document of a dispute is downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeDocument {
    /// The form that a defence fills in.
    Template,
    /// What was supplied.
    Supplied,
}

/// A document as Antom has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Downloaded {
    pub content: Vec<u8>,
    /// How its file's name ends.
    pub extension: &'static str,
}

impl Gateway {
    /// acceptDispute. Without an answer, the same call is made again.
    pub async fn accept_dispute(&self, dispute_id: &str) -> DisputeReply {
        let request = AcceptDisputeRequest::new(dispute_id);
        let call = self.client.accept_dispute(&request);
        dispute_reply(self.counted(Api::AcceptDispute, call).await)
    }

    /// supplyDefenseDocument. Without an answer, the same call is made again.
    pub async fn supply_defence(&self, dispute_id: &str, document: &[u8]) -> DisputeReply {
        let evidence = BASE64_STANDARD.encode(document);
        let request = SupplyDefenseDocumentRequest::new(dispute_id, evidence);
        let call = self.client.supply_defense_document(&request);
        dispute_reply(self.counted(Api::SupplyDefenseDocument, call).await)
    }

    /// downloadDisputeEvidence; `None` if there is no such document.
    ///
    /// # Errors
    /// When there is no answer that can be believed.
    pub async fn dispute_document(
        &self,
        dispute_id: &str,
        which: DisputeDocument,
    ) -> Result<Option<Downloaded>, NoAnswer> {
        let kind = match which {
            DisputeDocument::Template => DisputeEvidenceType::Template,
            DisputeDocument::Supplied => DisputeEvidenceType::File,
        };
        let request = DownloadDisputeEvidenceRequest::new(dispute_id, kind);
        let call = self.client.download_dispute_evidence(&request);
        match self.counted(Api::DownloadDisputeEvidence, call).await {
            Ok(answer) => {
                let text = answer.body.dispute_evidence.unwrap_or_default();
                let content = BASE64_STANDARD
                    .decode(text)
                    .map_err(|error| NoAnswer(format!("the document is no base64: {error}")))?;
                let extension = match answer.body.dispute_evidence_format.as_deref() {
                    Some("PDF") => "pdf",
                    Some("WORD") => "doc",
                    Some("ZIP") => "zip",
                    Some("JPG") => "jpg",
                    _ => "bin",
                };
                Ok((!content.is_empty()).then_some(Downloaded { content, extension }))
            }
            Err(CallError::Refused { .. }) => Ok(None),
            Err(error) => Err(no_answer(error)),
        }
    }
}

fn dispute_reply(answer: Result<Answer<DisputeAnswer>, CallError>) -> DisputeReply {
    match answer {
        Ok(_) => DisputeReply::Taken,
        Err(CallError::Refused { result, .. }) => match result.result_code.as_str() {
            codes::REPEAT_REQUEST | codes::DEFENSE_EXCEED_LIMIT => DisputeReply::AnsweredBefore {
                code: result.result_code,
            },
            _ => DisputeReply::Refused {
                code: result.result_code,
            },
        },
        Err(error) => DisputeReply::NoAnswer(no_answer(error)),
    }
}
