//! That buyers find what they mean, however they type it, and see what hides the rest.

use server::config::CatalogueFile;
use server::store::catalogue::import::{Stock, import};

use crate::common::{Browser, Page, TestShop};

fn asked(query: &str) -> String {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    format!("/shop?q={query}")
}

/// The names of what a page has found.
fn names(page: &Page) -> Vec<String> {
    page.texts(".results > .product-grid h3")
}

async fn found(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser.get(&asked(query)).await;
    assert_eq!(page.status, 200, "{query}");
    names(&page)
}

/// The words of a facet's choices, with their counts, and where they lead.
fn choices(page: &Page) -> Vec<(String, String)> {
    let texts = page.texts(".facets a");
    let links = page.attributes(".facets a", "href");
    texts.into_iter().zip(links).collect()
}

fn leads(page: &Page, label: &str) -> String {
    let choices = choices(page);
    let choice = choices.iter().find(|(text, _)| text.starts_with(label));
    let (_, link) = choice.unwrap_or_else(|| panic!("no {label}: {choices:?}"));
    link.clone()
}

#[tokio::test]
async fn every_page_has_a_search_of_the_shop() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for path in [
        "/",
        "/shop",
        "/products/test-tote",
        "/cart",
        "/orders",
        "/help",
        "/nothing",
    ] {
        let page = browser.get(path).await;
        let action = page.attribute("header form[role=search]", "action");
        assert_eq!(action.as_deref(), Some("/shop"), "{path}");
        let field = page.attribute("header form[role=search] input", "name");
        assert_eq!(field.as_deref(), Some("q"), "{path}");
    }
}

#[tokio::test]
async fn slips_other_words_and_other_scripts_find_the_thing() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    for query in [
        "bakpack",
        "RUCKSACK",
        "rucksacks",
        "day-pack",
        "backpackblue",
        "TEST-BACKPACK-RED",
        "testbackpackred",
    ] {
        let names = found(&browser, query).await;
        let first = names.first().map(String::as_str);
        assert_eq!(first, Some("Test backpack"), "{query}: {names:?}");
    }
    let japanese = shop.browser().below("/ja");
    for query in ["リュック", "ﾘｭｯｸ", "backpack"] {
        assert_eq!(found(&japanese, query).await, ["Test backpack"], "{query}");
    }
    // A colour by its name, which is no variant's.
    assert!(!found(&browser, "sea").await.is_empty());
    let german = shop.browser().below("/de");
    assert_eq!(
        found(&german, "blattgrün").await,
        found(&browser, "leaf")
            .await
            .iter()
            .map(|name| name.replace("Test mug", "Testbecher"))
            .collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn a_page_says_how_it_understood_a_search() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let slip = browser.get(&asked("bakpack")).await;
    let notes = slip.texts(".search-note").join(" ");
    assert!(
        notes.contains("“bakpack”") && notes.contains("“backpack”"),
        "{notes}"
    );
    let partly = browser.get(&asked("zebra mug")).await;
    assert_eq!(names(&partly), ["Test mug"]);
    let notes = partly.texts(".search-note").join(" ");
    assert!(notes.contains("zebra"), "{notes}");
    let exact = browser.get(&asked("mug")).await;
    assert!(exact.texts(".search-note").is_empty());
}

