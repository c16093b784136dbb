//! How long a login lasts, and whose it is.

use std::collections::HashMap;
use std::time::Duration;

use server::store::shoppers::sessions::Sessions;
use time::OffsetDateTime;
use tower_sessions::SessionStore as _;
use tower_sessions::session::{Id, Record};

use super::office::{COOKIE, Office, PASSWORD, cookie, leads_to_the_door, log_in, words};
use crate::common::{Browser, Page, TestShop, local_http};

const MINUTE: Duration = Duration::from_secs(60);

/// A request with this session id, from somebody who keeps no cookies.
async fn with_id(shop: &TestShop, id: &str) -> Page {
    let http = local_http()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let request = http
        .get(format!("{}/admin", shop.url))
        .header("cookie", format!("{COOKIE}={id}"));
    Page::read(request.send().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn every_login_has_a_session_id_of_its_own() {
    let office = Office::open().await;
    let browser = office.shop.browser();
    let first = cookie(&log_in(&browser, PASSWORD, "").await).unwrap();
    assert_eq!(with_id(&office.shop, &first).await.status, 200);
    let second = cookie(&log_in(&browser, PASSWORD, "").await).unwrap();
    assert_ne!(first, second);
    assert_eq!(with_id(&office.shop, &second).await.status, 200);
    leads_to_the_door(&with_id(&office.shop, &first).await, &[("next", "/admin")]);
}

#[tokio::test]
async fn an_id_that_somebody_planted_opens_nothing() {
    let office = Office::open().await;
    let planted = "AAAAAAAAAAAAAAAAAAAAAA";
    let request = office
        .shop
        .browser()
        .http()
        .post(format!("{}/admin/login", office.shop.url))
        .header("origin", &office.shop.url)
        .header("cookie", format!("{COOKIE}={planted}"))
        .form(&[("password", PASSWORD)]);
    let page = Page::read(request.send().await.unwrap()).await.unwrap();
    assert_eq!(page.status, 303, "{}", page.text);
    assert_ne!(cookie(&page).unwrap(), planted);
    assert_eq!(with_id(&office.shop, planted).await.status, 303);
}

#[tokio::test]
async fn a_buyers_session_is_never_a_merchants() {
    let office = Office::open().await;
    let id = office.shop.browser().session_cookie().await.unwrap();
    leads_to_the_door(&with_id(&office.shop, &id).await, &[("next", "/admin")]);
    // Nor the other way round: the merchant's cookie buys nothing.
    let merchant = office.shop.browser();
    let id = cookie(&log_in(&merchant, PASSWORD, "").await).unwrap();
    let shoppers = office.shop.db.sessions().await;
    let request = office
        .shop
        .browser()
        .http()
        .get(format!("{}/cart/count", office.shop.url))
        .header("cookie", format!("wayfare={id}"));
    let page = Page::read(request.send().await.unwrap()).await.unwrap();
    assert!(page.text.contains(r#""count":0"#), "{}", page.text);
    assert_eq!(office.shop.db.sessions().await.len(), shoppers.len());
}

async fn is_in(browser: &Browser) -> bool {
    match browser.get("/admin").await {
        page if page.status == 200 => true,
        page => {
            leads_to_the_door(&page, &[("next", "/admin")]);
            false
        }
    }
}

#[tokio::test]
async fn half_an_hour_of_quiet_ends_it() {
    let office = Office::open().await;
    let browser = office.merchant().await.0;
    office.shop.pass(29 * MINUTE);
    assert!(is_in(&browser).await);
    office.shop.pass(29 * MINUTE);
    assert!(is_in(&browser).await, "being there counts");
    office.shop.pass(30 * MINUTE);
    assert!(!is_in(&browser).await);
    // It does not come back.
    assert!(!is_in(&browser).await);
    assert_eq!(office.shop.db.sessions().await, []);
}

#[tokio::test]
async fn half_a_day_ends_it_whatever_happened() {
    let office = Office::open().await;
    let browser = office.merchant().await.0;
    for _ in 0..35 {
        office.shop.pass(20 * MINUTE);
        assert!(is_in(&browser).await);
    }
    office.shop.pass(20 * MINUTE);
    assert!(!is_in(&browser).await);
}

#[tokio::test]
async fn logging_out_ends_it_for_good() {
    let office = Office::open().await;
    let browser = office.shop.browser();
    let id = cookie(&log_in(&browser, PASSWORD, "").await).unwrap();
    let merchant = super::office::Merchant(browser);
    let form = merchant.any_form().await;
    let page = merchant.post("/admin/logout", &[("form", &form)]).await;
    leads_to_the_door(&page, &[("over", "logged_out")]);
    let page = merchant.0.get(&page.location.clone().unwrap()).await;
    assert!(
        words(&page).contains("You are logged out."),
        "{}",
        page.text
    );
    assert!(!is_in(&merchant.0).await);
    assert_eq!(with_id(&office.shop, &id).await.status, 303);
    assert_eq!(office.shop.db.sessions().await, []);
}

/// A page that was under way when its session was logged out writes the session down again.
#[tokio::test]
async fn a_session_that_was_deleted_is_not_brought_back() {
    let office = Office::open().await;
    let store = Sessions(office.shop.db.connection.clone());
    let mut record = Record {
        id: Id::default(),
        data: HashMap::new(),
        expiry_date: OffsetDateTime::now_utc() + 30 * MINUTE,
    };
    store.create(&mut record).await.unwrap();
    assert!(store.load(&record.id).await.unwrap().is_some());
    store.delete(&record.id).await.unwrap();
    store.save(&record).await.unwrap();
    assert!(store.load(&record.id).await.unwrap().is_none());
}

#[tokio::test]
async fn coming_and_going_is_written_down() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let form = merchant.any_form().await;
    merchant.post("/admin/logout", &[("form", &form)]).await;
    let merchant = office.merchant().await;
    // The filter above the entries names every action once more.
    let log = merchant
        .get("/admin/audit")
        .await
        .texts(".table tbody")
        .concat();
    assert_eq!(log.matches("Logged in").count(), 2, "{log}");
    assert_eq!(log.matches("Logged out").count(), 1, "{log}");
}
