//! That work grows with what was ever sold, and not with what is due: every statement that the shop
//! runs is explained, and none reads a whole table that grows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::{Value, json};
use server::store::{self, Db};

use crate::back_office::office::{Merchant, Office};
use crate::common::{Browser, CARD, Hosted, MetricsPort, TestShop, eventually};
use crate::subscriptions::Buyer;

/// The tables that grow with each visitor or order.
const GROWING: [&str; 34] = [
    "reviews",
    "addresses",
    "restock_wishes",
    "order_lookups",
    "orders",
    "order_lines",
    "parcels",
    "attempts",
    "evidence",
    "inbox",
    "outbox",
    "audit_log",
    "refunds",
    "captures",
    "carts",
    "cart_items",
    "sessions",
    "saved_cards",
    "login_links",
    "subscriptions",
    "sign_ups",
    "subscription_evidence",
    "subscription_updates",
    "payment_owners",
    "invoices",
    "deliveries",
    "trips",
    "disputes",
    "dispute_evidence",
    "findings",
    "reports_read",
    "settlements",
    "catalogue_changes",
    "stock_moves",
];

/// Indices of what waits: they stay small however large their table is.
const PARTIAL: [&str; 13] = [
    "reviews_waiting",
    "restock_wishes_waiting",
    "orders_awaiting_payment",
    "orders_to_review",
    "attempts_held",
    "attempts_one_live",
    "inbox_due",
    "outbox_due",
    "outbox_todo",
    "outbox_set_aside",
    "orders_one_awaiting_payment",
    "subscriptions_one_of_a_plan",
    "subscriptions_to_review",
];

/// What each database was asked, by its address.
static ASKED: Mutex<BTreeMap<String, Vec<Statement>>> = Mutex::new(BTreeMap::new());

fn take_down(url: &str, statement: &Statement) {
    if let Some(asked) = ASKED.lock().unwrap().get_mut(url) {
        asked.push(statement.clone());
    }
}

/// Before the shop is opened whose database is listened to.
pub(crate) fn observe() {
    store::observe(take_down);
}

/// From now on what this shop's database is asked is kept.
pub(crate) fn listen(shop: &TestShop) {
    let url = shop.database_url().to_owned();
    ASKED.lock().unwrap().insert(url, Vec::new());
}

fn asked(shop: &TestShop) -> Vec<Statement> {
    let all = ASKED.lock().unwrap();
    all.get(shop.database_url()).cloned().unwrap_or_default()
}

pub(crate) fn stop_listening(shop: &TestShop) -> Vec<Statement> {
    ASKED
        .lock()
        .unwrap()
        .remove(shop.database_url())
        .unwrap_or_default()
}

/// A buyer contests a payment, and the merchant gives in.
async fn contest(shop: &TestShop, merchant: &Merchant) {
    let payments = shop.gateway.payments().await;
    let paid = payments
        .iter()
        .find(|payment| payment["status"] == "SUCCESS" && payment["subscriptionId"].is_null());
    let contested = json!({ "paymentRequestId": paid.unwrap()["paymentRequestId"] });
    shop.gateway.open_dispute(&contested).await;
    shop.deliver_notifications().await;
    for page in [
        "",
        "?after=2",
        "/1",
        "/1/accept",
        "/1/defend",
        "/1/template",
    ] {
        merchant.0.get(&format!("/admin/disputes{page}")).await;
    }
    merchant.confirm("/admin/disputes/1/accept", "").await;
}

/// Changes what is said of a product, what it costs and how many there are.
async fn changes_goods(shop: &TestShop, merchant: &Merchant) {
    let page = "/admin/catalogue/test-tote";
    for path in [
        "/admin/catalogue",
        "/admin/catalogue?q=tote",
        "/admin/catalogue/new",
        "/admin/catalogue-sheet",
        "/admin/catalogue.csv",
    ] {
        merchant.get(path).await;
    }
    for (form, about, fields) in [
        (
            "texts",
            "language=de",
            [("language", "de"), ("name", "Tasche")],
        ),
        (
            "texts",
            "language=en",
            [("language", "en"), ("name", "Test tote")],
        ),
        (
            "prices",
            "sku=TEST-TOTE-GREEN",
            [("sku", "TEST-TOTE-GREEN"), ("SGD", "64.00")],
        ),
        (
            "stock",
            "sku=TEST-TOTE-GREEN",
            [("sku", "TEST-TOTE-GREEN"), ("pieces", "5")],
        ),
    ] {
        let action = format!("{page}/{form}");
        let id = merchant.form(&format!("{action}?{about}"), &action).await;
        let mut fields = fields.to_vec();
        fields.extend([
            ("form", id.as_str()),
            ("reason", "Counted"),
            ("summary", "A tote"),
        ]);
        let done = merchant.post(&action, &fields).await;
        assert_eq!(done.status, 303, "{form}: {}", done.text);
    }
    crate::back_office::pictures::add(merchant).await;
    for action in ["withdraw", "publish"] {
        let action = format!("{page}/{action}");
        let id = merchant.form(page, &action).await;
        merchant.post(&action, &[("form", &id)]).await;
    }
    merchant.get(page).await;
    shop.browser().get("/shop?q=tasche").await;
}

