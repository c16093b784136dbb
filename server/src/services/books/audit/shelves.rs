use std::collections::BTreeMap;

use crate::services::books::audit::{Problem, Rule, Shelf};
use crate::store::orders::{StockPlace, pieces};
use crate::store::reports::audit_snapshot::{OrderFile, ShelfRow, SubscriptionFile};
use crate::store::subscriptions::deliveries::DeliveryState;

/// The pieces that orders hold, by SKU.
#[derive(Default)]
pub(crate) struct Pieces {
    reserved: BTreeMap<String, i64>,
    sold: BTreeMap<String, i64>,
}

impl Pieces {
    /// An order that cannot be read, or whose lines cannot, holds none: that is told elsewhere.
    pub(crate) fn count(&mut self, file: &OrderFile) {
        let (Ok(order), Ok(lines)) = (&file.order, &file.lines) else {
            return;
        };
        let place = match order.stock {
            StockPlace::Reserved => &mut self.reserved,
            StockPlace::Sold => &mut self.sold,
            StockPlace::Released => return,
        };
        for (sku, quantity) in pieces(lines) {
            *place.entry(sku).or_default() += i64::from(quantity);
        }
    }

    /// A parcel of a subscription holds its piece from the day on which its period was paid.
    pub(crate) fn count_parcels(&mut self, file: &SubscriptionFile) {
        for row in &file.deliveries {
            if let Ok(DeliveryState::ToShip | DeliveryState::Shipped) = row.delivery_state() {
                *self.sold.entry(row.sku.clone()).or_default() += 1;
            }
        }
    }

    /// I9, as far as the books can show it: how many pieces there were when the shop opened stands
    /// nowhere.
    pub(crate) fn compare(mut self, rows: &[ShelfRow], shelves: &mut Vec<Shelf>) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut wrong = |text: String| {
            problems.push(Problem {
                rule: Rule::I9,
                order: None,
                text,
            });
        };
        for row in rows {
            let reserved = self.reserved.remove(&row.sku).unwrap_or_default();
            let sold = self.sold.remove(&row.sku).unwrap_or_default();
            for (what, stored, counted) in [
                ("reserved", row.reserved, reserved),
                ("sold", row.sold, sold),
            ] {
                if i64::from(stored) != counted {
                    wrong(format!(
                        "{}: {stored} pieces are {what}, but orders account for {counted}",
                        row.sku
                    ));
                }
            }
            shelves.push(Shelf {
                sku: row.sku.clone(),
                on_hand: row.on_hand,
                reserved: row.reserved,
                sold: row.sold,
            });
        }
        for (what, left) in [("reserved", self.reserved), ("sold", self.sold)] {
            for (sku, quantity) in left {
                wrong(format!(
                    "{sku}: {quantity} pieces are {what} by orders, and there is no such thing in the catalogue"
                ));
            }
        }
        problems
    }
}
