//! The bodies of notifications.

use super::amount::Amount;
use super::payment::{AcquirerInfo, PaymentResultInfo, PromotionResult, PspCustomerInfo, Quote};
use super::result::OperationResult;
use super::wire::{Detail, Details, JsonText, wire};

wire! {
    /// `PAYMENT_RESULT` or `PAYMENT_PENDING`: how a payment came out, or that it waits.
    ///
    /// For `CARD`, `APPLEPAY`, `GOOGLEPAY` and Pay by bank a success only means authorised: ship on
    /// the [`CaptureNotification`]. If `payment_method_type` is missing, ask `inquiryPayment`.
    pub struct PaymentNotification {
        /// `PAYMENT_RESULT` or `PAYMENT_PENDING`.
        pub notify_type: Option<String>,
        /// How the payment came out.
        pub result: OperationResult,
        /// Your own id of the attempt. Deductions of a subscription carry `subscription_id` instead.
        pub payment_request_id: Option<String>,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// The amount asked for. Compare it with your order.
        pub payment_amount: Option<Amount>,
        /// Antom's id of the subscription, if this is a deduction for one.
        pub subscription_id: Option<String>,
        /// Promotions applied.
        pub promotion_result: Details<PromotionResult>,
        /// What the buyer really paid, after promotions.
        pub actual_payment_amount: Detail<Amount>,
        /// When it succeeded, ISO 8601.
        pub payment_time: Option<String>,
        /// When the buyer submitted it, ISO 8601.
        pub payment_create_time: Option<String>,
        /// When the authorisation lapses, ISO 8601.
        pub auth_expiry_time: Option<String>,
        /// The method, such as `CARD`. Often left out: then nothing may be concluded from it.
        pub payment_method_type: Option<String>,
        /// What is known about the card.
        pub payment_result_info: Detail<PaymentResultInfo>,
        /// An older copy of `payment_result_info`.
        pub card_info: Detail<PaymentResultInfo>,
        /// The acquirer's reference number.
        pub acquirer_reference_no: Option<String>,
        /// Who acquired the payment.
        pub acquirer_info: Detail<AcquirerInfo>,
        /// The buyer, as the wallet knows them.
        pub psp_customer_info: Detail<PspCustomerInfo>,
        /// The amount to declare to customs.
        pub customs_declaration_amount: Detail<Amount>,
        /// What will be paid out, before fees.
        pub gross_settlement_amount: Detail<Amount>,
        /// The rate used for paying out.
        pub settlement_quote: Detail<Quote>,
        /// The rate used for the payment.
        pub payment_quote: Detail<Quote>,
        /// The amount in the currency it is processed in.
        pub processing_amount: Detail<Amount>,
        /// What the request gave as `metadata`.
        pub metadata: Option<JsonText>,
    }

    /// `CAPTURE_RESULT`: whether authorised money was taken.
    ///
    /// It ties to its payment by `payment_id`; an automatic capture also has the payment's request id
    /// as its own. It may arrive before the payment's notification.
    pub struct CaptureNotification {
        /// `CAPTURE_RESULT`.
        pub notify_type: Option<String>,
        /// How the capture came out.
        pub result: OperationResult,
        /// Your own id of the capture; for an automatic one, that of the payment.
        pub capture_request_id: Option<String>,
        /// Antom's id of the capture.
        pub capture_id: Option<String>,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// Your own id of the attempt, which most notifications leave out.
        pub payment_request_id: Option<String>,
        /// How much was captured. Compare it with your order.
        pub capture_amount: Option<Amount>,
        /// When, ISO 8601.
        pub capture_time: Option<String>,
        /// The acquirer's reference number.
        pub acquirer_reference_no: Option<String>,
        /// Who acquired it.
        pub acquirer_info: Detail<AcquirerInfo>,
    }
}

impl PaymentNotification {
    /// What is known about the card, from whichever of the two places has it.
    #[must_use]
    pub fn card(&self) -> Option<&PaymentResultInfo> {
        self.payment_result_info
            .as_ref()
            .or(self.card_info.as_ref())
    }
}
