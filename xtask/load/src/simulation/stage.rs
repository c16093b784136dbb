//! Whose turn it is: work goes on one piece at a time, and stops at each step until it is chosen again.

use std::collections::BTreeMap;
use std::panic::Location;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use server::platform::director::{Director, Step};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use xtask::run::Result;

/// Longer than any piece of work takes from one step to the next.
const PATIENCE: Duration = Duration::from_secs(8);

pub(super) type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A piece of work, by its number.
pub(super) type WorkNo = u64;

/// Where all that is under way stands.
pub(super) struct Stage {
    scene: Mutex<Scene>,
    told: tokio::sync::Mutex<mpsc::UnboundedReceiver<WorkNo>>,
    began: Instant,
    /// Whether each step is told on standard error.
    tells: bool,
}

struct Scene {
    next: WorkNo,
    running: Option<WorkNo>,
    parked: Vec<Parked>,
    under_way: BTreeMap<WorkNo, UnderWay>,
    steps: u64,
    elapsed: Duration,
    tell: mpsc::UnboundedSender<WorkNo>,
}

struct UnderWay {
    process: usize,
    name: &'static str,
    task: JoinHandle<()>,
}

struct Parked {
    work: WorkNo,
    has_begun: bool,
    step: Step,
    place: &'static Location<'static>,
    go_on: oneshot::Sender<()>,
}

/// Work that could go on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    pub(super) work: WorkNo,
    pub(super) process: usize,
    /// It waits for others.
    pub(super) waits: bool,
    /// It holds the one lock of the database, so nobody else can write before it.
    pub(super) holds_lock: bool,
}

/// Tells that work has ended, however it did.
struct End(WorkNo, mpsc::UnboundedSender<WorkNo>);

impl Drop for End {
    fn drop(&mut self) {
        let _ = self.1.send(self.0);
    }
}

impl Stage {
    pub(super) fn new(tells: bool) -> Arc<Self> {
        let (tell, told) = mpsc::unbounded_channel();
        Arc::new(Self {
            scene: Mutex::new(Scene {
                next: 0,
                running: None,
                parked: Vec::new(),
                under_way: BTreeMap::new(),
                steps: 0,
                elapsed: Duration::ZERO,
                tell,
            }),
            told: tokio::sync::Mutex::new(told),
            began: Instant::now(),
            tells,
        })
    }

    fn scene(&self) -> MutexGuard<'_, Scene> {
        self.scene.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn steps(&self) -> u64 {
        self.scene().steps
    }

    /// Tells what happens, if somebody wants to read it.
    pub(super) fn tell(&self, what: impl FnOnce() -> String) {
        if self.tells {
            eprintln!("{}", what());
        }
    }

    /// Stopwatches move on.
    pub(super) fn pass(&self, time: Duration) {
        self.scene().elapsed += time;
    }

    /// Work of a process, which waits for its first turn.
    pub(super) fn begin(&self, process: usize, name: &'static str, work: Work) -> WorkNo {
        let mut scene = self.scene();
        let number = scene.next;
        scene.next += 1;
        let (go_on, turn) = oneshot::channel();
        let tell = scene.tell.clone();
        let task = tokio::spawn(async move {
            let _end = End(number, tell);
            if turn.await.is_ok() {
                work.await;
            }
        });
        let under_way = UnderWay {
            process,
            name,
            task,
        };
        scene.under_way.insert(number, under_way);
        scene.parked.push(Parked {
            work: number,
            has_begun: false,
            step: Step::Waiting,
            place: Location::caller(),
            go_on,
        });
        number
    }

    pub(super) fn is_under_way(&self, work: WorkNo) -> bool {
        self.scene().under_way.contains_key(&work)
    }

    /// Whether a process has work of this name under way.
    pub(super) fn has(&self, process: usize, name: &str) -> bool {
        let scene = self.scene();
        let mut all = scene.under_way.values();
        all.any(|each| each.process == process && each.name == name)
    }

