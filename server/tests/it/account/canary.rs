//! That what stands for a card, or lets somebody in, can be read in the database, the logs, the
//! figures or a page.

use sea_orm::EntityTrait as _;
use serde_json::{Value, json};
use server::store::stored_rows::{buyer, login_link, order, refund, saved_card};

use super::people::{
    ADA, PRODUCT, TOKEN, ask, capture, cards, notice, order as place, remove, somebody,
};
use crate::common::{
    Browser, MetricsPort, Proxy, ShopProcess, Signed, Tamper, TestDatabase, TestDb, TestGateway,
    TestShop, eventually, free_url, paid, settings,
};

/// A taxpayer number.
const CPF: &str = "529.982.247-25";

/// Every table that a buyer's or Antom's words can get into.
pub(crate) async fn dump(db: &TestDb) -> String {
    let tables = &db.connection;
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        order::Entity::find().all(tables).await.unwrap(),
        db.all_attempts().await,
        db.evidence().await,
        db.inbox().await,
        db.outbox().await,
        db.sessions().await,
        buyer::Entity::find().all(tables).await.unwrap(),
        login_link::Entity::find().all(tables).await.unwrap(),
        saved_card::Entity::find().all(tables).await.unwrap(),
        refund::Entity::find().all(tables).await.unwrap(),
    )
}

/// The files of a SQLite database, byte for byte; none for PostgreSQL.
pub(crate) fn files(url: &str) -> Vec<u8> {
    let Some(path) = url.strip_prefix("sqlite://") else {
        return Vec::new();
    };
    let path = path.split('?').next().unwrap();
    let read = |end: &str| std::fs::read(format!("{path}{end}")).unwrap_or_default();
    [read(""), read("-wal")].concat()
}

pub(crate) fn holds(bytes: &[u8], secret: &str) -> bool {
    bytes
        .windows(secret.len())
        .any(|window| window == secret.as_bytes())
}

