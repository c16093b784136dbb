//! The shop, its workers and its gateway, running as processes that can be killed.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use antom::{ExposeSecret, PrivateKey};

use xtask::fixture::Fixture;
use xtask::project::Project;
use xtask::run::{Background, Result, pinned_to};

pub(crate) const CLIENT_ID: &str = "SANDBOX_LOAD";
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Running {
    process: Background,
    pub(crate) addr: SocketAddr,
}

impl Running {
    pub(crate) fn new(process: Background, addr: SocketAddr) -> Self {
        Self { process, addr }
    }

    /// Resident memory in bytes, where the system tells.
    pub(crate) fn resident(&self) -> Option<u64> {
        self.memory("VmRSS:")
    }

    /// The most memory that was resident, where the system tells.
    pub(crate) fn peak(&self) -> Option<u64> {
        self.memory("VmHWM:")
    }

    fn memory(&self, what: &str) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(what))?;
        line.trim()
            .strip_suffix(" kB")?
            .trim()
            .parse::<u64>()
            .ok()
            .map(|kilobytes| kilobytes * 1024)
    }

    pub(crate) fn stop(mut self) {
        self.process.stop(PATIENCE);
    }

    pub(crate) fn kill(mut self) {
        self.process.kill();
    }

    /// Its exit code, once it has ended by itself.
    pub(crate) fn ended(&mut self) -> Result<Option<i32>> {
        self.process.ended()
    }
}

pub(crate) fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?)
}

/// A command on the first core, if it can be kept there.
pub(crate) fn on_the_first_core(program: &Path) -> Command {
    match pinned_to(0) {
        Some(mut taskset) => {
            taskset.arg(program);
            taskset
        }
        None => Command::new(program),
    }
}

/// How a shop is opened.
#[derive(Clone, Copy)]
pub(crate) struct Opening {
    pub(crate) addr: SocketAddr,
    /// By how much its clock is ahead.
    pub(crate) ahead: Duration,
    pub(crate) on_the_first_core: bool,
}

impl Opening {
    pub(crate) fn on_the_first_core() -> Result<Self> {
        Ok(Self {
            addr: free_address()?,
            ahead: Duration::ZERO,
            on_the_first_core: true,
        })
    }
}

/// Everything that one shop and its gateway agree on.
pub(crate) struct World {
    shop: PathBuf,
    root: PathBuf,
    fixture: Fixture,
    folder: PathBuf,
    database: String,
    merchant: PrivateKey,
    antom: PrivateKey,
    pub(crate) gateway: SocketAddr,
}

