//! What the shop is told by its environment and by its file, read once at start-up.
//!
//! Every problem is collected, so that a merchant mends them all in one go, and no `Debug` output
//! shows a secret.

mod card_key;
mod cards;
mod catalogue;
mod database;
mod error;
mod gateway;
mod keys;
mod likeness;
mod mail;
mod methods;
mod metrics;
mod names;
mod origins;
mod otlp;
mod proxies;
mod reader;
mod report_headings;
mod sandbox;
mod secret;
mod shop_file;
mod sign_ups;
mod taxes;
mod timetable;
mod web;
mod zones;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use domain::Currency;
use domain::order::CaptureMode;
pub use secrecy::{ExposeSecret, SecretString};
use url::Url;

pub use crate::config::card_key::CardKey;
pub use crate::config::cards::{CardPolicy, Consent};
pub use crate::config::catalogue::{
    CatalogueConfig, CatalogueError, CatalogueFile, CatalogueTexts, CategoryEntry, ColourEntry,
    DeliveryEntry, PlanEntry, ProductEntry, ProductTexts, PromotionEntry, VariantEntry,
};
pub use crate::config::database::DatabaseConfig;
pub use crate::config::error::{ConfigError, ConfigErrors};
pub use crate::config::gateway::{AntomAccount, GatewayConfig, LocalSandbox};
use crate::config::keys::kept_card_key;
pub use crate::config::keys::{SandboxKeys, kept_password, keys_folder};
pub use crate::config::mail::{MailConfig, MailTransport};
pub use crate::config::methods::{ListedMethod, MethodList, MethodPolicy};
pub use crate::config::names::unknown_names;
pub use crate::config::origins::{AllowedOrigins, OriginError, RedirectRefused};
pub use crate::config::proxies::{ProxyError, TrustedProxies};
use crate::config::reader::Reader;
pub use crate::config::report_headings::ReportHeadings;
pub use crate::config::sandbox::SandboxSettings;
pub use crate::config::shop_file::{
    Identity, Look, Origin, OwnPage, Parts, PayLimit, Security, Sell, ShopFile, ShopFileError,
};
pub use crate::config::sign_ups::SignUpPolicy;
pub use crate::config::taxes::Taxes;
pub use crate::config::timetable::{
    City, Hotel, Service as TravelService, TimetableError, TimetableFile,
};
pub use crate::config::web::WebConfig;
pub use crate::config::zones::{Zone, ZoneWay, Zones};
use crate::platform::clock::Clock;
use crate::platform::otlp::Otlp;
use crate::platform::password;

/// `SHOP_ENV`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    Development,
    /// Production rehearsed: open to the world, and no money moves.
    Staging,
    Production,
}

impl Environment {
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Staging => "staging",
            Self::Production => "production",
        }
    }

    /// Whether strangers reach the shop: whatever production is held to, its rehearsal is, too.
    #[must_use]
    pub const fn is_production(self) -> bool {
        match self {
            Self::Development => false,
            Self::Staging | Self::Production => true,
        }
    }
}

/// Everything that `shop` is told from outside.
#[derive(Clone, Debug)]
pub struct Config {
    pub environment: Environment,
    /// What the merchant decides: the file that `SHOP_CONFIG` names, or the demo's.
    pub file: Arc<ShopFile>,
    pub web: WebConfig,
    pub database: DatabaseConfig,
    pub catalogue: CatalogueConfig,
    /// What `SHOP_TIMETABLE` names; none means the demo's.
    pub timetable: Option<Arc<TimetableFile>>,
    pub mail: MailConfig,
    pub gateway: GatewayConfig,
    /// The currency that Antom settles in; none means the order's own.
    pub settlement_currency: Option<Currency>,
    /// Who captures card payments: `SHOP_CAPTURE`.
    pub capture_mode: CaptureMode,
    pub cards: CardPolicy,
    /// `agent-token`, for shops that an acquirer's partner runs (guide 003).
    pub agent_token: Option<SecretString>,
    /// An argon2id hash. None closes the back office.
    pub admin_password_hash: Option<SecretString>,
    /// Where Prometheus asks; none means nowhere.
    pub metrics_addr: Option<SocketAddr>,
    /// The collector that takes traces and figures; none means nobody is told.
    pub otlp: Option<Otlp>,
    /// By how much the shop's clock is ahead of the machine's.
    pub clock_ahead: Duration,
    /// Whether it goes by the sandbox's in the same process, so that moving that one moves both.
    pub clock_follows: bool,
    card_keys: Option<Vec<CardKey>>,
    /// What is allowed, and yet deserves a second look.
    pub warnings: Vec<String>,
    checkout_origins: Option<AllowedOrigins>,
}

