//! Whole lives of subscriptions on the sandbox, by card and by wallet, on the moved clock.

use super::*;

async fn states(shop: &TestShop, buyer: &Buyer) -> Vec<String> {
    let invoices = buyer.invoices(shop).await.into_iter();
    invoices.map(|(_, state)| state).collect()
}

/// Six renewals, of which the third fails for good: a card is tried once, a wallet several times. The
/// fourth heals it, and nothing that was missed is charged later.
#[tokio::test]
async fn six_renewals_of_which_one_fails_and_an_end() {
    for how in [Hosted::Card(CARD), Hosted::Approve] {
        let shop = TestShop::open().await;
        let buyer = on_the_sandbox(&shop, how).await;
        shop.pass_everywhere(5).await;
        assert_eq!(states(&shop, &buyer).await, ["paid"], "{how:?}");
        assert!(buyer.page().await.contains("You have access until"));
        for renewal in 1..=6 {
            if renewal == 3 {
                let rule = json!({ "api": "payment", "fault": "decline", "times": 100 });
                shop.gateway.fault(rule).await;
            }
            shop.pass_everywhere(MONTH_MINUTES).await;
            if renewal == 3 {
                shop.gateway.heal().await;
                shop.pass_everywhere(3 * 24 * 60).await;
                assert_eq!(buyer.status(&shop).await, "past_due", "{how:?}");
                let page = buyer.page().await;
                assert!(page.contains("We could not charge you"), "{page}");
                assert!(!page.contains("You have access until"), "{page}");
            }
        }
        let lived = states(&shop, &buyer).await;
        assert!(lived.len() >= 7, "{how:?}: {lived:?}");
        let failed: Vec<usize> = (0..lived.len()).filter(|n| lived[*n] != "paid").collect();
        assert_eq!(failed, [3], "{how:?}: {lived:?}");
        assert_eq!(lived[3], "failed");
        assert_eq!(buyer.status(&shop).await, "active", "{how:?}");
        let kept: i64 = shop
            .gateway
            .payments()
            .await
            .iter()
            .map(|payment| payment["money"]["kept"].as_i64().unwrap())
            .sum();
        let paid = i64::try_from(lived.len() - 1).unwrap();
        assert_eq!(kept, 1800 * paid, "{how:?}: one payment a phase");

        if matches!(how, Hosted::Approve) {
            shop.gateway
                .end_in_wallet(&buyer.sign_up.payment_request_id)
                .await;
            shop.pass_everywhere(5).await;
            assert_eq!(buyer.status(&shop).await, "ended");
            let page = buyer.page().await;
            assert!(page.contains("This subscription is over"), "{page}");
            assert!(!page.contains("You have access until"), "{page}");
        } else {
            let cancel = format!("{}/cancel", buyer.path());
            buyer.browser.post(&cancel, &[]).await;
            assert_eq!(buyer.status(&shop).await, "ending");
            assert!(buyer.page().await.contains("You have access until"));
            shop.pass_everywhere(2 * MONTH_MINUTES).await;
            assert_eq!(buyer.status(&shop).await, "ended");
            assert_eq!(
                states(&shop, &buyer).await,
                lived,
                "nothing more was charged"
            );
        }
    }
}

/// A wallet that fails twice and then pays has one paid period, and one mail about it.
#[tokio::test]
async fn a_wallet_that_pays_at_the_third_try_has_paid() {
    let shop = TestShop::open().await;
    let buyer = on_the_sandbox(&shop, Hosted::Approve).await;
    shop.pass_everywhere(5).await;
    let rule = json!({ "api": "payment", "fault": "decline", "times": 2 });
    shop.gateway.fault(rule).await;
    shop.pass_everywhere(MONTH_MINUTES).await;
    assert_eq!(states(&shop, &buyer).await, ["paid", "paid"]);
    assert_eq!(buyer.status(&shop).await, "active");
    let sent = shop.mail.sent();
    let of = |part: &str| {
        sent.iter()
            .filter(|mail| mail.subject.contains(part))
            .count()
    };
    assert_eq!(of("SGD 18.00 paid"), 2);
}
