//! Who works in the back office: their roles, what they prove themselves by, and their logins.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};

use crate::platform::password::{self, AdminPassword, PasswordError};
use crate::platform::totp;
use crate::services::admin::totp_secret;
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::merchants;
use crate::store::{Db, commit, write_tx};

pub use crate::store::merchants::{MerchantLogin, MerchantRow};

/// The name of whoever comes in by `SHOP_ADMIN_PASSWORD_HASH`, while nobody has a name.
pub const FIRST: &str = "merchant";

/// A login is over after so long, whatever happened in it.
pub const LONGEST: i64 = 12 * 60 * 60_000;

/// Codes for who has lost the second factor.
const RECOVERY_CODES: usize = 8;

/// What somebody may do; each may do what those before may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Looks, ships, asks Antom.
    Support,
    /// Moves money as well.
    Finance,
    /// Lets others in and out as well.
    Owner,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Support, Self::Finance, Self::Owner];

    /// The word under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Finance => "finance",
            Self::Owner => "owner",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl FromStr for Role {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|role| role.as_str() == word);
        found.ok_or_else(|| format!("`{word}` is none of support, finance and owner"))
    }
}

/// Somebody who is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merchant {
    pub name: String,
    pub role: Role,
    /// Another one after each change of a factor.
    pub factor: String,
    /// Whether a code is asked for beside the password.
    pub has_second_factor: bool,
}

impl Merchant {
    fn of(row: &MerchantRow) -> Self {
        Self {
            name: row.name.clone(),
            // A role that this version does not know may do the least.
            role: row.role.parse().unwrap_or(Role::Support),
            factor: row.factor.clone(),
            has_second_factor: row.totp.is_some(),
        }
    }

    fn first(shop: &Shop, password: &AdminPassword) -> Self {
        Self {
            name: FIRST.to_owned(),
            role: Role::Owner,
            factor: shop.pseudonyms.of("password", password.expose_hash()),
            has_second_factor: false,
        }
    }
}

/// Why something about a merchant is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MerchantRefusal {
    /// A name has 2 to 32 small letters, digits, dots, dashes.
    NoName,
    NameTaken,
    NotFound,
    /// Nobody could let anybody in any more.
    LastOwner,
    PasswordTooShort,
    WrongCode,
}

impl Refusal for MerchantRefusal {}

/// Why nothing was done.
pub type MerchantError = UseCaseError<MerchantRefusal>;

fn is_name(name: &str) -> bool {
    let letter = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
    (2..=32).contains(&name.len()) && name.bytes().all(letter) && name != FIRST
}

/// Whether anybody may come in by name. Then the password of `SHOP_ADMIN_PASSWORD_HASH` opens nothing.
pub async fn have_owner(db: &Db) -> Result<bool, ServiceError> {
    Ok(merchants::with_role(db, Role::Owner.as_str()).await? > 0)
}

/// Lets somebody in from now on.
///
/// # Errors
/// When the name or the password will not do.
pub async fn add(
    db: &Db,
    name: &str,
    role: Role,
    password: &SecretString,
    now: i64,
) -> Result<(), MerchantError> {
    if !is_name(name) {
        return Err(MerchantRefusal::NoName.into());
    }
    let row = MerchantRow {
        name: name.to_owned(),
        role: role.as_str().to_owned(),
        password_hash: hash(password)?,
        totp: None,
        totp_pending: None,
        totp_step: 0,
        recovery: String::new(),
        factor: random()?,
        created_at: now,
    };
    if merchants::add(db, row).await? {
        Ok(())
    } else {
        Err(MerchantRefusal::NameTaken.into())
    }
}

fn hash(password: &SecretString) -> Result<String, MerchantError> {
    match password::hash(password) {
        Ok(hash) => Ok(hash.expose_secret().to_owned()),
        Err(PasswordError::TooShort) => Err(MerchantRefusal::PasswordTooShort.into()),
        Err(error) => Err(ServiceError::from(error).into()),
    }
}

