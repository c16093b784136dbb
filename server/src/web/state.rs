//! What handlers and jobs share.

use std::ops::Deref;
use std::sync::Arc;

use app::view::{About, ErrorPage};
use axum::extract::FromRef;
use axum::http::StatusCode;
use leptos::config::LeptosOptions;
use wording::Words;

use crate::config::{Config, ExposeSecret as _, TimetableError};
use crate::gateway::notification::Verifier;
use crate::gateway::{self, Gateway, ShopAddress, Transport};
use crate::platform::clock::Clock;
use crate::platform::mailer::{MailError, Mailer, mailer};
use crate::platform::metrics::Metrics;
use crate::platform::password::AdminPassword;
use crate::platform::pseudonym::Pseudonyms;
use crate::platform::vault::{Vault, VaultError};
use crate::presenters::about::about;
use crate::services::{self, ServiceError, Shop, readiness};
use crate::web::assets::{SiteAssets, SiteError};
use crate::web::security::csp::inline_script_hashes;
use crate::web::{look, render};

/// Cheap to clone: routes and layers each hold one, and each request clones theirs.
#[derive(Clone)]
pub struct AppState(Arc<AppParts>);

/// What an [`AppState`] leads to.
#[derive(Clone)]
pub struct AppParts {
    pub config: Arc<Config>,
    pub shop: Arc<Shop>,
    /// None closes the back office.
    pub admin_password: Option<AdminPassword>,
    pub mailer: Arc<dyn Mailer>,
    pub assets: Arc<SiteAssets>,
    /// What browsers and Antom call the shop, without a trailing slash.
    pub public_url: Arc<str>,
    /// The inline scripts that Leptos puts on every page, for the CSP.
    pub script_hashes: Arc<[String]>,
    pub leptos: LeptosOptions,
    /// What pages and answers say, in the language of the address.
    pub words: Words,
    /// What pages tell of the shop.
    pub about: Arc<About>,
    /// Every language that the shop speaks. The first needs no part of the address.
    pub languages: Arc<[Words]>,
}

impl Deref for AppState {
    type Target = AppParts;

    fn deref(&self) -> &AppParts {
        &self.0
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}

/// Why the shop cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Store(#[from] ServiceError),
    #[error(transparent)]
    Site(#[from] SiteError),
    #[error(transparent)]
    Mail(#[from] MailError),
    #[error("the timetable of the demo: {0}")]
    Timetable(#[from] TimetableError),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error("the client for Antom cannot be made: {0}")]
    Client(#[from] gateway::ClientError),
    #[error("ANTOM_PRIVATE_KEY cannot be used: {0}")]
    Key(String),
    #[error("the error page cannot be rendered: {0}")]
    Page(#[from] axum::Error),
}

impl AppState {
    /// Connects to the database and puts everything together. The schema must be up to date.
    ///
    /// # Errors
    /// When a part is missing or does not answer.
    pub async fn build(config: Config, clock: Clock) -> Result<Self, StartError> {
        let mailer = mailer(&config.mail)?;
        Self::build_with_mailer(config, clock, mailer).await
    }

    /// As [`build`](Self::build), for a shop whose mail goes elsewhere than its settings say.
    ///
    /// # Errors
    /// When a part is missing or does not answer.
    pub async fn build_with_mailer(
        config: Config,
        clock: Clock,
        mailer: Arc<dyn Mailer>,
    ) -> Result<Self, StartError> {
        Self::assemble(config, clock, mailer, None).await
    }

    /// As [`build_with_mailer`](Self::build_with_mailer), for a simulation: its calls to Antom go by
    /// this way.
    ///
    /// # Errors
    /// When a part is missing or does not answer.
    pub async fn build_simulated(
        config: Config,
        clock: Clock,
        mailer: Arc<dyn Mailer>,
        to_antom: Arc<dyn Transport>,
    ) -> Result<Self, StartError> {
        Self::assemble(config, clock, mailer, Some(to_antom)).await
    }

    async fn assemble(
        config: Config,
        clock: Clock,
        mailer: Arc<dyn Mailer>,
        to_antom: Option<Arc<dyn Transport>>,
    ) -> Result<Self, StartError> {
        let db = services::connect(config.database.url()).await?;
        readiness::compare_clocks(&db).await?;
        let assets = SiteAssets::load(&config.web.site)?;
        let public_url = config.web.public_origin();
        let file = Arc::clone(&config.file);
        let address = ShopAddress {
            name: file.shop.name.clone(),
            words: file.words(),
            public_url: public_url.clone(),
            assets: assets.prefix().to_owned(),
            settlement_currency: config.settlement_currency,
            methods: file.pay.clone(),
        };
        let metrics = Arc::new(Metrics::new(clock.now_ms()));
        let vault = Vault::new(&config.card_keys().map_err(VaultError::from)?)?;
        let origins = config.allowed_redirect_origins();
        let account = config.gateway.account();
        let secret = account
            .secret()
            .map_err(|error| StartError::Key(error.to_string()))?;
        let pseudonyms = Pseudonyms::new(secret.expose_secret().as_bytes());
        let notifications =
            Verifier::new(account.client_id.clone(), account.antom_public_keys.clone());
        let client = gateway::client(account, config.agent_token.as_ref(), to_antom)?;
        let gateway = Gateway::new(client, address, origins, metrics, vault);
        let told = about(&file, assets.prefix(), look::address(&file.look));
        let mut parts = AppParts {
            mailer,
            shop: Arc::new(Shop::new(
                db,
                Arc::clone(&file),
                gateway,
                notifications,
                clock,
                config.capture_mode,
                config.cards.clone(),
                config.timetable()?,
                pseudonyms,
                config.web.pay_limit,
            )),
            admin_password: config.admin_password_hash.clone().map(AdminPassword::new),
            assets: Arc::new(assets),
            public_url: public_url.into(),
            script_hashes: Arc::new([]),
            leptos: LeptosOptions::builder().output_name("shop").build(),
            languages: file.words().all().collect(),
            words: file.words(),
            about: Arc::new(told),
            config: Arc::new(config),
        };
        let unhashed = Self(Arc::new(parts.clone()));
        parts.script_hashes = script_hashes(&unhashed).await?.into();
        Ok(Self(Arc::new(parts)))
    }
}

impl AppState {
    /// The same shop, speaking another language.
    #[must_use]
    pub fn in_language(&self, words: Words) -> Self {
        Self(Arc::new(AppParts {
            words,
            ..(*self.0).clone()
        }))
    }

    /// The same shop with one language more.
    #[must_use]
    pub fn with_language(&self, words: Words) -> Self {
        let languages = self.languages.iter().copied().chain([words]);
        Self(Arc::new(AppParts {
            languages: languages.collect(),
            ..(*self.0).clone()
        }))
    }
}

/// Leptos writes a few scripts into every page. They are the same on every page, so their
/// hashes, taken from one of our own, allow them everywhere.
async fn script_hashes(state: &AppState) -> Result<Vec<String>, axum::Error> {
    let page = ErrorPage {
        title: String::new(),
        message: String::new(),
        request_id: String::new(),
    };
    let response = render::error_page(state, StatusCode::OK, page).await;
    let html = axum::body::to_bytes(response.into_body(), usize::MAX).await?;
    Ok(inline_script_hashes(&String::from_utf8_lossy(&html)))
}
