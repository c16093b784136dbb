//! A document of the merchant's, sealed until Antom has it.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::platform::vault::CardToken;
use crate::services::{ServiceError, Shop};
use crate::store::StoreError;

/// The document as it is kept until Antom has it. A shop without a key for sealing keeps it open.
pub(crate) fn seal(shop: &Shop, owner: &str, content: &[u8]) -> Result<String, ServiceError> {
    let text = BASE64_STANDARD.encode(content);
    if !shop.vault.can_seal() {
        return Ok(text);
    }
    Ok(shop.vault.seal(&CardToken::new(text), owner)?)
}

/// Opens what [`seal`] kept.
pub(super) fn open(shop: &Shop, owner: &str, kept: &str) -> Result<Vec<u8>, ServiceError> {
    let unreadable = || StoreError::Unreadable {
        what: "a dispute's document",
        value: owner.to_owned(),
    };
    let text = if shop.vault.can_seal() {
        let opened = shop.vault.open(kept, owner)?;
        opened.expose().to_owned()
    } else {
        kept.to_owned()
    };
    Ok(BASE64_STANDARD.decode(text).map_err(|_| unreadable())?)
}
