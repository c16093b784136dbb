//! Facts and effects by short names.

use domain::ledger::{AttemptState, Effect, Evidence, Fact, Ledger, Method, ReviewReason};
use domain::{Currency, Money};

pub(crate) fn sgd(minor: i64) -> Money {
    Money::new(minor, Currency::Sgd).unwrap()
}

/// What the order costs.
pub(crate) fn total() -> Money {
    sgd(6400)
}

pub(crate) fn begun() -> Fact {
    Fact::Begun { amount: total() }
}

pub(crate) fn opened() -> Fact {
    Fact::SessionOpened {
        expires_at_ms: 1_000,
    }
}

pub(crate) fn page_opened() -> Fact {
    Fact::PageOpened {
        expires_at_ms: 1_000,
    }
}

/// A success by a method; a blank one is not said.
pub(crate) fn paid(method: &str) -> Fact {
    Fact::PaymentSucceeded {
        amount: total(),
        method: Method::parse(method),
        payment_id: String::new(),
    }
}

pub(crate) fn failed() -> Fact {
    Fact::PaymentFailed {
        code: "RISK_REJECT".to_owned(),
    }
}

pub(crate) fn captured() -> Fact {
    Fact::CaptureSucceeded {
        amount: total(),
        payment_id: String::new(),
    }
}

pub(crate) fn capture_requested(id: &str) -> Fact {
    Fact::CaptureRequested {
        capture_request_id: id.to_owned(),
        amount: total(),
    }
}

pub(crate) fn capture_pending(id: &str) -> Fact {
    Fact::CapturePending {
        capture_request_id: id.to_owned(),
    }
}

/// A failed capture; one without an id is an automatic one.
pub(crate) fn capture_failed(id: &str) -> Fact {
    Fact::CaptureFailed {
        code: "AUTH_EXPIRED".to_owned(),
        capture_request_id: (!id.is_empty()).then(|| id.to_owned()),
    }
}

pub(crate) fn refund_reserved(id: &str, minor: i64) -> Fact {
    Fact::RefundReserved {
        refund_request_id: id.to_owned(),
        amount: sgd(minor),
    }
}

pub(crate) fn refund_pending(id: &str) -> Fact {
    Fact::RefundPending {
        refund_request_id: id.to_owned(),
    }
}

pub(crate) fn refunded(id: &str, minor: i64) -> Fact {
    Fact::RefundSucceeded {
        refund_request_id: id.to_owned(),
        amount: sgd(minor),
    }
}

pub(crate) fn refund_failed(id: &str) -> Fact {
    Fact::RefundFailed {
        refund_request_id: id.to_owned(),
        code: "MERCHANT_BALANCE_NOT_ENOUGH".to_owned(),
    }
}

pub(crate) fn fold<const N: usize>(facts: [(u32, Fact); N]) -> Ledger {
    Ledger::fold(
        total(),
        facts.map(|(attempt, fact)| Evidence::new(attempt, fact)),
    )
}

pub(crate) fn state(ledger: &Ledger, attempt: u32) -> AttemptState {
    ledger.attempts[&attempt].state
}

pub(crate) fn refund_due(attempt: u32, id: &str) -> Effect {
    Effect::Refund {
        attempt,
        refund_request_id: id.to_owned(),
    }
}

pub(crate) const fn review(attempt: u32, reason: ReviewReason) -> Effect {
    Effect::Review { attempt, reason }
}
