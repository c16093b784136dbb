//! Companies that book journeys and nights, and pay from their account at Antom (guide 001).

mod booking;
mod faults;
mod mistakes;
mod names;
mod processing;

use serde_json::Value;
use server::services::admin::action::ActionError;
use time::{Date, Duration, OffsetDateTime};

use crate::common::{Browser, Hosted, OrderUnderTest, Page, TestShop};

/// A flight of two legs, each day.
const FLIGHT: &str = "TEST-TWO-LEGS";
const HOTEL: &str = "TEST-HOTEL";
/// What three passengers pay for both legs.
const THREE: i64 = 3 * (12_000 + 23_050);

/// So many days from now.
fn day(days: i64) -> Date {
    (OffsetDateTime::now_utc() + Duration::days(days)).date()
}

fn path(offer: &str, day: Date, people: usize) -> String {
    format!("/travel/book?offer={offer}&day={day}&people={people}&nights=2&rooms=1")
}

/// The form of a trip, filled in.
struct Form(Vec<(String, String)>);

impl Form {
    /// As the page at `path` has it.
    async fn of(browser: &Browser, path: &str, people: usize) -> Self {
        let form = Self::try_of(browser, path, people).await;
        form.unwrap()
    }

    /// The same, unless the shop dies first.
    async fn try_of(browser: &Browser, path: &str, people: usize) -> reqwest::Result<Self> {
        let page = browser.try_get(path).await?;
        assert_eq!(page.status, 200, "{}", page.text);
        let mut fields = Vec::new();
        for name in ["form", "seen", "offer", "day", "people", "nights", "rooms"] {
            let value = page.attribute(&format!("input[name={name}]"), "value");
            fields.push((name.to_owned(), value.unwrap()));
        }
        let mut form = Self(fields);
        form.set("company", "Zeisig & Söhne");
        form.set("contact", "Ada Lovelace");
        form.set("email", "ada@example.com");
        for number in 1..=people {
            form.set(&format!("first-{number}"), "Canária");
            form.set(&format!("last-{number}"), &format!("Birdcage{number}"));
        }
        Ok(form)
    }

    fn set(&mut self, name: &str, value: &str) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
    }

    async fn send(&self, browser: &Browser) -> Page {
        self.try_send(browser).await.unwrap()
    }

    async fn try_send(&self, browser: &Browser) -> reqwest::Result<Page> {
        let fields: Vec<(&str, &str)> = self
            .0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        browser.try_post("/travel/book", &fields).await
    }
}

/// A flight for three that is booked, with Antom's page open.
async fn booked() -> OrderUnderTest {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = book_flight(&browser).await;
    OrderUnderTest::at(shop, browser, page).await
}

/// Books a flight for three; where Antom's page is.
pub(crate) async fn book_flight(browser: &Browser) -> String {
    let form = Form::of(browser, &path(FLIGHT, day(3), 3), 3).await;
    form.send(browser).await.gateway()
}

/// The same, unless the shop dies first: the page that the button led to.
pub(crate) async fn try_book_flight(browser: &Browser) -> reqwest::Result<Page> {
    let form = Form::try_of(browser, &path(FLIGHT, day(3), 3), 3).await?;
    form.try_send(browser).await
}

async fn agrees(scenario: &OrderUnderTest) {
    let page = &scenario.page;
    scenario.browser.on_hosted_page(page, Hosted::Approve).await;
}

/// What Antom was asked last.
fn asked(scenario: &OrderUnderTest) -> Value {
    let mut calls = scenario.shop.proxy.calls("createPaymentSession");
    calls.pop().unwrap().body
}

async fn cancelled(scenario: &OrderUnderTest) -> Result<(), ActionError> {
    scenario.cancel().await
}
