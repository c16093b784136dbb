//! Finding an order among many.

use scraper::{Html, Selector};
use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _};
use server::store::stored_rows::order;
use server::store::stored_rows::order::Model as OrderRow;

use super::office::{Merchant, Office, words};
use crate::common::Page;

const DAY: i64 = 24 * 3_600_000;
/// 2026-11-21T12:00:00Z
const NOON: i64 = 1_795_262_400_000;

/// An order as another one is, but for what `change` makes of it.
async fn another(office: &Office, like: &OrderRow, tail: &str, change: impl FnOnce(&mut OrderRow)) {
    let mut row = like.clone();
    row.id = format!("{}-{tail}", like.id);
    row.number = format!("WF-TEST-{tail}");
    row.token = format!("{}-{tail}", like.token);
    row.shopper = format!("{}-{tail}", like.shopper);
    change(&mut row);
    row.search_text = server::store::orders::search_text(&row);
    order::Entity::insert(row.into_active_model().reset_all())
        .exec_without_returning(&office.shop.db.connection)
        .await
        .unwrap();
}

/// The numbers that the list shows, in its order.
async fn found(merchant: &Merchant, query: &str) -> Vec<String> {
    numbers(&merchant.get(&format!("/admin/orders?{query}")).await)
}

fn numbers(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.text);
    let links = Selector::parse("tbody a[href^='/admin/orders/']").unwrap();
    let number = |link: scraper::ElementRef<'_>| {
        let href = link.attr("href")?;
        Some(href.strip_prefix("/admin/orders/")?.to_owned())
    };
    let mut numbers: Vec<String> = html.select(&links).filter_map(number).collect();
    numbers.dedup();
    numbers
}

async fn shop_with_orders() -> (Office, Merchant, OrderRow) {
    let office = Office::open().await;
    let paid = office.paid_order().await;
    for (tail, name, email, placed_at) in [
        ("1", "Grace Hopper", "grace@navy.example", NOON - 2 * DAY),
        ("2", "Hundred%_Percent", "percent@example.com", NOON - DAY),
        ("3", "Émile Zola", "EMILE@example.com", NOON),
    ] {
        another(&office, &paid, tail, |row| {
            name.clone_into(&mut row.name);
            email.clone_into(&mut row.email);
            "expired".clone_into(&mut row.state);
            "failed".clone_into(&mut row.payment_status);
            row.placed_at = placed_at;
        })
        .await;
    }
    let merchant = office.merchant().await;
    (office, merchant, paid)
}

#[tokio::test]
async fn an_order_is_found_by_whatever_the_merchant_has() {
    let (office, merchant, paid) = shop_with_orders().await;
    let attempt = office.shop.db.attempts_of(&paid).await.remove(0);
    let payment_id = attempt.payment_id.clone().unwrap();
    let tail = &paid.number[6..];
    for query in [
        format!("q={}", paid.number),
        format!("q={}", paid.number.to_lowercase()),
        format!("q=+{tail}+"),
        "q=lovelace".to_owned(),
        "q=ADA%40example.com".to_owned(),
        format!("q={}", attempt.payment_request_id),
        format!("q={}", &attempt.payment_request_id[4..]),
        format!("q={payment_id}"),
    ] {
        assert_eq!(found(&merchant, &query).await, [&*paid.number], "{query}");
    }
    for query in ["q=nobody", "q=%00", "q=%27+OR+1%3D1+--", "q=%5C"] {
        assert!(found(&merchant, query).await.is_empty(), "{query}");
    }
}

#[tokio::test]
async fn nothing_that_is_searched_for_is_a_wildcard() {
    let (_office, merchant, _) = shop_with_orders().await;
    for query in ["q=%25", "q=_", "q=%25_", "q=hundred%25_percent"] {
        assert_eq!(found(&merchant, query).await, ["WF-TEST-2"], "{query}");
    }
}

#[tokio::test]
async fn filters_leave_out_what_they_say() {
    let (_office, merchant, paid) = shop_with_orders().await;
    let old = ["WF-TEST-3", "WF-TEST-2", "WF-TEST-1"];
    assert_eq!(found(&merchant, "state=expired").await, old);
    assert_eq!(found(&merchant, "payment=failed&q=test").await, old);
    assert_eq!(found(&merchant, "state=paid").await, [&*paid.number]);
    assert!(
        found(&merchant, "state=paid&payment=failed")
            .await
            .is_empty()
    );
    // By the UTC day, both ends included.
    assert_eq!(found(&merchant, "to=2026-11-19&q=test").await, old[2..]);
    assert_eq!(
        found(&merchant, "from=2026-11-20&to=2026-11-21&q=test").await,
        old[..2]
    );
    assert_eq!(found(&merchant, "from=2026-11-21&q=test").await, old[..1]);
    // An unknown state is no state.
    assert_eq!(found(&merchant, "state=lost").await.len(), 4);
}

