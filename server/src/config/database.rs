use std::fmt;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};

use crate::config::reader::Reader;
use crate::config::{ConfigErrors, Source};

const VARIABLE: &str = "SHOP_DATABASE_URL";
const DEFAULT: &str = "sqlite://shop.db?mode=rwc";

/// `SHOP_DATABASE_URL`. The URL is a secret, since it may carry a password.
#[derive(Clone)]
pub struct DatabaseConfig {
    url: SecretString,
}

impl DatabaseConfig {
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
