//! What the process is at when it is killed.

use super::buyers::Buyer;
use super::merchants::Merchant;
use super::scene::{Dead, Scene};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Story {
    Buyer(Buyer),
    Merchant(Merchant),
}

impl Story {
    /// All that comes before the process is started.
    pub(crate) async fn set(self) -> Scene {
        let scene = match self {
            Self::Buyer(_) => Scene::buyers().await,
            Self::Merchant(merchant) => Scene::merchants(merchant.set().await),
        };
        away_from_midnight(&scene).await;
        scene
    }

    /// All that the process is made to do.
    pub(crate) async fn play(self, scene: &Scene) -> Result<(), Dead> {
        match self {
            Self::Buyer(buyer) => buyer.play(scene).await,
            Self::Merchant(merchant) => merchant.play(scene).await,
        }
    }

    /// Whoever was left in the lurch comes back, and does the same again.
    pub(crate) async fn come_back(self, scene: &Scene) {
        match self {
            Self::Buyer(buyer) => buyer.come_back(scene).await,
            Self::Merchant(merchant) => merchant.come_back(scene).await,
        }
    }
}

/// A wallet's payment can be cancelled until a quarter past midnight (GMT+8), and is refunded after
/// that. Both are right; one story has one end.
async fn away_from_midnight(scene: &Scene) {
    let gateway = &scene.shop().gateway;
    let state = gateway.state().await;
    let time = &state["clock"]["now"].as_str().unwrap()[11..16];
    if !("00:20"..="23:30").contains(&time) {
        // Less than the hour that a session lives.
        gateway.advance(50 * 60).await;
    }
}