#[tokio::test]
async fn a_date_that_is_none_is_told() {
    let (_office, merchant, _) = shop_with_orders().await;
    for query in ["from=yesterday", "to=2026-02-30"] {
        let page = merchant.0.get(&format!("/admin/orders?{query}")).await;
        assert_eq!(page.status, 422, "{query}");
        assert!(words(&page).contains("such as 2026-11-21"), "{}", page.text);
        let typed = query.split_once('=').unwrap();
        let field = format!("input[name={}]", typed.0);
        assert_eq!(page.attribute(&field, "value").as_deref(), Some(typed.1));
    }
}

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    let office = Office::open().await;
    let paid = office.paid_order().await;
    for number in 0..59 {
        another(&office, &paid, &format!("{number:02}"), |row| {
            "expired".clone_into(&mut row.state);
            row.placed_at = NOON + i64::from(number);
        })
        .await;
    }
    let merchant = office.merchant().await;
    let (mut all, mut after) = (Vec::new(), String::new());
    for expected in [25, 25, 10] {
        let page = merchant
            .0
            .get(&format!("/admin/orders?after={after}"))
            .await;
        let rows = numbers(&page);
        assert_eq!(rows.len(), expected, "after {after}");
        let older = page.attribute("a[rel=next]", "href");
        assert_eq!(older.is_some(), expected == 25, "after {after}");
        after = rows.last().unwrap().clone();
        assert!(older.is_none_or(|href| href.ends_with(&after)));
        all.extend(rows);
    }
    let shown = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!((shown, all.len()), (60, 60), "each order once");
    // What names no order is no bound.
    let newest = found(&merchant, "").await;
    for nowhere in ["WF-0000-0000", "%00", "%27"] {
        assert_eq!(found(&merchant, &format!("after={nowhere}")).await, newest);
    }
}

#[tokio::test]
async fn orders_leave_as_a_sheet_that_nothing_in_it_runs() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let order = office.paid_order().await;
    another(&office, &order, "A", |row| {
        row.name = "=HYPERLINK(\"https://evil.example\")".to_owned();
        row.city = "-1+1".to_owned();
    })
    .await;
    // More than one question brings.
    for tail in 0..250 {
        let placed = order.placed_at - DAY - i64::from(tail);
        another(&office, &order, &format!("B{tail}"), |row| {
            row.placed_at = placed;
        })
        .await;
    }
    let sheet = merchant.get("/admin/orders.csv").await;
    assert_eq!(sheet.headers["content-type"], "text/csv; charset=utf-8");
    let lines: Vec<&str> = sheet.text.lines().collect();
    assert_eq!(lines.len(), 1 + 252, "{}", lines[0]);
    assert!(lines[0].contains("number,placed_at,"), "{}", lines[0]);
    let mut numbers: Vec<&str> = lines.iter().filter_map(|it| it.split(',').next()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), 253, "each stands there once");
    let own = lines
        .iter()
        .find(|line| line.starts_with(&order.number))
        .unwrap();
    let total = format!("{}.{:02}", order.total_minor / 100, order.total_minor % 100);
    for says in [total.as_str(), "1 x TEST-TOTE-GREEN", &order.email, "SGD"] {
        assert!(own.contains(says), "{says}: {own}");
    }
    for cell in sheet.text.split([',', '\n']) {
        let cell = cell.trim_start_matches(['"', '\u{feff}']);
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let some = merchant.get("/admin/orders.csv?q=WF-TEST-A").await;
    assert_eq!(some.text.lines().count(), 2, "{}", some.text);
    let link = merchant.get("/admin/orders?q=WF-TEST-A").await;
    let link = link
        .attribute("a[href^='/admin/orders.csv']", "href")
        .unwrap();
    assert_eq!(merchant.get(&link).await.text, some.text);
    let wrong = merchant.0.get("/admin/orders.csv?from=yesterday").await;
    assert_eq!(
        (wrong.status, wrong.location.as_deref()),
        (303, Some("/admin/orders?from=yesterday"))
    );
    let audit = words(&merchant.get("/admin/audit?action=export_orders").await);
    assert!(audit.contains("Sent orders out as a sheet"), "{audit}");
    let stranger = office.shop.browser().get("/admin/orders.csv").await;
    assert_eq!(stranger.status, 303);
}
