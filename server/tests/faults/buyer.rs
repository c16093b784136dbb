//! The way of a payment in each family, and the way to its end.

use std::collections::BTreeSet;

use domain::ledger::AttemptState;

use crate::common::{CARD, Desk, Hosted, TestShop};
use crate::matrix::Family;

/// Minutes of one round: time passes everywhere, and everything is heard.
const ROUND: u64 = 10;

impl Family {
    pub(crate) async fn shop(self) -> TestShop {
        match self {
            Self::Wallet | Self::CardAutomatic => TestShop::open().await,
            Self::CardManual => TestShop::open_with(&[("SHOP_CAPTURE", "manual")]).await,
        }
    }

    /// An order whose buyer has Antom's page open.
    pub(crate) async fn open(self) -> Desk {
        Desk::of(self.shop().await).await
    }

    /// The buyer's part on Antom's page.
    pub(crate) async fn pays(self, desk: &Desk) {
        match self {
            Self::Wallet => desk.browser.pay_with_wallet(&desk.page).await,
            Self::CardAutomatic | Self::CardManual => {
                let card = Hosted::Card(CARD);
                desk.browser.on_hosted_page(&desk.page, card).await;
            }
        }
    }

    /// Whatever is still to be done until the money is taken.
    pub(crate) async fn is_taken(self, desk: &Desk) {
        desk.shop.hear().await;
        match self {
            Self::Wallet => {}
            Self::CardAutomatic => desk.shop.pass_everywhere(2).await,
            Self::CardManual => desk.capture(desk.total.minor()).await.unwrap(),
        }
        desk.shop.hear().await;
    }

    /// An order that is paid, and all of it without a fault.
    pub(crate) async fn paid(self) -> Desk {
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

/// The gateway is well again: rounds pass until it is as wished, and no more than `most` (I10).
/// Tells how many it took.
pub(crate) async fn rounds(desk: &Desk, most: usize, wished: impl AsyncFn() -> bool) -> usize {
    desk.shop.gateway.heal().await;
    desk.shop.hear().await;
    for round in 0..=most {
        if wished().await {
            return round;
        }
        desk.shop.pass_everywhere(ROUND).await;
        desk.shop.hear().await;
    }
    let order = desk.order().await;
    let ledger = desk.shop.books.ledger(&order).await;
    let outbox = desk.shop.books.outbox().await;
    panic!("not after {most} rounds: {order:#?} {ledger:#?} {outbox:#?}");
}

/// What has to hold in the end: nothing is left to be done, the books agree, no call that moves
/// money was made under two ids, and it moved like this and in no other way.
pub(crate) async fn moved_once(desk: &Desk, expected: &[(&str, i64)]) {
    let most = 12;
    rounds(desk, most, async || is_over(desk).await).await;
    desk.audit().await;
    let moved = desk.shop.gateway.moved().await;
    let moved: Vec<_> = moved
        .iter()
        .map(|(what, minor)| (&**what, *minor))
        .collect();
    assert_eq!(moved, expected);
}

/// Nobody waits for anything: every attempt has ended (I10), every notification is understood,
/// every task is done.
async fn is_over(desk: &Desk) -> bool {
    let books = &desk.shop.books;
    let mut attempts = books.all_attempts().await.into_iter();
    let ended = attempts.all(|row| {
        let state: AttemptState = row.state.parse().unwrap();
        state.is_final() || matches!(state, AttemptState::Superseded | AttemptState::NeedsReview)
    });
    let heard = books
        .inbox_states()
        .await
        .iter()
        .all(|state| state != "new");
    let done = books.outbox().await.iter().all(|task| task.state == "done");
    ended && heard && done
}

/// How many different ids these calls had.
pub(crate) fn ids(desk: &Desk, api: &str, id: &str) -> usize {
    desk.sent(api, id)
        .into_iter()
        .collect::<BTreeSet<_>>()
        .len()
}
