use std::fmt;
use std::time::Duration;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use url::{Host, Url};

use crate::error::ClientError;
use crate::key::{PrivateKey, PublicKey};

/// What a [`Client`](crate::Client) needs to know.
///
/// `Debug` shows no secret.
#[derive(Clone)]
pub struct ClientConfig {
    /// The gateway: scheme, host and port, such as [`SINGAPORE`](crate::gateway::SINGAPORE).
    pub gateway: Url,
    /// Your client id. `SANDBOX_…` selects Antom's sandbox.
    pub client_id: String,
    /// Your private key, which signs requests.
    pub private_key: PrivateKey,
    /// Antom's public key, which verifies answers; more than one while it is being changed.
    pub antom_public_keys: Vec<PublicKey>,
    /// The agent token, if you act for other merchants.
    pub agent_token: Option<String>,
    /// How long a call may take in all. Antom advises at least 10 seconds.
    pub timeout: Duration,
}

impl ClientConfig {
    /// How long a call may take unless you say otherwise.
    pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

    /// A configuration without agent token and with the default timeout. `antom_public_keys` is
    /// still to be filled in: without it no [`Client`](crate::Client) can be made.
    pub fn new(gateway: Url, client_id: impl Into<String>, private_key: PrivateKey) -> Self {
        Self {
            gateway,
            client_id: client_id.into(),
            private_key,
            antom_public_keys: Vec::new(),
            agent_token: None,
            timeout: Self::DEFAULT_TIMEOUT,
        }
    }

    /// Refuses what cannot work, or would not be safe.
    pub(crate) fn check(&self) -> Result<(), ClientError> {
        match self.gateway.scheme() {
            "https" => {}
            "http" if self.is_local() => {}
            _ => return Err(ClientError::InsecureGateway),
        }
        let gateway = &self.gateway;
        if !matches!(gateway.path(), "" | "/")
            || gateway.query().is_some()
            || gateway.fragment().is_some()
            || !gateway.username().is_empty()
            || gateway.password().is_some()
            || gateway.host().is_none()
        {
            return Err(ClientError::GatewayNotBare);
        }
        if self.antom_public_keys.is_empty() {
            return Err(ClientError::NoPublicKey);
        }
        if self
            .antom_public_keys
            .contains(&self.private_key.public_key())
        {
            return Err(ClientError::OwnPublicKey);
        }
        Ok(())
    }

    /// The headers that every request carries alike.
    pub(crate) fn headers(&self) -> Result<HeaderMap, ClientError> {
        let value = |name, text: &str| {
            let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
            HeaderValue::from_str(text)
                .ok()
                .filter(|_| plain)
                .ok_or(ClientError::BadHeader(name))
        };
        // A dot would make the signed text ambiguous.
        if self.client_id.contains('.') {
            return Err(ClientError::BadHeader("client id"));
        }
        let mut headers = HeaderMap::new();
        let json = HeaderValue::from_static("application/json; charset=UTF-8");
        headers.insert(CONTENT_TYPE, json);
        headers.insert("client-id", value("client id", &self.client_id)?);
        if let Some(token) = &self.agent_token {
            let mut token = value("agent token", token)?;
            token.set_sensitive(true);
            headers.insert("agent-token", token);
        }
        Ok(headers)
    }

    pub(crate) fn is_local(&self) -> bool {
        match self.gateway.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }
}

impl fmt::Debug for ClientConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientConfig")
            .field("gateway", &self.gateway.as_str())
            .field("client_id", &self.client_id)
            .field("antom_public_keys", &self.antom_public_keys)
            .field("has_agent_token", &self.agent_token.is_some())
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
