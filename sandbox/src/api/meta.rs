//! `paymentMethodMetaData`: what the merchant wants of a card.

use super::fields::{Field, ID};
use super::refusal::Illegal;
use crate::requested::Tokenize;

pub(super) struct Meta {
    pub(super) tokenize: Tokenize,
    pub(super) three_ds: bool,
    pub(super) on_file: bool,
    pub(super) brand: Option<String>,
}

pub(super) fn read(meta: &Field<'_>) -> Result<Meta, Illegal> {
    let Some(meta) = meta.object()? else {
        return Ok(Meta {
            tokenize: Tokenize::Never,
            three_ds: false,
            on_file: false,
            brand: None,
        });
    };
    let mode = meta
        .get("tokenizeMode")
        .one_of(&["ENABLED", "DISABLED", "ASKFORCONSENT"])?;
    let tokenize = match mode.as_deref() {
        Some("ENABLED") => Tokenize::Always,
        Some("ASKFORCONSENT") => Tokenize::IfAgreed,
        Some(_) | None => Tokenize::Never,
    };
    meta.get("enableAuthenticationUpgrade").flag()?;
    Ok(Meta {
        tokenize,
        three_ds: meta.get("is3DSAuthentication").flag()?.unwrap_or_default(),
        on_file: meta.get("isCardOnFile").flag()?.unwrap_or_default(),
        brand: meta.get("selectedCardBrand").text(ID)?,
    })
}
