//! The merchant refunds a period, ends a subscription or changes its plan, and the worker that
//! carries it out dies at any step of it: the instruction was committed before, so every death
//! comes to the same end.

use std::env;

use domain::Timestamp;
use serde_json::json;
use server::services::admin::action::Act;
use server::services::admin::subscription::{Instruction, act_on, change_plan};
use server::services::subscriptions::find;
use server::services::subscriptions::plan_change::{self, Wish};

use super::matrix::{Death, TELLINGS};
use super::scene::{Dead, Scene, each};
use super::subscribers::{End, OTHER, current, signs_up};
use crate::common::{TestShop, stay_away_from_midnight};

const ACT: Act<'_> = Act {
    actor: "Ada",
    form: "the form",
};

/// Every so many deaths, unless `CRASH_MATRIX=all`: neighbours differ by one statement.
const STRIDE: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Story {
    Refunds,
    Ends,
    ChangesPlan,
}

impl Story {
    /// The call that is at stake: as a step names it, and the last part of its path.
    const fn call(self) -> (&'static str, &'static str) {
        match self {
            Self::Refunds => ("refund", "refund"),
            Self::Ends => ("cancelSubscription", "cancel"),
            Self::ChangesPlan => ("updateSubscription", "update"),
        }
    }

    /// Somebody who has paid for a first period by card, and what the merchant wants.
    ///
    /// No clock is moved but the gateway's: the process that is to die has the machine's.
    async fn set(self) -> Scene {
        stay_away_from_midnight();
        let shop = TestShop::open().await;
        let browser = shop.browser();
        let scene = Scene::subscribers(shop, browser);
        signs_up(&scene).await.expect("it lives");
        scene.shop().drain().await;
        let row = current(&scene).await.expect("a subscription");
        assert_eq!(row.status, "active");
        let services = &scene.shop().state.shop;
        let done = match self {
            Self::Refunds => {
                act_on(services, &ACT, &row.id, Instruction::Refund { phase: 1 }).await
            }
            Self::Ends => act_on(services, &ACT, &row.id, Instruction::Terminate).await,
            Self::ChangesPlan => {
                let known = find::by_token(services, &row.token).await.unwrap().unwrap();
                let now = Timestamp::from_ms(services.clock.now_ms());
                let choice = plan_change::choice(services, &known, OTHER, now).await;
                let switch = choice.unwrap().expect("another plan");
                let wish = Wish {
                    seen: switch.fingerprint(),
                    switch,
                    sku: String::new(),
                    consent: "agreed".to_owned(),
                };
                change_plan(services, &ACT, &row.id, &wish).await
            }
        };
        done.expect("it can be done");
        scene
    }

    async fn is_done(self, scene: &Scene) -> bool {
        let end = End::of(scene).await;
        match self {
            Self::Refunds => end.invoices.iter().all(|(_, state, _)| state == "refunded"),
            Self::Ends => end
                .subscriptions
                .iter()
                .all(|(_, status)| status == "ended"),
            Self::ChangesPlan => end.subscriptions.iter().all(|(plan, _)| plan == OTHER),
        }
    }

    /// All that the process is made to do.
    async fn play(self, scene: &Scene) -> Result<(), Dead> {
        let (_, path) = self.call();
        let shop = scene.shop();
        let has_it = async || match self {
            Self::Refunds => {
                let payments = shop.gateway.payments().await;
                payments
                    .iter()
                    .any(|payment| payment["refunds"] != json!([]))
            }
            Self::Ends | Self::ChangesPlan => !shop.proxy.calls(path).is_empty(),
        };
        scene.until("Antom has it", has_it).await?;
        // A refund of a card ends a while after it was accepted; the rest is told at once.
        shop.gateway.advance(100).await;
        let done = async || self.is_done(scene).await;
        scene.until("it is done", done).await?;
        scene.all_is_done().await
    }
}

async fn dies(story: Story, death: Death, whole: &End) {
    for _ in 0..TELLINGS {
        let scene = story.set().await;
        let crash_at = format!("{}:{}", death.step, death.side);
        scene.start(Some(&crash_at)).await;
        let _ = story.play(&scene).await;
        let (aborted, _) = scene.stop().await;
        if !aborted {
            continue;
        }
        scene.start(None).await;
        scene.nothing_is_due().await;
        scene.stop().await;
        scene.subscriptions_are_heard().await;
        assert_eq!(End::of(&scene).await, *whole);
        return;
    }
    panic!("this step was never reached");
}

async fn at_every_step(story: Story, start: usize) {
    let scene = story.set().await;
    scene.start(Some("never")).await;
    let told = story.play(&scene).await;
    let (aborted, output) = scene.stop().await;
    assert!(told.is_ok() && !aborted, "{story:?}: {output}");
    scene.subscriptions_are_heard().await;
    let whole = End::of(&scene).await;
    let steps: Vec<&str> = output
        .lines()
        .filter(|line| line.starts_with("step "))
        .collect();
    println!("{story:?} ends as {whole:#?}\n{}", steps.join("\n"));
    let (call, _) = story.call();
    assert!(steps.iter().any(|step| step.contains(call)), "{steps:?}");
    let stride = match env::var("CRASH_MATRIX") {
        Ok(which) if which == "all" => 1,
        _ => STRIDE,
    };
    let deaths = Death::all(steps.len(), start);
    each(deaths.into_iter().step_by(stride), move |death| {
        let whole = whole.clone();
        async move { dies(story, death, &whole).await }
    })
    .await;
}

stories! {
    a_period_that_is_refunded: Story::Refunds, 0;
    a_subscription_that_is_ended_at_once: Story::Ends, 1;
    a_plan_that_the_merchant_changes: Story::ChangesPlan, 2;
}
