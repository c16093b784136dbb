//! The audit and Antom's report know what subscriptions brought.

use std::io::Cursor;

use server::config::ReportHeadings;
use server::services::books::reconcile::{Reason, Reconciliation, reconcile};

use super::*;

const HEADER: &str = "transactionType,transactionId,originalTransactionId,transactionRequestId,status,transactionCompletionTime,transactionAmountValue,transactionCurrency";

/// As Antom writes a capture: renewals have no request id of the shop's.
fn captured(shop: &TestShop, payment_id: &str, amount: &str) -> String {
    let second = shop.state.shop.clock.now_ms() / 1000 + 3600;
    let at = antom::format_time(time::OffsetDateTime::from_unix_timestamp(second).unwrap());
    format!("CAPTURE,C-{payment_id},{payment_id},,SUCCESS,{at},{amount},SGD")
}

async fn compare(shop: &TestShop, lines: &[String]) -> Reconciliation {
    let text = format!("{HEADER}\n{}\n<END>\n", lines.join("\n"));
    // From before the shop's first hour, so that the period has it all.
    let days = (0, shop.state.shop.clock.now_ms() + 86_400_000);
    let (file, headings) = (Cursor::new(text), ReportHeadings::default());
    let compared = reconcile(&shop.state.shop, file, headings, Some(days)).await;
    compared.unwrap()
}

#[tokio::test]
async fn each_deduction_is_one_invoice_and_a_line_of_antoms_report() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    for _ in 0..2 {
        shop.pass_everywhere(MONTH_MINUTES).await;
    }
    let books = audit(&shop.state.shop.db).await.unwrap();
    assert!(books.in_order, "{:?}", books.problems);
    assert_eq!(books.subscriptions, 1);
    assert_eq!(books.undone.subscriptions, 0);
    let of: Vec<(u32, i64, bool)> = books
        .deductions
        .iter()
        .map(|each| (each.phase, each.taken, each.is_invoice))
        .collect();
    assert_eq!(of, [(1, 1800, true), (2, 1800, true), (3, 1800, true)]);

    let ids: Vec<&str> = books.deductions.iter().map(|it| &*it.payment_id).collect();
    let lines: Vec<String> = ids.iter().map(|id| captured(&shop, id, "18.00")).collect();
    let result = compare(&shop, &lines).await;
    assert!(result.equal, "{:#?}", result.differences);
    assert_eq!(result.agreed, 3);

    // One is missing, one has another amount, one is a stranger's.
    let lines = [
        captured(&shop, ids[1], "19.00"),
        captured(&shop, ids[2], "18.00"),
        captured(&shop, "strangers", "18.00"),
    ];
    let result = compare(&shop, &lines).await;
    let reasons: Vec<Reason> = result.differences.iter().map(|it| it.reason).collect();
    assert_eq!(
        reasons,
        [Reason::Amount, Reason::NotInBooks, Reason::NotInFile]
    );
    let number = Some(buyer.subscription.number.clone());
    assert_eq!(result.differences[0].order, number);
    assert_eq!(result.differences[2].order, number);
}

#[tokio::test]
async fn an_invoice_that_says_otherwise_than_the_evidence_is_named() {
    let shop = TestShop::open().await;
    let buyer = Buyer::of(&shop, PLAN).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    shop.db.sql("UPDATE invoices SET state = 'failed'").await;
    let books = audit(&shop.state.shop.db).await.unwrap();
    assert!(!books.in_order);
    assert_eq!(books.problems[0].order, Some(buyer.subscription.number));
    assert!(
        books.problems[0].text.contains("period 1"),
        "{:?}",
        books.problems
    );
}
