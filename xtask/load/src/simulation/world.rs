//! One world: a database, a gateway, two processes, and some buyers, until their purchases are over.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use antom::transport::{Carried, Transport};
use antom::{ExposeSecret, PrivateKey};
use axum::Router;
use axum::http::{Method, Request, header};
use serde_json::{Value, json};
use server::config::CatalogueConfig;
use server::jobs;
use server::platform::director;
use server::platform::mailer::MemoryMailer;
use server::platform::metrics::labels::Job;
use server::store;
use tempfile::TempDir;
use tokio::sync::oneshot;
use xtask::fixture::Fixture;
use xtask::project::Project;
use xtask::run::Result;

use super::antom_page::AntomPage;
use super::network::{Fate, Network, ask, bad_gateway, broken, timeout};
use super::processes::{PROCESSES, Process, Setting, from_antom};
use super::shopper::Shopper;
use super::stage::{Directing, Stage, Turn, WorkNo};
use super::{office, run_down};
use crate::books::Books;
use crate::processes::CLIENT_ID;
use crate::soak::random::Random;

const SHOP: &str = "http://127.0.0.1:4000";
const ANTOM: &str = "http://127.0.0.1:4100";
/// 29 November 2026, noon at Antom's: every world begins there.
const BEGIN: i64 = 1_795_924_800_000;
/// Of everything.
pub(super) const PIECES: i64 = 10_000;
/// At a time.
const SHOPPERS: u64 = 4;

const JOBS: [(u64, Job); 8] = [
    (8, Job::Inbox),
    (8, Job::Outbox),
    (4, Job::Mail),
    (6, Job::Janitor),
    (1, Job::Tidying),
    (2, Job::Search),
    (1, Job::Subscriptions),
    (1, Job::Disputes),
];

/// What is the same in every world.
pub(crate) struct Template {
    database: Vec<u8>,
    variables: HashMap<String, String>,
    merchant: PrivateKey,
    antom: PrivateKey,
    _folder: TempDir,
}

impl Template {
    /// Fills a database, and makes the keys.
    pub(crate) fn make(project: &Project) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("shop.db");
        let site = folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg/abc"))?;
        std::fs::write(site.join("site.json"), r#"{"assets":"/pkg/abc"}"#)?;
        let mut variables: HashMap<String, String> = Fixture::of(project).variables().collect();
        let (merchant, antom) = (PrivateKey::generate()?, PrivateKey::generate()?);
        for (name, value) in [
            ("SHOP_ADDR", "127.0.0.1:4000".to_owned()),
            ("SHOP_PUBLIC_URL", SHOP.to_owned()),
            ("SHOP_SITE", site.display().to_string()),
            (
                "SHOP_MAIL_DIR",
                folder.path().join("mail").display().to_string(),
            ),
            ("SHOP_PAY_LIMIT", "100000".to_owned()),
            (
                "SHOP_CARD_KEY",
                "c2ltdWxhdGlvbiBzaW11bGF0aW9uIHNpbXVsYXRpb24=".to_owned(),
            ),
            ("ANTOM_CLIENT_ID", CLIENT_ID.to_owned()),
            (
                "ANTOM_PRIVATE_KEY",
                merchant.to_pkcs8_base64()?.expose_secret().to_owned(),
            ),
            ("ANTOM_PUBLIC_KEY", antom.public_key().to_spki_base64()?),
            ("ANTOM_GATEWAY_URL", ANTOM.to_owned()),
            ("ANTOM_CHECKOUT_ORIGINS", ANTOM.to_owned()),
        ] {
            variables.insert(name.to_owned(), value);
        }
        runtime()?.block_on(fill(&file, &variables))?;
        Ok(Self {
            database: std::fs::read(&file)?,
            variables,
            merchant,
            antom,
            _folder: folder,
        })
    }
}

async fn fill(file: &Path, variables: &HashMap<String, String>) -> Result<()> {
    let url = address(file);
    let db = store::connect(&url).await?;
    let goods = CatalogueConfig::load(&|name| variables.get(name).cloned())?.file()?;
    store::schema::migrate(&db, Some(&goods)).await?;
    db.close().await?;
    let books = Books::open(&url).await?;
    books.fill_the_shelves(u32::try_from(PIECES)?).await?;
    books.close().await
}

fn address(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}

/// What came of it.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) worlds: u64,
    pub(crate) purchases: u64,
    pub(crate) paid: u64,
    pub(crate) steps: u64,
    pub(crate) faults: u64,
    pub(crate) crashes: u64,
    /// In cents, over all orders.
    pub(crate) difference: i64,
    pub(crate) wrong: Vec<String>,
}

