//! Who travels by an order: shown to whoever has to know, and written down each time.

use domain::travel::Person;

use crate::services::ids;
use crate::services::payments::trips;
use crate::services::{ServiceError, Shop};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::orders;
use crate::store::reports::back_office;
use crate::store::{commit, write_tx};

/// The travellers of an order that is a trip: none once the journey is over and they were forgotten.
/// `None` if it is no trip.
///
/// # Errors
/// When the database does not answer, or the names cannot be opened.
pub async fn show(
    shop: &Shop,
    actor: &str,
    number: &str,
) -> Result<Option<Vec<Person>>, ServiceError> {
    let Some(order) = back_office::order_by_number(&shop.db, number).await? else {
        return Ok(None);
    };
    let lines = orders::lines(&shop.db, &order.id).await?;
    let Some(trip) = trips::find(shop, &shop.db, &order.id, &lines).await? else {
        return Ok(None);
    };
    let form = ids::token()?;
    let tx = write_tx(&shop.db).await?;
    let entry = Entry {
        actor,
        // It was no form that showed them.
        form: &form,
        action: AdminAction::ShowTravellers,
        order_id: Some(&order.id),
    };
    audit_log::record(&tx, entry, shop.clock.now_ms()).await?;
    commit(tx).await?;
    Ok(Some(trip.people))
}
