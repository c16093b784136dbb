//! Every address of the back office, and who may use it.

use reqwest::header::HeaderMap;

use super::office::{Office, leads_to_the_door};
use crate::common::{Browser, Page};

/// `NUMBER` and `ID` stand for an order's number and a notification's.
pub(crate) const PAGES: &[&str] = &[
    "/admin",
    "/admin/orders",
    "/admin/orders?q=ada&state=paid&after=WF-0000-0000",
    "/admin/orders/NUMBER",
    "/admin/orders/NUMBER/refund",
    "/admin/orders/NUMBER/refund?amount=1.00&reason=late",
    "/admin/orders/NUMBER/capture",
    "/admin/orders/NUMBER/cancel",
    "/admin/orders/NUMBER/ship",
    "/admin/orders/NUMBER/give-back/1",
    "/admin/orders/NUMBER/accept/1",
    "/admin/disputes",
    "/admin/orders/NUMBER/travellers",
    "/admin/reconcile",
    "/admin/reconcile/1",
    "/admin/findings",
    "/admin/findings/1",
    "/admin/queue",
    "/admin/inbox",
    "/admin/inbox?state=applied&q=ada",
    "/admin/inbox/ID",
    "/admin/catalogue",
    "/admin/catalogue?q=tote&page=2",
    "/admin/catalogue/new",
    "/admin/catalogue-sheet",
    "/admin/catalogue/test-tote",
    "/admin/catalogue/test-tote/texts?language=de",
    "/admin/catalogue/test-tote/prices?sku=TEST-TOTE-GREEN",
    "/admin/catalogue/test-tote/stock?sku=TEST-TOTE-GREEN",
    "/admin/catalogue/test-tote/pictures",
    "/admin/methods",
    "/admin/methods?currency=BRL&country=BR",
    "/admin/audit",
    "/admin/",
    "/admin/no/such/page",
];

pub(crate) const POSTS: &[&str] = &[
    "/admin/logout",
    "/admin/orders/NUMBER/refund",
    "/admin/orders/NUMBER/capture",
    "/admin/orders/NUMBER/cancel",
    "/admin/orders/NUMBER/ship",
    "/admin/orders/NUMBER/check",
    "/admin/orders/NUMBER/retry",
    "/admin/orders/NUMBER/give-back/1",
    "/admin/orders/NUMBER/accept/1",
    "/admin/findings/1/resolve",
    "/admin/findings/1/ask",
    "/admin/inbox/ID/replay",
    "/admin/catalogue/test-tote/texts",
    "/admin/catalogue/test-tote/prices",
    "/admin/catalogue/test-tote/stock",
    "/admin/catalogue/test-tote/pictures/1",
    "/admin/catalogue/test-tote/undo/1",
    "/admin/catalogue/test-tote/publish",
    "/admin/catalogue/test-tote/withdraw",
    "/admin/catalogue/new/create",
];

struct Place {
    office: Office,
    number: String,
    id: String,
}

impl Place {
    /// A shop with a paid order and its notification.
    async fn open() -> Self {
        let office = Office::open().await;
        let number = office.paid_order().await.number;
        let id = office.shop.db.inbox().await[0].id.to_string();
        Self { office, number, id }
    }

    fn path(&self, of: &str) -> String {
        of.replace("NUMBER", &self.number).replace("ID", &self.id)
    }
}

/// What an answer gives away, without what differs from answer to answer.
fn told(page: &Page) -> (u16, HeaderMap, String) {
    let mut headers = page.headers.clone();
    for name in ["x-request-id", "date", "location"] {
        headers.remove(name);
    }
    (page.status, headers, page.text.clone())
}

