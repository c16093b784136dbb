//! The address book: kept, chosen at checkout, told and forgotten.

use sea_orm::EntityTrait as _;
use server::services::persons;

use super::people::{ADA, BOB, somebody};
use crate::common::{Browser, Page, TestShop};

const SINGAPORE: [(&str, &str); 5] = [
    ("name", "Ada Lovelace"),
    ("phone", "+65 6123 4567"),
    ("country", "SG"),
    ("address1", "1 Harbour Road"),
    ("postcode", "098633"),
];
const SPRINGFIELD: [(&str, &str); 6] = [
    ("name", "Charles Babbage"),
    ("country", "US"),
    ("address1", "1 Main St"),
    ("city", "Springfield"),
    ("state", "IL"),
    ("postcode", "62701"),
];

async fn keep(browser: &Browser, id: &str, fields: &[(&str, &str)]) -> Page {
    browser
        .post(&format!("/account/addresses/{id}"), fields)
        .await
}

/// The ids in the book, as the account's page has them.
async fn book(browser: &Browser) -> Vec<String> {
    let page = browser.get("/account").await;
    let forms = page.attributes("#addresses form[action$='/remove']", "action");
    let id = |action: String| action.split('/').nth(3).unwrap().to_owned();
    forms.into_iter().map(id).collect()
}

async fn field(browser: &Browser, name: &str) -> String {
    let page = browser.get("/checkout").await;
    let value = page.attribute(&format!("#checkout input[name={name}]"), "value");
    value.unwrap_or_else(|| panic!("no {name}: {}", page.text))
}

#[tokio::test]
async fn addresses_are_kept_chosen_changed_and_removed() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    assert_eq!(book(&ada).await, Vec::<String>::new());
    let refused = keep(&ada, "new", &[("country", "US"), ("name", "Ada")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.attribute("#state-error", "class").is_some());
    assert_eq!(
        refused.attribute("input[name=name]", "value").as_deref(),
        Some("Ada")
    );
    // Another country, another form: nothing is kept, and nothing typed is lost.
    let mut other = SPRINGFIELD.to_vec();
    other.push(("leave", "country"));
    let form = keep(&ada, "new", &other).await;
    assert_eq!(form.status, 200);
    assert!(form.attribute("select[name=state]", "id").is_some());

    for fields in [&SINGAPORE[..], &SPRINGFIELD[..]] {
        let kept = keep(&ada, "new", fields).await;
        assert_eq!(kept.location.as_deref(), Some("/account#addresses"));
    }
    let [first, second] = &book(&ada).await[..] else {
        panic!("two addresses");
    };
    ada.add_to_cart("TEST-TOTE-GREEN", 1).await;
    assert_eq!(field(&ada, "address1").await, "1 Harbour Road");
    let choose = format!("address:{second}");
    let typed = [("leave", choose.as_str()), ("email", "work@example.com")];
    assert_eq!(ada.post("/checkout", &typed).await.status, 303);
    assert_eq!(field(&ada, "address1").await, "1 Main St");
    assert_eq!(field(&ada, "email").await, "work@example.com");

    ada.post(&format!("/account/addresses/{second}/default"), &[])
        .await;
    assert_eq!(book(&ada).await, [second.clone(), first.clone()]);
    let mut moved = SPRINGFIELD.to_vec();
    moved[2] = ("address1", "2 Main St");
    assert_eq!(keep(&ada, second, &moved).await.status, 303);
    let page = ada.get(&format!("/account/addresses/{second}")).await;
    assert_eq!(
        page.attribute("input[name=address1]", "value").as_deref(),
        Some("2 Main St")
    );
    ada.post(&format!("/account/addresses/{second}/remove"), &[])
        .await;
    assert_eq!(book(&ada).await, std::slice::from_ref(first));
    // The one that is left is used first.
    let page = ada.get("/account").await;
    assert!(page.attribute("#addresses .badge.good", "class").is_some());
}

#[tokio::test]
async fn an_address_is_its_buyers_alone_and_goes_with_them() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    keep(&ada, "new", &SINGAPORE).await;
    let id = book(&ada).await.remove(0);
    let bob = somebody(&shop, BOB).await;
    assert_eq!(
        bob.get(&format!("/account/addresses/{id}")).await.status,
        404
    );
    assert_eq!(keep(&bob, &id, &SPRINGFIELD).await.status, 404);
    for action in ["remove", "default"] {
        let page = bob
            .post(&format!("/account/addresses/{id}/{action}"), &[])
            .await;
        assert_eq!(page.status, 404, "{action}");
    }
    bob.add_to_cart("TEST-TOTE-GREEN", 1).await;
    let choose = format!("address:{id}");
    bob.post("/checkout", &[("leave", &choose)]).await;
    assert_eq!(field(&bob, "address1").await, "");
    let nobody = shop.browser();
    assert_eq!(
        keep(&nobody, &id, &SPRINGFIELD).await.location.as_deref(),
        Some("/account/login")
    );
    assert_eq!(book(&ada).await, std::slice::from_ref(&id));
    let known = persons::export(&shop.db.connection, ADA).await.unwrap();
    assert!(known.unwrap().to_string().contains("1 Harbour Road"));
    persons::forget(&shop.db.connection, ADA, 1).await.unwrap();
    let left = server::store::stored_rows::address::Entity::find();
    let left = left.all(&shop.db.connection).await.unwrap();
    assert_eq!(left, []);
}

#[tokio::test]
async fn a_book_has_an_end() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    for _ in 0..server::services::addresses::MOST {
        shop.pass(std::time::Duration::from_secs(600));
        assert_eq!(keep(&ada, "new", &SINGAPORE).await.status, 303);
    }
    assert_eq!(keep(&ada, "new", &SINGAPORE).await.status, 409);
}
