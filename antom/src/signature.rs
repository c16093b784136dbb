//! The signature that every request, answer and notification carries.
//!
//! What is signed is `METHOD SP PATH LF CLIENT-ID "." TIME "." BODY`, over the exact bytes that
//! travel, with RSA (PKCS#1 v1.5) over SHA-256. It travels as
//! `algorithm=RSA256,keyVersion=1,signature=<URL-encoded base64>`.
//!
//! Who verifies must do so on the bytes received, before parsing them: JSON that was parsed and
//! written again is other bytes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use rsa::pkcs1v15::Signature;
use rsa::rand_core::OsRng;
use rsa::signature::{RandomizedSigner as _, SignatureEncoding as _, Verifier as _};

use crate::key::{PrivateKey, PublicKey};

/// The one algorithm Antom names; it means RSA PKCS#1 v1.5 with SHA-256.
const ALGORITHM: &str = "RSA256";

/// What a signature covers.
///
/// For an answer, `method` and `path` are those of the *request*, `time` and `body` those of the
/// answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    /// The HTTP method in upper case: always `POST` at Antom.
    pub method: &'a str,
    /// The path of the URL, as it is really requested: no scheme, no host.
    pub path: &'a str,
    /// The value of the `client-id` header.
    pub client_id: &'a str,
    /// The value of `request-time` or `response-time`, verbatim. Antom's own SDKs disagree on its
    /// format (milliseconds or ISO 8601), so it is never parsed here.
    pub time: &'a str,
    /// The exact bytes of the body.
    pub body: &'a [u8],
}

impl Message<'_> {
    /// The parts are joined by separators, so a part that holds its own separator could be cut
    /// elsewhere without changing the signed bytes. None that Antom sends does.
    fn is_unambiguous(&self) -> bool {
        let plain = |text: &str| !text.bytes().any(|byte| byte.is_ascii_control());
        plain(self.method)
            && !self.method.contains(' ')
            && plain(self.path)
            && plain(self.client_id)
            && !self.client_id.contains('.')
            && plain(self.time)
    }

    /// The exact bytes that are signed. Whoever keeps their hash and the signature can prove later
    /// that Antom signed a body, without having kept the body.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        let mut bytes = format!(
            "{} {}\n{}.{}.",
            self.method, self.path, self.client_id, self.time
        )
        .into_bytes();
        bytes.extend_from_slice(self.body);
        bytes
    }
}

/// Why a signature could not be made or was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// There is no signature, or it is empty.
    #[error("the signature is missing")]
    Missing,
    /// The header is not of the form `algorithm=…,keyVersion=…,signature=…`.
    #[error("the signature header is malformed: {0}")]
    Malformed(&'static str),
    /// The header names another algorithm than `RSA256`.
    #[error("the signature's algorithm is not RSA256")]
    UnsupportedAlgorithm,
    /// The method, path, client id or time holds a character that would make the signed text
    /// ambiguous.
    #[error("the signed parts hold a separator")]
    Ambiguous,
    /// There is no public key to verify with. This never counts as verified.
    #[error("there is no public key to verify with")]
    NoKey,
    /// None of the public keys made this signature over this message.
    #[error("the signature does not fit the message")]
    Mismatch,
    /// The private key could not sign.
    #[error("signing failed")]
    Failed,
}

/// Signs a message and returns the whole value of the `Signature` header.
///
/// The signature is deterministic: the same key and message always give the same text. The
/// private operation is blinded, so that its duration tells nothing about the key
/// (RUSTSEC-2023-0071).
///
/// ```
/// use antom::{Message, PrivateKey, sign, verify};
///
/// let key = PrivateKey::generate()?;
/// let message = Message {
///     method: "POST",
///     path: "/ams/api/v1/payments/inquiryPayment",
///     client_id: "5X00000000000000",
///     time: "2026-01-02T03:04:05+00:00",
///     body: br#"{"paymentRequestId":"PR1"}"#,
/// };
/// let header = sign(&key, &message)?;
/// assert!(header.starts_with("algorithm=RSA256,keyVersion=1,signature="));
/// verify(&[key.public_key()], &message, &header)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`SignatureError::Ambiguous`] for parts that hold a separator, [`SignatureError::Failed`] if
/// the key cannot sign.
pub fn sign(key: &PrivateKey, message: &Message<'_>) -> Result<String, SignatureError> {
    if !message.is_unambiguous() {
        return Err(SignatureError::Ambiguous);
    }
    // `Signer::sign` of this crate does not blind; only the randomised form may be used.
    let signature = key
        .signing()
        .try_sign_with_rng(&mut OsRng, &message.to_bytes())
        .map_err(|_| SignatureError::Failed)?;
    let base64 = STANDARD.encode(signature.to_bytes());
    let encoded = utf8_percent_encode(&base64, NON_ALPHANUMERIC);
    Ok(format!(
        "algorithm={ALGORITHM},keyVersion=1,signature={encoded}"
    ))
}

/// Verifies the value of a `Signature` header against a message.
///
/// Several keys may be valid at once, so that Antom's key can be changed without a gap: one that
/// fits is enough. Blanks around the header's parts, the case of its names and of the
/// hexadecimal escapes, and a missing `keyVersion` do not matter. A signature that was not
/// URL-encoded is refused, as it is by Antom's own SDKs.
///
/// # Errors
///
/// A [`SignatureError`]; never `Ok` without a key that fits.
pub fn verify(
    keys: &[PublicKey],
    message: &Message<'_>,
    header: &str,
) -> Result<(), SignatureError> {
    if keys.is_empty() {
        return Err(SignatureError::NoKey);
    }
    let signature = parse_header(header)?;
    if !message.is_unambiguous() {
        return Err(SignatureError::Ambiguous);
    }
    let bytes = message.to_bytes();
    if keys
        .iter()
        .any(|key| key.verifying().verify(&bytes, &signature).is_ok())
    {
        Ok(())
    } else {
        Err(SignatureError::Mismatch)
    }
}

fn parse_header(header: &str) -> Result<Signature, SignatureError> {
    let header = header.trim();
    if header.is_empty() {
        return Err(SignatureError::Missing);
    }
    let mut algorithm = None;
    let mut encoded = None;
    for part in header.split(',') {
        let (name, value) = part
            .split_once('=')
            .ok_or(SignatureError::Malformed("a part has no name"))?;
        let slot = match name.trim() {
            name if name.eq_ignore_ascii_case("algorithm") => &mut algorithm,
            name if name.eq_ignore_ascii_case("signature") => &mut encoded,
            _ => continue,
        };
        if slot.replace(value.trim()).is_some() {
            return Err(SignatureError::Malformed("a part is given twice"));
        }
    }
    if algorithm.is_some_and(|name| !name.eq_ignore_ascii_case(ALGORITHM)) {
        return Err(SignatureError::UnsupportedAlgorithm);
    }
    let encoded = encoded
        .filter(|value| !value.is_empty())
        .ok_or(SignatureError::Missing)?;
    if encoded.contains('+') {
        return Err(SignatureError::Malformed("it is not URL-encoded"));
    }
    let base64: Vec<u8> = percent_decode_str(encoded).collect();
    let bytes = STANDARD
        .decode(base64)
        .map_err(|_| SignatureError::Malformed("it is not base64"))?;
    Signature::try_from(bytes.as_slice())
        .map_err(|_| SignatureError::Malformed("it is no RSA signature"))
}
