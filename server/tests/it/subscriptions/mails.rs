//! What the buyer is told by mail, and once.

use super::*;

fn subjects(shop: &TestShop) -> Vec<String> {
    let sent = shop.mail.sent();
    sent.iter().map(|mail| mail.subject.clone()).collect()
}

fn count(shop: &TestShop, part: &str) -> usize {
    let all = subjects(shop);
    all.iter().filter(|subject| subject.contains(part)).count()
}

#[tokio::test]
async fn each_charge_is_told_before_it_comes_and_once() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    // A month and a half, a day at a time: one charge lies in it.
    for day in 1..=45 {
        shop.pass_everywhere(24 * 60).await;
        if day == 20 {
            assert_eq!(count(&shop, "is charged soon"), 0, "{:?}", subjects(&shop));
        }
    }
    assert_eq!(buyer.invoices(&shop).await, paid(2));
    assert_eq!(count(&shop, "SGD 18.00 is charged soon"), 1);
    assert_eq!(count(&shop, "SGD 18.00 paid"), 2, "{:?}", subjects(&shop));
}

#[tokio::test]
async fn a_trial_s_end_is_told_unless_the_buyer_has_cancelled() {
    let shop = TestShop::open().await;
    let (stays, leaves) = (
        Buyer::of(&shop, "test-trial").await,
        Buyer::of(&shop, "test-trial").await,
    );
    for buyer in [&stays, &leaves] {
        buyer.pays_by_card().await;
    }
    shop.pass_everywhere(5).await;
    let path = format!("{}/cancel", leaves.path());
    leaves.browser.post(&path, &[]).await;
    for _ in 0..7 {
        shop.pass_everywhere(24 * 60).await;
    }
    assert_eq!(
        count(&shop, "your trial ends soon"),
        1,
        "{:?}",
        subjects(&shop)
    );
    assert_eq!(stays.invoices(&shop).await.len(), 2);
    assert_eq!(leaves.invoices(&shop).await.len(), 1);
}
