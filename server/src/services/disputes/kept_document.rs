//! A document of the merchant's, sealed until Antom has it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::platform::vault::{PlainSecret, Vault};
use crate::services::{ServiceError, Shop};
use crate::store::StoreError;
use crate::store::disputes;

/// The document as it is kept until Antom has it. A shop without a key for sealing keeps it open.
pub(crate) fn seal(shop: &Shop, owner: &str, content: &[u8]) -> Result<String, ServiceError> {
    let text = BASE64_STANDARD.encode(content);
    if !shop.vault.can_seal() {
        return Ok(text);
    }
    Ok(shop.vault.seal(&PlainSecret::new(text), owner)?)
}

/// Opens what [`seal`] kept.
pub(super) fn open(shop: &Shop, owner: &str, kept: &str) -> Result<Vec<u8>, ServiceError> {
    let unreadable = || StoreError::Unreadable {
        what: "a dispute's document",
        value: owner.to_owned(),
    };
    // What was kept before there was a key was kept open.
    let text = if Vault::is_sealed(kept) {
        let opened = shop.vault.open(kept, owner)?;
        opened.expose().to_owned()
    } else {
        kept.to_owned()
    };
    Ok(BASE64_STANDARD.decode(text).map_err(|_| unreadable())?)
}

/// How many disputes are looked at together.
const TOGETHER: u64 = 50;

/// Seals with the first key what another one sealed, and what was kept open.
pub(crate) async fn renew(shop: &Shop) -> Result<(), ServiceError> {
    let mut last = 0;
    loop {
        let rows = disputes::after(&shop.db, last, TOGETHER).await?;
        let Some(row) = rows.last() else {
            return Ok(());
        };
        last = row.id;
        for row in &rows {
            let Some(kept) = &row.document else { continue };
            let renewed = if Vault::is_sealed(kept) {
                shop.vault.reseal(kept, &row.dispute_id)
            } else {
                let plain = PlainSecret::new(kept.clone());
                let sealed = shop.vault.seal(&plain, &row.dispute_id);
                sealed.map(|sealed| Some((sealed, String::new())))
            };
            match renewed {
                Ok(None) => {}
                Ok(Some((renewed, _))) => {
                    disputes::renew_document(&shop.db, row.id, kept, &renewed).await?;
                }
                Err(error) => {
                    let dispute = &row.dispute_id;
                    tracing::warn!(dispute, %error, "a document stays under its older key");
                }
            }
        }
    }
}
