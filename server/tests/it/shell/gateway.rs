use std::path::Path;

use server::config::{GatewayConfig, SandboxSettings};

use super::{keys, live, load, variables, with};

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
    assert!(
        origins
            .check_redirect("https://checkout.antom.com/")
            .is_err()
    );

    let variables = with(variables, "ANTOM_CHECKOUT_ORIGINS", "http://127.0.0.1:9");
    let origins = load(&variables).unwrap().allowed_redirect_origins();
    assert!(origins.check_redirect("http://127.0.0.1:9/x").is_ok());
    assert!(origins.check_redirect("http://localhost:4001/x").is_ok());
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
fn live_credentials_are_refused_outside_production() {
    let sandbox = "SANDBOX_5Y00000000000000";
    let here = "http://127.0.0.1:4001";
    let elsewhere = "https://open-sea-global.alipay.com";
    for (environment, client_id, gateway, is_taken) in [
        ("production", "5Y00000000000000", elsewhere, true),
        ("development", "5Y00000000000000", elsewhere, false),
        ("", "5Y00000000000000", elsewhere, false),
        ("", "5Y00000000000000", "", false),
        ("", "sandbox_5Y00000000000000", elsewhere, false),
        ("", sandbox, elsewhere, true),
        ("", sandbox, "", true),
        ("", "5Y00000000000000", here, true),
    ] {
        let mut variables = with(live(), "SHOP_ENV", environment);
        variables.insert("ANTOM_CLIENT_ID", client_id.to_owned());
        variables.insert("ANTOM_GATEWAY_URL", gateway.to_owned());
        let loaded = load(&variables);
        assert_eq!(
            loaded.is_ok(),
            is_taken,
            "{environment} {client_id} {gateway}"
        );
        if let Err(errors) = loaded {
            let errors = errors.to_string();
            assert!(errors.contains("SHOP_ENV=production"), "{errors}");
        }
    }
}

/// What holds for production holds for its rehearsal, and no money moves in it.
#[test]
fn staging_is_production_with_a_sandbox_and_without_money() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
    let mut staging = with(live(), "SHOP_ENV", "staging");
    staging.insert("SHOP_DATABASE_URL", database);
    let told = |variables| load(&variables).unwrap_err().to_string();

    // The account takes real money.
    assert!(told(staging.clone()).starts_with("ANTOM_CLIENT_ID: is of a live account"));
    let antoms_own = with(staging.clone(), "ANTOM_CLIENT_ID", "SANDBOX_5Y0000000000");
    let config = load(&antoms_own).unwrap();
    assert!(config.is_production() && config.is_demonstration());

    for name in ["ANTOM_CLIENT_ID", "ANTOM_PRIVATE_KEY", "ANTOM_PUBLIC_KEY"] {
        staging.remove(name);
    }
    assert!(told(staging.clone()).starts_with("SANDBOX_PUBLIC_URL: is needed in staging"));
    let plain = with(staging.clone(), "SANDBOX_PUBLIC_URL", "http://pay.example");
    assert!(told(plain).starts_with("SANDBOX_PUBLIC_URL: must begin with https://"));
    let insecure = with(staging.clone(), "SHOP_PUBLIC_URL", "http://shop.example");
    assert!(told(insecure).contains("SHOP_PUBLIC_URL: must begin with https://"));

    let staging = with(staging, "SANDBOX_PUBLIC_URL", "https://pay.shop.example");
    let config = load(&staging).unwrap();
    assert!(config.is_demonstration());
    assert!(
        config
            .gateway
            .account()
            .gateway_url
            .as_str()
            .starts_with("http://127.0.0.1:")
    );
    let sources: Vec<String> = config.allowed_redirect_origins().csp_sources().collect();
    assert_eq!(sources, ["https://pay.shop.example"]);

    let production = with(staging, "SHOP_ENV", "production");
    assert!(told(production).contains("production takes real payments"));
}
