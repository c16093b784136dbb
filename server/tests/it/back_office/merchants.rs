//! Who comes into the back office, what they may do there, and how a login ends.

use std::time::Duration;

use server::config::SecretString;
use server::platform::totp;
use server::services::admin::merchants::{self, Role};
use server::store::payments::refunds;

use super::office::{Merchant, Office, PASSWORD, cookie, leads_to_the_door, log_in, words};
use crate::common::{Browser, Page};

const MINUTE: Duration = Duration::from_secs(60);
const ADA: &str = "ada";
const ADAS: &str = "lighthouse keeper's daughter";

async fn with(office: &Office, name: &str, role: Role) {
    let (db, now) = (
        &office.shop.db.connection,
        office.shop.state.shop.clock.now_ms(),
    );
    let password = SecretString::from(ADAS);
    merchants::add(db, name, role, &password, now)
        .await
        .unwrap();
}

async fn comes_in(browser: &Browser, name: &str, password: &str, code: &str) -> Page {
    let fields = [("username", name), ("password", password), ("code", code)];
    browser.post("/admin/login", &fields).await
}

async fn merchant(office: &Office, name: &str) -> Merchant {
    let browser = office.shop.browser();
    let page = comes_in(&browser, name, ADAS, "").await;
    assert_eq!(page.status, 303, "{}", page.text);
    Merchant(browser)
}

#[tokio::test]
async fn once_an_owner_has_a_name_the_shared_password_opens_nothing() {
    let office = Office::open().await;
    let before = office.merchant().await;
    with(&office, "sup", Role::Support).await;
    assert_eq!(
        before.0.get("/admin").await.status,
        200,
        "nobody owns it yet"
    );
    with(&office, ADA, Role::Owner).await;
    // It is over where it was given, too.
    leads_to_the_door(&before.0.get("/admin").await, &[("next", "/admin")]);
    let browser = office.shop.browser();
    let page = log_in(&browser, PASSWORD, "").await;
    assert_eq!(page.status, 422, "{}", page.text);
    for (name, password) in [("bob", ADAS), (ADA, PASSWORD), ("", ADAS), ("a\0", ADAS)] {
        let page = comes_in(&browser, name, password, "").await;
        assert_eq!((page.status, cookie(&page)), (422, None), "{name}");
        assert!(words(&page).contains("That is not right."), "{}", page.text);
    }
    let ada = merchant(&office, ADA).await;
    let log = words(&ada.get("/admin/audit").await);
    assert!(log.contains("Ada") && log.contains("Logged in"), "{log}");
    assert!(log.contains("Gave a wrong password"), "{log}");
}

#[tokio::test]
async fn a_role_allows_what_it_says_and_no_more() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    with(&office, ADA, Role::Owner).await;
    with(&office, "fin", Role::Finance).await;
    with(&office, "sup", Role::Support).await;
    let path = format!("/admin/orders/{}", order.number);
    let sup = merchant(&office, "sup").await;
    assert!(words(&sup.get("/admin/reconcile").await).contains("Reconciliation"));
    for path in ["/admin/reconcile/upload", "/admin/findings/1/resolve"] {
        let form = sup.any_form().await;
        let page = sup.post(path, &[("form", &form), ("note", "Seen")]).await;
        assert_eq!(page.status, 403, "{path}: {}", page.text);
    }
    for action in [
        "refund",
        "capture",
        "cancel",
        "give-back/1",
        "accept/1",
        "travellers",
    ] {
        let page = sup.0.get(&format!("{path}/{action}")).await;
        assert_eq!(page.status, 403, "{action}: {}", page.text);
        assert!(page.text.contains("Your role does not allow this"));
        let form = sup.any_form().await;
        let fields = [("form", form.as_str()), ("amount", "1.00")];
        let page = sup.post(&format!("{path}/{action}"), &fields).await;
        assert_eq!(page.status, 403, "{action}: {}", page.text);
    }
    for action in ["cancel", "terminate", "plan/other", "refund/1"] {
        let path = format!("/admin/subscriptions/WS-NONE/{action}");
        assert_eq!(sup.0.get(&path).await.status, 403, "{action}");
    }
    assert_eq!(sup.check(&order).await.status, 303);
    assert!(!words(&sup.get("/admin/access").await).contains("Everybody"));
    let fin = merchant(&office, "fin").await;
    let done = fin.confirm(&format!("{path}/refund"), "?amount=1.00").await;
    assert_eq!(done.status, 303, "{}", done.text);
    let log = words(&fin.get("/admin/audit").await);
    assert!(log.contains("Fin Refund"), "{log}");
    let owner = merchant(&office, ADA).await;
    assert!(words(&owner.get("/admin/access").await).contains("Everybody"));
}

