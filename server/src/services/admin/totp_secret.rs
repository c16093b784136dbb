//! The secret of a merchant's second factor as it is stored: sealed for that merchant where the shop has
//! a key, so that whoever reads the database alone passes no second factor.

use crate::platform::vault::PlainSecret;
use crate::services::{ServiceError, Shop};
use crate::store::merchants::{self, MerchantRow};

/// What stands before a sealed one. A secret by itself is letters and digits.
const SEALED: &str = "sealed:";

fn owner(name: &str) -> String {
    format!("second factor of {name}")
}

/// As it is stored.
pub(super) fn keep(shop: &Shop, name: &str, secret: &str) -> Result<String, ServiceError> {
    if !shop.vault.can_seal() {
        return Ok(secret.to_owned());
    }
    let sealed = shop.vault.seal(&PlainSecret::new(secret), &owner(name))?;
    Ok(format!("{SEALED}{sealed}"))
}

/// From what is stored.
///
/// # Errors
/// When it was sealed with a key that is gone, or for somebody else.
pub fn read(shop: &Shop, name: &str, stored: &str) -> Result<String, ServiceError> {
    match stored.strip_prefix(SEALED) {
        None => Ok(stored.to_owned()),
        Some(sealed) => Ok(shop.vault.open(sealed, &owner(name))?.expose().to_owned()),
    }
}

/// Seals with the first key what an older one sealed, or none.
pub(crate) async fn renew(shop: &Shop) -> Result<(), ServiceError> {
    for row in merchants::all(&shop.db).await? {
        let again = |stored: &Option<String>| match stored {
            None => Ok(None),
            Some(stored) => {
                let secret = read(shop, &row.name, stored)?;
                keep(shop, &row.name, &secret).map(Some)
            }
        };
        let (totp, totp_pending) = match (again(&row.totp), again(&row.totp_pending)) {
            (Ok(totp), Ok(pending)) => (totp, pending),
            (Err(error), _) | (_, Err(error)) => {
                tracing::error!(merchant = row.name, %error, "a second factor cannot be opened; take it off by `shop merchant`");
                continue;
            }
        };
        let renewed = MerchantRow {
            totp,
            totp_pending,
            ..row.clone()
        };
        merchants::update(&shop.db, &row, renewed).await?;
    }
    Ok(())
}
