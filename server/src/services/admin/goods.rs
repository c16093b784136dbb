//! What the merchant does with the goods: every change is checked, written down, and shown at once.

pub mod create;
pub mod pictures;
pub mod prices;
pub mod publish;
pub mod sheet;
pub mod stock;
pub mod texts;
pub mod undo;

use domain::Currency;

use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::admin::goods::sheet::SheetProblem;
use crate::services::pictures::PictureFault;
use crate::services::{ServiceError, Shop, UseCaseError};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::catalogue::goods;
use crate::store::catalogue::history::{self, By, Change};
use crate::store::{Tx, commit, write_tx};

pub use crate::store::catalogue::goods::{Goods, GoodsTexts, GoodsVariant};
pub use crate::store::catalogue::history::{ChangeRow, Changed, MoveRow};

/// What a form about goods has wrong, a mistake each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsMistake {
    /// The name of the field.
    pub field: String,
    pub fault: GoodsFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoodsFault {
    Missing,
    /// In letters.
    TooLong {
        most: usize,
    },
    TooMany {
        most: usize,
    },
    NotAPrice(Currency),
    NotANumber,
    /// What it cost before is not more than what it costs.
    NotReduced,
    /// Nothing would change.
    NothingToMove,
    /// More were to be taken off the shelf than there are.
    NotThatMany,
    /// Something else is or was called so.
    Taken,
    /// It cannot stand in an address, or in a cart.
    Unusable,
    Unknown,
    Picture(PictureFault),
}

/// Why a form about goods changed nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoodsRefusal {
    Mistakes(Vec<GoodsMistake>),
    Sheet(Vec<SheetProblem>),
    /// There is no such product or variant any more.
    Gone,
    /// A change is to be taken back, and something newer stands there.
    ChangedSince,
    /// What stood there before such a change cannot be put there again.
    NotUndone,
}

impl From<GoodsRefusal> for ActionError {
    fn from(refusal: GoodsRefusal) -> Self {
        UseCaseError::Refused(ActionRefusal::Goods(refusal))
    }
}

fn mistake(field: &str, fault: GoodsFault) -> GoodsMistake {
    GoodsMistake {
        field: field.to_owned(),
        fault,
    }
}

/// Refuses a form that has something wrong.
fn none_of(mistakes: Vec<GoodsMistake>) -> Result<(), ActionError> {
    if mistakes.is_empty() {
        Ok(())
    } else {
        Err(GoodsRefusal::Mistakes(mistakes).into())
    }
}

/// Everything that is sold or was begun, in the shop's order.
pub async fn all(shop: &Shop) -> Result<Vec<Goods>, ServiceError> {
    Ok(goods::all(&shop.db).await?)
}

pub async fn find(shop: &Shop, slug: &str) -> Result<Option<Goods>, ServiceError> {
    Ok(goods::find(&shop.db, slug).await?)
}

/// A change that is under way: written down under its form, and nobody else's meanwhile.
struct Edit<'a> {
    tx: Tx,
    by: By<'a>,
    slug: &'a str,
}

impl<'a> Edit<'a> {
    /// Writes the change down in the audit log; refuses a form that was used before.
    async fn begin(shop: &Shop, act: &Act<'a>, slug: &'a str) -> Result<Self, ActionError> {
        let tx = write_tx(&shop.db).await?;
        let at = shop.clock.now_ms();
        let entry = Entry {
            actor: act.actor,
            form: act.form,
            action: AdminAction::ChangeGoods {
                product: slug.to_owned(),
            },
            order_id: None,
        };
        if !audit_log::record(&tx, entry, at).await? {
            return Err(ActionRefusal::AlreadyDone.into());
        }
        let by = By {
            actor: act.actor,
            at,
        };
        Ok(Self { tx, by, slug })
    }

    /// The product, which nobody else changes until the end.
    async fn goods(&self) -> Result<Goods, ActionError> {
        goods::lock(&self.tx).await?;
        let found = goods::find(&self.tx, self.slug).await?;
        found.ok_or_else(|| GoodsRefusal::Gone.into())
    }

    async fn note(&self, what: Changed, before: String, after: String) -> Result<(), ActionError> {
        let change = Change {
            what,
            before,
            after,
        };
        Ok(history::add(&self.tx, self.slug, self.by, change).await?)
    }

    /// Notes a text that differs.
    async fn note_text(&self, what: Changed, before: &str, after: &str) -> Result<(), ActionError> {
        if before == after {
            return Ok(());
        }
        self.note(what, before.to_owned(), after.to_owned()).await
    }

    async fn done(self) -> Result<(), ActionError> {
        Ok(commit(self.tx).await?)
    }
}