impl World {
    /// Keys, a free port for the gateway, and a folder for the database, mails and logs; without a
    /// database of its own elsewhere, a `SQLite` file is made there.
    pub(crate) fn new(project: &Project, folder: &Path, database: Option<&str>) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let own = || format!("sqlite://{}?mode=rwc", folder.join("shop.db").display());
        Ok(Self {
            // Built together with us.
            shop: std::env::current_exe()?.with_file_name(&project.names.bin_target),
            root: project.root.clone(),
            fixture: Fixture::of(project),
            folder: folder.to_owned(),
            database: database.map_or_else(own, ToOwned::to_owned),
            merchant: PrivateKey::generate()?,
            antom: PrivateKey::generate()?,
            gateway: free_address()?,
        })
    }

    /// From now on the binary as it is at this moment runs, whatever is built meanwhile.
    pub(crate) fn keep_the_binary(&mut self) -> Result<()> {
        let copy = self.folder.join("shop");
        std::fs::copy(&self.shop, &copy)?;
        self.shop = copy;
        Ok(())
    }

    /// The key that signs notifications.
    pub(crate) fn antom_key(&self) -> &PrivateKey {
        &self.antom
    }

    pub(crate) fn database(&self) -> &str {
        &self.database
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The shop's binary, with what all its commands have to know; what it says goes to this log.
    pub(crate) fn command(&self, mut command: Command, log: &str) -> Result<Command> {
        let log = self.log(log)?;
        command
            .current_dir(&self.root)
            .env("SHOP_ENV", "development")
            .env("SHOP_DATABASE_URL", &self.database)
            .env("SHOP_MAIL_DIR", self.folder.join("mail"))
            .stdout(log.try_clone()?)
            .stderr(log);
        self.fixture.sell(&mut command);
        Ok(command)
    }

    /// Appended to: a process that is started again goes on in the log of the one before.
    fn log(&self, name: &str) -> Result<File> {
        let path = self.folder.join(name);
        Ok(OpenOptions::new().create(true).append(true).open(path)?)
    }

    pub(crate) fn program(&self) -> Command {
        Command::new(&self.shop)
    }

    pub(crate) fn start_sandbox(&self) -> Result<Running> {
        let mut command = self.command(self.program(), "sandbox.log")?;
        command
            .arg("sandbox")
            .env("SANDBOX_ADDR", self.gateway.to_string())
            .env("SANDBOX_CLIENT_ID", CLIENT_ID)
            .env(
                "SANDBOX_MERCHANT_PUBLIC_KEY",
                self.merchant.public_key().to_spki_base64()?,
            )
            .env(
                "SANDBOX_PRIVATE_KEY",
                self.antom.to_pkcs8_base64()?.expose_secret(),
            );
        let mut process = Background::start(&mut command)?;
        wait_until_it_answers(&mut process, self.gateway, "/", PATIENCE)
            .map_err(|error| self.explain(&error.to_string(), "sandbox.log"))?;
        Ok(Running::new(process, self.gateway))
    }

    /// Starts the shop; also tells how long it took to the first page.
    pub(crate) fn start_shop(&self, opening: &Opening) -> Result<(Running, Duration)> {
        let program = if opening.on_the_first_core {
            on_the_first_core(&self.shop)
        } else {
            self.program()
        };
        let mut command = self.command(program, "shop.log")?;
        self.settings(command.arg("serve"), opening)?;
        let started = Instant::now();
        let mut process = Background::start(&mut command)?;
        wait_until_it_answers(&mut process, opening.addr, "/", PATIENCE)
            .map_err(|error| self.explain(&error.to_string(), "shop.log"))?;
        Ok((Running::new(process, opening.addr), started.elapsed()))
    }

    /// Starts a worker beside the shop of this opening.
    pub(crate) fn start_worker(&self, name: &str, opening: &Opening) -> Result<Running> {
        let mut command = self.command(self.program(), &format!("{name}.log"))?;
        self.settings(command.arg("worker"), opening)?;
        Ok(Running::new(Background::start(&mut command)?, opening.addr))
    }

    /// Starts a command of the shop's that ends by itself; what it writes goes to a file.
    pub(crate) fn start_task(
        &self,
        arguments: &[&str],
        opening: &Opening,
        written: &Path,
    ) -> Result<Running> {
        let mut command = self.command(on_the_first_core(&self.shop), "task.log")?;
        command.args(arguments).stdout(File::create(written)?);
        self.settings(&mut command, opening)?;
        Ok(Running::new(Background::start(&mut command)?, opening.addr))
    }

    fn settings(&self, command: &mut Command, opening: &Opening) -> Result<()> {
        let addr = opening.addr;
        command
            .env("SHOP_ADDR", addr.to_string())
            .env("SHOP_PUBLIC_URL", format!("http://{addr}"))
            .env("SHOP_CLOCK_AHEAD", opening.ahead.as_secs().to_string())
            // All load comes from one address, and is meant to.
            .env("SHOP_PAY_LIMIT", u32::MAX.to_string())
            .env("ANTOM_CLIENT_ID", CLIENT_ID)
            .env(
                "ANTOM_PRIVATE_KEY",
                self.merchant.to_pkcs8_base64()?.expose_secret(),
            )
            .env(
                "ANTOM_PUBLIC_KEY",
                self.antom.public_key().to_spki_base64()?,
            )
            .env("ANTOM_GATEWAY_URL", format!("http://{}", self.gateway));
        Ok(())
    }

    /// The error with the end of the log that tells why.
    pub(crate) fn explain(&self, error: &str, log: &str) -> String {
        let log = std::fs::read_to_string(self.folder.join(log)).unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        format!(
            "{error}\n{}",
            lines[lines.len().saturating_sub(10)..].join("\n")
        )
    }
}

/// Whether an address answers 200.
fn answers(addr: SocketAddr, path: &str) -> bool {
    ask(addr, path).is_some_and(|head| head.starts_with("HTTP/1.1 200"))
}

fn ask(addr: SocketAddr, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect_timeout(&addr, Duration::from_millis(500)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(2))).ok()?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut head = [0; 64];
    let length = stream.read(&mut head).ok()?;
    Some(String::from_utf8_lossy(&head[..length]).into_owned())
}

/// Waits until an address answers 200, or until what should answer has ended.
pub(crate) fn wait_until_it_answers(
    running: &mut Background,
    addr: SocketAddr,
    path: &str,
    patience: Duration,
) -> Result<()> {
    let deadline = Instant::now() + patience;
    while !answers(addr, path) {
        if let Some(code) = running.ended()? {
            return Err(format!(
                "what should answer at http://{addr}{path} ended with code {code}"
            )
            .into());
        }
        if Instant::now() > deadline {
            return Err(
                format!("nothing answered at http://{addr}{path} within {patience:?}").into(),
            );
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(())
}
