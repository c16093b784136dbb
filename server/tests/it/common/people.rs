//! Buyers with mailboxes, who log in by a link.

use super::browser::{Browser, Page};
use super::shop::TestShop;

pub(crate) async fn ask(browser: &Browser, email: &str) -> Page {
    browser.post("/account/login", &[("email", email)]).await
}

/// The links that were mailed to this address, first to latest, as paths.
pub(crate) fn links(shop: &TestShop, email: &str) -> Vec<String> {
    let sent = shop.mail.sent();
    let mails = sent.iter().filter(|mail| mail.to == email);
    mails
        .filter(|mail| mail.message_id.starts_with("login-"))
        .map(|mail| {
            let at = mail.text.find("/account/enter/").unwrap();
            let link = mail.text[at..].split_whitespace().next().unwrap();
            assert!(mail.html.contains(link), "{}", mail.html);
            link.to_owned()
        })
        .collect()
}

/// Asks for a link and reads the mail.
pub(crate) async fn link(shop: &TestShop, browser: &Browser, email: &str) -> String {
    let page = ask(browser, email).await;
    assert_eq!(page.status, 303, "{}", page.text);
    shop.drain().await;
    links(shop, email).pop().expect("a mail")
}

pub(crate) async fn log_in(shop: &TestShop, browser: &Browser, email: &str) {
    let link = link(shop, browser, email).await;
    let page = browser.post(&link, &[]).await;
    assert_eq!(page.status, 303, "{}", page.text);
    let onwards = page.location.unwrap();
    assert!(onwards.starts_with("/account"), "{onwards}");
}

/// Somebody who is logged in.
pub(crate) async fn somebody(shop: &TestShop, email: &str) -> Browser {
    let browser = shop.browser();
    log_in(shop, &browser, email).await;
    browser
}
