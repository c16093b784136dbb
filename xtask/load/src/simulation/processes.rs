//! The shop's processes: each has the whole shop, and a clock of its own.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use server::config::Config;
use server::jobs::{Jobs, Limits};
use server::platform::clock::Clock;
use server::platform::mailer::MemoryMailer;
use server::services::Shop;
use server::web::state::AppState;
use xtask::run::Result;

use super::network::{Network, ToAntom};

/// So many work on one database.
pub(super) const PROCESSES: usize = 2;

/// How far the clock of each is ahead of Antom's, in milliseconds.
const SKEW: [i64; PROCESSES] = [0, 1_500];

/// What a process is started with.
pub(super) struct Setting {
    pub(super) variables: HashMap<String, String>,
    pub(super) gateway: sandbox::Gateway,
    pub(super) antom: Router,
    pub(super) network: Arc<Network>,
    pub(super) mail: MemoryMailer,
}

#[derive(Clone)]
pub(super) struct Process {
    pub(super) jobs: Jobs,
    /// What Antom's notifications reach.
    web: Router,
}

impl Process {
    pub(super) async fn start(setting: &Setting, number: usize) -> Result<Self> {
        let config = Config::load(&|name| setting.variables.get(name).cloned())?;
        let (gateway, skew) = (setting.gateway.clone(), SKEW[number]);
        let clock = Clock::new(move || gateway.now_ms() + skew);
        let transport = ToAntom {
            network: Arc::clone(&setting.network),
            antom: setting.antom.clone(),
        };
        let mailer = Arc::new(setting.mail.clone());
        let state = AppState::build_simulated(config, clock, mailer, Arc::new(transport)).await?;
        Ok(Self {
            jobs: Jobs {
                shop: Arc::clone(&state.shop),
                mailer: Arc::clone(&state.mailer),
                public_url: Arc::clone(&state.public_url),
                limits: Limits::default(),
            },
            web: server::web::router(state),
        })
    }

    pub(super) fn shop(&self) -> Arc<Shop> {
        Arc::clone(&self.jobs.shop)
    }

    /// Where a notification goes in.
    pub(super) fn door(&self) -> Router {
        self.web.clone()
    }
}

/// As it comes from the network.
pub(super) fn from_antom(mut request: Request<Vec<u8>>) -> Request<Vec<u8>> {
    let antom = SocketAddr::from(([127, 0, 0, 1], 40_000));
    request.extensions_mut().insert(ConnectInfo(antom));
    request
}