/// The addresses that the shop was given.
#[derive(Clone, Debug)]
pub struct Addresses {
    pub public_url: Url,
    pub database: DatabaseConfig,
    /// None for the sandbox that the shop starts itself.
    pub gateway: Option<Url>,
    /// None when mails are written to files.
    pub mail: Option<Url>,
    /// What a merchant decided, if the shop's file can be read.
    pub file: Option<Arc<ShopFile>>,
}

/// Where a variable's value comes from: the process environment, or a table in a test.
pub type Source<'a> = dyn Fn(&str) -> Option<String> + 'a;

impl Config {
    /// Reads the process environment.
    ///
    /// # Errors
    /// Every problem found.
    pub fn from_env() -> Result<Self, ConfigErrors> {
        Self::load(&from_process)
    }

    /// Reads `source`. Makes the sandbox's keys when the sandbox is used for the first time.
    ///
    /// # Errors
    /// Every problem found.
    pub fn load(source: &Source<'_>) -> Result<Self, ConfigErrors> {
        let mut reader = Reader::new(source);
        let draft = Draft::read(&mut reader);
        let gateway = draft
            .gateway
            .as_ref()
            .and_then(|plan| plan.carry_out(&mut reader));
        let (problems, warnings) = reader.finish();
        match gateway.zip(draft.file) {
            Some((gateway, file)) if problems.is_empty() => Ok(Self {
                environment: draft.environment,
                file,
                web: draft.web,
                database: draft.database,
                catalogue: draft.catalogue,
                timetable: draft.timetable,
                mail: draft.mail,
                gateway,
                settlement_currency: draft.settlement_currency,
                capture_mode: draft.capture_mode,
                cards: draft.cards,
                agent_token: draft.agent_token,
                admin_password_hash: draft.admin_password_hash,
                metrics_addr: draft.metrics_addr,
                otlp: draft.otlp,
                clock_ahead: draft.clock_ahead,
                clock_follows: draft.clock_follows,
                card_keys: draft.card_keys,
                warnings,
                checkout_origins: draft.checkout_origins,
            }),
            _ => Err(ConfigErrors(problems)),
        }
    }

    /// Says what is wrong without making anything, for `shop check`: problems, then warnings.
    #[must_use]
    pub fn examine(source: &Source<'_>) -> (Vec<ConfigError>, Vec<String>) {
        let mut reader = Reader::new(source);
        Draft::read(&mut reader);
        reader.finish()
    }

    /// The addresses in the variables, for `shop check` to try. Nothing is made.
    #[must_use]
    pub fn addresses(source: &Source<'_>) -> Addresses {
        let draft = Draft::read(&mut Reader::new(source));
        Addresses {
            public_url: draft.web.public_url,
            gateway: match draft.gateway {
                Some(gateway::Plan::Antom(account)) => Some(account.gateway_url),
                Some(gateway::Plan::Sandbox { .. }) | None => None,
            },
            mail: match draft.mail.transport {
                MailTransport::Smtp(url) => Url::parse(url.expose_secret()).ok(),
                MailTransport::Files(_) => None,
            },
            database: draft.database,
            file: draft.file,
        }
    }

