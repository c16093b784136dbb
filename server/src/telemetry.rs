//! Logs: JSON in production, compact lines in development. What is logged names routes, statuses,
//! order numbers and request ids, never a buyer, an address, a query string or a key.

use std::io::{self, IsTerminal as _};

use tracing_subscriber::EnvFilter;

use crate::config::Environment;

/// SQL and connections are of interest only when somebody asks for them.
const DEFAULT_FILTER: &str =
    "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn,hyper=warn,tower_http=warn";

/// Installs the subscriber; `RUST_LOG` overrides what is logged. Does nothing when a test has
/// installed one already.
pub fn init(environment: Environment) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(DEFAULT_FILTER));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    // An error means that there is a subscriber already.
    let _ = match environment {
        Environment::Production => builder
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .try_init(),
        Environment::Development => builder.compact().with_target(false).try_init(),
    };
}
