//! The shop's outer shell: its configuration, and the binary's behaviour before it serves anybody.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashMap;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::OnceLock;

use server::config::{
    Config, ConfigErrors, Environment, ExposeSecret, GatewayConfig, SandboxSettings,
};

struct Keys {
    merchant: String,
    merchant_public: String,
    antom_public: String,
    next_antom_public: String,
}

/// Made once: RSA keys take a while.
fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| {
        let merchant = antom::PrivateKey::generate().unwrap();
        let public = || {
            let key = antom::PrivateKey::generate().unwrap();
            key.public_key().to_spki_base64().unwrap()
        };
        Keys {
            merchant: merchant
                .to_pkcs8_base64()
                .unwrap()
                .expose_secret()
                .to_owned(),
            merchant_public: merchant.public_key().to_spki_base64().unwrap(),
            antom_public: public(),
            next_antom_public: public(),
        }
    })
}

type Variables = HashMap<&'static str, String>;

fn variables<const N: usize>(pairs: [(&'static str, &str); N]) -> Variables {
    pairs.map(|(name, value)| (name, value.to_owned())).into()
}

/// A merchant's working configuration, to be spoilt by a test.
fn live() -> Variables {
    variables([
        ("SHOP_ENV", "production"),
        ("SHOP_PUBLIC_URL", "https://shop.example"),
        ("SHOP_TRUSTED_PROXIES", "10.0.0.0/8, 127.0.0.1"),
        ("SHOP_SMTP_URL", "smtps://user:tulip@mail.example"),
        ("SHOP_MAIL_FROM", "Shop <orders@shop.example>"),
        ("ANTOM_CLIENT_ID", "5Y00000000000000"),
        ("ANTOM_PRIVATE_KEY", &keys().merchant),
        ("ANTOM_PUBLIC_KEY", &keys().antom_public),
    ])
}

fn load(variables: &Variables) -> Result<Config, ConfigErrors> {
    Config::load(&|name| variables.get(name).cloned())
}

fn with(mut variables: Variables, name: &'static str, value: &str) -> Variables {
    variables.insert(name, value.to_owned());
    variables
}

fn without(mut variables: Variables, name: &'static str) -> Variables {
    variables.remove(name);
    variables
}

#[test]
fn a_live_configuration_is_taken() {
    let config = load(&live()).unwrap();
    assert_eq!(config.environment, Environment::Production);
    assert_eq!(config.web.public_origin(), "https://shop.example");
    assert_eq!(config.web.pay_limit.get(), 30);
    assert!(config.warnings.is_empty(), "{:?}", config.warnings);
    assert!(!config.gateway.is_offline());
    let account = config.gateway.account();
    assert_eq!(account.client_id, "5Y00000000000000");
    assert_eq!(
        account.gateway_url.as_str(),
        "https://open-sea-global.alipay.com/"
    );
    assert_eq!(account.antom_public_keys.len(), 1);
}

#[test]
fn each_problem_names_its_variable_and_says_how_to_mend_it() {
    let own = keys().merchant_public.clone();
    let table: Vec<(Variables, &str, &str)> = vec![
        (
            with(live(), "SHOP_ENV", "prod"),
            "SHOP_ENV",
            "development or production",
        ),
        (
            with(live(), "SHOP_ADDR", "localhost"),
            "SHOP_ADDR",
            "such as 127.0.0.1:3000",
        ),
        (
            with(live(), "SHOP_PUBLIC_URL", "http://shop.example"),
            "SHOP_PUBLIC_URL",
            "https://",
        ),
        (
            with(live(), "SHOP_PUBLIC_URL", "https://shop.example/store"),
            "SHOP_PUBLIC_URL",
            "origin only",
        ),
        (
            with(live(), "SHOP_PUBLIC_URL", "https://a:b@shop.example"),
            "SHOP_PUBLIC_URL",
            "password",
        ),
        (
            with(live(), "SHOP_PUBLIC_URL", "ftp://shop.example"),
            "SHOP_PUBLIC_URL",
            "https://",
        ),
        (
            without(live(), "SHOP_PUBLIC_URL"),
            "SHOP_PUBLIC_URL",
            "needed in production",
        ),
        (
            with(live(), "SHOP_DATABASE_URL", "mysql://db"),
            "SHOP_DATABASE_URL",
            "postgres://",
        ),
        (
            with(live(), "SHOP_TRUSTED_PROXIES", "10.0.0.0/33"),
            "SHOP_TRUSTED_PROXIES",
            "10.0.0.0/8",
        ),
        (
            with(live(), "SHOP_PAY_LIMIT", "0"),
            "SHOP_PAY_LIMIT",
            "from 1",
        ),
        (
            with(live(), "SHOP_PAY_LIMIT", "many"),
            "SHOP_PAY_LIMIT",
            "whole number",
        ),
        (
            with(live(), "SHOP_SETTLEMENT_CURRENCY", "XXX"),
            "SHOP_SETTLEMENT_CURRENCY",
            "such as SGD",
        ),
        (
            with(live(), "SHOP_ADMIN_PASSWORD_HASH", "tulip"),
            "SHOP_ADMIN_PASSWORD_HASH",
            "$argon2id$",
        ),
        (
            with(live(), "SHOP_METRICS_ADDR", "9090"),
            "SHOP_METRICS_ADDR",
            "port",
        ),
        (
            with(live(), "SHOP_SMTP_URL", "https://mail.example"),
            "SHOP_SMTP_URL",
            "smtps://",
        ),
        (
            with(live(), "SHOP_MAIL_FROM", "orders"),
            "SHOP_MAIL_FROM",
            "mail address",
        ),
        (
            without(live(), "SHOP_MAIL_FROM"),
            "SHOP_MAIL_FROM",
            "needed with SHOP_SMTP_URL",
        ),
        (
            without(live(), "ANTOM_CLIENT_ID"),
            "ANTOM_CLIENT_ID",
            "never starts the sandbox",
        ),
        (
            with(live(), "ANTOM_CLIENT_ID", "a\r\nb"),
            "ANTOM_CLIENT_ID",
            "dashboard",
        ),
        (
            without(live(), "ANTOM_PRIVATE_KEY"),
            "ANTOM_PRIVATE_KEY",
            "file:PATH",
        ),
        (
            with(live(), "ANTOM_PRIVATE_KEY", "tulip tulip"),
            "ANTOM_PRIVATE_KEY",
            "neither PEM nor base64",
        ),
        (
            with(live(), "ANTOM_PRIVATE_KEY", "file:/no/such/file"),
            "ANTOM_PRIVATE_KEY",
            "/no/such/file",
        ),
        (
            with(live(), "ANTOM_PRIVATE_KEY", &keys().antom_public),
            "ANTOM_PRIVATE_KEY",
            "public key",
        ),
        (
            without(live(), "ANTOM_PUBLIC_KEY"),
            "ANTOM_PUBLIC_KEY",
            "file:PATH",
        ),
        (
            with(live(), "ANTOM_PUBLIC_KEY", ","),
            "ANTOM_PUBLIC_KEY",
            "names no key",
        ),
        (
            with(live(), "ANTOM_PUBLIC_KEY", &own),
            "ANTOM_PUBLIC_KEY",
            "your own ANTOM_PRIVATE_KEY",
        ),
        (
            with(
                live(),
                "ANTOM_PUBLIC_KEY",
                &format!("{}, {own}", keys().antom_public),
            ),
            "ANTOM_PUBLIC_KEY",
            "your own ANTOM_PRIVATE_KEY",
        ),
        (
            with(live(), "ANTOM_PUBLIC_KEY", &keys().merchant),
            "ANTOM_PUBLIC_KEY",
            "private key",
        ),
        (
            with(live(), "ANTOM_GATEWAY_URL", "http://gateway.example"),
            "ANTOM_GATEWAY_URL",
            "https://",
        ),
        (
            with(live(), "ANTOM_GATEWAY_URL", "http://127.0.0.1:3001"),
            "ANTOM_GATEWAY_URL",
            "this machine",
        ),
        (
            with(live(), "ANTOM_GATEWAY_URL", "https://gateway.example/ams"),
            "ANTOM_GATEWAY_URL",
            "origin only",
        ),
        (
            with(live(), "ANTOM_CHECKOUT_ORIGINS", "checkout.antom.com"),
            "ANTOM_CHECKOUT_ORIGINS",
            "https://",
        ),
        (
            with(live(), "ANTOM_CHECKOUT_ORIGINS", "https://*.com"),
            "ANTOM_CHECKOUT_ORIGINS",
            "not an origin",
        ),
        (
            with(live(), "ANTOM_CHECKOUT_ORIGINS", "https://*"),
            "ANTOM_CHECKOUT_ORIGINS",
            "not an origin",
        ),
        (
            variables([("ANTOM_PRIVATE_KEY", keys().merchant.as_str())]),
            "ANTOM_PRIVATE_KEY",
            "ANTOM_CLIENT_ID is not",
        ),
        (
            variables([("SANDBOX_ADDR", "0.0.0.0:3001")]),
            "SANDBOX_ADDR",
            "127.0.0.1",
        ),
        (
            variables([("SANDBOX_CLIENT_ID", "a b")]),
            "SANDBOX_CLIENT_ID",
            "letters",
        ),
        (
            variables([("SANDBOX_MERCHANT_PUBLIC_KEY", own.as_str())]),
            "SANDBOX_MERCHANT_PUBLIC_KEY",
            "shop sandbox",
        ),
        (
            with(
                with(live(), "SHOP_ENV", "development"),
                "ANTOM_GATEWAY_URL",
                "http://10.0.0.1",
            ),
            "ANTOM_GATEWAY_URL",
            "https://",
        ),
    ];
    for (variables, variable, mend) in table {
        // Only examined: nothing here may make keys in the working directory.
        let (problems, _) = Config::examine(&|name| variables.get(name).cloned());
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            problems
                .iter()
                .any(|problem| problem.variable == variable && problem.problem.contains(mend)),
            "{variable}: expected `{mend}` in {lines:#?}"
        );
        assert!(
            lines.iter().all(|line| !line.contains('\n')),
            "more than a line: {lines:#?}"
        );
        assert!(
            lines.iter().all(|line| !line.contains("tulip tulip")),
            "a secret is shown: {lines:#?}"
        );
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let errors = load(&variables([
        ("SHOP_ENV", "production"),
        ("SHOP_ADDR", "nowhere"),
    ]))
    .unwrap_err();
    let named: Vec<&str> = errors.0.iter().map(|error| error.variable).collect();
    for variable in [
        "SHOP_ADDR",
        "SHOP_PUBLIC_URL",
        "ANTOM_CLIENT_ID",
        "ANTOM_PRIVATE_KEY",
        "ANTOM_PUBLIC_KEY",
    ] {
        assert!(
            named.contains(&variable),
            "{variable} is missing from {named:?}"
        );
    }
    assert_eq!(errors.to_string().lines().count(), errors.0.len());
}

#[test]
fn what_is_allowed_but_odd_is_warned_about() {
    for (variables, warning) in [
        (
            without(live(), "SHOP_TRUSTED_PROXIES"),
            "SHOP_TRUSTED_PROXIES",
        ),
        (without(live(), "SHOP_SMTP_URL"), "reach no buyer"),
        (
            with(live(), "SHOP_SMTP_URL", "smtp://mail.example"),
            "unencrypted",
        ),
    ] {
        let warnings = load(&variables).unwrap().warnings;
        assert!(
            warnings.iter().any(|text| text.contains(warning)),
            "{warning}: {warnings:?}"
        );
    }
}

#[test]
fn an_empty_variable_is_an_unset_one() {
    let mut variables = live();
    variables.insert("SHOP_ADDR", "  ".to_owned());
    assert_eq!(
        load(&variables).unwrap().web.addr.to_string(),
        "127.0.0.1:3000"
    );
}

#[test]
fn no_secret_is_ever_shown() {
    let variables = with(
        live(),
        "SHOP_DATABASE_URL",
        "postgres://shop:daffodil@db/shop",
    );
    let variables = with(variables, "SHOP_ADMIN_PASSWORD_HASH", "$argon2id$crocus");
    let shown = format!("{:?}", load(&variables).unwrap());
    for secret in ["tulip", "daffodil", "crocus", &keys().merchant[..40]] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[test]
fn two_antom_keys_are_valid_while_one_replaces_the_other() {
    let both = format!("{} , {}", keys().antom_public, keys().next_antom_public);
    let config = load(&with(live(), "ANTOM_PUBLIC_KEY", &both)).unwrap();
    assert_eq!(config.gateway.account().antom_public_keys.len(), 2);
}

#[test]
fn a_key_is_read_from_a_file_and_an_open_file_is_warned_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("merchant.pem");
    std::fs::write(&path, &keys().merchant).unwrap();
    open_to(&path, 0o600);
    let variables = with(
        live(),
        "ANTOM_PRIVATE_KEY",
        &format!("file:{}", path.display()),
    );
    assert!(load(&variables).unwrap().warnings.is_empty());

    open_to(&path, 0o644);
    let warnings = load(&variables).unwrap().warnings;
    assert!(
        warnings.iter().any(|warning| warning.contains("chmod 600")),
        "{warnings:?}"
    );
}

fn open_to(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn without_credentials_there_is_a_sandbox_whose_keys_stay_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
    let variables = variables([("SHOP_DATABASE_URL", database.as_str())]);

    let first = load(&variables).unwrap();
    let GatewayConfig::Sandbox(sandbox) = &first.gateway else {
        panic!("no sandbox: {first:?}");
    };
    assert_eq!(sandbox.addr.to_string(), "127.0.0.1:3001");
    let account = first.gateway.account();
    assert_eq!(account.client_id, "SANDBOX_WAYFARE");
    assert_eq!(account.gateway_url.as_str(), "http://127.0.0.1:3001/");
    assert_ne!(
        account.private_key.public_key(),
        account.antom_public_keys[0]
    );

    use std::os::unix::fs::MetadataExt as _;
    let mode = std::fs::metadata(folder.path().join("keys/merchant.pem"))
        .unwrap()
        .mode();
    assert_eq!(mode & 0o777, 0o600);

    let second = load(&variables).unwrap().gateway.account();
    assert_eq!(
        second.private_key.public_key(),
        account.private_key.public_key()
    );
    assert_eq!(second.antom_public_keys, account.antom_public_keys);

    let alone = SandboxSettings::load(&|name| variables.get(name).cloned()).unwrap();
    assert_eq!(alone.merchant_public_key, account.private_key.public_key());
    assert_eq!(
        vec![alone.private_key.public_key()],
        account.antom_public_keys
    );

    std::fs::write(folder.path().join("keys/antom.pem"), "damaged").unwrap();
    let errors = load(&variables).unwrap_err().to_string();
    assert!(errors.contains("delete it"), "{errors}");
}

#[test]
fn examining_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
    let (problems, _) =
        Config::examine(&|name| (name == "SHOP_DATABASE_URL").then(|| database.clone()));
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_sandbox_elsewhere_is_an_antom_on_this_machine() {
    let mut variables = with(live(), "SHOP_ENV", "development");
    variables.insert("ANTOM_GATEWAY_URL", "http://localhost:4001/".to_owned());
    let config = load(&variables).unwrap();
    assert!(config.gateway.is_offline());
    let origins = config.allowed_redirect_origins();
    assert!(
        origins
            .check_redirect("http://localhost:4001/checkout-page/x?sessionData=1")
            .is_ok()
    );
    assert!(
        origins
            .check_redirect("http://localhost:4002/checkout-page/x")
            .is_err()
    );
}

#[test]
fn buyers_are_sent_to_the_gateway_only() {
    let origins = load(&live()).unwrap().allowed_redirect_origins();
    for address in [
        "https://checkout.antom.com/checkout-page/pages/payment/index.html?sessionData=a%2Bb",
        "https://ac.alipay.com/page/antom-web-checkout/index.html?sessionData=6W/a+b&&SG",
    ] {
        assert_eq!(origins.check_redirect(address).as_deref(), Ok(address));
    }
    for address in [
        "",
        "/relative",
        "//checkout.antom.com/x",
        "http://checkout.antom.com/",
        "https://antom.com.evil.example/",
        "https://evilantom.com/",
        "https://antom.com/",
        "https://checkout.antom.com:8443/",
        "https://checkout.antom.com@evil.example/",
        "https://user@checkout.antom.com/",
        "https://evil.example/?https://checkout.antom.com/",
        "https://evil.example\\@checkout.antom.com/",
        "https://checkout.antom.com/\r\nSet-Cookie: a=b",
        "https://checkout.ant\tom.com/",
        " https://checkout.antom.com/",
        "https://checkout.antom.com/\u{0}",
        "javascript:alert(1)",
        "data:text/html,x",
    ] {
        assert!(
            origins.check_redirect(address).is_err(),
            "{address:?} was allowed"
        );
    }
}

#[test]
fn port_zero_is_replaced_by_the_real_one() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/shop.db", folder.path().display());
    let mut config = load(&variables([
        ("SHOP_ADDR", "0.0.0.0:0"),
        ("SHOP_DATABASE_URL", &database),
    ]))
    .unwrap();
    config.web.listening_on("0.0.0.0:4321".parse().unwrap());
    assert_eq!(config.web.public_origin(), "http://127.0.0.1:4321");

    let mut config = load(&live()).unwrap();
    config.web.listening_on("0.0.0.0:4321".parse().unwrap());
    assert_eq!(config.web.public_origin(), "https://shop.example");
}

#[test]
fn the_sqlite_file_is_found_in_every_spelling() {
    for (url, path) in [
        ("sqlite://shop.db?mode=rwc", Some("shop.db")),
        ("sqlite:shop.db", Some("shop.db")),
        (
            "sqlite:///var/lib/shop/shop.db",
            Some("/var/lib/shop/shop.db"),
        ),
        ("sqlite::memory:", None),
        ("postgres://db/shop", None),
    ] {
        let database = server::config::DatabaseConfig::load(&|_| Some(url.to_owned())).unwrap();
        assert_eq!(
            database.sqlite_path().as_deref(),
            path.map(Path::new),
            "{url}"
        );
    }
}

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
