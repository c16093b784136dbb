//! Without a password nobody gets in; and what production adds.

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use server::config::Config;
use server::platform::clock::Clock;
use server::web;
use server::web::state::AppState;
use tower::ServiceExt as _;

use super::office::{PASSWORD, hash, log_in};
use super::routes::{PAGES, POSTS};
use crate::common::{TestDatabase, TestShop, keys};

#[tokio::test]
async fn without_a_password_it_is_closed_and_says_how_to_open_it() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for path in PAGES {
        let page = browser.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(
            page.text.contains("SHOP_ADMIN_PASSWORD_HASH"),
            "{path}: {}",
            page.text
        );
        assert_eq!(
            page.attribute("form[action='/admin/login']", "action"),
            None
        );
    }
    for path in POSTS {
        assert_eq!(
            browser.post(path, &[("form", "x")]).await.status,
            404,
            "{path}"
        );
    }
    for password in ["", PASSWORD] {
        assert_eq!(log_in(&browser, password, "").await.status, 404);
    }
}

#[tokio::test]
async fn in_production_the_cookie_goes_over_https_only() {
    let database = TestDatabase::filled().await;
    let site = database.site();
    let variables = [
        ("SHOP_ENV", "production"),
        ("SHOP_PUBLIC_URL", "https://shop.example"),
        ("SHOP_TRUSTED_PROXIES", "127.0.0.1"),
        ("SHOP_DATABASE_URL", database.url.as_str()),
        ("SHOP_SITE", site.as_str()),
        ("SHOP_SMTP_URL", "smtps://user:word@mail.example"),
        ("SHOP_MAIL_FROM", "Shop <orders@shop.example>"),
        ("SHOP_ADMIN_PASSWORD_HASH", hash()),
        ("ANTOM_CLIENT_ID", "5Y00000000000000"),
        ("ANTOM_PRIVATE_KEY", keys().merchant.as_str()),
        ("ANTOM_PUBLIC_KEY", keys().antom_public.as_str()),
    ];
    let of = |wanted: &str| {
        let found = variables.iter().find(|(name, _)| *name == wanted)?;
        Some(found.1.to_owned())
    };
    let config = Config::load(&of).unwrap();
    let state = AppState::build(config, Clock::system()).await.unwrap();
    let request = Request::post("/admin/login")
        .header(header::ORIGIN, "https://shop.example")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!(
            "password={}",
            PASSWORD.replace(' ', "+")
        )))
        .unwrap();
    let response = web::router(state).oneshot(request).await.unwrap();
    let cookies: Vec<String> = response
        .headers()
        .get_all(header::SET_COOKIE)
        .iter()
        .map(|cookie| cookie.to_str().unwrap().to_owned())
        .collect();
    let status = response.status();
    let body = to_bytes(response.into_body(), 100_000).await.unwrap();
    assert_eq!(status, 303, "{}", String::from_utf8_lossy(&body));
    // The login, and the proof of it that limits know the browser by.
    for name in ["__Secure-wayfare-admin=", "__Secure-wayfare-known="] {
        let cookie = cookies.iter().find(|cookie| cookie.starts_with(name));
        let cookie = cookie.unwrap_or_else(|| panic!("{cookies:?}"));
        assert!(cookie.split("; ").any(|part| part == "Secure"), "{cookie}");
    }
}