#[tokio::test]
async fn no_token_is_in_the_database_or_on_a_page() {
    let shop = TestShop::open().await;
    let ada = somebody(&shop, ADA).await;
    shop.proxy.tamper(
        "inquiryPayment",
        Tamper::Change(Box::new(|answer: &mut Value| {
            answer["paymentResultInfo"] = json!({ "cardToken": TOKEN, "cardNo": "****0768" });
            answer["cardInfo"] = json!({ "cardToken": TOKEN });
            answer["extendInfo"] = json!(format!(r#"{{"cardToken":"{TOKEN}"}}"#));
        })),
    );
    let order = place(&shop, &ada).await;
    let told = notice(&shop, &order, TOKEN).await;
    // Acknowledged and kept, and not looked at yet.
    shop.deliver(&Signed::json(&told)).await;
    assert!(!dump(&shop.db).await.contains(TOKEN));
    // The very same bytes again are still known.
    shop.deliver(&Signed::json(&told)).await;
    assert_eq!(shop.db.inbox().await.len(), 1);
    let mut odd = told.clone();
    odd["notifyType"] = json!("SOMETHING_ELSE");
    shop.deliver(&Signed::json(&odd)).await;
    let broken = format!(r#"{{"notifyType":"PAYMENT_RESULT","cardToken":"{TOKEN}"#);
    shop.deliver(&Signed::new(broken)).await;
    shop.drain().await;
    ada.get(&format!("/result/{}", order.token)).await;
    capture(&shop, &order).await;
    let second = place(&shop, &ada).await;
    ada.get(&format!("/result/{}", second.token)).await;
    shop.pass_everywhere(5).await;
    let card = cards(&shop).await.remove(0);

    let mut seen = Vec::new();
    for path in [
        "/account".to_owned(),
        "/orders".to_owned(),
        "/checkout".to_owned(),
        format!("/orders/{}", order.token),
        format!("/result/{}", order.token),
    ] {
        seen.push(ada.get(&path).await.text);
    }
    remove(&ada, &card.id).await;
    shop.drain().await;
    seen.push(dump(&shop.db).await);
    for text in seen {
        assert!(!text.contains(TOKEN), "{text}");
    }
    let kept = dump(&shop.db).await;
    assert!(kept.contains("sealed:v1:"), "it was there: {kept}");
    assert!(!holds(&files(shop.database_url()), TOKEN));
    let calls = shop.proxy.calls("deleteToken");
    assert_eq!(calls[0].body["token"], TOKEN, "and came out of it whole");
}

/// A link as it stands in a mail's file, whose lines may be cut.
fn link_in(mails: &std::path::Path) -> Option<String> {
    let files = std::fs::read_dir(mails).ok()?;
    files.filter_map(Result::ok).find_map(|file| {
        let mail = std::fs::read_to_string(file.path()).ok()?;
        let mail = mail.replace("=\r\n", "");
        let at = mail.find("/account/enter/")?;
        Some(mail[at..].split_whitespace().next()?.to_owned())
    })
}

#[tokio::test]
async fn neither_is_in_the_logs() {
    let database = TestDatabase::filled().await;
    let gateway = TestGateway::open().await;
    let (proxy, proxy_url) = Proxy::open(&gateway.url).await;
    let url = free_url();
    let mut variables = settings(&database, &url, &gateway, &proxy_url);
    let log = "debug,hyper=info,sqlx=info,sea_orm=info,reqwest=info,rustls=info";
    variables.insert("RUST_LOG".to_owned(), log.to_owned());
    let figures = free_url();
    let addr = figures.trim_start_matches("http://").to_owned();
    variables.insert("SHOP_METRICS_ADDR".to_owned(), addr);
    let process = ShopProcess::start(&variables).await;
    let db = TestDb {
        connection: database.connect().await,
    };
    let browser = Browser::new(&url);
    ask(&browser, ADA).await;
    let mails = database.folder.path().join("mail");
    let link = eventually("the link is mailed", async || link_in(&mails)).await;
    browser.get(&link).await;
    for status in [303, 410] {
        assert_eq!(browser.post(&link, &[]).await.status, status);
    }
    proxy.tamper(
        "inquiryPayment",
        Tamper::Change(Box::new(|answer: &mut Value| {
            answer["paymentResultInfo"] = json!({ "cardToken": TOKEN });
        })),
    );
    browser.add_to_cart(PRODUCT, 1).await;
    browser.clone().with("cpf", CPF).to_gateway().await;
    let order = db.order().await;
    browser.get(&format!("/result/{}", order.token)).await;
    let mut told = paid(&order, &db.attempts().await[0]);
    told["paymentResultInfo"] = json!({ "cardToken": TOKEN, "cardNo": "****0768" });
    Signed::json(&told).send(browser.http(), &url).await;
    let mut forged = Signed::json(&told);
    forged.body.push(b' ');
    forged.send(browser.http(), &url).await;
    let card = eventually("the card is kept", async || {
        let cards = saved_card::Entity::find()
            .all(&db.connection)
            .await
            .unwrap();
        cards.into_iter().next()
    })
    .await;
    remove(&browser, &card.id).await;
    eventually("Antom was told to forget it", async || {
        let card = saved_card::Entity::find_by_id(&card.id).one(&db.connection);
        card.await.unwrap()?.token.is_none().then_some(())
    })
    .await;
    let figures = MetricsPort::at(&figures).read().await.text;
    let output = process.kill();
    assert!(output.contains("deleteToken"), "{output}");
    let key = variables["SHOP_CARD_KEY"].as_str();
    let secret = link.strip_prefix("/account/enter/").unwrap();
    for (what, text) in [("the log", &output), ("the figures", &figures)] {
        for secret in [TOKEN, secret, ADA, key, &card.id, CPF] {
            assert!(!text.contains(secret), "{what} tells {secret}: {text}");
        }
    }
}
