//! The throw-away keys of the `antom` crate's own test vectors: making new ones takes long.

use std::sync::OnceLock;

use antom::PrivateKey;
use serde_json::Value;

pub(crate) const CLIENT_ID: &str = "SANDBOX_5X00000000000000";

/// What seals saved cards: 32 bytes.
pub(crate) const CARD_KEY: &str = "d2F5ZmFyZSB0ZXN0IGtleSBvZiAzMiBieXRlcyBvaG8=";

pub(crate) struct Keys {
    /// PKCS#8 in base64, as the shop's configuration takes it.
    pub(crate) merchant: String,
    /// The public key that the shop's configuration takes.
    pub(crate) antom_public: String,
    antom: String,
}

pub(crate) fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| {
        let file: Value =
            serde_json::from_str(include_str!("../../../../antom/tests/data/vectors.json"))
                .unwrap();
        let key = |name: &str| file.pointer(name).unwrap().as_str().unwrap().to_owned();
        Keys {
            merchant: key("/keys/merchant/private_pkcs8_der_b64"),
            antom_public: key("/keys/antom/public_spki_der_b64"),
            antom: key("/keys/antom/private_pkcs8_der_b64"),
        }
    })
}

pub(crate) fn merchant_key() -> PrivateKey {
    PrivateKey::parse(&keys().merchant).unwrap()
}

/// What the gateway signs with.
pub(crate) fn antom_key() -> &'static PrivateKey {
    static KEY: OnceLock<PrivateKey> = OnceLock::new();
    KEY.get_or_init(|| PrivateKey::parse(&keys().antom).unwrap())
}
