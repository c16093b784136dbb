//! What a merchant decides in the shop's file holds everywhere, and nothing of the demo's shows.

use domain::Currency;
use time::OffsetDateTime;

use crate::common::{Browser, Page, TestShop};

const SKU: &str = "TEST-SACK-GREEN";
const DEAR: &str = "TEST-SUITCASE-GREEN";

/// A shop whose catalogue, plans and timetable have prices in these currencies only.
async fn selling_in(currencies: &[&str]) -> TestShop {
    let list = format!("{currencies:?}");
    let shop = TestShop::decided(
        &[
            ("sell.currencies", &list),
            ("sell.countries", r#"["DE", "FR"]"#),
        ],
        &[],
    )
    .await;
    for currency in Currency::ALL {
        if !currencies.contains(&currency.code()) {
            shop.db.forget_prices(currency.code()).await;
        }
    }
    shop
}

fn german(browser: Browser) -> Browser {
    browser
        .with("country", "DE")
        .with("city", "Berlin")
        .with("postcode", "10115")
}

/// Neither the demo's first currency nor one that nothing has a price in.
fn in_euros(page: &Page, path: &str) {
    assert_eq!(page.status, 200, "{path}");
    assert!(page.text.contains("EUR"), "{path}: {}", page.text);
    for currency in ["SGD", "HKD", "JPY"] {
        assert!(!page.text.contains(currency), "{path} says {currency}");
    }
}

/// Once a fork without prices in Singapore dollars showed no price at all.
#[tokio::test]
async fn a_shop_without_singapore_dollars_sells_in_its_own_currencies() {
    let shop = selling_in(&["EUR", "USD"]).await;
    let browser = german(shop.browser());
    browser.add_to_cart(SKU, 1).await;
    for path in [
        "/",
        "/shop",
        "/shop?sort=price",
        "/products/test-sack",
        "/cart",
        "/checkout",
        "/plans",
        "/plans/test-monthly",
    ] {
        let page = browser.get(path).await;
        in_euros(&page, path);
        let chooser = page.texts("select#currency option");
        assert_eq!(chooser, ["EUR", "USD"], "{path}");
    }
    let page = browser.get("/checkout").await;
    let countries = page.attributes("select#country option", "value");
    assert_eq!(countries, ["", "DE", "FR"]);

    let day = OffsetDateTime::now_utc().date() + time::Duration::days(3);
    let search = format!("/travel?kind=flight&from=SZX&to=SIN&day={day}&people=3");
    let travel = browser.get(&search).await;
    in_euros(&travel, &search);
    let link = travel.attribute(".ticket-list a", "href").unwrap();
    in_euros(&browser.get(&link).await, &link);

    let hosted = browser.to_gateway().await;
    browser.pay_with_wallet(&hosted).await;
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    assert_eq!(
        (order.currency.as_str(), order.state.as_str()),
        ("EUR", "paid")
    );

    // Whoever comes with a cookie of another shop's currency reads the first.
    let page = browser
        .post("/currency", &[("currency", "SGD"), ("back", "/")])
        .await;
    assert_eq!(page.status, 422);
    browser.choose_currency("USD").await;
    assert!(browser.get("/cart").await.text.contains("USD"));
    shop.audit().await;
}

#[tokio::test]
async fn nothing_goes_to_a_country_that_the_shop_does_not_deliver_to() {
    let shop = selling_in(&["EUR"]).await;
    let browser = shop.browser();
    browser.add_to_cart(SKU, 1).await;
    let page = browser.checkout().await;
    assert_eq!(page.status, 422);
    assert!(page.attribute("#country[aria-invalid]", "name").is_some());
    assert!(shop.db.orders().await.is_empty());
}

/// Nowhere in what buyers and Antom get does the demo's name or number show.
#[tokio::test]
async fn the_shop_has_its_own_name_everywhere() {
    let shop = TestShop::decided(
        &[
            ("shop.name", r#""Tide \"&\" {water}""#),
            ("shop.order_prefix", r#""TW""#),
            ("shop.tagline", r#""Things {that} float.""#),
            ("shop.legal_name", r#""Tidewater GmbH""#),
            ("shop.address", r#"["Am Kai 1", "24103 Kiel"]"#),
            ("shop.vat_id", r#""DE123456789""#),
            ("shop.help_mail", r#""help@tidewater.example""#),
            (
                "texts.en",
                r#"{ home-heading = "High water at { -shop-name }" }"#,
            ),
        ],
        &[],
    )
    .await;
    let browser = shop.browser();
    browser.add_to_cart(SKU, 1).await;
    let paths = [
        "/",
        "/shop",
        "/products/test-sack",
        "/cart",
        "/checkout",
        "/help",
        "/privacy",
    ];
    for path in paths
        .into_iter()
        .chain(["/imprint", "/plans", "/travel", "/none", "/admin/login"])
    {
        let text = browser.get(path).await.text;
        assert!(
            text.contains("Tide &quot;&amp;&quot; {water}")
                || text.contains("Tide \"&amp;\" {water}"),
            "{path}: {text}"
        );
        for demo in ["Wayfare", "Fixture", "wayfare.example"] {
            assert!(!text.contains(demo), "{path} says {demo}");
        }
    }
    let home = browser.get("/").await;
    assert_eq!(home.texts("h1"), [r#"High water at Tide "&" {water}"#]);
    assert!(home.text.contains("Things {that} float."));
    let imprint = browser.get("/imprint").await.text;
    for line in [
        "Tidewater GmbH",
        "24103 Kiel",
        "VAT id: DE123456789",
        "help@tidewater.example",
    ] {
        assert!(imprint.contains(line), "{line}: {imprint}");
    }

    let hosted = browser.to_gateway().await;
    let order = shop.db.order().await;
    assert!(order.number.starts_with("TW-"), "{}", order.number);
    let body = shop.proxy.calls("createPaymentSession").remove(0).body;
    let description = body["order"]["orderDescription"].as_str().unwrap();
    assert!(
        description.starts_with(r#"Tide "&" {water} order TW-"#),
        "{description}"
    );
    browser.pay_with_wallet(&hosted).await;
    shop.deliver_notifications().await;
    let mail = shop.mail.sent().remove(0);
    assert!(
        mail.text.contains("TW-") && !mail.text.contains("Wayfare"),
        "{}",
        mail.text
    );
    assert!(!mail.html.contains("Wayfare") && !mail.subject.contains("Wayfare"));
}

/// What belongs to a part, in a shop with it and in one without: its pages, a form that is sent to
/// it, and what pages link.
struct Part {
    key: &'static str,
    pages: &'static [&'static str],
    form: &'static str,
    links: &'static str,
    linked_on: &'static str,
}

const PARTS: [Part; 4] = [
    Part {
        key: "parts.accounts",
        pages: &["/account", "/account/login", "/account/export"],
        form: "/account/login",
        links: "[href^='/account'], [value=login]",
        linked_on: "/checkout",
    },
    Part {
        key: "parts.promotions",
        pages: &["/cart/code"],
        form: "/cart/code",
        links: "[action^='/cart/code']",
        linked_on: "/cart",
    },
    Part {
        key: "parts.subscriptions",
        pages: &["/plans", "/plans/test-monthly", "/subscriptions"],
        form: "/plans/test-monthly",
        links: "[href^='/plans'], [href^='/subscriptions']",
        linked_on: "/",
    },
    Part {
        key: "parts.travel",
        pages: &["/travel"],
        form: "/travel/book",
        links: "[href^='/travel']",
        linked_on: "/",
    },
];

#[tokio::test]
async fn a_part_that_is_off_has_no_pages_forms_or_links() {
    for Part {
        key,
        pages,
        form,
        links,
        linked_on,
    } in PARTS
    {
        let (with, without) = (
            TestShop::open().await,
            TestShop::decided(&[(key, "false")], &[]).await,
        );
        let [has, lacks] = [&with, &without].map(TestShop::browser);
        for browser in [&has, &lacks] {
            browser.add_to_cart(SKU, 1).await;
        }
        for page in pages {
            assert_ne!(has.get(page).await.status, 404, "{key}: {page}");
            let missing = lacks.get(page).await;
            assert_eq!(missing.status, 404, "{key}: {page}");
            assert!(
                missing.text.contains("Page not found"),
                "{page}: {}",
                missing.text
            );
        }
        assert_ne!(has.post(form, &[]).await.status, 404, "{key}: {form}");
        assert_eq!(lacks.post(form, &[]).await.status, 404, "{key}: {form}");
        let linked = has.get(linked_on).await;
        assert!(!linked.texts(links).is_empty(), "{key}: {linked_on}");
        for path in [
            "/",
            "/shop",
            "/cart",
            "/checkout",
            "/help",
            "/privacy",
            "/orders",
            "/sitemap.xml",
        ] {
            let page = lacks.get(path).await;
            assert_eq!(page.status, 200, "{key}: {path}");
            assert_eq!(page.texts(links), [""; 0], "{key}: {path}");
            for link in pages {
                assert!(!page.text.contains(&format!("{link}<")), "{key}: {path}");
            }
        }
    }
}

/// What was put on before the merchant switched a part off holds no more.
#[tokio::test]
async fn a_part_that_is_off_takes_nothing_off_and_saves_nothing() {
    let shop = TestShop::decided(
        &[
            ("parts.promotions", "false"),
            ("parts.instalments", "false"),
            ("parts.accounts", "false"),
        ],
        &[],
    )
    .await;
    let browser = shop.browser();
    browser.choose_currency("BRL").await;
    browser.add_to_cart(DEAR, 1).await;
    shop.db
        .sql("UPDATE carts SET promotion = 'TENTH-OFF'")
        .await;
    let cart = browser.get("/cart").await;
    assert!(!cart.text.contains("TENTH-OFF"), "{}", cart.text);
    let checkout = browser.get("/checkout").await;
    assert!(checkout.attribute("#instalments", "name").is_none());
    assert!(checkout.attribute("[name=save]", "name").is_none());
    let refused = browser
        .clone()
        .with("pay", "card")
        .with("instalments", "3")
        .checkout()
        .await;
    assert_eq!(refused.status, 422);
    browser.to_gateway().await;
    assert_eq!(shop.db.order().await.promotion, None);

    // In this currency and for so much the sandbox offers months, where the part is on.
    let with = TestShop::open().await;
    let browser = with.browser();
    browser.choose_currency("BRL").await;
    browser.add_to_cart(DEAR, 1).await;
    let checkout = browser.get("/checkout").await;
    assert!(checkout.attribute("#instalments", "name").is_some());
}

#[tokio::test]
async fn pages_and_a_look_of_ones_own_are_served() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("terms.md", "Pay *first*."),
        ("privacy.md", "We know nothing."),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let file = |name: &str| folder.path().join(name).display().to_string();
    let pages = format!(
        r#"[{{ path = "/terms", title = "Terms", file = "{}" }}, {{ path = "/privacy", title = "Privacy", file = "{}" }}]"#,
        file("terms.md"),
        file("privacy.md")
    );
    let shop = TestShop::decided(
        &[
            ("page", &pages),
            ("look.accent", r##""#134f77""##),
            ("look.logo", r#""logo.svg""#),
            ("security.scripts", r#"["https://stats.example"]"#),
        ],
        &[],
    )
    .await;
    let browser = shop.browser();
    let terms = browser.get("/terms").await;
    assert_eq!(terms.status, 200);
    assert_eq!(terms.texts("h1"), ["Terms"]);
    assert_eq!(terms.texts("main em"), ["first"]);
    assert_eq!(
        terms.texts("footer a[href='/terms']:not([hreflang])"),
        ["Terms"]
    );
    let privacy = browser.get("/privacy").await.text;
    assert!(
        privacy.contains("We know nothing.") && !privacy.contains("Antom"),
        "{privacy}"
    );
    assert!(browser.get("/sitemap.xml").await.text.contains("/terms<"));
    assert_eq!(browser.get("/conditions").await.status, 404);

    let logo = terms.attribute("header .wordmark img", "src").unwrap();
    assert!(logo.ends_with("/logo.svg"), "{logo}");
    let sheet = terms.attributes("link[rel=stylesheet]", "href");
    let look = sheet
        .iter()
        .find(|href| href.starts_with("/look.css?"))
        .unwrap();
    let css = browser.get(look).await;
    assert!(css.text.contains("--signal:#134f77"), "{}", css.text);
    assert_eq!(css.headers["content-type"], "text/css; charset=utf-8");
    let policy = terms.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("https://stats.example; style-src 'self';"),
        "{policy}"
    );

    let usual = TestShop::open().await.browser().get("/look.css").await;
    assert_eq!(usual.status, 404);
}

/// Over TLS in life; the proxy that speaks it is left out here.
#[tokio::test]
async fn every_page_of_a_rehearsal_says_that_no_money_moves() {
    let shop = TestShop::open_with(&[
        ("SHOP_ENV", "staging"),
        ("SHOP_PUBLIC_URL", "https://shop.example"),
        ("SHOP_TRUSTED_PROXIES", "none"),
        ("ANTOM_CHECKOUT_ORIGINS", "https://pay.example"),
    ])
    .await;
    let browser = shop.browser();
    for path in ["/", "/shop", "/cart", "/help", "/none"] {
        let page = browser.get(path).await;
        assert_eq!(
            page.texts(".demo-banner"),
            ["Demo shop: no money moves"],
            "{path}"
        );
        assert_eq!(
            page.headers["strict-transport-security"], "max-age=31536000",
            "{path}: hosts below are nobody's business unless the merchant says so"
        );
    }
}

/// Who sells stands at the foot of every page and beside the button that pays, with nothing of it in
/// a shop that is a demonstration.
#[tokio::test]
async fn the_company_is_named_where_people_decide_to_trust_it() {
    const COMPANY: &str = "Tidewater GmbH, Hafenweg 1, 24103 Kiel";
    let decided = [
        ("shop.legal_name", "\"Tidewater GmbH\""),
        ("shop.address", "[\"Hafenweg 1\", \"24103 Kiel\"]"),
        ("shop.vat_id", "\"DE123456789\""),
    ];
    let shop = TestShop::decided(&decided, &[]).await;
    let browser = shop.browser();
    browser.add_to_cart(SKU, 1).await;
    let paths = [
        "/",
        "/shop",
        "/products/test-sack",
        "/cart",
        "/help",
        "/checkout",
        "/imprint",
    ];
    for path in paths {
        let page = browser.get(path).await;
        let foot = page.texts(".site-footer p").join(" ");
        assert!(foot.contains(COMPANY), "{path}: {foot}");
    }
    let checkout = browser.get("/checkout").await;
    let beside = checkout.texts(".ticket-torn p").join(" ");
    assert!(
        beside.contains(&format!("You buy from {COMPANY}.")),
        "{beside}"
    );
    let imprint = browser.get("/imprint").await;
    assert!(imprint.text.contains("DE123456789"), "{}", imprint.text);

    let plain = TestShop::open().await;
    let browser = plain.browser();
    browser.add_to_cart(SKU, 1).await;
    assert!(!browser.get("/checkout").await.text.contains("You buy from"));
}
