//! What belongs together finds together, in whatever order and however late it comes.

use super::*;

const HOUR: Duration = Duration::from_secs(3_600);

/// Every order of four.
fn orders() -> Vec<[usize; 4]> {
    let mut all = Vec::new();
    for a in 0..4 {
        for b in 0..4 {
            for c in 0..4 {
                for d in 0..4 {
                    let order = [a, b, c, d];
                    if (0..4).all(|each| order.contains(&each)) {
                        all.push(order);
                    }
                }
            }
        }
    }
    all
}

/// Authorisation, capture, deduction and status of a sign-up by card (B1.2, B6.5).
#[tokio::test]
async fn the_four_notifications_of_a_sign_up_end_alike_in_every_order() {
    let shop = TestShop::open().await;
    let orders = orders();
    assert_eq!(orders.len(), 24);
    for order in orders {
        let buyer = Buyer::of(&shop, PLAN).await;
        let four = [
            buyer.authorised(1, Ids::SignUps),
            buyer.captured(1, Ids::SignUps),
            buyer.deducted(1, "S"),
            buyer.told("CREATE", "ACTIVE"),
        ];
        for index in order {
            tell(&shop, &four[index]).await;
        }
        assert_eq!(buyer.status(&shop).await, "active", "{order:?}");
        assert_eq!(buyer.invoices(&shop).await, paid(1), "{order:?}");
    }
    let states = shop.db.inbox_states().await;
    assert!(states.iter().all(|state| state == "applied"), "{states:?}");
}

/// The authorisation and the capture of a renewal name nothing of the shop's. They wait longer than
/// Antom resends the deduction, which tells whose they are (B6.6, B7.8).
#[tokio::test]
async fn what_has_no_tie_waits_for_it_longer_than_antom_resends() {
    for (hours, joined) in [(25, true), (27, false)] {
        let shop = TestShop::open().await;
        let buyer = Buyer::of(&shop, PLAN).await;
        buyer.becomes_active(&shop).await;
        shop.pass(DAY * 29);
        for body in [buyer.authorised(2, Ids::None), buyer.captured(2, Ids::None)] {
            tell(&shop, &body).await;
        }
        for _ in 0..hours {
            shop.pass(HOUR);
            shop.drain().await;
        }
        tell(&shop, &buyer.deducted(2, "S")).await;
        let states = shop.db.inbox_states().await;
        let lost = states.iter().filter(|state| *state == "unknown_order");
        if joined {
            assert_eq!(lost.count(), 0, "{states:?}");
            assert_eq!(buyer.invoices(&shop).await, paid(2));
        } else {
            // A person sees them; of the deduction alone it is not known that money was taken.
            assert_eq!(lost.count(), 2, "{states:?}");
            assert_eq!(buyer.invoices(&shop).await[1], (2, "open".to_owned()));
        }
    }
}
