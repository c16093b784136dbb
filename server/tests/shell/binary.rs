use std::path::Path;
use std::process::{Command, Output};

use super::{Variables, live, variables, with};

/// Runs the real binary with these variables and no others.
fn shop(command: &str, folder: &Path, variables: &Variables) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shop"))
        .arg(command)
        .current_dir(folder)
        .env_clear()
        .envs(variables)
        .output()
        .unwrap()
}

#[test]
fn check_says_what_is_wrong_and_exits_with_one() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = variables([("SHOP_ADDR", "nowhere"), ("SHOP_PAY_LIMIT", "-1")]);
    let output = shop("check", folder.path(), &wrong);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines.iter().any(|line| line.starts_with("SHOP_ADDR: ")),
        "{text}"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("SHOP_PAY_LIMIT: ")),
        "{text}"
    );

    let output = shop("check", folder.path(), &live());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
}

#[test]
fn production_does_not_open_without_credentials() {
    let folder = tempfile::tempdir().unwrap();
    let output = shop(
        "serve",
        folder.path(),
        &variables([("SHOP_ENV", "production")]),
    );
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("ANTOM_CLIENT_ID"), "{text}");
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "something was left behind"
    );
}

#[test]
fn production_does_not_open_on_an_old_database() {
    let folder = tempfile::tempdir().unwrap();
    let variables = with(live(), "SHOP_ADDR", "127.0.0.1:0");
    let output = shop("serve", folder.path(), &variables);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("shop migrate"), "{text}");

    let output = shop("migrate", folder.path(), &variables);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("up to date"), "{text}");
}

/// A built site with nothing in it but its name.
fn empty_site(folder: &Path) -> String {
    let site = folder.join("site");
    std::fs::create_dir_all(site.join("pkg/abc")).unwrap();
    std::fs::write(site.join("site.json"), r#"{"assets":"/pkg/abc"}"#).unwrap();
    site.display().to_string()
}

/// The shop as a process; killed if a test ends without stopping it.
struct Running(std::process::Child);

impl Running {
    fn stop(&self) {
        let pid = self.0.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn the_binary_opens_answers_and_stops_when_told() {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;

    let folder = tempfile::tempdir().unwrap();
    let site = empty_site(folder.path());
    let variables = variables([
        ("SHOP_ADDR", "127.0.0.1:0"),
        ("SANDBOX_ADDR", "127.0.0.1:0"),
        ("SHOP_SITE", site.as_str()),
    ]);
    let child = Command::new(env!("CARGO_BIN_EXE_shop"))
        .current_dir(folder.path())
        .env_clear()
        .envs(&variables)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut shop = Running(child);
    let output = BufReader::new(shop.0.stdout.take().unwrap());
    let address = output
        .lines()
        .map_while(Result::ok)
        .find_map(|line| {
            line.split_once("open at ")
                .map(|(_, address)| address.trim().to_owned())
        })
        .expect("the shop says where it is");

    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    for (path, status) in [
        ("/healthz", 200),
        ("/readyz", 200),
        ("/", 200),
        ("/no/such/page", 404),
    ] {
        let response = client.get(format!("{address}{path}")).send().await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{path}");
        assert!(
            response.headers().contains_key("content-security-policy"),
            "{path}"
        );
    }
    // A body that is far too large gets its answer although the sender is still sending.
    let response = client
        .post(format!("{address}/webhooks/antom/payment"))
        .body(vec![b'x'; 1024 * 1024])
        .send()
        .await
        .unwrap();
    assert_eq!(response.status().as_u16(), 413);

    shop.stop();
    let status = tokio::task::spawn_blocking(move || shop.0.wait().unwrap())
        .await
        .unwrap();
    assert_eq!(status.code(), Some(0));
}
