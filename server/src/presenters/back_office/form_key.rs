//! What proves that a form was made for the login that sends it: a number used once and its HMAC,
//! under a key that nothing but this login's session holds.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use hmac::{Hmac, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 16;

/// Made anew at every login.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FormKey([u8; KEY_BYTES]);

impl FormKey {
    /// # Errors
    /// When the system gives no randomness.
    pub fn make() -> Result<Self, getrandom::Error> {
        let mut key = [0; KEY_BYTES];
        getrandom::fill(&mut key)?;
        Ok(Self(key))
    }

    /// A form id that was never there before.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub fn mint(&self) -> Result<String, getrandom::Error> {
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce)?;
        let nonce = hex::encode(nonce);
        let mac = self.mac(&nonce).finalize().into_bytes();
        Ok(format!("{nonce}-{}", hex::encode(mac)))
    }

    /// Whether this key made the form id.
    #[must_use]
    pub fn made(&self, form: &str) -> bool {
        form.split_once('-').is_some_and(|(nonce, mac)| {
            hex::decode(mac).is_ok_and(|mac| self.mac(nonce).verify_slice(&mac).is_ok())
        })
    }

    #[allow(clippy::expect_used)]
    fn mac(&self, nonce: &str) -> Hmac<Sha256> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.update(nonce.as_bytes());
        mac
    }
}

impl fmt::Debug for FormKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("FormKey(…)")
    }
}

impl From<FormKey> for String {
    fn from(key: FormKey) -> Self {
        BASE64.encode(key.0)
    }
}

impl TryFrom<String> for FormKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        BASE64
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or("no form key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_counts_for_its_own_login_only() {
        let (ada, bob) = (FormKey::make().unwrap(), FormKey::make().unwrap());
        let form = ada.mint().unwrap();
        assert!(ada.made(&form));
        assert!(!bob.made(&form));
        assert_ne!(form, ada.mint().unwrap());

        let kept: String = ada.clone().into();
        assert!(FormKey::try_from(kept).unwrap().made(&form));
        assert!(!format!("{ada:?}").contains(&String::from(ada.clone())));
    }

    #[test]
    fn nothing_else_passes_for_a_form() {
        let key = FormKey::make().unwrap();
        let form = key.mint().unwrap();
        let (nonce, mac) = form.split_once('-').unwrap();
        let changed = |text: &str| {
            let last = if text.ends_with('0') { '1' } else { '0' };
            format!("{}{last}", &text[..text.len() - 1])
        };
        for forged in [
            String::new(),
            "-".to_owned(),
            nonce.to_owned(),
            format!("{nonce}-"),
            format!("-{mac}"),
            format!("{nonce}-{}", changed(mac)),
            format!("{}-{mac}", changed(nonce)),
            format!("{nonce}-{}", &mac[..62]),
            format!("{form}0"),
            format!("{form}-{mac}"),
            "é-é".to_owned(),
        ] {
            assert!(!key.made(&forged), "{forged}");
        }
    }
}
