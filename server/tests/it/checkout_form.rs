//! That an address cannot be typed as its country writes it, goes nowhere, or is lost on the way.

use scraper::{Html, Selector};

use crate::common::{Browser, Page, TestShop};

const CREATE: &str = "createPaymentSession";

/// The names of the address form's fields, in their order.
fn fields(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.text);
    let all = Selector::parse("#checkout input[type=text], #checkout select").unwrap();
    let names = html.select(&all).filter_map(|field| field.attr("name"));
    let address = [
        "country", "name", "address1", "address2", "city", "state", "postcode",
    ];
    names
        .filter(|name| address.contains(name))
        .map(ToOwned::to_owned)
        .collect()
}

fn location(page: &Page) -> String {
    page.headers["location"].to_str().unwrap().to_owned()
}

fn text_at(page: &Page, selector: &str) -> String {
    let html = Html::parse_document(&page.text);
    let selector = Selector::parse(selector).unwrap();
    let found = html.select(&selector).next();
    found
        .map(|found| found.text().collect())
        .unwrap_or_default()
}

fn value(page: &Page, name: &str) -> String {
    page.attribute(&format!("#{name}"), "value")
        .unwrap_or_default()
}

fn chosen(page: &Page, name: &str) -> String {
    page.attribute(&format!("#{name} option[selected]"), "value")
        .unwrap_or_default()
}

/// The form for a country, by the button that needs no JavaScript.
async fn form_of(browser: &Browser, country: &str) -> Page {
    let page = browser
        .post("/checkout", &[("country", country), ("leave", "country")])
        .await;
    assert_eq!(page.status, 303);
    assert_eq!(location(&page), "/checkout#country");
    browser.get("/checkout").await
}

#[tokio::test]
async fn each_country_has_the_form_that_its_addresses_need() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let first = browser.get("/checkout").await;
    assert_eq!(chosen(&first, "country"), "", "never silently Singapore");
    for (country, expected, called) in [
        ("HK", "country name address1 address2 city", "District"),
        (
            "SG",
            "country name address1 address2 postcode",
            "Postal code",
        ),
        (
            "US",
            "country name address1 address2 city state postcode",
            "ZIP code",
        ),
        (
            "CA",
            "country name address1 address2 city state postcode",
            "Province",
        ),
        (
            "JP",
            "country name postcode state city address1 address2",
            "Prefecture",
        ),
        (
            "DE",
            "country name address1 address2 postcode city",
            "Postcode",
        ),
    ] {
        let page = form_of(&browser, country).await;
        assert_eq!(chosen(&page, "country"), country);
        assert_eq!(fields(&page).join(" "), expected, "{country}");
        assert!(page.text.contains(called), "{country}: {called}");
        if expected.contains("state") {
            let purpose = page.attribute("#state", "autocomplete");
            assert_eq!(purpose.as_deref(), Some("shipping address-level1"));
        }
    }
}

#[tokio::test]
async fn the_ways_to_pay_are_those_of_the_buyers_country() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    browser.get("/checkout").await;
    form_of(&browser, "KR").await;
    let asked = shop.proxy.calls("consult");
    let regions: Vec<_> = asked
        .iter()
        .map(|call| call.body.get("userRegion"))
        .collect();
    assert_eq!(regions.len(), 2);
    assert_eq!(regions[0], None, "nothing is known, so nothing is claimed");
    assert_eq!(regions[1].unwrap(), "KR");
}

/// A buyer in each of these places gets an order, Antom an address, and the label is right.
#[tokio::test]
async fn an_order_from_anywhere_can_be_delivered() {
    let shop = TestShop::open().await;
    for (country, city, state, postcode, label, sent) in [
        ("HK", "Central", "", "", "Central", ""),
        (
            "US",
            "Springfield",
            "IL",
            "62701",
            "Springfield, IL 62701",
            "IL",
        ),
        ("JP", "Chiyoda", "13", "1000001", "Tokyo, Chiyoda", "13"),
        ("SG", "", "", "098633", "Singapore 098633", ""),
        ("DE", "München", "", "80331", "80331 München", ""),
        ("KR", "서울", "", "04524", "서울", ""),
        ("GB", "London", "", "sw1a1aa", "SW1A 1AA", ""),
    ] {
        let browser = shop
            .browser()
            .with("country", country)
            .with("city", city)
            .with("state", state)
            .with("postcode", postcode);
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        browser.to_gateway().await;
        let order = shop.db.orders().await.pop().unwrap();
        let page = browser.get(&format!("/orders/{}", order.token)).await;
        assert!(page.text.contains(label), "{country}: {label}");
        let call = shop.proxy.calls(CREATE).pop().unwrap();
        let address = &call.body["order"]["shipping"]["shippingAddress"];
        assert_eq!(
            address["state"].as_str().unwrap_or_default(),
            sent,
            "{country}"
        );
        assert_eq!(address["region"], country);
    }
}

