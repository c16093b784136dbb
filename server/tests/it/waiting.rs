//! Goods that are sold out and a mail when they are back; guests who look for their order by a code.

use std::time::Duration;

use sea_orm::EntityTrait as _;
use server::jobs;
use server::services::persons;
use server::store::stored_rows::order_lookup;

use crate::common::{Browser, Page, TestShop, log_in};

const ADA: &str = "ada@example.com";
const DAY: Duration = Duration::from_secs(86_400);
const SKU: &str = "TEST-TOTE-GREEN";
const PAGE: &str = "/products/test-tote?sku=TEST-TOTE-GREEN";

async fn tell_me(browser: &Browser, email: &str) -> Page {
    let fields = [("sku", SKU), ("tell-email", email)];
    browser.post("/tell-me", &fields).await
}

/// The paths in mails of this kind to an address, first to latest.
fn paths(shop: &TestShop, kind: &str, root: &str, to: &str) -> Vec<String> {
    let sent = shop.mail.sent();
    let mails = sent.iter().filter(|mail| mail.to == to).filter(|mail| {
        let rest = mail.message_id.strip_prefix(kind);
        rest.is_some_and(|rest| rest.starts_with('-'))
    });
    mails
        .map(|mail| {
            let at = mail.text.find(root).unwrap();
            let path = mail.text[at..].split_whitespace().next().unwrap();
            assert!(mail.html.contains(path), "{}", mail.html);
            path.to_owned()
        })
        .collect()
}

async fn tidy(shop: &TestShop) {
    jobs::tidying::tidy(&shop.state.shop).await;
    shop.drain().await;
}

#[tokio::test]
async fn whoever_waits_is_told_once_and_only_if_they_said_so() {
    let mut shop = TestShop::open().await;
    shop.stock(SKU, 0).await;
    let browser = shop.browser();
    let page = browser.get(PAGE).await;
    assert_eq!(
        page.attribute("form.tell-me", "action").as_deref(),
        Some("/tell-me"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("buy-bar"), "{}", page.text);
    let wrong = tell_me(&browser, "ada@").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.attribute("#tell-email-error", "class").is_some());

    let asked = tell_me(&browser, " Ada@Example.COM").await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let said = browser.get(&asked.location.unwrap()).await;
    assert!(said.text.contains("role=\"status\""), "{}", said.text);
    // Somebody else types an address that is not theirs, again and again: one mail.
    for _ in 0..3 {
        assert_eq!(tell_me(&shop.browser(), ADA).await.status, 303);
    }
    tell_me(&shop.browser(), "never@example.com").await;
    shop.drain().await;
    let links = paths(&shop, "restock_ask", "/tell-me/", ADA);
    assert_eq!(links.len(), 1, "{links:?}");
    let link = &links[0];
    assert_eq!(shop.mail.sent().len(), 2);
    let forged = format!("{}x", &link[..link.len() - 1]);
    for (path, status) in [(link, 200), (&forged, 410)] {
        let page = browser.get(path).await;
        assert_eq!(page.status, status, "{path}: {}", page.text);
    }
    assert_eq!(browser.post(&forged, &[]).await.status, 410);
    assert_eq!(browser.post(link, &[]).await.status, 303);
    let waits = browser.get(link).await;
    assert!(waits.text.contains("We tell you"), "{}", waits.text);

    tidy(&shop).await;
    assert_eq!(shop.mail.sent().len(), 2);
    shop.stock(SKU, 3).await;
    for _ in 0..3 {
        tidy(&shop).await;
    }
    assert_eq!(paths(&shop, "restock", "/products/", ADA), [PAGE]);
    // Once, and not to whoever never said so.
    assert_eq!(shop.mail.sent().len(), 3);
    assert_eq!(
        tell_me(&browser, ADA).await.location.unwrap(),
        format!("{PAGE}#buy")
    );

    let known = persons::export(&shop.db.connection, ADA).await.unwrap();
    assert!(known.unwrap().to_string().contains(SKU));
    shop.pass(8 * DAY);
    tidy(&shop).await;
    for email in [ADA, "never@example.com"] {
        let known = persons::export(&shop.db.connection, email).await.unwrap();
        assert_eq!(known, None, "{email}");
    }
    assert_eq!(browser.get(link).await.status, 410);
}