/// Reads the sandbox's reports, and one with a line of somebody else's.
async fn reconciles(shop: &TestShop, merchant: &Merchant) {
    for name in [
        "transaction_details",
        "settlement_details",
        "settlement_summary",
    ] {
        let text = shop.gateway.report(name).await;
        crate::settlements::read(shop, name, &text).await;
        crate::settlements::read(shop, name, &text).await;
    }
    let text = "transactionType,transactionId,status,transactionAmountValue,transactionCurrency\n\
                PAYMENT,nobodys,SUCCESS,1.00,SGD\n<END>\n";
    crate::settlements::read(shop, "nobodys.csv", text).await;
    for page in [
        "/admin/reconcile",
        "/admin/reconcile?after=9",
        "/admin/reconcile/1",
        "/admin/findings",
        "/admin/findings?after=open-9",
        "/admin/findings?after=resolved-9",
        "/admin/findings/1",
    ] {
        merchant.0.get(page).await;
    }
    let page = merchant.0.get("/admin/findings/1").await;
    for (action, note) in [("ask", ""), ("resolve", "Seen")] {
        let path = format!("/admin/findings/1/{action}");
        if let Some(form) = crate::back_office::office::form_on(&page, &path) {
            merchant
                .post(&path, &[("form", &form), ("note", note)])
                .await;
        }
    }
}

/// Subscribes, is refunded a period, changes the plan and cancels, before the merchant's eyes.
async fn subscribes(shop: &TestShop, merchant: &Merchant) {
    let subscriber = Buyer::of(shop, "test-monthly").await;
    let hosted = subscriber.sign_up.normal_url.clone().unwrap();
    subscriber
        .browser
        .on_hosted_page(&hosted, Hosted::Card(CARD))
        .await;
    Box::pin(shop.pass_everywhere(5)).await;
    for path in ["/plans", "/subscriptions", &subscriber.path()] {
        subscriber.browser.get(path).await;
    }
    let number = merchant
        .get("/admin/subscriptions")
        .await
        .attribute("tbody a[href^='/admin/subscriptions/']", "href")
        .unwrap();
    for page in ["", "/cancel", "/terminate", "/refund/1"] {
        merchant.get(&format!("{number}{page}")).await;
    }
    merchant.confirm(&format!("{number}/refund/1"), "").await;
    let last = number.rsplit('/').next().unwrap();
    for query in [
        "?status=active".to_owned(),
        format!("?q={last}"),
        "?q=buyer@example.com".to_owned(),
        format!("?after={last}"),
        format!("?status=active&after={last}"),
    ] {
        merchant.get(&format!("/admin/subscriptions{query}")).await;
    }
    Box::pin(changes_the_plan(shop, &subscriber, last)).await;
    let cancel = format!("{}/cancel", subscriber.path());
    subscriber.browser.post(&cancel, &[]).await;
}

/// Changes the plan, and takes the subscription into an account.
async fn changes_the_plan(shop: &TestShop, subscriber: &Buyer, number: &str) {
    let browser = &subscriber.browser;
    let plan = format!("{}/plan/test-fortnight", subscriber.path());
    let seen = browser.get(&plan).await;
    let seen = seen.attribute("input[name=seen]", "value").unwrap();
    browser.post(&plan, &[("seen", &seen)]).await;
    Box::pin(shop.pass_everywhere(5)).await;
    browser.get(&subscriber.path()).await;
    crate::common::log_in(shop, browser, "buyer@example.com").await;
    let older = format!("/subscriptions?after={number}");
    for path in ["/subscriptions", &older, "/account", "/account/export"] {
        browser.get(path).await;
    }
}

