//! Antom's three reports as the sandbox writes them: what happened in it agrees with the books to
//! the cent, settlements are booked once, and whatever is changed in a file is found.

use std::io::Cursor;

use sea_orm::{ActiveModelTrait as _, EntityTrait as _, IntoActiveModel as _};
use serde_json::json;
use server::config::ReportHeadings;
use server::services::admin::action::Act;
use server::services::admin::report;
use server::services::books::findings::add_up;
use server::services::books::reconcile::{Reason, Reconciliation};
use server::store::findings;
use server::store::settlements::{self, SettlementRow};
use server::store::stored_rows::{attempt, evidence, order};

use crate::common::{CARD, Hosted, TestShop};

/// Long before and after all that happens here.
const ALWAYS: (i64, i64) = (0, 4_102_444_800_000);

const REPORTS: [&str; 3] = [
    "transaction_details",
    "settlement_details",
    "settlement_summary",
];

/// Reads a report as `shop reconcile` does.
pub(crate) async fn read(shop: &TestShop, name: &str, text: &str) -> Reconciliation {
    let form = report::new_form().unwrap();
    let act = Act {
        actor: "shell",
        form: &form,
    };
    let from = Cursor::new(text.as_bytes().to_vec());
    let headings = ReportHeadings::default();
    let done = report::read(&shop.state.shop, &act, name, from, headings, Some(ALWAYS)).await;
    done.unwrap().1
}

pub(crate) fn reasons(result: &Reconciliation) -> Vec<Reason> {
    let differences = result.differences.iter();
    let mut reasons: Vec<_> = differences.map(|difference| difference.reason).collect();
    reasons.sort_unstable();
    reasons
}

async fn booked(shop: &TestShop) -> Vec<SettlementRow> {
    settlements::latest(&shop.db.connection, None, 100)
        .await
        .unwrap()
}

/// Somebody pays with a wallet and gets a part back, somebody with a card, and one of them wins a
/// dispute.
pub(crate) async fn lively_shop() -> TestShop {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 2).await;
    browser.pay_with_wallet(&page).await;
    let refunded = shop.db.order_of_page(&page).await;
    let (browser, page, _) = shop.order_of("TEST-BACKPACK-BLUE", 1).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(120).await;
    shop.deliver_notifications().await;
    let attempt = shop.db.attempts_of(&refunded).await.remove(0);
    let id = &attempt.payment_request_id;
    shop.gateway.refund_by_hand(id, Some(500)).await;
    let contested = json!({ "paymentRequestId": id, "amount": 1250 });
    shop.gateway.open_dispute(&contested).await;
    // Nobody answers within the week.
    shop.pass_everywhere(8 * 24 * 60).await;
    shop.deliver_notifications().await;
    shop
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn all_three_reports_of_the_sandbox_agree_with_the_books() {
    let shop = lively_shop().await;
    for round in 0..2 {
        for name in REPORTS {
            let text = shop.gateway.report(name).await;
            let result = read(&shop, name, &text).await;
            assert!(result.equal, "{round} {name}: {result:#?}\n{text}");
            assert_eq!(result.agreed, result.lines, "{name}: {result:#?}");
        }
        let rows = booked(&shop).await;
        // What was refunded and lost left on another day than it was paid.
        assert!(rows.len() >= 2, "{rows:#?}");
        let sum = |of: fn(&SettlementRow) -> Option<i64>| -> i64 {
            rows.iter().map(|row| of(row).unwrap()).sum()
        };
        for row in &rows {
            assert_eq!(add_up(row), Some(true), "{row:#?}");
            let parts = row.gross.unwrap() + row.fees.unwrap() + row.held.unwrap();
            assert_eq!(Some(parts), row.net, "{row:#?}");
        }
        let orders = shop.db.orders().await;
        let taken: i64 = orders.iter().map(|order| order.total_minor).sum();
        assert_eq!(sum(|row| row.gross), taken - 500 - 1_250);
        assert!(sum(|row| row.fees) < 0);
    }
    assert_eq!(findings::count_open(&shop.db.connection).await.unwrap(), 0);
    shop.audit().await;
}

