//! A database of its own for every test: a SQLite file, or a new database on the PostgreSQL server
//! that `TEST_DATABASE_URL` names.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait as _, Database, DatabaseConnection, DbBackend, Statement,
};
use server::store;
use server::store::Db;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use url::Url;
use uuid::Uuid;

use super::fixture::catalogue;

/// After which what a run left behind is nobody's any more.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(crate) struct TestDatabase {
    pub(crate) url: String,
    /// For the database, the built site and whatever else a shop writes.
    pub(crate) folder: TempDir,
    postgres: Option<OnServer>,
}

struct OnServer {
    server: String,
    name: String,
}

/// The SQLite file with the schema and the goods, which every test gets a copy of.
static FILE: OnceCell<Vec<u8>> = OnceCell::const_new();

/// The name of the PostgreSQL database that every test gets a copy of.
static TEMPLATE: OnceCell<String> = OnceCell::const_new();

/// Names what all tests of this run share, also where each of them is a process of its own.
static RUN: LazyLock<String> = LazyLock::new(|| {
    let run = std::env::var("NEXTEST_RUN_ID").ok();
    let run = run.and_then(|id| Uuid::try_parse(&id).ok());
    let id = run.unwrap_or_else(Uuid::now_v7).simple().to_string();
    // PostgreSQL cuts long names.
    id[..12].to_owned()
});

impl TestDatabase {
    /// Empty.
    pub(crate) async fn create() -> Self {
        match std::env::var("TEST_DATABASE_URL") {
            Ok(server) => Self::on_server(server, "template1").await,
            Err(_) => Self::in_file(),
        }
    }

    /// With the schema and the goods that tests buy.
    pub(crate) async fn filled() -> Self {
        if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
            let template = TEMPLATE.get_or_init(|| template(&server)).await;
            return Self::on_server(server, template).await;
        }
        let file = FILE.get_or_init(filled_file).await;
        let database = Self::in_file();
        std::fs::write(database.file(), file).unwrap();
        database
    }

    fn in_file() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
        Self {
            url,
            folder,
            postgres: None,
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("shop.db")
    }

    async fn on_server(server: String, template: &str) -> Self {
        let name = new_name("test");
        let create = format!("CREATE DATABASE {name} TEMPLATE {template}");
        run(&server, &create).await;
        Self {
            url: url_of(&server, &name),
            folder: tempfile::tempdir().unwrap(),
            postgres: Some(OnServer { server, name }),
        }
    }

    /// A copy, made as docs/operations.md says, while the shop may be writing.
    pub(crate) async fn backup(&self) -> Self {
        let copy = Self::create().await;
        if self.postgres.is_some() {
            let file = copy.folder.path().join("shop.dump").display().to_string();
            run_program("pg_dump", &["--format=custom", "--file", &file, &self.url]);
            run_program("pg_restore", &["--no-owner", "--dbname", &copy.url, &file]);
        } else {
            let file = copy.file().display().to_string();
            let db = self.connect().await;
            db.execute_unprepared(&format!("VACUUM INTO '{file}'"))
                .await
                .unwrap();
            db.close().await.unwrap();
        }
        copy
    }

    pub(crate) async fn connect(&self) -> Db {
        store::connect(&self.url).await.unwrap()
    }

    /// A built site with nothing in it but its name.
    pub(crate) fn site(&self) -> String {
        let site = self.folder.path().join("site");
        std::fs::create_dir_all(site.join("pkg/abc")).unwrap();
        std::fs::write(site.join("site.json"), r#"{"assets":"/pkg/abc"}"#).unwrap();
        site.display().to_string()
    }
}

/// What the first test of this run made, or makes it. Two that begin together both do.
async fn filled_file() -> Vec<u8> {
    let shared = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let path = shared.join(format!("filled-{}.db", *RUN));
    if let Ok(file) = std::fs::read(&path) {
        return file;
    }
    forget_old_files(&shared);
    let database = TestDatabase::in_file();
    migrate(&database.url).await;
    // Nobody finds half a file.
    let whole = tempfile::NamedTempFile::new_in(&shared).unwrap();
    std::fs::copy(database.file(), whole.path()).unwrap();
    whole.persist(&path).unwrap();
    std::fs::read(path).unwrap()
}

