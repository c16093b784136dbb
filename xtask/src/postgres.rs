//! A `PostgreSQL` cluster for one run of the tests: in a temporary folder, on a free port, gone
//! afterwards.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::run::{Background, Result, find_program, read};
use crate::{system, test};

pub struct Cluster {
    // Dropped in this order: the server ends before its folder goes.
    _server: Background,
    _folder: TempDir,
    port: u16,
}

/// What becomes of the databases when the machine fails.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// They are there again, as a merchant's have to be: for what is measured.
    Durable,
    /// They are lost. Nothing waits for a disk: for tests, which kill shops and no machine.
    Volatile,
}

impl Durability {
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Durable => &["fsync=on"],
            // Each test has a new database, in which nothing has to be tidied up.
            Self::Volatile => &[
                "fsync=off",
                "synchronous_commit=off",
                "full_page_writes=off",
                "autovacuum=off",
            ],
        }
    }

    /// Where the databases lie. Making and dropping one is a few hundred files, which costs a disk
    /// more than all that a test does with them.
    fn place(self) -> PathBuf {
        let memory = Path::new("/dev/shm");
        match self {
            Self::Volatile if has_room(memory) => memory.to_owned(),
            Self::Durable | Self::Volatile => std::env::temp_dir(),
        }
    }
}

/// Megabytes that the databases of tests take, with what is written ahead, and some to spare.
const ROOM: u64 = 3_000;

fn has_room(folder: &Path) -> bool {
    let mut df = Command::new("df");
    df.args(["--output=avail", "--block-size=1M"]).arg(folder);
    let free = read(df.stderr(Stdio::null())).unwrap_or_default();
    let free = free
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok());
    free.is_some_and(|free: u64| free >= ROOM)
}

impl Cluster {
    pub fn start(durability: Durability) -> Result<Self> {
        let programs = if let Some(programs) = find() {
            programs
        } else {
            test::need("PostgreSQL", "postgresql")?;
            find().ok_or("PostgreSQL was installed, but initdb is nowhere to be found")?
        };
        let owner = Owner::find()?;
        let folder = tempfile::Builder::new()
            .prefix("wayfare-postgres-")
            .tempdir_in(durability.place())?;
        owner.give(folder.path())?;
        let data = folder.path().join("data");

        let mut initdb = Command::new(programs.join("initdb"));
        initdb.arg("-D").arg(&data).args([
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        read(owner.run(&mut initdb, folder.path()))?;

        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut postgres = Command::new(programs.join("postgres"));
        postgres
            .arg("-D")
            .arg(&data)
            .args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                &format!("port={port}"),
            ])
            .args(
                durability
                    .settings()
                    .iter()
                    .flat_map(|setting| ["-c", setting]),
            )
            // Every test has a database and a pool of its own, and they run side by side.
            .args(["-c", "max_connections=300"])
            .arg("-c")
            .arg(format!(
                "unix_socket_directories={}",
                folder.path().display()
            ));
        let log = std::fs::File::create(folder.path().join("log"))?;
        postgres.stdout(log.try_clone()?).stderr(log);
        let mut server = Background::start(owner.run(&mut postgres, folder.path()))?;
        wait(&mut server, &programs, port, folder.path())?;
        Ok(Self {
            _server: server,
            _folder: folder,
            port,
        })
    }

    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }
}

fn wait(server: &mut Background, programs: &Path, port: u16, folder: &Path) -> Result<()> {
    let deadline = Instant::now() + Duration::from_secs(30);
    let mut ready = Command::new(programs.join("pg_isready"));
    ready
        .args([
            "-q",
            "-h",
            "127.0.0.1",
            "-U",
            "postgres",
            "-p",
            &port.to_string(),
        ])
        .stdout(Stdio::null());
    while !ready.status()?.success() {
        if server.ended()?.is_some() || Instant::now() > deadline {
            let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            return Err(format!("PostgreSQL did not start: {}", log.trim()).into());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// The folder of the newest initdb. Debian keeps it out of the PATH, so that versions can live
/// side by side.
fn find() -> Option<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        });
    let newest = debian
        .filter(|(_, bin)| bin.join("initdb").is_file())
        .max()
        .map(|(_, bin)| bin);
    newest.or_else(|| {
        find_program("initdb")?
            .canonicalize()
            .ok()?
            .parent()
            .map(Path::to_owned)
    })
}

/// Whom the cluster belongs to. `PostgreSQL` refuses to run as root.
enum Owner {
    Us,
    User { uid: u32, gid: u32 },
}

impl Owner {
    fn find() -> Result<Self> {
        if !system::is_root() {
            return Ok(Self::Us);
        }
        let id = |flag| -> Result<u32> {
            Ok(read(Command::new("id").args([flag, "postgres"]))?
                .trim()
                .parse()?)
        };
        Ok(Self::User {
            uid: id("-u")?,
            gid: id("-g")?,
        })
    }

    #[cfg(unix)]
    fn give(&self, folder: &Path) -> Result<()> {
        if let Self::User { uid, gid } = *self {
            std::os::unix::fs::chown(folder, Some(uid), Some(gid))?;
        }
        Ok(())
    }

    /// The command, as this user, where it may be.
    #[cfg(unix)]
    fn run<'a>(&self, command: &'a mut Command, folder: &Path) -> &'a mut Command {
        use std::os::unix::process::CommandExt;
        if let Self::User { uid, gid } = *self {
            command.uid(uid).gid(gid);
        }
        command.current_dir(folder)
    }

    #[cfg(not(unix))]
    fn give(&self, _folder: &Path) -> Result<()> {
        Ok(())
    }

    #[cfg(not(unix))]
    fn run<'a>(&self, command: &'a mut Command, folder: &Path) -> &'a mut Command {
        command.current_dir(folder)
    }
}