/// Nothing is booked of half a file, and a file that tells other sums is a finding.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_changed_in_a_settlement_is_found() {
    let shop = lively_shop().await;
    let details = shop.gateway.report("settlement_details").await;
    let summary = shop.gateway.report("settlement_summary").await;

    let cut = details.replace("<END>\n", "");
    let result = read(&shop, "cut.csv", &cut).await;
    assert_eq!(reasons(&result), [Reason::Incomplete], "{result:#?}");
    let unknown = details.replace(",REFUND,", ",PRESENT,");
    let result = read(&shop, "unknown.csv", &unknown).await;
    assert_eq!(reasons(&result), [Reason::Unreadable], "{result:#?}");
    assert_eq!(booked(&shop).await, []);

    assert!(read(&shop, "details.csv", &details).await.equal);
    let small = summary
        .replace(",TOTAL,", ",total,")
        .replace(",REFUND,", ",Refund,");
    assert!(read(&shop, "small letters.csv", &small).await.equal);

    // The total of a summary no longer is what its parts come to, nor what the details do.
    let total = summary
        .lines()
        .find(|line| line.contains(",TOTAL,"))
        .unwrap();
    let net = total.split(',').nth(6).unwrap();
    let other = summary.replace(total, &total.replace(&format!(",{net},"), ",1.00,"));
    let result = read(&shop, "other.csv", &other).await;
    assert_eq!(
        reasons(&result),
        [Reason::Sum, Reason::Settlement, Reason::Rebooked],
        "{result:#?}"
    );
    let settlements = booked(&shop).await.len();
    assert_eq!(settlements, summary.matches(",TOTAL,").count());

    // A fee that is taken twice from one line.
    let fee = details
        .lines()
        .find(|line| line.contains(",CAPTURE,"))
        .unwrap();
    let cell = fee.split(',').nth(16).unwrap();
    assert!(cell.starts_with('-'), "{fee}");
    let more = details.replace(fee, &fee.replace(&format!(",{cell},"), ",-9.99,"));
    let result = read(&shop, "fee.csv", &more).await;
    assert!(reasons(&result).contains(&Reason::Sum), "{result:#?}");

    // Read again, the same findings are no new ones.
    let before = findings::count_open(&shop.db.connection).await.unwrap();
    assert!(before >= 5, "{before}");
    read(&shop, "cut again.csv", &cut).await;
    let after = findings::count_open(&shop.db.connection).await.unwrap();
    assert_eq!(before, after);
    // The right file once more.
    let result = read(&shop, "summary.csv", &summary).await;
    assert_eq!(reasons(&result), [Reason::Rebooked], "{result:#?}");
    shop.audit().await;
}

/// How many orders the books of the next test have.
const MANY: usize = 20_000;
/// Of which so many are otherwise in the file.
const PLANTED: usize = 50;

/// A paid order again and again, as the database has it.
async fn many(shop: &TestShop, original: &order::Model) {
    let db = &shop.db.connection;
    let attempts = shop.db.attempts_of(original).await;
    let evidence = shop.db.evidence().await;
    for chunk in (0..MANY).collect::<Vec<_>>().chunks(200) {
        let order_of = |number: &usize| order::Model {
            id: format!("order-{number}"),
            number: format!("FX-{number}"),
            token: format!("token-{number}"),
            shopper: format!("shopper-{number}"),
            ..original.clone()
        };
        let attempt_of = |number: &usize| attempt::Model {
            payment_request_id: format!("request-{number}"),
            order_id: format!("order-{number}"),
            payment_id: Some(format!("payment-{number}")),
            ..attempts[0].clone()
        };
        let mut known = Vec::new();
        for number in chunk {
            for row in evidence.iter().filter(|row| row.order_id == original.id) {
                let mut row = evidence::Model {
                    order_id: format!("order-{number}"),
                    ..row.clone()
                }
                .into_active_model()
                .reset_all();
                row.id = sea_orm::ActiveValue::NotSet;
                known.push(row);
            }
        }
        let orders = chunk
            .iter()
            .map(|it| order_of(it).into_active_model().reset_all());
        let attempts = chunk
            .iter()
            .map(|it| attempt_of(it).into_active_model().reset_all());
        order::Entity::insert_many(orders)
            .exec_without_returning(db)
            .await
            .unwrap();
        attempt::Entity::insert_many(attempts)
            .exec_without_returning(db)
            .await
            .unwrap();
        evidence::Entity::insert_many(known)
            .exec_without_returning(db)
            .await
            .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_planted_differences_are_found_among_twenty_thousand_lines() {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 1).await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let original = shop.db.order_of_page(&page).await;
    many(&shop, &original).await;
    let sandbox = shop.gateway.report("transaction_details").await;
    let mut lines = sandbox.lines();
    let (header, line) = (lines.next().unwrap(), lines.next().unwrap());
    let id = &shop.db.attempts_of(&original).await[0].payment_request_id;
    let payment_id = line.split(',').nth(4).unwrap();
    let amount = line.split(',').nth(10).unwrap();
    let mut text = format!("{header}\n{line}\n");
    for number in 0..MANY {
        let written = line
            .replace(id.as_str(), &format!("request-{number}"))
            .replace(payment_id, &format!("payment-{number}"));
        let planted = number % (MANY / PLANTED) == 7;
        match (planted, number % 3) {
            (false, _) => text.push_str(&written),
            (true, 0) => text.push_str(&written.replace(&format!(",{amount},"), ",0.01,")),
            (true, 1) => continue,
            (true, _) => text.push_str(
                &written
                    .replace("ment-", "ment-of-others-")
                    .replace("request-", "others-"),
            ),
        }
        text.push('\n');
    }
    text.push_str("<END>\n");
    let result = read(&shop, "many.csv", &text).await;
    // Whoever is another's in the file is missing in it, too.
    let count = |reason| reasons(&result).iter().filter(|it| **it == reason).count();
    let (amounts, others) = (count(Reason::Amount), count(Reason::NotInBooks));
    let missing = count(Reason::NotInFile);
    assert_eq!(amounts + missing, PLANTED, "{amounts} {others} {missing}");
    assert_eq!(usize::try_from(result.differing), Ok(PLANTED + others));
    assert!(amounts > 10 && others > 10 && missing > 20);
}