#[tokio::test]
async fn a_second_factor_is_asked_for_once_it_is_confirmed_and_a_code_counts_once() {
    let office = Office::open().await;
    with(&office, ADA, Role::Owner).await;
    let elsewhere = merchant(&office, ADA).await;
    let ada = merchant(&office, ADA).await;
    let form = ada.form("/admin/access", "/admin/access/factor").await;
    ada.post("/admin/access/factor", &[("form", &form)]).await;
    // Begun and not confirmed, it counts for nothing.
    drop(merchant(&office, ADA).await);
    let page = ada.get("/admin/access").await;
    let link = page.attribute("a[href^='otpauth:']", "href").unwrap();
    let secret = link
        .split("secret=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let code = || totp::at(secret, office.shop.state.shop.clock.now_ms() / 30_000);
    let form = ada.form("/admin/access", "/admin/access/factor").await;
    let wrong = [("form", form.as_str()), ("code", "000000")];
    assert_eq!(ada.post("/admin/access/factor", &wrong).await.status, 422);
    let right = [("form", form.as_str()), ("code", &code())];
    let page = ada.post("/admin/access/factor", &right).await;
    assert_eq!(page.status, 303, "{}", page.text);
    let told = words(&ada.get(&page.location.unwrap()).await);
    let codes = told.split("where your phone is not: ").nth(1).unwrap();
    let recovery: Vec<&str> = codes.split(' ').take(8).collect();
    assert!(recovery.iter().all(|code| code.len() == 14), "{told}");
    // Whoever reads the database alone passes no second factor.
    let db = &office.shop.state.shop.db;
    let row = server::store::merchants::find(db, ADA).await.unwrap();
    let stored = row.unwrap().totp.unwrap();
    assert!(
        stored.starts_with("sealed:") && !stored.contains(secret),
        "{stored}"
    );
    // One that is older than the first key is sealed at the next start.
    let plain = format!("UPDATE merchants SET totp = '{secret}'");
    office.shop.db.sql(&plain).await;
    server::services::key_change::renew(&office.shop.state.shop)
        .await
        .unwrap();
    let row = server::store::merchants::find(db, ADA).await.unwrap();
    assert!(row.unwrap().totp.unwrap().starts_with("sealed:"));
    // A factor changed: whoever was in elsewhere is out.
    leads_to_the_door(&elsewhere.0.get("/admin").await, &[("next", "/admin")]);

    let browser = office.shop.browser();
    for wrong in ["", "000000", &code()] {
        let page = comes_in(&browser, ADA, ADAS, wrong).await;
        assert_eq!(page.status, 422, "{wrong}: the code was used to confirm");
    }
    office.shop.pass(MINUTE);
    assert_eq!(comes_in(&browser, ADA, ADAS, &code()).await.status, 303);
    let other = office.shop.browser();
    assert_eq!(comes_in(&other, ADA, ADAS, &code()).await.status, 422);
    // Who has lost the phone.
    let lost = recovery[3].to_uppercase();
    assert_eq!(comes_in(&other, ADA, ADAS, &lost).await.status, 303);
    let third = office.shop.browser();
    assert_eq!(comes_in(&third, ADA, ADAS, &lost).await.status, 422);
    let page = words(&Merchant(other).get("/admin/access").await);
    assert!(page.contains("Recovery codes left: 7"), "{page}");
}

#[tokio::test]
async fn logins_are_listed_and_ended_and_end_when_a_factor_changes() {
    let office = Office::open().await;
    with(&office, ADA, Role::Owner).await;
    with(&office, "bob", Role::Owner).await;
    let (here, there) = (merchant(&office, ADA).await, merchant(&office, ADA).await);
    let bob = merchant(&office, "bob").await;
    let page = here.get("/admin/access").await;
    assert_eq!(page.text.matches("/admin/access/logins/end").count(), 1);
    let end = super::office::fields_on(&page, "/admin/access/logins/end");
    let end: Vec<(&str, &str)> = end.iter().map(|(n, v)| (&**n, &**v)).collect();
    // Nobody ends somebody else's.
    let form = bob.any_form().await;
    let stolen = [
        ("form", form.as_str()),
        end.iter().copied().find(|(n, _)| *n == "login").unwrap(),
    ];
    bob.post("/admin/access/logins/end", &stolen).await;
    assert_eq!(there.0.get("/admin").await.status, 200);
    here.post("/admin/access/logins/end", &end).await;
    leads_to_the_door(&there.0.get("/admin").await, &[("next", "/admin")]);
    assert_eq!(here.0.get("/admin").await.status, 200);

    let db = &office.shop.db.connection;
    let password = SecretString::from("another long password");
    merchants::set_password(db, ADA, &password).await.unwrap();
    leads_to_the_door(&here.0.get("/admin").await, &[("next", "/admin")]);
    assert_eq!(bob.0.get("/admin").await.status, 200);
    merchants::remove(db, "bob").await.unwrap();
    leads_to_the_door(&bob.0.get("/admin").await, &[("next", "/admin")]);
    assert!(merchants::remove(db, ADA).await.is_err(), "the last owner");
}

/// Log in, change the hash, restart, reload `/admin`.
#[tokio::test]
async fn another_shared_password_ends_the_logins_by_the_one_before() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    office
        .shop
        .db
        .sql("UPDATE sessions SET data = replace(data, '\"factor\":\"', '\"factor\":\"x')")
        .await;
    leads_to_the_door(&merchant.0.get("/admin").await, &[("next", "/admin")]);
}

