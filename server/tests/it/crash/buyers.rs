//! What buyers do while the shop dies under their hands.

use super::scene::{Dead, Scene};
use crate::common::{Browser, CARD, Hosted, Page, eventually};
use crate::travel::try_book_flight;

pub(crate) const SKU: &str = "TEST-BOX-GREEN";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Buyer {
    /// Pays with a wallet, and is back before the shop is told.
    Wallet,
    /// Pays with a card, which Antom captures by itself.
    Card,
    /// Pays with a card that is chosen in the shop, by `pay`.
    CardInShop,
    /// Declines, and pays on a second page.
    TriesAgain,
    /// Gives the order up.
    Withdraws,
    /// Books a flight for three, on a company's account.
    Company,
}

impl From<reqwest::Error> for Dead {
    fn from(_: reqwest::Error) -> Self {
        Self
    }
}

impl Buyer {
    pub(crate) async fn play(self, scene: &Scene) -> Result<(), Dead> {
        let (browser, gateway) = (scene.browser(), &scene.shop().gateway);
        let page = self.order(browser).await?;
        let token = scene.shop().db.order().await.token;
        match self {
            Self::Wallet | Self::Company => {
                browser.on_hosted_page(&page, Hosted::Approve).await;
                comes_back(browser, &token).await?;
                gateway.flush().await;
            }
            Self::Card | Self::CardInShop => {
                browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
                comes_back(browser, &token).await?;
                gateway.advance(35).await;
                scene.all_is_done().await?;
                gateway.advance(60).await;
            }
            Self::TriesAgain => {
                let declines = Hosted::DeclineAndReturn;
                browser.on_hosted_page(&page, declines).await;
                let again = format!("/orders/{token}/pay");
                let page = browser.try_post(&again, &[]).await?.gateway();
                gateway.flush().await;
                scene.all_is_done().await?;
                browser.pay_with_wallet(&page).await;
                gateway.flush().await;
            }
            Self::Withdraws => {
                let withdraw = format!("/orders/{token}/withdraw");
                browser.try_post(&withdraw, &[]).await?;
            }
        }
        scene.all_is_done().await
    }

    /// Presses whatever there is to press until the order is what the buyer wanted.
    pub(crate) async fn come_back(self, scene: &Scene) {
        eventually("the buyer is served", async || {
            let shop = scene.shop();
            shop.gateway.flush().await;
            scene.nothing_is_due().await;
            let orders = shop.db.orders().await;
            let page = match orders.last() {
                Some(order) if matches!(&*order.state, "paid" | "cancelled") => return Some(()),
                Some(order) if self == Self::Withdraws => {
                    let path = format!("/orders/{}/withdraw", order.token);
                    scene.browser().post(&path, &[]).await
                }
                Some(order) => {
                    let seen = scene.browser().result(&order.token).await;
                    if matches!(&*seen, "paid" | "capturing") {
                        // What is held will be taken.
                        return Some(());
                    }
                    scene.browser().pay_again(&order.token).await
                }
                None if self == Self::Withdraws => return Some(()),
                None => self.press_pay(scene.browser()).await.expect("it lives"),
            };
            let to_pay = |place: &String| place.starts_with("http");
            if let Some(page) = page.location.filter(to_pay) {
                let method = match self {
                    Self::Card | Self::CardInShop => Hosted::Card(CARD),
                    Self::Wallet | Self::TriesAgain | Self::Withdraws | Self::Company => {
                        Hosted::Approve
                    }
                };
                scene.browser().on_hosted_page(&page, method).await;
            }
            None
        })
        .await;
    }
}

impl Buyer {
    async fn press_pay(self, browser: &Browser) -> Result<Page, Dead> {
        if self == Self::Company {
            return Ok(try_book_flight(browser).await?);
        }
        if browser.cart_count().await == 0 {
            let item = [("sku", SKU), ("quantity", "1")];
            browser.try_post("/cart/items", &item).await?;
        }
        let checkout = browser.try_get("/checkout").await?;
        let review = checkout.attribute("input[name=review]", "value");
        let review = review.unwrap_or_else(|| panic!("nothing to review: {}", checkout.text));
        let browser = match self {
            Self::CardInShop => browser.clone().with("pay", "card"),
            Self::Wallet | Self::Card | Self::TriesAgain | Self::Withdraws | Self::Company => {
                browser.clone()
            }
        };
        Ok(browser.try_pay_for(&review).await?)
    }

    /// Fills the cart and presses Pay: Antom's page.
    async fn order(self, browser: &Browser) -> Result<String, Dead> {
        if self != Self::Company {
            let item = [("sku", SKU), ("quantity", "1")];
            browser.try_post("/cart/items", &item).await?;
        }
        Ok(self.press_pay(browser).await?.gateway())
    }
}

/// The page that waits for the result asks once.
async fn comes_back(browser: &Browser, token: &str) -> Result<(), Dead> {
    let page = browser.try_get(&format!("/result/{token}/status")).await?;
    assert_eq!(page.status, 200, "{}", page.text);
    Ok(())
}
