//! A word that a later version stored hides nothing else: processes of both run during an upgrade.

use domain::Money;
use server::services::admin::action::Act;
use server::services::admin::refund;

use super::office::Office;

/// What a later version might write about an order that is paid and in part refunded.
const ODD: &[(&str, &str)] = &[
    (
        "attempts.state",
        "UPDATE attempts SET state = 'disputed' WHERE order_id = 'ID'",
    ),
    (
        "attempts.terms",
        "UPDATE attempts SET terms = '{\"choice\":{\"way\":\"by_thought\"}}' WHERE order_id = 'ID'",
    ),
    (
        "attempts.card_facts",
        "UPDATE attempts SET card_facts = '[1]' WHERE order_id = 'ID'",
    ),
    (
        "refunds.state",
        "UPDATE refunds SET state = 'contested' WHERE order_id = 'ID'",
    ),
    (
        "refunds.origin",
        "UPDATE refunds SET origin = 'issuer' WHERE order_id = 'ID'",
    ),
    (
        "evidence.source",
        "UPDATE evidence SET source = 'issuer' WHERE order_id = 'ID'",
    ),
    (
        "orders.payment_status",
        "UPDATE orders SET payment_status = 'charged_back' WHERE id = 'ID'",
    ),
    (
        "outbox.kind",
        "UPDATE outbox SET kind = 'defend' WHERE order_id = 'ID'",
    ),
    (
        "audit_log.action",
        "UPDATE audit_log SET action = 'defend', details = '{\"dispute\":\"d1\"}' WHERE order_id = 'ID'",
    ),
];

#[tokio::test]
async fn an_unknown_word_hides_no_order_and_no_list() {
    let office = Office::open().await;
    let (odd, other) = (office.paid_order().await, office.paid_order().await);
    let shop = &office.shop;
    for order in [&odd, &other] {
        let act = Act {
            actor: "merchant",
            form: &order.number,
        };
        let amount = Money::new(100, order.currency.parse().unwrap()).unwrap();
        let services = &shop.state.shop;
        refund::refund(services, &act, &order.id, amount, "Late")
            .await
            .unwrap();
    }
    shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    let of_order = |order: &str| format!("/admin/orders/{order}");
    let pages = [
        "/admin".to_owned(),
        "/admin/orders".to_owned(),
        "/admin/queue".to_owned(),
        "/admin/audit".to_owned(),
        of_order(&other.number),
        of_order(&odd.number),
        of_order(&format!("{}/refund", odd.number)),
        format!("/orders/{}", other.token),
        format!("/orders/{}", odd.token),
    ];
    for (what, statement) in ODD {
        shop.db.sql(&statement.replace("ID", &odd.id)).await;
        for page in &pages {
            let shown = merchant.0.get(page).await;
            assert_eq!(shown.status, 200, "{what}: {page}: {}", shown.text);
        }
    }
    // What cannot be read is shown as it is stored.
    let shown = merchant.0.get(&of_order(&odd.number)).await.text;
    for word in ["disputed", "contested"] {
        assert!(shown.contains(word), "{word}");
    }
}
