//! The shop as a process of its own, which can be killed at any moment.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::eventually;

pub(crate) struct ShopProcess {
    child: Child,
    output: Arc<Mutex<String>>,
    followers: Vec<JoinHandle<()>>,
}

/// An address that nobody listens on, and that the system gives to nobody who asks for any.
pub(crate) fn free_url() -> String {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    const FIRST: u16 = 20_000;
    const MANY: u16 = 12_000;
    // Test programs that run side by side begin at different places.
    let start = u16::try_from(std::process::id() % u32::from(MANY)).unwrap();
    loop {
        let next = NEXT.fetch_add(1, Ordering::SeqCst) % MANY;
        let port = FIRST + (start + next) % MANY;
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return format!("http://127.0.0.1:{port}");
        }
    }
}

impl ShopProcess {
    /// Starts the real binary with these variables and no others, and waits until it is open.
    pub(crate) async fn start(variables: &HashMap<String, String>) -> Self {
        Self::run("serve", "open at", variables).await
    }

    /// As [`ShopProcess::start`], but nobody can visit it.
    pub(crate) async fn worker(variables: &HashMap<String, String>) -> Self {
        Self::run("worker", "worker is running", variables).await
    }

    async fn run(command: &str, opens: &str, variables: &HashMap<String, String>) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_shop"))
            .arg(command)
            .env_clear()
            .envs(variables)
            // What it makes for itself, such as the password of the back office, goes where the
            // test's own files go.
            .current_dir(Path::new(&variables["SHOP_MAIL_DIR"]).parent().unwrap())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = Arc::new(Mutex::new(String::new()));
        let followers = vec![
            follow(child.stdout.take().unwrap(), &output),
            follow(child.stderr.take().unwrap(), &output),
        ];
        let shop = Self {
            child,
            output,
            followers,
        };
        eventually("the shop opens", async || {
            let output = shop.output();
            assert!(!output.contains("shop: "), "{output}");
            output.contains(opens).then_some(())
        })
        .await;
        shop
    }

    /// Everything that it has written so far.
    pub(crate) fn output(&self) -> String {
        self.output.lock().unwrap().clone()
    }

    pub(crate) fn is_dead(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// SIGKILL: nothing is finished, nothing is tidied up.
    pub(crate) fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.output()
    }

    /// SIGTERM, unless it is dead already: what is under way is finished. Tells whether it ended by
    /// aborting itself, and all that it has written.
    pub(crate) async fn stop(mut self) -> (bool, String) {
        if !self.is_dead() {
            let pid = self.child.id().to_string();
            // It may have died since; how it ended tells.
            let _ = Command::new("kill").args(["-TERM", &pid]).output().unwrap();
        }
        let status = self.ended().await;
        for follower in self.followers.drain(..) {
            follower.join().unwrap();
        }
        let aborted = status.signal() == Some(SIGABRT);
        let output = self.output();
        assert!(aborted || status.success(), "{status}: {output}");
        (aborted, output)
    }

    async fn ended(&mut self) -> ExitStatus {
        let child = Mutex::new(&mut self.child);
        eventually("the shop ends", async || {
            child.lock().unwrap().try_wait().unwrap()
        })
        .await
    }
}

const SIGABRT: i32 = 6;

fn follow(stream: impl Read + Send + 'static, output: &Arc<Mutex<String>>) -> JoinHandle<()> {
    let output = Arc::clone(output);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut output = output.lock().unwrap();
            output.push_str(&line);
            output.push('\n');
        }
    })
}

impl Drop for ShopProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