#[tokio::test]
async fn nobody_sees_anything_without_logging_in() {
    let place = Place::open().await;
    let stranger = place.office.shop.browser();
    for of in PAGES {
        let page = stranger.get(&place.path(of)).await;
        leads_to_the_door(&page, &[("next", &place.path(of))]);
        assert_eq!(page.headers["cache-control"], "no-store", "{of}");
        assert_eq!(page.headers["x-robots-tag"], "noindex", "{of}");
        // What is there and what is not look alike.
        let missing = of.replace("NUMBER", "WF-0000-0000").replace("ID", "999999");
        assert_eq!(told(&page), told(&stranger.get(&missing).await), "{of}");
    }
    for of in POSTS {
        let fields = [("form", "x"), ("amount", "1.00")];
        let page = stranger.post(&place.path(of), &fields).await;
        let back = match *of {
            "/admin/logout" => "/admin".to_owned(),
            path if path.starts_with("/admin/catalogue/new") => "/admin/catalogue/new".to_owned(),
            path if path.starts_with("/admin/catalogue") => "/admin/catalogue/test-tote".to_owned(),
            path if path.starts_with("/admin/findings") => "/admin/findings/1".to_owned(),
            path if path.starts_with("/admin/inbox") => place.path("/admin/inbox/ID"),
            _ => place.path("/admin/orders/NUMBER"),
        };
        leads_to_the_door(&page, &[("next", &back), ("over", "ended")]);
        assert_eq!(page.headers["x-robots-tag"], "noindex", "{of}");
    }
    place.office.shop.audit().await;
}

#[tokio::test]
async fn every_page_is_kept_from_caches_and_search_engines() {
    let place = Place::open().await;
    let merchant = place.office.merchant().await;
    for of in PAGES {
        let page = merchant.0.get(&place.path(of)).await;
        let missing = matches!(
            *of,
            "/admin/"
                | "/admin/no/such/page"
                | "/admin/orders/NUMBER/give-back/1"
                | "/admin/orders/NUMBER/accept/1"
                | "/admin/orders/NUMBER/travellers"
                | "/admin/reconcile/1"
                | "/admin/findings/1"
        );
        if !missing {
            assert_eq!(page.status, 200, "{of}: {}", page.text);
        }
        assert_eq!(page.headers["cache-control"], "no-store", "{of}");
        assert_eq!(page.headers["x-robots-tag"], "noindex", "{of}");
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"), "{of}: {policy}");
        assert!(page.headers.contains_key("x-request-id"), "{of}");
        assert_eq!(
            page.attribute("meta[name=robots]", "content").as_deref(),
            Some("noindex"),
            "{of}"
        );
    }
    let page = merchant.0.get("/admin/login").await;
    assert_eq!(page.headers["cache-control"], "no-store");
}

/// As a browser sends a form of another site's, with the merchant's cookie or without.
async fn from_elsewhere(
    browser: &Browser,
    shop: &str,
    path: &str,
    form: &str,
    header: (&str, &str),
) -> Page {
    let request = browser
        .http()
        .post(format!("{shop}{path}"))
        .header(header.0, header.1)
        .form(&[("form", form), ("password", super::office::PASSWORD)]);
    Page::read(request.send().await.unwrap()).await.unwrap()
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let place = Place::open().await;
    let shop = &place.office.shop;
    let merchant = place.office.merchant().await;
    let form = merchant.any_form().await;
    let posts = POSTS.iter().chain(&["/admin/login"]);
    for of in posts {
        for header in [
            ("origin", "https://evil.example"),
            ("sec-fetch-site", "cross-site"),
        ] {
            let path = place.path(of);
            let page = from_elsewhere(&merchant.0, &shop.url, &path, &form, header).await;
            assert_eq!(page.status, 403, "{of}: {}", page.text);
            assert!(page.text.contains("another site"), "{of}: {}", page.text);
        }
    }
    // Nothing happened, and the merchant is still in.
    assert_eq!(shop.db.order().await.state, "paid");
    assert!(shop.proxy.calls("refund").is_empty() && shop.proxy.calls("cancel").is_empty());
    merchant.get("/admin").await;
    shop.audit().await;
}

#[tokio::test]
async fn looking_changes_nothing() {
    let place = Place::open().await;
    let shop = &place.office.shop;
    let merchant = place.office.merchant().await;
    let stored = async || {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?}",
            shop.db.orders().await,
            shop.db.all_attempts().await,
            shop.db.evidence().await,
            shop.db.inbox().await,
            shop.db.outbox().await,
            server::store::audit_log::list(
                &shop.db.connection,
                server::store::audit_log::AuditFilter::default(),
                None,
                100
            )
            .await
            .unwrap(),
        )
    };
    let before = stored().await;
    let asked = shop.proxy.calls("inquiryPayment").len();
    for of in PAGES.iter().chain(PAGES) {
        merchant.0.get(&place.path(of)).await;
    }
    assert_eq!(stored().await, before);
    assert_eq!(shop.proxy.calls("inquiryPayment").len(), asked);
}
