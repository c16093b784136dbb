//! Coming in: the link, and how often it may be asked for.

use std::time::Duration;

use reqwest::header::RETRY_AFTER;
use sea_orm::EntityTrait as _;
use server::store::stored_rows::{buyer, login_link};

use super::people::{ADA, BOB, ask, is_logged_in, link, links, log_in, somebody};
use crate::common::TestShop;

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_link_lets_its_owner_in_once() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    assert!(!is_logged_in(&browser).await);
    assert_eq!(ask(&browser, " Ada@Example.COM ").await.status, 303);
    shop.drain().await;
    let link = links(&shop, ADA).remove(0);
    assert!(link.len() > 50, "{link} can be guessed");
    let page = browser.post(&link, &[]).await;
    assert_eq!(page.status, 303, "{}", page.text);
    assert!(is_logged_in(&browser).await);
    assert!(browser.get("/account").await.text.contains(ADA));

    let thief = shop.browser();
    for page in [thief.post(&link, &[]).await, thief.get(&link).await] {
        assert_eq!(page.status, 410, "{}", page.text);
        assert!(page.text.contains("Get a new link"), "{}", page.text);
        assert_eq!(page.headers["cache-control"], "no-store");
    }
    assert!(!is_logged_in(&thief).await);
    // The same address is the same account.
    log_in(&shop, &thief, ADA).await;
    let buyers = buyer::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    assert_eq!(buyers.len(), 1, "{buyers:?}");
}

/// Programs that look through mails open links too (S20).
#[tokio::test]
async fn opening_a_link_changes_nothing() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let link = link(&shop, &browser, ADA).await;
    let before = login_link::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    for scanner in [shop.browser(), browser.clone()] {
        let page = scanner.get(&link).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(!page.headers.contains_key("set-cookie"));
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(
            page.attribute("main form", "action").as_deref(),
            Some(&*link)
        );
    }
    let after = login_link::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    assert_eq!(before, after);
    assert_eq!(browser.post(&link, &[]).await.status, 303);
}

/// A machine that presses the button, as some mail filters do, leaves the door open for the person
/// who asked; and the person uses it up.
#[tokio::test]
async fn a_press_in_another_browser_does_not_use_the_link_up() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    let link = link(&shop, &browser, ADA).await;
    for _ in 0..3 {
        let scanner = shop.browser();
        let page = scanner.post(&link, &[]).await;
        assert_eq!(page.status, 303, "{}", page.text);
        // A person who reads mail on another device is let in as well, and told about the cart.
        let page = scanner.get(&page.location.unwrap()).await;
        assert!(page.text.contains("in another browser"), "{}", page.text);
        assert!(is_logged_in(&scanner).await);
        assert_eq!(scanner.cart_count().await, 0);
    }
    let page = browser.post(&link, &[]).await;
    assert_eq!(page.location.as_deref(), Some("/account"), "{}", page.text);
    assert!(is_logged_in(&browser).await);
    assert_eq!(browser.cart_count().await, 1);
    for late in [shop.browser(), browser] {
        assert_eq!(late.post(&link, &[]).await.status, 410);
        assert_eq!(late.get(&link).await.status, 410);
    }
    let buyers = buyer::Entity::find().all(&shop.db.connection).await;
    assert_eq!(buyers.unwrap().len(), 1);
}

#[tokio::test]
async fn a_link_runs_out() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let link = link(&shop, &browser, ADA).await;
    shop.pass(19 * MINUTE);
    assert_eq!(browser.get(&link).await.status, 200);
    shop.pass(MINUTE);
    assert_eq!(browser.get(&link).await.status, 410);
    for nobody in [browser.clone(), shop.browser()] {
        assert_eq!(nobody.post(&link, &[]).await.status, 410);
        assert!(!is_logged_in(&nobody).await);
    }
    // What is over is forgotten.
    shop.pass(24 * 60 * MINUTE);
    shop.drain().await;
    let left = login_link::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    assert_eq!(left, []);
}

