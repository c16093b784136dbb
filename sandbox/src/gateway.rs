//! The gateway's state, shared by everything that serves it, and the task that lets time happen.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use antom::transport::{Http, Transport};
use antom::{Message, PrivateKey, SignatureError};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use crate::clock::{Clock, Moment};
use crate::deliver::{self, Manner, Went};
use crate::notification::NotificationNo;
use crate::schedule::Event;
use crate::state;
use crate::world::{Timing, World};
use crate::{Config, Error};

/// How long a change may wait to be kept.
const KEPT_WITHIN: Duration = Duration::from_millis(100);

/// A handle on one running gateway; cheap to clone.
#[derive(Clone)]
pub struct Gateway(Arc<Shared>);

struct Shared {
    config: Config,
    url: String,
    clock: Clock,
    world: Mutex<World>,
    /// Something was planned that may be earlier than what the runner waits for.
    planned: Notify,
    /// Whoever lets events happen holds this; the deliveries under way live in it.
    runner: tokio::sync::Mutex<JoinSet<()>>,
    /// What carries notifications.
    courier: Arc<dyn Transport>,
    closing: watch::Sender<bool>,
    /// Where everything is kept, if it is.
    kept_in: OnceLock<PathBuf>,
    /// Something changed since it was kept last.
    changed: Notify,
}

/// What a move of the clock did.
#[derive(Clone, Copy, Debug)]
pub struct Moved {
    /// So many things happened on the way.
    pub events: usize,
}

impl Gateway {
    /// `url` is where browsers and merchants reach this gateway, without a slash at its end.
    ///
    /// # Errors
    ///
    /// [`Error::Http`] if the client that sends notifications can't be made.
    pub fn new(config: Config, url: String) -> Result<Self, Error> {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(deliver::TIMEOUT)
            .no_proxy()
            .user_agent("antom-test-gateway")
            .build()
            .map_err(Error::Http)?;
        let courier = Arc::new(Http::new(http, deliver::LONGEST_ANSWER));
        Ok(Self::of(config, url, courier, Clock::default()))
    }

    /// A gateway of a simulation: its notifications go by `courier`, and its clock stands at `now`
    /// (epoch milliseconds) until it is moved.
    #[must_use]
    pub fn simulated(config: Config, url: String, courier: Arc<dyn Transport>, now: i64) -> Self {
        Self::of(config, url, courier, Clock::standing(Moment::from_ms(now)))
    }

    fn of(config: Config, url: String, courier: Arc<dyn Transport>, clock: Clock) -> Self {
        Self(Arc::new(Shared {
            config,
            url,
            clock,
            world: Mutex::default(),
            planned: Notify::new(),
            runner: tokio::sync::Mutex::default(),
            courier,
            closing: watch::Sender::new(false),
            kept_in: OnceLock::new(),
            changed: Notify::new(),
        }))
    }

    /// Changes how long the gateway takes for what it does by itself.
    pub fn set_timing(&self, timing: Timing) {
        self.world().timing = timing;
    }

    /// From now on the merchant's clock runs with this gateway's, so that times in its requests are
    /// read so. As long as nobody says this, they are read against the wall clock.
    pub fn merchant_follows(&self) {
        self.world().merchant_follows = true;
    }

    /// What time it is for the merchant.
    pub(crate) fn merchants_now(&self) -> Moment {
        if self.world().merchant_follows {
            self.now()
        } else {
            Moment::wall()
        }
    }

    /// How far the merchant's clock is behind this one.
    pub(crate) fn merchants_lag(&self) -> Duration {
        if self.world().merchant_follows {
            Duration::ZERO
        } else {
            self.ahead()
        }
    }

    pub(crate) fn config(&self) -> &Config {
        &self.0.config
    }

    pub(crate) fn url(&self) -> &str {
        &self.0.url
    }

    pub(crate) fn courier(&self) -> &dyn Transport {
        &*self.0.courier
    }

    pub(crate) fn now(&self) -> Moment {
        self.0.clock.now()
    }

    /// What time it is here, epoch milliseconds.
    #[must_use]
    pub fn now_ms(&self) -> i64 {
        self.now().ms()
    }

    /// How far its clock is ahead of the wall clock.
    #[must_use]
    pub fn ahead(&self) -> Duration {
        self.0.clock.ahead()
    }

    /// For reading. A panic while it was held leaves nothing half-done that matters in a test
    /// gateway.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.0.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For changing: the runner looks again at what it waits for.
    pub(crate) fn change<T>(&self, act: impl FnOnce(&mut World, Moment) -> T) -> T {
        let result = act(&mut self.world(), self.now());
        self.0.planned.notify_one();
        self.0.changed.notify_one();
        result
    }