#[tokio::test]
async fn money_leaves_only_for_who_has_proved_it_a_moment_ago() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let refund = format!("/admin/orders/{}/refund", order.number);
    let form = merchant.get(&format!("{refund}?amount=1.00")).await;
    let fields = super::office::fields_on(&form, &refund);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    office.shop.pass(16 * MINUTE);
    assert_eq!(merchant.0.get("/admin/orders").await.status, 200);
    for page in [
        merchant.post(&refund, &fields).await,
        merchant.0.get(&format!("{refund}?amount=1.00")).await,
    ] {
        let to = page.location.clone().unwrap();
        assert!(to.starts_with("/admin/login?next="), "{to}");
        assert!(to.ends_with("&over=stale"), "{to}");
        let door = merchant.get(&to).await;
        assert!(
            words(&door).contains("Money is about to leave."),
            "{}",
            door.text
        );
    }
    let refunds = async || {
        let db = &office.shop.db.connection;
        refunds::of_order(db, &order.id).await.unwrap().len()
    };
    assert_eq!(refunds().await, 0);
    let back = format!("{refund}?amount=1.00");
    let page = log_in(&merchant.0, PASSWORD, &back).await;
    assert_eq!(page.location.as_deref(), Some(&*back));
    let page = merchant.confirm(&refund, "?amount=1.00").await;
    assert_eq!(page.status, 303, "{}", page.text);
    assert_eq!(refunds().await, 1);
}
