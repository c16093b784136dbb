//! That addresses which somebody makes up cost the shop memory, or the buyer an answer.

use crate::common::TestShop;

#[tokio::test]
async fn made_up_addresses_are_not_kept() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let long = "%26".repeat(5_000);
    for hostile in 0..512 {
        let path = match hostile % 4 {
            0 => format!("/shop?q={hostile}"),
            1 => format!("/?x={hostile}"),
            2 => format!("/products/test-suitcase?min={hostile}&sku=a"),
            _ => format!("/help?category={hostile}{}", "a".repeat(200)),
        };
        let page = browser.get(&path).await;
        assert_eq!(
            page.headers["cache-status"], "wayfare; fwd=bypass",
            "{path}"
        );
    }
    for name in ["q", "category", "min", "max", "sort", "%71"] {
        let page = browser.get(&format!("/shop?{name}={long}")).await;
        assert!(page.text.len() < 200_000, "{name}: {}", page.text.len());
    }
}

#[tokio::test]
async fn a_search_that_is_too_long_is_refused_with_a_page_that_says_so() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let fits = browser.get(&format!("/shop?q={}", "a".repeat(100))).await;
    assert_eq!(fits.status, 200);
    for letter in ["a", "%26", "%C3%A9", "+"] {
        let page = browser
            .get(&format!("/shop?q={}", letter.repeat(101)))
            .await;
        assert_eq!(page.status, 422, "{letter}");
        assert!(page.text.contains("at most 100 letters"), "{letter}");
        let kept = page
            .attribute("main input[name=q]", "value")
            .unwrap_or_default();
        assert!(kept.chars().count() <= 100, "{letter}: {kept}");
    }
}

#[tokio::test]
async fn pictures_may_be_shown_on_antoms_page_and_nothing_else_may() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser.get("/shop").await;
    let picture = page.attribute("main img", "src").unwrap();
    for (path, policy) in [
        (picture.as_str(), "cross-origin"),
        ("/", "same-origin"),
        ("/favicon.svg", "same-origin"),
        ("/pkg/x/main.css", "same-origin"),
        ("/cart", "same-origin"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(
            page.headers["cross-origin-resource-policy"], policy,
            "{path}"
        );
    }
}
