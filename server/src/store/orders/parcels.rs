//! The parcels in which an order left.

use domain::order::{Parcel, Pieces};
use sea_orm::{ActiveModelTrait, QueryFilter, QueryOrder};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel};

use crate::store::StoreError;
use crate::store::entity::parcel::{Column, Entity, Model};
use crate::store::stored::all;

/// One parcel of an order. It never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParcelRow {
    pub order_id: String,
    /// From 1.
    pub number: u32,
    /// Who carries it, if the merchant told.
    pub parcel: Option<Parcel>,
    pub pieces: Pieces,
    pub left_at: i64,
}

impl TryFrom<Model> for ParcelRow {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let unreadable = |what: &'static str, value: String| StoreError::Unreadable { what, value };
        Ok(Self {
            number: u32::try_from(row.number)
                .map_err(|_| unreadable("the number of a parcel", row.number.to_string()))?,
            pieces: serde_json::from_str(&row.pieces)
                .map_err(|_| unreadable("the pieces of a parcel", row.pieces))?,
            // A carrier of a later version is some other one.
            parcel: row.carrier.and_then(|carrier| {
                Parcel::read(&carrier, row.tracking.as_deref().unwrap_or_default())
            }),
            order_id: row.order_id,
            left_at: row.left_at,
        })
    }
}

impl From<ParcelRow> for Model {
    fn from(row: ParcelRow) -> Self {
        Self {
            order_id: row.order_id,
            number: i32::try_from(row.number).unwrap_or(i32::MAX),
            carrier: row.parcel.as_ref().map(|it| it.carrier.to_string()),
            tracking: row.parcel.map(|it| it.number),
            pieces: serde_json::json!(row.pieces).to_string(),
            left_at: row.left_at,
        }
    }
}

/// Under the order's lock.
pub(crate) async fn insert(db: &impl ConnectionTrait, row: ParcelRow) -> Result<(), DbErr> {
    Entity::insert(Model::from(row).into_active_model().reset_all())
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// First to latest; all or none, for without one of them nothing is known of what is left.
pub async fn of_order(
    db: &impl ConnectionTrait,
    order_id: &str,
) -> Result<Vec<ParcelRow>, StoreError> {
    let rows = Entity::find()
        .filter(Column::OrderId.eq(order_id))
        .order_by_asc(Column::Number)
        .all(db)
        .await?;
    all(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parcel_is_stored_as_it_was_read() {
        let row = Model {
            order_id: "o1".to_owned(),
            number: 2,
            carrier: Some("dhl".to_owned()),
            tracking: Some("123".to_owned()),
            pieces: "{\"MUG\":1}".to_owned(),
            left_at: 3,
        };
        let parcel = ParcelRow::try_from(row.clone()).unwrap();
        assert_eq!(parcel.pieces, Pieces::from([("MUG".to_owned(), 1)]));
        assert_eq!(Model::from(parcel), row);
        let torn = Model {
            pieces: "{".to_owned(),
            ..row
        };
        assert!(ParcelRow::try_from(torn).is_err());
    }
}