/// Keeps addresses, and chooses one.
async fn keeps_addresses(buyer: &Browser) {
    let fields = [
        ("name", "Ada Lovelace"),
        ("country", "SG"),
        ("address1", "1 Harbour Road"),
        ("postcode", "098633"),
    ];
    for _ in 0..2 {
        buyer.post("/account/addresses/new", &fields).await;
    }
    let page = buyer.get("/account").await;
    let actions = page.attributes("#addresses form[action$='/remove']", "action");
    let address = actions[0].strip_suffix("/remove").unwrap();
    buyer.get(address).await;
    buyer.post(address, &fields).await;
    buyer.post(&format!("{address}/default"), &[]).await;
    let id = address.rsplit('/').next().unwrap();
    let choose = format!("address:{id}");
    buyer.post("/checkout", &[("leave", &choose)]).await;
    buyer.post(&format!("{address}/remove"), &[]).await;
}

/// Waits for goods that are sold out, and looks for an order as a guest.
async fn waits(shop: &TestShop, buyer: &Browser) {
    shop.db.stock("TEST-BOX-GREEN", 0).await;
    for email in ["ada@example.com", "guest@example.com"] {
        let fields = [("sku", "TEST-BOX-GREEN"), ("tell-email", email)];
        buyer.post("/tell-me", &fields).await;
    }
    shop.drain().await;
    let mails = shop.mail.sent();
    let asked = mails.iter().find_map(|mail| {
        mail.text
            .split_whitespace()
            .find(|word| word.contains("/tell-me/"))
    });
    let link = asked.unwrap().split_once("/tell-me/").unwrap().1;
    let link = format!("/tell-me/{link}");
    buyer.get(&link).await;
    buyer.post(&link, &[]).await;
    buyer.post(&format!("{link}/stop"), &[]).await;
    shop.db.stock("TEST-BOX-GREEN", 5).await;
    server::jobs::tidying::tidy(&shop.state.shop).await;
    let fields = [("number", "WF-0000-0000"), ("email", "ada@example.com")];
    let page = buyer.post("/find-order", &fields).await;
    shop.drain().await;
    buyer.post(&page.location.unwrap(), &[("code", "1")]).await;
}

/// Reviews what was bought, and publishes the review.
async fn reviews(shop: &TestShop, buyer: &Browser, merchant: &Merchant) {
    let path = "/account/reviews/test-tote";
    for stars in ["4", "5"] {
        let fields = [("stars", stars), ("name", "Ada"), ("text", "Good")];
        buyer.post(path, &fields).await;
    }
    buyer.get(path).await;
    let listed = merchant.get("/admin/reviews").await;
    let of = |selector: &str, name: &str| listed.attribute(selector, name).unwrap();
    let action = of("form[action$='/publish']", "action");
    let seen = of("form[action$='/publish'] input[name=seen]", "value");
    let form = merchant.form("/admin/reviews", &action).await;
    merchant
        .post(&action, &[("form", &form), ("seen", &seen)])
        .await;
    shop.browser().get("/products/test-tote").await;
}