fn random() -> Result<String, ServiceError> {
    let mut bytes = [0; 18];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

async fn found(db: &Db, name: &str) -> Result<MerchantRow, MerchantError> {
    let row = merchants::find(db, name)
        .await
        .map_err(ServiceError::from)?;
    row.ok_or_else(|| MerchantRefusal::NotFound.into())
}

/// Stores a changed factor, and ends all logins of before.
async fn change(db: &Db, before: &MerchantRow, after: MerchantRow) -> Result<(), MerchantError> {
    let name = before.name.clone();
    let after = MerchantRow {
        factor: random()?,
        ..after
    };
    let tx = write_tx(db).await?;
    if !merchants::update(&tx, before, after).await? {
        return Err(MerchantRefusal::WrongCode.into());
    }
    merchants::end_all(&tx, &name).await?;
    commit(tx).await?;
    Ok(())
}

/// Gives somebody another password; all their logins are over.
///
/// # Errors
/// When nobody has this name, or the password is too short.
pub async fn set_password(
    db: &Db,
    name: &str,
    password: &SecretString,
) -> Result<(), MerchantError> {
    let row = found(db, name).await?;
    let after = MerchantRow {
        password_hash: hash(password)?,
        ..row.clone()
    };
    change(db, &row, after).await
}

/// Takes the second factor away, for who has lost it and all recovery codes.
///
/// # Errors
/// When nobody has this name.
pub async fn drop_second_factor(db: &Db, name: &str) -> Result<(), MerchantError> {
    let row = found(db, name).await?;
    let after = MerchantRow {
        totp: None,
        totp_pending: None,
        recovery: String::new(),
        ..row.clone()
    };
    change(db, &row, after).await
}

/// Lets somebody in no more; all their logins are over.
///
/// # Errors
/// When nobody has this name, or it is the last owner's.
pub async fn remove(db: &Db, name: &str) -> Result<(), MerchantError> {
    let row = found(db, name).await?;
    let tx = write_tx(db).await?;
    let owner = Role::Owner.as_str();
    if row.role == owner && merchants::with_role(&tx, owner).await? <= 1 {
        return Err(MerchantRefusal::LastOwner.into());
    }
    merchants::remove(&tx, name).await?;
    merchants::end_all(&tx, name).await?;
    commit(tx).await?;
    Ok(())
}

/// Everybody who has a name, and how many logins each has.
pub async fn all(db: &Db) -> Result<Vec<MerchantRow>, ServiceError> {
    Ok(merchants::all(db).await?)
}

/// What somebody gives at the door.
pub struct Given {
    pub name: String,
    pub password: SecretString,
    /// Of the second factor, or one for who has lost it.
    pub code: String,
}

/// Who it is, if all of it is right. Which part was wrong is not told.
///
/// # Errors
/// When the check could not be carried out.
pub async fn prove(
    shop: &Shop,
    first: Option<&AdminPassword>,
    given: Given,
) -> Result<Option<Merchant>, ServiceError> {
    if !have_owner(&shop.db).await? {
        let Some(first) = first else { return Ok(None) };
        let is = first.is(given.password).await?;
        return Ok(is.then(|| Merchant::first(shop, first)));
    }
    let name = given.name.trim().to_lowercase();
    let row = merchants::find(&shop.db, &name).await?;
    // Nobody is told by the time it takes whether there is such a name.
    let hash = match &row {
        Some(row) => SecretString::from(row.password_hash.as_str()),
        None => nobodys()?,
    };
    let is = password::is(&hash, given.password).await?;
    let Some(row) = row.filter(|_| is) else {
        return Ok(None);
    };
    if row.totp.is_some() && !use_code(shop, &row, &given.code).await? {
        return Ok(None);
    }
    Ok(Some(Merchant::of(&row)))
}

/// The hash of a password that nobody knows, made once.
fn nobodys() -> Result<SecretString, PasswordError> {
    static HASH: OnceLock<SecretString> = OnceLock::new();
    if let Some(hash) = HASH.get() {
        return Ok(hash.clone());
    }
    let hash = password::hash(&password::make()?)?;
    Ok(HASH.get_or_init(|| hash).clone())
}

/// Uses up a code of the second factor, or one of those for who has lost it.
async fn use_code(shop: &Shop, row: &MerchantRow, code: &str) -> Result<bool, ServiceError> {
    let stored = row.totp.as_deref().unwrap_or_default();
    let now = shop.clock.now_ms();
    let step = match totp_secret::read(shop, &row.name, stored) {
        Ok(secret) => totp::step_of(&secret, code.trim(), now, row.totp_step),
        Err(error) => {
            tracing::error!(merchant = row.name, %error, "a second factor cannot be opened; its recovery codes still count");
            None
        }
    };
    let after = match step {
        Some(totp_step) => MerchantRow {
            totp_step,
            ..row.clone()
        },
        None => {
            let used = hash_of(code);
            if !row.recovery.lines().any(|kept| kept == used) {
                return Ok(false);
            }
            let left = row.recovery.lines().filter(|kept| *kept != used);
            MerchantRow {
                recovery: left.collect::<Vec<_>>().join("\n"),
                ..row.clone()
            }
        }
    };
    // Two who send the same code: one of them is in.
    Ok(merchants::update(&shop.db, row, after).await?)
}

fn hash_of(code: &str) -> String {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(code.to_lowercase()))
}

