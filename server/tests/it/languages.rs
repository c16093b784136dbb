//! That somebody is answered in another language than they asked in, finds a page in two
//! languages at once, or loses their language on the way.

mod goods;
mod purchase;
mod words;

use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use reqwest::header::{ACCEPT_LANGUAGE, CONTENT_LANGUAGE, VARY};
use server::web;
use tokio::net::TcpListener;
use wording::Words;

use crate::common::TestShop;

const PREFIXES: [&str; 5] = ["/de", "/ja", "/ko", "/pt-br", "/zh-hans"];

/// `cart-empty = [Your cart is empty.]`: English, so that whatever is not bracketed is found.
fn bracketed() -> Words {
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wording/locales/en");
    let line = |line: &str| match line.split_once(" = ") {
        Some((key, text)) if !line.starts_with('#') && key != "shop-direction" => {
            format!("{key} = [{text}]\n")
        }
        _ => format!("{line}\n"),
    };
    let files: Vec<String> = fs::read_dir(english)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .map(|text| text.lines().map(line).collect())
        .collect();
    Words::read("en-XA", &files)
}

#[tokio::test]
async fn a_shop_speaks_a_language_that_no_rust_file_knows() {
    let shop = TestShop::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = web::router(shop.state.with_language(bracketed()));
    tokio::spawn(async move {
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).await
    });
    let page = async |path: &str| {
        let response = reqwest::get(format!("{url}{path}")).await.unwrap();
        response.text().await.unwrap()
    };
    let cart = page("/en-xa/cart").await;
    assert!(cart.contains("lang=\"en-XA\""), "{cart}");
    assert!(cart.contains("[Your cart is empty.]"), "{cart}");
    // From the server's own sentences: a search, and what is not there.
    let search = page("/en-xa/shop?min=cheap").await;
    assert!(
        search.contains("[The lowest price should be a number"),
        "{search}"
    );
    let missing = page("/en-xa/orders/none").await;
    assert!(missing.contains("[There is no stop here]"), "{missing}");
    // The pages beside it go on in English.
    let english = page("/cart").await;
    assert!(english.contains("Your cart is empty."));
    assert!(!english.contains("[Your cart"));
}

#[tokio::test]
async fn an_address_has_one_language_and_a_page_one_address() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for (asked, status, leads_to) in [
        ("/en/cart?x=1", 308, Some("/cart?x=1")),
        ("/en", 308, Some("/")),
        ("/en//evil.example/x", 308, Some("/evil.example/x")),
        ("/DE/cart", 308, Some("/de/cart")),
        ("/zh-Hans", 308, Some("/zh-hans")),
        ("/de", 200, None),
        ("/de/", 200, None),
        ("/de/shop?sort=name", 200, None),
        ("/de/nothing", 404, None),
        ("/fr/cart", 404, None),
        // Machines read no language.
        ("/de/healthz", 404, None),
        ("/de/robots.txt", 404, None),
        ("/de/pkg/0/main.css", 404, None),
        ("/de/webhooks/antom/payment", 404, None),
        // No merchant's page is in German.
        ("/de/admin/orders", 308, Some("/admin/orders")),
    ] {
        let page = browser.get(asked).await;
        assert_eq!(page.status, status, "{asked}: {}", page.text);
        assert_eq!(page.location.as_deref(), leads_to, "{asked}");
    }
    let office = browser.get("/zh-hans/admin/login").await;
    assert_eq!(office.attribute("html", "lang").unwrap(), "zh-Hans");
    for prefix in PREFIXES {
        let page = browser.get(&format!("{prefix}/help")).await;
        let language = page.attribute("html", "lang").unwrap();
        assert_eq!(format!("/{}", language.to_lowercase()), prefix);
        assert_eq!(page.headers[CONTENT_LANGUAGE], language);
        // A redirect of the shop's own stays in the language.
        let back = [("currency", "JPY"), ("back", "/help")];
        let page = browser.post(&format!("{prefix}/currency"), &back).await;
        assert_eq!(page.location, Some(format!("{prefix}/help")));
    }
    let page = browser.get("/help").await;
    assert_eq!(page.headers[CONTENT_LANGUAGE], "en");
}

