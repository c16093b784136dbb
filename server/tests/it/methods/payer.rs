//! What Przelewy24 and Mercado Pago ask of whoever pays.

use serde_json::{Value, json};

use super::{PRODUCT, brazilian, pole, session};
use crate::common::{Hosted, TestShop};

const CPF: &str = "529.982.247-25";
const DIGITS: &str = "52998224725";

fn meta(shop: &TestShop) -> Value {
    session(shop)["availablePaymentMethod"]["paymentMethodMetaData"].clone()
}

#[tokio::test]
async fn przelewy24_is_told_the_address_and_nothing_else() {
    let shop = TestShop::open().await;
    let pole = pole(&shop).await.with("pay", "method:P24");
    pole.add_to_cart(PRODUCT, 1).await;
    let checkout = pole.get("/checkout").await;
    assert!(checkout.attribute("#cpf", "name").is_none());
    let page = pole.clone().with("cpf", CPF).to_gateway().await;
    assert_eq!(meta(&shop), json!({ "payerEmail": "ada@example.com" }));
    // The page is filled in, so the buyer only says yes.
    let there = pole.get(&page).await;
    let typed = there.attribute("#payerEmail", "value");
    assert_eq!(typed.as_deref(), Some("ada@example.com"));
    pole.on_hosted_page(&page, Hosted::Approve).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test]
async fn mercado_pago_is_told_the_cpf_if_it_was_typed() {
    for (typed, told) in [
        (
            CPF,
            json!({ "payerEmail": "ada@example.com", "cpf": DIGITS }),
        ),
        ("", json!({ "payerEmail": "ada@example.com" })),
    ] {
        let shop = TestShop::open().await;
        let buyer = brazilian(&shop).await.with("pay", "method:MERCADOPAGO_BR");
        buyer.add_to_cart(PRODUCT, 1).await;
        let page = buyer.clone().with("cpf", typed).to_gateway().await;
        assert_eq!(meta(&shop), told);
        if typed.is_empty() {
            // Antom's page asks, then.
            let there = buyer.get(&page).await;
            let value = there.attribute("#cpf", "value");
            assert_eq!(value.as_deref(), Some(""));
        } else {
            buyer.on_hosted_page(&page, Hosted::Approve).await;
            shop.deliver_notifications().await;
            assert_eq!(shop.db.order().await.state, "paid");
        }
        shop.audit().await;
    }
}

/// Only whoever can choose Mercado Pago sees the field, and it is sent to no other method.
#[tokio::test]
async fn nobody_else_is_asked_for_a_cpf() {
    let shop = TestShop::open().await;
    let singaporean = shop.browser();
    singaporean.add_to_cart(PRODUCT, 1).await;
    let checkout = singaporean.get("/checkout").await;
    assert!(!checkout.text.contains("CPF"), "{}", checkout.text);
    assert!(checkout.attribute("#cpf", "name").is_none());

    let buyer = brazilian(&shop).await;
    buyer.add_to_cart(PRODUCT, 1).await;
    let checkout = buyer.get("/checkout").await;
    assert!(checkout.attribute(".cpf-extra #cpf", "name").is_some());
    // A wrong one is no matter where it is not asked for.
    for way in ["page", "card"] {
        let buyer = brazilian(&shop).await;
        buyer.add_to_cart(PRODUCT, 1).await;
        let typed = buyer.clone().with("pay", way).with("cpf", "1");
        typed.to_gateway().await;
    }
    let sent = shop.proxy.calls("createPaymentSession");
    let sent = sent.iter().chain(&shop.proxy.calls("pay")).count();
    assert_eq!(sent, 2);
    for api in ["createPaymentSession", "pay"] {
        for call in shop.proxy.calls(api) {
            assert!(!call.body.to_string().contains("cpf"), "{:#}", call.body);
        }
    }
}

