use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::commands::metrics::Metrics;
use crate::commands::{CommandError, jobs_of, listener, sandbox, schema};
use crate::config::{
    Config, GatewayConfig, MailTransport, SandboxSettings, kept_password, keys_folder,
};
use crate::platform::clock::Clock;
use crate::platform::password;
use crate::platform::shutdown;
use crate::platform::shutdown::Trigger;
use crate::web::state::AppState;
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
    let made = open_back_office(&mut config)?;
    let welcome = welcome(&config, made.as_ref(), &metrics);
    let clock = gateway.clock(&config);
    let state = AppState::build(config, clock)
        .await
        .map_err(|error| CommandError::Start(error.to_string()))?;

    let is_production = state.config.is_production();
    let stop = shutdown::on_signal();
    let jobs = tokio::spawn(jobs::run(jobs_of(&state), stop.clone()));
    let exporting = metrics.start(&state, &stop)?;
    // In one piece: whoever reads no further than the address must not break the rest.
    print!("{welcome}");

    listener::answer(listener, web::router(state), stop, is_production).await;

    if tokio::time::timeout(JOBS_LIMIT, jobs).await.is_err() {
        tracing::warn!("the jobs were still busy; they go on at the next start");
    }
    // Last, since jobs may have been talking to it.
    gateway.stop().await;
    exporting.finish().await;
    tracing::info!("stopped");
    Ok(())
}

/// In development the back office is open without anybody's doing: with a password that is made
/// once and kept beside the sandbox's keys. It is returned to be printed.
fn open_back_office(config: &mut Config) -> Result<Option<SecretString>, CommandError> {
    if config.is_production() || config.admin_password_hash.is_some() {
        return Ok(None);
    }
    let folder = keys_folder(&config.database);
    let made = kept_password(&folder).map_err(|error| {
        CommandError::Start(format!(
            "the back office's password cannot be kept in {}: {error}",
            folder.display()
        ))
    })?;
    config.admin_password_hash = Some(password::hash_made(&made)?);
    Ok(Some(made))
}

async fn listen(config: &mut Config) -> Result<TcpListener, CommandError> {
    let (listener, addr) = listener::listen(config.web.addr, "SHOP_ADDR").await?;
    config.web.listening_on(addr);
    Ok(listener)
}

/// The sandbox beside the shop, if there is one.
struct Gateway(Option<Running>);

struct Running {
    handle: ::sandbox::Gateway,
    trigger: Trigger,
    task: JoinHandle<()>,
}

impl Gateway {
    async fn start(config: &mut Config) -> Result<Self, CommandError> {
        match &mut config.gateway {
            GatewayConfig::Antom(_) => Ok(Self(None)),
            GatewayConfig::Sandbox(settings) => {
                let gateway = sandbox::bind(SandboxSettings::from(&*settings)).await?;
                settings.addr = gateway.addr();
                let handle = gateway.gateway().clone();
                let (trigger, word) = shutdown::channel();
                let task = tokio::spawn(async move {
                    if let Err(error) = gateway.serve(async move { word.requested().await }).await {
                        tracing::error!(%error, "the sandbox gateway stopped");
                    }
                });
                Ok(Self(Some(Running {
                    handle,
                    trigger,
                    task,
                })))
            }
        }
    }

    /// The shop's clock. Where it follows, moving the sandbox's moves it too: access ends and
    /// charges come as they would.
    fn clock(&self, config: &Config) -> Clock {
        let clock = config.clock();
        let Some(Running { handle, .. }) = self.0.as_ref().filter(|_| config.clock_follows) else {
            return clock;
        };
        handle.merchant_follows();
        let handle = handle.clone();
        Clock::new(move || {
            let ahead = i64::try_from(handle.ahead().as_millis()).unwrap_or(i64::MAX);
            clock.now_ms().saturating_add(ahead)
        })
    }

    async fn stop(self) {
        if let Some(Running { trigger, task, .. }) = self.0 {
            trigger.start();
            // A sandbox that hangs is no reason to keep the process.
            let _ = tokio::time::timeout(Duration::from_secs(2), task).await;
        }
    }
}

fn welcome(config: &Config, made: Option<&SecretString>, metrics: &Metrics) -> String {
    let origin = config.web.public_origin();
    let mut text = format!("\n  {} is open at {origin}\n", config.file.shop.name);
    match (&config.admin_password_hash, made) {
        (_, Some(password)) => {
            let password = password.expose_secret();
            text.push_str(&format!(
                "  Back office at {origin}/admin, password {password}\n"
            ));
        }
        (Some(_), None) => text.push_str(&format!("  Back office at {origin}/admin\n")),
        (None, None) => {
            text.push_str("  The back office is closed until SHOP_ADMIN_PASSWORD_HASH is set\n");
        }
    }
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
    text.push_str("  Ctrl-C stops it.\n\n");
    text
}
