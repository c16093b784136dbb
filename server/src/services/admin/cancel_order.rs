//! The merchant cancels an order that has not left: its hold is voided, its pieces go back.

use domain::Money;
use domain::ledger::{AttemptState, CancelWindow, Method};
use domain::order::OrderState;

use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin, once};
use crate::services::orders::cancel_unpaid::cancel_in;
use crate::services::payments::decide::may_still_succeed;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::trips;
use crate::services::{ServiceError, Shop, UseCaseError};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::payments::attempts::AttemptRow;
use crate::store::queues::outbox;
use crate::store::queues::task::Task;
use crate::store::{commit, write_tx};

const DAY: i64 = 24 * 3_600_000;
const GMT_PLUS_8: i64 = 8 * 3_600_000;
const QUARTER: i64 = 15 * 60_000;

/// What cancelling would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancellable {
    /// Until when Antom cancels what was paid, epoch milliseconds; `None` if nothing was.
    pub until: Option<i64>,
    pub total: Money,
}

/// Why the order cannot be cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelRefusal {
    HandedOver,
    /// One of its parcels has left.
    PartlyLeft,
    CancelledAlready,
    PartlyRefunded,
    Captured,
    /// Antom is working on a payment.
    UnderWay,
    /// Antom cancels no payment that was made so.
    NotByMethod,
    /// Antom's window to cancel what was paid is closed.
    TooLate,
    /// Antom did not answer how the payment stands.
    NotChecked,
}

/// When Antom's window for a payment placed at this moment closes (facts 4.4), epoch milliseconds;
/// `None` where there is none.
#[must_use]
pub const fn window_closes(window: CancelWindow, placed_at: i64) -> Option<i64> {
    match window {
        CancelWindow::Never => None,
        // 00:15 GMT+8 of the day after.
        CancelWindow::NextDay => {
            let day = (placed_at + GMT_PLUS_8).div_euclid(DAY);
            Some((day + 1) * DAY + QUARTER - GMT_PLUS_8)
        }
        CancelWindow::SevenDays => Some(placed_at + 7 * DAY),
    }
}

/// Whether the order can be cancelled now.
///
/// # Errors
/// When it cannot.
pub fn cancellable(payments: &OrderPayments, now: i64) -> Result<Cancellable, CancelRefusal> {
    Ok(Cancellable {
        until: check(payments, now)?,
        total: payments.order.total,
    })
}

fn refused(refusal: CancelRefusal) -> ActionError {
    ActionRefusal::Cancel(refusal).into()
}

/// The rules, by what is known; `Some` of the window's end when money is there.
fn check(payments: &OrderPayments, now: i64) -> Result<Option<i64>, CancelRefusal> {
    let OrderPayments {
        order,
        attempts,
        ledger,
        ..
    } = payments;
    match order.state {
        OrderState::AwaitingPayment | OrderState::Paid | OrderState::Expired => {}
        OrderState::Fulfilled | OrderState::Closed => {
            return Err(CancelRefusal::HandedOver);
        }
        OrderState::Cancelled => return Err(CancelRefusal::CancelledAlready),
    }
    if order.first_left_at.is_some() {
        return Err(CancelRefusal::PartlyLeft);
    }
    let mut closes: Option<i64> = None;
    for row in attempts {
        let Some(attempt) = ledger.attempts.get(&row.number()) else {
            continue;
        };
        match attempt.state {
            AttemptState::Paid => {
                if attempt.refunded() > 0 || attempt.refunding() > 0 {
                    return Err(CancelRefusal::PartlyRefunded);
                }
                let captured = attempt.method.as_ref().is_none_or(Method::captures);
                if captured {
                    return Err(CancelRefusal::Captured);
                }
                // Without a method, the window that most have.
                let window = attempt.method.as_ref().map(Method::cancel_window);
                let window = window.unwrap_or(CancelWindow::NextDay);
                let until =
                    window_closes(window, row.begun_at).ok_or(CancelRefusal::NotByMethod)?;
                closes = closes.max(Some(until));
            }
            // A hold can be voided at any time before it is captured.
            AttemptState::Authorised | AttemptState::CaptureFailed => {}
            // A company may take its time: guide 001 has the order closed meanwhile, and asks again.
            AttemptState::Processing if may_take_its_time(payments, row) => {}
            AttemptState::Processing => return Err(CancelRefusal::UnderWay),
            AttemptState::Created
            | AttemptState::Unknown
            | AttemptState::Open
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::Refunded
            | AttemptState::NeedsReview => {}
        }
    }
    match closes {
        Some(closes) if now >= closes => Err(CancelRefusal::TooLate),
        closes => Ok(closes),
    }
}

