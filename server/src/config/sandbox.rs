use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use antom::{PrivateKey, PublicKey};
use url::Url;

use crate::config::keys::{kept_key, keys_folder};
use crate::config::reader;
use crate::config::reader::Reader;
use crate::config::{ConfigErrors, DatabaseConfig, Environment, Source, secret};

const DEFAULT_ADDR: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3001);

/// What `shop sandbox` needs when it runs by itself.
#[derive(Clone, Debug)]
pub struct SandboxSettings {
    pub addr: SocketAddr,
    /// What browsers call it, if that is another address.
    pub public_url: Option<Url>,
    /// The only client id that the sandbox knows; none means any.
    pub client_id: Option<String>,
    pub merchant_public_key: PublicKey,
    pub private_key: PrivateKey,
    /// Where it keeps what it remembers; none means in memory only.
    pub state: Option<PathBuf>,
}

impl SandboxSettings {
    /// Reads the `SANDBOX_*` variables; keys that are not given are made once and kept.
    ///
    /// # Errors
    /// Every problem found.
    pub fn load(source: &Source<'_>) -> Result<Self, ConfigErrors> {
        let mut reader = Reader::new(source);
        let addr = address(&mut reader);
        let public_url = public_url(&mut reader, Environment::Development);
        let client_id = client_id(&mut reader);
        let state = state(&mut reader);
        let folder = keys_folder(&DatabaseConfig::read(&mut reader));
        let given_merchant = secret::public_key(&mut reader, "SANDBOX_MERCHANT_PUBLIC_KEY");
        let given_private = secret::private_key(&mut reader, "SANDBOX_PRIVATE_KEY");

        let wrong = !reader.is_clean();
        let keys = (!wrong).then(|| {
            let merchant_public_key = match given_merchant {
                Some(key) => key,
                None => kept_key(&folder, "merchant")?.public_key(),
            };
            let private_key = match given_private {
                Some(key) => key,
                None => kept_key(&folder, "antom")?,
            };
            Ok::<_, crate::config::keys::KeyFileError>((merchant_public_key, private_key))
        });
        match keys {
            Some(Ok((merchant_public_key, private_key))) => Ok(Self {
                addr,
                public_url,
                client_id,
                merchant_public_key,
                private_key,
                state,
            }),
            Some(Err(error)) => {
                reader.problem("SHOP_DATABASE_URL", error.to_string());
                Err(ConfigErrors(reader.finish().0))
            }
            None => Err(ConfigErrors(reader.finish().0)),
        }
    }
}

/// Loopback only: whoever reaches the sandbox can say that an order is paid.
pub(super) fn address(reader: &mut Reader<'_>) -> SocketAddr {
    reader
        .optional("SANDBOX_ADDR", |text| {
            let addr = reader::address(text)?;
            if addr.ip().is_loopback() {
                Ok(addr)
            } else {
                Err(format!(
                    "`{text}` can be reached from other machines, and the sandbox must not be; use 127.0.0.1"
                ))
            }
        })
        .unwrap_or(DEFAULT_ADDR)
}

/// What browsers call the sandbox, whose pages they pay on; its controls answer on this machine only.
pub(super) fn public_url(reader: &mut Reader<'_>, environment: Environment) -> Option<Url> {
    const NAME: &str = "SANDBOX_PUBLIC_URL";
    if environment == Environment::Staging && reader.text(NAME).is_none() {
        reader.problem(
            NAME,
            "is needed in staging without ANTOM_CLIENT_ID; write the https:// address at which a proxy leads to \
             SANDBOX_ADDR",
        );
    }
    reader.optional(NAME, |text| {
        let url = reader::base_url(text)?;
        if url.scheme() != "https" && !reader::is_loopback(&url) {
            return Err("must begin with https://".to_owned());
        }
        Ok(url)
    })
}

pub(super) fn state(reader: &mut Reader<'_>) -> Option<PathBuf> {
    reader.optional("SANDBOX_STATE", |text| Ok(PathBuf::from(text)))
}

pub(super) fn client_id(reader: &mut Reader<'_>) -> Option<String> {
    reader.optional("SANDBOX_CLIENT_ID", |text| {
        if text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        {
            Ok(text.to_owned())
        } else {
            Err("may have letters, digits, _ and - only".to_owned())
        }
    })
}
