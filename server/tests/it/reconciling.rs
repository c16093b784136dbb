//! Antom's reconciliation file beside the books: what differs is named, asked about, and only then
//! believed (guide 004).

use std::io::Cursor;
use std::process::Command;

use crate::common::{CARD, Hosted, TestShop, captured};
use serde_json::{Value, json};
use server::config::ReportHeadings;
use server::services::books::reconcile::{Reason, Reconciliation, reconcile};

const HEADER: &str = "customerId,PSP,transactionType,transactionId,transactionRequestId,originalTransactionRequestId,status,transactionCompletionTime,transactionAmountValue,transactionCurrency,paymentMethodType";

/// A report on all that the gateway did, as Antom writes one.
async fn report(shop: &TestShop) -> Vec<String> {
    let mut lines = Vec::new();
    let major = |minor: &Value| {
        let minor: i64 = match minor.as_str() {
            Some(text) => text.parse().unwrap(),
            None => minor.as_i64().unwrap(),
        };
        format!("{}.{:02}", minor / 100, minor % 100)
    };
    let minute = shop.state.shop.clock.now_ms() / 1000 + 3600;
    let at = antom::format_time(time::OffsetDateTime::from_unix_timestamp(minute).unwrap());
    let mut line = |kind: &str, id: &Value, ours: &str, of: &str, amount: String| {
        let id = id.as_str().unwrap_or("x");
        lines.push(format!(
            "2188,ANTOM,{kind},{id},{ours},{of},SUCCESS,{at},{amount},SGD,CARD"
        ));
    };
    for payment in shop.gateway.payments().await {
        if payment["status"] != "SUCCESS" {
            continue;
        }
        let ours = payment["paymentRequestId"].as_str().unwrap();
        let of_wallet = payment["capture"] == "not_needed";
        let total = major(&payment["amount"]["value"]);
        let kind = if of_wallet {
            "PAYMENT"
        } else {
            "AUTHORIZATION"
        };
        line(kind, &payment["paymentId"], ours, "", total);
        for capture in payment["captures"].as_array().unwrap() {
            line(
                "CAPTURE",
                &json!(null),
                ours,
                ours,
                major(&capture["amount"]["value"]),
            );
        }
        for refund in payment["refunds"].as_array().unwrap() {
            let id = refund["refundRequestId"].as_str().unwrap_or("");
            let amount = format!("-{}", major(&refund["amount"]["value"]));
            line("REFUND", &refund["refundId"], id, ours, amount);
        }
    }
    lines
}

/// With a line from before the shop's first hour, so that the period has it all.
fn text_of(lines: &[String]) -> String {
    let mut text = format!("{HEADER}\n");
    let early = "2188,ANTOM,PAYMENT,y,nobodys,,FAILED,2020-01-01T00:00:00+08:00,1.00,SGD,CARD";
    for line in std::iter::once(early).chain(lines.iter().map(String::as_str)) {
        text.push_str(line);
        text.push('\n');
    }
    text + "<END>\n"
}

async fn compare(shop: &TestShop, lines: &[String]) -> Reconciliation {
    compare_text(shop, &text_of(lines), Some(ALWAYS)).await
}

/// A period with everything in it.
const ALWAYS: (i64, i64) = (0, 4_102_444_800_000);

async fn compare_text(shop: &TestShop, text: &str, period: Option<(i64, i64)>) -> Reconciliation {
    let file = Cursor::new(text.to_owned());
    let headings = ReportHeadings::default();
    let compared = reconcile(&shop.state.shop, file, headings, period).await;
    compared.unwrap()
}