/// Whether a company is making up its mind, and Antom can be asked to end that. What cannot be read
/// is left alone.
fn may_take_its_time(payments: &OrderPayments, row: &AttemptRow) -> bool {
    let by_company = matches!(row.only_method(), Ok(Some(method)) if trips::pays(&method));
    by_company && payments.may_be_left(row).unwrap_or(false)
}

/// Cancels the order, and has whatever was paid or held for it given back.
///
/// # Errors
/// When it cannot be cancelled; then nothing is sent that would move money.
pub async fn cancel(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<(), ActionError> {
    once(shop, act, order_id, cancel_now(shop, act, order_id).await).await
}

async fn cancel_now(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<(), ActionError> {
    let payments = OrderPayments::find(&shop.db, order_id).await?;
    check(&payments, shop.clock.now_ms()).map_err(refused)?;
    // What Antom knows now decides whether this is a cancel at all.
    for row in &payments.attempts {
        let matters = may_still_succeed(row)? || row.state == AttemptState::Paid;
        if matters && ask(shop, row, 0).await? == Asked::NoAnswer {
            return Err(refused(CancelRefusal::NotChecked));
        }
    }
    let action = AdminAction::Cancel {
        goes_back: payments
            .leading_attempt()
            .and_then(|(_, attempt)| attempt.taken.or(attempt.held)),
    };
    let (mut tx, mut payments) = begin(shop, act, order_id, action).await?;
    check(&payments, tx.now).map_err(refused)?;
    cancel_in(&mut tx, &mut payments).await?;
    outbox::add(&tx.tx, order_id, &Task::CancelledMail, tx.now).await?;
    Ok(tx.commit_and_wake().await?)
}

/// Voids a hold that the merchant did not capture in time, a day before it expires at Antom: both
/// sides agree, and the buyer is told. Tells whether that was done now; each form is one try,
/// whatever comes of it and however many processes have it.
pub async fn void_hold(shop: &Shop, order_id: &str, form: &str) -> Result<bool, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let entry = Entry {
        actor: "shop",
        form,
        action: AdminAction::VoidHold,
        order_id: Some(order_id),
    };
    if !audit_log::record(&tx, entry, shop.clock.now_ms()).await? {
        return Ok(false);
    }
    commit(tx).await?;
    let act = Act {
        actor: "shop",
        form: &format!("{form}-cancel"),
    };
    match cancel(shop, &act, order_id).await {
        Ok(()) => Ok(true),
        Err(UseCaseError::Refused(ActionRefusal::AlreadyDone)) => Ok(false),
        Err(UseCaseError::Refused(refusal)) => {
            tracing::warn!(order = order_id, ?refusal, "a hold could not be voided yet");
            Ok(false)
        }
        Err(UseCaseError::Service(error)) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_closes_a_quarter_past_midnight_in_gmt_plus_8() {
        // 2026-11-21T12:00:00+08:00 and 23:59:59 close together, midnight opens another day.
        let noon = 1_795_233_600_000;
        let closes = noon + 12 * 3_600_000 + QUARTER;
        let next_day = |at| window_closes(CancelWindow::NextDay, at);
        assert_eq!(next_day(noon), Some(closes));
        assert_eq!(next_day(noon + 12 * 3_600_000 - 1), Some(closes));
        assert_eq!(next_day(noon + 12 * 3_600_000), Some(closes + DAY));
        let week = window_closes(CancelWindow::SevenDays, noon);
        assert_eq!(week, Some(noon + 7 * DAY));
        assert_eq!(window_closes(CancelWindow::Never, noon), None);
    }
}
