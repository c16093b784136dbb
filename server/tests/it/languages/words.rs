//! Nothing of English is left on any page of the demo in another language.

use std::collections::BTreeSet;

use scraper::{Html, Node};
use server::config::CatalogueFile;
use server::store::catalogue::import::{Stock, import};

use crate::common::{Browser, TestShop};

/// Names, codes, addresses, and what the test typed: no words of a language.
const NO_WORDS: [&str; 52] = [
    "wayfare",
    "fixture",
    "sons",
    "sgd",
    "jpy",
    "hkd",
    "cny",
    "usd",
    "eur",
    "krw",
    "brl",
    "pln",
    "utc",
    "usb",
    "cookie",
    "alipay",
    "alipayhk",
    "visa",
    "mastercard",
    "american",
    "express",
    "cartes",
    "bancaires",
    "jcb",
    "antom",
    "apple",
    "google",
    "pay",
    "paypay",
    "touch",
    "ewallet",
    "gcash",
    "dana",
    "kakao",
    "kakaopay",
    "grabpay",
    "mercado",
    "pago",
    "przelewy",
    "cpf",
    "singapore",
    "example",
    "help",
    "hong",
    "kong",
    "kuala",
    "lumpur",
    "com",
    "ada",
    "lovelace",
    "name",
    "zzz",
];

/// Texts and what screen readers say, but for what stands in another language.
fn said(html: &str) -> BTreeSet<String> {
    let page = Html::parse_document(html);
    let mut said = BTreeSet::new();
    for node in page.tree.nodes() {
        let foreign = node.ancestors().any(|above| {
            above.value().as_element().is_some_and(|it| {
                it.attr("hreflang").is_some()
                    || matches!(it.name(), "script" | "style" | "head")
                    || it
                        .attr("class")
                        .is_some_and(|of| of.split(' ').any(|class| class == "mono"))
            })
        });
        if foreign {
            continue;
        }
        match node.value() {
            Node::Text(text) => {
                said.insert(text.trim().to_owned());
            }
            Node::Element(element) => {
                for name in [
                    "alt",
                    "aria-label",
                    "placeholder",
                    "title",
                    "data-opening",
                    "data-late",
                ] {
                    said.extend(element.attr(name).map(|text| text.trim().to_owned()));
                }
            }
            _ => {}
        }
    }
    said
}

/// Latin words of three letters and more that are none of the names.
fn words(text: &str) -> Vec<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphabetic());
    words
        .filter(|word| word.len() > 2 && !NO_WORDS.contains(&&*word.to_lowercase()))
        .collect()
}

/// Every kind of page of a buyer's.
async fn pages(browser: &Browser) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    let page = browser.get("/shop").await;
    let slug = page.attribute(".product-card a", "href").unwrap();
    let slug = slug.rsplit('/').next().unwrap().to_owned();
    let product = format!("/products/{slug}");
    for path in [
        "/",
        "/shop",
        "/shop?q=zzz",
        "/shop?min=x&max=y&category=none",
        &product,
        "/plans",
        "/plans/coffee-monthly",
        "/plans/reading-room",
        "/travel",
        "/cart",
        "/checkout",
        "/orders",
        "/subscriptions",
        "/account",
        "/account/login",
        "/account/login?sent=1",
        "/help",
        "/privacy",
        "/imprint",
        "/nothing",
        "/orders/none",
        "/account/enter/none",
    ] {
        pages.push((path.to_owned(), browser.get(path).await.text));
    }
    for (path, fields) in [
        ("/checkout", &[("review", "old"), ("email", "x")][..]),
        ("/cart/code", &[("code", "NONE")]),
        ("/account/login", &[("email", "x")]),
        ("/plans/coffee-monthly", &[("email", "x")]),
        ("/cart/items", &[("x", "y")]),
    ] {
        pages.push((
            format!("POST {path}"),
            browser.post(path, fields).await.text,
        ));
    }
    pages
}

#[tokio::test]
async fn no_page_of_the_demo_has_an_english_word_in_another_language() {
    // The demo's timetable, and not that of the tests.
    let shop = TestShop::open_with(&[("SHOP_TIMETABLE", "")]).await;
    let demo = CatalogueFile::demo().unwrap();
    import(&shop.db.connection, &demo, Stock::OfAllVariants)
        .await
        .unwrap();
    let sku = &demo.products[0].variants[0].sku;
    let browser = shop.browser();
    browser.add_to_cart(sku, 1).await;
    let english: BTreeSet<String> = pages(&browser)
        .await
        .iter()
        .flat_map(|(_, html)| said(html))
        .collect();
    let mut left = Vec::new();
    for prefix in super::PREFIXES {
        let is_latin = matches!(prefix, "/de" | "/pt-br");
        for (path, html) in pages(&browser.clone().below(prefix)).await {
            for text in said(&html) {
                let found = words(&text);
                let is_left = if is_latin {
                    found.len() > 1 && english.contains(&text)
                } else {
                    !found.is_empty()
                };
                if is_left {
                    left.push(format!("{prefix}{path}: {text}"));
                }
            }
        }
    }
    assert!(left.is_empty(), "{}", left.join("\n"));
}
