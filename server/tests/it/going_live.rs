//! The commands of docs/going-live.md, as they stand there and in that order.

use std::process::Command;

use crate::common::{TestDatabase, antom_key, free_url};

const PAGE: &str = include_str!("../../../docs/going-live.md");
const SHOP_FILE: &str = include_str!("../../../shop.toml");
const CATALOGUE: &str = include_str!("../../catalogue.toml");

/// What stands between the page and a machine without cargo's minutes, PostgreSQL's roles and a
/// terminal: everything else is run as it is.
const AROUND: &str = r#"set -euo pipefail
umask 077
cargo() { echo "cargo $*" >> cargo.log; }
createuser() { :; }
createdb() { :; }
shop() {
    if [ "$1" != serve ]; then "$SHOP_BINARY" "$@"; return; fi
    "$SHOP_BINARY" serve & serving=$!
    for try in $(seq 300); do
        if "$SHOP_BINARY" ready; then break; fi
        sleep 0.1
    done
    "$SHOP_BINARY" ready
    kill -TERM $serving
    wait $serving
}
"#;

fn commands() -> String {
    let mut script = String::new();
    let mut is_shell = false;
    for line in PAGE.lines() {
        match line {
            "```sh" => is_shell = true,
            "```" => is_shell = false,
            line if is_shell => script.extend([line, "\n"]),
            _ => {}
        }
    }
    script
}

#[tokio::test]
async fn the_page_can_be_followed_to_the_letter() {
    let database = TestDatabase::create().await;
    let folder = database.folder.path();
    std::fs::create_dir_all(folder.join("secrets")).unwrap();
    let antom = antom_key().public_key().to_spki_base64().unwrap();
    std::fs::write(folder.join("secrets/antom.pem"), antom).unwrap();
    std::fs::write(folder.join("shop.toml"), SHOP_FILE).unwrap();
    std::fs::write(folder.join("my-catalogue.toml"), CATALOGUE).unwrap();

    // What differs on every machine: an address, a database, a client id.
    let mut script = commands();
    let address = free_url().trim_start_matches("http://").to_owned();
    let url = format!("'{}'", database.url);
    for (on_the_page, here) in [
        ("SHOP_ADDR=0.0.0.0:3000", format!("SHOP_ADDR={address}")),
        (
            "'postgres://shop@db.internal/shop?sslmode=verify-full'",
            url,
        ),
        (
            "ANTOM_CLIENT_ID=5Y...",
            "ANTOM_CLIENT_ID=5Y1234567890".to_owned(),
        ),
    ] {
        assert_eq!(script.matches(on_the_page).count(), 1, "{on_the_page}");
        script = script.replace(on_the_page, &here);
    }
    let run = Command::new("bash")
        .args(["-c", &format!("{AROUND}{script}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var("PATH").unwrap())
        .env("SHOP_BINARY", env!("CARGO_BIN_EXE_shop"))
        .env("SHOP_SITE", database.site())
        .output()
        .unwrap();
    let told = format!(
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(run.status.success(), "{told}");
    for part in [
        "The configuration is in order.",
        "the database is up to date",
        "is in order: ",
        "The shop sells ",
        "is open at https://shop.example",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let built = std::fs::read_to_string(folder.join("cargo.log")).unwrap();
    assert_eq!(
        built,
        "cargo xtask site --release\ncargo build --release --bin shop\n"
    );
    // Only their owner reads the keys.
    use std::os::unix::fs::PermissionsExt as _;
    for key in ["secrets/merchant.pem", "secrets/card.key"] {
        let mode = std::fs::metadata(folder.join(key))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{key}");
    }
}
