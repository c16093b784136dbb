//! Every page for everyone: what axe would find that can be seen in the HTML, on all pages of the
//! shop, of the back office and of the gateway.

use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};

use crate::back_office::office::Office;
use crate::common::{Browser, Page, TestShop, log_in};

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn said(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn is_inside(element: &ElementRef<'_>, names: &[&str]) -> bool {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|above| names.contains(&above.value().name()))
}

/// What a screen reader calls it.
fn name_of(page: &Html, element: &ElementRef<'_>) -> String {
    let value = element.value();
    if let Some(label) = value.attr("aria-label") {
        return label.to_owned();
    }
    if let Some(ids) = value.attr("aria-labelledby") {
        let named = |id: &str| all(page, &format!("[id='{id}']")).first().map(said);
        return ids.split(' ').filter_map(named).collect();
    }
    if let Some(id) = value.attr("id")
        && let Some(label) = all(page, &format!("label[for='{id}']")).first()
    {
        return said(label);
    }
    if is_inside(element, &["label"]) {
        return "inside its label".to_owned();
    }
    let alt: String = element
        .select(&Selector::parse("img[alt]").unwrap())
        .filter_map(|image| image.attr("alt"))
        .collect();
    match value.attr("value") {
        Some(text) if value.attr("type") == Some("submit") => text.to_owned(),
        _ => format!("{}{alt}", said(element)),
    }
}

/// What is wrong with a page, a line each.
fn faults(text: &str) -> Vec<String> {
    let page = Html::parse_document(text);
    let mut faults = Vec::new();
    let mut wrong = |what: String| faults.push(what);
    let lang = all(&page, "html")[0].attr("lang").unwrap_or_default();
    if lang.is_empty() {
        wrong("it does not say its language".to_owned());
    }
    if all(&page, "title")
        .first()
        .map(said)
        .unwrap_or_default()
        .is_empty()
    {
        wrong("it has no title".to_owned());
    }
    for (what, selector) in [("main", "main"), ("first heading", "h1")] {
        let found = all(&page, selector).len();
        if found != 1 {
            wrong(format!("it has {found} of the {what}"));
        }
    }
    // Everything that is said stands in a landmark, but for the link that skips to it.
    for element in all(&page, "body *") {
        let own: String = element
            .children()
            .filter_map(|child| child.value().as_text().map(|text| text.to_string()))
            .collect();
        let is_shown = !matches!(element.value().name(), "script" | "style" | "noscript");
        let landmarks = ["header", "main", "footer", "nav", "aside"];
        let is_skip = element.attr("href").is_some_and(|to| to.starts_with('#'));
        if is_shown
            && !own.trim().is_empty()
            && !is_skip
            && !landmarks.contains(&element.value().name())
            && !is_inside(&element, &landmarks)
            && !is_inside(&element, &["script", "style", "noscript"])
        {
            wrong(format!("`{}` is in no landmark", own.trim()));
        }
    }
    let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
    for element in all(&page, "[id]") {
        *ids.entry(element.attr("id").unwrap_or_default())
            .or_default() += 1;
    }
    for (id, times) in &ids {
        if *times > 1 || id.is_empty() || id.contains(' ') {
            wrong(format!("the id `{id}` is there {times} times"));
        }
    }
    for attribute in [
        "aria-describedby",
        "aria-labelledby",
        "aria-controls",
        "for",
    ] {
        for element in all(&page, &format!("[{attribute}]")) {
            for id in element.attr(attribute).unwrap_or_default().split(' ') {
                if !ids.contains_key(id) {
                    wrong(format!("{attribute} names `{id}`, which is not there"));
                }
            }
        }
    }
    for element in all(
        &page,
        "a[href], button, summary, select, textarea, input:not([type=hidden]):not([aria-hidden])",
    ) {
        if name_of(&page, &element).trim().is_empty() {
            wrong(format!("this has no name: {}", element.html()));
        }
    }
    for image in all(&page, "img:not([alt]), svg:not([aria-hidden]):not([role])") {
        wrong(format!("this has no text: {}", image.html()));
    }
    for element in all(&page, "[tabindex]") {
        let order: i32 = element
            .attr("tabindex")
            .unwrap_or_default()
            .parse()
            .unwrap();
        if order > 0 {
            wrong(format!("the tab order is forced: {}", element.html()));
        }
    }
    if all(&page, "main[tabindex='-1']").is_empty() && !all(&page, ".skip-link").is_empty() {
        wrong("the skip link leaves the focus behind".to_owned());
    }
    // Two of a kind are told apart by their names.
    for kind in [
        "nav",
        "[role=search]",
        "section[aria-label], section[aria-labelledby]",
    ] {
        let mut names: Vec<String> = all(&page, kind)
            .iter()
            .map(|element| {
                match element.attr("aria-label").is_none()
                    && element.attr("aria-labelledby").is_none()
                {
                    true => String::new(),
                    false => name_of(&page, element),
                }
            })
            .collect();
        names.sort();
        if names.windows(2).any(|pair| pair[0] == pair[1]) {
            wrong(format!("{kind}: two are called the same: {names:?}"));
        }
    }
    let mut level = 0;
    for heading in all(&page, "h1, h2, h3, h4, h5, h6") {
        let here: u8 = heading.value().name()[1..].parse().unwrap();
        if level != 0 && here > level + 1 {
            wrong(format!("the heading `{}` skips a level", said(&heading)));
        }
        level = here;
    }
    for element in all(&page, "meta[http-equiv=refresh]") {
        if !is_inside(&element, &["noscript"]) {
            wrong("it loads itself anew with scripts too".to_owned());
        }
    }
    for radio in all(&page, "input[type=radio]") {
        if !is_inside(&radio, &["fieldset"]) {
            wrong(format!("a radio without its group: {}", radio.html()));
        }
    }
    for time in all(&page, "time") {
        if time.attr("datetime").unwrap_or_default().is_empty() {
            wrong(format!("a time for people only: {}", time.html()));
        }
    }
    faults
}

async fn look(browser: &Browser, path: &str, found: &mut Vec<String>) {
    let page = browser.get(path).await;
    note(path, &page, found);
}

fn note(path: &str, page: &Page, found: &mut Vec<String>) {
    assert!(
        page.status != 500 && page.status != 303,
        "{path}: {}",
        page.status
    );
    let faults = faults(&page.text);
    found.extend(faults.into_iter().map(|fault| format!("{path}: {fault}")));
}

#[tokio::test]
async fn nothing_on_the_shops_pages_shuts_anybody_out() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let mut found = Vec::new();
    let open = [
        "/",
        "/shop",
        "/shop?q=zebra",
        "/shop?category=test-paper&sort=name",
        "/products/test-suitcase",
        "/products/test-sack?sku=TEST-SACK-BLUE",
        "/cart",
        "/checkout",
        "/orders",
        "/account",
        "/account/login",
        "/account/login?sent=1",
        "/account/enter/none",
        "/account/addresses/new",
        "/account/reviews/test-tote",
        "/find-order",
        "/find-order/none",
        "/tell-me/none",
        "/products/test-tote?tell=asked",
        "/help",
        "/plans",
        "/subscriptions",
        "/nowhere",
    ];
    for path in open {
        look(&browser, path, &mut found).await;
    }
    for path in ["/cart?added=TEST-SACK-GREEN", "/account?entered=elsewhere"] {
        look(&shop.browser(), path, &mut found).await;
    }
    browser.add_to_cart("TEST-SACK-GREEN", 2).await;
    browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    let refused = browser
        .post("/cart/items/TEST-SACK-GREEN", &[("quantity", "0")])
        .await;
    note("a refused quantity", &refused, &mut found);
    for path in ["/", "/cart?added=TEST-SACK-GREEN", "/checkout"] {
        look(&browser, path, &mut found).await;
    }
    let refused = browser
        .clone()
        .with("email", "")
        .with("name", "")
        .checkout()
        .await;
    note("a refused checkout", &refused, &mut found);
    let page = browser.to_gateway().await;
    let token = shop.db.order().await.token;
    let own = ["/cart", "/checkout", "/orders"].map(ToOwned::to_owned);
    let of_order = [format!("/result/{token}"), format!("/orders/{token}")];
    for path in own.iter().chain(&of_order) {
        look(&browser, path, &mut found).await;
    }
    look(&browser, &page, &mut found).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    for path in own.iter().chain(&of_order) {
        look(&browser, path, &mut found).await;
    }
    log_in(&shop, &browser, "ada@example.com").await;
    let address = [
        ("name", "Ada"),
        ("country", "SG"),
        ("address1", "1"),
        ("postcode", "098633"),
    ];
    browser.post("/account/addresses/new", &address).await;
    for path in [
        "/account",
        "/account/addresses/new",
        "/account/reviews/test-sack",
    ] {
        look(&browser, path, &mut found).await;
    }
    let fields = [("number", "1"), ("email", "")];
    note(
        "a refused number",
        &browser.post("/find-order", &fields).await,
        &mut found,
    );
    shop.db.stock("TEST-TOTE-GREEN", 0).await;
    look(
        &browser,
        "/products/test-tote?sku=TEST-TOTE-GREEN",
        &mut found,
    )
    .await;
    assert!(found.is_empty(), "{found:#?}");
}