impl Figures {
    pub(crate) fn add(&mut self, other: Self) {
        self.worlds += other.worlds;
        self.purchases += other.purchases;
        self.paid += other.paid;
        self.steps += other.steps;
        self.faults += other.faults;
        self.crashes += other.crashes;
        self.difference += other.difference;
        self.wrong.extend(other.wrong);
    }

    pub(crate) fn fail(&mut self, seed: u64, error: &str) {
        self.wrong.push(format!("seed {seed}: {error}"));
    }
}

pub(crate) struct World {
    pub(super) stage: Arc<Stage>,
    pub(super) gateway: sandbox::Gateway,
    pub(super) antom: Router,
    pub(super) network: Arc<Network>,
    random: Mutex<Random>,
    processes: Mutex<Vec<Process>>,
    setting: Setting,
    crashes: Mutex<u64>,
    pub(super) database: String,
}

impl World {
    /// From its first purchase to the last cent.
    pub(crate) fn live(
        template: &Template,
        seed: u64,
        purchases: u64,
        tells: bool,
    ) -> Result<Figures> {
        let folder = tempfile::tempdir_in(memory())?;
        let file = folder.path().join("shop.db");
        std::fs::write(&file, &template.database)?;
        let runtime = runtime()?;
        let figures = runtime.block_on(async {
            let world = Self::begin(template, &file, seed, tells).await?;
            let bought = world.shop_until(purchases).await?;
            let mut figures = run_down::run_down(&world, seed).await?;
            figures.worlds = 1;
            figures.purchases = bought;
            figures.steps = world.stage.steps();
            figures.faults = world.network.faults();
            figures.crashes = *held(&world.crashes);
            Ok::<_, xtask::run::Failure>(figures)
        });
        director::direct_nobody();
        drop(runtime);
        figures
    }

    async fn begin(template: &Template, file: &Path, seed: u64, tells: bool) -> Result<Arc<Self>> {
        let stage = Stage::new(tells);
        director::direct(Arc::new(Directing(Arc::clone(&stage))));
        let courier = Arc::new(FromAntom::default());
        let config = sandbox::Config {
            addr: ([127, 0, 0, 1], 4100).into(),
            public_url: Some(ANTOM.to_owned()),
            client_id: Some(CLIENT_ID.to_owned()),
            merchant_public_key: template.merchant.public_key(),
            private_key: template.antom.clone(),
            resend: sandbox::Resend::Schedule,
        };
        let gateway = sandbox::Gateway::simulated(config, ANTOM.to_owned(), courier.clone(), BEGIN);
        gateway.merchant_follows();
        let mut random = Random::new(seed, 0);
        gateway.set_timing(sandbox::Timing {
            notify_after: Duration::from_millis(random.between(0, 4_000)),
            capture_after: Duration::from_millis(random.between(0, 60_000)),
        });
        let antom = sandbox::router(gateway.clone());
        let network = Network::new(Random::new(seed, 1));
        let mut variables = template.variables.clone();
        variables.insert("SHOP_DATABASE_URL".to_owned(), address(file));
        if random.percent(30) {
            variables.insert("SHOP_CAPTURE".to_owned(), "manual".to_owned());
        }
        let setting = Setting {
            variables,
            gateway: gateway.clone(),
            antom: antom.clone(),
            network: Arc::clone(&network),
            mail: MemoryMailer::default(),
        };
        let mut processes = Vec::new();
        for number in 0..PROCESSES {
            processes.push(Process::start(&setting, number).await?);
        }
        let world = Arc::new(Self {
            stage,
            gateway,
            antom,
            network,
            random: Mutex::new(random),
            processes: Mutex::new(processes),
            setting,
            crashes: Mutex::new(0),
            database: address(file),
        });
        let _ = courier.0.set(Arc::downgrade(&world));
        Ok(world)
    }

