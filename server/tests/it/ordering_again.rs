//! That a list of orders shows what was in them, and that an order can be had once more.

use crate::common::TestShop;

const TOTE: &str = "TEST-TOTE-GREEN";

#[tokio::test]
async fn an_order_is_shown_and_put_into_the_cart_again_as_far_as_it_can_be_had() {
    let mut shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart(TOTE, 2).await;
    browser.add_to_cart("TEST-MUG-GREEN", 1).await;
    let page = browser.to_gateway().await;
    let token = shop.db.order_of_page(&page).await.token;
    let again = format!("/orders/{token}/again");
    let order = format!("/orders/{token}");
    let has_button = async || {
        let page = browser.get(&order).await;
        page.attribute(&format!("form[action='{again}']"), "method")
            .is_some()
    };
    assert!(!has_button().await, "it waits for its payment");
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert!(has_button().await);
    let list = browser.get("/orders").await;
    let pictures = list.attributes(".order-pictures img", "alt");
    assert_eq!(pictures.len(), 2, "{pictures:?}");

    let done = browser.post(&again, &[]).await;
    assert_eq!(done.location.as_deref(), Some("/cart"));
    assert_eq!(browser.cart_count().await, 3);
    // Somebody else who has the link has a cart of their own.
    let other = shop.browser();
    shop.stock(TOTE, 0).await;
    let done = other.post(&again, &[]).await;
    assert_eq!(done.location.as_deref(), Some("/cart?missing=1"));
    assert_eq!(other.cart_count().await, 1);
    let cart = other.get("/cart?missing=1").await;
    assert!(
        cart.text.contains("One thing of that order cannot be had"),
        "{}",
        cart.text
    );
    assert_eq!(other.post("/orders/none/again", &[]).await.status, 404);
}
