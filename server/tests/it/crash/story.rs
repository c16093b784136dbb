//! What the process is at when it is killed.

use super::buyers::Buyer;
use super::merchants::Merchant;
use super::scene::{Dead, Scene};
use crate::common::stay_away_from_midnight;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Story {
    Buyer(Buyer),
    Merchant(Merchant),
}

impl Story {
    /// All that comes before the process is started.
    pub(crate) async fn set(self) -> Scene {
        stay_away_from_midnight();
        match self {
            Self::Buyer(_) => Scene::buyers().await,
            Self::Merchant(merchant) => Scene::merchants(merchant.set().await),
        }
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