#[tokio::test]
async fn an_address_that_no_parcel_reaches_is_refused_at_its_field() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let review = browser.review().await;
    for (country, city, state, postcode, field, says) in [
        ("SG", "Berlin", "", "10115", "postcode", "098633"),
        ("US", "Springfield", "", "62701", "state", "from the list"),
        ("US", "Springfield", "IL", "x", "postcode", "62701"),
        ("HK", "", "", "", "city", "Enter"),
        ("", "Berlin", "", "10115", "country", "Choose the country"),
        ("XX", "Berlin", "", "10115", "country", "Choose the country"),
    ] {
        let page = browser
            .clone()
            .with("country", country)
            .with("city", city)
            .with("state", state)
            .with("postcode", postcode)
            .pay_for(&review)
            .await;
        assert_eq!(page.status, 422, "{country} {postcode}");
        let error = text_at(&page, &format!("#{field}-error"));
        assert!(error.contains(says), "{country} {field}: {error}");
    }
    assert!(shop.db.orders().await.is_empty());
}

/// Whatever the buyer presses on the checkout, the form comes back as it was typed.
#[tokio::test]
async fn nothing_that_was_typed_is_lost_by_a_button_of_the_checkout() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let typed = [
        ("email", "ada@example.com"),
        ("name", "Ada Lovelace"),
        ("phone", "+1 217 555 0100"),
        ("country", "US"),
        ("address1", "1 Main St"),
        ("city", "Springfield"),
        ("state", "IL"),
        ("postcode", "62701"),
        ("delivery", "fast"),
        ("pay", "page"),
    ];
    for (leave, currency, leads_to) in [
        ("cart", "SGD", "/cart"),
        ("login", "SGD", "/account/login?next=/checkout"),
        ("currency", "JPY", "/checkout"),
        ("country", "JPY", "/checkout#country"),
    ] {
        let mut sent = typed.to_vec();
        sent.extend([("leave", leave), ("currency", currency)]);
        let page = browser.post("/checkout", &sent).await;
        assert_eq!((page.status, location(&page)), (303, leads_to.to_owned()));
        let page = browser.get("/checkout").await;
        for (name, expected) in &typed[..7] {
            let found = match *name {
                "country" | "state" => chosen(&page, name),
                _ => value(&page, name),
            };
            assert_eq!(found, *expected, "{leave}: {name}");
        }
        assert!(page.attribute("input[value=fast][checked]", "id").is_some());
        assert!(page.attribute("input[value=page][checked]", "id").is_some());
    }
    let cookie = browser.get("/cart").await;
    assert!(cookie.text.contains("JPY"), "the currency was changed");
    // Another country, and back: the town was not in the form between, and is there again.
    form_of(&browser, "SG").await;
    let page = form_of(&browser, "US").await;
    assert_eq!(
        (value(&page, "city"), chosen(&page, "state")),
        ("Springfield".to_owned(), "IL".to_owned())
    );
    assert!(
        shop.db.orders().await.is_empty(),
        "no such button orders anything"
    );
}

#[tokio::test]
async fn a_cancelled_order_is_told_and_its_form_comes_back() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    browser.to_gateway().await;
    let order = shop.db.order().await;
    let page = browser
        .post(&format!("/orders/{}/withdraw", order.token), &[])
        .await;
    assert_eq!(page.status, 303);
    let cart = browser.get("/cart").await;
    let told = text_at(&cart, ".alert[role=status]");
    assert!(
        told.contains(&order.number) && told.contains("cancelled"),
        "{told}"
    );
    assert!(
        text_at(&browser.get("/cart").await, ".alert[role=status]").is_empty(),
        "once"
    );
    let page = browser.get("/checkout").await;
    assert_eq!(value(&page, "address1"), "1 Harbour Road");
    assert_eq!(value(&page, "name"), "Ada Lovelace");
    // And the next order in this browser needs no typing either.
    assert_eq!(chosen(&page, "country"), "SG");
}
