//! How it all came out, in what counts for the buyer and the merchant.

use std::collections::{BTreeMap, BTreeSet};

use server::store::payments::refunds;

use crate::common::{TestShop, audit};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct End {
    state: String,
    payment_status: String,
    stock: String,
    review: Option<String>,
    /// Amount and state of each refund.
    refunds: Vec<(i64, String)>,
    /// How money moved at the gateway, each time.
    moved: Vec<(String, i64)>,
    /// The kinds of mails that the buyer got.
    mails: BTreeSet<String>,
}

impl End {
    /// `None` if no order was ever placed.
    pub(crate) async fn of(shop: &TestShop) -> Option<Self> {
        shop.audit().await;
        audit::sums(&shop.db, &shop.gateway).await;
        let orders = shop.db.orders().await;
        assert!(orders.len() <= 1, "{orders:#?}");
        let order = orders.into_iter().next()?;
        let refunds = refunds::of_order(&shop.db.connection, &order.id)
            .await
            .unwrap();
        Some(Self {
            state: order.state,
            payment_status: order.payment_status,
            stock: order.stock,
            review: order.review_reason,
            refunds: refunds
                .into_iter()
                .map(|refund| (refund.amount_minor, refund.state.to_string()))
                .collect(),
            moved: shop.gateway.moved().await,
            mails: mails(shop),
        })
    }

    /// Nobody paid, and nothing is kept for anybody.
    pub(crate) fn is_over_without_money(&self) -> bool {
        matches!(&*self.state, "expired" | "cancelled")
            && self.stock == "released"
            && self.review.is_none()
            && self.moved.is_empty()
    }
}

/// Those that the process wrote to files, and those that this test's own shop sent. One whose
/// sender died before it had noted that it was sent is sent again, under the same number; what it had
/// only half written counts as nothing.
fn mails(shop: &TestShop) -> BTreeSet<String> {
    let mut sent: BTreeMap<String, usize> = BTreeMap::new();
    for mail in shop.mail.sent() {
        *sent.entry(mail.message_id).or_default() += 1;
    }
    for file in std::fs::read_dir(&shop.variables["SHOP_MAIL_DIR"]).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let id = text.split("Message-ID: <").nth(1);
        if let Some((id, _)) = id.and_then(|rest| rest.split_once('@')) {
            *sent.entry(id.to_owned()).or_default() += 1;
        }
    }
    assert!(sent.values().all(|times| *times <= 2), "{sent:?}");
    let kind = |id: &String| id.split('-').next().unwrap().to_owned();
    sent.keys().map(kind).collect()
}