/// What a buyer, Antom, the jobs and the merchant do in a shop.
async fn walk(office: &Office, merchant: &Merchant) {
    let shop = &office.shop;
    let metrics = MetricsPort::open(shop).await;
    let buyer = shop.browser();
    crate::common::log_in(shop, &buyer, "ada@example.com").await;
    for path in [
        "/",
        "/shop",
        "/shop?q=tote",
        "/cart",
        "/account",
        "/account/login",
        "/account/export",
        "/privacy",
        "/imprint",
    ] {
        buyer.get(path).await;
    }
    Box::pin(subscribes(shop, merchant)).await;
    let company = shop.browser();
    company.get("/travel").await;
    let trip = Box::pin(crate::travel::book_flight(&company)).await;
    company.on_hosted_page(&trip, Hosted::Approve).await;
    shop.deliver_notifications().await;
    keeps_addresses(&buyer).await;
    waits(shop, &buyer).await;
    // One is paid, one is held, one is left.
    let mut numbers = Vec::new();
    for how in [Some(Hosted::Approve), Some(Hosted::Card(CARD)), None] {
        buyer.add_to_cart("TEST-TOTE-GREEN", 1).await;
        buyer.get("/cart").await;
        let page = buyer.to_gateway().await;
        if let Some(how) = how {
            buyer.on_hosted_page(&page, how).await;
        }
        shop.deliver_notifications().await;
        let account = buyer.get("/account").await;
        let order = account.attribute("a[href^='/orders/']", "href").unwrap();
        let token = order.strip_prefix("/orders/").unwrap().to_owned();
        for path in ["/orders/", "/result/"] {
            buyer.get(&format!("{path}{token}")).await;
        }
        buyer.result(&token).await;
        buyer.pay_again(&token).await;
        let list = merchant.get("/admin/orders").await;
        let number = list
            .attribute("tbody a[href^='/admin/orders/']", "href")
            .unwrap();
        numbers.push(number);
    }
    for number in &numbers {
        for page in [
            "",
            "/refund",
            "/capture",
            "/cancel",
            "/ship",
            "/give-back/1",
            "/accept/1",
        ] {
            merchant.0.get(&format!("{number}{page}")).await;
        }
    }
    let paid = &numbers[0];
    reviews(shop, &buyer, merchant).await;
    Box::pin(contest(shop, merchant)).await;
    Box::pin(reconciles(shop, merchant)).await;
    Box::pin(changes_goods(shop, merchant)).await;
    merchant
        .confirm(&format!("{paid}/refund"), "?amount=1.00")
        .await;
    shop.deliver_notifications().await;
    let last = paid.rsplit('/').next().unwrap();
    for path in [
        "/admin",
        "/admin/orders?q=ada",
        "/admin/orders?q=FX-&state=paid&payment=paid",
        "/admin/orders?q=FX-&from=2026-01-01&to=2027-01-01",
        "/admin/orders?state=paid",
        "/admin/orders?payment=partially_refunded",
        "/admin/orders?from=2026-01-01&to=2027-01-01",
        &format!("/admin/orders?after={last}"),
        &format!("/admin/orders?state=paid&after={last}"),
        "/admin/packing",
        "/admin/queue",
        "/admin/inbox",
        "/admin/inbox?state=applied",
        "/admin/inbox?q=ada",
        "/admin/inbox?state=applied&q=ada",
        "/admin/inbox?after=5",
        "/admin/inbox?state=applied&after=5",
        "/admin/inbox/1",
        "/admin/audit",
        "/admin/audit?actor=merchant&action=ship",
        "/admin/audit?after=2",
    ] {
        merchant.get(path).await;
    }
    // Its orders are under way: what is looked at is looked at all the same.
    buyer.post("/account/forget", &[]).await;
    metrics.read().await;
    buyer.get("/readyz").await;
    for minutes in [2, 70, 60 * 25, 60 * 24 * 6] {
        shop.pass_everywhere(minutes).await;
    }
    server::jobs::tidying::tidy(&shop.state.shop).await;
}

#[test]
fn no_statement_reads_a_whole_table_that_grows() {
    // The walk is long: unoptimised, it needs more than a test's stack.
    let walking = || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        runtime.unwrap().block_on(every_statement_is_explained());
    };
    let walker = std::thread::Builder::new().stack_size(16 * 1024 * 1024);
    walker.spawn(walking).unwrap().join().unwrap();
}

async fn every_statement_is_explained() {
    observe();
    let office = Office::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    office.paid_order().await;
    let merchant = office.merchant().await;
    listen(&office.shop);
    Box::pin(walk(&office, &merchant)).await;
    let statements = stop_listening(&office.shop);
    let db = &office.shop.db.connection;
    if db.get_database_backend() == DbBackend::Postgres {
        fill(db).await;
    }
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for statement in statements {
        if !is_explained(&statement.sql) || !seen.insert(statement.sql.clone()) {
            continue;
        }
        for why in scans(db, &statement).await {
            wrong.push(format!("{why}\n    {}", statement.sql));
        }
    }
    assert!(seen.len() > 80, "only {} statements were seen", seen.len());
    assert!(
        wrong.is_empty(),
        "{} scans of {}:\n{}",
        wrong.len(),
        seen.len(),
        wrong.join("\n")
    );
}

