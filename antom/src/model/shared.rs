//! The fields that several messages have alike, each said once.
//!
//! Every macro here takes a struct, adds its fields to the struct's own, and makes it a message by
//! [`wire`](super::wire).

/// Adds what every answer about a payment tells, and its notification as well.
macro_rules! payment_result {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $crate::model::wire::wire! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// Your own id of the attempt.
                pub payment_request_id: Option<String>,
                /// Antom's id of the payment. Keep it: captures and refunds name it.
                pub payment_id: Option<String>,
                /// The amount asked for. Compare it with your order.
                pub payment_amount: Option<$crate::Amount>,
                /// What the buyer really paid, after promotions.
                pub actual_payment_amount: Detail<$crate::Amount>,
                /// When the payment was made, or submitted on the hosted page; ISO 8601.
                pub payment_create_time: Option<String>,
                /// When it succeeded, ISO 8601.
                pub payment_time: Option<String>,
                /// When the authorisation expires, ISO 8601.
                pub auth_expiry_time: Option<String>,
                /// What is known about the card.
                pub payment_result_info: Detail<$crate::PaymentResultInfo>,
                /// Who acquired the payment.
                pub acquirer_info: Detail<$crate::AcquirerInfo>,
                /// The acquirer's reference number.
                pub acquirer_reference_no: Option<String>,
                /// The buyer, as the wallet knows them.
                pub psp_customer_info: Detail<$crate::PspCustomerInfo>,
                /// The amount in the currency it is processed in.
                pub processing_amount: Detail<$crate::Amount>,
                /// The rate used for the payment.
                pub payment_quote: Detail<$crate::Quote>,
                /// What will be paid out, before fees.
                pub gross_settlement_amount: Detail<$crate::Amount>,
                /// The rate used for paying out.
                pub settlement_quote: Detail<$crate::Quote>,
            }
        }
    };
}

/// Adds what inquiries and notifications tell about a payment, and the answer to `pay` does not.
macro_rules! payment_report {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $crate::model::shared::payment_result! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// The method, such as `CARD`. Often left out: conclude nothing from that.
                pub payment_method_type: Option<String>,
                /// An older copy of `payment_result_info`.
                pub card_info: Detail<$crate::PaymentResultInfo>,
                /// The amount to declare to customs.
                pub customs_declaration_amount: Detail<$crate::Amount>,
                /// What the request gave as `metadata`.
                pub metadata: Option<JsonText>,
            }
        }

        impl $name {
            /// Returns what is known about the card: each detail from whichever field has it. Some
            /// messages say one thing in this and another in that.
            #[must_use]
            pub fn card(&self) -> Option<$crate::PaymentResultInfo> {
                match (self.payment_result_info.as_ref(), self.card_info.as_ref()) {
                    (Some(info), Some(older)) => Some(info.completed_by(older)),
                    (info, older) => info.or(older).cloned(),
                }
            }
        }
    };
}

/// Adds what the answer to a capture and its notification tell.
macro_rules! capture_result {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $crate::model::wire::wire! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// Your own id of the capture; for an automatic one, that of the payment.
                pub capture_request_id: Option<String>,
                /// Antom's id of the capture. Keep it: with several captures a refund names one.
                pub capture_id: Option<String>,
                /// Antom's id of the payment.
                pub payment_id: Option<String>,
                /// How much was captured. Compare it with your order.
                pub capture_amount: Option<$crate::Amount>,
                /// When, ISO 8601.
                pub capture_time: Option<String>,
                /// The acquirer's reference number.
                pub acquirer_reference_no: Option<String>,
                /// Who acquired the payment.
                pub acquirer_info: Detail<$crate::AcquirerInfo>,
            }
        }
    };
}

/// Adds what every answer about a refund tells, and its notification as well.
macro_rules! refund_result {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $crate::model::wire::wire! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// Your own id of the refund.
                pub refund_request_id: Option<String>,
                /// Antom's id of the refund.
                pub refund_id: Option<String>,
                /// How much is given back. Compare it with what you asked for.
                pub refund_amount: Option<$crate::Amount>,
                /// When it succeeded, ISO 8601.
                pub refund_time: Option<String>,
                /// What is really given back, if that is not `refund_amount`.
                pub actual_refund_amount: Detail<$crate::Amount>,
                /// What is taken from your payout, before fees.
                pub gross_settlement_amount: Detail<$crate::Amount>,
                /// The rate used for that.
                pub settlement_quote: Detail<$crate::Quote>,
            }
        }
    };
}

/// Adds what inquiries and notifications tell about a refund, and the answer to it does not.
macro_rules! refund_report {
    ($(#[$meta:meta])* pub struct $name:ident { $($own:tt)* }) => {
        $crate::model::shared::refund_result! {
            $(#[$meta])*
            pub struct $name {
                $($own)*
                /// How the refund stands. With a status that this crate does not know the whole
                /// message is unreadable, so that it cannot be taken for a known one.
                pub refund_status: Option<$crate::RefundStatus>,
                /// The acquirer's number of the refund, by which the buyer's bank can find it.
                pub arn: Option<String>,
                /// The code of the authorisation.
                pub authorization_code: Option<String>,
                /// What the request gave as `customizedInfo`.
                pub customized_info: Detail<$crate::CustomizedInfo>,
                /// What the request gave as `metadata`.
                pub metadata: Option<JsonText>,
            }
        }
    };
}

pub(super) use {capture_result, payment_report, payment_result, refund_report, refund_result};
