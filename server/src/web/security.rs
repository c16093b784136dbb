//! What every request passes before it reaches a handler, and every answer before it leaves.

mod body;
mod client;
mod compression;
mod cookies;
#[cfg(test)]
mod costs;
pub mod csp;
mod csrf;
mod guard;
mod headers;
mod limit;
mod refusals;
mod request_id;
#[cfg(test)]
mod tests;

use std::num::NonZeroU32;
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::config::{AllowedOrigins, Config, Security, TrustedProxies};
pub use crate::services::limits::Limited;
use crate::web::error;
use crate::web::error::ErrorPages;
pub use crate::web::security::client::ClientAddress;
pub use crate::web::security::limit::Limit;
pub use crate::web::security::refusals::{Counted, count_refusals};
pub use crate::web::security::request_id::RequestId;

/// The largest form: an address in a script of four bytes a letter fits many times over.
const FORM_BYTES: usize = 64 * 1024;
/// The largest form with a file in it: more than is taken, so that who sends too much reads why.
const UPLOAD_BYTES: usize = 8 * 1024 * 1024;
/// The largest form with a report in it: more than is taken, as with [`UPLOAD_BYTES`].
const REPORT_BYTES: usize = 128 * 1024 * 1024;
/// The largest notification.
const WEBHOOK_BYTES: usize = 256 * 1024;

/// What the layers depend on.
#[derive(Clone, Debug)]
pub struct SecurityConfig {
    pub production: bool,
    /// The origin that browsers call the shop by.
    pub public_origin: String,
    /// Where forms may lead in the end.
    pub redirect_origins: AllowedOrigins,
    /// The hashes of the inline scripts that every page carries; see [`csp::inline_script_hashes`].
    pub script_hashes: Vec<String>,
    /// What the merchant allows besides.
    pub own: Security,
    pub trusted_proxies: TrustedProxies,
    pub pay_limit: NonZeroU32,
}

impl SecurityConfig {
    #[must_use]
    pub fn new(config: &Config, script_hashes: Vec<String>) -> Self {
        Self {
            production: config.is_production(),
            public_origin: config.web.public_origin(),
            redirect_origins: config.allowed_redirect_origins(),
            script_hashes,
            own: config.file.security.clone(),
            trusted_proxies: config.web.trusted_proxies.clone(),
            pay_limit: config.web.pay_limit,
        }
    }
}

/// For everything that the shop serves; goes around the whole router, as its last step.
pub fn layers(router: Router, config: &SecurityConfig, pages: ErrorPages) -> Router {
    let headers = Arc::new(headers::Headers::new(config));
    let proxies = Arc::new(config.trusted_proxies.clone());
    // The first is the outermost one.
    router.layer((
        from_fn(request_id::trace),
        from_fn_with_state(headers, headers::set),
        compression::layer(),
        from_fn_with_state(proxies, client::identify),
        from_fn(cookies::readable),
        from_fn_with_state(pages, error::render),
        from_fn(guard::guard),
    ))
}

/// For the routes that browsers use: refuses forms from other sites and large bodies.
pub fn browser<S>(router: Router<S>, config: &SecurityConfig) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    body::limit(router, FORM_BYTES).layer(csrf::layer(&config.public_origin))
}

/// As [`browser`], for forms with a file in them.
pub fn uploads<S>(router: Router<S>, config: &SecurityConfig) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    body::limit(router, UPLOAD_BYTES).layer(csrf::layer(&config.public_origin))
}

/// As [`uploads`], for Antom's reports, which are read while they arrive.
pub fn reports<S>(router: Router<S>, config: &SecurityConfig) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    body::limit(router, REPORT_BYTES).layer(csrf::layer(&config.public_origin))
}

/// For the routes that Antom calls: they prove themselves by signature, so only size is limited.
pub fn webhooks<S>(router: Router<S>) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    body::limit(router, WEBHOOK_BYTES)
}
