//! Every form, with everything that people paste into forms: none stumbles, and what is refused
//! stays in its field.

use domain::text::clean;

use crate::back_office::office::{Office, log_in};
use crate::common::{Browser, Page, TestShop};

/// Emoji, marks of direction, combining letters, full-width digits, blanks of all kinds, line ends,
/// what no database stores, what is markup elsewhere, and far too much.
fn inputs() -> Vec<String> {
    [
        "👩🏽‍🚀 Zoë",
        "\u{202e}evil\u{202c}",
        "שלמה 12",
        "e\u{301}cole",
        "１２３",
        "\u{a0}\u{3000} x \u{2009}",
        "a\u{0}b",
        "a\r\nBcc: b@example.com",
        "\u{feff}\u{200b}",
        "<script>alert('1')</script>",
        "%00%ff&amp;",
        "{{7*7}} ${x} ' OR 1=1 --",
        "🇸🇬",
        "ﷺ",
        "\u{e000}",
        "٣",
    ]
    .map(ToOwned::to_owned)
    .into_iter()
    .chain(["x".repeat(10_000), "漢".repeat(900)])
    .collect()
}

fn shown(input: &str) -> String {
    input.chars().take(20).collect()
}

/// The form was carried out, or says why not; nobody stumbled.
fn is_an_answer(page: &Page, form: &str, input: &str) {
    let fine = matches!(page.status, 200 | 303 | 400 | 404 | 409 | 413 | 422 | 429);
    assert!(fine, "{form}, {:?}: {}", shown(input), page.status);
    assert!(
        !page.text.contains("<script>alert"),
        "{form}, {:?} became markup",
        shown(input)
    );
}

/// What was typed into a field is still there.
fn stays(page: &Page, form: &str, field: &str, input: &str) {
    let value = page.attribute(&format!("main #{field}"), "value");
    let value = value.unwrap_or_else(|| panic!("{form} has no {field}: {}", page.text));
    let (kept, typed) = (clean(&value), clean(input));
    // What is far too long may be cut, and is not gone.
    let is_kept = kept == typed || typed.len() > 1_000 && !kept.is_empty();
    assert!(
        is_kept,
        "{form}, {field}: {:?} became {:?}",
        shown(&typed),
        shown(&kept)
    );
}

#[tokio::test]
async fn the_checkout_takes_or_keeps_whatever_is_pasted() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    let review = browser.review().await;
    for (at, input) in inputs().into_iter().enumerate() {
        // Each text field at once, beside a mistake that shows the form again.
        let fields = ["name", "phone", "address1", "address2", "city", "postcode"];
        let mut wrong = browser
            .clone()
            .with("email", "nobody")
            .with("country", "FR");
        for field in fields {
            wrong = wrong.with(field, &input);
        }
        let page = wrong.pay_for(&review).await;
        assert_eq!(page.status, 422, "{:?}: {}", shown(&input), page.text);
        is_an_answer(&page, "the checkout", &input);
        stays(&page, "the checkout", "email", "nobody");
        for field in fields {
            stays(&page, "the checkout", field, &input);
        }
        // And the draft has it still.
        let page = browser.get("/checkout").await;
        for field in fields {
            stays(&page, "the checkout's draft", field, &input);
        }
        // What is chosen from a list need not be tried with everything.
        let chosen = [
            "state",
            "country",
            "delivery",
            "pay",
            "brand",
            "instalments",
        ];
        let chosen = chosen.into_iter().filter(|_| at % 6 == 0);
        for field in std::iter::once("email").chain(chosen) {
            let page = browser.clone().with(field, &input).pay_for("x").await;
            is_an_answer(&page, field, &input);
            if field == "email" {
                stays(&page, "the checkout", "email", &input);
            }
        }
    }
    assert!(shop.db.orders().await.is_empty());
}

#[tokio::test]
async fn the_other_forms_of_the_shop_take_or_keep_whatever_is_pasted() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-SACK-GREEN", 1).await;
    for input in inputs() {
        let one = |name| [(name, input.as_str())];
        let page = browser.post("/cart/code", &one("code")).await;
        assert_eq!(page.status, 422, "{:?}", shown(&input));
        is_an_answer(&page, "the code", &input);
        stays(&page, "the code", "code", &input);
        let line = "/cart/items/TEST-SACK-GREEN";
        let page = browser.post(line, &one("quantity")).await;
        is_an_answer(&page, "a quantity", &input);
        if page.status == 422 {
            stays(&page, "a quantity", "quantity-TEST-SACK-GREEN", &input);
        }
        let page = browser.post("/account/login", &one("email")).await;
        assert_eq!(page.status, 422, "{:?}", shown(&input));
        stays(&page, "the login", "email", &input);
        for (path, field) in [
            ("/cart/items", "sku"),
            ("/currency", "currency"),
            ("/checkout", "review"),
        ] {
            let page = browser.post(path, &one(field)).await;
            is_an_answer(&page, path, &input);
        }
        for field in ["q", "min", "max", "category", "sort"] {
            let value: String = input.chars().take(90).collect();
            let query = domain::links::encode(&value);
            let page = browser.get(&format!("/shop?{field}={query}")).await;
            is_an_answer(&page, field, &value);
            if ["q", "min", "max"].contains(&field) {
                stays(&page, "the search", field, &value);
            }
        }
    }
    assert_eq!(browser.cart_count().await, 1);
}

#[tokio::test]
async fn the_back_office_takes_or_keeps_whatever_is_pasted() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let order = office.paid_order().await;
    let path = format!("/admin/orders/{}", order.number);
    let stranger: Browser = office.shop.browser();
    for input in inputs() {
        let page = log_in(&stranger, &input, &input).await;
        is_an_answer(&page, "the door", &input);
        let form = merchant
            .form(
                &format!("{path}/refund?amount=1.00"),
                &format!("{path}/refund"),
            )
            .await;
        for (amount, reason) in [
            (input.as_str(), "broken"),
            ("1.00", "x"),
            ("0", input.as_str()),
        ] {
            let fields = [
                ("form", form.as_str()),
                ("amount", amount),
                ("reason", reason),
            ];
            if amount == "1.00" {
                continue;
            }
            let page = merchant.post(&format!("{path}/refund"), &fields).await;
            is_an_answer(&page, "a refund", &input);
            if page.status == 422 {
                stays(&page, "a refund", "amount", amount);
                stays(&page, "a refund", "reason", reason);
            }
        }
        let short: String = input.chars().take(90).collect();
        let query = domain::links::encode(&short);
        for (path, field) in [
            ("/admin/orders", "q"),
            ("/admin/orders", "state"),
            ("/admin/inbox", "q"),
            ("/admin/audit", "page"),
        ] {
            let page = merchant.get(&format!("{path}?{field}={query}")).await;
            is_an_answer(&page, path, &short);
            if field == "q" {
                stays(&page, path, "q", &short);
            }
        }
    }
    let left = office.now(&order).await;
    assert_eq!((&*left.state, &*left.payment_status), ("paid", "paid"));
}
