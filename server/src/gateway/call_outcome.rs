//! How a call to Antom ended, as the metrics count it.

use antom::{CallError, codes};

use crate::platform::metrics::OTHER;
use crate::platform::metrics::labels::CallOutcome;

/// How it ended, and the `resultCode` of a signed answer.
pub(super) fn of(error: Option<&CallError>) -> (CallOutcome, Option<&'static str>) {
    let outcome = match error {
        None => CallOutcome::Ok,
        Some(CallError::Refused { .. }) => CallOutcome::Refused,
        Some(CallError::Unknown { .. }) => CallOutcome::Unknown,
        Some(CallError::Unreachable { .. }) => CallOutcome::Unreachable,
    };
    let code = error.map_or(Some(codes::SUCCESS), CallError::result_code);
    (outcome, code.map(known))
}

/// Antom may answer with any code at all; only those that the guides name become a label.
fn known(code: &str) -> &'static str {
    codes::ALL
        .iter()
        .copied()
        .find(|known| *known == code)
        .unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use antom::{OperationResult, ResultStatus, UnknownReason};

    use super::*;
    use crate::platform::metrics::Metrics;
    use crate::platform::metrics::labels::Api;

    #[test]
    fn codes_that_no_guide_names_share_a_label() {
        assert_eq!(known("RISK_REJECT"), "RISK_REJECT");
        assert_eq!(known("SUCCESS"), "SUCCESS");
        for odd in ["", "risk_reject", "ORDER-1", "RISK_REJECT "] {
            assert_eq!(known(odd), OTHER, "{odd}");
        }
    }

    #[test]
    fn only_what_antom_signed_counts_as_its_answer() {
        let metrics = Metrics::new(0);
        let said = |status, code: &str| OperationResult::new(status, code, "");
        let unknown = |reason| CallError::Unknown {
            reason,
            result: Some(said(ResultStatus::U, "REFUND_IN_PROCESS")),
            raw: None,
        };
        let refused = CallError::Refused {
            result: said(ResultStatus::F, "BRAND_NEW"),
            raw: String::new(),
        };
        let unreachable = CallError::Unreachable {
            source: "no such host".into(),
        };
        let called = |error: Option<&CallError>| {
            let (outcome, code) = of(error);
            metrics.called(Api::Refund, Duration::from_secs(1), outcome, code);
            outcome
        };
        assert_eq!(called(None), CallOutcome::Ok);
        assert_eq!(called(Some(&refused)), CallOutcome::Refused);
        let working = unknown(UnknownReason::AnsweredUnknown);
        assert_eq!(called(Some(&working)), CallOutcome::Unknown);
        let forged = unknown(UnknownReason::Status(502));
        assert_eq!(called(Some(&forged)), CallOutcome::Unknown);
        assert_eq!(called(Some(&unreachable)), CallOutcome::Unreachable);
        for (code, number) in [("SUCCESS", 1), (OTHER, 1), ("REFUND_IN_PROCESS", 1)] {
            assert_eq!(metrics.result(Api::Refund, code).get(), number, "{code}");
        }
    }
}