#[tokio::test]
async fn who_is_logged_in_need_not_confirm_and_may_change_their_mind() {
    let mut shop = TestShop::open().await;
    shop.stock(SKU, 0).await;
    let ada = shop.browser();
    log_in(&shop, &ada, ADA).await;
    tell_me(&ada, ADA).await;
    // Of another address they are anybody.
    tell_me(&ada, "bob@example.com").await;
    shop.drain().await;
    let links = paths(&shop, "restock_ask", "/tell-me/", "bob@example.com");
    assert_eq!(links.len(), 1, "{links:?}");
    ada.post(&links[0], &[]).await;
    let stopped = ada.post(&format!("{}/stop", links[0]), &[]).await;
    assert_eq!(stopped.location.as_deref(), Some(&*links[0]));
    assert_eq!(ada.get(&links[0]).await.status, 410);
    // Back, and gone before the mail is written: the wish waits on.
    shop.stock(SKU, 1).await;
    jobs::tidying::tidy(&shop.state.shop).await;
    shop.stock(SKU, 0).await;
    shop.drain().await;
    assert!(paths(&shop, "restock", "/products/", ADA).is_empty());
    shop.stock(SKU, 1).await;
    tidy(&shop).await;
    assert_eq!(paths(&shop, "restock", "/products/", ADA), [PAGE]);
    persons::forget(&shop.db.connection, ADA, 1).await.unwrap();
    let known = persons::export(&shop.db.connection, ADA).await.unwrap();
    assert_eq!(known, None);
}

async fn find(browser: &Browser, number: &str, email: &str) -> Page {
    let fields = [("number", number), ("email", email)];
    browser.post("/find-order", &fields).await
}

/// The code of the latest mail.
fn code(shop: &TestShop) -> String {
    let sent = shop.mail.sent();
    let mail = sent
        .iter()
        .rfind(|mail| mail.message_id.starts_with("lookup-"));
    let text = &mail.unwrap().text;
    let mut words = text.split(|sign: char| !sign.is_ascii_digit());
    let code = words.find(|word| word.len() == 8);
    code.unwrap_or_else(|| panic!("no code: {text}")).to_owned()
}

#[tokio::test]
async fn a_guest_finds_an_order_by_a_code_and_nobody_learns_whether_there_is_one() {
    let shop = TestShop::open().await;
    let (_, _, token) = shop.order_of(SKU, 1).await;
    let number = shop.db.order().await.number;
    let guest = shop.browser();
    assert!(
        guest
            .get("/orders")
            .await
            .attribute("a[href='/find-order']", "href")
            .is_some()
    );
    assert_eq!(find(&guest, "WF-1", ADA).await.status, 422);
    assert_eq!(find(&guest, &number, "ada@").await.status, 422);
    let typed = number.to_lowercase().replace('-', " ");
    let answers = [
        find(&guest, &typed, "ADA@example.com").await,
        find(&guest, &number, "bob@example.com").await,
        find(&guest, "WF-0000-0000", ADA).await,
    ];
    let mut places = Vec::new();
    for answer in answers {
        assert_eq!((answer.status, answer.text.as_str()), (303, ""));
        let place = answer.location.unwrap();
        assert_eq!(guest.get(&place).await.status, 200);
        places.push(place);
    }
    shop.drain().await;
    let mails = shop.mail.sent();
    let codes = mails
        .iter()
        .filter(|mail| mail.message_id.starts_with("lookup-"));
    assert_eq!(codes.count(), 1);
    let code = code(&shop);
    let wrong = if code == "00000000" {
        "11111111"
    } else {
        "00000000"
    };
    let typed = async |place: &str, code: &str| guest.post(place, &[("code", code)]).await;
    // Alike: a wrong code, an order that is not there, a lookup that was never made.
    let refusals = [
        typed(&places[0], wrong).await,
        typed(&places[1], &code).await,
        typed(&places[2], &code).await,
        typed("/find-order/none", &code).await,
    ];
    for refused in refusals {
        assert_eq!(refused.status, 422);
        assert!(refused.attribute("#code-error", "class").is_some());
    }
    let opened = typed(&places[0], &format!(" {} {}", &code[..4], &code[4..])).await;
    assert_eq!(opened.location, Some(format!("/orders/{token}")));
}

#[tokio::test]
async fn a_code_ends_with_its_tries_and_its_time() {
    let shop = TestShop::open().await;
    drop(shop.order_of(SKU, 1).await);
    let number = shop.db.order().await.number;
    let guest = shop.browser();
    let place = async || find(&guest, &number, ADA).await.location.unwrap();
    let typed = async |place: &str, code: &str| guest.post(place, &[("code", code)]).await.status;
    let guessed = place().await;
    shop.drain().await;
    let first = code(&shop);
    for _ in 0..5 {
        assert_eq!(typed(&guessed, "1").await, 422);
    }
    assert_eq!(typed(&guessed, &first).await, 422);
    let late = place().await;
    shop.drain().await;
    let second = code(&shop);
    shop.pass(Duration::from_secs(31 * 60));
    assert_eq!(typed(&late, &second).await, 422);
    // However often it is asked for, an address gets a few.
    for _ in 0..5 {
        place().await;
    }
    shop.drain().await;
    let mailed = shop.mailed();
    let codes = mailed.iter().filter(|kind| *kind == "lookup").count();
    assert_eq!(codes, 2 + 3, "{mailed:?}");
    shop.pass(DAY);
    tidy(&shop).await;
    let left = order_lookup::Entity::find().all(&shop.db.connection).await;
    assert_eq!(left.unwrap(), []);
}
