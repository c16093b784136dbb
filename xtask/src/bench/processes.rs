//! What is measured, running: the bare handler and the shop on the first core, the sandbox beside
//! the load on the second.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use antom::{ExposeSecret, PrivateKey};

use crate::bench::pinned_to;
use crate::project::Project;
use crate::run::{Background, Result};
use crate::serve::SITE;

pub(crate) const CLIENT_ID: &str = "SANDBOX_BENCH";
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct Running {
    process: Background,
    pub(crate) addr: SocketAddr,
}

impl Running {
    /// Resident memory in bytes, where the system tells.
    pub(crate) fn resident(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
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
}

fn free_address() -> Result<SocketAddr> {
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

pub(crate) fn start_yardstick() -> Result<Running> {
    let addr = free_address()?;
    let mut command = on_the_first_core(&std::env::current_exe()?);
    let mut process = Background::start(command.args(["yardstick", &addr.to_string()]))?;
    wait_until_it_answers(&mut process, addr, "/", PATIENCE)?;
    Ok(Running { process, addr })
}

/// Everything that one shop and its gateway agree on.
pub(crate) struct World {
    shop: PathBuf,
    root: PathBuf,
    site: PathBuf,
    folder: PathBuf,
    merchant: PrivateKey,
    antom: PrivateKey,
    gateway: SocketAddr,
}

impl World {
    /// Keys, a free port for the gateway, and a folder for the database, mails and logs.
    pub(crate) fn new(project: &Project, folder: &Path) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            // Built together with us.
            shop: std::env::current_exe()?.with_file_name(&project.names.bin_target),
            root: project.root.clone(),
            site: project.site(),
            folder: folder.to_owned(),
            merchant: PrivateKey::generate()?,
            antom: PrivateKey::generate()?,
            gateway: free_address()?,
        })
    }

    /// The key that signs notifications.
    pub(crate) fn antom_key(&self) -> &PrivateKey {
        &self.antom
    }

    pub(crate) fn database(&self) -> String {
        format!(
            "sqlite://{}?mode=rwc",
            self.folder.join("shop.db").display()
        )
    }

    fn command(&self, mut command: Command, log: &str) -> Result<Command> {
        let log = File::create(self.folder.join(log))?;
        command
            .current_dir(&self.root)
            .env("SHOP_ENV", "development")
            .env("SHOP_DATABASE_URL", self.database())
            .env("SHOP_MAIL_DIR", self.folder.join("mail"))
            .env(SITE, &self.site)
            .stdout(log.try_clone()?)
            .stderr(log);
        Ok(command)
    }

    pub(crate) fn start_sandbox(&self) -> Result<Running> {
        let mut command = self.command(Command::new(&self.shop), "sandbox.log")?;
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
        Ok(Running {
            process,
            addr: self.gateway,
        })
    }

    /// Starts the shop; also tells how long it took to the first page.
    pub(crate) fn start_shop(&self) -> Result<(Running, Duration)> {
        let addr = free_address()?;
        let mut command = self.command(on_the_first_core(&self.shop), "shop.log")?;
        command
            .arg("serve")
            .env("SHOP_ADDR", addr.to_string())
            .env("SHOP_PUBLIC_URL", format!("http://{addr}"))
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
        let started = Instant::now();
        let mut process = Background::start(&mut command)?;
        wait_until_it_answers(&mut process, addr, "/", PATIENCE)
            .map_err(|error| self.explain(&error.to_string(), "shop.log"))?;
        Ok((Running { process, addr }, started.elapsed()))
    }

    /// The error with the end of the log that tells why.
    fn explain(&self, error: &str, log: &str) -> String {
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
fn wait_until_it_answers(
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
