//! A database of its own for every test: a SQLite file, or a new database on the PostgreSQL server
//! that `TEST_DATABASE_URL` names.

use std::process::Command;

use sea_orm::{ConnectionTrait as _, Database};
use server::store;
use server::store::Db;
use tempfile::TempDir;
use url::Url;

use super::fixture::catalogue;

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

impl TestDatabase {
    /// Empty.
    pub(crate) async fn create() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
            let url = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
            return Self {
                url,
                folder,
                postgres: None,
            };
        };
        let name = format!("wayfare_test_{}", uuid::Uuid::now_v7().simple());
        run(&server, &format!("CREATE DATABASE {name}")).await;
        let mut url = Url::parse(&server).unwrap();
        url.set_path(&name);
        Self {
            url: url.into(),
            folder,
            postgres: Some(OnServer { server, name }),
        }
    }

    /// With the schema and the goods that tests buy.
    pub(crate) async fn filled() -> Self {
        let database = Self::create().await;
        let db = database.connect().await;
        store::migrate(&db, catalogue()).await.unwrap();
        db.close().await.unwrap();
        database
    }

    /// A copy, made as docs/operations.md says, while the shop may be writing.
    pub(crate) async fn backup(&self) -> Self {
        let copy = Self::create().await;
        if self.postgres.is_some() {
            let file = copy.folder.path().join("shop.dump").display().to_string();
            run_program("pg_dump", &["--format=custom", "--file", &file, &self.url]);
            run_program("pg_restore", &["--no-owner", "--dbname", &copy.url, &file]);
        } else {
            let file = copy.folder.path().join("shop.db").display().to_string();
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
