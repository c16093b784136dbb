//! The two kinds of key: the merchant's private key, which signs, and Antom's public keys, which
//! verify.
//!
//! Antom's dashboard hands keys out as one line of base64; other tools write PEM. Both are taken,
//! in PKCS#8 or PKCS#1 form, with or without line breaks.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rsa::pkcs1::{DecodeRsaPrivateKey as _, DecodeRsaPublicKey as _};
use rsa::pkcs1v15::{SigningKey, VerifyingKey};
use rsa::pkcs8::{
    DecodePrivateKey as _, DecodePublicKey as _, EncodePrivateKey as _, EncodePublicKey as _,
    LineEnding,
};
use rsa::rand_core::OsRng;
use rsa::traits::PublicKeyParts as _;
use rsa::{RsaPrivateKey, RsaPublicKey};
use secrecy::SecretString;
use secrecy::zeroize::Zeroizing;
use sha2::{Digest as _, Sha256};

/// The size of key that Antom issues and that [`PrivateKey::generate`] makes, in bits.
const KEY_BITS: usize = 2048;

/// Why a key could not be read. No message or `Debug` output quotes the key itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There was nothing but white space.
    #[error("the key is empty")]
    Empty,
    /// The text is neither PEM nor base64.
    #[error("the key is neither PEM nor base64")]
    NotBase64,
    /// The PEM is encrypted with a pass phrase; Antom's tools do not make such keys.
    #[error("the key is encrypted with a pass phrase; decrypt it first")]
    Encrypted,
    /// A public key stands where the private key is due.
    #[error("this is a public key; the private key is needed here")]
    PublicForPrivate,
    /// A private key stands where a public key is due.
    #[error("this is a private key; Antom's public key is needed here")]
    PrivateForPublic,
    /// The text decodes, but to no RSA key in PKCS#8, PKCS#1 or `SubjectPublicKeyInfo` form.
    #[error("the key is not an RSA key in PKCS#8, PKCS#1 or SubjectPublicKeyInfo form")]
    NotRsa,
    /// The parts of the key do not belong together.
    #[error("the key is damaged: its parts do not fit together")]
    Inconsistent,
    /// The modulus is shorter than 2048 bits.
    #[error("the key has {bits} bits; at least 2048 are needed")]
    TooShort {
        /// The length of the modulus, in bits.
        bits: usize,
    },
    /// The system's random source failed, or the key could not be encoded.
    #[error("the key could not be made or written")]
    Failed,
}

/// The merchant's private RSA key. Cheap to clone; wiped from memory with its last clone.
///
/// `Debug` shows the fingerprint of the public half and nothing else.
///
/// ```
/// use antom::{ExposeSecret, PrivateKey};
///
/// let key = PrivateKey::generate()?;
/// let text = key.to_pkcs8_base64()?;
/// assert_eq!(PrivateKey::parse(text.expose_secret())?.public_key(), key.public_key());
/// # Ok::<(), antom::KeyError>(())
/// ```
#[derive(Clone)]
pub struct PrivateKey {
    signing: Arc<SigningKey<Sha256>>,
}

impl PrivateKey {
    /// Reads a private key in PKCS#8 or PKCS#1 form, from PEM or bare base64.
    ///
    /// White space around and inside the text does not matter, and a PEM whose line breaks have
    /// become `\n` on the way through an environment variable is read too.
    ///
    /// # Errors
    ///
    /// A [`KeyError`] that says what is wrong without quoting the key.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let der = decode(text)?;
        let Ok(key) =
            RsaPrivateKey::from_pkcs8_der(&der).or_else(|_| RsaPrivateKey::from_pkcs1_der(&der))
        else {
            return Err(if public_from_der(&der).is_some() {
                KeyError::PublicForPrivate
            } else {
                KeyError::NotRsa
            });
        };
        key.validate().map_err(|_| KeyError::Inconsistent)?;
        long_enough(&key.to_public_key())?;
        Ok(Self::new(key))
    }

    /// Makes a fresh 2048-bit key from the system's random source.
    ///
    /// # Errors
    ///
    /// [`KeyError::Failed`] if the random source fails.
    pub fn generate() -> Result<Self, KeyError> {
        RsaPrivateKey::new(&mut OsRng, KEY_BITS)
            .map(Self::new)
            .map_err(|_| KeyError::Failed)
    }

    fn new(key: RsaPrivateKey) -> Self {
        Self {
            signing: Arc::new(SigningKey::new(key)),
        }
    }

    /// The public half, which is uploaded to Antom's dashboard.
    #[must_use]
    pub fn public_key(&self) -> PublicKey {
        let private: &RsaPrivateKey = (*self.signing).as_ref();
        PublicKey {
            key: private.to_public_key(),
        }
    }

    /// The key as one line of base64 over PKCS#8 DER: the form Antom's SDKs read.
    ///
    /// # Errors
    ///
    /// [`KeyError::Failed`] if the key cannot be encoded.
    pub fn to_pkcs8_base64(&self) -> Result<SecretString, KeyError> {
        let private: &RsaPrivateKey = (*self.signing).as_ref();
        let der = private.to_pkcs8_der().map_err(|_| KeyError::Failed)?;
        Ok(SecretString::from(STANDARD.encode(der.as_bytes())))
    }

    /// The key as a PKCS#8 PEM document.
    ///
    /// # Errors
    ///
    /// [`KeyError::Failed`] if the key cannot be encoded.
    pub fn to_pkcs8_pem(&self) -> Result<SecretString, KeyError> {
        let private: &RsaPrivateKey = (*self.signing).as_ref();
        let pem = private
            .to_pkcs8_pem(LineEnding::LF)
            .map_err(|_| KeyError::Failed)?;
        Ok(SecretString::from(pem.as_str()))
    }

    pub(crate) fn signing(&self) -> &SigningKey<Sha256> {
        &self.signing
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateKey")
            .field("public_fingerprint", &self.public_key().fingerprint())
            .finish_non_exhaustive()
    }
}