    /// What could go on.
    pub(super) fn turns(&self) -> Vec<Turn> {
        let scene = self.scene();
        let turn = |parked: &Parked| {
            let of = scene.under_way.get(&parked.work)?;
            Some(Turn {
                work: parked.work,
                process: of.process,
                waits: parked.step == Step::Waiting && parked.has_begun,
                holds_lock: parked.step == Step::Before("commit"),
            })
        };
        scene.parked.iter().filter_map(turn).collect()
    }

    /// Where everything stands that could go on.
    fn standing(&self) -> String {
        let scene = self.scene();
        let line = |parked: &Parked| {
            let name = scene.under_way.get(&parked.work).map_or("", |of| of.name);
            let Parked {
                work, step, place, ..
            } = parked;
            format!("{work} {name} at {step:?} {place}")
        };
        let lines: Vec<_> = scene.parked.iter().map(line).collect();
        lines.join("; ")
    }

    /// Lets work go on to its next step, or to its end.
    pub(super) async fn go_on(&self, work: WorkNo) -> Result<()> {
        let name = {
            let mut scene = self.scene();
            let Some(at) = scene.parked.iter().position(|parked| parked.work == work) else {
                return Ok(());
            };
            let parked = scene.parked.remove(at);
            scene.running = Some(work);
            scene.steps += 1;
            let of = scene.under_way.get(&work);
            let (name, process) = of.map_or(("work", 0), |of| (of.name, of.process));
            let (step, place) = (parked.step, parked.place);
            self.tell(|| format!("{work} {name} of {process} goes on from {step:?} at {place}"));
            // It waits for this, or it has just been stopped.
            let _ = parked.go_on.send(());
            name
        };
        let mut told = self.told.lock().await;
        loop {
            match tokio::time::timeout(PATIENCE, told.recv()).await {
                Ok(Some(number)) if number == work => break,
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => {
                    let others = self.standing();
                    return Err(format!("{work} {name} neither stops nor ends; {others}").into());
                }
            }
        }
        drop(told);
        let ended = {
            let mut scene = self.scene();
            scene.running = None;
            let is_parked = scene.parked.iter().any(|parked| parked.work == work);
            if is_parked {
                None
            } else {
                scene.under_way.remove(&work)
            }
        };
        if let Some(ended) = ended
            && let Err(error) = ended.task.await
            && error.is_panic()
        {
            return Err(format!("{name} panicked").into());
        }
        Ok(())
    }

    /// Ends a process: whatever of it is under way goes no further.
    pub(super) async fn kill(&self, process: usize) {
        let tasks: Vec<_> = {
            let mut scene = self.scene();
            let of_it = |under_way: &UnderWay| under_way.process == process;
            let dying: Vec<WorkNo> = scene
                .under_way
                .iter()
                .filter(|(_, under_way)| of_it(under_way))
                .map(|(number, _)| *number)
                .collect();
            scene.parked.retain(|parked| !dying.contains(&parked.work));
            dying
                .iter()
                .filter_map(|number| scene.under_way.remove(number))
                .map(|under_way| under_way.task)
                .collect()
        };
        for task in tasks {
            task.abort();
            let _ = task.await;
        }
        // What it had started by itself is gone after this, and its transactions are rolled back.
        for _ in 0..8 {
            tokio::task::yield_now().await;
        }
    }
}

/// What the services' steps come to.
pub(super) struct Directing(pub(super) Arc<Stage>);

impl Director for Directing {
    fn reach(
        &self,
        step: Step,
        place: &'static Location<'static>,
    ) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        // A page asks for the ways to pay beside its own work, and waits for them by the wall clock.
        if matches!(step, Step::Before("consult") | Step::After("consult")) {
            return Box::pin(std::future::ready(()));
        }
        let stage = Arc::clone(&self.0);
        Box::pin(async move {
            let turn = {
                let mut scene = stage.scene();
                let Some(work) = scene.running.take() else {
                    return;
                };
                let (go_on, turn) = oneshot::channel();
                scene.parked.push(Parked {
                    work,
                    has_begun: true,
                    step,
                    place,
                    go_on,
                });
                let _ = scene.tell.send(work);
                turn
            };
            if turn.await.is_err() {
                std::future::pending::<()>().await;
            }
        })
    }

    fn instant(&self) -> Instant {
        self.0.began + self.0.scene().elapsed
    }
}
