//! Evidence that a person can read when a property fails.

use std::fmt;

use domain::Money;
use domain::ledger::{Evidence, Fact, Ledger, Method};

use super::facts::total;

/// Evidence in the order in which it arrived. Its `Debug` is one short line for each piece, such
/// as `1: refund reserved r1 20.00`.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct History(pub(crate) Vec<Evidence>);

impl History {
    pub(crate) fn fold(&self) -> Ledger {
        Ledger::fold(total(), self.0.iter().cloned())
    }

    pub(crate) fn with(&self, more: impl IntoIterator<Item = Evidence>) -> Self {
        Self(self.0.iter().cloned().chain(more).collect())
    }

    pub(crate) fn record(&mut self, attempt: u32, fact: Fact) {
        self.0.push(Evidence::new(attempt, fact));
    }

    pub(crate) fn of(&self, attempt: u32) -> impl Iterator<Item = &Fact> {
        let same = move |evidence: &&Evidence| evidence.attempt == attempt;
        self.0.iter().filter(same).map(|evidence| &evidence.fact)
    }

    pub(crate) fn tells(&self, attempt: u32, fact: &Fact) -> bool {
        self.of(attempt).any(|known| known == fact)
    }

    /// Whether it tells of a success.
    pub(crate) fn brings_money(&self, attempt: u32) -> bool {
        self.of(attempt).any(|fact| {
            matches!(
                fact,
                Fact::PaymentSucceeded { .. } | Fact::CaptureSucceeded { .. }
            )
        })
    }
}

impl fmt::Debug for History {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for evidence in &self.0 {
            writeln!(f)?;
            write!(f, "    {}", line(evidence))?;
        }
        Ok(())
    }
}

/// `1: refund reserved r1 20.00`
pub(crate) fn line(evidence: &Evidence) -> String {
    let kind = evidence.fact.kind().replace('_', " ");
    format!("{}: {kind} {}", evidence.attempt, details(&evidence.fact))
        .trim_end()
        .to_owned()
}

/// The order's currency is left out.
fn short(amount: Money) -> String {
    let text = amount.to_string();
    let own = format!("{} ", total().currency().code());
    text.strip_prefix(&own).unwrap_or(&text).to_owned()
}

fn details(fact: &Fact) -> String {
    match fact {
        Fact::Begun { amount } => short(*amount),
        Fact::SessionOpened { expires_at_ms } | Fact::PageOpened { expires_at_ms } => {
            format!("until {expires_at_ms}")
        }
        Fact::PaymentSucceeded {
            amount,
            method,
            payment_id,
        } => {
            let method = method.as_ref().map_or("not said", Method::as_str);
            format!("{method} {} {payment_id}", short(*amount))
        }
        Fact::CaptureSucceeded { amount, payment_id } => {
            format!("{} {payment_id}", short(*amount))
        }
        Fact::SessionRefused { code } | Fact::PaymentFailed { code } => code.clone(),
        Fact::CaptureFailed {
            code,
            capture_request_id,
        } => format!("{} {code}", capture_request_id.as_deref().unwrap_or("")),
        Fact::CaptureRequested {
            capture_request_id: id,
            amount,
        }
        | Fact::RefundReserved {
            refund_request_id: id,
            amount,
        }
        | Fact::RefundSucceeded {
            refund_request_id: id,
            amount,
        } => format!("{id} {}", short(*amount)),
        Fact::CapturePending {
            capture_request_id: id,
        }
        | Fact::RefundPending {
            refund_request_id: id,
        } => id.clone(),
        Fact::RefundFailed {
            refund_request_id: id,
            code,
        } => format!("{id} {code}"),
        Fact::SessionUnknown
        | Fact::PayUnknown
        | Fact::Pending
        | Fact::Cancelled
        | Fact::Superseded
        | Fact::Expired
        | Fact::Abandoned
        | Fact::Accepted { .. } => String::new(),
    }
}
