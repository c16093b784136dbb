//! What the merchant wants done, while the worker that is to do it dies.

use serde_json::json;
use server::services::UseCaseError;
use server::services::admin::action::ActionError;

use super::scene::{Dead, Scene};
use crate::common::{CARD, Hosted, OrderUnderTest, TestShop};

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
                let scenario = OrderUnderTest::open().await;
                scenario.authorise().await;
                is_captured(&scenario).await;
                scenario
            }
            Self::IsPaidTwice => {
                let scenario = with_a_lost_page().await;
                scenario.browser.pay_with_wallet(&scenario.page).await;
                scenario.shop.deliver_notifications().await;
                scenario
            }
            Self::IsPaidTwiceByCard => {
                let scenario = with_a_lost_page().await;
                let card = Hosted::Card(CARD);
                scenario.browser.on_hosted_page(&scenario.page, card).await;
                is_captured(&scenario).await;
                scenario
            }
        }
    }

    pub(crate) async fn play(self, scene: &Scene) -> Result<(), Dead> {
        let scenario = scene.order_under_test();
        let gateway = &scenario.shop.gateway;
        self.act(scenario).await.unwrap();
        match self {
            Self::Cancels => {}
            Self::Captures => {
                scene.all_is_done().await?;
                gateway.flush().await;
            }
            Self::RefundsElsewhere => {
                gateway.refund_by_hand(&scenario.first, Some(PART)).await;
                gateway.flush().await;
            }
            Self::Refunds => refund_ends(scene).await?,
            Self::IsPaidTwice | Self::IsPaidTwiceByCard => {
                let lost = gateway.payment(&scenario.first).await;
                let page = lost["pageUrl"].as_str().unwrap();
                scenario.browser.pay_with_wallet(page).await;
                gateway.flush().await;
                if self == Self::IsPaidTwiceByCard {
                    refund_ends(scene).await?;
                }
            }
        }
        scene.all_is_done().await
    }

    async fn act(self, scenario: &OrderUnderTest) -> Result<(), ActionError> {
        match self {
            Self::Captures => scenario.capture_by(FORM, scenario.total.minor()).await,
            Self::Refunds => scenario.refund_by(FORM, PART).await.map(|_| ()),
            Self::Cancels => scenario.cancel_by(FORM).await,
            Self::RefundsElsewhere | Self::IsPaidTwice | Self::IsPaidTwiceByCard => Ok(()),
        }
    }

    /// Sends the same form again, and asks Antom.
    pub(crate) async fn come_back(self, scene: &Scene) {
        let scenario = scene.order_under_test();
        match self.act(scenario).await {
            Ok(()) => assert!(
                matches!(
                    self,
                    Self::RefundsElsewhere | Self::IsPaidTwice | Self::IsPaidTwiceByCard
                ),
                "a form was taken twice"
            ),
            Err(UseCaseError::Refused(_)) => {}
            Err(UseCaseError::Service(error)) => panic!("{error}"),
        }
        scenario.check().await.unwrap();
    }
}

/// Two sessions for one order: the shop never heard of the first.
async fn with_a_lost_page() -> OrderUnderTest {
    let shop = TestShop::open().await;
    let lost = json!({ "api": "createPaymentSession", "fault": "no_answer" });
    shop.gateway.fault(lost).await;
    OrderUnderTest::of(shop).await
}

async fn is_captured(scenario: &OrderUnderTest) {
    scenario.shop.gateway.advance(100).await;
    scenario.shop.drain().await;
    assert_eq!(scenario.order().await.state, "paid");
}

/// Antom accepts the refund, and is done with it a minute later.
async fn refund_ends(scene: &Scene) -> Result<(), Dead> {
    let scenario = scene.order_under_test();
    let accepted = async || scenario.refund_states().await == ["processing"];
    scene.until("the refund is accepted", accepted).await?;
    scenario.shop.gateway.advance(100).await;
    Ok(())
}
