//! What of the buyers' reviews is published.

use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::reviews::{self, PUBLISHED, REFUSED};
use crate::store::{commit, write_tx};

pub use crate::store::reviews::ReviewRow;

/// Those that wait, the longest waiting first.
pub async fn waiting(shop: &Shop, max: u64) -> Result<Vec<ReviewRow>, ServiceError> {
    Ok(reviews::waiting(&shop.db, max).await?)
}

pub async fn find(shop: &Shop, id: &str) -> Result<Option<ReviewRow>, ServiceError> {
    Ok(reviews::find(&shop.db, id).await?)
}

/// Publishes a review, or does not; a later decision may be another one. The one that is decided is
/// the text that was shown: of a review that was changed since, nothing is decided.
///
/// # Errors
/// When the form was used before, or the review says something else by now.
pub async fn decide(
    shop: &Shop,
    act: &Act<'_>,
    id: &str,
    made_at: i64,
    publish: bool,
) -> Result<(), ActionError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let row = reviews::find(&tx, id).await?;
    let Some(row) = row.filter(|row| row.made_at == made_at) else {
        return Err(ActionRefusal::ReviewChanged.into());
    };
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action: AdminAction::DecideReview {
            product: row.product.clone(),
            published: publish,
        },
        order_id: None,
    };
    if !audit_log::record(&tx, entry, now).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let state = if publish { PUBLISHED } else { REFUSED };
    reviews::decide(&tx, id, state, now).await?;
    reviews::sum_up(&tx, &row.product).await?;
    Ok(commit(tx).await?)
}
