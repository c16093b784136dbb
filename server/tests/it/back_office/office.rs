//! A shop whose back office is open, and somebody who works in it.

use std::sync::OnceLock;

use reqwest::header::SET_COOKIE;
use scraper::{Html, Selector};
use server::config::{ExposeSecret as _, SecretString};
use server::platform::password;
use server::store::stored_rows::order::Model as OrderRow;

use crate::common::{Browser, Page, TestShop};

pub(crate) const PASSWORD: &str = "harbour lights at dawn";
pub(crate) const COOKIE: &str = "wayfare-admin";
pub(crate) const PRODUCT: &str = "TEST-TOTE-GREEN";

/// As quick as a hash can be: what is tested is who gets in, not how long that takes.
pub(crate) fn hash() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| {
        let hash = password::hash_made(&SecretString::from(PASSWORD)).unwrap();
        hash.expose_secret().to_owned()
    })
}

pub(crate) struct Office {
    pub(crate) shop: TestShop,
}

impl Office {
    pub(crate) async fn open() -> Self {
        Self::open_with(&[]).await
    }

    pub(crate) async fn open_with(variables: &[(&str, &str)]) -> Self {
        let mut all = vec![("SHOP_ADMIN_PASSWORD_HASH", hash())];
        all.extend(variables);
        Self {
            shop: TestShop::open_with(&all).await,
        }
    }

    /// Somebody who has given the password.
    pub(crate) async fn merchant(&self) -> Merchant {
        let browser = self.shop.browser();
        let page = log_in(&browser, PASSWORD, "").await;
        assert_eq!(page.status, 303, "{}", page.text);
        Merchant(browser)
    }

    /// An order that waits for its payment: who buys, Antom's page, the order.
    pub(crate) async fn order(&self) -> (Browser, String, OrderRow) {
        let (buyer, page, _) = self.shop.order_of(PRODUCT, 1).await;
        let order = self.shop.db.order_of_page(&page).await;
        (buyer, page, order)
    }

    /// An order that is paid with a wallet.
    pub(crate) async fn paid_order(&self) -> OrderRow {
        let (buyer, page, order) = self.order().await;
        buyer.pay_with_wallet(&page).await;
        self.shop.deliver_notifications().await;
        self.now(&order).await
    }

    /// The order as it is now.
    pub(crate) async fn now(&self, order: &OrderRow) -> OrderRow {
        let orders = self.shop.db.orders().await;
        orders
            .into_iter()
            .find(|found| found.id == order.id)
            .unwrap()
    }
}

pub(crate) async fn log_in(browser: &Browser, password: &str, next: &str) -> Page {
    let fields = [
        ("username", "admin"),
        ("password", password),
        ("next", next),
    ];
    browser.post("/admin/login", &fields).await
}

/// The value of the back office's cookie, as this answer sets it.
pub(crate) fn cookie(page: &Page) -> Option<String> {
    let mut cookies = page.headers.get_all(SET_COOKIE).iter();
    cookies
        .find_map(|cookie| {
            let rest = cookie.to_str().ok()?.strip_prefix(COOKIE)?;
            Some(rest.strip_prefix('=')?.split(';').next()?.to_owned())
        })
        .filter(|value| !value.is_empty())
}

/// Somebody who is logged in.
pub(crate) struct Merchant(pub(crate) Browser);

impl Merchant {
    pub(crate) async fn get(&self, path: &str) -> Page {
        let mut page = self.0.get(path).await;
        let to = page.location.as_deref().unwrap_or_default();
        if to.ends_with("over=stale") {
            // Money is about to leave, and this login is not from a moment ago.
            log_in(&self.0, PASSWORD, path).await;
            page = self.0.get(path).await;
        }
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        page
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.0.post(path, fields).await
    }

    /// Sends a form with files in it: what names each part, such as `name="form"`, and its content.
    pub(crate) async fn upload(&self, path: &str, parts: &[(&str, &[u8])]) -> Page {
        let edge = "--------the-edge";
        let mut body = Vec::new();
        for (name, content) in parts {
            let head = format!("--{edge}\r\nContent-Disposition: form-data; {name}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{edge}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={edge}");
        let (browser, shop) = (&self.0, self.0.shop());
        let request = browser.http().post(format!("{shop}{path}"));
        let request = request.header("origin", shop).header("content-type", kind);
        Page::read(request.body(body).send().await.unwrap())
            .await
            .unwrap()
    }

    /// The id of the form on this page that is sent to `action`.
    pub(crate) async fn form(&self, path: &str, action: &str) -> String {
        let page = self.get(path).await;
        form_on(&page, action).unwrap_or_else(|| panic!("no form to {action}: {}", page.text))
    }

    /// Any form of this login: the one that logs out.
    pub(crate) async fn any_form(&self) -> String {
        self.form("/admin/audit", "/admin/logout").await
    }

    /// Sends what the confirming page holds, as a browser would.
    pub(crate) async fn confirm(&self, path: &str, query: &str) -> Page {
        let page = self.get(&format!("{path}{query}")).await;
        let fields = fields_on(&page, path);
        assert!(!fields.is_empty(), "nothing to confirm: {}", page.text);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
        self.post(path, &fields).await
    }

    /// Presses the button "check with Antom now".
    pub(crate) async fn check(&self, order: &OrderRow) -> Page {
        let path = format!("/admin/orders/{}", order.number);
        let action = format!("{path}/check");
        let form = self.form(&path, &action).await;
        self.post(&action, &[("form", &form)]).await
    }
}

pub(crate) fn form_on(page: &Page, action: &str) -> Option<String> {
    page.attribute(
        &format!("form[action='{action}'] input[name=form]"),
        "value",
    )
}

/// Names and values of the first form on the page that is posted to `action`.
pub(crate) fn fields_on(page: &Page, action: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.text);
    let selector = format!("form[method=post][action='{action}']");
    let Some(form) = html.select(&Selector::parse(&selector).unwrap()).next() else {
        return Vec::new();
    };
    let inputs = Selector::parse("input[name]").unwrap();
    let attribute = |input: &scraper::ElementRef<'_>, name: &str| {
        input.attr(name).unwrap_or_default().to_owned()
    };
    form.select(&inputs)
        .map(|input| (attribute(&input, "name"), attribute(&input, "value")))
        .collect()
}

/// What people read on the page, with single blanks.
pub(crate) fn words(page: &Page) -> String {
    let html = Html::parse_document(&page.text);
    let body = html.select(&Selector::parse("main").unwrap()).next();
    let text: String = body.map_or_else(String::new, |body| {
        body.text().collect::<Vec<_>>().join(" ")
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// 303 to the login page, with this in its query.
pub(crate) fn leads_to_the_door(page: &Page, query: &[(&str, &str)]) {
    assert_eq!(page.status, 303, "{}", page.text);
    let location = page.location.clone().unwrap();
    let url = url::Url::parse("http://shop")
        .unwrap()
        .join(&location)
        .unwrap();
    assert_eq!(url.path(), "/admin/login", "{location}");
    let given: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let wanted: Vec<(String, String)> = query
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    assert_eq!(given, wanted, "{location}");
}
