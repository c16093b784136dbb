//! One test for many cases, few at a time.

use std::any::Any;
use std::fmt::Debug;
use std::future::Future;
use std::thread;

use tokio::runtime::Handle;
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

/// What came of one case.
pub(crate) struct Case<T, R> {
    pub(crate) case: T,
    /// Or why it failed.
    pub(crate) outcome: Result<R, String>,
}

/// A whole order's way is one future, and unoptimised its frames are large.
const STACK: usize = 16 * 1024 * 1024;

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
            let outcome = by_itself(move || run(this)).await;
            (number, Case { case, outcome })
        });
    }
    let mut ended = running.join_all().await;
    ended.sort_by_key(|(number, _)| *number);
    ended.into_iter().map(|(_, case)| case).collect()
}

/// On a thread of its own: pages that were read cannot move from one to another.
async fn by_itself<R, F>(run: impl FnOnce() -> F + Send + 'static) -> Result<R, String>
where
    R: Send + 'static,
    F: Future<Output = R>,
{
    let runtime = Handle::current();
    let (sender, ended) = oneshot::channel();
    let thread = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let _ = sender.send(runtime.block_on(run()));
        })
        .unwrap();
    match ended.await {
        Ok(outcome) => Ok(outcome),
        Err(_) => Err(reason(&*thread.join().unwrap_err())),
    }
}

fn reason(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or("it panicked").to_owned()
}
