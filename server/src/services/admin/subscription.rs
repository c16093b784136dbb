//! What the merchant does with a subscription.

use domain::subscription::{Fact, Status};
use domain::{Money, Timestamp};

use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::subscriptions::deliver::take;
use crate::services::subscriptions::plan_change::{self, Wish};
use crate::services::subscriptions::record::{Known, NewEvidence, lock, record_in};
use crate::services::subscriptions::refund::refund_id;
use crate::services::{Shop, UseCaseError};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::payments::evidence::Source;
use crate::store::subscriptions::deliveries::{self, DeliveryRow, DeliveryState};
use crate::store::{commit, write_tx};

/// What the merchant wants done with a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// No further charge; what was paid for runs on.
    Cancel,
    /// It is over at once.
    Terminate,
    /// All that is left of a period's money goes back.
    Refund { phase: u32 },
    /// The parcel of a period has left.
    Ship { phase: u32 },
    /// The parcel of a period that was sold out is packed after all.
    Supply { phase: u32 },
}

/// Why it is not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstructionRefusal {
    /// Nothing more is charged, or Antom is being told so.
    NotCharged,
    /// It never came to life, or it is over.
    NotAlive,
    /// The period is not paid, or its money went back.
    NothingToRefund,
    /// There is no such parcel, or it does not wait for this.
    NoSuchParcel,
    /// There still is no piece.
    SoldOut,
}

/// What an instruction would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    Cancel,
    Terminate,
    Refund { payment_id: String, amount: Money },
    Ship(DeliveryRow),
    Supply(DeliveryRow),
}

/// Whether something can be done now.
///
/// # Errors
/// When it cannot.
pub fn allowed(
    known: &Known,
    instruction: Instruction,
    now: i64,
) -> Result<Allowed, InstructionRefusal> {
    let ledger = &known.ledger;
    match instruction {
        Instruction::Cancel => {
            let is_charged = ledger.status(Timestamp::from_ms(now)).is_charged();
            if is_charged && !ledger.is_cancelling() {
                Ok(Allowed::Cancel)
            } else {
                Err(InstructionRefusal::NotCharged)
            }
        }
        Instruction::Terminate => {
            let is_over = ledger.status(Timestamp::from_ms(now)) == Status::Ended;
            if ledger.is_alive() && !is_over {
                Ok(Allowed::Terminate)
            } else {
                Err(InstructionRefusal::NotAlive)
            }
        }
        Instruction::Refund { phase } => {
            let rest = ledger.refundable(phase);
            let (payment_id, amount) = rest.ok_or(InstructionRefusal::NothingToRefund)?;
            Ok(Allowed::Refund { payment_id, amount })
        }
        Instruction::Ship { phase } => {
            parcel(known, phase, DeliveryState::ToShip).map(Allowed::Ship)
        }
        Instruction::Supply { phase } => {
            parcel(known, phase, DeliveryState::SoldOut).map(Allowed::Supply)
        }
    }
}

fn parcel(
    known: &Known,
    phase: u32,
    state: DeliveryState,
) -> Result<DeliveryRow, InstructionRefusal> {
    let mut rows = known.deliveries.iter();
    let row = rows.find(|row| row.number() == phase && row.state == state.as_str());
    row.cloned().ok_or(InstructionRefusal::NoSuchParcel)
}

/// Writes the wish down with who had it; the jobs carry it out at once.
///
/// # Errors
/// When it cannot be done, or its form was used before.
pub async fn act_on(
    shop: &Shop,
    act: &Act<'_>,
    subscription_id: &str,
    instruction: Instruction,
) -> Result<(), ActionError> {
    let tx = write_tx(&shop.db).await?;
    let now = shop.clock.now_ms();
    let mut known = lock(&tx, subscription_id).await?;
    if audit_log::of_form(&tx, act.form).await?.is_some() {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let refused = |refusal| UseCaseError::Refused(ActionRefusal::Subscription(refusal));
    let allowed = allowed(&known, instruction, now).map_err(refused)?;
    let number = known.row.number.clone();
    let (action, fact) = match allowed {
        Allowed::Cancel => (
            AdminAction::CancelSubscription { number },
            Some(Fact::CancelRequested),
        ),
        Allowed::Terminate => (
            AdminAction::TerminateSubscription { number },
            Some(Fact::TerminateRequested),
        ),
        Allowed::Ship(row) => {
            deliveries::set_state(&tx, &row, DeliveryState::Shipped, now).await?;
            let phase = row.number();
            (AdminAction::ShipParcel { number, phase }, None)
        }
        Allowed::Supply(row) => {
            if !take(&tx, &row.sku).await? {
                return Err(refused(InstructionRefusal::SoldOut));
            }
            deliveries::set_state(&tx, &row, DeliveryState::ToShip, now).await?;
            let phase = row.number();
            (AdminAction::SupplyParcel { number, phase }, None)
        }
        Allowed::Refund { payment_id, amount } => (
            AdminAction::RefundInvoice { number, amount },
            Some(Fact::RefundAsked {
                refund_request_id: refund_id(&known, &payment_id),
                payment_id,
                amount,
            }),
        ),
    };
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action,
        order_id: None,
    };
    if !audit_log::record(&tx, entry, now).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let kept = known.ledger.kept().unwrap_or_default();
    let wish = fact.map(|fact| NewEvidence {
        source: Source::Merchant,
        ..NewEvidence::by_shop(kept, fact)
    });
    let wish: Vec<NewEvidence> = wish.into_iter().collect();
    if !wish.is_empty() {
        record_in(&tx, &mut known, &wish, now).await?;
    }
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(())
}

/// Has the subscription go on with another plan, as its buyer could; the jobs tell Antom at once.
///
/// # Errors
/// When it cannot be, or its form was used before.
pub async fn change_plan(
    shop: &Shop,
    act: &Act<'_>,
    subscription_id: &str,
    wish: &Wish,
) -> Result<(), ActionError> {
    let tx = write_tx(&shop.db).await?;
    let now = shop.clock.now_ms();
    let mut known = lock(&tx, subscription_id).await?;
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action: AdminAction::ChangePlan {
            number: known.row.number.clone(),
            plan: wish.switch.plan.name.clone(),
        },
        order_id: None,
    };
    if !audit_log::record(&tx, entry, now).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    // A refusal leaves no entry either: nothing is committed.
    plan_change::ask(&tx, &mut known, wish, Source::Merchant, now)
        .await
        .map_err(|error| match error {
            UseCaseError::Refused(refusal) => ActionRefusal::PlanChange(refusal).into(),
            UseCaseError::Service(error) => UseCaseError::Service(error),
        })?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(())
}
