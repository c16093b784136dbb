//! Runs a back-office action: locks the order, refuses a form that was used before, writes the
//! audit entry.

use domain::ledger::{CaptureRefusal, RefundRefusal};

use crate::services::admin::accept::AcceptRefusal;
use crate::services::admin::cancel_order::CancelRefusal;
use crate::services::admin::dispute::AnswerRefusal;
use crate::services::admin::goods::GoodsRefusal;
use crate::services::admin::refund::RefundMistake;
use crate::services::admin::report::ReportRefusal;
use crate::services::admin::reverse::ReversalRefusal;
use crate::services::admin::ship::ShipRefusal;
use crate::services::admin::subscription::InstructionRefusal;
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::subscriptions::plan_change::ChangeRefusal;
use crate::services::{Refusal, Shop, UseCaseError};
use crate::store::audit_log::{self, AdminAction, Entry};

/// Who acts, and by which form.
#[derive(Clone, Copy, Debug)]
pub struct Act<'a> {
    pub actor: &'a str,
    /// Unique for each form that was shown: a second use does nothing.
    pub form: &'a str,
}

/// Why the shop does not do what the merchant asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionRefusal {
    /// This form was sent before, and carried out then.
    AlreadyDone,
    /// What was typed is no amount, or no reason.
    Typed(RefundMistake),
    /// Antom captures by itself what this order holds.
    CapturesItself,
    Capture(CaptureRefusal),
    Refund(RefundRefusal),
    Cancel(CancelRefusal),
    Reversal(ReversalRefusal),
    Ship(ShipRefusal),
    Accept(AcceptRefusal),
    Subscription(InstructionRefusal),
    PlanChange(ChangeRefusal),
    Dispute(AnswerRefusal),
    Report(ReportRefusal),
    Goods(GoodsRefusal),
    /// The buyer has changed what was looked at.
    ReviewChanged,
    NoSuchNotification,
}

impl Refusal for ActionRefusal {}

/// Why nothing was done.
pub type ActionError = UseCaseError<ActionRefusal>;

/// Locks the order and writes the action down; refuses a form that was used before. Without a
/// commit it leaves no trace, and its form can be sent again.
pub(crate) async fn begin<'a>(
    shop: &'a Shop,
    act: &Act<'_>,
    order_id: &str,
    action: AdminAction,
) -> Result<(OrderTx<'a>, OrderPayments), ActionError> {
    let tx = OrderTx::begin(shop).await?;
    let payments = tx.lock(order_id).await?;
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action,
        order_id: Some(order_id),
    };
    if !audit_log::record(&tx.tx, entry, tx.now).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    Ok((tx, payments))
}

/// Tells a refusal from the success of the same form: an action that looks before it locks may
/// have been refused for what its own first sending did.
pub(crate) async fn once<T>(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    result: Result<T, ActionError>,
) -> Result<T, ActionError> {
    if matches!(result, Err(UseCaseError::Refused(_))) {
        // Whoever sent it first holds the lock until it is done.
        let tx = OrderTx::begin(shop).await?;
        tx.lock(order_id).await?;
        if audit_log::of_form(&tx.tx, act.form).await?.is_some() {
            return Err(ActionRefusal::AlreadyDone.into());
        }
    }
    result
}
