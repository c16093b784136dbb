use super::{ServiceError, Shop};
use crate::store::orders::OrderRow;
use crate::store::payments::AttemptRow;

pub async fn learn_from_payment(
    _shop: &Shop,
    _order: &OrderRow,
    _row: &AttemptRow,
    _payment: &antom::Payment,
) -> Result<(), ServiceError> {
    Ok(())
}