    /// The origins that `normalUrl` may lead to. They also stand in the CSP's `form-action`,
    /// because browsers apply it to the redirect that follows a form.
    #[must_use]
    pub fn allowed_redirect_origins(&self) -> AllowedOrigins {
        let given = self.checkout_origins.clone();
        match self.gateway.pages_url() {
            Some(url) => given.unwrap_or_else(AllowedOrigins::none).and(&url),
            None => given.unwrap_or_default(),
        }
    }

    /// The keys that saved cards are sealed with, the first for new ones. In development one is made
    /// and kept when none is given; in production no card is saved then.
    ///
    /// # Errors
    /// When the key that is kept can neither be read nor written.
    pub fn card_keys(&self) -> io::Result<Vec<CardKey>> {
        match (&self.card_keys, self.environment) {
            (Some(keys), _) => Ok(keys.clone()),
            (None, Environment::Production | Environment::Staging) => Ok(Vec::new()),
            (None, Environment::Development) => {
                Ok(vec![kept_card_key(&keys_folder(&self.database))?])
            }
        }
    }

    /// The journeys and nights that the shop sells.
    ///
    /// # Errors
    /// When the demo's own file is no timetable.
    pub fn timetable(&self) -> Result<Arc<TimetableFile>, TimetableError> {
        match &self.timetable {
            Some(file) => Ok(Arc::clone(file)),
            None => TimetableFile::demo().map(Arc::new),
        }
    }

    /// Whether no real money moves, so that every page says so.
    #[must_use]
    pub fn is_demonstration(&self) -> bool {
        self.gateway.is_offline() || self.environment == Environment::Staging
    }

    /// The clock that everything in this process goes by.
    #[must_use]
    pub fn clock(&self) -> Clock {
        Clock::system().ahead(self.clock_ahead)
    }

    #[must_use]
    pub const fn is_production(&self) -> bool {
        self.environment.is_production()
    }
}

