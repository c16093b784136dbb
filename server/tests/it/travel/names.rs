use std::sync::Arc;

use sea_orm::{ConnectionTrait as _, Statement};
use server::config::Config;
use server::platform::clock::Clock;
use server::services::admin::travellers;
use server::services::key_change;
use server::store::trips;
use server::web::state::AppState;

use super::{agrees, asked, book_flight, booked};
use crate::back_office::office::{Office, words};
use crate::common::CARD_KEY;

const NAMES: [&str; 2] = ["Birdcage", "Canária"];

/// Names are sealed in the database, in no row in the clear, and gone after the journey.
#[tokio::test]
async fn who_travels_is_sealed_and_forgotten() {
    let scenario = booked().await;
    agrees(&scenario).await;
    scenario.shop.deliver_notifications().await;
    let db = &scenario.shop.state.shop.db;
    let row = trips::find(db, &scenario.order_id).await.unwrap().unwrap();
    assert_eq!(row.people, 3);
    assert!(row.names.as_ref().unwrap().starts_with("sealed:"));
    for (table, columns) in [
        ("trips", "booked || form || COALESCE(names, '')"),
        ("order_lines", "name || label"),
        ("evidence", "COALESCE(raw, '')"),
        ("attempts", "COALESCE(terms, '')"),
    ] {
        let sql = format!("SELECT {columns} AS told FROM {table}");
        let all = Statement::from_string(db.get_database_backend(), sql);
        let rows = db.query_all_raw(all).await.unwrap();
        for row in rows {
            let told: String = row.try_get("", "told").unwrap();
            for name in NAMES {
                assert!(!told.contains(name), "{table}: {told}");
            }
        }
    }
    // Antom is told them, in ASCII.
    let told = asked(&scenario).to_string();
    assert!(
        told.contains("Birdcage1") && told.contains("Canaria"),
        "{told}"
    );

    scenario
        .shop
        .pass(std::time::Duration::from_secs(3 * 86_400));
    server::jobs::tidying::tidy(&scenario.shop.state.shop).await;
    let row = trips::find(db, &scenario.order_id).await.unwrap().unwrap();
    assert!(row.names.is_some());
    scenario
        .shop
        .pass(std::time::Duration::from_secs(3 * 86_400));
    server::jobs::tidying::tidy(&scenario.shop.state.shop).await;
    let row = trips::find(db, &scenario.order_id).await.unwrap().unwrap();
    assert_eq!((row.names, row.purge_at), (None, None));
    let page = scenario
        .browser
        .get(&format!("/orders/{}", scenario.token))
        .await;
    assert_eq!(page.status, 200);
}

/// Whoever may move money sees who travels, and each look is written down; under a new key the names
/// are the same.
#[tokio::test]
async fn who_travels_is_shown_written_down_and_survives_another_key() {
    const NEXT: &str = "YW5vdGhlciB0ZXN0IGtleSBvZiAzMiBieXRlcyAhISE=";
    let office = Office::open().await;
    let page = book_flight(&office.shop.browser()).await;
    let order = office.shop.db.order_of_page(&page).await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}", order.number);
    let shown = merchant.get(&path).await;
    assert!(!shown.text.contains(NAMES[0]), "{}", words(&shown));
    let link = shown.attribute("a[href$='/travellers']", "href").unwrap();
    let names = words(&merchant.get(&link).await);
    assert!(NAMES.iter().all(|name| names.contains(name)), "{names}");
    // The filter above the entries names every action once more.
    let log = merchant
        .get("/admin/audit")
        .await
        .texts(".table tbody")
        .concat();
    assert_eq!(log.matches("Looked at who travels").count(), 1, "{log}");
    let other = office.paid_order().await;
    let none = merchant
        .0
        .get(&format!("/admin/orders/{}/travellers", other.number))
        .await;
    assert_eq!(none.status, 404);

    let with_key = async |key: &str| {
        let mut variables = office.shop.variables.clone();
        variables.insert("SHOP_CARD_KEY".to_owned(), key.to_owned());
        let config = Config::load(&|name| variables.get(name).cloned()).unwrap();
        let state = AppState::build(config, Clock::system()).await.unwrap();
        Arc::clone(&state.shop)
    };
    let new = with_key(NEXT).await;
    assert!(travellers::show(&new, "ada", &order.number).await.is_err());
    for _ in 0..2 {
        let both = with_key(&format!("{NEXT},{CARD_KEY}")).await;
        key_change::renew(&both).await.unwrap();
    }
    let people = travellers::show(&new, "ada", &order.number)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(people.len(), 3);
    assert_eq!(people[0].last(), "Birdcage1");
}
