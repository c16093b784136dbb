//! What the answers to `pay` and `createPaymentSession` mean: silence is evidence too.

use antom::{Answer, CallError, PayOutcome, PaymentSession, codes};
use domain::ledger::Fact;

use crate::config::RedirectRefused;
use crate::gateway::reply::{BeginReply, Refusal, card_report, card_to_save, evidence};
use crate::platform::clock::Clock;

/// The code of a request that never left the shop, so that nothing can come of it.
const NOT_SENT: &str = "NOT_SENT";

/// The code of a session whose page is where no gateway is.
const UNTRUSTED_PAGE: &str = "UNTRUSTED_NORMAL_URL";

/// `order` is its number, for the log; `page` tells whether a buyer may be sent to an address.
pub(in crate::gateway) fn of_pay(
    answer: Result<PayOutcome, CallError>,
    order: &str,
    pay_until: i64,
    page: impl Fn(&str) -> Result<String, RedirectRefused>,
) -> BeginReply {
    match answer {
        Ok(PayOutcome::Success(paid)) => {
            let info = paid.body.payment_result_info.as_ref();
            let fact = evidence::of_pay(&paid.body).unwrap_or_else(|| {
                tracing::error!(order, "pay tells no amount that can be read");
                Fact::PayUnknown
            });
            BeginReply {
                card: Some((
                    card_report::details_of_payment(&paid.body),
                    card_to_save(info),
                )),
                ..BeginReply::new(fact, paid.raw)
            }
        }
        Ok(PayOutcome::Redirect { url, answer }) => match page(&url) {
            Ok(url) => BeginReply {
                page: Some(url),
                card: Some((card_report::details_of_opened(&answer.body), None)),
                ..BeginReply::new(
                    Fact::PageOpened {
                        expires_at_ms: pay_until,
                    },
                    answer.raw,
                )
            },
            Err(reason) => {
                // Nobody will be on that page, and the payment ends by itself.
                tracing::error!(order, %reason, "the gateway answered with an address we do not trust");
                BeginReply::new(Fact::Pending, answer.raw)
            }
        },
        Ok(PayOutcome::InProcess(answer)) => BeginReply {
            card: Some((card_report::details_of_opened(&answer.body), None)),
            ..BeginReply::new(Fact::Pending, answer.raw)
        },
        Err(CallError::Refused { result, raw }) => {
            let code = result.result_code;
            tracing::warn!(order, code, message = result.result_message, "pay refused");
            let card_is_gone = code == codes::INVALID_TOKEN;
            let fact = match Refusal::of(&code) {
                Refusal::Misconfigured => Fact::SessionRefused { code },
                // Antom's own fault, or an id that it knows already: only asking tells.
                Refusal::Fault | Refusal::IdInUse => Fact::PayUnknown,
                Refusal::OtherState | Refusal::Final => Fact::PaymentFailed { code },
            };
            BeginReply {
                card_is_gone,
                ..BeginReply::new(fact, raw)
            }
        }
        Err(error @ CallError::Unreachable { .. }) => {
            tracing::error!(order, %error, "pay was not sent");
            let refused = Fact::SessionRefused {
                code: NOT_SENT.to_owned(),
            };
            BeginReply::new(refused, error.to_string())
        }
        Err(error) => {
            tracing::warn!(order, %error, "pay brought no answer");
            BeginReply::new(Fact::PayUnknown, error.to_string())
        }
    }
}

/// As [`of_pay`].
pub(in crate::gateway) fn of_session(
    answer: Result<Answer<PaymentSession>, CallError>,
    order: &str,
    clock: &Clock,
    page: impl Fn(&str) -> Result<String, RedirectRefused>,
) -> BeginReply {
    match answer {
        Ok(session) => match page(session.body.normal_url.as_deref().unwrap_or_default()) {
            Ok(url) => {
                let opened = Fact::SessionOpened {
                    expires_at_ms: evidence::session_expiry(&session.body, clock.now_ms()),
                };
                BeginReply {
                    page: Some(url),
                    ..BeginReply::new(opened, session.raw)
                }
            }
            Err(reason) => {
                tracing::error!(order, %reason, "the gateway answered with an address we do not trust");
                let refused = Fact::SessionRefused {
                    code: UNTRUSTED_PAGE.to_owned(),
                };
                BeginReply::new(refused, session.raw)
            }
        },
        Err(CallError::Refused { result, raw }) => {
            tracing::error!(
                order,
                code = result.result_code,
                message = result.result_message,
                "createPaymentSession refused"
            );
            let refused = Fact::SessionRefused {
                code: result.result_code,
            };
            BeginReply::new(refused, raw)
        }
        Err(error) => {
            tracing::warn!(order, %error, "createPaymentSession brought no answer");
            BeginReply::new(Fact::SessionUnknown, error.to_string())
        }
    }
}
