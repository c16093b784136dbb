//! What a browser without scripts, or without cookies, is told.

use serde_json::Value;

use crate::common::{Page, TestShop, link, local_http, log_in};

const SACK: &str = "TEST-SACK-GREEN";

fn in_cart(page: &Page) -> String {
    page.texts(".site-header .count").join("")
}

/// The number of pieces stands in the HTML of every page, those that are kept for everybody
/// included, and it follows what happens to the cart elsewhere.
#[tokio::test]
async fn the_cart_is_counted_without_scripts() {
    let shop = TestShop::open().await;
    let (browser, other) = (shop.browser(), shop.browser());
    let pages = [
        "/",
        "/shop",
        "/products/test-sack",
        "/help",
        "/cart",
        "/orders",
    ];
    for path in pages {
        assert_eq!(in_cart(&browser.get(path).await), "", "{path}");
    }
    browser.add_to_cart(SACK, 2).await;
    for path in pages {
        assert_eq!(in_cart(&browser.get(path).await), "2", "{path}");
        assert_eq!(in_cart(&other.get(path).await), "", "{path}");
    }
    assert_eq!(
        browser.get("/").await.headers["cache-status"],
        "wayfare; hit"
    );
    let fields = [("quantity", "3")];
    browser.post(&format!("/cart/items/{SACK}"), &fields).await;
    assert_eq!(in_cart(&browser.get("/").await), "3");
    // A payment empties the cart behind the browser's back: the page that says so tells it.
    let page = browser.to_gateway().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let token = shop.db.order().await.token;
    assert_eq!(in_cart(&browser.get(&format!("/result/{token}")).await), "");
    for path in pages {
        assert_eq!(in_cart(&browser.get(path).await), "", "{path}");
    }
    browser.add_to_cart(SACK, 1).await;
    let page = browser
        .post(&format!("/cart/items/{SACK}/remove"), &[])
        .await;
    assert_eq!(page.status, 303);
    browser.get("/cart").await;
    assert_eq!(in_cart(&browser.get("/").await), "");
}

/// Whatever the cookie says, the page stands.
#[tokio::test]
async fn a_count_that_somebody_made_up_changes_nothing_else() {
    let shop = TestShop::open().await;
    for (cookie, shown) in [
        ("cart=4294967295", "999"),
        ("cart=-1", ""),
        ("cart=<b>", ""),
        ("cart=99999999999", ""),
        ("cart=x; cart=7", "7"),
    ] {
        let request = shop.browser().http().get(&shop.url);
        let response = request.header("cookie", cookie).send().await.unwrap();
        let page = Page::read(response).await.unwrap();
        assert_eq!(page.status, 200, "{cookie}");
        assert_eq!(in_cart(&page), shown, "{cookie}");
    }
}

/// A browser that keeps no cookie.
async fn without_cookies(shop: &TestShop, path: &str, fields: &[(&str, &str)]) -> Page {
    let http = local_http()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let post = http.post(format!("{}{path}", shop.url)).form(fields);
    let response = post.header("origin", &shop.url).send().await.unwrap();
    let sent = Page::read(response).await.unwrap();
    assert_eq!(sent.status, 303, "{}", sent.text);
    let onwards = format!("{}{}", shop.url, sent.location.unwrap());
    Page::read(http.get(onwards).send().await.unwrap())
        .await
        .unwrap()
}

#[tokio::test]
async fn who_refuses_cookies_is_told_so() {
    let shop = TestShop::open().await;
    let fields = [("sku", SACK), ("quantity", "1")];
    let page = without_cookies(&shop, "/cart/items", &fields).await;
    assert!(page.text.contains("keeps no cookies"), "{}", page.text);
    assert!(!page.text.contains("Your cart is empty"), "{}", page.text);

    let link = link(&shop, &shop.browser(), "ada@example.com").await;
    let page = without_cookies(&shop, &link, &[]).await;
    assert!(page.text.contains("keeps no cookies"), "{}", page.text);
    assert!(
        page.text.contains("could not be kept logged in"),
        "{}",
        page.text
    );
    // Everybody else is not.
    let browser = shop.browser();
    let page = browser.post("/cart/items", &fields).await;
    let page = browser.get(&page.location.unwrap()).await;
    assert!(!page.text.contains("keeps no cookies"), "{}", page.text);
    assert!(page.text.contains("is in your cart."), "{}", page.text);
    let back = page.attribute("main a[href^='/products/test-sack']", "href");
    assert_eq!(browser.get(&back.unwrap()).await.status, 200);
    log_in(&shop, &browser, "bob@example.com").await;
}

