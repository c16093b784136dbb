use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use server::config::SecretString;
use server::platform::password::AdminPassword;

use super::{Variables, live, load, variables, with};
use crate::common::local_http;

/// Runs the real binary with these variables and no others.
pub(super) fn shop(command: &str, folder: &Path, variables: &Variables) -> Output {
    shop_with(&[command], folder, variables)
}

pub(super) fn shop_with<K: AsRef<OsStr>>(
    arguments: &[&str],
    folder: &Path,
    variables: &HashMap<K, String>,
) -> Output {
    Command::new(env!("CARGO_BIN_EXE_shop"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(variables)
        .output()
        .unwrap()
}

/// `shop check` with this flag, beside a shop of this test's own.
async fn check(variables: HashMap<String, String>, flag: &'static str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let checking =
        tokio::task::spawn_blocking(move || shop_with(&["check", flag], folder.path(), &variables));
    checking.await.unwrap()
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

    let moved = variables([("SHOP_QUICK_METHODS", "ALIPAY_CN")]);
    let output = shop("check", folder.path(), &moved);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("SHOP_QUICK_METHODS: is `quick_methods` below [pay]"),
        "{text}"
    );

    let mistyped = with(live(), "SHOP_SMTP_URI", "smtps://mail.example");
    let output = shop("check", folder.path(), &mistyped);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("warning: SHOP_SMTP_URI: the shop reads no such variable"),
        "{text}"
    );
    for path in ["payment", "subscription", "dispute"] {
        let address = format!("https://shop.example/webhooks/antom/{path} ");
        assert!(text.contains(&address), "{text}");
    }
}

/// The built site that the test's shop serves is the one that the command compares with; a proxy that
/// changes a page on its way is told.
#[tokio::test(flavor = "multi_thread")]
async fn check_compares_what_browsers_get_with_the_build() {
    use axum::extract::Request;
    use axum::response::IntoResponse as _;

    let shop = crate::common::TestShop::open().await;
    let own = shop.url.clone();
    // Somebody between the shop and its buyers.
    let between = axum::Router::new().fallback(move |request: Request| {
        let own = own.clone();
        async move {
            let path = request.uri().to_string();
            let got = local_http()
                .build()
                .unwrap()
                .get(format!("{own}{path}"))
                .send()
                .await
                .unwrap();
            let headers = got.headers().clone();
            let body = got.bytes().await.unwrap().to_vec();
            let body = if path == "/cart" {
                [body.as_slice(), b"<script>steal()</script>"].concat()
            } else {
                body
            };
            let mut answer = body.into_response();
            for name in [
                "content-security-policy",
                "x-content-type-options",
                "referrer-policy",
                "permissions-policy",
                "cross-origin-opener-policy",
                "cross-origin-resource-policy",
            ] {
                if let Some(value) = headers
                    .get(name)
                    .filter(|_| path != "/shop" || name != "referrer-policy")
                {
                    answer
                        .headers_mut()
                        .insert(axum::http::HeaderName::from_static(name), value.clone());
                }
            }
            answer
        }
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let evil = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, between).await });
    for (url, told) in [
        (shop.url.clone(), vec!["come as this build makes them"]),
        (
            evil,
            vec![
                "/cart: a script or style that is not the shop's",
                "/shop: the header referrer-policy",
            ],
        ),
    ] {
        let mut variables = shop.variables.clone();
        variables.insert("SHOP_PUBLIC_URL".to_owned(), url);
        let output = check(variables, "--public").await;
        let text = String::from_utf8(output.stdout).unwrap();
        for told in &told {
            assert!(
                text.contains(told),
                "{text} {:?}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        assert_eq!(
            output.status.code(),
            Some(i32::from(told.len() > 1)),
            "{text}"
        );
    }
}

#[test]
fn check_tries_each_address_that_it_was_given() {
    let folder = tempfile::tempdir().unwrap();
    for url in [
        "postgres://",
        "postgres://shop:tulip%20tulip@127.0.0.1:1/shop",
        "postgresql://shop@127.0.0.1:port/shop",
        "sqlite://no/such/folder/shop.db?mode=rwc",
    ] {
        let development = variables([("SHOP_DATABASE_URL", url)]);
        let output = shop("check", folder.path(), &development);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{url}: {text}");
        assert!(
            text.starts_with("SHOP_DATABASE_URL: ") || text.contains("\nSHOP_DATABASE_URL: "),
            "{url}: {text}"
        );
        assert!(!text.contains("tulip"), "{text}");
    }
    let unreachable = variables([
        ("SHOP_PUBLIC_URL", "http://127.0.0.1:1"),
        ("SHOP_SMTP_URL", "smtp://127.0.0.1:1"),
        ("SHOP_MAIL_FROM", "Shop <orders@shop.example>"),
    ]);
    let output = shop("check", folder.path(), &unreachable);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{text}");
    for variable in ["SHOP_PUBLIC_URL", "SHOP_SMTP_URL"] {
        assert!(
            text.contains(&format!("warning: {variable}: nobody answers")),
            "{text}"
        );
    }
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        0,
        "something was made"
    );
}

