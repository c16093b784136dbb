//! What was learned of a subscription, for the merchant.

use app::view::admin::Tone;
use domain::subscription::{Fact, ReviewReason};
use wording::Words;

use crate::presenters::wording::merchant::Told;
use crate::presenters::wording::subscriptions::price;

/// A fact in words, with Antom's code.
pub(crate) fn fact(fact: &Fact, words: Words) -> Told {
    let (sentence, tone) = sentence(fact, words);
    let code = match fact {
        Fact::DeductionFailed { code, .. }
        | Fact::PaymentFailed { code, .. }
        | Fact::CaptureFailed { code, .. }
        | Fact::RefundFailed { code, .. }
        | Fact::UpdateRefused { code, .. }
        | Fact::EndRefused { code } => code.as_str(),
        _ => "",
    };
    Told {
        words: sentence,
        code: format!("{} {code}", fact.kind()).trim_end().to_owned(),
        tone,
    }
}

fn sentence(fact: &Fact, words: Words) -> (String, Tone) {
    let quiet = |text: &str| (text.to_owned(), Tone::Quiet);
    let bad = |text: &str| (text.to_owned(), Tone::Bad);
    match fact {
        Fact::Begun => quiet(words.admin_subscription_fact_begun()),
        Fact::Expired => quiet(words.admin_subscription_fact_expired()),
        Fact::Activated { .. } => (
            words.admin_subscription_fact_activated().to_owned(),
            Tone::Good,
        ),
        Fact::CreationFailed => bad(words.admin_subscription_fact_creation_failed()),
        Fact::SignUpPayment { .. } => quiet(words.admin_subscription_fact_sign_up_payment()),
        Fact::Deducted { phase, amount, .. } => (
            words.admin_subscription_fact_deducted(*phase, words.money(*amount)),
            Tone::Good,
        ),
        Fact::DeductionFailed { phase, .. } => (
            words.admin_subscription_fact_deduction_failed(*phase),
            Tone::Bad,
        ),
        Fact::PaymentSucceeded { amount, .. } => (
            words.admin_subscription_fact_payment_succeeded(words.money(*amount)),
            Tone::Good,
        ),
        Fact::PaymentFailed { .. } => bad(words.admin_subscription_fact_payment_failed()),
        Fact::CaptureSucceeded { amount, .. } => (
            words.admin_subscription_fact_captured(words.money(*amount)),
            Tone::Good,
        ),
        Fact::CaptureFailed { .. } => bad(words.admin_subscription_fact_capture_failed()),
        Fact::PaymentCancelled { .. } => quiet(words.admin_subscription_fact_payment_cancelled()),
        Fact::Refunded { amount, .. } => (
            words.admin_subscription_fact_refunded(words.money(*amount)),
            Tone::Quiet,
        ),
        Fact::RefundAsked { amount, .. } => (
            words.admin_subscription_fact_refund_asked(words.money(*amount)),
            Tone::Waiting,
        ),
        Fact::RefundFailed { .. } => bad(words.admin_subscription_fact_refund_failed()),
        Fact::PaymentAbandoned { .. } => quiet(words.admin_subscription_fact_payment_abandoned()),
        Fact::UpdateRequested { rate, .. } => {
            let price = price(rate.price, rate.rule, words);
            let sentence = words.admin_subscription_fact_update_requested(price);
            (sentence, Tone::Waiting)
        }
        Fact::Updated { .. } => (
            words.admin_subscription_fact_updated().to_owned(),
            Tone::Good,
        ),
        Fact::UpdateRefused { .. } => bad(words.admin_subscription_fact_update_refused()),
        Fact::UpdateTold { .. } => quiet(words.admin_subscription_fact_update_told()),
        Fact::RateTold { rate, .. } => (
            words.admin_subscription_fact_rate_told(price(rate.price, rate.rule, words)),
            Tone::Quiet,
        ),
        Fact::Changed { .. } => (
            words.admin_subscription_fact_changed().to_owned(),
            Tone::Warning,
        ),
        Fact::CancelRequested => quiet(words.admin_subscription_fact_cancel_requested()),
        Fact::Cancelled => quiet(words.admin_subscription_fact_cancelled()),
        Fact::TerminateRequested => quiet(words.admin_subscription_fact_terminate_requested()),
        Fact::Terminated { .. } => quiet(words.admin_subscription_fact_terminated()),
        Fact::EndRefused { .. } => bad(words.admin_subscription_fact_end_refused()),
        Fact::Abandoned => quiet(words.admin_subscription_fact_abandoned()),
    }
}

/// Why a person has to look, and what to do.
pub(crate) fn review(reason: ReviewReason, words: Words) -> &'static str {
    match reason {
        ReviewReason::AmountMismatch => words.admin_subscription_review_amount(),
        ReviewReason::PaymentMismatch => words.admin_subscription_review_payment(),
        ReviewReason::PeriodMismatch => words.admin_subscription_review_period(),
        ReviewReason::Contradiction => words.admin_subscription_review_contradiction(),
        ReviewReason::Replaced => words.admin_subscription_review_replaced(),
        ReviewReason::EndRefused => words.admin_subscription_review_end_refused(),
    }
}