#[tokio::test]
async fn every_own_link_and_form_of_a_page_stays_in_its_language() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-MUG-GREEN", 1).await;
    for path in [
        "",
        "/shop",
        "/products/test-mug",
        "/cart",
        "/checkout",
        "/nothing",
        "/account/login",
    ] {
        let page = browser.get(&format!("/ja{path}")).await;
        let mut addresses = page.attributes("a:not([hreflang])", "href");
        addresses.extend(page.attributes("form", "action"));
        addresses.extend(page.attributes("[formaction]", "formaction"));
        let is_own = |address: &&String| address.starts_with('/');
        let own: Vec<&String> = addresses.iter().filter(is_own).collect();
        assert!(own.len() > 8, "{path}: {addresses:?}");
        for address in own {
            assert!(
                address == "/ja" || address.starts_with("/ja/"),
                "{path}: {address}"
            );
        }
        assert!(page.text.contains("/pkg/"), "files have no language");
        assert!(!page.text.contains("/ja/pkg/"), "files have no language");
    }
    // A form that is refused is shown again in the language, and so are errors of other kinds.
    let refused = browser
        .post("/ja/account/login", &[("email", "nobody")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("action=\"/ja/account/login\""),
        "{}",
        refused.text
    );
    let error = browser.post("/ja/cart/items", &[("x", "y")]).await;
    assert_eq!(error.attribute("html", "lang").unwrap(), "ja");
    assert!(error.text.contains("href=\"/ja/orders\""), "{}", error.text);
}

#[tokio::test]
async fn a_page_names_its_twins_and_offers_the_readers_language_without_forcing_it() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser.get("/de/shop?category=test-luggage").await;
    let canonical = page.attribute("link[rel=canonical]", "href").unwrap();
    assert_eq!(
        canonical,
        format!("{}/de/shop?category=test-luggage", shop.url)
    );
    let twins = page.attributes("link[rel=alternate]", "hreflang");
    assert_eq!(
        twins,
        ["en", "de", "ja", "ko", "pt-BR", "zh-Hans", "x-default"]
    );
    let of = page.attributes("link[rel=alternate]", "href");
    assert_eq!(of[0], format!("{}/shop?category=test-luggage", shop.url));
    assert_eq!(of[3], format!("{}/ko/shop?category=test-luggage", shop.url));
    assert_eq!(of[6], of[0]);
    let chosen = page.attributes(".language-links a", "href");
    assert_eq!(chosen[0], "/shop?category=test-luggage");
    assert_eq!(chosen[2], "/ja/shop?category=test-luggage");
    assert_eq!(page.texts(".language-links [aria-current]"), ["Deutsch"]);
    assert!(page.texts(".language-offer").is_empty());

    let with = async |path: &str, accept: &str| {
        let request = browser.http().get(format!("{}{path}", shop.url));
        let answer = request
            .header(ACCEPT_LANGUAGE, accept)
            .send()
            .await
            .unwrap();
        crate::common::Page::read(answer).await.unwrap()
    };
    for path in ["/shop", "/shop?q=mug", "/cart"] {
        let page = with(path, "de-CH, en;q=0.7").await;
        assert_eq!(page.status, 200);
        assert_eq!(page.attribute("html", "lang").unwrap(), "en");
        assert_eq!(page.attribute(".language-offer", "lang").unwrap(), "de");
        let link = page.attribute(".language-offer a", "href").unwrap();
        assert_eq!(link, format!("/de{path}"));
        let page = with(path, "en").await;
        assert!(page.texts(".language-offer").is_empty(), "{path}");
        let page = with(path, "ja").await;
        assert_eq!(page.attribute(".language-offer", "lang").unwrap(), "ja");
    }
    let page = with("/de/shop", "ja").await;
    assert_eq!(page.attribute("html", "lang").unwrap(), "de");
    assert_eq!(
        page.attribute(".language-offer a", "href").unwrap(),
        "/ja/shop"
    );
    assert!(
        page.headers[VARY]
            .to_str()
            .unwrap()
            .contains("accept-language")
    );
}

#[tokio::test]
async fn kept_pages_are_kept_for_each_language() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let mut tags = Vec::new();
    for prefix in PREFIXES.iter().chain(&[""]) {
        let path = format!("{prefix}/shop?sort=name");
        let first = browser.get(&path).await;
        let second = browser.get(&path).await;
        assert_eq!(second.headers["cache-status"], "wayfare; hit", "{path}");
        assert_eq!(first.text, second.text);
        assert!(!tags.contains(&second.headers["etag"]), "{path}");
        tags.push(second.headers["etag"].clone());
    }
}

