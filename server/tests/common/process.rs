//! The shop as a process of its own, which can be killed at any moment.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use super::eventually;

pub(crate) struct ShopProcess {
    child: Child,
    output: Arc<Mutex<String>>,
    pub(crate) url: String,
}

/// An address that nobody listens on right now.
pub(crate) fn free_url() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

impl ShopProcess {
    /// Starts the real binary with these variables and no others, and waits until it is open.
    pub(crate) async fn start(variables: &HashMap<String, String>) -> Self {
        Self::run("serve", variables, "open at").await
    }

    /// As [`ShopProcess::start`], without a web server.
    pub(crate) async fn work(variables: &HashMap<String, String>) -> Self {
        Self::run("worker", variables, "worker is running").await
    }

    async fn run(command: &str, variables: &HashMap<String, String>, ready: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_shop"))
            .arg(command)
            .env_clear()
            .envs(variables)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let output = Arc::new(Mutex::new(String::new()));
        follow(child.stdout.take().unwrap(), &output);
        follow(child.stderr.take().unwrap(), &output);
        let shop = Self {
            child,
            output,
            url: variables["SHOP_PUBLIC_URL"].clone(),
        };
        eventually("the shop opens", async || {
            let output = shop.output();
            assert!(!output.contains("shop: "), "{output}");
            output.contains(ready).then_some(())
        })
        .await;
        shop
    }

    /// Everything that it has written so far.
    pub(crate) fn output(&self) -> String {
        self.output.lock().unwrap().clone()
    }

    /// SIGKILL: nothing is finished, nothing is tidied up.
    pub(crate) fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.output()
    }
}

fn follow(stream: impl Read + Send + 'static, output: &Arc<Mutex<String>>) {
    let output = Arc::clone(output);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let mut output = output.lock().unwrap();
            output.push_str(&line);
            output.push('\n');
        }
    });
}

impl Drop for ShopProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
