//! Reports in the back office: sent in, compared, and what differs asked about and resolved.

use server::store::findings;

use super::office::{Merchant, Office, form_on, words};
use crate::common::Page;

const PAGE: &str = "/admin/reconcile";
const UPLOAD: &str = "/admin/reconcile/upload";

/// Sends a file, as a browser does.
async fn send(merchant: &Merchant, name: &str, content: &[u8]) -> Page {
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    upload(merchant, &form, name, content).await
}

async fn upload(merchant: &Merchant, form: &str, name: &str, content: &[u8]) -> Page {
    upload_with(merchant, form, NOTHING, name, content).await
}

/// No mapping file was chosen, and nothing typed: what a browser sends then.
const NOTHING: (&str, &[u8], &str) = ("", b"", "");

/// Sends a file, and what its columns are called: a file's name and content, and lines.
async fn upload_with(
    merchant: &Merchant,
    form: &str,
    columns: (&str, &[u8], &str),
    name: &str,
    content: &[u8],
) -> Page {
    upload_of(merchant, form, ["", ""], columns, name, content).await
}

/// Sends a file of these days.
async fn upload_of(
    merchant: &Merchant,
    form: &str,
    [first, last]: [&str; 2],
    (mapping, columns, lines): (&str, &[u8], &str),
    name: &str,
    content: &[u8],
) -> Page {
    let mapping = format!("name=\"mapping\"; filename=\"{mapping}\"");
    let report = format!("name=\"report\"; filename=\"{name}\"");
    let parts = [
        ("name=\"form\"", form.as_bytes()),
        ("name=\"first\"", first.as_bytes()),
        ("name=\"last\"", last.as_bytes()),
        (mapping.as_str(), columns),
        ("name=\"headings\"", lines.as_bytes()),
        (report.as_str(), content),
    ];
    merchant.upload(UPLOAD, &parts).await
}