/// Whatever is not understood, missing or there twice is named, and the books do not agree.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_understood_never_counts_as_agreement() {
    let shop = busy_shop().await;
    shop.deliver_notifications().await;
    let lines = report(&shop).await;
    let all = text_of(&lines);
    assert!(compare_text(&shop, &all, Some(ALWAYS)).await.equal);
    let added = |line: &str| {
        let mut more = lines.clone();
        more.push(line.to_owned());
        text_of(&more)
    };
    let row = "2188,ANTOM,KIND,2026,wf-unknown,,SUCCESS,TIME,500.00,SGD,CARD";
    let time = "2026-11-21T10:00:00+08:00";
    let other = |kind: &str, time: &str| added(&row.replace("KIND", kind).replace("TIME", time));
    let first_gone: Vec<String> = lines[1..].to_vec();
    for (what, text, period, reason) in [
        (
            "a small letter",
            other("payment", time),
            Some(ALWAYS),
            Reason::NotInBooks,
        ),
        (
            "an unknown type",
            other("Wire transfer", time),
            Some(ALWAYS),
            Reason::Unreadable,
        ),
        (
            "another way to write times",
            other("PAYMENT", "29/11/2026 21:40"),
            Some(ALWAYS),
            Reason::Unreadable,
        ),
        (
            "an unknown status",
            other("PAYMENT", time).replace("unknown,,SUCCESS", "unknown,,OK"),
            Some(ALWAYS),
            Reason::Unreadable,
        ),
        (
            "cut after its third line",
            all.lines().take(3).collect::<Vec<_>>().join("\n"),
            Some(ALWAYS),
            Reason::Incomplete,
        ),
        (
            "a header and no rows",
            format!("{HEADER}\n"),
            Some(ALWAYS),
            Reason::Incomplete,
        ),
        (
            "a header and an end",
            format!("{HEADER}\n<END>\n"),
            Some(ALWAYS),
            Reason::NotInFile,
        ),
        (
            "its first payment missing",
            format!("{HEADER}\n{}\n<END>\n", first_gone.join("\n")),
            Some(ALWAYS),
            Reason::NotInFile,
        ),
        (
            "nobody said which days",
            all.clone(),
            None,
            Reason::NoPeriod,
        ),
        (
            "a line twice",
            added(&lines[0]),
            Some(ALWAYS),
            Reason::Twice,
        ),
        (
            "a dispute that failed",
            other("DISPUTE", time).replace("unknown,,SUCCESS", "unknown,,FAILED"),
            Some(ALWAYS),
            Reason::NotInBooks,
        ),
    ] {
        let result = compare_text(&shop, &text, period).await;
        assert!(!result.equal, "{what}: {result:#?}");
        assert!(reasons(&result).contains(&reason), "{what}: {result:#?}");
    }
    shop.audit().await;
}

/// The money of a dispute is in the books since the dispute was lost, and agrees to the cent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_dispute_agrees_with_its_line() {
    let shop = busy_shop().await;
    shop.deliver_notifications().await;
    let lines = report(&shop).await;
    let payment = &shop.gateway.payments().await[0];
    let contested = json!({ "paymentRequestId": payment["paymentRequestId"], "amount": 1250 });
    shop.gateway.open_dispute(&contested).await;
    shop.deliver_notifications().await;
    let ours = payment["paymentRequestId"].as_str().unwrap();
    let told = |amount: &str, status: &str| {
        let line = format!(
            "2188,ANTOM,DISPUTE,d1,,{ours},{status},2026-11-21T10:00:00+08:00,{amount},SGD,CARD"
        );
        let mut all = lines.clone();
        all.push(line);
        all
    };
    let before = compare(&shop, &told("-12.50", "SUCCESS")).await;
    assert_eq!(reasons(&before), [Reason::ForAPerson], "{before:#?}");
    // Nobody answers within the week.
    shop.pass_everywhere(8 * 24 * 60).await;
    shop.deliver_notifications().await;
    let lost = compare(&shop, &told("-12.50", "SUCCESS")).await;
    assert_eq!(reasons(&lost), [], "{lost:#?}");
    for (amount, status) in [("-12.51", "SUCCESS"), ("-12.50", "FAILED")] {
        let other = compare(&shop, &told(amount, status)).await;
        assert_eq!(reasons(&other), [Reason::ForAPerson], "{other:#?}");
    }
    shop.audit().await;
}

fn reasons(result: &Reconciliation) -> Vec<Reason> {
    result
        .differences
        .iter()
        .map(|difference| difference.reason)
        .collect()
}

/// One order paid with a wallet, one with a card.
async fn busy_shop() -> TestShop {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 2).await;
    browser.pay_with_wallet(&page).await;
    let (browser, page, _) = shop.order_of("TEST-BACKPACK-BLUE", 1).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(120).await;
    shop
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_agrees_is_counted_and_nobody_is_asked() {
    let shop = busy_shop().await;
    shop.deliver_notifications().await;
    let asked = shop.proxy.calls("inquiryPayment").len();
    let lines = report(&shop).await;
    assert_eq!(lines.len(), 3, "{lines:#?}");
    let result = compare(&shop, &lines).await;
    assert!(result.equal && result.complete, "{result:#?}");
    assert_eq!((result.lines, result.agreed, result.mended), (4, 4, 0));
    assert_eq!(shop.proxy.calls("inquiryPayment").len(), asked);
    shop.audit().await;
}