#[tokio::test]
async fn facets_count_and_narrow_and_are_taken_off_again() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let all = browser.get("/shop").await;
    let total = names(&all).len();
    // Colours without a name are no choice.
    let texts: Vec<String> = choices(&all).into_iter().map(|(text, _)| text).collect();
    assert!(
        !texts.iter().any(|text| text.starts_with("Red")),
        "{texts:?}"
    );
    let blue = browser.get(&leads(&all, "Sea blue")).await;
    let narrowed = names(&blue).len();
    assert!(0 < narrowed && narrowed < total, "{narrowed} of {total}");
    let told = texts
        .iter()
        .find(|text| text.starts_with("Sea blue"))
        .unwrap();
    assert!(told.contains(&narrowed.to_string()), "{told}: {narrowed}");
    // The cards show that colour and lead to it.
    let pictures = blue.attributes(".results > .product-grid img", "src");
    assert!(
        pictures.iter().all(|src| src.contains("-blue")),
        "{pictures:?}"
    );
    let links = blue.attributes(".results > .product-grid h3 a", "href");
    assert!(links.iter().all(|link| link.contains("?sku=")), "{links:?}");
    // Another colour is more, another facet is less.
    let both = browser.get(&leads(&blue, "Leaf green")).await;
    assert!(names(&both).len() >= narrowed);
    let luggage = browser.get(&leads(&blue, "Test luggage")).await;
    assert!(names(&luggage).len() <= narrowed);
    assert_eq!(luggage.texts("h1"), ["Test luggage"]);
    let chips = luggage.attributes(".active-filters a", "href");
    assert_eq!(chips.len(), 2);
    // What the chip of the category leads to is as it was.
    let back = browser.get(&chips[0]).await;
    assert_eq!(names(&back), names(&blue));
    // The form keeps what was chosen by links.
    let kept = luggage.attributes(".listing-filters input[type=hidden]", "value");
    assert_eq!(kept, ["test-luggage", "blue"]);
}

#[tokio::test]
async fn ranges_of_prices_hold_what_they_count() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let all = browser.get("/shop").await;
    let ranges: Vec<(String, String)> = choices(&all)
        .into_iter()
        .filter(|(_, link)| link.contains("min=") || link.contains("max="))
        .collect();
    assert!(ranges.len() > 2, "{ranges:?}");
    let mut counted = 0;
    for (label, link) in ranges {
        let page = browser.get(&link).await;
        let number = names(&page).len();
        assert!(label.contains(&number.to_string()), "{label}: {number}");
        counted += number;
    }
    assert_eq!(counted, names(&all).len());
}

#[tokio::test]
async fn what_is_sold_out_can_be_left_out() {
    let mut shop = TestShop::open().await;
    for tone in ["GREEN", "BLUE", "RED"] {
        shop.stock(&format!("TEST-TOTE-{tone}"), 0).await;
    }
    let browser = shop.browser();
    let page = browser.get(&asked("tote")).await;
    assert_eq!(names(&page), ["Test tote"]);
    let in_stock = browser.get(&leads(&page, "In stock")).await;
    assert!(names(&in_stock).is_empty());
    assert!(in_stock.text.contains("Your filters hide what there is"));
}

#[tokio::test]
async fn an_empty_result_names_the_filter_that_is_the_reason() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser
        .get("/shop?q=backpack&category=test-kitchen&min=1")
        .await;
    assert_eq!(page.status, 200);
    assert!(names(&page).is_empty());
    let reasons = page.texts(".empty-state > .chips a");
    assert_eq!(reasons.len(), 1, "{reasons:?}");
    assert!(reasons[0].starts_with("In all categories"), "{reasons:?}");
    let link = page.attribute(".empty-state > .chips a", "href").unwrap();
    assert_eq!(names(&browser.get(&link).await), ["Test backpack"]);
    // Two that hide everything only together.
    let page = browser
        .get("/shop?q=backpack&category=test-kitchen&max=1")
        .await;
    let reasons = page.texts(".empty-state > .chips a");
    assert!(reasons[0].starts_with("Without filters"), "{reasons:?}");
    // Nothing is called so: no filter is to blame.
    let page = browser.get("/shop?q=zebra&category=test-kitchen").await;
    assert!(page.texts(".empty-state > .chips a").is_empty());
    assert_eq!(page.texts("h1"), ["Nothing for “zebra”"]);
    assert!(!page.texts(".recommended h3").is_empty());
}

#[tokio::test]
async fn what_changes_is_found_as_it_is_now() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    assert!(found(&browser, "zeppelin").await.is_empty());
    let mut file = crate::common::catalogue().clone();
    file.products[0].words = vec!["zeppelin".to_owned()];
    import(&shop.db.connection, &file, Stock::OfNewVariants)
        .await
        .unwrap();
    assert_eq!(found(&browser, "zeppelin").await, ["Test suitcase"]);
}

