use serde_json::{Value, json};

use super::{PRODUCT, brazilian, listed, pole, session};
use crate::back_office::office;
use crate::common::TestShop;

const LISTS: [(&str, &str); 4] = [
    ("pay.methods", r#"["TNG", "ALIPAY_CN", "CARD"]"#),
    ("pay.quick_methods", r#"["ALIPAY_CN"]"#),
    ("pay.save_cards_on_page", "true"),
    (
        "pay.for",
        r#"[
            { currencies = ["BRL"], countries = ["BR"], methods = ["MERCADOPAGO_BR", "CARD"] },
            { countries = ["PL"], methods = ["P24", "GOOGLEPAY"], quick_methods = ["GOOGLEPAY"], order = "antom" },
            { currencies = ["JPY"], methods = [] },
        ]"#,
    ),
];

#[tokio::test]
async fn each_currency_and_country_has_its_own_list() {
    let shop = TestShop::decided(&LISTS, &[]).await;

    let brazilian = brazilian(&shop).await;
    brazilian.add_to_cart(PRODUCT, 1).await;
    brazilian.clone().with("pay", "page").to_gateway().await;
    assert_eq!(listed(&shop), ["MERCADOPAGO_BR", "CARD"]);
    let items = session(&shop)["availablePaymentMethod"]["paymentMethodTypeList"].clone();
    // The first has 0, which is before 1 (guide 000).
    assert_eq!(items[0]["paymentMethodOrder"], "0");
    assert_eq!(items[1]["paymentMethodOrder"], "1");

    let pole = pole(&shop).await;
    pole.add_to_cart(PRODUCT, 1).await;
    pole.clone().with("pay", "page").to_gateway().await;
    let items = session(&shop)["availablePaymentMethod"]["paymentMethodTypeList"].clone();
    // No order is sent where Antom is to put them in order.
    assert_eq!(
        items,
        json!([
            { "paymentMethodType": "P24" },
            { "paymentMethodType": "GOOGLEPAY", "expressCheckout": true },
        ])
    );

    let american = shop
        .browser()
        .with("country", "US")
        .with("postcode", "62701")
        .with("city", "Springfield")
        .with("state", "IL");
    american.add_to_cart(PRODUCT, 1).await;
    american.clone().with("pay", "page").to_gateway().await;
    assert_eq!(listed(&shop), ["TNG", "ALIPAY_CN", "CARD"]);

    // Nothing listed is all that the contract allows, so nothing is sent.
    let japanese = shop.browser();
    japanese.choose_currency("JPY").await;
    japanese.add_to_cart(PRODUCT, 1).await;
    japanese.clone().with("pay", "page").to_gateway().await;
    let available = session(&shop)["availablePaymentMethod"].clone();
    assert_eq!(available["paymentMethodTypeList"], Value::Null);
}

/// The list of the country that was typed holds, whatever the page showed before.
#[tokio::test]
async fn what_is_not_listed_for_the_buyers_country_is_not_taken() {
    let shop = TestShop::decided(&LISTS, &[]).await;
    let pole = pole(&shop).await;
    pole.add_to_cart(PRODUCT, 1).await;
    for way in ["card", "method:TNG", "method:MERCADOPAGO_BR", "saved:x"] {
        let page = pole.clone().with("pay", way).checkout().await;
        assert_eq!(page.status, 422, "{way}");
        assert!(page.text.contains("not offered"), "{way}: {}", page.text);
    }
    assert!(shop.db.orders().await.is_empty());
    // The page that refuses shows what there is in Poland, in Antom's order.
    let page = pole.clone().with("pay", "card").checkout().await;
    let shown = page.attributes("input[name=pay]", "value");
    assert_eq!(shown, ["method:P24", "page"]);
    pole.with("pay", "method:P24").to_gateway().await;
    assert_eq!(listed(&shop), ["P24"]);
}

/// The back office shows what a buyer would see, without being one.
#[tokio::test]
async fn the_back_office_shows_what_a_buyer_is_offered() {
    let hash = [("SHOP_ADMIN_PASSWORD_HASH", office::hash())];
    let shop = TestShop::decided(&LISTS, &hash).await;
    let merchant = shop.browser();
    office::log_in(&merchant, office::PASSWORD, "").await;

    let usual = merchant.get("/admin/methods").await;
    assert_eq!(usual.status, 200);
    let selected = usual.attribute("#currency option[selected]", "value");
    assert_eq!(selected.as_deref(), Some("SGD"));
    assert!(usual.text.contains("below [pay]"), "{}", usual.text);
    let page = usual.texts("section[aria-labelledby=page] tbody tr");
    assert_eq!(page.len(), 3, "{page:?}");
    assert!(page[0].contains("TNG") && page[0].contains('0'), "{page:?}");
    assert!(
        page[1].contains("ALIPAY_CN") && page[1].contains("Yes"),
        "{page:?}"
    );

    let brazil = "/admin/methods?currency=BRL&country=BR";
    let brazil = merchant.get(brazil).await;
    assert!(brazil.text.contains("Number 1 of"), "{}", brazil.text);
    let offered = brazil.texts("section[aria-labelledby=checkout] tbody tr");
    assert!(offered[0].contains("Card"), "{offered:?}");
    assert!(offered[1].contains("Mercado Pago"), "{offered:?}");
    // It is what somebody there is really shown.
    let buyer = brazilian(&shop).await;
    buyer.add_to_cart(PRODUCT, 1).await;
    let checkout = buyer.get("/checkout").await;
    let ways = checkout.attributes("input[name=pay]", "value");
    assert_eq!(ways, ["card", "method:MERCADOPAGO_BR", "page"]);
    assert_eq!(offered.len(), ways.len());

    let japan = merchant.get("/admin/methods?currency=JPY&country=JP").await;
    assert!(
        japan.text.contains("Everything that your contract allows"),
        "{}",
        japan.text
    );
    // What is no currency or country of the shop's is as if nothing was asked.
    for odd in ["currency=XXX&country=ZZ", "currency=<b>", "country=%00"] {
        let page = merchant.get(&format!("/admin/methods?{odd}")).await;
        assert_eq!(page.status, 200, "{odd}");
        assert!(page.text.contains("below [pay]"), "{odd}");
    }
}

/// Antom's silence is told to the merchant, too.
#[tokio::test]
async fn the_preview_says_when_antom_is_silent() {
    let shop = TestShop::open_with(&[("SHOP_ADMIN_PASSWORD_HASH", office::hash())]).await;
    let merchant = shop.browser();
    office::log_in(&merchant, office::PASSWORD, "").await;
    shop.proxy
        .tamper("consult", crate::common::Tamper::Status(500));
    let page = merchant.get("/admin/methods").await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Antom does not answer"), "{}", page.text);
}
