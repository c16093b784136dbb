//! The shop's outer shell: its configuration, and the binary's behaviour before it serves anybody.

mod binary;
mod catalogue;
mod config;
mod gateway;

use std::collections::HashMap;
use std::sync::OnceLock;

use server::config::{Config, ConfigErrors, ExposeSecret};

struct Keys {
    merchant: String,
    merchant_public: String,
    antom_public: String,
    next_antom_public: String,
}

/// Made once: RSA keys take a while.
fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| {
        let merchant = antom::PrivateKey::generate().unwrap();
        let public = || {
            let key = antom::PrivateKey::generate().unwrap();
            key.public_key().to_spki_base64().unwrap()
        };
        Keys {
            merchant: merchant
                .to_pkcs8_base64()
                .unwrap()
                .expose_secret()
                .to_owned(),
            merchant_public: merchant.public_key().to_spki_base64().unwrap(),
            antom_public: public(),
            next_antom_public: public(),
        }
    })
}

type Variables = HashMap<&'static str, String>;

fn variables<const N: usize>(pairs: [(&'static str, &str); N]) -> Variables {
    pairs.map(|(name, value)| (name, value.to_owned())).into()
}

/// A merchant's working configuration, to be spoilt by a test.
fn live() -> Variables {
    variables([
        ("SHOP_ENV", "production"),
        ("SHOP_PUBLIC_URL", "https://shop.example"),
        ("SHOP_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1"),
        ("SHOP_SMTP_URL", "smtps://user:tulip@mail.example"),
        ("SHOP_MAIL_FROM", "Shop <orders@shop.example>"),
        (
            "SHOP_CARD_KEY",
            "d2F5ZmFyZSB0ZXN0IGtleSBvZiAzMiBieXRlcyBvaG8=",
        ),
        ("ANTOM_CLIENT_ID", "5Y00000000000000"),
        ("ANTOM_PRIVATE_KEY", &keys().merchant),
        ("ANTOM_PUBLIC_KEY", &keys().antom_public),
    ])
}

fn load(variables: &Variables) -> Result<Config, ConfigErrors> {
    Config::load(&|name| variables.get(name).cloned())
}

fn with(mut variables: Variables, name: &'static str, value: &str) -> Variables {
    variables.insert(name, value.to_owned());
    variables
}

fn without(mut variables: Variables, name: &'static str) -> Variables {
    variables.remove(name);
    variables
}
