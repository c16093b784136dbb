//! Waiting for Antom on behalf of somebody who looks at a page.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::platform::telemetry;
use crate::services::{ServiceError, Shop};

/// How long a page waits for Antom's word before it shows what is known.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Questions under way. Their answers are recorded even if nobody waits for them any more.
#[derive(Default)]
pub(crate) struct Questions(JoinSet<Result<(), ServiceError>>);

impl Questions {
    pub(crate) fn ask<F, T>(&mut self, shop: &Arc<Shop>, question: impl FnOnce(Arc<Shop>) -> F)
    where
        F: Future<Output = Result<T, ServiceError>> + Send + 'static,
    {
        let asked = question(Arc::clone(shop));
        self.0
            .spawn(telemetry::carry(async move { asked.await.map(|_| ()) }));
    }

    /// Waits for the answers, but not longer than a page may.
    pub(crate) async fn wait_a_moment(mut self) {
        let answers = async {
            while let Some(asked) = self.0.join_next().await {
                if let Ok(Err(error)) = asked {
                    tracing::error!(%error, "an inquiry was not recorded");
                }
            }
        };
        if tokio::time::timeout(PATIENCE, answers).await.is_err() {
            self.0.detach_all();
        }
    }
}
