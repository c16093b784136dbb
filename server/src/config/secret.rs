use std::fs;
use std::path::Path;

use antom::{PrivateKey, PublicKey};
use secrecy::{ExposeSecret, SecretString};

use crate::config::reader::Reader;

/// The text of a key: the value itself, or the file that `file:PATH` names.
pub(super) fn key_text(value: &str) -> Result<SecretString, String> {
    match value.strip_prefix("file:") {
        Some(path) => fs::read_to_string(path)
            .map(SecretString::from)
            .map_err(|error| format!("the file {path} cannot be read ({error})")),
        // A PEM that went through a one-line environment file has its line ends spelt out.
        None => Ok(SecretString::from(value.replace("\\n", "\n"))),
    }
}

pub(super) fn private_key(reader: &mut Reader<'_>, name: &'static str) -> Option<PrivateKey> {
    warn_of_open_files(reader, name);
    reader.optional(name, |text| {
        let text = key_text(text)?;
        PrivateKey::parse(text.expose_secret()).map_err(|error| error.to_string())
    })
}

/// One key, or several with commas between them while one replaces the other.
pub(super) fn public_keys(reader: &mut Reader<'_>, name: &'static str) -> Option<Vec<PublicKey>> {
    reader.optional(name, |text| {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(|part| {
                let text = key_text(part)?;
                PublicKey::parse(text.expose_secret()).map_err(|error| error.to_string())
            })
            .collect()
    })
}

pub(super) fn public_key(reader: &mut Reader<'_>, name: &'static str) -> Option<PublicKey> {
    reader.optional(name, |text| {
        let text = key_text(text)?;
        PublicKey::parse(text.expose_secret()).map_err(|error| error.to_string())
    })
}

/// A secret in a file that everybody may read is none.
pub(super) fn warn_of_open_files(reader: &mut Reader<'_>, name: &'static str) {
    let value = reader.text(name).unwrap_or_default();
    for path in value
        .split(',')
        .filter_map(|part| part.trim().strip_prefix("file:"))
        .filter(|path| readable_by_all(Path::new(path)))
    {
        reader.warn(format!(
            "{name}: every user of this machine can read {path}; chmod 600 closes it"
        ));
    }
}

#[cfg(unix)]
fn readable_by_all(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(path).is_ok_and(|metadata| metadata.mode() & 0o004 != 0)
}

#[cfg(not(unix))]
fn readable_by_all(_path: &Path) -> bool {
    false
}
