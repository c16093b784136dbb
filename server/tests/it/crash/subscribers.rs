//! Somebody subscribes by card, changes the plan and cancels, and the shop dies at any step of it.

use std::env;

use serde_json::Value;
use server::store::stored_rows::subscription;
use server::store::subscriptions::{SubscriptionRow, invoices};

use sea_orm::EntityTrait as _;

use super::matrix::{Death, TELLINGS};
use super::scene::{Dead, Scene, each};
use crate::common::{Browser, CARD, Hosted};

const PLAN: &str = "/plans/test-monthly";
pub(super) const OTHER: &str = "test-fortnight";

/// Every so many deaths, unless `CRASH_MATRIX=all`: neighbours differ by one statement.
const STRIDE: usize = 4;

/// What is left of it, here and at Antom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// Plan and status of each subscription.
    pub(super) subscriptions: Vec<(String, String)>,
    pub(super) invoices: Vec<(i32, String, i64)>,
    /// Status and price of each subscription at Antom that came to life.
    at_antom: Vec<(String, String)>,
    moved: Vec<(String, i64)>,
}

impl End {
    pub(super) async fn of(scene: &Scene) -> Self {
        let shop = scene.shop();
        let db = &shop.db.connection;
        let mut found = Vec::new();
        let mut owed = Vec::new();
        for row in rows(scene).await {
            let of_row = invoices::of_subscription(db, &row.id).await.unwrap();
            let of_row = of_row.into_iter();
            owed.extend(of_row.map(|row| (row.phase, row.state, row.amount_minor)));
            assert_eq!(row.review_reason, None);
            if row.status != "expired" {
                found.push((row.plan, row.status));
            }
        }
        let state = shop.gateway.state().await;
        let all = state["subscriptions"].as_array().unwrap().iter();
        let text = |of: &Value, name: &str| of[name].as_str().unwrap_or_default().to_owned();
        let alive = all
            .map(|each| (text(each, "status"), each["price"]["value"].to_string()))
            .filter(|(status, _)| status == "ACTIVE" || status == "CANCELLED");
        Self {
            subscriptions: found,
            invoices: owed,
            at_antom: alive.collect(),
            moved: shop.gateway.moved().await,
        }
    }
}

async fn rows(scene: &Scene) -> Vec<SubscriptionRow> {
    let db = &scene.shop().db.connection;
    subscription::Entity::find().all(db).await.unwrap()
}

/// The subscription that is not over; one that runs, rather than one that a browser left which never
/// got the answer that says who it is.
pub(super) async fn current(scene: &Scene) -> Option<SubscriptionRow> {
    let rows = rows(scene).await.into_iter();
    let rows = rows.filter(|row| row.status != "expired");
    rows.min_by_key(|row| row.status == "signing_up")
}

async fn presses(browser: &Browser) -> Result<String, Dead> {
    let page = browser.try_get(PLAN).await?;
    let seen = page.attribute("input[name=seen]", "value");
    let seen = seen.unwrap_or_default();
    let fields = [
        ("seen", seen.as_str()),
        ("email", "buyer@example.com"),
        ("name", "Anne Buyer"),
    ];
    let page = browser.try_post(PLAN, &fields).await?;
    Ok(page.location.unwrap_or_default())
}

/// Signs up and pays.
pub(super) async fn signs_up(scene: &Scene) -> Result<(), Dead> {
    let page = presses(scene.browser()).await?;
    if page.starts_with("http") {
        let browser = scene.browser();
        browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    }
    scene.shop().gateway.advance(120).await;
    Ok(())
}

fn change_page(token: &str) -> String {
    format!("/subscriptions/{token}/plan/{OTHER}")
}

async fn changes(scene: &Scene, token: &str) -> Result<(), Dead> {
    let path = change_page(token);
    let page = scene.browser().try_get(&path).await?;
    if let Some(seen) = page.attribute("input[name=seen]", "value") {
        let seen = [("seen", seen.as_str())];
        scene.browser().try_post(&path, &seen).await?;
    }
    scene.shop().gateway.advance(60).await;
    Ok(())
}

async fn cancels(scene: &Scene, token: &str) -> Result<(), Dead> {
    let path = format!("/subscriptions/{token}/cancel");
    scene.browser().try_post(&path, &[]).await?;
    scene.shop().gateway.advance(60).await;
    Ok(())
}

