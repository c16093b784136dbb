//! A task is over only when its reason is: what was learned while it was carried out may have
//! brought the reason back.

use crate::services::payments::record::{fold, task_key};
use crate::services::{ServiceError, Shop};
use crate::store::queues::outbox;
use crate::store::queues::outbox::OutboxRow;
use crate::store::{commit, orders, write_tx};

/// Ends a task, under the order's lock; `false` if its effect is still due, so that it has to be
/// tried again.
///
/// # Errors
/// When the database does not answer.
pub async fn finish(shop: &Shop, task: &OutboxRow) -> Result<bool, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let order = orders::lock(&tx, &task.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(task.order_id.clone()))?;
    let ledger = fold(&tx, &order).await?;
    let due = |effect| task_key(&order, effect) == task.key;
    let over = !ledger.effects().iter().any(due);
    if over {
        outbox::finish(&tx, task.id).await?;
    }
    commit(tx).await?;
    Ok(over)
}