/// The page that a form led to.
async fn follow(merchant: &Merchant, page: &Page) -> Page {
    assert_eq!(page.status, 303, "{}", words(page));
    merchant.get(page.location.as_deref().unwrap()).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_is_compared_while_it_arrives() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    office.paid_order().await;
    let text = office.shop.gateway.report("transaction_details").await;
    let name = "transaction_details_20200101-20991231.csv";
    let page = follow(&merchant, &send(&merchant, name, text.as_bytes()).await).await;
    let said = words(&page);
    assert!(said.contains("Every line was matched"), "{said}");
    assert!(page.text.contains("The report was compared."), "{said}");
    for report in ["settlement_details", "settlement_summary"] {
        let text = office.shop.gateway.report(report).await;
        let name = format!("{report}.csv");
        let page = send(&merchant, &name, text.as_bytes()).await;
        let said = words(&follow(&merchant, &page).await);
        assert!(said.contains("Every line was matched"), "{said}");
    }
    let said = words(&merchant.get(PAGE).await);
    for part in [
        "SANDBOX",
        "Add up",
        "No finding is open",
        "Settlement details",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // The same form acts once.
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    let sent = upload(&merchant, &form, name, text.as_bytes()).await;
    assert_eq!(sent.status, 303);
    let again = upload(&merchant, &form, name, text.as_bytes()).await;
    assert_eq!(again.status, 409, "{}", words(&again));
    let log = words(&merchant.get("/admin/audit").await);
    assert!(log.contains("Compared a report"), "{log}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_no_report_is_refused_and_says_why() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    for (name, content, status, why) in [
        ("a.csv", &b""[..], 422, "not empty"),
        ("", &b"x"[..], 422, "Choose a file"),
        (
            "a.csv",
            &b"date,amount\n1,2\n"[..],
            422,
            "transactionType or summaryType",
        ),
        (
            "a.csv",
            &b"transactionType,transactionId\n"[..],
            422,
            "transactionAmountValue",
        ),
        ("a.csv", &b"\xFF\xFEa"[..], 422, "no text"),
        (
            "a.csv",
            &b"transactionType\xE9,transactionId\n"[..],
            422,
            "no text",
        ),
    ] {
        let page = send(&merchant, name, content).await;
        assert_eq!(page.status, status, "{name}: {}", words(&page));
        assert!(words(&page).contains(why), "{why}: {}", words(&page));
    }
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    let foreign = upload(&merchant, &format!("{form}x"), "a.csv", b"x").await;
    assert_eq!(foreign.status, 403, "{}", words(&foreign));
    // Larger than is taken, and the reason is told.
    let large = vec![b'\n'; 65 * 1024 * 1024];
    let page = send(&merchant, "large.csv", &large).await;
    assert_eq!(page.status, 413, "{}", words(&page));
    assert!(words(&page).contains("64 MB"), "{}", words(&page));
    assert_eq!(
        findings::latest_readings(&office.shop.db.connection, 9)
            .await
            .unwrap(),
        []
    );
}

/// Where the file's name does not tell its days, the form does; what is typed stays when it is
/// refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_form_names_the_days_of_a_report() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    office.paid_order().await;
    let text = office.shop.gateway.report("transaction_details").await;
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    let lines = "[columns]\nstatus = \"status\"\n";
    let send = async |days: [&str; 2]| {
        let columns = ("", &b""[..], lines);
        upload_of(&merchant, &form, days, columns, "a.csv", text.as_bytes()).await
    };
    for (days, why) in [
        (["2026-11-31", "2026-12-01"], "2026-11-31 is no day"),
        (["2026-11-30", "soon"], "soon is no day"),
        (["2026-11-30", ""], "Name both days"),
        (["", "2026-11-30"], "Name both days"),
        (["2026-12-01", "2026-11-30"], "before the first"),
    ] {
        let page = send(days).await;
        assert_eq!(page.status, 422, "{}", words(&page));
        assert!(words(&page).contains(why), "{why}: {}", words(&page));
        for (field, typed) in ["#first", "#last"].into_iter().zip(days) {
            assert_eq!(
                page.attribute(field, "value").as_deref(),
                Some(typed),
                "{why}"
            );
        }
        assert_eq!(page.texts("#headings"), [lines.trim()], "{why}");
    }
    let said = words(&follow(&merchant, &send(["2020-01-01", "2099-12-31"]).await).await);
    assert!(said.contains("Every line was matched"), "{said}");
    // Days before the payment: the file has more than they have, and the books nothing.
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    let sent = upload(&merchant, &form, "a.csv", text.as_bytes()).await;
    let said = words(&follow(&merchant, &sent).await);
    assert!(said.contains("differ"), "{said}");
}

