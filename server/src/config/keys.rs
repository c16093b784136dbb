use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use antom::{KeyError, PrivateKey};
use secrecy::{ExposeSecret, SecretString};

use crate::config::{CardKey, DatabaseConfig};
use crate::platform::password;

/// Both private keys that a sandbox on this machine needs: the shop's, and Antom's.
#[derive(Clone, Debug)]
pub struct SandboxKeys {
    pub merchant: PrivateKey,
    pub antom: PrivateKey,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum KeyFileError {
    #[error(
        "the sandbox's key file {path} cannot be read or written ({error}); make its folder writable"
    )]
    File { path: PathBuf, error: io::Error },
    #[error("the sandbox's key file {path} is damaged ({error}); delete it to have a new one made")]
    Key { path: PathBuf, error: KeyError },
}

/// `keys`, beside the `SQLite` file; with another database, in the working directory.
#[must_use]
pub fn keys_folder(database: &DatabaseConfig) -> PathBuf {
    match database.sqlite_path() {
        Some(path) => path.with_file_name("keys"),
        None => PathBuf::from("keys"),
    }
}

/// The key kept in `folder`, made when it is not there yet.
pub(super) fn kept_key(folder: &Path, name: &str) -> Result<PrivateKey, KeyFileError> {
    let path = folder.join(format!("{name}.pem"));
    let file_error = |error| KeyFileError::File {
        path: path.clone(),
        error,
    };
    let key_error = |error| KeyFileError::Key {
        path: path.clone(),
        error,
    };
    if !path.exists() {
        let key = PrivateKey::generate().map_err(key_error)?;
        let pem = key.to_pkcs8_pem().map_err(key_error)?;
        let public = key.public_key().to_spki_base64().map_err(key_error)?;
        fs::create_dir_all(folder).map_err(file_error)?;
        write_once(&path, pem.expose_secret().as_bytes()).map_err(file_error)?;
        write_once(&folder.join(format!("{name}.pub")), public.as_bytes()).map_err(file_error)?;
    }
    // Read back, even after writing: another process may have been first.
    let text = fs::read_to_string(&path).map_err(file_error)?;
    PrivateKey::parse(&text).map_err(key_error)
}

/// The back office's password for development, kept in `folder`; made when it is not there yet.
///
/// # Errors
/// When the file can neither be read nor written.
pub fn kept_password(folder: &Path) -> io::Result<SecretString> {
    let path = folder.join("admin-password");
    if !path.exists() {
        let made = password::make().map_err(io::Error::other)?;
        fs::create_dir_all(folder)?;
        write_once(&path, format!("{}\n", made.expose_secret()).as_bytes())?;
    }
    // Read back, even after writing: another process may have been first.
    let text = fs::read_to_string(&path)?;
    Ok(SecretString::from(text.trim()))
}

/// The key that seals saved cards in development, kept in `folder`; made when it is not there yet.
pub(super) fn kept_card_key(folder: &Path) -> io::Result<CardKey> {
    let path = folder.join("card-key");
    if !path.exists() {
        let made = CardKey::make().map_err(io::Error::other)?;
        fs::create_dir_all(folder)?;
        write_once(
            &path,
            format!("{}\n", made.to_base64().expose_secret()).as_bytes(),
        )?;
    }
    // Read back, even after writing: another process may have been first.
    let text = fs::read_to_string(&path)?;
    CardKey::parse(&text).map_err(io::Error::other)
}

/// Writes a file that appears whole or not at all, and never replaces one that is there.
fn write_once(path: &Path, content: &[u8]) -> io::Result<()> {
    let draft = path.with_extension(format!("{}.tmp", uuid::Uuid::now_v7().simple()));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let written = options
        .open(&draft)
        .and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()))
        .and_then(|()| match fs::hard_link(&draft, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            result => result,
        });
    let removed = fs::remove_file(&draft);
    written.and(removed)
}
