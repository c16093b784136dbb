//! What buyers and Antom write is shown and never run (S39).

use scraper::{Html, Selector};
use serde_json::json;

use super::office::{Office, PRODUCT};
use super::routes::PAGES;
use crate::common::{Hosted, Page, Signed, notified};

const NAME: &str = r#"Eve"'><img src=x onerror=alert(1)>"#;
const RAW: &str = "</pre></textarea><script>alert('raw')</script>";

fn is_harmless(path: &str, page: &Page) {
    let html = Html::parse_document(&page.text);
    for danger in ["[onerror]", "img[src=x]", "script:not([src])", "textarea"] {
        let found: Vec<String> = html
            .select(&Selector::parse(danger).unwrap())
            .map(|element| element.html())
            .filter(|element| element.contains("alert") || danger != "textarea")
            .filter(|element| danger != "script:not([src])" || element.contains("alert"))
            .collect();
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

#[tokio::test]
async fn what_others_wrote_is_text() {
    let office = Office::open().await;
    let buyer = office
        .shop
        .browser()
        .with("name", NAME)
        .with("address1", NAME);
    buyer.add_to_cart(PRODUCT, 1).await;
    let page = buyer.to_gateway().await;
    let order = office.shop.db.order_of_page(&page).await;
    assert_eq!(order.name, NAME, "the canary is in");
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let mut notice = notified(&order, &attempt, "F");
    notice["result"]["resultMessage"] = json!(RAW);
    notice["result"]["resultCode"] = json!(RAW);
    office.shop.tell(&notice).await;
    let junk = format!(r#"{{"notifyType":"{RAW}","result":{{"resultCode":"{RAW}"}}}}"#);
    office.shop.deliver(&Signed::new(junk)).await;
    office.shop.deliver(&Signed::new(RAW)).await;
    office.shop.drain().await;
    let paid = {
        let page = buyer.pay_again(&order.token).await.gateway();
        buyer.on_hosted_page(&page, Hosted::Approve).await;
        office.shop.deliver_notifications().await;
        office.now(&order).await
    };
    assert_eq!(paid.state, "paid");

    let merchant = office.merchant().await;
    let refund = format!("/admin/orders/{}/refund", order.number);
    let mut reason = url::form_urlencoded::Serializer::new(String::from("?"));
    reason
        .append_pair("amount", "1.00")
        .append_pair("reason", NAME);
    let answer = merchant.confirm(&refund, &reason.finish()).await;
    assert_eq!(answer.status, 303, "{}", answer.text);

    let mut shown = String::new();
    let ids = office
        .shop
        .db
        .inbox()
        .await
        .into_iter()
        .map(|row| row.id.to_string());
    for id in ids {
        for of in PAGES {
            let path = of.replace("NUMBER", &order.number).replace("ID", &id);
            let page = merchant.0.get(&path).await;
            is_harmless(&path, &page);
            shown.push_str(&page.text);
        }
    }
    let mut typed = url::form_urlencoded::Serializer::new(String::new());
    for name in [
        "q", "state", "payment", "from", "to", "amount", "reason", "done", "next", "page",
    ] {
        typed.append_pair(name, NAME);
    }
    let typed = typed.finish();
    for of in PAGES
        .iter()
        .filter(|path| !path.contains('?'))
        .chain(&["/admin/login"])
    {
        let path = of.replace("NUMBER", &order.number).replace("ID", "1");
        is_harmless(&path, &merchant.0.get(&format!("{path}?{typed}")).await);
        is_harmless(
            &path,
            &office
                .shop
                .browser()
                .get(&format!("/admin/login?{typed}"))
                .await,
        );
    }
    // It was there to be seen, as text.
    let text: String = Html::parse_document(&shown).root_element().text().collect();
    assert!(
        text.contains(NAME) && text.contains(RAW),
        "the canary was never shown"
    );
}
