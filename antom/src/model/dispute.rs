//! `acceptDispute`, `supplyDefenseDocument` and `downloadDisputeEvidence`.

use super::check::{RequestError, text as checked};
use super::result::OperationResult;
use super::wire::wire;
use super::words::words;

/// The longest document that Antom takes, in characters of base64.
pub const LONGEST_EVIDENCE: usize = 1_000_000;

words! {
    /// What of a dispute is downloaded.
    DisputeEvidenceType {
        /// The form that a defence fills in.
        Template = "DISPUTE_EVIDENCE_TEMPLATE",
        /// What was supplied.
        File = "DISPUTE_EVIDENCE_FILE",
    }
}

wire! {
    /// The request to accept a dispute: the buyer gets the money.
    pub struct AcceptDisputeRequest {
        /// Antom's id of the dispute.
        pub dispute_id: String,
    }

    /// The request to defend a dispute with a document.
    pub struct SupplyDefenseDocumentRequest {
        /// Antom's id of the dispute.
        pub dispute_id: String,
        /// The document: a PDF, a Word file, a JPG or a ZIP of these, in base64 of at most
        /// [`LONGEST_EVIDENCE`] characters.
        pub dispute_evidence: String,
    }

    /// The answer: the dispute was accepted, or the defence is with Antom.
    pub struct DisputeAnswer {
        /// How the call came out.
        pub result: OperationResult,
        /// Antom's id of the dispute.
        pub dispute_id: Option<String>,
        /// When, ISO 8601.
        pub dispute_resolution_time: Option<String>,
    }

    /// The request for a document of a dispute.
    pub struct DownloadDisputeEvidenceRequest {
        /// Antom's id of the dispute.
        pub dispute_id: String,
        /// Which document.
        pub dispute_evidence_type: DisputeEvidenceType,
    }

    /// The answer: the document.
    pub struct DisputeEvidence {
        /// How the call came out.
        pub result: OperationResult,
        /// The document in base64.
        pub dispute_evidence: Option<String>,
        /// `PDF`, `WORD`, `ZIP` or `JPG`.
        pub dispute_evidence_format: Option<String>,
    }
}

impl AcceptDisputeRequest {
    /// Accepts this dispute.
    pub fn new(dispute_id: impl Into<String>) -> Self {
        Self {
            dispute_id: dispute_id.into(),
        }
    }

    /// Checks what can be checked without asking.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        checked("disputeId", &self.dispute_id, 64)
    }
}

impl SupplyDefenseDocumentRequest {
    /// Defends this dispute with a document in base64.
    pub fn new(dispute_id: impl Into<String>, dispute_evidence: impl Into<String>) -> Self {
        Self {
            dispute_id: dispute_id.into(),
            dispute_evidence: dispute_evidence.into(),
        }
    }

    /// Checks what can be checked without asking.
    ///
    /// ```
    /// use antom::SupplyDefenseDocumentRequest;
    ///
    /// let empty = SupplyDefenseDocumentRequest::new("2026…", "");
    /// assert!(empty.check().is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        checked("disputeId", &self.dispute_id, 64)?;
        checked("disputeEvidence", &self.dispute_evidence, LONGEST_EVIDENCE)
    }
}

impl DownloadDisputeEvidenceRequest {
    /// Asks for a document of this dispute.
    pub fn new(dispute_id: impl Into<String>, dispute_evidence_type: DisputeEvidenceType) -> Self {
        Self {
            dispute_id: dispute_id.into(),
            dispute_evidence_type,
        }
    }

    /// Checks what can be checked without asking.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        checked("disputeId", &self.dispute_id, 64)
    }
}
