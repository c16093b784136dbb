use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::metrics::Metrics;
use super::{CommandError, listener, sandbox, schema};
use crate::config::{Config, GatewayConfig, MailTransport, SandboxSettings};
use crate::shutdown::{self, Trigger};
use crate::state::AppState;
use crate::{jobs, web};

const JOBS_LIMIT: Duration = Duration::from_secs(15);

/// Opens the shop, and the sandbox gateway beside it when there are no Antom credentials.
///
/// # Errors
/// When it cannot start.
pub async fn serve(mut config: Config) -> Result<(), CommandError> {
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    schema::prepare(&config).await?;

    let listener = listen(&mut config).await?;
    let metrics = Metrics::listen(&config).await?;
    let gateway = Gateway::start(&mut config).await?;
    let welcome = welcome(&config, &metrics);
    let clock = config.clock();
    let state = AppState::build(config, clock)
        .await
        .map_err(|error| CommandError::Start(error.to_string()))?;

    let stop = shutdown::on_signal();
    let jobs = tokio::spawn(jobs::run(state.clone(), stop.clone()));
    metrics.start(&state, &stop);
    println!("{welcome}");

    listener::answer(listener, web::router(state), stop).await;

    if tokio::time::timeout(JOBS_LIMIT, jobs).await.is_err() {
        tracing::warn!("the jobs were still busy; they go on at the next start");
    }
    // Last, since jobs may have been talking to it.
    gateway.stop().await;
    tracing::info!("stopped");
    Ok(())
}

async fn listen(config: &mut Config) -> Result<TcpListener, CommandError> {
    let (listener, addr) = listener::listen(config.web.addr, "SHOP_ADDR").await?;
    config.web.listening_on(addr);
    Ok(listener)
}

/// The sandbox beside the shop, if there is one.
struct Gateway(Option<(Trigger, JoinHandle<()>)>);

impl Gateway {
    async fn start(config: &mut Config) -> Result<Self, CommandError> {
        match &mut config.gateway {
            GatewayConfig::Antom(_) => Ok(Self(None)),
            GatewayConfig::Sandbox(settings) => {
                let gateway = sandbox::bind(SandboxSettings::from(&*settings)).await?;
                settings.addr = gateway.addr();
                let (trigger, word) = shutdown::channel();
                let task = tokio::spawn(async move {
                    if let Err(error) = gateway.serve(async move { word.requested().await }).await {
                        tracing::error!(%error, "the sandbox gateway stopped");
                    }
                });
                Ok(Self(Some((trigger, task))))
            }
        }
    }

    async fn stop(self) {
        if let Some((trigger, task)) = self.0 {
            trigger.start();
            // A sandbox that hangs is no reason to keep the process.
            let _ = tokio::time::timeout(Duration::from_secs(2), task).await;
        }
    }
}

fn welcome(config: &Config, metrics: &Metrics) -> String {
    let mut text = format!("\n  Wayfare is open at {}\n", config.web.public_origin());
    match &config.gateway {
        GatewayConfig::Sandbox(sandbox) => {
            let url = sandbox.url();
            text.push_str(&format!(
                "  Sandbox gateway at {url} (no money moves; its panel is there too)\n"
            ));
        }
        GatewayConfig::Antom(account) => {
            let url = &account.gateway_url;
            text.push_str(&format!("  Payments go to {url}\n"));
        }
    }
    if let MailTransport::Files(folder) = &config.mail.transport {
        text.push_str(&format!("  Mails are written to {}\n", folder.display()));
    }
    text.push_str(&metrics.welcome());
    text.push_str("  Ctrl-C stops it.\n");
    text
}
