use super::wire::wire;
use super::words::words;

wire! {
    /// How a call, a payment or a transaction came out.
    pub struct OperationResult {
        /// The code, such as `SUCCESS`, `PARAM_ILLEGAL` or `ORDER_NOT_EXIST`. Antom adds codes
        /// without notice, so it stays a text.
        pub result_code: String,
        /// The status to decide by.
        pub result_status: ResultStatus,
        /// A sentence for developers. Its wording is not fixed: never compare it.
        pub result_message: Option<String>,
    }
}

impl OperationResult {
    /// A result of the given status, code and message.
    pub fn new(status: ResultStatus, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            result_code: code.into(),
            result_status: status,
            result_message: Some(message.into()),
        }
    }

    /// The result that means success.
    #[must_use]
    pub fn success() -> Self {
        Self::new(ResultStatus::S, "SUCCESS", "success.")
    }
}

words! {
    /// The three ways in which Antom answers.
    ResultStatus {
        /// It succeeded.
        S = "S",
        /// It failed, finally.
        F = "F",
        /// It is not known, or still under way. This is not a failure.
        U = "U",
    }
}