/// The mistake is told at its field, and nothing that was typed is lost.
#[tokio::test]
async fn a_cpf_that_does_not_exist_is_refused_at_its_field() {
    let shop = TestShop::open().await;
    let buyer = brazilian(&shop).await.with("pay", "method:MERCADOPAGO_BR");
    buyer.add_to_cart(PRODUCT, 1).await;
    for (typed, said) in [
        ("529.982.247-26", "its last two digits do not fit"),
        ("2132321312", "eleven digits"),
        ("111.111.111-11", "its last two digits do not fit"),
        ("<script>", "eleven digits"),
    ] {
        let page = buyer.clone().with("cpf", typed).checkout().await;
        assert_eq!(page.status, 422, "{typed}");
        assert!(page.text.contains(said), "{typed}: {}", page.text);
        assert!(page.text.contains("nothing was charged"), "{}", page.text);
        assert!(page.attribute("a[href='#cpf']", "href").is_some());
        assert!(page.attribute("#cpf[aria-invalid=true]", "id").is_some());
        let value = |field: &str| page.attribute(&format!("#{field}"), "value");
        assert_eq!(value("cpf").as_deref(), Some(typed));
        assert_eq!(value("address1").as_deref(), Some("Avenida Paulista 1578"));
        let chosen = page.attribute("input[name=pay][checked]", "value");
        assert_eq!(chosen.as_deref(), Some("method:MERCADOPAGO_BR"));
    }
    assert!(shop.db.orders().await.is_empty());
    buyer.with("cpf", CPF).to_gateway().await;
}

/// On the result page too.
#[tokio::test]
async fn a_cpf_can_be_given_for_another_try() {
    let shop = TestShop::open().await;
    let buyer = brazilian(&shop).await.with("pay", "page");
    buyer.add_to_cart(PRODUCT, 1).await;
    buyer.to_gateway().await;
    let token = shop.db.order().await.token;
    let other = |cpf| [("pay", "method:MERCADOPAGO_BR"), ("cpf", cpf)];
    let page = buyer.pay_otherwise(&token, &other("529.982.247-26")).await;
    assert_eq!(page.status, 422, "{}", page.text);
    assert!(page.attribute("#cpf[aria-invalid=true]", "id").is_some());
    buyer.pay_otherwise(&token, &other(CPF)).await.gateway();
    assert_eq!(meta(&shop)["cpf"], DIGITS);
}

/// It goes to Antom and is kept nowhere: not with the order, the attempt, the session or the news.
#[tokio::test]
async fn a_cpf_is_not_kept() {
    let shop = TestShop::open().await;
    let buyer = brazilian(&shop).await.with("pay", "method:MERCADOPAGO_BR");
    buyer.add_to_cart(PRODUCT, 1).await;
    // A refused one is as personal.
    buyer.clone().with("cpf", "529.982.247-26").checkout().await;
    // Antom's answer may repeat it.
    shop.proxy.tamper(
        "inquiryPayment",
        crate::common::Tamper::Change(Box::new(|answer: &mut Value| {
            answer["paymentResultInfo"] = json!({ "cpf": DIGITS, "payerEmail": "ada@example.com" });
        })),
    );
    let page = buyer.clone().with("cpf", CPF).to_gateway().await;
    buyer.on_hosted_page(&page, Hosted::Approve).await;
    let token = shop.db.order().await.token;
    buyer.get(&format!("/result/{token}")).await;
    shop.deliver_notifications().await;
    let kept = crate::account::canary::dump(&shop.db).await;
    for secret in [CPF, DIGITS, "529.982.247-26", "52998224726"] {
        assert!(!kept.contains(secret), "{secret}: {kept}");
        let files = crate::account::canary::files(shop.database_url());
        assert!(!crate::account::canary::holds(&files, secret), "{secret}");
    }
    // Nor does any page show it again.
    for path in ["/checkout", "/orders"] {
        let page = buyer.get(path).await;
        assert!(!page.text.contains("529"), "{path}");
    }
}
