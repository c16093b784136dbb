//! Card tokens, the names of travellers and the documents of disputes are kept sealed: whoever gets a
//! copy of the database, or of a log, gets none of them (AES-256-GCM). Each is bound to what it belongs to, so that a sealed text that was moved to
//! somebody else's row opens nothing.

mod document;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

use crate::config::CardKey;

/// A later way of sealing gets another version, and this one is opened all the same.
const SEALED: &str = "sealed:v1:";
/// What stands for a token in a shop that has no key.
const REMOVED: &str = "[removed]";
/// What the tokens in Antom's messages are bound to: whose they are is not known yet.
const MESSAGE: &str = "antom message";

/// Fields that tell the number of a card or of an account.
const NUMBERS: [&str; 6] = [
    "cardNo",
    "cardNumber",
    "maskedCardNo",
    "accountNo",
    "bankAccountNo",
    "iban",
];

/// Fields that tell who somebody is, and that nothing in the shop reads.
const PERSONS: [&str; 30] = [
    "accessToken",
    "accountHolderName",
    "address1",
    "address2",
    "birthDate",
    "buyerEmail",
    "buyerPhoneNo",
    "cardHolderName",
    "cardholderName",
    "certNo",
    "clientIp",
    "cpf",
    "displayCustomerId",
    "email",
    "firstName",
    "fullName",
    "holdName",
    "holderName",
    "lastName",
    "loginId",
    "middleName",
    "mobileNo",
    "payerEmail",
    "phoneNo",
    "pspCustomerId",
    "refreshToken",
    "userEmail",
    "userLoginId",
    "userPhoneNo",
    "zipCode",
];

/// `************0768`
fn last_four(number: &str) -> String {
    let letters = number.chars().filter(|c| !c.is_whitespace());
    let letters: Vec<char> = letters.collect();
    let hidden = letters.len().saturating_sub(4);
    let star = |(at, letter): (usize, &char)| if at < hidden { '*' } else { *letter };
    letters.iter().enumerate().map(star).collect()
}

#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    #[error("the shop has no SHOP_CARD_KEY")]
    NoKey,
    #[error("a secret could not be sealed")]
    NotSealed,
    #[error("it was sealed with a key that is no longer in SHOP_CARD_KEY, or was tampered with")]
    NotOpened,
    #[error("the key for saved cards cannot be kept: {0}")]
    KeyFile(#[from] io::Error),
}

/// What nobody may read but whom it is for: a card's token, by which money can be taken, the names
/// of travellers, a document. Neither printed nor logged.
#[derive(Clone, PartialEq, Eq)]
pub struct PlainSecret(String);

impl PlainSecret {
    #[must_use]
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PlainSecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PlainSecret(<{} bytes>)", self.0.len())
    }
}

/// Cheap to clone. Without a key it seals nothing, and the shop saves no cards.
#[derive(Clone)]
pub struct Vault(Arc<[Key]>);

struct Key {
    sealing: RandomizedNonceKey,
    marking: Hmac<Sha256>,
}

impl Vault {
    /// The first key seals, all open.
    ///
    /// # Errors
    /// When a key cannot be used.
    pub fn new(keys: &[CardKey]) -> Result<Self, VaultError> {
        Ok(Self(keys.iter().map(Key::new).collect::<Result<_, _>>()?))
    }

