use std::fmt;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use crate::config::reader::Reader;
use crate::config::{ConfigErrors, Environment, Source};

const VARIABLE: &str = "SHOP_DATABASE_URL";
const DEFAULT: &str = "sqlite://shop.db?mode=rwc";

/// `SHOP_DATABASE_URL`. The URL is a secret, since it may carry a password.
#[derive(Clone)]
pub struct DatabaseConfig {
    url: SecretString,
}

impl DatabaseConfig {
    /// Whether what is sent to the database can be read on the way: it is on another machine, and
    /// neither its certificate nor its name would be checked.
    fn is_exposed(&self) -> bool {
        let Ok(url) = Url::parse(self.url()) else {
            return false;
        };
        if self.is_sqlite() {
            return false;
        }
        let query = |wanted: &str| {
            let found = url.query_pairs().find(|(name, _)| name == wanted);
            found.map(|(_, value)| value.into_owned())
        };
        // A folder is a socket on this machine.
        let host = query("host").or_else(|| url.host_str().map(str::to_owned));
        let is_here = host.is_none_or(|host| {
            let host = host.trim_matches(['[', ']']);
            host.is_empty()
                || host.starts_with('/')
                || host.starts_with("%2F")
                || host == "localhost"
                || host
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|address| address.is_loopback())
        });
        let mode = query("sslmode").or_else(|| query("ssl-mode"));
        !is_here && mode.as_deref() != Some("verify-full")
    }

    /// Demands in production what keeps passwords and addresses unread on the way.
    pub(super) fn check(&self, reader: &mut Reader<'_>, environment: Environment) {
        if environment.is_production() && self.is_exposed() {
            reader.problem(
                VARIABLE,
                "leads to another machine, so add ?sslmode=verify-full (and &sslrootcert=FILE for an authority \
                 of your own): else names, addresses and the password could be read on the way",
            );
        }
    }

    /// Reads this one variable, for commands that need no more than the database.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn load(source: &Source<'_>) -> Result<Self, ConfigErrors> {
        let mut reader = Reader::new(source);
        let config = Self::read(&mut reader);
        match reader.finish().0 {
            problems if problems.is_empty() => Ok(config),
            problems => Err(ConfigErrors(problems)),
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let url = reader
            .optional(VARIABLE, |text| {
                let known = ["sqlite:", "postgres://", "postgresql://"];
                if known.iter().any(|scheme| text.starts_with(scheme)) {
                    Ok(SecretString::from(text))
                } else {
                    Err(format!(
                        "must begin with sqlite:// or postgres://, for example {DEFAULT}"
                    ))
                }
            })
            .unwrap_or_else(|| SecretString::from(DEFAULT));
        Self { url }
    }

    #[must_use]
    pub fn url(&self) -> &str {
        self.url.expose_secret()
    }

    #[must_use]
    pub fn is_sqlite(&self) -> bool {
        self.url().starts_with("sqlite:")
    }

    /// The `SQLite` file. None for `PostgreSQL` and for a database in memory.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<PathBuf> {
        let rest = self.url().strip_prefix("sqlite:")?;
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let path = rest.split('?').next().unwrap_or(rest);
        (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
    }
}

impl fmt::Debug for DatabaseConfig {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_sqlite() {
            "sqlite"
        } else {
            "postgres"
        };
        write!(formatter, "DatabaseConfig({kind}, url hidden)")
    }
}
