//! A task is over only when its reason is: what was learned while it was carried out may have
//! brought the reason back.

use crate::services::payments::order_payments::OrderTx;
use crate::services::{ServiceError, Shop};
use crate::store::queues::outbox::{self, OutboxRow};
use crate::store::queues::task::Task;

/// Ends a task, under the order's lock; `false` if its effect is still due, so that it has to be
/// tried again. One that somebody else holds by now is left to them.
pub async fn finish(shop: &Shop, task: &OutboxRow) -> Result<bool, ServiceError> {
    let tx = OrderTx::begin(shop).await?;
    let payments = tx.lock(&task.order_id).await?;
    let key = |effect| Some(Task::of(effect)?.key(&task.order_id));
    let due = |effect| key(effect).is_some_and(|key| key == task.key);
    let over = !payments.ledger.effects().iter().any(due);
    if over {
        outbox::finish_in(&tx.tx, task).await?;
    }
    tx.commit_and_wake().await?;
    Ok(over)
}