#[tokio::test]
async fn only_its_hash_is_kept() {
    let shop = TestShop::open().await;
    let link = link(&shop, &shop.browser(), ADA).await;
    let secret = link.strip_prefix("/account/enter/").unwrap();
    let links = login_link::Entity::find()
        .all(&shop.db.connection)
        .await
        .unwrap();
    let kept = format!("{links:?} {:?}", shop.db.outbox().await);
    assert!(!kept.contains(secret), "{kept}");
    // And what is kept opens nothing.
    for row in links {
        let path = format!("/account/enter/{}", row.token_hash);
        assert_eq!(shop.browser().post(&path, &[]).await.status, 410);
    }
    for odd in ["none", "%00", "wish%3A", "a%2Fb", "..%2F.."] {
        let path = format!("/account/enter/{odd}");
        assert_eq!(shop.browser().post(&path, &[]).await.status, 410, "{odd}");
    }
}

#[tokio::test]
async fn nobody_learns_who_has_an_account() {
    let shop = TestShop::open().await;
    somebody(&shop, ADA).await;
    let mut answers = Vec::new();
    for email in [ADA, BOB] {
        let browser = shop.browser();
        let asked = ask(&browser, email).await;
        let page = browser.get(asked.location.as_deref().unwrap()).await;
        assert!(page.text.contains("a link is on its way"), "{}", page.text);
        assert!(!page.text.contains(email), "{}", page.text);
        assert!(asked.headers.contains_key("set-cookie"));
        // What follows the page is for the browser, and new each time.
        let page = page.text.split("</html>").next().unwrap().to_owned();
        answers.push((asked.status, asked.location, asked.text, page));
    }
    assert_eq!(answers[0], answers[1]);
    shop.drain().await;
    assert_eq!(links(&shop, ADA).len(), 2);
    assert_eq!(links(&shop, BOB).len(), 1);
}

#[tokio::test]
async fn a_mailbox_is_not_filled() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for email in [ADA, "ADA@example.com", ADA, ADA, "Ada@Example.com"] {
        assert_eq!(ask(&browser, email).await.status, 303);
    }
    assert_eq!(ask(&browser, BOB).await.status, 303);
    shop.drain().await;
    assert_eq!(links(&shop, ADA).len(), 3);
    assert_eq!(links(&shop, BOB).len(), 1);
    // Each of them lets in, whichever mail is opened first.
    for link in links(&shop, ADA) {
        assert_eq!(shop.browser().post(&link, &[]).await.status, 303);
    }
    shop.pass(15 * MINUTE);
    ask(&browser, ADA).await;
    shop.drain().await;
    assert_eq!(links(&shop, ADA).len(), 4);
}

#[tokio::test]
async fn one_address_asks_for_so_many_links_only() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for number in 0..10 {
        let page = ask(&browser, &format!("buyer-{number}@example.com")).await;
        assert_eq!(page.status, 303, "{}", page.text);
    }
    let page = ask(&browser, ADA).await;
    assert_eq!(page.status, 429);
    assert!(page.headers.contains_key(RETRY_AFTER));
    assert!(page.text.contains("No link was mailed"), "{}", page.text);
    assert_eq!(browser.get("/account/login").await.status, 200);
}

#[tokio::test]
async fn what_is_no_address_is_shown_again_with_a_sentence() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for typed in ["", "ada", "a@b.example, c@d.example", "\"><b>@"] {
        let page = ask(&browser, typed).await;
        assert_eq!(page.status, 422, "{typed}");
        let value = page.attribute("#email", "value");
        assert_eq!(value.as_deref(), Some(typed));
        let invalid = page.attribute("#email", "aria-invalid");
        assert_eq!(invalid.as_deref(), Some("true"), "{typed}");
        assert!(page.attribute("[role=alert]", "role").is_some());
        assert!(page.text.contains("<title>Error: Log in"), "{}", page.text);
    }
    shop.drain().await;
    assert_eq!(shop.mailed(), Vec::<String>::new());
}

#[tokio::test]
async fn a_link_that_nobody_waits_for_is_not_mailed() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    ask(&browser, ADA).await;
    shop.pass(61 * MINUTE);
    shop.drain().await;
    assert_eq!(links(&shop, ADA), Vec::<String>::new());
    assert!(
        shop.db
            .outbox()
            .await
            .iter()
            .all(|task| task.state != "todo")
    );
}
