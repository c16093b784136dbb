//! Coming in: the password, and how often it may be tried.

use reqwest::header::{RETRY_AFTER, SET_COOKIE};

use super::office::{Office, PASSWORD, cookie, log_in, words};
use crate::common::Page;

#[tokio::test]
async fn the_password_opens_and_nothing_else_does() {
    let office = Office::open().await;
    let mut answers = Vec::new();
    for wrong in [
        "",
        "harbour lights at dusk",
        "HARBOUR LIGHTS AT DAWN",
        &"x".repeat(20_000),
    ] {
        let browser = office.shop.browser();
        let page = log_in(&browser, wrong, "/admin/orders").await;
        assert_eq!(page.status, 422, "{}", page.text);
        assert_eq!(cookie(&page), None);
        assert!(!page.text.contains("dusk"), "the password is shown again");
        assert_eq!(browser.get("/admin/orders").await.status, 303);
        answers.push(words(&page));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:#?}");
    assert!(
        answers[0].contains("That is not the password."),
        "{answers:#?}"
    );

    let browser = office.shop.browser();
    let page = log_in(&browser, PASSWORD, "/admin/orders?q=WF").await;
    assert_eq!(page.status, 303);
    assert_eq!(page.location.as_deref(), Some("/admin/orders?q=WF"));
    assert_eq!(browser.get("/admin/orders?q=WF").await.status, 200);
    // Whoever is in need not come in again.
    let page = browser.get("/admin/login").await;
    assert_eq!(
        (page.status, page.location.as_deref()),
        (303, Some("/admin"))
    );
}

#[tokio::test]
async fn the_cookie_is_the_back_offices_own() {
    let office = Office::open().await;
    let page = log_in(&office.shop.browser(), PASSWORD, "").await;
    let cookies: Vec<&str> = page
        .headers
        .get_all(SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().unwrap())
        .collect();
    // The login, and the proof of it that limits know the browser by.
    assert_eq!(cookies.len(), 2, "{cookies:?}");
    for (name, path, lasts) in [
        ("wayfare-admin=", "Path=/admin", "Max-Age=1800"),
        ("wayfare-known=", "Path=/admin/login", "Max-Age=7776000"),
    ] {
        let cookie = cookies.iter().find(|cookie| cookie.starts_with(name));
        let attributes: Vec<&str> = cookie.unwrap().split("; ").skip(1).collect();
        for attribute in ["HttpOnly", "SameSite=Strict", path, lasts] {
            assert!(attributes.contains(&attribute), "{attribute}: {cookies:?}");
        }
    }
}

#[tokio::test]
async fn the_way_on_never_leaves_the_back_office() {
    let office = Office::open().await;
    for next in [
        "https://evil.example",
        "//evil.example",
        "/orders",
        "/admin\\evil.example",
        "",
    ] {
        let page = log_in(&office.shop.browser(), PASSWORD, next).await;
        assert_eq!(page.location.as_deref(), Some("/admin"), "{next}");
    }
    let page = office
        .shop
        .browser()
        .get("/admin/login?next=//evil.example")
        .await;
    let next = page.attribute("input[name=next]", "value");
    assert_eq!(next.as_deref(), Some("/admin"));
}

#[tokio::test]
async fn a_form_without_a_password_is_refused_and_other_fields_mean_nothing() {
    let office = Office::open().await;
    let browser = office.shop.browser();
    assert_eq!(browser.post("/admin/login", &[]).await.status, 422);
    let fields = [("role", "owner"), ("passwort", PASSWORD)];
    assert_eq!(browser.post("/admin/login", &fields).await.status, 422);
    assert_eq!(browser.get("/admin").await.status, 303);
    // Password managers and browsers add fields, which were refused once.
    let fields = [("password", PASSWORD), ("role", "owner")];
    assert_eq!(browser.post("/admin/login", &fields).await.status, 303);
}

fn is_told_to_wait(page: &Page) {
    assert_eq!(page.status, 429, "{}", page.text);
    let wait: u64 = page.headers[RETRY_AFTER].to_str().unwrap().parse().unwrap();
    assert!((1..=61).contains(&wait), "{wait}");
    assert!(
        page.text.contains("Too many attempts to log in"),
        "{}",
        page.text
    );
    assert_eq!(cookie(page), None);
}

#[tokio::test]
async fn passwords_cannot_be_tried_at_will() {
    let office = Office::open().await;
    let browser = office.shop.browser();
    for _ in 0..10 {
        assert_eq!(log_in(&browser, "a guess", "").await.status, 422);
    }
    is_told_to_wait(&log_in(&browser, "a guess", "").await);
    // Whether the password is right is not told any more either.
    is_told_to_wait(&log_in(&browser, PASSWORD, "").await);
    // The page itself stays, and so does the shop.
    assert_eq!(browser.get("/admin/login").await.status, 200);
    assert_eq!(browser.get("/").await.status, 200);
}

#[tokio::test]
async fn nor_from_many_addresses_together() {
    let office = Office::open_with(&[("SHOP_TRUSTED_PROXIES", "127.0.0.1")]).await;
    let browser = office.shop.browser();
    let guess = async |from: String| {
        let request = browser
            .http()
            .post(format!("{}/admin/login", office.shop.url))
            .header("origin", &office.shop.url)
            .header("x-forwarded-for", from)
            .form(&[("password", "a guess")]);
        Page::read(request.send().await.unwrap()).await.unwrap()
    };
    let began = std::time::Instant::now();
    for number in 0..100 {
        let page = guess(format!("198.51.100.{number}")).await;
        assert_eq!(page.status, 422, "{number}");
    }
    // One more is allowed for each six seconds that the hundred took, and no more than that.
    let allowed = 1 + began.elapsed().as_secs() / 6;
    let mut page = guess("203.0.113.0".to_owned()).await;
    for number in 1..=allowed {
        if page.status == 422 {
            page = guess(format!("203.0.113.{number}")).await;
        }
    }
    is_told_to_wait(&page);
}
