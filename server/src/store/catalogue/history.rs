//! Who changed what of a product, and who moved how many pieces why.

use domain::Currency;
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _,
};
use serde::{Deserialize, Serialize};

use crate::store::StoreError;
use crate::store::entity::{catalogue_change, stock_move};

pub use catalogue_change::Model as ChangeRow;
pub use stock_move::Model as MoveRow;

/// What of a product was changed. It is stored as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Changed {
    Created,
    Name {
        language: String,
    },
    Summary {
        language: String,
    },
    Description {
        language: String,
    },
    Words {
        language: String,
    },
    /// In minor units; empty where there was or is none.
    Price {
        sku: String,
        currency: Currency,
    },
    /// In minor units: what it cost before it was reduced.
    Was {
        sku: String,
        currency: Currency,
    },
    Category,
    Drawing,
    /// Its name and its tone.
    Variant {
        sku: String,
    },
    Published,
    Withdrawn,
    PictureAdded,
    PictureRemoved,
    /// Its place among the product's pictures.
    PictureMoved,
    /// What is said of a picture.
    PictureAlt {
        language: String,
    },
    /// The variant that a picture shows; empty if it shows them all.
    PictureVariant,
}

/// A change that is about to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: Changed,
    pub before: String,
    pub after: String,
}

impl ChangeRow {
    /// None of what a later version wrote.
    #[must_use]
    pub fn changed(&self) -> Option<Changed> {
        serde_json::from_str(&self.what).ok()
    }
}

/// Who did it, and when.
#[derive(Clone, Copy, Debug)]
pub(crate) struct By<'a> {
    pub(crate) actor: &'a str,
    pub(crate) at: i64,
}

pub(crate) async fn add(
    db: &impl ConnectionTrait,
    product: &str,
    by: By<'_>,
    change: Change,
) -> Result<(), StoreError> {
    let what = serde_json::to_string(&change.what).map_err(|error| StoreError::Unreadable {
        what: "a change of the catalogue",
        value: error.to_string(),
    })?;
    let row = catalogue_change::ActiveModel {
        id: NotSet,
        product: Set(product.to_owned()),
        at: Set(by.at),
        actor: Set(by.actor.to_owned()),
        what: Set(what),
        before: Set(change.before),
        after: Set(change.after),
    };
    row.insert(db).await?;
    Ok(())
}

pub(crate) async fn add_move(
    db: &impl ConnectionTrait,
    product: &str,
    sku: &str,
    by: By<'_>,
    (pieces, on_hand): (i32, i32),
    reason: &str,
) -> Result<(), DbErr> {
    let row = stock_move::ActiveModel {
        id: NotSet,
        product: Set(product.to_owned()),
        sku: Set(sku.to_owned()),
        at: Set(by.at),
        actor: Set(by.actor.to_owned()),
        by: Set(pieces),
        on_hand: Set(on_hand),
        reason: Set(reason.to_owned()),
    };
    row.insert(db).await?;
    Ok(())
}

/// Latest first.
pub async fn of(
    db: &impl ConnectionTrait,
    product: &str,
    most: u64,
) -> Result<Vec<ChangeRow>, DbErr> {
    catalogue_change::Entity::find()
        .filter(catalogue_change::Column::Product.eq(product))
        .order_by_desc(catalogue_change::Column::Id)
        .limit(most)
        .all(db)
        .await
}

/// A change of this product.
pub async fn find(
    db: &impl ConnectionTrait,
    product: &str,
    id: i64,
) -> Result<Option<ChangeRow>, DbErr> {
    catalogue_change::Entity::find_by_id(id)
        .filter(catalogue_change::Column::Product.eq(product))
        .one(db)
        .await
}

/// Latest first.
pub async fn moves(
    db: &impl ConnectionTrait,
    product: &str,
    most: u64,
) -> Result<Vec<MoveRow>, DbErr> {
    stock_move::Entity::find()
        .filter(stock_move::Column::Product.eq(product))
        .order_by_desc(stock_move::Column::Id)
        .limit(most)
        .all(db)
        .await
}