    fn random(&self) -> MutexGuard<'_, Random> {
        held(&self.random)
    }

    pub(super) fn process(&self, number: usize) -> Process {
        held(&self.processes)[number].clone()
    }

    fn some_process(&self) -> usize {
        let number = self.random().between(0, PROCESSES as u64 - 1);
        usize::try_from(number).unwrap_or_default()
    }

    /// Gives how many orders were placed.
    async fn shop_until(self: &Arc<Self>, purchases: u64) -> Result<u64> {
        let mut number = 0;
        let mut shoppers: Vec<Shopper> = Vec::new();
        let (mut gone, mut forms) = (Vec::new(), 0_u64);
        loop {
            let bought: usize = gone
                .iter()
                .map(|gone: &Shopper| gone.hand().orders.len())
                .sum();
            let bought = bought as u64;
            if shoppers.is_empty() && bought >= purchases {
                return Ok(bought);
            }
            while (shoppers.len() as u64) < SHOPPERS && bought < purchases {
                shoppers.push(Shopper::new(number, &mut self.random()));
                number += 1;
            }
            let turns = self.stage.turns();
            let what = self.random().weighted(&[
                (6 * turns.len() as u64, 'g'),
                (10, 's'),
                (16, 'p'),
                (14, 'j'),
                (6, 't'),
                (1, 'm'),
                (1, 'f'),
            ]);
            match what {
                'g' => {
                    let work = self.whose_turn(&turns);
                    self.go_on(work).await?;
                }
                's' if !shoppers.is_empty() => {
                    let at = self.random().between(0, shoppers.len() as u64 - 1);
                    let at = usize::try_from(at)?;
                    self.shopper_acts(&mut shoppers[at]);
                    if shoppers[at].acts == 0 {
                        gone.push(shoppers.remove(at));
                    }
                }
                'p' => self.somebody_pays(&shoppers).await?,
                'j' => self.job_begins(),
                't' => self.time_passes().await?,
                'm' => {
                    forms += 1;
                    self.merchant_acts(&shoppers, &gone, forms);
                }
                'f' => self.fault().await?,
                _ => {}
            }
        }
    }

    /// Somebody who waits for others comes on seldomer than they.
    fn whose_turn(&self, turns: &[Turn]) -> WorkNo {
        let weigh = |turn: &Turn| (if turn.waits { 1 } else { 8 }, turn.work);
        let weighed: Vec<_> = turns.iter().map(weigh).collect();
        self.random().weighted(&weighed)
    }

    fn shopper_acts(&self, shopper: &mut Shopper) {
        shopper.acts = shopper.acts.saturating_sub(1);
        let number = self.some_process();
        let shop = self.process(number).shop();
        let mut random = self.random();
        let act = shopper.choose(&mut random);
        let work = shopper.act(shop, act, &mut random);
        drop(random);
        self.stage.begin(number, act.name(), work);
    }

    async fn somebody_pays(&self, shoppers: &[Shopper]) -> Result<()> {
        if shoppers.is_empty() {
            return Ok(());
        }
        let (page, mut random) = {
            let mut random = self.random();
            let shopper = random.pick(shoppers);
            let hand = shopper.hand();
            let page = if random.percent(85) {
                hand.pages.last().cloned()
            } else if hand.pages.is_empty() {
                None
            } else {
                Some(random.pick(&hand.pages).clone())
            };
            (page, random.fork())
        };
        let Some(page) = page else { return Ok(()) };
        let antom = AntomPage {
            antom: self.antom.clone(),
            origin: ANTOM.to_owned(),
        };
        antom.act(&page, &mut random).await
    }

    fn job_begins(&self) {
        let number = self.some_process();
        let job = self.random().weighted(&JOBS);
        if self.stage.has(number, job.as_str()) {
            return;
        }
        let jobs = self.process(number).jobs;
        let work = async move {
            // What failed is tried again.
            let _ = jobs::one(&jobs, job).await;
        };
        self.stage.begin(number, job.as_str(), Box::pin(work));
    }

    async fn time_passes(&self) -> Result<()> {
        let seconds = {
            let mut random = self.random();
            match random.between(1, 40) {
                1 => random.between(600, 7_200),
                2..=5 => random.between(30, 300),
                _ => random.between(1, 8),
            }
        };
        self.pass(Duration::from_secs(seconds)).await;
        Ok(())
    }

    pub(super) async fn pass(&self, time: Duration) {
        self.stage.tell(|| format!("{time:?} pass"));
        self.stage.pass(time);
        self.gateway.advance(time).await;
    }

    fn merchant_acts(&self, shoppers: &[Shopper], gone: &[Shopper], form: u64) {
        let number = self.some_process();
        let shop = self.process(number).shop();
        let mut random = self.random();
        let orders: Vec<String> = shoppers
            .iter()
            .chain(gone)
            .flat_map(|shopper| shopper.hand().orders.clone())
            .collect();
        if orders.is_empty() {
            return;
        }
        let token = random.pick(&orders).clone();
        let work = office::act(shop, token, format!("form-{form}"), &mut random);
        drop(random);
        self.stage.begin(number, "the office", work);
    }

    /// Something is refused, or takes its time, at the gateway itself.
    async fn fault(&self) -> Result<()> {
        let rule = {
            let mut random = self.random();
            let (api, fault) = random.weighted(&[
                (3, ("payment", "decline")),
                (2, ("capture", "decline")),
                (2, ("refund", "decline")),
                (2, ("pay", "in_process")),
                (2, ("createPaymentSession", "answer_u")),
                (1, ("cancel", "answer_u")),
                (2, ("notify", "late")),
                (2, ("notify", "wrong_order")),
                (2, ("notify", "twice")),
                (1, ("notify", "unknown_order")),
            ]);
            let mut rule = json!({ "api": api, "fault": fault, "times": 1 });
            if ["in_process", "late", "wrong_order"].contains(&fault) {
                rule["seconds"] = random.between(1, 60).into();
            }
            rule
        };
        self.control(Method::POST, "faults", &rule)
            .await
            .map(|_| ())
    }

    pub(super) async fn control(&self, method: Method, path: &str, body: &Value) -> Result<Value> {
        let request = Request::builder()
            .method(method)
            .uri(format!("/control/{path}"))
            .header(header::HOST, "127.0.0.1:4100")
            .header(header::CONTENT_TYPE, "application/json");
        let answer = ask(&self.antom, request.body(body.to_string().into_bytes())?).await?;
        let text = String::from_utf8_lossy(answer.body()).into_owned();
        if answer.status().is_success() {
            Ok(serde_json::from_str(&text)?)
        } else {
            Err(format!("the gateway's controls answered {path}: {text}").into())
        }
    }

    /// Lets this work go on. Where it holds the database's lock it goes on until it has let go.
    pub(super) async fn go_on(&self, work: WorkNo) -> Result<()> {
        loop {
            let turns = self.stage.turns();
            let Some(turn) = turns.iter().find(|turn| turn.work == work) else {
                return Ok(());
            };
            // One in a few hundred steps is the last of its process.
            if !self.network.is_calm() && self.random().between(1, 250) == 1 {
                return self.die(turn.process).await;
            }
            self.stage.go_on(work).await?;
            let turns = self.stage.turns();
            let holds = turns
                .iter()
                .any(|turn| turn.work == work && turn.holds_lock);
            if !holds {
                return Ok(());
            }
        }
    }

    async fn die(&self, number: usize) -> Result<()> {
        self.stage.tell(|| format!("process {number} dies"));
        self.stage.kill(number).await;
        *held(&self.crashes) += 1;
        let started = Process::start(&self.setting, number).await?;
        held(&self.processes)[number] = started;
        Ok(())
    }

    /// A notification arrives; others go on meanwhile. Without an answer its process has died.
    async fn notify(&self, request: Request<Vec<u8>>) -> Result<Option<http::Response<Vec<u8>>>> {
        let number = self.some_process();
        let door = self.process(number).door();
        let (answered, mut answer) = oneshot::channel();
        let work = self.stage.begin(
            number,
            "a notification",
            Box::pin(async move {
                if let Ok(answer) = ask(&door, from_antom(request)).await {
                    let _ = answered.send(answer);
                }
            }),
        );
        while self.stage.is_under_way(work) {
            let turns = self.stage.turns();
            let mine = self.random().percent(70);
            let next = if mine { work } else { self.whose_turn(&turns) };
            self.go_on(next).await?;
        }
        Ok(answer.try_recv().ok())
    }
}

