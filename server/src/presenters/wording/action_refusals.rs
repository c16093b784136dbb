//! Why the shop does not do what the merchant asked, in words.

use domain::MoneyError;
use domain::ledger::{CaptureRefusal, RefundRefusal};
use domain::order::PackError;
use wording::Words;

use crate::presenters::wording::subscriptions::change_refusal;
use crate::presenters::wording::{dispute, goods, reports};
use crate::services::admin::accept::AcceptRefusal;
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::cancel_order::CancelRefusal;
use crate::services::admin::refund::{LONGEST_REASON, RefundMistake};
use crate::services::admin::reverse::ReversalRefusal;
use crate::services::admin::ship::ShipRefusal;
use crate::services::admin::subscription::InstructionRefusal;
use crate::services::subscriptions::plan_change::ChangeRefusal;

/// Says why an action was refused.
#[must_use]
pub fn action(words: Words, refusal: &ActionRefusal) -> String {
    match refusal {
        ActionRefusal::AlreadyDone => words.admin_refusal_done_already().to_owned(),
        ActionRefusal::Typed(mistake) => typed(words, *mistake),
        ActionRefusal::CapturesItself => words.admin_refusal_captures_itself().to_owned(),
        ActionRefusal::Capture(refusal) => capture(words, *refusal),
        ActionRefusal::Refund(refusal) => refund(words, *refusal),
        ActionRefusal::Cancel(refusal) => cancel(words, *refusal),
        ActionRefusal::Reversal(refusal) => reversal(words, *refusal),
        ActionRefusal::Ship(refusal) => ship(words, refusal),
        ActionRefusal::Accept(refusal) => accept(words, *refusal),
        ActionRefusal::Subscription(refusal) => subscription(words, *refusal).to_owned(),
        ActionRefusal::PlanChange(refusal) => plan_change(words, *refusal).to_owned(),
        ActionRefusal::Dispute(refusal) => dispute::refusal(words, *refusal).to_owned(),
        ActionRefusal::Report(refusal) => reports::refusal(words, refusal),
        ActionRefusal::ReviewChanged => words.admin_opinion_changed().to_owned(),
        ActionRefusal::Goods(refusal) => goods::refusal(words, refusal),
        ActionRefusal::NoSuchNotification => words.admin_refusal_no_notification().to_owned(),
    }
}

/// Says why a subscription stays as it is.
#[must_use]
pub(crate) fn subscription(words: Words, refusal: InstructionRefusal) -> &'static str {
    match refusal {
        InstructionRefusal::NotCharged => words.admin_subscription_refusal_not_charged(),
        InstructionRefusal::NotAlive => words.admin_subscription_refusal_not_alive(),
        InstructionRefusal::NoSuchParcel => words.admin_subscription_refusal_no_parcel(),
        InstructionRefusal::SoldOut => words.admin_subscription_refusal_sold_out(),
        InstructionRefusal::NothingToRefund => words.admin_subscription_refusal_nothing_to_refund(),
    }
}

/// Says why a subscription keeps its plan.
#[must_use]
pub(crate) fn plan_change(words: Words, refusal: ChangeRefusal) -> &'static str {
    match refusal {
        ChangeRefusal::Paying => words.admin_subscription_plan_paying(),
        ChangeRefusal::Pending => words.admin_subscription_plan_pending(),
        ChangeRefusal::HasPlan => words.admin_subscription_plan_has(),
        ChangeRefusal::NoGoods => words.admin_subscription_plan_goods(),
        ChangeRefusal::NotCharged | ChangeRefusal::NoSuchPlan | ChangeRefusal::Changed => {
            change_refusal(refusal, words)
        }
    }
}

/// Says what the merchant has to mend.
#[must_use]
pub(crate) fn typed(words: Words, mistake: RefundMistake) -> String {
    let amount = match mistake {
        RefundMistake::Amount(error) => error,
        RefundMistake::ReasonMissing => return words.admin_refusal_reason_missing().to_owned(),
        RefundMistake::ReasonTooLong => return words.admin_refusal_reason_too_long(LONGEST_REASON),
        RefundMistake::ReasonNotOneLine => return words.admin_refusal_reason_lines().to_owned(),
    };
    match amount {
        MoneyError::Malformed { currency } => {
            let example = if currency.exponent() == 0 {
                "12"
            } else {
                "12.50"
            };
            words.admin_refusal_amount_malformed(example)
        }
        MoneyError::TooPrecise { currency } => {
            words.admin_refusal_amount_too_precise(currency.code(), currency.exponent())
        }
        MoneyError::NotAMultiple { currency } => {
            words.admin_refusal_amount_not_a_multiple(currency.code(), currency.step().to_string())
        }
        MoneyError::Negative => words.admin_refusal_amount_negative().to_owned(),
        MoneyError::TooLarge => words.admin_refusal_amount_too_large().to_owned(),
        MoneyError::CurrencyMismatch { .. } | MoneyError::NoWeights => {
            words.admin_refusal_amount_other().to_owned()
        }
    }
}

