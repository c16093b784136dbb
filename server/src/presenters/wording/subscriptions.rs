//! What is said of plans and subscriptions.

use domain::calendar::{PeriodRule, PeriodType};
use domain::subscription::{InvoiceState, Rate, Status, Trial};
use domain::{Money, Timestamp};
use wording::Words;

use crate::presenters::wording::times;
use crate::services::subscriptions::plan_change::{ChangeRefusal, Switch};
use crate::services::subscriptions::plans::Offer;
use crate::services::subscriptions::sign_up::SignUpRefusal;

/// "every month"
pub(crate) fn interval(rule: PeriodRule, words: Words) -> String {
    let count = u32::from(rule.count());
    match rule.period_type() {
        PeriodType::Day => words.plan_every_day(count),
        PeriodType::Week => words.plan_every_week(count),
        PeriodType::Month => words.plan_every_month(count),
        PeriodType::Year => words.plan_every_year(count),
    }
}

/// "SGD 18.00 every month"
pub(crate) fn price(amount: Money, rule: PeriodRule, words: Words) -> String {
    words.plan_price(words.money(amount), interval(rule, words))
}

/// What a buyer agrees to, a sentence each: this is shown above the button, and kept.
#[must_use]
pub fn agreement(offer: &Offer, words: Words) -> Vec<String> {
    let date = |moment: Timestamp| times::date(moment.as_ms(), words);
    let terms = &offer.terms;
    let renews = date(offer.first_period.end);
    let first = match terms.trial {
        Trial::Free => words.plan_trial_free(renews),
        Trial::None | Trial::Reduced { .. } => {
            words.plan_pay_first(words.money(offer.first_charge), renews)
        }
    };
    vec![
        first,
        words.plan_pay_then(words.money(terms.price), interval(terms.rule, words)),
        words.plan_next_charge(date(offer.next_charge)),
        words.plan_day_before().to_owned(),
        words.plan_cancel_any_time().to_owned(),
    ]
}

/// What a buyer agrees to who changes the plan, a sentence each: this is shown above the button, and
/// kept.
#[must_use]
pub fn change_agreement(switch: &Switch, words: Words) -> Vec<String> {
    let date = |moment: Timestamp| times::date(moment.as_ms(), words);
    let Rate {
        price: amount,
        rule,
    } = switch.rate;
    let begins = date(switch.begins);
    vec![
        words.subscription_change_until(&begins),
        words.subscription_change_pays(&begins, price(amount, rule, words)),
        words.subscription_change_charged(date(switch.charged)),
        words.plan_day_before().to_owned(),
        words.plan_cancel_any_time().to_owned(),
    ]
}

/// Why the plan was not changed, and what to do.
#[must_use]
pub fn change_refusal(refusal: ChangeRefusal, words: Words) -> &'static str {
    match refusal {
        ChangeRefusal::NotCharged => words.subscription_change_error_not_charged(),
        ChangeRefusal::Paying => words.subscription_change_error_paying(),
        ChangeRefusal::Pending => words.subscription_change_error_pending(),
        ChangeRefusal::NoSuchPlan => words.subscription_change_error_no_plan(),
        ChangeRefusal::HasPlan => words.subscription_change_error_has_plan(),
        ChangeRefusal::Changed => words.subscription_change_error_changed(),
        ChangeRefusal::NoGoods => words.plan_error_goods(),
    }
}

/// Why nobody signed up, and what to do.
#[must_use]
pub fn refusal(refusal: SignUpRefusal, words: Words) -> &'static str {
    match refusal {
        SignUpRefusal::NoAnswer => words.plan_error_no_answer(),
        SignUpRefusal::Refused => words.plan_error_refused(),
        SignUpRefusal::TooManyTries => words.plan_error_tries(),
    }
}

pub(crate) fn status(status: Status, words: Words) -> &'static str {
    match status {
        Status::SigningUp => words.subscription_signing_up(),
        Status::Active => words.subscription_active(),
        Status::PastDue => words.subscription_past_due(),
        Status::Ending => words.subscription_ending(),
        Status::Ended => words.subscription_ended(),
        Status::Failed => words.subscription_failed(),
        Status::Expired => words.subscription_expired(),
    }
}

pub(crate) fn invoice_status(state: InvoiceState, words: Words) -> &'static str {
    match state {
        InvoiceState::Open => words.subscription_invoice_open(),
        InvoiceState::Trial => words.subscription_invoice_trial(),
        InvoiceState::Paid => words.subscription_invoice_paid(),
        InvoiceState::Failed => words.subscription_invoice_failed(),
        InvoiceState::Refunded => words.subscription_invoice_refunded(),
        InvoiceState::NeedsReview => words.subscription_invoice_needs_review(),
    }
}
