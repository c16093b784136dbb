use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use secrecy::{ExposeSecret as _, SecretSlice, SecretString};

use crate::config::Environment;
use crate::config::reader::Reader;
use crate::config::secret::{key_text, warn_of_open_files};

const NAME: &str = "SHOP_CARD_KEY";
const BYTES: usize = 32;

/// What seals saved cards. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct CardKey(SecretSlice<u8>);

#[derive(Debug, thiserror::Error)]
#[error("is not {BYTES} bytes in base64; `openssl rand -base64 {BYTES}` makes a key")]
pub(crate) struct NoCardKey;

impl CardKey {
    pub(crate) fn parse(text: &str) -> Result<Self, NoCardKey> {
        let bytes = BASE64_STANDARD.decode(text.trim()).map_err(|_| NoCardKey)?;
        if bytes.len() != BYTES {
            return Err(NoCardKey);
        }
        Ok(Self(bytes.into()))
    }

    pub(super) fn make() -> Result<Self, getrandom::Error> {
        let mut bytes = vec![0; BYTES];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes.into()))
    }

    /// As it is written down.
    pub(super) fn to_base64(&self) -> SecretString {
        BASE64_STANDARD.encode(self.bytes()).into()
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.expose_secret()
    }
}

impl fmt::Debug for CardKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CardKey(…)")
    }
}

/// One key, or several with commas between them while one replaces another.
pub(super) fn read(reader: &mut Reader<'_>, environment: Environment) -> Option<Vec<CardKey>> {
    if environment.is_production() && reader.text(NAME).is_none() {
        reader.warn(format!(
            "{NAME}: is not set, so no card is saved for a buyer's next order; `openssl rand -base64 {BYTES}` \
             makes a key"
        ));
    }
    warn_of_open_files(reader, NAME);
    reader.optional(NAME, |text| {
        let parts = text.split(',').map(str::trim);
        let keys: Vec<CardKey> = parts
            .filter(|part| !part.is_empty())
            .map(|part| {
                let text = key_text(part)?;
                CardKey::parse(text.expose_secret()).map_err(|error| error.to_string())
            })
            .collect::<Result<_, String>>()?;
        if keys.is_empty() {
            return Err(NoCardKey.to_string());
        }
        Ok(keys)
    })
}