async fn stands(scene: &Scene, is: impl Fn(&SubscriptionRow) -> bool) -> Result<String, Dead> {
    scene
        .until("the subscription stands so", async || {
            current(scene).await.is_some_and(|row| is(&row))
        })
        .await?;
    Ok(current(scene).await.ok_or(Dead)?.token)
}

async fn plays(scene: &Scene) -> Result<(), Dead> {
    signs_up(scene).await?;
    let token = stands(scene, |row| row.status == "active").await?;
    let page = change_page(&token);
    scene
        .until("the first period is paid", async || {
            let page = scene.browser().try_get(&page).await;
            page.is_ok_and(|page| page.attribute("input[name=seen]", "value").is_some())
        })
        .await?;
    changes(scene, &token).await?;
    stands(scene, |row| row.plan == OTHER).await?;
    cancels(scene, &token).await?;
    stands(scene, |row| row.status == "ending").await?;
    scene.all_is_done().await
}

/// Does whatever is left to do. What the one that died had taken stays taken for a minute or two.
async fn comes_back(scene: &Scene) {
    for _ in 0..12 {
        let row = current(scene).await;
        let done = match &row {
            Some(row) if row.status == "ending" && row.plan == OTHER => return,
            None => signs_up(scene).await,
            Some(row) if row.status == "signing_up" => signs_up(scene).await,
            Some(row) if row.status == "active" && row.plan == OTHER => {
                cancels(scene, &row.token).await
            }
            Some(row) if row.status == "active" => changes(scene, &row.token).await,
            Some(row) => panic!("{row:?}"),
        };
        done.expect("it lives");
        scene.shop().pass_everywhere(3).await;
    }
    panic!("the buyer is not served: {:#?}", rows(scene).await);
}

async fn set() -> Scene {
    Scene::buyers().await
}

async fn dies(death: Death, whole: &End) {
    for _ in 0..TELLINGS {
        let scene = set().await;
        let crash_at = format!("{}:{}", death.step, death.side);
        scene.start(Some(&crash_at)).await;
        let _ = plays(&scene).await;
        let (aborted, _) = scene.stop().await;
        if !aborted {
            continue;
        }
        scene.start(None).await;
        scene.nothing_is_due().await;
        scene.stop().await;
        scene.take_over().await;
        scene.shop().pass_everywhere(3).await;
        if death.comes_back {
            comes_back(&scene).await;
        }
        scene.subscriptions_are_heard().await;
        let end = End::of(&scene).await;
        if death.comes_back {
            assert_eq!(end, *whole);
            return;
        }
        // Whoever stays away has what was paid for, once, and here as at Antom.
        assert!(end.at_antom.len() <= 1, "{end:#?}");
        let paid: i64 = end.invoices.iter().map(|(.., minor)| minor).sum();
        let moved: i64 = end.moved.iter().map(|(_, minor)| minor).sum();
        assert_eq!(paid, moved, "{end:#?}");
        let open = ["signing_up", "past_due", "failed"];
        let statuses = end.subscriptions.iter();
        for (_, status) in statuses {
            assert!(!open.contains(&status.as_str()), "{end:#?}");
        }
        return;
    }
    panic!("this step was never reached");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_subscription_that_is_changed_and_cancelled() {
    let scene = set().await;
    scene.start(Some("never")).await;
    let told = plays(&scene).await;
    let (aborted, output) = scene.stop().await;
    assert!(told.is_ok() && !aborted, "{output}");
    scene.take_over().await;
    scene.subscriptions_are_heard().await;
    let whole = End::of(&scene).await;
    let steps = output.lines().filter(|line| line.starts_with("step "));
    let steps: Vec<String> = steps.map(str::to_owned).collect();
    println!("ends as {whole:#?}\n{}", steps.join("\n"));
    for call in [
        "createPaymentSession",
        "updateSubscription",
        "cancelSubscription",
    ] {
        assert!(steps.iter().any(|step| step.contains(call)), "{call}");
    }
    let stride = match env::var("CRASH_MATRIX") {
        Ok(which) if which == "all" => 1,
        _ => STRIDE,
    };
    let deaths = Death::all(steps.len(), 2);
    each(deaths.into_iter().step_by(stride), move |death| {
        let whole = whole.clone();
        async move { dies(death, &whole).await }
    })
    .await;
}
