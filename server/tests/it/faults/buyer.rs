//! The way of a payment in each family, and the way to its end.

use std::collections::BTreeSet;

use domain::ledger::AttemptState;

use super::matrix::Family;
use crate::common::{CARD, Hosted, OrderUnderTest, TestShop};

impl Family {
    pub(crate) async fn shop(self) -> TestShop {
        match self {
            Self::Wallet | Self::CardAutomatic => TestShop::open().await,
            Self::CardManual => TestShop::open_with(&[("SHOP_CAPTURE", "manual")]).await,
        }
    }

    /// An order whose buyer has Antom's page open.
    pub(crate) async fn open(self) -> OrderUnderTest {
        OrderUnderTest::of(self.shop().await).await
    }

    /// The buyer's part on Antom's page.
    pub(crate) async fn pays(self, scenario: &OrderUnderTest) {
        match self {
            Self::Wallet => scenario.browser.pay_with_wallet(&scenario.page).await,
            Self::CardAutomatic | Self::CardManual => {
                let card = Hosted::Card(CARD);
                scenario.browser.on_hosted_page(&scenario.page, card).await;
            }
        }
    }

    /// Whatever is still to be done until the money is taken.
    pub(crate) async fn is_taken(self, scenario: &OrderUnderTest) {
        scenario.shop.deliver_notifications().await;
        match self {
            Self::Wallet => {}
            Self::CardAutomatic => scenario.shop.pass_everywhere(2).await,
            Self::CardManual => scenario.capture(scenario.total.minor()).await.unwrap(),
        }
        scenario.shop.deliver_notifications().await;
    }

    /// An order that is paid, and all of it without a fault.
    pub(crate) async fn paid(self) -> OrderUnderTest {
        let scenario = self.open().await;
        self.pays(&scenario).await;
        self.is_taken(&scenario).await;
        assert_eq!(scenario.order().await.state, "paid");
        scenario
    }

    /// How the gateway calls the money that came.
    pub(crate) const fn took(self) -> &'static str {
        match self {
            Self::Wallet => "paid",
            Self::CardAutomatic | Self::CardManual => "captured",
        }
    }
}

/// Rounds of a minute, in which whatever falls due happens, until it is as wished, and no more than
/// `most` (I10). Tells how many it took.
pub(crate) async fn minutes_until(
    scenario: &OrderUnderTest,
    most: usize,
    wished: impl AsyncFn() -> bool,
) -> usize {
    for minutes in 0..=most {
        if wished().await {
            return minutes;
        }
        scenario.shop.pass_everywhere(1).await;
    }
    let order = scenario.order().await;
    let ledger = scenario.shop.db.ledger(&order).await;
    let (inbox, outbox) = (
        scenario.shop.db.inbox().await,
        scenario.shop.db.outbox().await,
    );
    panic!("not after {most} minutes: {order:#?} {ledger:#?} {inbox:#?} {outbox:#?}");
}

/// What has to hold in the end: nothing is left to be done, the books agree, and money moved like
/// this and in no other way.
pub(crate) async fn moved_once(scenario: &OrderUnderTest, expected: &[(&str, i64)]) {
    scenario.shop.deliver_notifications().await;
    // A session that nobody knows of ends after an hour, and its grace.
    const ROUNDS: usize = 12;
    let mut rounds = 0;
    while !is_over(scenario).await {
        assert!(
            rounds < ROUNDS,
            "{:#?}",
            scenario.shop.db.all_attempts().await
        );
        scenario.shop.pass_everywhere(10).await;
        rounds += 1;
    }
    scenario.audit().await;
    let moved = scenario.shop.gateway.moved().await;
    let moved: Vec<_> = moved
        .iter()
        .map(|(what, minor)| (&**what, *minor))
        .collect();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(moved, expected);
}

/// Nobody waits for anything: every attempt has ended (I10), every notification is understood,
/// every task is done.
async fn is_over(scenario: &OrderUnderTest) -> bool {
    let db = &scenario.shop.db;
    let mut attempts = db.all_attempts().await.into_iter();
    let ended = attempts.all(|row| {
        let state: AttemptState = row.state.parse().unwrap();
        state.is_final() || state == AttemptState::Superseded
    });
    let heard = db.inbox_states().await.iter().all(|state| state != "new");
    let done = db.outbox().await.iter().all(|task| task.state == "done");
    ended && heard && done
}

/// Nothing of the first payment is kept and nothing is held.
pub(crate) async fn has_gone_back(scenario: &OrderUnderTest) -> bool {
    let money = scenario.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    of("kept") == 0 && of("authorised") == of("captured") + of("released")
}

/// How it went back: by a cancel before it was taken, by one after that, or by a refund.
pub(crate) async fn way_back(scenario: &OrderUnderTest) -> Vec<(&'static str, i64)> {
    let total = scenario.total.minor();
    let moved = scenario.shop.gateway.moved().await;
    match moved.first().map(|(what, _)| what.as_str()) {
        Some("captured") => vec![("captured", total), ("refunded", total)],
        Some("paid" | "refunded") => vec![("paid", total), ("refunded", total)],
        Some("released") => vec![("released", total)],
        _ => vec![("returned", total)],
    }
}

/// How many different ids these calls had.
pub(crate) fn ids(scenario: &OrderUnderTest, api: &str, id: &str) -> usize {
    let sent: BTreeSet<String> = scenario.sent(api, id).into_iter().collect();
    sent.len()
}
