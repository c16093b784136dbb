use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::PathBuf;

use url::Url;

use crate::config::reader;
use crate::config::reader::{Reader, base_url};
use crate::config::{Environment, ShopFile, TrustedProxies};

const DEFAULT_ADDR: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 3000);
const DEFAULT_SITE: &str = "target/site";

/// Where the shop listens and how it is reached.
#[derive(Clone, Debug)]
pub struct WebConfig {
    pub addr: SocketAddr,
    /// What browsers and Antom call the shop. To append paths, take [`WebConfig::public_origin`].
    pub public_url: Url,
    /// The built site: CSS, JavaScript, WASM and pictures.
    pub site: PathBuf,
    pub trusted_proxies: TrustedProxies,
    /// Payment attempts that one client address may make in ten minutes.
    pub pay_limit: NonZeroU32,
    public_url_is_default: bool,
}

pub(super) fn listening_address(reader: &mut Reader<'_>) -> SocketAddr {
    reader
        .optional("SHOP_ADDR", reader::address)
        .unwrap_or(DEFAULT_ADDR)
}

impl WebConfig {
    pub(super) fn read(
        reader: &mut Reader<'_>,
        environment: Environment,
        file: Option<&ShopFile>,
    ) -> Self {
        let addr = listening_address(reader);
        let given = reader.text("SHOP_PUBLIC_URL").is_some();
        let public_url = reader.optional("SHOP_PUBLIC_URL", |text| {
            let url = base_url(text)?;
            if environment.is_production() && url.scheme() != "https" {
                return Err("must begin with https:// in production".to_owned());
            }
            Ok(url)
        });
        if environment.is_production() && !given {
            reader.problem(
                "SHOP_PUBLIC_URL",
                "is needed in production; write the https:// address that buyers open",
            );
        }
        if environment.is_production() && reader.text("SHOP_TRUSTED_PROXIES").is_none() {
            // The shop speaks plain HTTP, so somebody else must be speaking HTTPS for it.
            reader.problem(
                "SHOP_TRUSTED_PROXIES",
                "is needed in production, because else all buyers behind one proxy share one limit; write the \
                 address of the proxy that speaks HTTPS for the shop, or none if there is no proxy",
            );
        }
        Self {
            addr,
            public_url: public_url.unwrap_or_else(|| url_of(addr)),
            site: reader
                .text("SHOP_SITE")
                .map_or_else(|| PathBuf::from(DEFAULT_SITE), PathBuf::from),
            trusted_proxies: reader
                .optional("SHOP_TRUSTED_PROXIES", |text| {
                    // Said on purpose.
                    if text.eq_ignore_ascii_case("none") {
                        return Ok(TrustedProxies::default());
                    }
                    text.parse()
                        .map_err(|error: crate::config::ProxyError| error.to_string())
                })
                .unwrap_or_default(),
            pay_limit: reader
                .optional("SHOP_PAY_LIMIT", |text| {
                    text.parse()
                        .map_err(|_| format!("`{text}` is not a whole number from 1 upwards"))
                })
                .unwrap_or_else(|| {
                    let usual = file.map(|file| file.security.pay_limit);
                    usual.unwrap_or_default().0
                }),
            public_url_is_default: !given,
        }
    }

    /// Whether Antom takes this address for notifications about subscriptions: HTTPS only (guide 002).
    pub(super) fn takes_notifications(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// The public URL without a trailing slash, ready to have a path appended.
    #[must_use]
    pub fn public_origin(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }

    /// Takes note of the address that the system gave, which differs when port 0 was asked for.
    pub fn listening_on(&mut self, addr: SocketAddr) {
        self.addr = addr;
        if self.public_url_is_default {
            self.public_url = url_of(addr);
        }
    }
}

/// `http://` and the address; a wildcard address becomes this machine, which browsers can open.
pub(super) fn url_of(addr: SocketAddr) -> Url {
    let mut url = loopback();
    let ip = match addr.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(_) => IpAddr::V6(Ipv6Addr::LOCALHOST),
    };
    // Both refuse only on URLs that have no host, and this one has.
    let _ = url.set_ip_host(ip);
    let _ = url.set_port(Some(addr.port()));
    url
}

#[allow(clippy::expect_used)]
fn loopback() -> Url {
    Url::parse("http://127.0.0.1/").expect("a literal URL")
}
