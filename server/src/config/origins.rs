use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

use crate::config::Environment;
use crate::config::reader::{Reader, is_loopback};

const VARIABLE: &str = "ANTOM_CHECKOUT_ORIGINS";
/// The guides show `normalUrl` on hosts of both domains.
const DEFAULT: &str = "https://*.antom.com,https://*.alipay.com";

/// The origins that a buyer may be sent to for paying. The default is where Antom's pages are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedOrigins(Vec<Origin>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    scheme: String,
    /// Every subdomain of `host`, but not the host itself, as in a CSP.
    wildcard: bool,
    host: String,
    port: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not an origin; write such as https://checkout.antom.com or https://*.antom.com, with commas between"
)]
pub struct OriginError(String);

/// Why a `normalUrl` is not followed. It says nothing of the URL, which carries session data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RedirectRefused {
    #[error("the address holds control characters or blanks")]
    Unprintable,
    #[error("the address is not a URL")]
    NotUrl,
    #[error("the address carries a user name or password")]
    Credentials,
    #[error("the address leads to an origin that is not allowed")]
    Origin,
}

impl AllowedOrigins {
    pub(super) fn read(reader: &mut Reader<'_>, environment: Environment) -> Option<Self> {
        reader.optional(VARIABLE, |text| {
            let origins: Self = text
                .parse()
                .map_err(|error: OriginError| error.to_string())?;
            if environment.is_production()
                && origins.0.iter().any(|origin| origin.scheme != "https")
            {
                return Err("must hold https:// origins only in production".to_owned());
            }
            Ok(origins)
        })
    }

    /// No origin at all.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// These, and the origin of `url`.
    #[must_use]
    pub fn and(mut self, url: &Url) -> Self {
        if let Some(host) = url.host_str() {
            let origin = Origin {
                scheme: url.scheme().to_owned(),
                wildcard: false,
                host: host.to_owned(),
                port: url.port(),
            };
            if !self.0.contains(&origin) {
                self.0.push(origin);
            }
        }
        self
    }

    /// Checks an address before a browser is sent there, and gives it back as the browser would
    /// read it, so that what was checked is what is followed.
    ///
    /// # Errors
    /// When it is not on an allowed origin, or is not a plain URL at all.
    pub fn check_redirect(&self, address: &str) -> Result<String, RedirectRefused> {
        // Parsing drops tabs and line breaks silently, so they are looked for before it.
        if address
            .chars()
            .any(|letter| letter.is_control() || letter.is_whitespace())
        {
            return Err(RedirectRefused::Unprintable);
        }
        let url = Url::parse(address).map_err(|_| RedirectRefused::NotUrl)?;
        if !url.username().is_empty() || url.password().is_some() {
            return Err(RedirectRefused::Credentials);
        }
        if self.0.iter().any(|origin| origin.allows(&url)) {
            Ok(url.into())
        } else {
            Err(RedirectRefused::Origin)
        }
    }

    /// As CSP source expressions.
    pub fn csp_sources(&self) -> impl Iterator<Item = String> + '_ {
        self.0.iter().map(ToString::to_string)
    }
}

impl Default for AllowedOrigins {
    #[allow(clippy::expect_used)]
    fn default() -> Self {
        DEFAULT.parse().expect("literal origins")
    }
}

impl FromStr for AllowedOrigins {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| Origin::parse(part).ok_or_else(|| OriginError(part.to_owned())))
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl Origin {
    fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (wildcard, rest) = match rest.strip_prefix("*.") {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let url = Url::parse(&format!("{scheme}://{rest}")).ok()?;
        let bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        let secure = url.scheme() == "https" || (url.scheme() == "http" && is_loopback(&url));
        let host = url.host()?;
        // `*.com` would allow half of the world.
        let narrow = match &host {
            Host::Domain(name) => !wildcard || name.contains('.'),
            Host::Ipv4(_) | Host::Ipv6(_) => !wildcard,
        };
        (bare && secure && narrow && !rest.contains('*')).then(|| Self {
            scheme: url.scheme().to_owned(),
            wildcard,
            host: host.to_string(),
            port: url.port(),
        })
    }

    fn allows(&self, url: &Url) -> bool {
        let Some(host) = url.host_str() else {
            return false;
        };
        let host_fits = if self.wildcard {
            host.strip_suffix(&self.host)
                .is_some_and(|start| start.len() > 1 && start.ends_with('.'))
        } else {
            host == self.host
        };
        url.scheme() == self.scheme && host_fits && url.port() == self.port
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let star = if self.wildcard { "*." } else { "" };
        write!(formatter, "{}://{star}{}", self.scheme, self.host)?;
        match self.port {
            Some(port) => write!(formatter, ":{port}"),
            None => Ok(()),
        }
    }
}