pub(super) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where files are kept in memory, if there is such a place.
fn memory() -> PathBuf {
    let shared = PathBuf::from("/dev/shm");
    if shared.is_dir() {
        shared
    } else {
        std::env::temp_dir()
    }
}

/// The way from Antom to the shop.
#[derive(Default)]
struct FromAntom(OnceLock<std::sync::Weak<World>>);

impl std::fmt::Debug for FromAntom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FromAntom")
    }
}

impl Transport for FromAntom {
    fn carry(&self, request: Request<Vec<u8>>) -> Carried<'_> {
        Box::pin(async move {
            let Some(world) = self.0.get().and_then(std::sync::Weak::upgrade) else {
                return Err(broken());
            };
            let fate = world.network.fate();
            let times = match fate {
                Fate::NotSent | Fate::Lost => return Err(timeout()),
                Fate::Twice => 2,
                Fate::Arrives | Fate::AnswerLost | Fate::BadGateway | Fate::Damaged => 1,
            };
            let mut answer = None;
            for _ in 0..times {
                answer = world.notify(request.clone()).await.map_err(|_| broken())?;
            }
            match fate {
                Fate::AnswerLost => Err(timeout()),
                Fate::BadGateway => Ok(bad_gateway()),
                Fate::Arrives | Fate::Damaged | Fate::Twice | Fate::NotSent | Fate::Lost => {
                    answer.ok_or_else(broken)
                }
            }
        })
    }
}
