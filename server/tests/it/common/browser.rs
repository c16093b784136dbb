//! A browser without JavaScript: it keeps cookies, sends its origin, and follows no redirect by
//! itself.

use reqwest::header::{HeaderMap, LOCATION, SET_COOKIE};
use scraper::{Html, Selector};

use super::http::local_http;

pub(crate) const WALLET: &str = "ALIPAY_CN";
pub(crate) const CARD: &str = "4054695723100768";
/// What the sandbox's bank takes for a confirmation.
const BANK_CODE: &str = "123456";
pub(crate) const CARD_DECLINED: &str = "4054692760174822";

#[derive(Clone)]
pub(crate) struct Browser {
    http: reqwest::Client,
    shop: String,
    /// `/de` for pages in German.
    prefix: &'static str,
    address: Vec<(String, String)>,
}

/// What came back.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

/// What the buyer does on Antom's page.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hosted {
    Approve,
    DeclineAndReturn,
    /// Chooses a wallet and goes no further.
    LeaveUndecided,
    Card(&'static str),
    /// Has the card saved as well.
    CardToSave(&'static str),
    /// A card whose bank hears that it is not the buyer.
    CardGivenUp(&'static str),
}

impl Browser {
    pub(crate) fn new(shop: &str) -> Self {
        Self::of_agent(shop, "Mozilla/5.0 (X11; Linux x86_64)")
    }

    /// One that calls itself so.
    pub(crate) fn of_agent(shop: &str, agent: &str) -> Self {
        let http = local_http()
            .cookie_store(true)
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let address = [
            ("email", "ada@example.com"),
            ("name", "Ada Lovelace"),
            ("phone", "+65 6123 4567"),
            ("country", "SG"),
            ("address1", "1 Harbour Road"),
            ("address2", ""),
            ("city", "Singapore"),
            ("state", ""),
            ("postcode", "098633"),
            ("delivery", "slow"),
            ("pay", ""),
            ("brand", ""),
            ("instalments", ""),
            ("save", ""),
            ("cpf", ""),
        ];
        let address = address.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            http,
            shop: shop.to_owned(),
            prefix: "",
            address: address.to_vec(),
        }
    }

    /// Another value for a field of the checkout form.
    pub(crate) fn with(mut self, field: &str, value: &str) -> Self {
        let entry = self.address.iter_mut().find(|(name, _)| name == field);
        entry.unwrap().1 = value.to_owned();
        self
    }

    /// Whose pages are all below this: `/de`.
    pub(crate) fn below(mut self, prefix: &'static str) -> Self {
        self.prefix = prefix;
        self
    }

    fn prefixed(&self, path: &str) -> String {
        if path.starts_with('/') {
            format!("{}{path}", self.prefix)
        } else {
            path.to_owned()
        }
    }

    /// A field that the checkout form does not have.
    pub(crate) fn and(mut self, field: &str, value: &str) -> Self {
        self.address.push((field.to_owned(), value.to_owned()));
        self
    }

    /// Where the shop is.
    pub(crate) fn shop(&self) -> &str {
        &self.shop
    }

    /// For requests that no page of the shop's makes.
    pub(crate) fn http(&self) -> &reqwest::Client {
        &self.http
    }

    pub(crate) async fn get(&self, path: &str) -> Page {
        self.try_get(path).await.unwrap()
    }

    pub(crate) async fn try_get(&self, path: &str) -> reqwest::Result<Page> {
        let path = self.prefixed(path);
        Page::read(self.http.get(absolute(&self.shop, &path)).send().await?).await
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.try_post(path, fields).await.unwrap()
    }

    /// An error when the connection breaks.
    pub(crate) async fn try_post(
        &self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> reqwest::Result<Page> {
        self.send(&self.shop, &self.prefixed(path), fields).await
    }

    async fn send(
        &self,
        origin: &str,
        path: &str,
        fields: &[(&str, &str)],
    ) -> reqwest::Result<Page> {
        let request = self
            .http
            .post(absolute(origin, path))
            .header("origin", origin)
            .form(fields);
        Page::read(request.send().await?).await
    }

    pub(crate) async fn add_to_cart(&self, sku: &str, quantity: u32) {
        let quantity = quantity.to_string();
        let page = self
            .post("/cart/items", &[("sku", sku), ("quantity", &quantity)])
            .await;
        assert_eq!(page.status, 303, "{sku}: {}", page.text);
    }

    pub(crate) async fn choose_currency(&self, currency: &str) {
        let page = self
            .post("/currency", &[("currency", currency), ("back", "/")])
            .await;
        assert_eq!(page.status, 303);
    }

    /// What the checkout page asks the buyer to review.
    pub(crate) async fn review(&self) -> String {
        let page = self.get("/checkout").await;
        page.attribute("input[name=review]", "value")
            .unwrap_or_else(|| panic!("no order to review: {}", page.text))
    }

    pub(crate) async fn pay_for(&self, review: &str) -> Page {
        self.try_pay_for(review).await.unwrap()
    }

    pub(crate) async fn try_pay_for(&self, review: &str) -> reqwest::Result<Page> {
        let mut fields: Vec<(&str, &str)> = Vec::new();
        fields.extend(self.address.iter().map(|(name, value)| (&**name, &**value)));
        fields.push(("review", review));
        self.try_post("/checkout", &fields).await
    }

    /// Reviews and presses Pay.
    pub(crate) async fn checkout(&self) -> Page {
        self.pay_for(&self.review().await).await
    }

    /// As [`Browser::checkout`], when it has to lead to Antom's page: its address.
    pub(crate) async fn to_gateway(&self) -> String {
        self.checkout().await.gateway()
    }

    /// How the order with this token stands, as the waiting page asks for it.
    pub(crate) async fn result(&self, token: &str) -> String {
        let page = self.get(&format!("/result/{token}/status")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let answer: serde_json::Value = serde_json::from_str(&page.text).unwrap();
        answer["state"].as_str().unwrap().to_owned()
    }

    /// Chooses a way to pay on the result page.
    pub(crate) async fn pay_otherwise(&self, token: &str, fields: &[(&str, &str)]) -> Page {
        self.post(&format!("/orders/{token}/pay"), fields).await
    }

    /// Presses "Go on to pay".
    pub(crate) async fn pay_again(&self, token: &str) -> Page {
        self.post(&format!("/orders/{token}/pay"), &[]).await
    }

    pub(crate) async fn cart_count(&self) -> u64 {
        let page = self.get("/cart/count").await;
        let answer: serde_json::Value = serde_json::from_str(&page.text).unwrap();
        answer["count"].as_u64().unwrap()
    }

    /// The value of the session's cookie, as the shop sets it now.
    pub(crate) async fn session_cookie(&self) -> Option<String> {
        let page = self
            .post(
                "/cart/items",
                &[("sku", "TEST-SACK-GREEN"), ("quantity", "1")],
            )
            .await;
        let cookies = page.headers.get_all(SET_COOKIE);
        cookies
            .iter()
            .filter_map(|cookie| cookie.to_str().ok()?.strip_prefix("wayfare="))
            .map(|rest| rest.split(';').next().unwrap_or_default().to_owned())
            .next()
    }

    /// Pays with a wallet on Antom's page.
    pub(crate) async fn pay_with_wallet(&self, page_url: &str) {
        self.on_hosted_page(page_url, Hosted::Approve).await;
    }

    pub(crate) async fn on_hosted_page(&self, page_url: &str, what: Hosted) {
        let url = url::Url::parse(page_url).unwrap();
        let gateway = url.origin().ascii_serialization();
        let page = self.get(page_url).await;
        let data = page
            .attribute("input[name=sessionData]", "value")
            .unwrap_or_else(|| panic!("no way to pay: {}", page.text));
        let submit = "/checkout-page/pages/payment/submit";
        match what {
            Hosted::Card(number) | Hosted::CardToSave(number) | Hosted::CardGivenUp(number) => {
                let mut card = vec![
                    ("sessionData", data.as_str()),
                    ("method", "CARD"),
                    ("cardNumber", number),
                    ("expiryMonth", "12"),
                    ("expiryYear", "39"),
                    ("cvv", "123"),
                    ("cardholderName", "Ada Lovelace"),
                ];
                if matches!(what, Hosted::CardToSave(_)) {
                    card.push(("saveCard", "yes"));
                }
                let page = self.send(&gateway, submit, &card).await.unwrap();
                assert_eq!(page.status, 303, "{}", page.text);
                let next = page.location.unwrap();
                let is_given_up = matches!(what, Hosted::CardGivenUp(_));
                assert!(!is_given_up || next.contains("/pages/issuer/"), "{next}");
                if next.contains("/pages/issuer/") {
                    self.at_bank(&gateway, &next, is_given_up).await;
                }
            }
            Hosted::Approve | Hosted::DeclineAndReturn | Hosted::LeaveUndecided => {
                // A page with one way to pay has no other.
                let offered = page.attributes("input[name=method]", "value");
                let method = match offered.as_slice() {
                    [only] => only,
                    _ => WALLET,
                };
                let wallet = [("sessionData", data.as_str()), ("method", method)];
                let page = self.send(&gateway, submit, &wallet).await.unwrap();
                let decision = match what {
                    Hosted::Approve => "approve",
                    Hosted::DeclineAndReturn => "decline-and-return",
                    Hosted::LeaveUndecided
                    | Hosted::Card(_)
                    | Hosted::CardToSave(_)
                    | Hosted::CardGivenUp(_) => return,
                };
                let wallet = page.location.unwrap();
                let decision = [("decision", decision)];
                let page = self.send(&gateway, &wallet, &decision).await.unwrap();
                assert_eq!(page.status, 303, "{}", page.text);
            }
        }
    }
}

impl Browser {
    /// The bank asks whether it is the buyer.
    pub(crate) async fn at_bank(&self, gateway: &str, path: &str, give_up: bool) {
        let button = if give_up {
            ("give_up", "yes")
        } else {
            ("code", BANK_CODE)
        };
        let page = self.send(gateway, path, &[button]).await.unwrap();
        assert_eq!(page.status, 303, "{}", page.text);
    }
}

fn absolute(origin: &str, path: &str) -> String {
    if path.starts_with('/') {
        format!("{origin}{path}")
    } else {
        path.to_owned()
    }
}

impl Page {
    pub(crate) async fn read(response: reqwest::Response) -> reqwest::Result<Self> {
        let headers = response.headers().clone();
        Ok(Self {
            status: response.status().as_u16(),
            location: headers
                .get(LOCATION)
                .map(|value| value.to_str().unwrap().to_owned()),
            headers,
            text: response.text().await?,
        })
    }

    /// The address of Antom's page that this leads to.
    pub(crate) fn gateway(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text);
        let location = self.location.clone().unwrap();
        let is_page = location.contains("/checkout-page/") || location.contains("/page/sandbox/");
        assert!(is_page, "leads to {location}");
        location
    }

    /// The token of the result page that this leads to.
    pub(crate) fn result_token(&self) -> String {
        assert_eq!(self.status, 303, "{}", self.text);
        let location = self.location.clone().unwrap();
        let token = location.strip_prefix("/result/");
        token
            .unwrap_or_else(|| panic!("leads to {location}"))
            .to_owned()
    }

    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let page = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).unwrap();
        let found = page.select(&selector).next()?;
        found.attr(name).map(ToOwned::to_owned)
    }

    /// The text of each element, in their order.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector)
            .map(|found| found.text().collect::<String>().trim().to_owned())
            .collect()
    }

    /// The attribute of each element that has it, in their order.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let page = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).unwrap();
        let values = page.select(&selector).filter_map(|found| found.attr(name));
        values.map(ToOwned::to_owned).collect()
    }

    /// How a result page says that the payment stands.
    pub(crate) fn state(&self) -> Option<String> {
        self.attribute("[data-state]", "data-state")
    }
}
