use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use antom::{KeyError, PrivateKey, PublicKey};
use secrecy::SecretString;
use url::Url;

use crate::config::keys::{SandboxKeys, kept_key, keys_folder};
use crate::config::reader::{Reader, base_url, is_loopback};
use crate::config::{DatabaseConfig, Environment, sandbox, secret};

const DEFAULT_GATEWAY: &str = "https://open-sea-global.alipay.com";
/// Selects Antom's sandbox paths, as it does with the official SDKs; no money moves there.
const SANDBOX_PREFIX: &str = "SANDBOX_";
const SANDBOX_CLIENT_ID: &str = "SANDBOX_WAYFARE";

/// Who answers for the money.
#[derive(Clone, Debug)]
pub enum GatewayConfig {
    /// Antom itself, or a sandbox that runs elsewhere and was given this account.
    Antom(AntomAccount),
    /// The offline gateway that `shop serve` starts beside itself.
    Sandbox(LocalSandbox),
}

/// What a merchant gets from Antom.
#[derive(Clone)]
pub struct AntomAccount {
    pub client_id: String,
    pub private_key: PrivateKey,
    /// More than one while Antom changes its key.
    pub antom_public_keys: Vec<PublicKey>,
    pub gateway_url: Url,
}

#[derive(Clone, Debug)]
pub struct LocalSandbox {
    pub addr: SocketAddr,
    /// What browsers call it, if that is another address.
    pub public_url: Option<Url>,
    /// The only client id that the sandbox will know; none means any.
    pub only_client_id: Option<String>,
    pub keys: SandboxKeys,
    /// Where it keeps what it remembers; none means in memory only.
    pub state: Option<PathBuf>,
}

impl GatewayConfig {
    /// What the client and the webhooks need, whoever is behind it.
    #[must_use]
    pub fn account(&self) -> AntomAccount {
        match self {
            Self::Antom(account) => account.clone(),
            Self::Sandbox(sandbox) => AntomAccount {
                client_id: sandbox
                    .only_client_id
                    .clone()
                    .unwrap_or_else(|| SANDBOX_CLIENT_ID.to_owned()),
                private_key: sandbox.keys.merchant.clone(),
                antom_public_keys: vec![sandbox.keys.antom.public_key()],
                gateway_url: sandbox.url(),
            },
        }
    }

    /// Whether no real money moves, so that pages can say so.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        self.pages_url().is_some()
    }

    /// Where the pages of a gateway are that is on this machine.
    #[must_use]
    pub fn pages_url(&self) -> Option<Url> {
        match self {
            Self::Antom(account) => {
                is_loopback(&account.gateway_url).then(|| account.gateway_url.clone())
            }
            Self::Sandbox(sandbox) => {
                Some(sandbox.public_url.clone().unwrap_or_else(|| sandbox.url()))
            }
        }
    }
}

impl LocalSandbox {
    /// Where the shop asks it.
    #[must_use]
    pub fn url(&self) -> Url {
        crate::config::web::url_of(self.addr)
    }
}

impl AntomAccount {
    /// A secret that every process of this shop has, to make keys of.
    ///
    /// # Errors
    /// When the private key cannot be written down.
    pub fn secret(&self) -> Result<SecretString, KeyError> {
        self.private_key.to_pkcs8_base64()
    }
}

impl fmt::Debug for AntomAccount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AntomAccount")
            .field("client_id", &self.client_id)
            .field("gateway_url", &self.gateway_url.as_str())
            .field("antom_public_keys", &self.antom_public_keys)
            .finish_non_exhaustive()
    }
}

/// The gateway as the variables tell it, before any key is made.
pub(super) enum Plan {
    Antom(AntomAccount),
    Sandbox {
        addr: SocketAddr,
        public_url: Option<Url>,
        only_client_id: Option<String>,
        state: Option<PathBuf>,
        antom_key: Option<PrivateKey>,
        folder: PathBuf,
    },
}

impl Plan {
    pub(super) fn read(
        reader: &mut Reader<'_>,
        environment: Environment,
        database: &DatabaseConfig,
    ) -> Option<Self> {
        match reader.text("ANTOM_CLIENT_ID") {
            Some(client_id) => account(reader, environment, client_id).map(Self::Antom),
            None => Self::read_sandbox(reader, environment, database),
        }
    }