/// Somebody waits for each of them: more are a mistake, such as a value that is read twice.
#[tokio::test]
async fn a_checkout_and_an_orders_page_ask_the_database_few_times() {
    store::observe(take_down);
    let office = Office::open().await;
    let shop = &office.shop;
    let merchant = office.merchant().await;
    let buyer = shop.browser();
    buyer.add_to_cart("TEST-TOTE-GREEN", 1).await;
    let review = buyer.review().await;
    listen(shop);
    let page = buyer.pay_for(&review).await.gateway();
    let checkout = stop_listening(shop);
    let order = shop.db.order_of_page(&page).await;
    buyer.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    listen(shop);
    merchant
        .get(&format!("/admin/orders/{}", order.number))
        .await;
    let orders_page = stop_listening(shop);
    for (what, asked, most) in [
        ("a checkout", checkout, CHECKOUT_ASKS),
        ("an order's page in the back office", orders_page, PAGE_ASKS),
    ] {
        let sql: Vec<&str> = asked.iter().map(|asked| asked.sql.as_str()).collect();
        let number = sql.len();
        assert!(number <= most, "{what}: {number}\n{}", sql.join("\n"));
    }
}

/// Statements of one checkout, from its form to Antom's page.
const CHECKOUT_ASKS: usize = 46;

/// Statements of the page of an order that is paid.
const PAGE_ASKS: usize = 30;

fn is_explained(sql: &str) -> bool {
    ["SELECT", "UPDATE", "DELETE"]
        .iter()
        .any(|verb| sql.starts_with(verb))
}