/// Makes a secret for a second factor, which counts once a code of it was given.
///
/// # Errors
/// When nobody has this name.
pub async fn begin_second_factor(shop: &Shop, name: &str) -> Result<(), MerchantError> {
    let row = found(&shop.db, name).await?;
    let secret = totp::make().map_err(ServiceError::from)?;
    let after = MerchantRow {
        totp_pending: Some(totp_secret::keep(shop, name, &secret)?),
        ..row.clone()
    };
    merchants::update(&shop.db, &row, after)
        .await
        .map_err(ServiceError::from)?;
    Ok(())
}

/// From now on a code is asked for; the codes for who loses the second factor are returned, and
/// nowhere else. All other logins of this merchant are over, and this one is too.
///
/// # Errors
/// When the code is wrong.
pub async fn confirm_second_factor(
    shop: &Shop,
    name: &str,
    code: &str,
) -> Result<(Vec<String>, Merchant), MerchantError> {
    let row = found(&shop.db, name).await?;
    let Some(stored) = row.totp_pending.clone() else {
        return Err(MerchantRefusal::WrongCode.into());
    };
    let secret = totp_secret::read(shop, name, &stored)?;
    let now = shop.clock.now_ms();
    let Some(totp_step) = totp::step_of(&secret, code.trim(), now, 0) else {
        return Err(MerchantRefusal::WrongCode.into());
    };
    let mut codes = Vec::new();
    for _ in 0..RECOVERY_CODES {
        let made = password::make().map_err(ServiceError::from)?;
        codes.push(made.expose_secret().chars().take(14).collect::<String>());
    }
    let hashes: Vec<String> = codes.iter().map(|code| hash_of(code)).collect();
    let after = MerchantRow {
        totp: Some(stored),
        totp_pending: None,
        totp_step,
        recovery: hashes.join("\n"),
        ..row.clone()
    };
    change(&shop.db, &row, after).await?;
    Ok((codes, Merchant::of(&found(&shop.db, name).await?)))
}

/// Writes down that somebody is logged in from now on; the login's id is answered.
pub async fn begin(
    shop: &Shop,
    merchant: &Merchant,
    source: &str,
    browser: &str,
) -> Result<String, ServiceError> {
    let now = shop.clock.now_ms();
    let id = random()?;
    let login = MerchantLogin {
        id: id.clone(),
        merchant: merchant.name.clone(),
        since: now,
        source: source.to_owned(),
        browser: browser
            .chars()
            .filter(|c| !c.is_control())
            .take(120)
            .collect(),
    };
    merchants::begin(&shop.db, login).await?;
    Ok(id)
}

/// Who this login is, if it still stands: not ended, and no factor changed since.
pub async fn standing(
    shop: &Shop,
    first: Option<&AdminPassword>,
    name: &str,
    login: &str,
    factor: &str,
) -> Result<Option<Merchant>, ServiceError> {
    if !merchants::is_open(&shop.db, login).await? {
        return Ok(None);
    }
    let merchant = if name == FIRST {
        match first {
            Some(first) if !have_owner(&shop.db).await? => Some(Merchant::first(shop, first)),
            Some(_) | None => None,
        }
    } else {
        merchants::find(&shop.db, name)
            .await?
            .as_ref()
            .map(Merchant::of)
    };
    Ok(merchant.filter(|merchant| merchant.factor == factor))
}

/// Ends one login of this merchant's.
pub async fn end(shop: &Shop, name: &str, login: &str) -> Result<bool, ServiceError> {
    Ok(merchants::end(&shop.db, name, login).await?)
}

/// Forgets logins that are long over.
pub(crate) async fn forget_logins(shop: &Shop) -> Result<u64, ServiceError> {
    let moment = shop.clock.now_ms() - LONGEST;
    Ok(merchants::purge(&shop.db, moment).await?)
}
