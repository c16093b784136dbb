//! The back office's password: made, hashed with argon2id, and checked.

use std::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

/// The shortest password that is hashed. What `make` makes is far longer.
pub const SHORTEST: usize = 12;

/// So many passwords are checked at the same time; each takes 19 MiB and a core for a moment.
const AT_ONCE: usize = 2;

#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("it has fewer than {SHORTEST} characters")]
    TooShort,
    #[error("no randomness: {0}")]
    Random(#[from] getrandom::Error),
    #[error("argon2: {0}")]
    Hash(String),
    #[error("the check was cut short: {0}")]
    CutShort(String),
}

/// 32 letters and digits that nobody takes for one another.
const LETTERS: [u8; 32] = *b"abcdefghijkmnpqrstuvwxyz23456789";

/// A password of 100 random bits, in groups that can be read out.
///
/// # Errors
/// When the system gives no randomness.
pub fn make() -> Result<SecretString, PasswordError> {
    let mut random = [0_u8; 20];
    getrandom::fill(&mut random)?;
    let mut text = String::new();
    for (index, byte) in random.iter().enumerate() {
        if index > 0 && index % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    Ok(text.into())
}

/// The argon2id hash of a password that a person chose, as `SHOP_ADMIN_PASSWORD_HASH` takes it.
///
/// # Errors
/// When the password is too short, or the system gives no randomness.
pub fn hash(password: &SecretString) -> Result<SecretString, PasswordError> {
    if password.expose_secret().chars().count() < SHORTEST {
        return Err(PasswordError::TooShort);
    }
    hash_with(password, Params::default())
}

/// The hash of a password that [`make`] made: nobody guesses it, so it need not be slow as well.
///
/// # Errors
/// When the system gives no randomness.
pub fn hash_made(password: &SecretString) -> Result<SecretString, PasswordError> {
    let params = Params::new(Params::MIN_M_COST, 1, 1, None).map_err(hash_failed)?;
    hash_with(password, params)
}

fn hash_with(password: &SecretString, params: Params) -> Result<SecretString, PasswordError> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt)?;
    Argon2::new(Algorithm::Argon2id, Version::default(), params)
        .hash_password_with_salt(password.expose_secret().as_bytes(), &salt)
        .map(|hash| SecretString::from(hash.to_string()))
        .map_err(hash_failed)
}

fn hash_failed(error: impl fmt::Display) -> PasswordError {
    PasswordError::Hash(error.to_string())
}

/// Whether a text is an argon2id hash that passwords can be checked against.
#[must_use]
pub fn is_hash(text: &str) -> bool {
    text.starts_with("$argon2id$")
        && PasswordHash::new(text).is_ok_and(|hash| {
            Params::try_from(&hash).is_ok() && hash.salt.is_some() && hash.hash.is_some()
        })
}

static CHECKS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Whether `given` is the password of this hash. However wrong it is, saying so takes as long as
/// saying yes, and other requests go on meanwhile.
///
/// # Errors
/// When the check could not be carried out.
pub async fn is(hash: &SecretString, given: SecretString) -> Result<bool, PasswordError> {
    let cut_short = |error: &dyn fmt::Display| PasswordError::CutShort(error.to_string());
    let permit = CHECKS.acquire().await.map_err(|error| cut_short(&error))?;
    let hash = hash.clone();
    let checked = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        Argon2::default().verify_password(given.expose_secret().as_bytes(), hash.expose_secret())
    });
    match checked.await.map_err(|error| cut_short(&error))? {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(hash_failed(error)),
    }
}

/// The password that opens the back office as long as nobody has a name there. Cheap to clone.
#[derive(Clone, Debug)]
pub struct AdminPassword {
    hash: SecretString,
}

impl AdminPassword {
    /// `hash` as [`hash`] made it.
    #[must_use]
    pub fn new(hash: SecretString) -> Self {
        Self { hash }
    }

    /// As [`is`].
    ///
    /// # Errors
    /// When the check could not be carried out.
    pub async fn is(&self, given: SecretString) -> Result<bool, PasswordError> {
        is(&self.hash, given).await
    }

    /// What changes when the password does.
    #[must_use]
    pub fn expose_hash(&self) -> &str {
        self.hash.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    #[tokio::test]
    async fn only_the_password_opens() {
        for hash in [
            hash(&secret("tulips in the rain")).unwrap(),
            hash_made(&secret("tulips in the rain")).unwrap(),
        ] {
            assert!(is_hash(hash.expose_secret()));
            let door = AdminPassword::new(hash);
            assert!(door.is(secret("tulips in the rain")).await.unwrap());
            for wrong in [
                "",
                "tulips in the rai",
                "tulips in the rain ",
                "Tulips in the rain",
            ] {
                assert!(!door.is(secret(wrong)).await.unwrap(), "{wrong}");
            }
        }
    }

    #[test]
    fn a_made_password_is_long_and_never_the_same() {
        let (one, other) = (make().unwrap(), make().unwrap());
        assert_eq!(one.expose_secret().len(), 24);
        assert!(one.expose_secret().split('-').all(|group| group.len() == 4));
        assert_ne!(one.expose_secret(), other.expose_secret());
        assert!(hash(&one).is_ok());
    }

    #[test]
    fn a_short_password_is_refused() {
        assert!(matches!(
            hash(&secret("elevenchars")),
            Err(PasswordError::TooShort)
        ));
    }

    #[test]
    fn what_is_no_argon2id_hash_is_told_from_one() {
        for text in [
            "",
            "tulip",
            "$argon2id$",
            "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0",
            "$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$h3uF0b6cVqYvS8fC0aYl1vG7yQyLwz8Zk4hUe9Jr0mE",
            "$argon2id$v=19$m=1,t=0,p=1$c2FsdHNhbHRzYWx0$h3uF0b6cVqYvS8fC0aYl1vG7yQyLwz8Zk4hUe9Jr0mE",
        ] {
            assert!(!is_hash(text), "{text}");
        }
    }
}
