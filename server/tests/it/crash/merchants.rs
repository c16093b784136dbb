//! What the merchant wants done, while the worker that is to do it dies.

use serde_json::json;
use server::services::acting::ActError;

use super::scene::{Dead, Scene};
use crate::common::{CARD, OrderUnderTest, Hosted, TestShop};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merchant {
    /// Has held money taken.
    Captures,
    /// Refunds a part of a card payment, for which Antom takes its time.
    Refunds,
    /// Cancels an order that a wallet paid.
    Cancels,
    /// Refunds a part in Antom's own dashboard.
    RefundsElsewhere,
    /// Does nothing: an order is paid twice, and the second payment can be cancelled.
    IsPaidTwice,
    /// As before, but it is captured and has to be refunded.
    IsPaidTwiceByCard,
}

const FORM: &str = "the form";
const PART: i64 = 1_000;

impl Merchant {
    /// No clock is moved but the gateway's: the process that is to die has the machine's.
    pub(crate) async fn set(self) -> OrderUnderTest {
        match self {
            Self::Captures => OrderUnderTest::held().await,
            Self::Cancels | Self::RefundsElsewhere => OrderUnderTest::paid().await,
            Self::Refunds => {
                let desk = OrderUnderTest::open().await;
                desk.authorise().await;
                is_captured(&desk).await;
                desk
            }
            Self::IsPaidTwice => {
                let desk = with_a_lost_page().await;
                desk.browser.pay_with_wallet(&desk.page).await;
                desk.shop.deliver_notifications().await;
                desk
            }
            Self::IsPaidTwiceByCard => {
                let desk = with_a_lost_page().await;
                let card = Hosted::Card(CARD);
                desk.browser.on_hosted_page(&desk.page, card).await;
                is_captured(&desk).await;
                desk
            }
        }
    }

    pub(crate) async fn play(self, scene: &Scene) -> Result<(), Dead> {
        let desk = scene.order_under_test();
        let gateway = &desk.shop.gateway;
        self.act(desk).await.unwrap();
        match self {
            Self::Cancels => {}
            Self::Captures => {
                scene.all_is_done().await?;
                gateway.flush().await;
            }
            Self::RefundsElsewhere => {
                gateway.refund_by_hand(&desk.first, Some(PART)).await;
                gateway.flush().await;
            }
            Self::Refunds => refund_ends(scene).await?,
            Self::IsPaidTwice | Self::IsPaidTwiceByCard => {
                let lost = gateway.payment(&desk.first).await;
                let page = lost["pageUrl"].as_str().unwrap();
                desk.browser.pay_with_wallet(page).await;
                gateway.flush().await;
                if self == Self::IsPaidTwiceByCard {
                    refund_ends(scene).await?;
                }
            }
        }
        scene.all_is_done().await
    }

    async fn act(self, desk: &OrderUnderTest) -> Result<(), ActError> {
        match self {
            Self::Captures => desk.capture_by(FORM, desk.total.minor()).await,
            Self::Refunds => desk.refund_by(FORM, PART).await.map(|_| ()),
            Self::Cancels => desk.cancel_by(FORM).await,
            Self::RefundsElsewhere | Self::IsPaidTwice | Self::IsPaidTwiceByCard => Ok(()),
        }
    }

    /// Sends the same form again, and asks Antom.
    pub(crate) async fn come_back(self, scene: &Scene) {
        let desk = scene.order_under_test();
        match self.act(desk).await {
            Ok(()) => assert!(
                matches!(
                    self,
                    Self::RefundsElsewhere | Self::IsPaidTwice | Self::IsPaidTwiceByCard
                ),
                "a form was taken twice"
            ),
            Err(ActError::AlreadyDone | ActError::Refused(_)) => {}
            Err(ActError::Service(error)) => panic!("{error}"),
        }
        desk.check().await.unwrap();
    }
}

/// Two sessions for one order: the shop never heard of the first.
async fn with_a_lost_page() -> OrderUnderTest {
    let shop = TestShop::open().await;
    let lost = json!({ "api": "createPaymentSession", "fault": "no_answer" });
    shop.gateway.fault(lost).await;
    OrderUnderTest::of(shop).await
}

async fn is_captured(desk: &OrderUnderTest) {
    desk.shop.gateway.advance(100).await;
    desk.shop.drain().await;
    assert_eq!(desk.order().await.state, "paid");
}

/// Antom accepts the refund, and is done with it a minute later.
async fn refund_ends(scene: &Scene) -> Result<(), Dead> {
    let desk = scene.order_under_test();
    let accepted = async || desk.refund_states().await == ["processing"];
    scene.until("the refund is accepted", accepted).await?;
    desk.shop.gateway.advance(100).await;
    Ok(())
}
