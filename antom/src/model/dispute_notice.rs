use super::amount::Amount;
use super::wire::{Detail, wire};

wire! {
    /// A buyer contests a payment at the bank, or news of that. It names no `notifyType`, and is known
    /// by its `dispute_notification_type`.
    #[derive(Default)]
    pub struct DisputeNotification {
        /// `DISPUTE_CREATED`, `DEFENSE_DUE_ALERT`, `DEFENSE_SUPPLIED`, `DISPUTE_JUDGED`,
        /// `DISPUTE_CANCELLED`, `DISPUTE_ACCEPTED` or `RDR_RESOLVED`.
        pub dispute_notification_type: Option<String>,
        /// Antom's id of the dispute.
        pub dispute_id: Option<String>,
        /// Your own id of the payment.
        pub payment_request_id: Option<String>,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// `CHARGEBACK`, `RETRIEVAL_REQUEST` or `COMPLIANCE_REQUEST`.
        pub dispute_type: Option<String>,
        /// How much of the payment is contested.
        pub dispute_amount: Detail<Amount>,
        /// The bank's reason, in words.
        pub dispute_reason_msg: Option<String>,
        /// Until when a defence has to be there, ISO 8601.
        pub defense_due_time: Option<String>,
        /// How it was decided.
        pub dispute_judged_result: Option<String>,
    }
}