#[tokio::test]
async fn no_address_that_somebody_makes_up_breaks_the_list() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let long = "colour=blue&".repeat(500);
    for path in [
        "/shop?page=0",
        "/shop?page=99999999999999999999999",
        "/shop?page=-1&page=7",
        "/shop?colour=zzz&colour=%00",
        "/shop?stock=maybe",
        "/shop?min=9999999999999999&max=1",
        "/shop?q=%F0%9F%A7%B3",
        "/shop?q=%E3%83%BC%E3%82%99",
        &format!("/shop?{long}"),
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert_eq!(
            page.headers["cache-status"], "wayfare; fwd=bypass",
            "{path}"
        );
    }
}

/// What the demo's own buyers would type, in each of its languages.
#[tokio::test]
async fn the_demo_is_found_by_what_people_call_its_goods() {
    let shop = TestShop::open().await;
    let demo = CatalogueFile::demo().unwrap();
    import(&shop.db.connection, &demo, Stock::OfAllVariants)
        .await
        .unwrap();
    for (prefix, query, slug) in [
        ("", "suitcase", "harbour-cabin-bag"),
        ("", "bakpack", "slipway-backpack"),
        ("", "tumbler", "buffet-car-mug"),
        ("", "HCB-INK", "harbour-cabin-bag"),
        ("", "blue bottle", "quay-bottle"),
        ("/de", "Trolley", "harbour-cabin-bag"),
        ("/de", "Regenschrim", "monsoon-umbrella"),
        ("/de", "schloss", "left-luggage-padlock"),
        ("/ja", "リュック", "slipway-backpack"),
        ("/ja", "黒いスーツケース", "harbour-cabin-bag"),
        ("/ja", "水筒", "quay-bottle"),
        ("/ko", "배낭", "slipway-backpack"),
        ("/ko", "텀블러를", "buffet-car-mug"),
        ("/pt-br", "mochilas", "slipway-backpack"),
        ("/pt-br", "cafe expresso", "first-departure-espresso"),
        ("/zh-hans", "背包", "slipway-backpack"),
        ("/zh-hans", "蓝色行李箱", "harbour-cabin-bag"),
    ] {
        let browser = shop.browser().below(prefix);
        let page = browser.get(&asked(query)).await;
        let links = page.attributes(".results > .product-grid h3 a", "href");
        let first = links.first().map_or("nothing", String::as_str);
        assert!(first.ends_with(slug), "{prefix} {query}: {links:?}");
    }
}

/// The names that the field of the search shows below it.
async fn suggested(browser: &Browser, query: &str) -> Vec<(String, String)> {
    let query: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
    let page = browser.get(&format!("/suggest?q={query}")).await;
    assert_eq!(page.status, 200, "{query}");
    let answer: serde_json::Value = serde_json::from_str(&page.text).unwrap();
    let goods = answer["goods"].as_array().unwrap().iter();
    let text = |it: &serde_json::Value, name: &str| it[name].as_str().unwrap().to_owned();
    goods
        .map(|it| (text(it, "name"), text(it, "path")))
        .collect()
}

#[tokio::test]
async fn what_is_typed_is_suggested_as_a_search_would_find_it() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let field = browser.get("/help").await;
    let form = "header form[role=search]";
    assert!(field.attribute(form, "data-suggestions").is_some());
    for typed in ["to", "tote", "toe"] {
        let listed = found(&browser, typed).await;
        let goods = suggested(&browser, typed).await;
        let names: Vec<&String> = goods.iter().map(|(name, _)| name).collect();
        assert_eq!(names, listed.iter().take(8).collect::<Vec<_>>(), "{typed}");
    }
    for none in ["", " ", "zzzzqqqq"] {
        assert!(suggested(&browser, none).await.is_empty(), "{none}");
    }
    let (_, path) = suggested(&browser, "tote").await.remove(0);
    assert_eq!(browser.get(&path).await.status, 200);
    let german = suggested(&shop.browser().below("/de"), "tote").await;
    assert!(german[0].1.starts_with("/de/products/"), "{german:?}");
    let long = browser
        .get(&format!("/suggest?q={}", "a".repeat(300)))
        .await;
    assert_eq!(long.status, 204);
    assert!(!long.headers.contains_key("set-cookie"));
}
