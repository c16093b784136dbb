//! The `refundRequestId` by which the shop returns a subscription's payment that it does not keep. It
//! is made of the payment's id: however often it is sent it is one refund, and its result is known
//! by its name.

const PREFIX: &str = "wf-back-";

/// The id of the refund that returns this payment.
pub(super) fn refund_request_id(payment_id: &str) -> String {
    format!("{PREFIX}{payment_id}")
}

/// The payment that this refund returns; `None` for any other refund.
pub(super) fn payment_id(refund_request_id: &str) -> Option<&str> {
    refund_request_id.strip_prefix(PREFIX)
}