fn accept(words: Words, refusal: AcceptRefusal) -> String {
    match refusal {
        AcceptRefusal::NothingToDecide => words.admin_refusal_accept_nothing().to_owned(),
        AcceptRefusal::AnswerDiffers => words.admin_refusal_accept_differs().to_owned(),
        AcceptRefusal::NotAnswered => words.admin_refusal_accept_not_answered().to_owned(),
    }
}

fn capture(words: Words, refusal: CaptureRefusal) -> String {
    match refusal {
        CaptureRefusal::NothingAuthorised => words.admin_refusal_capture_nothing().to_owned(),
        CaptureRefusal::UnderWay => words.admin_refusal_capture_under_way().to_owned(),
        CaptureRefusal::AlreadyCaptured => words.admin_refusal_captured_already().to_owned(),
        CaptureRefusal::Amount { authorised } => {
            words.admin_refusal_capture_amount(words.money(authorised))
        }
    }
}

/// Says why an amount cannot be refunded.
#[must_use]
pub(crate) fn refund(words: Words, refusal: RefundRefusal) -> String {
    match refusal {
        RefundRefusal::NothingTaken => words.admin_refusal_refund_nothing_taken().to_owned(),
        RefundRefusal::Currency => words.admin_refusal_refund_currency().to_owned(),
        RefundRefusal::Zero => words.admin_refusal_refund_zero().to_owned(),
        RefundRefusal::AboveRest { rest } if rest.is_zero() => {
            words.admin_refusal_refund_nothing_left().to_owned()
        }
        RefundRefusal::AboveRest { rest } => {
            words.admin_refusal_refund_above_rest(words.money(rest))
        }
        RefundRefusal::Surplus => words.admin_refusal_refund_surplus().to_owned(),
    }
}

fn cancel(words: Words, refusal: CancelRefusal) -> String {
    match refusal {
        CancelRefusal::HandedOver => words.admin_refusal_cancel_handed_over().to_owned(),
        CancelRefusal::PartlyLeft => words.admin_refusal_cancel_partly_left().to_owned(),
        CancelRefusal::CancelledAlready => words.admin_refusal_cancelled_already().to_owned(),
        CancelRefusal::PartlyRefunded => words.admin_refusal_cancel_partly_refunded().to_owned(),
        CancelRefusal::Captured => words.admin_refusal_cancel_captured().to_owned(),
        CancelRefusal::UnderWay => words.admin_refusal_cancel_under_way().to_owned(),
        CancelRefusal::NotByMethod => words.admin_refusal_cancel_not_by_method().to_owned(),
        CancelRefusal::TooLate => words.admin_refusal_cancel_too_late().to_owned(),
        CancelRefusal::NotChecked => words.admin_refusal_cancel_not_checked().to_owned(),
    }
}

fn reversal(words: Words, refusal: ReversalRefusal) -> String {
    match refusal {
        ReversalRefusal::NoSuchAttempt => words.admin_refusal_reverse_no_attempt().to_owned(),
        ReversalRefusal::Winner => words.admin_refusal_reverse_winner().to_owned(),
        ReversalRefusal::BroughtNothing => words.admin_refusal_reverse_no_money().to_owned(),
        ReversalRefusal::OrderIsPaid => words.admin_refusal_reverse_order_is_paid().to_owned(),
    }
}

fn ship(words: Words, refusal: &ShipRefusal) -> String {
    match refusal {
        ShipRefusal::NotPaid => words.admin_refusal_ship_not_paid().to_owned(),
        ShipRefusal::WentBack => words.admin_refusal_ship_went_back().to_owned(),
        ShipRefusal::NeedsReview => words.admin_refusal_ship_needs_review().to_owned(),
        ShipRefusal::LeftAlready => words.admin_refusal_ship_left_already().to_owned(),
        ShipRefusal::OrderIsOver => words.admin_refusal_ship_order_is_over().to_owned(),
        ShipRefusal::NotConfirmed => words.admin_refusal_ship_not_confirmed().to_owned(),
        ShipRefusal::Pieces(PackError::Empty) => words.admin_refusal_ship_nothing().to_owned(),
        ShipRefusal::Pieces(PackError::TooMany { sku, left }) => {
            words.admin_refusal_ship_too_many(sku, *left)
        }
    }
}
