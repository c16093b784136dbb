//! What the binary `shop` can be asked to do.

mod audit;
mod catalogue;
mod check;
mod hash_password;
mod listener;
mod merchant;
mod metrics;
mod migrate;
mod persons;
mod ready;
mod reconcile;
mod sandbox;
mod schema;
mod serve;
mod worker;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

pub use crate::commands::audit::audit;
pub use crate::commands::catalogue::{catalogue_check, catalogue_export, catalogue_import};
pub use crate::commands::check::check;
pub use crate::commands::check::online::check_online;
pub use crate::commands::check::public::check_public;
pub use crate::commands::hash_password::hash_password;
pub use crate::commands::merchant::{Merchants, merchant};
pub use crate::commands::migrate::migrate;
pub use crate::commands::persons::{export, forget};
pub use crate::commands::ready::ready;
pub use crate::commands::reconcile::reconcile;
pub use crate::commands::sandbox::sandbox;
pub use crate::commands::serve::serve;
pub use crate::commands::worker::worker;
use crate::config::{CatalogueError, ConfigErrors};
use crate::jobs::{Jobs, Limits};
use crate::platform::password::PasswordError;
use crate::store::StoreError;
use crate::web::state::AppState;

/// What the jobs of this process work with.
pub(crate) fn jobs_of(state: &AppState) -> Jobs {
    Jobs {
        shop: Arc::clone(&state.shop),
        mailer: Arc::clone(&state.mailer),
        public_url: Arc::clone(&state.public_url),
        limits: Limits::default(),
    }
}

/// Why a command ended early. Every text stands for itself on a terminal.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("the configuration has to be mended first:\n{0}")]
    Config(#[from] ConfigErrors),
    #[error("the goods of the demo cannot be read: {0}")]
    Catalogue(#[from] CatalogueError),
    #[error("{0} is not in order:\n{1}")]
    Goods(PathBuf, String),
    #[error("the catalogue cannot be written as a file: {0}")]
    Export(CatalogueError),
    #[error("the database cannot be used: {0}")]
    Store(#[from] StoreError),
    #[error("the database lacks {0} migration(s); run `shop migrate` and start again")]
    Pending(usize),
    #[error("there is no database at {0}; set SHOP_DATABASE_URL to the shop's")]
    NoDatabase(PathBuf),
    #[error("{0} cannot be compared with the books: {1}")]
    Reconcile(PathBuf, String),
    #[error("the books cannot be looked through: {0}")]
    Audit(String),
    #[error("{addr} cannot be listened on ({error}); set {variable} to another address")]
    Listen {
        addr: SocketAddr,
        variable: &'static str,
        error: io::Error,
    },
    #[error(
        "the sandbox gateway cannot start on {addr} ({error}); set SANDBOX_ADDR to another address"
    )]
    Sandbox { addr: SocketAddr, error: String },
    #[error("{0}; move the file away, or set SANDBOX_STATE to another one")]
    SandboxState(String),
    #[error("the sandbox gateway stopped: {0}")]
    SandboxStopped(String),
    #[error("no password was hashed: {0}")]
    Password(#[from] PasswordError),
    #[error("{0}")]
    Person(String),
    #[error("standard input cannot be read: {0}")]
    Input(#[source] io::Error),
    #[error("the shop cannot start: {0}")]
    Start(String),
}
