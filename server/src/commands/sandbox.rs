use sandbox::{Resend, Sandbox};

use crate::commands::CommandError;
use crate::config::{LocalSandbox, SandboxSettings, Source};
use crate::platform::shutdown;

/// Runs the offline gateway by itself, for a shop or another client that runs elsewhere.
///
/// # Errors
/// When the configuration is wrong or the address is taken.
pub async fn sandbox(source: &Source<'_>) -> Result<(), CommandError> {
    let settings = SandboxSettings::load(source)?;
    let public_key = settings.private_key.public_key().to_spki_base64();
    let gateway = bind(settings).await?;
    println!("The sandbox gateway is open at {}", gateway.url());
    if let Ok(public_key) = public_key {
        println!("ANTOM_PUBLIC_KEY={public_key}");
    }
    let stop = shutdown::on_signal();
    gateway
        .serve(async move { stop.requested().await })
        .await
        .map_err(|error| CommandError::SandboxStopped(error.to_string()))
}

pub(super) async fn bind(settings: SandboxSettings) -> Result<Sandbox, CommandError> {
    let addr = settings.addr;
    let gateway = Sandbox::bind(sandbox::Config {
        addr,
        public_url: settings
            .public_url
            .map(|url| url.origin().ascii_serialization()),
        client_id: settings.client_id,
        merchant_public_key: settings.merchant_public_key,
        private_key: settings.private_key,
        resend: Resend::Schedule,
    })
    .await
    .map_err(|error| CommandError::Sandbox {
        addr,
        error: error.to_string(),
    })?;
    if let Some(state) = settings.state {
        gateway
            .keep_in(state)
            .map_err(|error| CommandError::SandboxState(error.to_string()))?;
    }
    Ok(gateway)
}

impl From<&LocalSandbox> for SandboxSettings {
    fn from(sandbox: &LocalSandbox) -> Self {
        Self {
            addr: sandbox.addr,
            public_url: sandbox.public_url.clone(),
            client_id: sandbox.only_client_id.clone(),
            merchant_public_key: sandbox.keys.merchant.public_key(),
            private_key: sandbox.keys.antom.clone(),
            state: sandbox.state.clone(),
        }
    }
}
