//! Killed before and after every commit and every call to Antom, started again, and brought to the
//! same end.
//!
//! Each story is told once whole, which counts its steps, and then once for either side of every
//! step. The state after a step is the one before the next, so each state is met twice: whoever
//! was left in the lurch comes back after a death *before* a step, and stays away after one *after*
//! it. `CRASH_MATRIX=all` has them do both on both sides.
//!
//! On PostgreSQL, where the same code runs, every fifth of these, unless `CRASH_MATRIX=all`.

use std::env;

use super::buyers::Buyer;
use super::end::End;
use super::merchants::Merchant;
use super::scene::each;
use super::story::Story;

const POSTGRES_STRIDE: usize = 5;

/// How often a story is told again that ended before the step was reached: two tasks that are
/// mostly taken together may be taken one by one.
pub(super) const TELLINGS: usize = 12;

#[derive(Clone, Copy, Debug)]
pub(super) struct Death {
    pub(super) step: usize,
    pub(super) side: &'static str,
    pub(super) comes_back: bool,
}

impl Death {
    /// All that are to be died.
    pub(super) fn all(steps: usize, start: usize) -> Vec<Self> {
        let all = env::var("CRASH_MATRIX").is_ok_and(|which| which == "all");
        let mut deaths = Vec::new();
        for step in 1..=steps {
            for (side, comes_back) in [("before", true), ("after", false)] {
                let death = Self {
                    step,
                    side,
                    comes_back,
                };
                deaths.push(death);
                if all {
                    deaths.push(Self {
                        comes_back: !comes_back,
                        ..death
                    });
                }
            }
        }
        if env::var_os("TEST_DATABASE_URL").is_some() && !all {
            let from = start % POSTGRES_STRIDE;
            deaths = deaths
                .into_iter()
                .skip(from)
                .step_by(POSTGRES_STRIDE)
                .collect();
        }
        deaths
    }
}

/// The story as it goes when nobody dies: its steps, and its end.
async fn told_whole(story: Story) -> (Vec<String>, End) {
    let scene = story.set().await;
    scene.start(Some("never")).await;
    let told = story.play(&scene).await;
    let (aborted, output) = scene.stop().await;
    assert!(told.is_ok() && !aborted, "{story:?}: {output}");
    scene.take_over().await;
    scene.all_is_heard().await;
    let steps = output.lines().filter(|line| line.starts_with("step "));
    let end = End::of(scene.shop()).await.expect("an order");
    (steps.map(str::to_owned).collect(), end)
}

async fn dies(story: Story, death: Death, whole: &End) {
    for _ in 0..TELLINGS {
        let scene = story.set().await;
        scene
            .start(Some(&format!("{}:{}", death.step, death.side)))
            .await;
        let _ = story.play(&scene).await;
        let (aborted, _) = scene.stop().await;
        if !aborted {
            continue;
        }
        let money = scene.shop().gateway.state().await["money"]["SGD"]["authorised"].clone();
        let moved = money.as_i64().is_some_and(|minor| minor > 0);

        scene.start(None).await;
        if death.comes_back {
            story.come_back(&scene).await;
        }
        scene.nothing_is_due().await;
        scene.stop().await;
        scene.take_over().await;
        scene.all_is_heard().await;

        let end = End::of(scene.shop()).await;
        let served = moved || death.comes_back;
        if served && story != Story::Buyer(Buyer::Withdraws) {
            assert_eq!(end.as_ref(), Some(whole));
        } else if let Some(end) = end {
            assert!(end.is_over_without_money(), "{end:#?}");
        }
        return;
    }
    panic!("this step was never reached");
}

async fn at_every_step(story: Story, start: usize) {
    let (steps, whole) = told_whole(story).await;
    println!("{story:?} ends as {whole:#?}\n{}", steps.join("\n"));
    assert!(steps.len() > 5, "{steps:?}");
    let deaths = Death::all(steps.len(), start);
    let deaths = deaths
        .into_iter()
        .map(|death| (death, steps[death.step - 1].clone()));
    each(deaths, move |(death, _)| {
        let whole = whole.clone();
        async move { dies(story, death, &whole).await }
    })
    .await;
}

stories! {
    a_wallet_payment: Story::Buyer(Buyer::Wallet), 0;
    a_card_payment_that_antom_captures: Story::Buyer(Buyer::Card), 1;
    a_card_payment_begun_in_the_shop: Story::Buyer(Buyer::CardInShop), 3;
    a_second_attempt_after_a_decline: Story::Buyer(Buyer::TriesAgain), 2;
    an_order_that_the_buyer_gives_up: Story::Buyer(Buyer::Withdraws), 3;
    a_flight_on_a_companys_account: Story::Buyer(Buyer::Company), 2;
    a_capture_by_the_merchant: Story::Merchant(Merchant::Captures), 4;
    a_refund_that_takes_its_time: Story::Merchant(Merchant::Refunds), 0;
    a_paid_order_that_is_cancelled: Story::Merchant(Merchant::Cancels), 1;
    a_refund_made_in_the_dashboard: Story::Merchant(Merchant::RefundsElsewhere), 2;
    a_second_payment_that_is_cancelled: Story::Merchant(Merchant::IsPaidTwice), 3;
    a_second_payment_that_is_refunded: Story::Merchant(Merchant::IsPaidTwiceByCard), 4;
}