/// A public RSA key: Antom's, to verify answers and notifications, or the merchant's own half.
///
/// ```
/// use antom::{PrivateKey, PublicKey};
///
/// let own = PrivateKey::generate()?.public_key();
/// assert_eq!(PublicKey::parse(&own.to_spki_base64()?)?, own);
/// # Ok::<(), antom::KeyError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    key: RsaPublicKey,
}

impl PublicKey {
    /// Reads a public key in `SubjectPublicKeyInfo` (or PKCS#1) form, from PEM or bare base64.
    ///
    /// # Errors
    ///
    /// A [`KeyError`]; a private key is refused with a message of its own, because pasting the
    /// wrong one is the commonest mistake.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let der = decode(text)?;
        let Some(key) = public_from_der(&der) else {
            let private = RsaPrivateKey::from_pkcs8_der(&der).is_ok()
                || RsaPrivateKey::from_pkcs1_der(&der).is_ok();
            return Err(if private {
                KeyError::PrivateForPublic
            } else {
                KeyError::NotRsa
            });
        };
        long_enough(&key)?;
        Ok(Self { key })
    }

    /// The key as one line of base64 over `SubjectPublicKeyInfo` DER: the form the dashboard
    /// shows and takes.
    ///
    /// # Errors
    ///
    /// [`KeyError::Failed`] if the key cannot be encoded.
    pub fn to_spki_base64(&self) -> Result<String, KeyError> {
        let der = self.key.to_public_key_der().map_err(|_| KeyError::Failed)?;
        Ok(STANDARD.encode(der.as_bytes()))
    }

    /// The first eight bytes of the SHA-256 of the key, in hexadecimal: enough to tell in a log
    /// which of several keys is meant.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.key.n().to_bytes_be());
        hash.update(self.key.e().to_bytes_be());
        hash.finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    pub(crate) fn verifying(&self) -> VerifyingKey<Sha256> {
        VerifyingKey::new(self.key.clone())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PublicKey")
            .field(&self.fingerprint())
            .finish()
    }
}

fn public_from_der(der: &[u8]) -> Option<RsaPublicKey> {
    RsaPublicKey::from_public_key_der(der)
        .or_else(|_| RsaPublicKey::from_pkcs1_der(der))
        .ok()
}

fn long_enough(key: &RsaPublicKey) -> Result<(), KeyError> {
    let bits = key.n().bits();
    if bits < KEY_BITS {
        return Err(KeyError::TooShort { bits });
    }
    Ok(())
}

