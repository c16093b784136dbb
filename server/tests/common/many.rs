//! One test for many cases, few at a time.

use std::fmt::Debug;
use std::future::Future;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::{JoinError, JoinSet};

/// What came of one case.
pub(crate) struct Case<T, R> {
    pub(crate) case: T,
    /// Or why it failed.
    pub(crate) outcome: Result<R, String>,
}

/// Runs the same for each case, as `places` allow; the cases come back in their order.
pub(crate) async fn many<T, R, F>(
    places: &'static Semaphore,
    cases: impl IntoIterator<Item = T>,
    run: impl Fn(T) -> F + Clone + Send + 'static,
) -> Vec<Case<T, R>>
where
    T: Clone + Debug + Send + 'static,
    R: Send + 'static,
    F: Future<Output = R>,
{
    let mut running = JoinSet::new();
    for (number, case) in cases.into_iter().enumerate() {
        let run = run.clone();
        running.spawn(async move {
            let _place = places.acquire().await.unwrap();
            let this = case.clone();
            let running = move || Handle::current().block_on(run(this));
            let ended = tokio::task::spawn_blocking(running).await;
            let outcome = ended.map_err(|error| reason(error));
            (number, Case { case, outcome })
        });
    }
    let mut ended = running.join_all().await;
    ended.sort_by_key(|(number, _)| *number);
    ended.into_iter().map(|(_, case)| case).collect()
}

fn reason(error: JoinError) -> String {
    let panic = error.into_panic();
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it panicked").to_owned()
}