#[tokio::test]
async fn search_engines_find_a_sitemap_for_each_language() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let robots = browser.get("/robots.txt").await.text;
    for prefix in PREFIXES.iter().chain(&[""]) {
        let sitemap = format!("{}{prefix}/sitemap.xml", shop.url);
        assert!(
            robots.contains(&format!("Sitemap: {sitemap}\n")),
            "{robots}"
        );
        assert!(
            robots.contains(&format!("Disallow: {prefix}/cart\n")),
            "{robots}"
        );
        let map = browser.get(&format!("{prefix}/sitemap.xml")).await.text;
        let mug_page = format!("{}{prefix}/products/test-mug", shop.url);
        assert!(map.contains(&format!("<loc>{mug_page}</loc>")), "{map}");
        let twin = format!("hreflang=\"de\" href=\"{}/de/products/test-mug\"", shop.url);
        assert!(map.contains(&twin), "{map}");
        let part = browser.get(&format!("{prefix}/sitemaps/1.xml")).await.text;
        assert_eq!(part, map, "all pages fit into one file");
    }
    for none in ["0.xml", "2.xml", "x.xml", "1"] {
        let page = browser.get(&format!("/sitemaps/{none}")).await;
        assert_eq!(page.status, 404, "{none}");
    }
}

#[tokio::test]
async fn shopping_services_find_a_feed_for_each_language_and_currency() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for (prefix, currency) in [("", "SGD"), ("/de", "SGD"), ("", "JPY")] {
        let path = format!("{prefix}/feed.xml?currency={currency}");
        let feed = browser.get(&path).await;
        assert_eq!(feed.status, 200);
        let kind = &feed.headers["content-type"];
        assert_eq!(kind, "application/xml; charset=utf-8");
        let items = feed.text.matches("<item>").count();
        assert!(items > 5, "{path}: {}", feed.text);
        for field in [
            "g:id",
            "title",
            "link",
            "g:image_link",
            "g:price",
            "g:availability",
        ] {
            let told = feed.text.split("<item>").skip(1);
            let told = told
                .filter(|item| item.contains(&format!("<{field}>")))
                .count();
            assert_eq!(told, items, "{path}: {field}");
        }
        assert!(
            feed.text.contains(&format!(" {currency}</g:price>")),
            "{path}"
        );
        let page = format!("{}{prefix}/products/test-mug", shop.url);
        assert!(feed.text.contains(&page), "{path}: {}", feed.text);
        assert!(feed.text.ends_with("</channel>\n</rss>\n"));
    }
    let default = browser.get("/feed.xml").await.text;
    assert_eq!(default, browser.get("/feed.xml?currency=SGD").await.text);
    assert_eq!(browser.get("/feed.xml?currency=XYZ").await.status, 404);
    // Whoever reads the page finds the same shop as an app, in its language.
    let page = browser.get("/de").await;
    let manifest = page.attribute("link[rel=manifest]", "href").unwrap();
    let manifest = browser.get(&manifest).await;
    assert_eq!(
        manifest.headers["content-type"],
        "application/manifest+json"
    );
    let manifest: serde_json::Value = serde_json::from_str(&manifest.text).unwrap();
    assert_eq!(
        (&manifest["lang"], &manifest["start_url"]),
        (&"de".into(), &"/de".into())
    );
    assert!(page.text.contains("OnlineStore"), "{}", page.text);
}

/// A shop may begin with any of its languages.
#[tokio::test]
async fn the_first_language_of_a_shop_needs_no_part_of_the_address() {
    let shop = TestShop::decided(&[("shop.language", "\"de\"")], &[]).await;
    let browser = shop.browser();
    let german = browser.get("/cart").await;
    assert!(german.text.contains("lang=\"de\""), "{}", german.text);
    assert!(german.text.contains("href=\"/shop\""), "{}", german.text);
    assert!(!german.text.contains("Your cart"), "{}", german.text);
    let english = browser.get("/en/cart").await;
    assert!(english.text.contains("Your cart is empty."));
    assert!(english.text.contains("href=\"/en/shop\""));
    for (asked, leads_to) in [
        ("/de/cart?x=1", "/cart?x=1"),
        ("/EN", "/en"),
        // Nobody's back office is in German.
        ("/admin/orders?q=a", "/en/admin/orders?q=a"),
        ("/ja/admin", "/en/admin"),
    ] {
        let page = browser.get(asked).await;
        assert_eq!(page.status, 308, "{asked}");
        assert_eq!(page.location.as_deref(), Some(leads_to), "{asked}");
    }
    assert_ne!(browser.get("/en/admin").await.status, 308);
    assert_ne!(browser.get("/zh-hans/admin").await.status, 308);
}