/// The columns are called otherwise: a file says how, or lines that are typed. What is wrong with
/// them is told, and can be mended on the page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mapping_says_what_the_columns_are_called() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    office.paid_order().await;
    let text = office.shop.gateway.report("transaction_details").await;
    let text = text.replace("transactionAmountValue", "Amount");
    let name = "transaction_details_20200101-20991231.csv";
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    let send = async |mapping: (&str, &[u8], &str)| {
        upload_with(&merchant, &form, mapping, name, text.as_bytes()).await
    };
    let typo = "[columns]\ntransactionAmountValu = \"Amount\"\n";
    let right = "[columns]\ntransactionAmountValue = \"Amount\"\n";
    let large = vec![b'#'; 17 * 1024];
    for (mapping, why, shown) in [
        (NOTHING, "lacks the column transactionAmountValue", ""),
        (
            ("map.toml", typo.as_bytes(), ""),
            "map.toml, line 2: `transactionAmountValu` is no key here; did you mean \
             `transactionAmountValue`?",
            typo,
        ),
        (("", b"", typo), "columns, line 2", typo),
        (("a.toml", &large, ""), "larger than 16 kB", ""),
        (("a.toml", b"\xFF", ""), "is no text", ""),
        // The mapping is in order, and stays while the report is chosen again.
        (
            ("a.toml", b"[columns]\nstatus = \"S\"\n", ""),
            "lacks the column transactionAmountValue",
            "[columns]\nstatus = \"S\"\n",
        ),
    ] {
        let page = send(mapping).await;
        assert_eq!(page.status, 422, "{}", words(&page));
        assert!(words(&page).contains(why), "{why}: {}", words(&page));
        assert_eq!(page.texts("#headings"), [shown.trim()], "{why}");
    }
    // The form acts once, and has not yet.
    let page = follow(&merchant, &send(("map.toml", right.as_bytes(), "")).await).await;
    let said = words(&page);
    assert!(said.contains("Every line was matched"), "{said}");
    let form = form_on(&merchant.get(PAGE).await, UPLOAD).unwrap();
    let lines = ("", &b""[..], right);
    let sent = upload_with(&merchant, &form, lines, name, text.as_bytes()).await;
    let said = words(&follow(&merchant, &sent).await);
    assert!(said.contains("Every line was matched"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn findings_are_asked_about_resolved_and_listed() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (buyer, page, order) = office.order().await;
    let attempt = office.shop.db.attempts_of(&order).await.remove(0);
    let header = "transactionType,transactionId,transactionRequestId,status,\
                  transactionCompletionTime,transactionAmountValue,transactionCurrency\n";
    let line = |id: &str, amount: &str| {
        format!("PAYMENT,,{id},SUCCESS,2026-11-21T10:00:00+08:00,{amount},SGD\n")
    };
    let total = format!("{}.{:02}", order.total_minor / 100, order.total_minor % 100);
    let mut text = header.to_owned() + &line(&attempt.payment_request_id, &total);
    for number in 0..30 {
        text += &line(&format!("nobodys-{number}"), "1.00");
    }
    text += "<END>\n";
    let name = "transaction_details_20200101-20200102.csv";
    let sent = send(&merchant, name, text.as_bytes()).await;
    let said = words(&follow(&merchant, &sent).await);
    assert!(said.contains("31"), "{said}");
    // Newest first, and the older ones follow.
    let first = merchant.get("/admin/findings").await;
    let older = first.attribute("a[rel=next]", "href").unwrap();
    let second = merchant.get(&older).await;
    let last = second.attribute("tbody tr:last-child a", "href").unwrap();
    let finding = merchant.get(&last).await;
    assert!(
        words(&finding).contains(&order.number),
        "{}",
        words(&finding)
    );

    // It is paid meanwhile, and the notification is lost.
    office.shop.gateway.lose_notifications().await;
    let ask = format!("{last}/ask");
    let form = form_on(&finding, &ask).unwrap();
    let page_after = merchant.post(&ask, &[("form", &form)]).await;
    let said = follow(&merchant, &page_after).await;
    assert!(
        said.text.contains("the books still differ"),
        "{}",
        words(&said)
    );
    buyer.pay_with_wallet(&page).await;
    let form = form_on(&merchant.get(&last).await, &ask).unwrap();
    let page_after = merchant.post(&ask, &[("form", &form)]).await;
    let said = follow(&merchant, &page_after).await;
    assert!(
        said.text.contains("the books agree now"),
        "{}",
        words(&said)
    );
    assert_eq!(office.now(&order).await.state, "paid");
    assert!(form_on(&said, &ask).is_none());

    let next = first.attribute("tbody a", "href").unwrap();
    let resolve = format!("{next}/resolve");
    let form = form_on(&merchant.get(&next).await, &resolve).unwrap();
    let empty = merchant
        .post(&resolve, &[("form", &form), ("note", " ")])
        .await;
    assert_eq!(empty.status, 422);
    assert!(words(&empty).contains("Write down"), "{}", words(&empty));
    let form = form_on(&merchant.get(&next).await, &resolve).unwrap();
    let note = "Another shop's <payment>";
    let done = merchant
        .post(&resolve, &[("form", &form), ("note", note)])
        .await;
    let said = words(&follow(&merchant, &done).await);
    assert!(said.contains(note) && said.contains("Resolved"), "{said}");
    let open = findings::count_open(&office.shop.db.connection)
        .await
        .unwrap();
    assert_eq!(open, 29);
    // Resolved ones stand last.
    let second = merchant.get("/admin/findings?after=open-2").await;
    assert!(words(&second).contains("Resolved"), "{}", words(&second));
    let log = words(&merchant.get("/admin/audit").await);
    assert!(log.contains(note), "{log}");
}
