//! Everything at once: the mail server says nothing, Antom says nothing, a row cannot be read, and the
//! database goes away in the middle. What can be done is done, and the back office says what cannot.

use std::collections::BTreeSet;
use std::time::Duration;

use sea_orm::DbBackend;

use super::{Hangs, jobs_with, start};
use crate::back_office::office::{Office, words};
use crate::common::{Tamper, TestShop, eventually, paid};

const HOUR: Duration = Duration::from_secs(3_600);

/// Who is connected to the database is thrown out, as by a restart; SQLite has no server that could
/// restart, so a table is away for a moment.
async fn database_goes_away(shop: &TestShop) {
    let db = &shop.db.connection;
    if sea_orm::ConnectionTrait::get_database_backend(db) == DbBackend::Postgres {
        shop.db
            .sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                 WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            .await;
    } else {
        for (from, to) in [("outbox", "outbox_away"), ("inbox", "inbox_away")] {
            shop.db
                .sql(&format!("ALTER TABLE {from} RENAME TO {to}"))
                .await;
        }
        // The jobs look, and find nothing.
        shop.state.shop.wake.notify_waiters();
        tokio::time::sleep(Duration::from_millis(300)).await;
        for (from, to) in [("outbox_away", "outbox"), ("inbox_away", "inbox")] {
            shop.db
                .sql(&format!("ALTER TABLE {from} RENAME TO {to}"))
                .await;
        }
    }
}

#[tokio::test]
async fn what_can_be_done_is_done_and_the_back_office_says_what_cannot() {
    let office = Office::open().await;
    let shop = &office.shop;
    let merchant = office.merchant().await;
    // Bought before it began: one whose row breaks, one whose refund cannot be told to Antom.
    let broken = office.paid_order().await;
    let refunded = office.paid_order().await;
    // One is on Antom's page when it begins.
    let (buyer, _, waiting) = office.order().await;
    for spoil in [
        "UPDATE orders SET currency = 'XXX' WHERE id = '{id}'",
        "UPDATE orders SET review_reason = 'weird' WHERE id = '{id}'",
    ] {
        shop.db.sql(&spoil.replace("{id}", &broken.id)).await;
    }
    for api in ["refund", "inquiryPayment", "inquiryRefund", "cancel"] {
        shop.proxy.tamper(api, Tamper::Hang);
    }
    let mailer = Hangs::default();
    let (_trigger, _running) = start(jobs_with(shop, mailer.clone()));
    let path = format!("/admin/orders/{}/refund", refunded.number);
    let page = merchant.confirm(&path, "?amount=1.00").await;
    assert_eq!(page.status, 303, "{}", page.text);
    shop.proxy.arrived("refund", 1).await;
    database_goes_away(shop).await;

    // A payment is learned of and counts.
    let attempt = shop.db.attempts_of(&waiting).await.remove(0);
    let signed = crate::common::Signed::json(&paid(&waiting, &attempt));
    eventually("the notification is taken", async || {
        (shop.deliver(&signed).await.status == 200).then_some(())
    })
    .await;
    shop.becomes(&waiting.token, "paid").await;
    let result = buyer.get(&format!("/result/{}", waiting.token)).await;
    assert_eq!(result.state().as_deref(), Some("paid"), "{}", result.text);
    eventually("its receipt is tried", async || {
        (mailer.begun() > 0).then_some(())
    })
    .await;
    // Whoever comes is served.
    let visitor = shop.browser();
    for page in ["/", "/shop", "/cart", "/plans"] {
        assert_eq!(visitor.get(page).await.status, 200, "{page}");
    }
    visitor.add_to_cart("TEST-BOX-GREEN", 1).await;
    assert_eq!(visitor.get("/checkout").await.status, 200);

    // Hours later, if nothing gets better. (Within the login: what waits is old, not the merchant.)
    shop.db
        .sql(&format!(
            "UPDATE outbox SET created_at = created_at - {} WHERE state = 'todo'",
            2 * HOUR.as_millis()
        ))
        .await;
    for page in ["/admin", "/admin/orders", "/admin/inbox", "/admin/audit"] {
        merchant.get(page).await;
    }
    let queue = words(&merchant.get("/admin/queue").await);
    for order in [&broken.number, &refunded.number, &waiting.number] {
        assert!(queue.contains(order.as_str()), "{order}: {queue}");
    }
    assert!(queue.contains("cannot read the order"), "{queue}");
    let refund = merchant
        .get(&format!("/admin/orders/{}", refunded.number))
        .await;
    assert!(words(&refund).contains("1.00"), "{}", refund.text);
    // Nothing of it was lost or asked for twice.
    for mend in [
        "UPDATE orders SET currency = 'SGD' WHERE id = '{id}'",
        "UPDATE orders SET review_reason = NULL WHERE id = '{id}'",
    ] {
        shop.db.sql(&mend.replace("{id}", &broken.id)).await;
    }
    shop.audit().await;
    let asked = shop.proxy.calls("refund").into_iter();
    let ids: BTreeSet<String> = asked
        .map(|call| call.body["refundRequestId"].to_string())
        .collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
}
