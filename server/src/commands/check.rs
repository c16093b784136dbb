pub(super) mod online;
pub(super) mod public;

use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Url;
use wording::Words;

use domain::Currency;

use crate::config::{Addresses, Config, DatabaseConfig, ShopFile, Source, unknown_names};
use crate::presenters::wording::catalogue_faults;
use crate::store;
use crate::store::catalogue::{Catalogue, CatalogueCache};
use crate::web::WEBHOOKS;

/// For an answer of anything outside.
const PATIENCE: Duration = Duration::from_secs(4);

/// Says what is wrong with the configuration, one line each; true when nothing is. What is in order
/// is tried: each address that the shop was given, and the catalogue if there is a database.
pub async fn check(source: &Source<'_>) -> bool {
    let (problems, mut warnings) = Config::examine(source);
    warnings.extend(unknown_names(
        std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()),
    ));
    for problem in &problems {
        println!("{problem}");
    }
    for warning in &warnings {
        println!("warning: {warning}");
    }
    if !problems.is_empty() {
        return false;
    }
    let addresses = Config::addresses(source);
    let (database, gateway, mail, public) = tokio::join!(
        try_database(&addresses.database, addresses.file.as_deref()),
        try_host("ANTOM_GATEWAY_URL", addresses.gateway.as_ref()),
        try_host("SHOP_SMTP_URL", addresses.mail.as_ref()),
        try_host("SHOP_PUBLIC_URL", Some(&addresses.public_url)),
    );
    for warning in [gateway, mail, public].into_iter().flatten() {
        println!("warning: {warning}");
    }
    match database {
        Ok(faults) => {
            for fault in faults {
                println!("warning: catalogue: {fault}");
            }
        }
        Err(problem) => {
            println!("SHOP_DATABASE_URL: {problem}");
            return false;
        }
    }
    register(&addresses);
    println!("The configuration is in order.");
    true
}

/// What Antom has to be told.
fn register(addresses: &Addresses) {
    let origin = addresses.public_url.origin().ascii_serialization();
    println!("Register these addresses with Antom, exactly as they stand here:");
    for (about, path) in WEBHOOKS {
        println!("  {origin}{path}  ({about})");
    }
    println!("The last one can only be set in Antom's dashboard.");
}

/// What the catalogue leaves out; nothing if there is no database yet. The URL is never quoted: it may
/// carry a password.
async fn try_database(
    database: &DatabaseConfig,
    file: Option<&ShopFile>,
) -> Result<Vec<String>, String> {
    if let Some(path) = database.sqlite_path()
        && !path.exists()
    {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        return match folder {
            Some(folder) if !folder.is_dir() => Err(format!(
                "the folder {} does not exist; make it first",
                folder.display()
            )),
            Some(_) | None => Ok(Vec::new()),
        };
    }
    let tried = timeout(PATIENCE, async {
        let db = store::connect(database.url()).await?;
        if store::schema::pending_migrations(&db).await? > 0 {
            return Ok(Vec::new());
        }
        let catalogue = CatalogueCache::default().get(&db).await?;
        let mut faults = catalogue_faults::sentences(&catalogue, Words::default());
        if let Some(file) = file {
            faults.extend(unpriced(&catalogue, file.sell.first_currency()));
            faults.extend(unknown_ways(&catalogue, file));
        }
        Ok::<_, store::StoreError>(faults)
    });
    match tried.await {
        Ok(Ok(faults)) => Ok(faults),
        Ok(Err(error)) => Err(format!("the database cannot be used: {error}")),
        Err(_) => Err(format!(
            "the database did not answer within {} s; see that it runs and that this machine may reach it",
            PATIENCE.as_secs()
        )),
    }
}

/// What buyers who have chosen no currency would miss.
fn unpriced(catalogue: &Catalogue, first: Currency) -> Option<String> {
    let variants = || {
        catalogue
            .products
            .iter()
            .flat_map(|product| &product.variants)
    };
    let lacks = |sku: &&str| catalogue.price(sku, first).is_none();
    let missing: Vec<&str> = variants()
        .map(|variant| &*variant.sku)
        .filter(lacks)
        .collect();
    let example = missing.first()?;
    Some(format!(
        "{} of {} goods, such as {example}, have no price in {first}, the first of the shop's currencies, and \
         are not shown in it",
        missing.len(),
        variants().count()
    ))
}

/// Ways of delivery that the zones have and the catalogue has not: nobody is offered them.
fn unknown_ways(catalogue: &Catalogue, file: &ShopFile) -> Vec<String> {
    let ways = file.zones.ways().into_iter();
    let unknown = ways.filter(|id| catalogue.delivery(id).is_none());
    unknown
        .map(|id| format!("a zone has the way of delivery `{id}`, which the catalogue has not"))
        .collect()
}

/// Why nobody answers at this address; `None` if somebody does.
async fn try_host(variable: &str, url: Option<&Url>) -> Option<String> {
    let url = url?;
    let host = url.host_str()?.trim_matches(['[', ']']);
    let port = url.port_or_known_default().or(match url.scheme() {
        "smtps" => Some(465),
        // As the mailer chooses it.
        "smtp" if url.query_pairs().any(|(name, _)| name == "tls") => Some(587),
        "smtp" => Some(25),
        _ => None,
    })?;
    let why = match timeout(PATIENCE, TcpStream::connect((host, port))).await {
        Ok(Ok(_)) => return None,
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("no answer within {} s", PATIENCE.as_secs()),
    };
    Some(format!(
        "{variable}: nobody answers at {host}, port {port} ({why}); see that the name is right, and that a \
         firewall lets it through"
    ))
}
