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

/// Seals with the first key what an older one sealed, or what was stored before there was one.
pub(crate) async fn renew(shop: &Shop) -> Result<(), ServiceError> {
    if !shop.vault.can_seal() {
        return Ok(());
    }
    for row in merchants::all(&shop.db).await? {
        let (totp, totp_pending) = (&row.totp, &row.totp_pending);
        let renewed = renewed(shop, &row.name, totp)
            .and_then(|totp| Ok((totp, renewed(shop, &row.name, totp_pending)?)));
        let (totp, totp_pending) = match renewed {
            Ok(renewed) => renewed,
            Err(error) => {
                tracing::error!(merchant = row.name, %error, "a second factor cannot be opened; take it off by `shop merchant drop-factor`");
                continue;
            }
        };
        let after = MerchantRow {
            totp,
            totp_pending,
            ..row.clone()
        };
        if after != row {
            merchants::update(&shop.db, &row, after).await?;
        }
    }
    Ok(())
}

/// As it is stored from now on: what the first key sealed stays.
fn renewed(
    shop: &Shop,
    name: &str,
    stored: &Option<String>,
) -> Result<Option<String>, ServiceError> {
    let Some(stored) = stored else {
        return Ok(None);
    };
    let renewed = match stored.strip_prefix(SEALED) {
        None => keep(shop, name, stored)?,
        Some(sealed) => match shop.vault.reseal(sealed, &owner(name))? {
            None => stored.clone(),
            Some((renewed, _)) => format!("{SEALED}{renewed}"),
        },
    };
    Ok(Some(renewed))
}
