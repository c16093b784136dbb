//! Where a simulation takes over: at each commit, each call to Antom and each wait it decides who goes
//! on, and what time it is. Release builds have no director.

use std::panic::Location;
use std::pin::Pin;
use std::time::{Duration, Instant};

/// A place at which the work of one process can be put off, or end with the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Just before a commit, or a call to Antom.
    Before(&'static str),
    /// Just after it.
    After(&'static str),
    /// Where others have to go on first, such as for a page that another request is asking for.
    Waiting,
}

/// Decides in a simulation.
pub trait Director: Send + Sync {
    /// Returns when the work, which stands at this place of the code, may go on. It never does in a
    /// process that has ended.
    fn reach(
        &self,
        step: Step,
        place: &'static Location<'static>,
    ) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// What a stopwatch shows.
    fn instant(&self) -> Instant;
}

#[cfg(debug_assertions)]
mod held {
    use std::cell::RefCell;
    use std::sync::Arc;

    use super::Director;

    thread_local! {
        static DIRECTOR: RefCell<Option<Arc<dyn Director>>> = const { RefCell::new(None) };
    }

    /// From now on this thread's work is directed.
    pub fn direct(director: Arc<dyn Director>) {
        DIRECTOR.with_borrow_mut(|held| *held = Some(director));
    }

    /// From now on this thread's work is its own again.
    pub fn direct_nobody() {
        DIRECTOR.with_borrow_mut(|held| *held = None);
    }

    pub(crate) fn director() -> Option<Arc<dyn Director>> {
        DIRECTOR.with_borrow(Clone::clone)
    }
}

#[cfg(debug_assertions)]
pub(crate) use held::director;
#[cfg(debug_assertions)]
pub use held::{direct, direct_nobody};

/// Waits so long, or in a simulation until others have gone on.
#[track_caller]
pub(crate) fn pause(time: Duration) -> impl Future<Output = ()> + Send {
    #[cfg(debug_assertions)]
    let place = Location::caller();
    async move {
        #[cfg(debug_assertions)]
        if let Some(director) = director() {
            return director.reach(Step::Waiting, place).await;
        }
        tokio::time::sleep(time).await;
    }
}

/// Does it, but not for longer than this. A director decides himself what comes too late.
pub(crate) async fn within<T>(time: Duration, work: impl Future<Output = T>) -> Option<T> {
    #[cfg(debug_assertions)]
    if director().is_some() {
        return Some(work.await);
    }
    tokio::time::timeout(time, work).await.ok()
}

/// Whether a director decides here.
pub(crate) fn is_directed() -> bool {
    #[cfg(debug_assertions)]
    if director().is_some() {
        return true;
    }
    false
}

/// What a stopwatch shows.
pub(crate) fn instant() -> Instant {
    #[cfg(debug_assertions)]
    if let Some(director) = director() {
        return director.instant();
    }
    Instant::now()
}
