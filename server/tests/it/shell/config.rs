use std::path::Path;

use server::config::{Config, DatabaseConfig, Environment};

use super::{Variables, keys, live, load, variables, with, without};

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
            "staging or production",
        ),
        (
            with(live(), "SHOP_CLOCK_AHEAD", "60"),
            "SHOP_CLOCK_AHEAD",
            "unset it in production",
        ),
        (
            variables([("SHOP_CLOCK_AHEAD", "tomorrow")]),
            "SHOP_CLOCK_AHEAD",
            "seconds",
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
        // Once a warning: behind a proxy that is not named, all buyers share one limit.
        (
            without(live(), "SHOP_TRUSTED_PROXIES"),
            "SHOP_TRUSTED_PROXIES",
            "none if there is no proxy",
        ),
        // Once a warning: the password of the mail server would travel readable.
        (
            with(
                live(),
                "SHOP_SMTP_URL",
                "smtp://user:tulip%20tulip@mail.example",
            ),
            "SHOP_SMTP_URL",
            "unencrypted",
        ),
        (
            with(
                live(),
                "SHOP_SMTP_URL",
                "smtp://mail.example?tls=opportunistic",
            ),
            "SHOP_SMTP_URL",
            "?tls=required",
        ),
        (
            with(
                live(),
                "SHOP_DATABASE_URL",
                "postgres://shop:tulip%20tulip@db.internal/shop",
            ),
            "SHOP_DATABASE_URL",
            "sslmode=verify-full",
        ),
        (
            with(
                live(),
                "SHOP_DATABASE_URL",
                "postgres://db.internal/shop?sslmode=require",
            ),
            "SHOP_DATABASE_URL",
            "sslmode=verify-full",
        ),
        (
            with(
                live(),
                "SHOP_DATABASE_URL",
                "postgresql:///shop?host=10.0.0.7",
            ),
            "SHOP_DATABASE_URL",
            "sslmode=verify-full",
        ),
        (
            with(live(), "SHOP_CONFIG", "/no/such/shop.toml"),
            "SHOP_CONFIG",
            "cannot be read",
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
            // What a shell leaves of a hash without quotes.
            with(live(), "SHOP_ADMIN_PASSWORD_HASH", "=19=19456,t=2,p=1/abc"),
            "SHOP_ADMIN_PASSWORD_HASH",
            "quotes",
        ),
        (
            with(live(), "SHOP_METRICS_ADDR", "9090"),
            "SHOP_METRICS_ADDR",
            "port",
        ),
        (
            with(live(), "SHOP_METRICS_ADDR", "127.0.0.1:3000"),
            "SHOP_METRICS_ADDR",
            "port of their own",
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
        (
            with(
                with(live(), "SHOP_ENV", "development"),
                "SHOP_PUBLIC_URL",
                "http://127.0.0.1:3000",
            ),
            "SHOP_PUBLIC_URL",
            "Antom tells of subscriptions nowhere else",
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
        (without(live(), "SHOP_SMTP_URL"), "reach no buyer"),
        (without(live(), "SHOP_CARD_KEY"), "no card is saved"),
        (
            with(live(), "SHOP_METRICS_ADDR", "0.0.0.0:9464"),
            "from outside",
        ),
        (
            with(live(), "SHOP_CAPTURE", "manual"),
            "the back office, where money is captured, is closed",
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
fn what_stays_on_this_machine_or_is_encrypted_is_in_order() {
    for (variable, value) in [
        (
            "SHOP_DATABASE_URL",
            "postgres://shop@db.internal/shop?sslmode=verify-full",
        ),
        ("SHOP_DATABASE_URL", "postgres://shop@127.0.0.1:5432/shop"),
        ("SHOP_DATABASE_URL", "postgres://shop@localhost/shop"),
        ("SHOP_DATABASE_URL", "postgres://shop@[::1]/shop"),
        ("SHOP_DATABASE_URL", "postgres:///shop?host=/run/postgresql"),
        ("SHOP_DATABASE_URL", "sqlite://shop.db?mode=rwc"),
        ("SHOP_SMTP_URL", "smtp://mail.example?tls=required"),
        ("SHOP_SMTP_URL", "smtp://127.0.0.1:2525"),
        ("SHOP_TRUSTED_PROXIES", "none"),
    ] {
        let config = load(&with(live(), variable, value));
        assert!(config.is_ok(), "{variable} {value}: {config:?}");
    }
}

#[test]
fn figures_inside_the_network_are_nothing_to_warn_about() {
    for address in ["127.0.0.1:9464", "10.0.0.5:9464", "[::1]:9464"] {
        let config = load(&with(live(), "SHOP_METRICS_ADDR", address)).unwrap();
        assert!(config.warnings.is_empty(), "{:?}", config.warnings);
        assert_eq!(config.metrics_addr.unwrap().to_string(), address);
    }
    assert_eq!(load(&live()).unwrap().metrics_addr, None);
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
        "postgres://shop:daffodil@db/shop?sslmode=verify-full",
    );
    // The salt says "crocuscrocus".
    let hash = "$argon2id$v=19$m=19456,t=2,p=1$Y3JvY3VzY3JvY3Vz$ObYNd5bWXQyLYNXY7IZyO7jh1BxBoDzHKFJrVx1hN4Y";
    let variables = with(variables, "SHOP_ADMIN_PASSWORD_HASH", hash);
    let shown = format!("{:?}", load(&variables).unwrap());
    for secret in ["tulip", "daffodil", "Y3JvY3Vz", &keys().merchant[..40]] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
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
        let database = DatabaseConfig::load(&|_| Some(url.to_owned())).unwrap();
        assert_eq!(
            database.sqlite_path().as_deref(),
            path.map(Path::new),
            "{url}"
        );
    }
}
