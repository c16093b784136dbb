use crate::commands::metrics::Metrics;
use crate::commands::{CommandError, jobs_of, schema};
use crate::config::Config;
use crate::jobs;
use crate::platform::shutdown;
use crate::web::state::AppState;

/// Works through inbox, outbox and janitor without a web server, beside shops that only serve.
///
/// # Errors
/// When it cannot start.
pub async fn worker(config: Config) -> Result<(), CommandError> {
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    schema::prepare(&config).await?;
    let metrics = Metrics::listen(&config).await?;
    let clock = config.clock();
    let state = AppState::build(config, clock)
        .await
        .map_err(|error| CommandError::Start(error.to_string()))?;
    let stop = shutdown::on_signal();
    print!("{}", metrics.welcome());
    let exporting = metrics.start(&state, &stop)?;
    println!("The worker is running. Ctrl-C stops it.");
    jobs::run(jobs_of(&state), stop).await;
    exporting.finish().await;
    Ok(())
}