/// The process environment as a [`Source`].
#[must_use]
pub fn from_process(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// `SHOP_ENV` by itself, for what has to know it before the configuration is known to be right.
#[must_use]
pub fn environment_of(source: &Source<'_>) -> Environment {
    read_environment(&mut Reader::new(source))
}

/// Where the shop listens, and nothing else.
///
/// # Errors
/// When `SHOP_ADDR` is not an address.
pub fn address_of(source: &Source<'_>) -> Result<SocketAddr, ConfigErrors> {
    let mut reader = Reader::new(source);
    let address = web::listening_address(&mut reader);
    match reader.finish().0 {
        problems if problems.is_empty() => Ok(address),
        problems => Err(ConfigErrors(problems)),
    }
}

/// All that can be read without touching the disk beyond the files that variables name.
struct Draft {
    environment: Environment,
    /// `None` for one that cannot be read.
    file: Option<Arc<ShopFile>>,
    web: WebConfig,
    database: DatabaseConfig,
    catalogue: CatalogueConfig,
    timetable: Option<Arc<TimetableFile>>,
    mail: MailConfig,
    gateway: Option<gateway::Plan>,
    settlement_currency: Option<Currency>,
    capture_mode: CaptureMode,
    cards: CardPolicy,
    agent_token: Option<SecretString>,
    admin_password_hash: Option<SecretString>,
    metrics_addr: Option<SocketAddr>,
    otlp: Option<Otlp>,
    clock_ahead: Duration,
    clock_follows: bool,
    card_keys: Option<Vec<CardKey>>,
    checkout_origins: Option<AllowedOrigins>,
}

impl Draft {
    fn read(reader: &mut Reader<'_>) -> Self {
        let environment = read_environment(reader);
        let file = ShopFile::read(reader);
        names::refuse_moved(reader);
        let database = DatabaseConfig::read(reader);
        database.check(reader, environment);
        let gateway = gateway::Plan::read(reader, environment, &database);
        let web = WebConfig::read(reader, environment, file.as_deref());
        let sells_plans = file.as_ref().is_none_or(|file| file.parts.subscriptions);
        if let Some(gateway::Plan::Antom(account)) = &gateway
            && sells_plans
            && !reader::is_loopback(&account.gateway_url)
            && !web.takes_notifications()
            && !environment.is_production()
        {
            reader.problem(
                "SHOP_PUBLIC_URL",
                "must begin with https://, because Antom tells of subscriptions nowhere else; or set \
                 subscriptions = false below [parts] in the shop's file",
            );
        }
        let metrics_addr = metrics::address(reader, web.addr);
        let pay = file.as_ref().map(|file| &file.pay);
        let capture_mode = reader
            .optional("SHOP_CAPTURE", methods::capture)
            .or_else(|| pay.map(|pay| pay.capture))
            .unwrap_or_default();
        let settlement_currency = reader
            .optional("SHOP_SETTLEMENT_CURRENCY", |text| {
                text.parse().map_err(|_| {
                    format!(
                        "`{text}` is not a currency that Antom takes; write a code such as SGD, or leave it \
                         unset to settle in the order's currency"
                    )
                })
            })
            .or_else(|| pay.and_then(|pay| pay.settlement_currency));
        let cards = CardPolicy::read(reader, file.as_ref().map(|file| &file.cards));
        if environment.is_production()
            && capture_mode == CaptureMode::Manual
            && reader.text("SHOP_ADMIN_PASSWORD_HASH").is_none()
        {
            reader.warn(
                "SHOP_CAPTURE: is manual, but the back office, where money is captured, is closed; set \
                 SHOP_ADMIN_PASSWORD_HASH",
            );
        }
        let mail = MailConfig::read(reader, environment, file.as_deref());
        Self {
            environment,
            file,
            web,
            catalogue: CatalogueConfig::read(reader),
            timetable: TimetableFile::read(reader),
            mail,
            checkout_origins: AllowedOrigins::read(reader, environment),
            settlement_currency,
            capture_mode,
            cards,
            agent_token: reader.optional("ANTOM_AGENT_TOKEN", |text| {
                if (1..=128).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
                    Ok(SecretString::from(text))
                } else {
                    Err("is no agent token; Antom's have at most 128 plain characters".to_owned())
                }
            }),
            admin_password_hash: reader.optional("SHOP_ADMIN_PASSWORD_HASH", |text| {
                if password::is_hash(text) {
                    Ok(SecretString::from(text))
                } else {
                    Err("is not a whole argon2id hash, which begins with $argon2id$; `shop hash-password` makes \
                         one, and a `$` in it may need quotes where you write it down"
                        .to_owned())
                }
            }),
            metrics_addr,
            otlp: otlp::read(reader),
            clock_ahead: reader
                .optional("SHOP_CLOCK_AHEAD", |text| {
                    if environment.is_production() {
                        return Err("is for trying out what takes days; unset it in production".to_owned());
                    }
                    text.parse().map(Duration::from_secs).map_err(|_| {
                        format!("`{text}` is not a whole number of seconds")
                    })
                })
                .unwrap_or_default(),
            clock_follows: reader
                .optional("SHOP_CLOCK_FOLLOWS", |text| match text {
                    "1" if environment.is_production() => {
                        Err("is for trying out what takes days; unset it in production".to_owned())
                    }
                    "0" => Ok(false),
                    "1" => Ok(true),
                    _ => Err(format!("`{text}` is neither 0 nor 1")),
                })
                .unwrap_or(!environment.is_production()),
            card_keys: card_key::read(reader, environment),
            gateway,
            database,
        }
    }
}

fn read_environment(reader: &mut Reader<'_>) -> Environment {
    reader
        .optional("SHOP_ENV", |text| match text {
            "development" => Ok(Environment::Development),
            "staging" => Ok(Environment::Staging),
            "production" => Ok(Environment::Production),
            _ => Err(format!(
                "`{text}` is unknown; write development, staging or production"
            )),
        })
        .unwrap_or(Environment::Development)
}
