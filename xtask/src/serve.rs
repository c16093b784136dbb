//! `cargo xtask serve`: the shop with everything it needs, on this machine.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::project::{Profile, Project};
use crate::run::{Background, Result, interrupted, watch_for_interrupts};
use crate::site::{self, Quality, Site};

/// Names where the shop finds its site.
pub(crate) const SITE: &str = "SHOP_SITE";

pub(crate) fn serve(project: &Project, release: bool) -> Result<i32> {
    let site = site::build(project, Quality::of(release))?;
    let shop = project.build_shop(Profile::of(release))?;

    watch_for_interrupts();
    let mut running = Background::start(&mut shop_command(project, &shop, &site))?;
    let addr = setting("SHOP_ADDR", "127.0.0.1:3000");
    let mut greeted = false;
    let mut asked = false;
    loop {
        if let Some(code) = running.ended()? {
            return Ok(if asked { 0 } else { code });
        }
        if interrupted() && !asked {
            asked = true;
            running.ask_to_end();
        }
        if !greeted && !asked && answers(&addr, "/healthz") {
            greeted = true;
            greet(project, &addr);
        }
        std::thread::sleep(Duration::from_millis(if greeted { 100 } else { 20 }));
    }
}

/// The shop as it is started everywhere: in the project's root, with the site just built.
pub(crate) fn shop_command(project: &Project, shop: &Path, site: &Site) -> Command {
    let mut command = Command::new(shop);
    command.current_dir(&project.root).env(SITE, &site.folder);
    command
}

fn setting(name: &str, default: &str) -> String {
    std::env::var(name)
        .ok()
        .filter(|value| !value.is_empty())
        .unwrap_or_else(|| default.to_owned())
}

fn greet(project: &Project, addr: &str) {
    let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    eprintln!();
    eprintln!(
        "  the shop       {}",
        setting("SHOP_PUBLIC_URL", &format!("http://{addr}"))
    );
    if unset("ANTOM_CLIENT_ID") {
        let panel = setting("SANDBOX_ADDR", "127.0.0.1:3001");
        eprintln!(
            "  test gateway   http://{panel}   (its panel: payments, the clock, faults on demand)"
        );
    }
    if unset("SHOP_SMTP_URL") {
        let mails = project.root.join(setting("SHOP_MAIL_DIR", "mail"));
        eprintln!("  mails          {}", mails.display());
    }
    eprintln!("  Ctrl-C ends it");
    eprintln!();
}

/// Whether an address answers 200. Without an HTTP client: this is asked once, of ourselves.
pub(crate) fn answers(addr: &str, path: &str) -> bool {
    ask(addr, path).is_some_and(|head| head.starts_with("HTTP/1.1 200"))
}

fn ask(addr: &str, path: &str) -> Option<String> {
    let addr = addr.to_socket_addrs().ok()?.next()?;
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
#[cfg_attr(not(feature = "bench"), allow(dead_code))]
pub(crate) fn wait_until_it_answers(
    running: &mut Background,
    addr: &str,
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
