use sea_orm::{ConnectionTrait as _, Statement};
use server::store::trips;

use super::{agrees, asked, booked};

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
