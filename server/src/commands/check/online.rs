//! Whether the world around a shop lets it work: each line says what is in order, or what to do.

use std::time::Duration;

use reqwest::{Client, StatusCode};
use tokio::time::timeout;

use crate::commands::CommandError;
use crate::config::Config;
use crate::platform::mailer;
use crate::services::admin::merchants;
use crate::store::catalogue::import;
use crate::store::{self, Db};
use crate::web::WEBHOOKS;
use crate::web::assets::SiteAssets;

/// For an answer of anything outside.
const PATIENCE: Duration = Duration::from_secs(10);

/// A clock that is further off misjudges how long payments and sessions live.
const MOST_SKEW: i64 = 2_000;

/// What must not be seen from outside.
const PRIVATE: [&str; 3] = ["/metrics", "/.env", "/shop.db"];

/// What was found out, in words.
struct Findings {
    is_well: bool,
}

impl Findings {
    fn well(what: &str) {
        println!("in order: {what}");
    }

    fn wrong(&mut self, what: &str) {
        self.is_well = false;
        println!("to do: {what}");
    }

    fn judge(&mut self, found: Result<String, String>) {
        match found {
            Ok(what) => Self::well(&what),
            Err(what) => self.wrong(&what),
        }
    }
}

/// Asks the database, the mail server and, through the public address, the shop itself; true when
/// nothing is to be done.
///
/// # Errors
/// When there is no HTTP client to ask with.
pub async fn check_online(config: &Config) -> Result<bool, CommandError> {
    let mut findings = Findings { is_well: true };
    match timeout(PATIENCE, store::connect(config.database.url())).await {
        Ok(Ok(db)) => database(config, &db, &mut findings).await,
        Ok(Err(error)) => findings.wrong(&format!("the database cannot be used: {error}")),
        Err(_) => findings.wrong("the database does not answer; see that it runs"),
    }
    findings.judge(match SiteAssets::load(&config.web.site) {
        Ok(_) => Ok("the site that browsers load is built".to_owned()),
        Err(error) => Err(error.to_string()),
    });
    findings.judge(match mailer::greet(&config.mail, PATIENCE).await {
        Ok(true) => Ok("the mail server answers".to_owned()),
        Ok(false) if config.is_production() => {
            Err("mails are written to files; set SHOP_SMTP_URL".to_owned())
        }
        Ok(false) => Ok("mails are written to files".to_owned()),
        Err(error) => Err(format!(
            "the mail server cannot be used ({error}); see SHOP_SMTP_URL"
        )),
    });
    let browser = Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| CommandError::Start(error.to_string()))?;
    from_outside(&browser, &config.web.public_origin(), &mut findings).await;
    Ok(findings.is_well)
}

async fn database(config: &Config, db: &Db, findings: &mut Findings) {
    match store::schema::pending_migrations(db).await {
        Ok(0) => Findings::well("the database is of this version"),
        Ok(pending) => {
            findings.wrong(&format!(
                "the database lacks {pending} migration(s); type: shop migrate"
            ));
            return;
        }
        Err(error) => {
            findings.wrong(&format!("the database cannot be read: {error}"));
            return;
        }
    }
    match import::is_empty(db).await {
        Ok(true) => findings.wrong("there is nothing to sell; type: shop catalogue import FILE"),
        Ok(false) => Findings::well("there is something to sell"),
        Err(error) => findings.wrong(&format!("the catalogue cannot be read: {error}")),
    }
    if config.is_production() && config.database.is_sqlite() {
        findings.wrong(
            "SQLite serves one machine and is not backed up by itself; set SHOP_DATABASE_URL to a \
             PostgreSQL server, or see docs/operations.md for what SQLite needs",
        );
    }
    match store::clock_ahead(db, config.clock().now_ms()).await {
        Ok(Some(ahead)) if ahead.abs() > MOST_SKEW => findings.wrong(&format!(
            "the database's clock is {ahead} ms ahead of this machine's; let NTP set both"
        )),
        Ok(_) => Findings::well("the clocks agree"),
        Err(error) => findings.wrong(&format!("the database's clock cannot be read: {error}")),
    }
    let has_door =
        config.admin_password_hash.is_some() || merchants::have_owner(db).await.unwrap_or_default();
    if has_door {
        Findings::well("the back office has a merchant");
    } else if config.is_production() {
        findings.wrong("nobody can come into the back office; type: shop merchant add NAME");
    }
}

/// As browsers and Antom come to the shop. It has to be running.
async fn from_outside(browser: &Client, origin: &str, findings: &mut Findings) {
    let status = async |request: reqwest::RequestBuilder| match request.send().await {
        Ok(answer) => Ok(answer.status()),
        Err(error) => Err(error.without_url().to_string()),
    };
    match status(browser.get(format!("{origin}/healthz"))).await {
        Ok(StatusCode::OK) => Findings::well(&format!("the shop answers at {origin}")),
        Ok(other) => {
            findings.wrong(&format!(
                "{origin}/healthz answers {other}, and not the shop; see the proxy, and that the shop runs"
            ));
            return;
        }
        Err(error) => {
            findings.wrong(&format!(
                "nobody answers at {origin} ({error}); see DNS, the proxy, and that the shop runs"
            ));
            return;
        }
    }
    for (about, path) in WEBHOOKS {
        // Without a signature it is refused by the shop itself; by anybody before it in another way.
        match status(browser.post(format!("{origin}{path}")).body("{}")).await {
            Ok(StatusCode::UNAUTHORIZED) => {
                Findings::well(&format!("{origin}{path} is open to Antom ({about})"));
            }
            Ok(other) => findings.wrong(&format!(
                "{origin}{path} answers {other} to an unsigned notification, and not 401: let POST requests \
                 through to the shop as they are"
            )),
            Err(error) => findings.wrong(&format!("{origin}{path}: {error}")),
        }
    }
    for path in PRIVATE {
        if let Ok(StatusCode::OK) = status(browser.get(format!("{origin}{path}"))).await {
            findings.wrong(&format!(
                "{origin}{path} can be read by everybody; close it"
            ));
        }
    }
}
