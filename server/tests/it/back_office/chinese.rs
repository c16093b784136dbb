//! That a merchant who reads Chinese cannot get in, or is answered in English.

use super::office::{Office, PASSWORD, log_in};

#[tokio::test]
async fn a_merchant_works_in_chinese() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let browser = office.shop.browser().below("/zh-hans");
    let page = log_in(&browser, PASSWORD, "").await;
    assert_eq!(page.location.as_deref(), Some("/zh-hans/admin"));
    let today = browser.get("/admin").await;
    assert_eq!(today.status, 200, "{}", today.text);
    assert_eq!(today.attribute("html", "lang").unwrap(), "zh-Hans");
    assert!(today.text.contains("href=\"/zh-hans/admin/orders\""));
    let page = browser
        .get(&format!("/admin/orders/{}", order.number))
        .await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("后台"), "{}", page.text);
    let languages = page.attributes(".language-links a", "href");
    assert_eq!(languages, ["/admin", "/zh-hans/admin"]);
}