/// Enter in the address bar, a reload or a shared address after a refused form.
#[tokio::test]
async fn the_address_of_a_form_leads_to_its_page() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    for (path, page) in [
        ("/cart/items", "/cart".to_owned()),
        ("/cart/items/TEST-BOX-GREEN", "/cart".to_owned()),
        ("/cart/items/TEST-BOX-GREEN/remove", "/cart".to_owned()),
        ("/cart/code", "/cart".to_owned()),
        ("/cart/code/remove", "/cart".to_owned()),
        ("/currency", "/".to_owned()),
        (&format!("/orders/{token}/pay"), format!("/result/{token}")),
        (
            &format!("/orders/{token}/withdraw"),
            format!("/result/{token}"),
        ),
        (
            &format!("/orders/{token}/claim"),
            format!("/orders/{token}"),
        ),
        ("/account/logout", "/account".to_owned()),
        ("/account/cards/none/remove", "/account".to_owned()),
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.text);
        assert_eq!(answer.location, Some(page), "{path}");
    }
    assert_eq!(shop.db.order().await.state, "awaiting_payment");
}

#[tokio::test]
async fn what_is_left_is_told_rather_than_the_most_that_may_be_ordered() {
    let mut shop = TestShop::open().await;
    shop.stock(SACK, 3).await;
    let browser = shop.browser();
    for quantity in ["5", "20", "21", "999", "1000000000"] {
        let fields = [("sku", SACK), ("quantity", quantity)];
        let page = browser.post("/cart/items", &fields).await;
        assert_eq!(page.status, 422);
        assert!(page.text.contains("Only 3"), "{quantity}: {}", page.text);
    }
}

/// An order's lines lead back to what was bought, as long as it is sold.
#[tokio::test]
async fn an_orders_lines_lead_to_the_goods() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    let path = format!("/orders/{token}");
    let page = browser.get(&path).await;
    let goods = page.attribute(".item-list a", "href").unwrap();
    assert_eq!(browser.get(&goods).await.status, 200, "{goods}");
}

/// Search engines and shares: each category has an address of its own, and a product says so.
#[tokio::test]
async fn what_is_sold_can_be_found_and_shared() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let map = browser.get("/sitemap.xml").await.text;
    for page in ["/shop?category=test-paper", "/products/test-sack"] {
        assert!(map.contains(&format!("{}{page}</loc>", shop.url)), "{map}");
    }
    for (page, kind) in [("/products/test-sack", "product"), ("/shop", "website")] {
        let page = browser.get(page).await;
        let told = page.attribute("meta[property='og:type']", "content");
        assert_eq!(told.as_deref(), Some(kind));
        let colours = page.attributes("meta[name=theme-color]", "media");
        assert_eq!(colours.len(), 2);
    }
    let count: Value = serde_json::from_str(&browser.get("/cart/count").await.text).unwrap();
    assert_eq!(count["count"], 0);
}

/// Times are for the reader's own zone, which a script finds out: in the HTML they are in UTC, say
/// so, and can be read by machines.
#[tokio::test]
async fn times_are_told_to_machines_as_well() {
    let shop = TestShop::open().await;
    let browser = shop.browser().with("pay", "card");
    browser.add_to_cart(SACK, 1).await;
    browser.to_gateway().await;
    let token = shop.db.order().await.token;
    for (path, how) in [
        (format!("/orders/{token}"), "moment"),
        ("/orders".to_owned(), "moment"),
        (format!("/result/{token}"), "clock"),
    ] {
        let page = browser.get(&path).await;
        let selector = format!("main time[data-local={how}]");
        let iso = page.attribute(&selector, "datetime").unwrap();
        assert!(iso.ends_with('Z') && iso.len() == 20, "{path}: {iso}");
        let text = page.texts(&selector).remove(0);
        assert!(text.contains("UTC"), "{path}: {text}");
        assert!(text.contains(&iso[11..16]), "{path}: {text} {iso}");
        if how == "clock" {
            let told = page.texts("main p").join(" ");
            let sentence = format!("Your order waits for you until {text}; go on");
            assert!(told.contains(&sentence), "{told}");
        }
    }
}
