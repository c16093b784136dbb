//! Keeps an unpaid order's pieces from others, within limits: nobody empties the shelves without
//! paying.

use domain::order::OrderState;

use crate::services::payments::order_payments::OrderTx;
use crate::services::{ServiceError, limits};
use crate::store::catalogue::stock;
use crate::store::orders::{self, OrderRow, StockPlace};

/// Unpaid orders of one account that hold pieces at the same time.
const MOST_HOLDING: usize = 2;

/// Reserves an order's pieces, or only finds that they are there, if its buyer or its address keeps
/// as many as it may; `Err(sku)` names the first that is short. Whoever keeps none can pay all the
/// same, and gets the pieces if they are still there then.
pub(crate) async fn reserve(
    tx: &OrderTx<'_>,
    order: &OrderRow,
    pieces: &[(String, u32)],
    address: &str,
) -> Result<Result<StockPlace, String>, ServiceError> {
    if let Err(sku) = stock::reserve(&tx.tx, pieces).await? {
        return Ok(Err(sku));
    }
    if has_few_others(tx, order).await?
        && limits::take_reservation(tx.shop, &tx.tx, address).await?
    {
        return Ok(Ok(StockPlace::Reserved));
    }
    stock::release(&tx.tx, pieces).await?;
    Ok(Ok(StockPlace::Released))
}

/// Whether the order's account holds pieces in few unpaid orders besides this one.
async fn has_few_others(tx: &OrderTx<'_>, order: &OrderRow) -> Result<bool, ServiceError> {
    let Some(buyer) = &order.buyer_id else {
        return Ok(true);
    };
    let others = orders::of_buyer(&tx.tx, buyer).await?;
    let holding = others.iter().filter(|other| {
        other.state == OrderState::AwaitingPayment
            && other.stock == StockPlace::Reserved
            && other.id != order.id
    });
    Ok(holding.count() < MOST_HOLDING)
}
