//! The way of a payment in each family, and the way to its end.

use std::collections::BTreeSet;

use domain::ledger::AttemptState;

use super::matrix::Family;
use crate::common::{CARD, OrderUnderTest, Hosted, TestShop};

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
    pub(crate) async fn pays(self, desk: &OrderUnderTest) {
        match self {
            Self::Wallet => desk.browser.pay_with_wallet(&desk.page).await,
            Self::CardAutomatic | Self::CardManual => {
                let card = Hosted::Card(CARD);
                desk.browser.on_hosted_page(&desk.page, card).await;
            }
        }
    }

    /// Whatever is still to be done until the money is taken.
    pub(crate) async fn is_taken(self, desk: &OrderUnderTest) {
        desk.shop.deliver_notifications().await;
        match self {
            Self::Wallet => {}
            Self::CardAutomatic => desk.shop.pass_everywhere(2).await,
            Self::CardManual => desk.capture(desk.total.minor()).await.unwrap(),
        }
        desk.shop.deliver_notifications().await;
    }

    /// An order that is paid, and all of it without a fault.
    pub(crate) async fn paid(self) -> OrderUnderTest {
        let desk = self.open().await;
        self.pays(&desk).await;
        self.is_taken(&desk).await;
        assert_eq!(desk.order().await.state, "paid");
        desk
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
    desk: &OrderUnderTest,
    most: usize,
    wished: impl AsyncFn() -> bool,
) -> usize {
    for minutes in 0..=most {
        if wished().await {
            return minutes;
        }
        desk.shop.pass_everywhere(1).await;
    }
    let order = desk.order().await;
    let ledger = desk.shop.books.ledger(&order).await;
    let (inbox, outbox) = (
        desk.shop.books.inbox().await,
        desk.shop.books.outbox().await,
    );
    panic!("not after {most} minutes: {order:#?} {ledger:#?} {inbox:#?} {outbox:#?}");
}

/// What has to hold in the end: nothing is left to be done, the books agree, and money moved like
/// this and in no other way.
pub(crate) async fn moved_once(desk: &OrderUnderTest, expected: &[(&str, i64)]) {
    desk.shop.deliver_notifications().await;
    // A session that nobody knows of ends after an hour, and its grace.
    const ROUNDS: usize = 12;
    let mut rounds = 0;
    while !is_over(desk).await {
        assert!(
            rounds < ROUNDS,
            "{:#?}",
            desk.shop.books.all_attempts().await
        );
        desk.shop.pass_everywhere(10).await;
        rounds += 1;
    }
    desk.audit().await;
    let moved = desk.shop.gateway.moved().await;
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
async fn is_over(desk: &OrderUnderTest) -> bool {
    let books = &desk.shop.books;
    let mut attempts = books.all_attempts().await.into_iter();
    let ended = attempts.all(|row| {
        let state: AttemptState = row.state.parse().unwrap();
        state.is_final() || state == AttemptState::Superseded
    });
    let heard = books
        .inbox_states()
        .await
        .iter()
        .all(|state| state != "new");
    let done = books.outbox().await.iter().all(|task| task.state == "done");
    ended && heard && done
}

/// Nothing of the first payment is kept and nothing is held.
pub(crate) async fn has_gone_back(desk: &OrderUnderTest) -> bool {
    let money = desk.payment().await["money"].clone();
    let of = |name: &str| money[name].as_i64().unwrap();
    of("kept") == 0 && of("authorised") == of("captured") + of("released")
}

/// How it went back: by a cancel before it was taken, by one after that, or by a refund.
pub(crate) async fn way_back(desk: &OrderUnderTest) -> Vec<(&'static str, i64)> {
    let total = desk.total.minor();
    let moved = desk.shop.gateway.moved().await;
    match moved.first().map(|(what, _)| what.as_str()) {
        Some("captured") => vec![("captured", total), ("refunded", total)],
        Some("paid" | "refunded") => vec![("paid", total), ("refunded", total)],
        Some("released") => vec![("released", total)],
        _ => vec![("returned", total)],
    }
}

/// How many different ids these calls had.
pub(crate) fn ids(desk: &OrderUnderTest, api: &str, id: &str) -> usize {
    let sent: BTreeSet<String> = desk.sent(api, id).into_iter().collect();
    sent.len()
}