/// The wording of variables is not the world: a mail server that says nothing, and a door in front of the shop that lets no POST through.
#[tokio::test(flavor = "multi_thread")]
async fn check_online_says_what_is_to_be_done() {
    let shop = crate::common::TestShop::open().await;
    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("smtp://{}", silent.local_addr().unwrap());
    let closed = axum::Router::new().route("/healthz", axum::routing::get(async || "ok"));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let door = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, closed).await });
    let own = shop.url.clone();
    for (changes, told, is_well) in [
        (
            vec![("SHOP_PUBLIC_URL", own.as_str())],
            vec![
                "in order: the database is of this version",
                "in order: the shop answers at",
                "/webhooks/antom/payment is open to Antom",
            ],
            true,
        ),
        (
            vec![
                ("SHOP_PUBLIC_URL", door.as_str()),
                ("SHOP_SMTP_URL", silent.as_str()),
                ("SHOP_MAIL_FROM", "Shop <orders@shop.example>"),
            ],
            vec![
                "to do: the mail server cannot be used",
                "/webhooks/antom/dispute answers 404",
            ],
            false,
        ),
    ] {
        let mut variables = shop.variables.clone();
        for (name, value) in changes {
            variables.insert(name.to_owned(), value.to_owned());
        }
        let output = check(variables, "--online").await;
        let text = String::from_utf8(output.stdout).unwrap();
        for told in told {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert_eq!(output.status.success(), is_well, "{text}");
    }
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

/// Runs `shop hash-password` with this on its standard input: standard output and error.
fn hash_password(input: &str) -> (i32, String, String) {
    use std::io::Write as _;
    use std::process::Stdio;

    let mut child = Command::new(env!("CARGO_BIN_EXE_shop"))
        .arg("hash-password")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

async fn opens(hash: &str, password: &str) -> bool {
    let hash = SecretString::from(hash.trim());
    let given = SecretString::from(password);
    AdminPassword::new(hash).is(given).await.unwrap()
}

#[tokio::test]
async fn a_password_is_hashed_without_another_tool() {
    let (code, hash, said) = hash_password("harbour lights at dawn\r\nand more\n");
    assert_eq!(code, 0, "{said}");
    assert_eq!(hash.lines().count(), 1, "{hash}");
    assert!(!said.contains("harbour"), "{said}");
    assert!(opens(&hash, "harbour lights at dawn").await);
    assert!(!opens(&hash, "harbour lights at dusk").await);
    // The configuration takes it as it was printed.
    let variables = with(live(), "SHOP_ADMIN_PASSWORD_HASH", &hash);
    assert!(load(&variables).unwrap().admin_password_hash.is_some());

    let (code, hash, said) = hash_password("");
    assert_eq!(code, 0, "{said}");
    let made = said
        .lines()
        .find_map(|line| line.strip_prefix("The password is "));
    assert!(opens(&hash, made.unwrap()).await, "{said}");

    let (code, hash, said) = hash_password("too short\n");
    assert_eq!((code, hash.as_str()), (1, ""));
    assert!(said.contains("fewer than 12 characters"), "{said}");
}

/// What a shop says when it opens, up to its last line.
fn welcome(folder: &Path, variables: &Variables) -> String {
    use std::io::{BufRead as _, BufReader};
    use std::process::Stdio;

    let child = Command::new(env!("CARGO_BIN_EXE_shop"))
        .current_dir(folder)
        .env_clear()
        .envs(variables)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut shop = Running(child);
    let output = BufReader::new(shop.0.stdout.take().unwrap());
    let mut said = String::new();
    for line in output.lines().map_while(Result::ok) {
        said.push_str(&line);
        said.push('\n');
        if line.contains("Ctrl-C") {
            break;
        }
    }
    said
}

#[test]
fn in_development_the_back_office_has_a_password_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let site = empty_site(folder.path());
    let variables = variables([
        ("SHOP_ADDR", "127.0.0.1:0"),
        ("SANDBOX_ADDR", "127.0.0.1:0"),
        ("SHOP_SITE", site.as_str()),
    ]);
    let password = || {
        let said = welcome(folder.path(), &variables);
        let told = said.split_once("/admin, password ");
        let (_, rest) = told.unwrap_or_else(|| panic!("no password: {said}"));
        rest.lines().next().unwrap().to_owned()
    };
    let first = password();
    assert_eq!(first.len(), 24);
    assert_eq!(password(), first);
    let kept = folder.path().join("keys/admin-password");
    assert_eq!(std::fs::read_to_string(&kept).unwrap().trim(), first);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(&kept).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others can read it");
    }

    // A password of the merchant's own is not printed, and none is made.
    std::fs::remove_file(&kept).unwrap();
    let (_, hash, _) = hash_password("harbour lights at dawn");
    let said = welcome(
        folder.path(),
        &with(variables, "SHOP_ADMIN_PASSWORD_HASH", &hash),
    );
    assert!(said.contains("/admin"), "{said}");
    assert!(!said.contains("password"), "{said}");
    assert!(!kept.exists());
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

    let client = local_http()
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
    let ready = |addr: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shop"));
        command.arg("ready").env_clear().env("SHOP_ADDR", addr);
        tokio::task::spawn_blocking(move || command.output().unwrap().status.code())
    };
    let port = address.rsplit(':').next().unwrap();
    assert_eq!(ready(&format!("0.0.0.0:{port}")).await.unwrap(), Some(0));
    assert_eq!(ready("127.0.0.1:1").await.unwrap(), Some(1));
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