/// PEM armour is taken off by hand, so that one path reads every label and every line length.
fn decode(text: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let text = Zeroizing::new(text.replace("\\r", "").replace("\\n", "\n"));
    let body = match text.split_once("-----BEGIN") {
        None => text.as_str(),
        Some((_, rest)) => {
            let (label, rest) = rest.split_once("-----").ok_or(KeyError::NotBase64)?;
            let (body, _) = rest.split_once("-----END").ok_or(KeyError::NotBase64)?;
            if label.contains("ENCRYPTED") || body.contains("ENCRYPTED") {
                return Err(KeyError::Encrypted);
            }
            body
        }
    };
    let compact: Zeroizing<Vec<u8>> = Zeroizing::new(
        body.bytes()
            .filter(|byte| !byte.is_ascii_whitespace())
            .collect(),
    );
    if compact.is_empty() {
        return Err(KeyError::Empty);
    }
    STANDARD
        .decode(compact.as_slice())
        .map(Zeroizing::new)
        .map_err(|_| KeyError::NotBase64)
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn vectors() -> serde_json::Value {
        serde_json::from_str(include_str!("../tests/data/vectors.json")).unwrap()
    }

    fn text(who: &str, form: &str) -> String {
        vectors()["keys"][who][form].as_str().unwrap().to_owned()
    }

    fn armour(label: &str, base64: &str) -> String {
        let lines: Vec<&str> = base64
            .as_bytes()
            .chunks(64)
            .map(|line| std::str::from_utf8(line).unwrap())
            .collect();
        format!(
            "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
            lines.join("\n")
        )
    }

    #[test]
    fn every_form_of_the_same_private_key_reads_alike() {
        let pkcs8 = text("merchant", "private_pkcs8_der_b64");
        let pkcs1 = text("merchant", "private_pkcs1_der_b64");
        let public = PublicKey::parse(&text("merchant", "public_spki_der_b64")).unwrap();
        let pem = armour("PRIVATE KEY", &pkcs8);
        for form in [
            pkcs8.clone(),
            pkcs1.clone(),
            format!("  {pkcs8}\r\n"),
            pem.clone(),
            pem.replace('\n', "\r\n"),
            pem.replace('\n', "\\n"),
            armour("RSA PRIVATE KEY", &pkcs1),
        ] {
            assert_eq!(PrivateKey::parse(&form).unwrap().public_key(), public);
        }
        let spki = text("merchant", "public_spki_der_b64");
        assert_eq!(
            PublicKey::parse(&armour("PUBLIC KEY", &spki)).unwrap(),
            public
        );
        assert_eq!(public.to_spki_base64().unwrap(), spki);
    }

    #[test]
    fn keys_are_written_as_they_were_read() {
        let pkcs8 = text("antom", "private_pkcs8_der_b64");
        let key = PrivateKey::parse(&pkcs8).unwrap();
        assert_eq!(key.to_pkcs8_base64().unwrap().expose_secret(), pkcs8);
        let pem = key.to_pkcs8_pem().unwrap();
        let again = PrivateKey::parse(pem.expose_secret()).unwrap();
        assert_eq!(again.public_key(), key.public_key());
    }

    #[test]
    fn mix_ups_are_named() {
        let private = text("merchant", "private_pkcs8_der_b64");
        let public = text("merchant", "public_spki_der_b64");
        assert_eq!(
            PrivateKey::parse(&public).unwrap_err(),
            KeyError::PublicForPrivate
        );
        assert_eq!(
            PublicKey::parse(&private).unwrap_err(),
            KeyError::PrivateForPublic
        );
        assert_eq!(PrivateKey::parse(" \n ").unwrap_err(), KeyError::Empty);
        assert_eq!(
            PublicKey::parse("not a key!").unwrap_err(),
            KeyError::NotBase64
        );
        assert_eq!(PublicKey::parse("AAAA").unwrap_err(), KeyError::NotRsa);
        assert_eq!(
            PrivateKey::parse(&armour("ENCRYPTED PRIVATE KEY", &private)).unwrap_err(),
            KeyError::Encrypted
        );
        assert_eq!(
            PrivateKey::parse("-----BEGIN PRIVATE KEY-----").unwrap_err(),
            KeyError::NotBase64
        );
    }

    #[test]
    fn short_keys_are_refused() {
        let short = RsaPrivateKey::new(&mut OsRng, 1024).unwrap();
        let der = short.to_pkcs8_der().unwrap();
        assert_eq!(
            PrivateKey::parse(&STANDARD.encode(der.as_bytes())).unwrap_err(),
            KeyError::TooShort { bits: 1024 }
        );
    }

    #[test]
    fn debug_shows_no_key() {
        let pkcs8 = text("merchant", "private_pkcs8_der_b64");
        let key = PrivateKey::parse(&pkcs8).unwrap();
        let shown = format!("{key:?} {:?} {:?}", key.public_key(), key.to_pkcs8_base64());
        assert!(shown.contains(&key.public_key().fingerprint()));
        for window in pkcs8.as_bytes().windows(24) {
            assert!(!shown.contains(std::str::from_utf8(window).unwrap()));
        }
    }
}