/// Those of runs that ended long ago.
fn forget_old_files(folder: &Path) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with("filled-");
        let age = entry.metadata().and_then(|data| data.modified());
        let age = age.ok().and_then(|modified| modified.elapsed().ok());
        if ours && age.is_some_and(|age| age > DAY) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// What the first test of this run made, or makes it, while the others wait.
async fn template(server: &str) -> String {
    // One connection, because the lock is its own.
    let mut options = ConnectOptions::new(server);
    options.max_connections(1);
    let db = Database::connect(options).await.unwrap();
    let mut found = template_of_this_run(&db).await;
    if found.is_none() {
        db.execute_unprepared("SELECT pg_advisory_lock(hashtext('the template of the tests'))")
            .await
            .unwrap();
        found = template_of_this_run(&db).await;
    }
    let name = match found {
        Some(name) => name,
        None => make_template(&db, server).await,
    };
    // Lets the next one in.
    db.close().await.unwrap();
    name
}

/// Drops what runs left behind that ended long ago, too.
async fn make_template(db: &DatabaseConnection, server: &str) -> String {
    for name in databases(db, "wayfare\\_te%").await {
        if is_old(&name) {
            let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            db.execute_unprepared(&drop).await.unwrap();
        }
    }
    // Nobody finds half a template: it gets its name when it is whole.
    let half = new_name("test");
    db.execute_unprepared(&format!("CREATE DATABASE {half}"))
        .await
        .unwrap();
    migrate(&url_of(server, &half)).await;
    let name = new_name(&template_name());
    db.execute_unprepared(&format!("ALTER DATABASE {half} RENAME TO {name}"))
        .await
        .unwrap();
    name
}

fn template_name() -> String {
    format!("template_{}", *RUN)
}

async fn template_of_this_run(db: &DatabaseConnection) -> Option<String> {
    let like = format!("wayfare_{}_%", template_name()).replace('_', "\\_");
    databases(db, &like).await.into_iter().next()
}

async fn databases(db: &DatabaseConnection, like: &str) -> Vec<String> {
    let sql = format!("SELECT datname FROM pg_database WHERE datname LIKE '{like}'");
    let all = Statement::from_string(DbBackend::Postgres, sql);
    let rows = db.query_all_raw(all).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

fn new_name(what: &str) -> String {
    format!("wayfare_{what}_{}", Uuid::now_v7().simple())
}

/// Whether this is a name that [`new_name`] gave more than a day ago.
fn is_old(name: &str) -> bool {
    let made = name
        .rsplit_once('_')
        .and_then(|(_, id)| Uuid::try_parse(id).ok()?.get_timestamp());
    let (now, _) = Uuid::now_v7().get_timestamp().unwrap().to_unix();
    made.is_some_and(|made| made.to_unix().0 + DAY.as_secs() < now)
}

fn url_of(server: &str, name: &str) -> String {
    let mut url = Url::parse(server).unwrap();
    url.set_path(name);
    url.into()
}

async fn migrate(url: &str) {
    let db = store::connect(url).await.unwrap();
    store::schema::migrate(&db, Some(catalogue()))
        .await
        .unwrap();
    db.close().await.unwrap();
}

async fn run(server: &str, sql: &str) {
    let db = Database::connect(server).await.unwrap();
    db.execute_unprepared(sql).await.unwrap();
    db.close().await.unwrap();
}

fn run_program(program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program} comes with PostgreSQL: {error}"));
    assert!(output.status.success(), "{program}: {output:?}");
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some(OnServer { server, name }) = self.postgres.take() else {
            return;
        };
        // A runtime of its own: the test's may be ending, or panicking.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(run(
                &server,
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            ));
        });
        let _ = dropping.join();
    }
}
