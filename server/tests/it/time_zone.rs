//! Every day and hour that the shop tells is one of its own time zone.

use domain::order::Arrival;
use domain::{Timestamp, Zone};
use time::{Date, Duration};

use crate::back_office::office::{Office, hash};
use crate::common::TestShop;

/// `3 Dec`, as the short form begins.
fn short(day: Date) -> String {
    format!("{} {}", day.day(), &day.month().to_string()[..3])
}

/// At every moment one of these two is in another day than UTC is.
#[tokio::test]
async fn days_and_hours_are_those_of_the_shop() {
    for (name, label) in [
        ("Pacific/Kiritimati", "UTC+14"),
        ("Pacific/Pago_Pago", "UTC-11"),
    ] {
        let decided = [
            ("shop.time_zone", format!("{name:?}")),
            (
                "zone",
                "[{ ways = { slow = { days = [1, 1] } } }]".to_owned(),
            ),
        ];
        let decided = decided
            .each_ref()
            .map(|(key, value)| (*key, value.as_str()));
        let variables = [("SHOP_ADMIN_PASSWORD_HASH", hash())];
        let shop = TestShop::decided(&decided, &variables).await;
        let zone: Zone = name.parse().unwrap();
        let now = shop.state.shop.clock.now_ms();
        let today = zone.day(Timestamp::from_ms(now));

        // What is promised to the buyer, and what the order's page and the receipt say.
        let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
        let arrives = Arrival::after(today, (1, 1)).unwrap().first;
        let promise = format!("{} {}", arrives.day(), arrives.month());
        browser.pay_with_wallet(&page).await;
        shop.deliver_notifications().await;
        shop.drain().await;
        let order = browser.get(&format!("/orders/{token}")).await;
        assert!(order.text.contains(label), "{}", order.text);
        assert!(
            order
                .text
                .contains(&format!("{} {}", today.day(), today.month()))
        );
        let receipt = shop.mail.sent().remove(0);
        assert!(
            receipt.text.contains(&promise),
            "{promise}: {}",
            receipt.text
        );
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        let checkout = browser.get("/checkout").await;
        assert!(
            checkout.text.contains(&promise),
            "{promise}: {}",
            checkout.text
        );

        // The merchant's day, with the money that came in it, and the days of the list.
        let office = Office { shop };
        let merchant = office.merchant().await;
        let board = merchant.get("/admin").await;
        assert!(board.text.contains(&short(today)), "{}", board.text);
        assert!(board.text.contains(&format!("({label})")), "{}", board.text);
        for (days_later, found) in [(0, true), (-1, false), (1, false)] {
            let day = today + Duration::days(days_later);
            let list = merchant
                .get(&format!("/admin/orders?from={day}&to={day}"))
                .await;
            assert_eq!(list.texts("tbody tr").len(), usize::from(found), "{day}");
        }
    }
}
