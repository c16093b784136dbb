//! Sessions in the shop's own database.

use async_trait::async_trait;
use base64::Engine;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use sha2::{Digest, Sha256};
use tower_sessions::{
    SessionStore,
    session::{Id, Record},
    session_store::{Error, Result},
};

use crate::store::entity::session::{ActiveModel, Column, Entity};
use crate::store::{Db, insert_if_absent};

#[derive(Clone, Debug)]
pub struct Sessions(pub Db);

/// A copy of the table must not open anybody's session, so it holds hashes.
fn key(id: &Id) -> String {
    base64::prelude::BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(id.to_string()))
}

fn row(record: &Record) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(key(&record.id)),
        data: Set(serde_json::to_string(&record.data)
            .map_err(|error| Error::Encode(error.to_string()))?),
        expires_at: Set(record.expiry_date.unix_timestamp() * 1000),
    })
}

fn backend(error: sea_orm::DbErr) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // An id that is already taken would hand one buyer's session to another.
        while !insert_if_absent(&self.0, row(record)?)
            .await
            .map_err(backend)?
        {
            record.id = Id::default();
        }
        Ok(())
    }

    /// Never brings one back that was deleted meanwhile: a page that was under way at a log-out
    /// must not undo it.
    async fn save(&self, record: &Record) -> Result<()> {
        Entity::update_many()
            .set(row(record)?)
            .filter(Column::Id.eq(key(&record.id)))
            .exec(&self.0)
            .await
            .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(row) = Entity::find_by_id(key(id))
            .one(&self.0)
            .await
            .map_err(backend)?
        else {
            return Ok(None);
        };
        let Ok(expiry_date) = time::OffsetDateTime::from_unix_timestamp(row.expires_at / 1000)
        else {
            return Ok(None);
        };
        if expiry_date <= time::OffsetDateTime::now_utc() {
            return Ok(None);
        }
        // One that this version cannot read is none: its owner must not be locked out of the shop.
        let Ok(data) = serde_json::from_str(&row.data) else {
            tracing::warn!("a session cannot be read and is left out");
            return Ok(None);
        };
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        Entity::delete_by_id(key(id))
            .exec(&self.0)
            .await
            .map_err(backend)?;
        Ok(())
    }
}

/// Forgets sessions that are over.
pub async fn purge(db: &Db, now: i64) -> std::result::Result<u64, sea_orm::DbErr> {
    Ok(Entity::delete_many()
        .filter(Column::ExpiresAt.lt(now))
        .exec(db)
        .await?
        .rows_affected)
}