#[tokio::test]
async fn nothing_in_the_back_office_shuts_anybody_out() {
    let office = Office::open().await;
    let mut found = Vec::new();
    look(&office.shop.browser(), "/admin/login", &mut found).await;
    let merchant = office.merchant().await;
    let paid = office.paid_order().await;
    let (_, _, waiting) = office.order().await;
    let mut paths: Vec<String> = [
        "", "/orders", "/queue", "/inbox", "/inbox/1", "/audit", "/reviews",
    ]
    .map(|path| format!("/admin{path}"))
    .to_vec();
    for number in [&paid.number, &waiting.number] {
        for end in [
            "",
            "/refund",
            "/capture",
            "/cancel",
            "/ship",
            "/give-back/1",
        ] {
            paths.push(format!("/admin/orders/{number}{end}"));
        }
    }
    for path in paths {
        let page = merchant.get(&path).await;
        note(&path, &page, &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// The check itself sees what it is for.
#[test]
fn what_shuts_people_out_is_seen() {
    let page = |body: &str| {
        format!(
            "<html lang=\"en\"><title>T</title><body><main><h1>H</h1>{body}</main></body></html>"
        )
    };
    assert_eq!(faults(&page("<p>fine</p>")), Vec::<String>::new());
    for bad in [
        "<input id=\"a\">",
        "<a href=\"/\"></a>",
        "<img src=\"x\">",
        "<p id=\"b\"></p><p id=\"b\"></p>",
        "<input aria-label=\"x\" aria-describedby=\"gone\">",
        "<h3>skips</h3>",
        "<p tabindex=\"1\"></p>",
        "<nav></nav><nav></nav>",
        "<input aria-label=\"x\" type=\"radio\">",
        "<time>13:29 UTC</time>",
    ] {
        assert_eq!(
            faults(&page(bad)).len(),
            1,
            "{bad}: {:?}",
            faults(&page(bad))
        );
    }
    let outside =
        "<html lang=\"en\"><title>T</title><body><p>demo</p><main><h1>H</h1></main></body></html>";
    assert_eq!(faults(outside).len(), 1);
}