    pub(crate) fn sign(&self, message: &Message<'_>) -> Result<String, SignatureError> {
        let key: &PrivateKey = &self.0.config.private_key;
        antom::sign(key, message)
    }

    /// Ends calls that a fault holds, and the runner.
    pub(crate) fn close(&self) {
        self.0.closing.send_replace(true);
    }

    pub(crate) async fn closed(&self) {
        let mut closing = self.0.closing.subscribe();
        // The sender lives in `self`, so this only ends by the gateway closing.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    pub(crate) fn keep_in(&self, path: PathBuf) -> Result<(), Error> {
        let kept = state::read(&path)?;
        if let Some((world, ahead)) = kept {
            let mut ours = self.world();
            let timing = ours.timing;
            *ours = world;
            ours.timing = timing;
            drop(ours);
            self.0.clock.resume(ahead);
        }
        // A second file would be ignored: the first one counts.
        let _ = self.0.kept_in.set(path);
        Ok(())
    }

    /// Keeps what changes, until the gateway closes and once more then.
    pub(crate) async fn keep(self) {
        let Some(path) = self.0.kept_in.get().cloned() else {
            return;
        };
        loop {
            let closing = tokio::select! {
                () = self.0.changed.notified() => false,
                () = self.closed() => true,
            };
            if !closing {
                // Several changes in a row are kept at once.
                tokio::select! {
                    () = tokio::time::sleep(KEPT_WITHIN) => {}
                    () = self.closed() => {}
                }
            }
            let text = state::write(&self.world(), self.ahead());
            let file = path.clone();
            let written = tokio::task::spawn_blocking(move || state::replace(&file, &text)).await;
            if let Ok(Err(problem)) = written {
                tracing::error!(%problem, "the sandbox's state can't be kept");
            }
            if closing {
                return;
            }
        }
    }

    /// Lets events happen as they fall due, until the gateway closes.
    pub(crate) async fn run(self) {
        let live = async {
            loop {
                let earliest = self.world().schedule.earliest();
                let due = async {
                    match earliest {
                        Some(at) => tokio::time::sleep(at.since(self.now())).await,
                        None => std::future::pending().await,
                    }
                };
                tokio::select! {
                    () = due => self.run_due().await,
                    () = self.0.planned.notified() => {}
                }
            }
        };
        tokio::select! {
            () = live => {}
            () = self.closed() => {}
        }
    }

    async fn run_due(&self) {
        let mut under_way = self.0.runner.lock().await;
        while under_way.try_join_next().is_some() {}
        loop {
            let popped = self.world().schedule.pop_due(self.now());
            let Some((at, event)) = popped else { return };
            match event {
                // A merchant that is slow to acknowledge must not hold up everything else.
                Event::Deliver(no) => {
                    let gateway = self.clone();
                    under_way.spawn(async move {
                        deliver::deliver(&gateway, no, at, Manner::Scheduled).await;
                    });
                }
                event => self.change(|world, _| world.happen(event, at)),
            }
        }
    }

    /// Moves the clock forward, stopping at every event on the way so that each happens at its own
    /// time and what it plans can happen within the same move.
    pub async fn advance(&self, by: Duration) -> Moved {
        let mut under_way = self.0.runner.lock().await;
        while under_way.join_next().await.is_some() {}
        let target_ahead = self.0.clock.ahead().saturating_add(by);
        let target = self.now().after(by);
        let mut events = 0;
        loop {
            let popped = self.world().schedule.pop_due(target);
            let Some((at, event)) = popped else { break };
            self.0.clock.reach(at);
            events += 1;
            match event {
                Event::Deliver(no) => {
                    deliver::deliver(self, no, at, Manner::Scheduled).await;
                }
                event => self.change(|world, _| world.happen(event, at)),
            }
        }
        self.0.clock.settle_ahead(target_ahead);
        self.0.planned.notify_one();
        self.0.changed.notify_one();
        Moved { events }
    }

    /// Sends everything that waits to be sent, without waiting for its time.
    pub(crate) async fn flush(&self) -> usize {
        let mut under_way = self.0.runner.lock().await;
        while under_way.join_next().await.is_some() {}
        let mut waiting: VecDeque<NotificationNo> = self.world().schedule.take_deliveries().into();
        let count = waiting.len();
        while let Some(no) = waiting.pop_front() {
            match deliver::deliver(self, no, self.now(), Manner::Flushed).await {
                Went::Out => {}
                Went::Behind => waiting.push_back(no),
            }
        }
        count
    }
}
