//! Names for people and places that nobody can turn back: the same for the same source, so that a
//! log can be read and counted, and no address or mail is in it.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// Makes pseudonyms with a key of the shop's own: without it, all IPv4 addresses could be tried.
#[derive(Clone)]
pub struct Pseudonyms(Hmac<Sha256>);

impl fmt::Debug for Pseudonyms {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Pseudonyms(key hidden)")
    }
}

impl Pseudonyms {
    /// The same secret makes the same names, in every process and after every restart.
    #[must_use]
    #[allow(clippy::expect_used)]
    pub fn new(secret: &[u8]) -> Self {
        let mut hmac = Hmac::new_from_slice(secret).expect("HMAC takes keys of any length");
        // Not made from the shop's name, and never to be renamed: limits would begin anew.
        hmac.update(b"wayfare pseudonyms 1\0");
        Self(hmac)
    }

    /// The name of a value of this kind: 22 characters of base64.
    #[must_use]
    pub fn of(&self, kind: &str, value: &str) -> String {
        let mut hmac = self.0.clone();
        hmac.update(kind.as_bytes());
        hmac.update(b"\0");
        hmac.update(value.as_bytes());
        let name = hmac.finalize().into_bytes();
        BASE64_URL_SAFE_NO_PAD.encode(name.get(..16).unwrap_or_default())
    }

    /// Whether this is the name of the value, told in a time that gives nothing away.
    #[must_use]
    pub fn is(&self, kind: &str, value: &str, name: &str) -> bool {
        let own = self.of(kind, value);
        let same = own.bytes().zip(name.bytes());
        own.len() == name.len() && same.fold(0, |different, (a, b)| different | (a ^ b)) == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_depends_on_key_kind_and_value() {
        let ours = Pseudonyms::new(b"key");
        let name = ours.of("address", "203.0.113.9");
        assert_eq!(name.len(), 22);
        assert_eq!(name, Pseudonyms::new(b"key").of("address", "203.0.113.9"));
        for other in [
            Pseudonyms::new(b"other").of("address", "203.0.113.9"),
            ours.of("session", "203.0.113.9"),
            ours.of("address", "203.0.113.8"),
            ours.of("address203", ".0.113.9"),
        ] {
            assert_ne!(name, other);
        }
        assert!(ours.is("address", "203.0.113.9", &name));
        assert!(!ours.is("address", "203.0.113.8", &name));
        assert!(!ours.is("address", "203.0.113.9", ""));
    }
}