/// Every notification was lost: the file tells where to look, and Antom what to believe.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_shop_did_not_hear_of_is_asked_for_and_settled() {
    let shop = TestShop::open().await;
    shop.gateway.lose_notifications().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 2).await;
    browser.pay_with_wallet(&page).await;
    let order = shop.db.order_of_page(&page).await;
    let lines = report(&shop).await;
    let result = compare(&shop, &lines).await;
    assert!(result.equal, "{result:#?}");
    assert_eq!(result.mended, 1);
    assert_eq!(shop.db.orders().await[0].state, "paid");
    // A refund that was made in Antom's dashboard.
    let attempt = shop.db.attempts_of(&order).await.remove(0);
    shop.gateway
        .refund_by_hand(&attempt.payment_request_id, Some(500))
        .await;
    let lines = report(&shop).await;
    let result = compare(&shop, &lines).await;
    assert!(result.equal, "{result:#?}");
    assert_eq!(result.mended, 1, "{result:#?}");
    shop.drain().await;
    shop.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_still_differs_is_named() {
    let shop = busy_shop().await;
    shop.deliver_notifications().await;
    let lines = report(&shop).await;
    let before = shop.db.orders().await;

    // Another amount than the one that Antom stands by.
    let mut other = lines.clone();
    let amount = other[0].split(',').nth(8).unwrap().to_owned();
    other[0] = other[0].replace(&amount, "1.00");
    let result = compare(&shop, &other).await;
    assert_eq!(reasons(&result), [Reason::Amount], "{result:#?}");
    let difference = &result.differences[0];
    assert_eq!(difference.line, Some(3));
    assert!(difference.order.as_ref().unwrap().starts_with("FX-"));
    assert!(difference.text.contains("SGD 1.00"), "{}", difference.text);

    // A payment of somebody else's.
    let mut more = lines.clone();
    more.push(
        lines[0].replace("PAYMENT,", "PAYMENT,other-").replace(
            &shop.gateway.payments().await[0]["paymentRequestId"]
                .as_str()
                .unwrap()
                .to_owned(),
            "somebody-elses",
        ),
    );
    let result = compare(&shop, &more).await;
    assert_eq!(reasons(&result), [Reason::NotInBooks], "{result:#?}");

    // A line less than the books.
    for missing in ["PAYMENT", "CAPTURE"] {
        let fewer: Vec<String> = lines
            .iter()
            .filter(|line| !line.contains(missing))
            .cloned()
            .collect();
        let mut fewer = fewer;
        // A later one keeps the period open.
        let late = antom::format_time(time::OffsetDateTime::now_utc() + time::Duration::days(1));
        fewer.push(format!(
            "2188,ANTOM,PAYMENT,z,nobodys,,FAILED,{late},1.00,SGD,CARD"
        ));
        let result = compare(&shop, &fewer).await;
        assert_eq!(
            reasons(&result),
            [Reason::NotInFile],
            "{missing}: {result:#?}"
        );
    }

    // It failed, says the file; and what the books do not keep; and what cannot be read.
    let mut odd = lines.clone();
    odd[0] = odd[0].replace("SUCCESS", "FAILED");
    odd.push(lines[1].replace("AUTHORIZATION", "DISPUTE"));
    odd.push(lines[1].replace(",SGD,", ",,"));
    let result = compare(&shop, &odd).await;
    let mut found = reasons(&result);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            Reason::NotInFile,
            Reason::Failed,
            Reason::ForAPerson,
            Reason::Unreadable
        ],
        "{result:#?}"
    );
    // Nothing was written because a file said so.
    let after = shop.db.orders().await;
    let money = |orders: &[server::store::stored_rows::order::Model]| {
        let each = orders.iter().map(|order| {
            (
                order.number.clone(),
                order.state.clone(),
                order.payment_status.clone(),
            )
        });
        each.collect::<Vec<_>>()
    };
    assert_eq!(money(&before), money(&after));
    shop.audit().await;
}