/// A list from its end, and no more of it than is shown.
fn is_short_list(sql: &str, table: &str) -> bool {
    let list = format!(r#"FROM "{table}" ORDER BY"#);
    sql.find(&list)
        .is_some_and(|at| sql[at..].contains(" LIMIT "))
}

/// Where its plan reads a whole table.
async fn scans(db: &Db, statement: &Statement) -> Vec<String> {
    match statement.db_backend {
        DbBackend::Postgres => scans_of_postgres(db, statement).await,
        _ => scans_of_sqlite(db, statement).await,
    }
}

async fn scans_of_sqlite(db: &Db, statement: &Statement) -> Vec<String> {
    let explain = Statement {
        sql: format!("EXPLAIN QUERY PLAN {}", statement.sql),
        ..statement.clone()
    };
    let rows = db.query_all_raw(explain).await.unwrap();
    let steps = rows
        .iter()
        .map(|row| row.try_get::<String>("", "detail").unwrap());
    let is_scan = |step: &String| {
        let words: Vec<&str> = step.split(' ').collect();
        let [first, table, ..] = words[..] else {
            return false;
        };
        first == "SCAN"
            && GROWING.contains(&table)
            && !PARTIAL.iter().any(|index| words.contains(index))
            && !is_short_list(&statement.sql, table)
    };
    steps.filter(is_scan).collect()
}

async fn scans_of_postgres(db: &Db, statement: &Statement) -> Vec<String> {
    let tx = db.begin().await.unwrap();
    tx.execute_unprepared("SET LOCAL enable_seqscan = off")
        .await
        .unwrap();
    let explain = Statement {
        sql: format!("EXPLAIN (FORMAT JSON) {}", statement.sql),
        ..statement.clone()
    };
    let row = tx.query_one_raw(explain).await.unwrap().unwrap();
    let plan: Value = row.try_get_by_index(0).unwrap();
    tx.rollback().await.unwrap();
    let mut found = Vec::new();
    look_through(&plan[0]["Plan"], false, &statement.sql, &mut found);
    found
}

fn look_through(node: &Value, limited: bool, sql: &str, found: &mut Vec<String>) {
    let kind = node["Node Type"].as_str().unwrap_or_default();
    let table = node["Relation Name"].as_str().unwrap_or_default();
    let index = node["Index Name"].as_str().unwrap_or_default();
    let grows = GROWING.contains(&table);
    let whole = match kind {
        "Seq Scan" => true,
        "Index Scan" | "Index Only Scan" => {
            node["Index Cond"].is_null() && !PARTIAL.contains(&index)
        }
        _ => false,
    };
    if grows && whole && !(limited && is_short_list(sql, table)) {
        found.push(format!("{kind} on {table} {index}: {}", node["Filter"]));
    }
    if kind == "Bitmap Index Scan" && node["Index Cond"].is_null() && !PARTIAL.contains(&index) {
        found.push(format!("{kind} {index}"));
    }
    let limited = limited || kind == "Limit";
    for child in node["Plans"].as_array().into_iter().flatten() {
        look_through(child, limited, sql, found);
    }
}

/// PostgreSQL chooses a plan by how much there is: each order has many like it, and there are many
/// times as many orders as a search looks into.
async fn fill(db: &Db) {
    let like = |table: &str, change: &str| {
        let copies = match table {
            "orders" | "attempts" => 6_000,
            _ => 3_000,
        };
        format!(
            "INSERT INTO {table} SELECT (jsonb_populate_record(r, jsonb_build_object({change}))).* \
             FROM {table} AS r, generate_series(1, {copies}) AS n"
        )
    };
    let of = |column: &str| format!("'{column}', r.{column} || '-' || n");
    let order = ["id", "number", "token", "shopper"].map(of).join(", ");
    let order = format!("{order}, 'state', 'paid', 'review_reason', NULL");
    let attempt = format!(
        "{}, {}, 'state', 'paid', 'check_at', NULL",
        of("payment_request_id"),
        of("order_id")
    );
    let sql = [
        like("orders", &order),
        like("attempts", &attempt) + " WHERE r.seq = 1",
        like("order_lines", &of("order_id")),
        like("parcels", &of("order_id")),
        like(
            "evidence",
            &format!("{}, 'id', r.id * 10000 + n", of("order_id")),
        ),
        like(
            "inbox",
            &format!(
                "{}, 'id', r.id * 10000 + n, 'state', 'applied'",
                of("body_hash")
            ),
        ),
        like(
            "outbox",
            &format!(
                "{}, {}, 'id', r.id * 10000 + n, 'state', 'done'",
                of("key"),
                of("order_id")
            ),
        ),
        like(
            "audit_log",
            &format!("{}, 'id', r.id * 10000 + n", of("form")),
        ),
        like(
            "refunds",
            &format!("{}, {}", of("refund_request_id"), of("order_id")),
        ),
        like(
            "captures",
            &format!("{}, {}", of("capture_request_id"), of("order_id")),
        ),
        like(
            "subscriptions",
            &format!(
                "{}, 'status', 'ended', 'check_at', NULL",
                ["id", "number", "token", "shopper", "buyer_id", "email"]
                    .map(of)
                    .join(", ")
            ),
        ),
        like(
            "sign_ups",
            &format!("{}, {}", of("payment_request_id"), of("subscription_id")),
        ),
        like(
            "subscription_evidence",
            &format!("{}, 'id', r.id * 10000 + n", of("subscription_id")),
        ),
        like("subscription_updates", &of("subscription_id")),
        like("trips", &["order_id", "form"].map(of).join(", ")),
        like("payment_owners", &of("payment_id")),
        like("invoices", &of("subscription_id")),
        like("sessions", &of("id")),
        like("login_links", &of("token_hash")),
        like("buyers", &["id", "email"].map(of).join(", ")),
        like("reviews", &["id", "product", "buyer_id"].map(of).join(", ")),
        like("addresses", &of("id")),
        "INSERT INTO restock_wishes (id, sku, email, locale, made_at) \
         VALUES ('wish', 'TEST-MUG-GREEN', 'bob@example.com', 'en', 0)"
            .to_owned(),
        like("restock_wishes", &["id", "email"].map(of).join(", ")),
        like("order_lookups", &of("id")),
        like("carts", &of("shopper")),
        "ANALYZE".to_owned(),
    ];
    let tx = db.begin().await.unwrap();
    // A shop gives up after half a minute; a busy machine needs longer for this much.
    tx.execute_unprepared("SET LOCAL statement_timeout = 0")
        .await
        .unwrap();
    for sql in sql {
        tx.execute_unprepared(&sql).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Every news wakes the jobs; what nobody waits for keeps to its minute.
#[tokio::test]
async fn tidying_keeps_to_its_minute_however_often_the_jobs_are_woken() {
    observe();
    let mut shop = TestShop::open().await;
    listen(&shop);
    shop.start_jobs();
    let number = |part: &str| {
        let asked = asked(&shop);
        asked
            .iter()
            .filter(|statement| statement.sql.contains(part))
            .count()
    };
    let (tidied, looked) = (r#"DELETE FROM "sessions""#, r#"FROM "inbox""#);
    eventually("it was tidied up", async || {
        (number(tidied) > 0).then_some(())
    })
    .await;
    for _ in 0..10 {
        let before = number(looked);
        shop.state.shop.wake.notify_waiters();
        eventually("the jobs were woken", async || {
            (number(looked) > before).then_some(())
        })
        .await;
    }
    assert_eq!(number(tidied), 1);
}
