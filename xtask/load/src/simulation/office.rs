//! What the merchant does in the simulation, in the back office and in Antom's dashboard.

use std::sync::Arc;

use domain::Money;
use server::services::Shop;
use server::services::admin::action::Act;
use server::services::admin::ship::Shipment;
use server::services::admin::{cancel_order, capture, check, refund, ship};
use server::services::orders::find;

use super::stage::Work;
use crate::soak::random::Random;

/// One press of a button, about one order; `form` is that button's own.
pub(super) fn act(shop: Arc<Shop>, token: String, form: String, random: &mut Random) -> Work {
    let what = random.weighted(&[
        (4, "refund"),
        (3, "capture"),
        (3, "ship"),
        (2, "cancel"),
        (2, "check"),
    ]);
    let part = random.between(1, 3);
    Box::pin(async move {
        let Ok(Some(order)) = find::by_token(&shop, &token).await else {
            return;
        };
        let act = Act {
            actor: "merchant",
            form: &form,
        };
        let of_total = |part: u64| {
            let minor = order.total.minor() / i64::try_from(part).unwrap_or(1);
            Money::new(minor, order.total.currency())
        };
        // What may not be done is refused.
        match what {
            "refund" => {
                if let Ok(amount) = of_total(part) {
                    let _ = refund::refund(&shop, &act, &order.id, amount, "a wish").await;
                }
            }
            "capture" => {
                let _ = capture::capture(&shop, &act, &order.id, order.total).await;
            }
            "ship" => {
                let _ = ship::ship(&shop, &act, &order.id, Shipment::default()).await;
            }
            "cancel" => {
                let _ = cancel_order::cancel(&shop, &act, &order.id).await;
            }
            _ => {
                let _ = check::check(&shop, &act, &order.id).await;
            }
        }
    })
}
