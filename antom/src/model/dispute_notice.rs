use super::amount::Amount;
use super::wire::{Detail, wire};

wire! {
    /// A buyer contests a payment at the bank, or news of that. It names no `notifyType`, and is known
    /// by its `dispute_notification_type`.
    #[derive(Default)]
    pub struct DisputeNotification {
        /// `DISPUTE_CREATED`, `DEFENSE_DUE_ALERT`, `DEFENSE_SUPPLIED`, `DISPUTE_JUDGED`,
        /// `DISPUTE_CANCELLED`, `DISPUTE_ACCEPTED` or `RDR_RESOLVED`; older pages call two of them
        /// `DISPUTE_DUE_ALERT` and `DISPUTE_SUPPLIED`.
        pub dispute_notification_type: Option<String>,
        /// Antom's id of the dispute.
        pub dispute_id: Option<String>,
        /// Your own id of the payment.
        pub payment_request_id: Option<String>,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// Antom's id of the capture that is contested, if the payment has several.
        pub capture_id: Option<String>,
        /// `CHARGEBACK`, `RETRIEVAL_REQUEST` or `COMPLIANCE_REQUEST`.
        pub dispute_type: Option<String>,
        /// Who brought it, such as a card scheme.
        pub dispute_source: Option<String>,
        /// When it was brought, ISO 8601.
        pub dispute_time: Option<String>,
        /// How much of the payment is contested.
        pub dispute_amount: Detail<Amount>,
        /// The bank's reason, in words.
        pub dispute_reason_msg: Option<String>,
        /// The bank's reason, as its scheme numbers it.
        pub dispute_reason_code: Option<String>,
        /// The acquirer's reference of the payment, which the bank knows too.
        pub arn: Option<String>,
        /// Whether a defence is taken at all.
        pub defendable: Option<bool>,
        /// Until when a defence has to be there, ISO 8601.
        pub defense_due_time: Option<String>,
        /// Why Antom defended it by itself.
        pub auto_defend_reason: Option<String>,
        /// How it was decided: `ACCEPT_BY_CUSTOMER` leaves the money with the merchant,
        /// `ACCEPT_BY_MERCHANT` takes it; `VALIDATE_SUCCESS` and `VALIDATE_FAIL` judge documents.
        pub dispute_judged_result: Option<String>,
        /// How much was decided about.
        pub dispute_judged_amount: Detail<Amount>,
        /// When it was decided, ISO 8601.
        pub dispute_judged_time: Option<String>,
        /// Why it counts as accepted: `MERCHANT_ACCEPTED`, `TIMEOUT` or
        /// `MANUAL_PROCESSING_ACCEPTED`.
        pub dispute_accept_reason: Option<String>,
        /// Since when it counts as accepted, ISO 8601.
        pub dispute_accept_time: Option<String>,
    }
}