/// A notification may arrive a day late: the money moved when Antom's clock says, so it belongs into
/// the file of that day and into no other.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_capture_that_was_told_a_day_late_is_dated_by_antoms_clock() {
    let shop = TestShop::open().await;
    let (browser, page, _) = shop.order_of("TEST-BOX-GREEN", 2).await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.deliver_notifications().await;
    let order = shop.db.order_of_page(&page).await;
    let attempt = shop.db.attempts_of(&order).await.remove(0);
    let now = time::OffsetDateTime::from_unix_timestamp(shop.state.shop.clock.now_ms() / 1000);
    let now = now.unwrap();
    let hours_ago = |hours: i64| antom::format_time(now - time::Duration::hours(hours));
    let mut told = captured(&order, &attempt, "S");
    told["captureTime"] = json!(hours_ago(24));
    let payment = shop.gateway.payment(&attempt.payment_request_id).await;
    told["paymentId"] = payment["paymentId"].clone();
    shop.tell(&told).await;
    assert_eq!(shop.db.order().await.state, "paid");
    let nobodys = |hours: i64| {
        let at = hours_ago(hours);
        format!("2188,ANTOM,PAYMENT,z,nobodys,,FAILED,{at},1.00,SGD,CARD")
    };
    // The file of yesterday lacks it.
    let result = compare(&shop, &[nobodys(12)]).await;
    assert_eq!(reasons(&result), [Reason::NotInFile], "{result:#?}");
    // The file of today need not have it.
    let text = format!("{HEADER}\n{}\n{}\n<END>\n", nobodys(12), nobodys(-1));
    let at = |hours: i64| (now - time::Duration::hours(hours)).unix_timestamp() * 1000;
    let result = compare_text(&shop, &text, Some((at(12), at(-1)))).await;
    assert!(result.equal, "{result:#?}");
}

/// What is under way by the file is not compared: another file will have its end.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_under_way_is_left_to_a_later_file() {
    let shop = TestShop::open().await;
    let (_, page, _) = shop.order_of("TEST-BOX-GREEN", 2).await;
    let order = shop.db.order_of_page(&page).await;
    let attempt = shop.db.attempts_of(&order).await.remove(0);
    let line = format!(
        "2188,ANTOM,PAYMENT,z,{},,PROCESSING,2026-11-21T10:00:00+08:00,1.00,SGD,CARD",
        attempt.payment_request_id
    );
    let result = compare(&shop, &[line]).await;
    assert!(result.equal, "{result:#?}");
    assert_eq!(result.under_way, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_prints_and_exits() {
    let shop = busy_shop().await;
    shop.deliver_notifications().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.csv");
    let run_with = |text: &str, json: bool, more: &[&str]| {
        std::fs::write(&path, text).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
        command
            .arg("reconcile")
            .arg(&path)
            .args(["--from", "2020-01-01", "--until", "2099-12-31"])
            .args(json.then_some("--json"))
            .args(more)
            .current_dir(folder.path())
            .env_clear()
            .envs(&shop.variables);
        command.output().unwrap()
    };
    let run = |text: &str, json: bool| run_with(text, json, &[]);
    let lines = report(&shop).await;
    let output = run(&text_of(&lines), false);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        text.starts_with("The books and the file agree"),
        "{output:?}"
    );
    assert_eq!(output.status.code(), Some(0));

    let mut other = lines.clone();
    other.push(lines[0].replace("PAYMENT", "DISPUTE"));
    let output = run(&text_of(&other), true);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["equal"], false);
    assert_eq!(answer["differences"][0]["reason"], "forAPerson");
    assert_eq!(output.status.code(), Some(1));

    let output = run(
        &text_of(&lines).replace("transactionAmountValue", "value"),
        false,
    );
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.contains("lacks the column transactionAmountValue"),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(1));

    // Called otherwise, and a file that says how.
    let other = text_of(&lines).replace("transactionAmountValue", "value");
    let mapping = folder.path().join("headings.toml");
    let with = ["--mapping", mapping.to_str().unwrap()];
    for (column, code, said) in [
        ("transactionAmountValue", 0, "The books and the file agree"),
        (
            "transactionAmount",
            1,
            "did you mean `transactionAmountValue`?",
        ),
    ] {
        std::fs::write(&mapping, format!("[columns]\n{column} = \"value\"\n")).unwrap();
        let output = run_with(&other, false, &with);
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text);
        assert!(text.contains(said), "{text}");
        assert_eq!(output.status.code(), Some(code));
    }
}