    /// Whether cards can be saved.
    #[must_use]
    pub fn can_seal(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether a kept text is sealed. A shop that was given its key later may have kept some open.
    #[must_use]
    pub fn is_sealed(kept: &str) -> bool {
        kept.starts_with(SEALED)
    }

    /// Seals a secret for `owner`.
    ///
    /// # Errors
    /// When there is no key.
    pub fn seal(&self, secret: &PlainSecret, owner: &str) -> Result<String, VaultError> {
        let key = self.0.first().ok_or(VaultError::NoKey)?;
        key.seal(secret.expose(), owner)
    }

    /// Opens what was sealed for `owner`.
    ///
    /// # Errors
    /// When it was sealed for somebody else or with a key that is gone, or was changed.
    pub fn open(&self, sealed: &str, owner: &str) -> Result<PlainSecret, VaultError> {
        if !self.can_seal() {
            return Err(VaultError::NoKey);
        }
        let opened = self.0.iter().find_map(|key| key.open(sealed, owner));
        opened.map(PlainSecret::new).ok_or(VaultError::NotOpened)
    }

    /// Whether one key is replacing another.
    #[must_use]
    pub fn is_rotating(&self) -> bool {
        self.0.len() > 1
    }

    /// Seals anew what an older key sealed: the sealed secret and its mark. `None` if the first key
    /// did it already.
    ///
    /// # Errors
    /// As [`Vault::open`].
    pub fn reseal(
        &self,
        sealed: &str,
        owner: &str,
    ) -> Result<Option<(String, String)>, VaultError> {
        let first = self.0.first().ok_or(VaultError::NoKey)?;
        if first.open(sealed, owner).is_some() {
            return Ok(None);
        }
        let token = self.open(sealed, owner)?;
        let renewed = first.seal(token.expose(), owner)?;
        Ok(Some((renewed, first.mark(token.expose()))))
    }

    /// What tells this token from others without telling it: by the sealing key first, then by the
    /// ones that it replaces, under which the token may be known.
    #[must_use]
    pub fn fingerprints(&self, token: &PlainSecret) -> Vec<String> {
        self.0.iter().map(|key| key.mark(token.expose())).collect()
    }

    /// What may be kept of a message of Antom's: tokens sealed, or gone where there is no key; of the
    /// numbers of cards and accounts the last four; no names, and no other words about a person.
    /// Everything else stays byte for byte.
    #[must_use]
    pub fn redact(&self, message: &str) -> String {
        document::replace_values(message, &|name, value| match name {
            "cardToken" => Some(self.seal_in_message(value)),
            _ if NUMBERS.contains(&name) => Some(last_four(value)),
            _ if PERSONS.contains(&name) && !value.is_empty() => Some(REMOVED.to_owned()),
            _ => None,
        })
    }

    fn seal_in_message(&self, token: &str) -> String {
        // What is sealed already was redacted before.
        if token.starts_with(SEALED) {
            return token.to_owned();
        }
        let sealed = self.seal(&PlainSecret::new(token), MESSAGE);
        sealed.unwrap_or_else(|_| REMOVED.to_owned())
    }

    /// The token that a message tells, whether it came from Antom just now or was kept.
    ///
    /// # Errors
    /// When it was sealed with a key that is gone, or was changed.
    pub fn token_in(&self, token: &PlainSecret) -> Result<Option<PlainSecret>, VaultError> {
        match token.expose() {
            "" | REMOVED => Ok(None),
            kept if kept.starts_with(SEALED) => self.open(kept, MESSAGE).map(Some),
            _ => Ok(Some(token.clone())),
        }
    }
}

impl Key {
    fn new(key: &CardKey) -> Result<Self, VaultError> {
        // One key for each purpose, so that what one gives away helps nobody with the other.
        // Not made from the shop's name, and never to be renamed: no saved card could be opened.
        let sealing = hmac(key.bytes()).chain_update("wayfare: seal cards");
        let marking = hmac(key.bytes()).chain_update("wayfare: mark cards");
        Ok(Self {
            sealing: RandomizedNonceKey::new(&AES_256_GCM, &sealing.finalize().into_bytes())
                .map_err(|_| VaultError::NotSealed)?,
            marking: hmac(&marking.finalize().into_bytes()),
        })
    }

    fn seal(&self, text: &str, owner: &str) -> Result<String, VaultError> {
        let mut bytes = text.as_bytes().to_vec();
        let nonce = self
            .sealing
            .seal_in_place_append_tag(Aad::from(owner), &mut bytes)
            .map_err(|_| VaultError::NotSealed)?;
        let whole = [nonce.as_ref(), bytes.as_slice()].concat();
        Ok(format!("{SEALED}{}", BASE64.encode(whole)))
    }

    fn open(&self, sealed: &str, owner: &str) -> Option<String> {
        let mut whole = BASE64.decode(sealed.strip_prefix(SEALED)?).ok()?;
        let (nonce, bytes) = whole.split_at_mut_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let opened = self.sealing.open_in_place(nonce, Aad::from(owner), bytes);
        String::from_utf8(opened.ok()?.to_vec()).ok()
    }

    fn mark(&self, text: &str) -> String {
        let mac = self.marking.clone().chain_update(text);
        BASE64.encode(mac.finalize().into_bytes())
    }
}

#[allow(clippy::expect_used)]
fn hmac(key: &[u8]) -> Hmac<Sha256> {
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Vault({} keys)", self.0.len())
    }
}
