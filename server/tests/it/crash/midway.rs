//! Killed while a call to Antom is under way, and over and over.

use super::buyers::Buyer;
use super::end::End;
use super::scene::{Scene, each};
use super::story::Story;
use crate::common::{Tamper, eventually};

/// The call that never gets its answer.
#[derive(Clone, Copy, Debug)]
enum UnderWay {
    /// Antom has made the session.
    Session,
    /// The waiting page asks.
    Inquiry,
    /// The session of an order that was given up is closed.
    Cancel,
}

impl UnderWay {
    const fn api(self) -> &'static str {
        match self {
            Self::Session => "createPaymentSession",
            Self::Inquiry => "inquiryPayment",
            Self::Cancel => "cancel",
        }
    }
}

async fn killed_during(call: UnderWay, comes_back: bool) {
    let scene = Scene::buyers().await;
    scene.start(None).await;
    let buyer = match call {
        UnderWay::Session | UnderWay::Inquiry => Buyer::Wallet,
        UnderWay::Cancel => Buyer::Withdraws,
    };
    let shop = scene.shop();
    shop.proxy.tamper(call.api(), Tamper::Hang);
    let killing = async {
        shop.proxy.arrived(call.api(), 1).await;
        if matches!(call, UnderWay::Session) {
            eventually("the session is made", async || {
                (!shop.gateway.payments().await.is_empty()).then_some(())
            })
            .await;
        }
        scene.kill();
    };
    let (played, ()) = tokio::join!(buyer.play(&scene), killing);
    assert!(played.is_err(), "{call:?}");
    shop.proxy.stop_tampering();

    scene.start(None).await;
    if comes_back {
        buyer.come_back(&scene).await;
    }
    scene.stop().await;
    scene.take_over().await;
    scene.all_is_heard().await;
    let end = End::of(shop).await.expect("an order");
    let paid = shop.db.order().await.state == "paid";
    let should = match call {
        UnderWay::Session => comes_back,
        UnderWay::Inquiry => true,
        UnderWay::Cancel => false,
    };
    assert_eq!(paid, should, "{call:?}: {end:#?}");
    assert!(paid || end.is_over_without_money(), "{end:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_call_whose_answer_nobody_waits_for_any_more_is_followed_up() {
    let calls = [UnderWay::Session, UnderWay::Inquiry, UnderWay::Cancel];
    let cases = calls
        .into_iter()
        .flat_map(|call| [(call, true), (call, false)]);
    each(cases, |(call, comes_back)| killed_during(call, comes_back)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_over_and_over_it_comes_to_the_same_end() {
    let scene = Story::Buyer(Buyer::Wallet).set().await;
    let again = async || {
        scene.kill();
        scene.start(None).await;
    };
    scene.start(None).await;
    let browser = scene.browser();
    browser.add_to_cart(super::buyers::SKU, 1).await;
    let page = browser.to_gateway().await;
    again().await;
    browser.pay_with_wallet(&page).await;
    again().await;
    scene.shop().gateway.flush().await;
    for _ in 0..3 {
        again().await;
    }
    Buyer::Wallet.come_back(&scene).await;
    scene.kill();
    scene.take_over().await;
    scene.all_is_heard().await;
    assert!(End::of(scene.shop()).await.is_some());
    assert_eq!(scene.shop().db.order().await.state, "paid");
}