    fn read_sandbox(
        reader: &mut Reader<'_>,
        environment: Environment,
        database: &DatabaseConfig,
    ) -> Option<Self> {
        if environment == Environment::Production {
            reader.problem(
                "ANTOM_CLIENT_ID",
                "production takes real payments and never starts the sandbox; set the client id that Antom gave you",
            );
            for name in ["ANTOM_PRIVATE_KEY", "ANTOM_PUBLIC_KEY"] {
                if reader.text(name).is_none() {
                    reader.problem(name, "is needed in production; write the key, or file:PATH");
                }
            }
            return None;
        }
        for name in ["ANTOM_PRIVATE_KEY", "ANTOM_PUBLIC_KEY", "ANTOM_GATEWAY_URL"] {
            if reader.text(name).is_some() {
                reader.problem(
                    name,
                    "is set, but ANTOM_CLIENT_ID is not; set that too, or unset this one to use the sandbox",
                );
            }
        }
        if reader.text("SANDBOX_MERCHANT_PUBLIC_KEY").is_some() {
            reader.problem(
                "SANDBOX_MERCHANT_PUBLIC_KEY",
                "the sandbox beside the shop knows the shop's own key; unset this, or start `shop sandbox` by itself",
            );
        }
        let antom_key = secret::private_key(reader, "SANDBOX_PRIVATE_KEY");
        Some(Self::Sandbox {
            addr: sandbox::address(reader),
            public_url: sandbox::public_url(reader, environment),
            only_client_id: sandbox::client_id(reader),
            state: sandbox::state(reader),
            antom_key,
            folder: keys_folder(database),
        })
    }

    /// Makes the sandbox's keys where they are missing.
    pub(super) fn carry_out(&self, reader: &mut Reader<'_>) -> Option<GatewayConfig> {
        match self {
            Self::Antom(account) => Some(GatewayConfig::Antom(account.clone())),
            Self::Sandbox {
                addr,
                public_url,
                only_client_id,
                state,
                antom_key,
                folder,
            } => {
                let keys = kept_key(folder, "merchant").and_then(|merchant| {
                    let antom = match antom_key {
                        Some(key) => key.clone(),
                        None => kept_key(folder, "antom")?,
                    };
                    Ok(SandboxKeys { merchant, antom })
                });
                match keys {
                    Ok(keys) => Some(GatewayConfig::Sandbox(LocalSandbox {
                        addr: *addr,
                        public_url: public_url.clone(),
                        only_client_id: only_client_id.clone(),
                        keys,
                        state: state.clone(),
                    })),
                    Err(error) => {
                        reader.problem("SHOP_DATABASE_URL", error.to_string());
                        None
                    }
                }
            }
        }
    }
}

fn account(
    reader: &mut Reader<'_>,
    environment: Environment,
    client_id: String,
) -> Option<AntomAccount> {
    // It becomes an HTTP header and part of what is signed.
    if !client_id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    {
        reader.problem(
            "ANTOM_CLIENT_ID",
            "has characters that no client id has; copy it again from the Antom dashboard",
        );
    }
    for name in ["ANTOM_PRIVATE_KEY", "ANTOM_PUBLIC_KEY"] {
        if reader.text(name).is_none() {
            reader.problem(
                name,
                "is needed with ANTOM_CLIENT_ID; write the key, or file:PATH",
            );
        }
    }
    let private_key = secret::private_key(reader, "ANTOM_PRIVATE_KEY");
    let public_keys = secret::public_keys(reader, "ANTOM_PUBLIC_KEY");
    if public_keys.as_ref().is_some_and(Vec::is_empty) {
        reader.problem(
            "ANTOM_PUBLIC_KEY",
            "names no key; write the key, or file:PATH",
        );
    }
    if let (Some(own), Some(keys)) = (&private_key, &public_keys)
        && keys.contains(&own.public_key())
    {
        reader.problem(
            "ANTOM_PUBLIC_KEY",
            "is the public half of your own ANTOM_PRIVATE_KEY, with which nobody but you could sign; \
             copy Antom's public key from the Antom dashboard",
        );
    }
    let gateway_url = match reader.text("ANTOM_GATEWAY_URL") {
        Some(_) => reader.optional("ANTOM_GATEWAY_URL", |text| gateway_url(text, environment)),
        None => Url::parse(DEFAULT_GATEWAY).ok(),
    };
    let is_elsewhere = gateway_url.as_ref().is_some_and(|url| !is_loopback(url));
    let is_live = match environment {
        Environment::Production => false,
        Environment::Staging => !client_id.starts_with(SANDBOX_PREFIX),
        Environment::Development => is_elsewhere && !client_id.starts_with(SANDBOX_PREFIX),
    };
    if is_live {
        reader.problem(
            "ANTOM_CLIENT_ID",
            "is of a live account, which takes real money; set SHOP_ENV=production, or use the client id that \
             begins with SANDBOX_",
        );
    }
    Some(AntomAccount {
        client_id,
        private_key: private_key?,
        antom_public_keys: public_keys?,
        gateway_url: gateway_url?,
    })
}

fn gateway_url(text: &str, environment: Environment) -> Result<Url, String> {
    let url = base_url(text)?;
    if environment == Environment::Production && is_loopback(&url) {
        return Err(format!(
            "leads to this machine, which is no gateway for production; use {DEFAULT_GATEWAY}"
        ));
    }
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err(
            "must begin with https://; plain http:// is only for a gateway on this machine"
                .to_owned(),
        );
    }
    Ok(url)
}
