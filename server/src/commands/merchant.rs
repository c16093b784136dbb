use clap::Subcommand;
use secrecy::ExposeSecret as _;

use crate::commands::CommandError;
use crate::commands::schema::open;
use crate::config::Source;
use crate::platform::clock::Clock;
use crate::platform::password;
use crate::services::UseCaseError;
use crate::services::admin::merchants::{self, MerchantError, MerchantRefusal, Role};

/// What is done to those who work in the back office.
#[derive(Clone, Subcommand)]
pub enum Merchants {
    /// Let somebody in; prints the password that is made
    Add {
        /// Small letters, digits, dots, dashes
        name: String,
        /// support, finance or owner
        #[arg(long, default_value = "support")]
        role: Role,
    },
    /// Say who may come in
    List,
    /// Give somebody another password, which is printed; their logins end
    Password { name: String },
    /// Take the second factor from somebody who has lost it; their logins end
    DropFactor { name: String },
    /// Let somebody in no more; their logins end
    Remove { name: String },
}

/// Changes who may come into the back office.
///
/// # Errors
/// When that cannot be done, or the database does not answer.
pub async fn merchant(source: &Source<'_>, what: &Merchants) -> Result<(), CommandError> {
    let db = open(source).await?;
    let done = match what {
        Merchants::Add { name, role } => {
            let made = password::make()?;
            let now = Clock::system().now_ms();
            merchants::add(&db, name, *role, &made, now)
                .await
                .map(|()| told(name, made.expose_secret()))
        }
        Merchants::Password { name } => {
            let made = password::make()?;
            merchants::set_password(&db, name, &made)
                .await
                .map(|()| told(name, made.expose_secret()))
        }
        Merchants::DropFactor { name } => merchants::drop_second_factor(&db, name)
            .await
            .map(|()| format!("{name} comes in by the password alone")),
        Merchants::Remove { name } => merchants::remove(&db, name)
            .await
            .map(|()| format!("{name} comes in no more")),
        Merchants::List => {
            let all = merchants::all(&db).await.map_err(UseCaseError::Service);
            all.map(|all| {
                let line = |row: &merchants::MerchantRow| {
                    let second = if row.totp.is_some() {
                        ""
                    } else {
                        ", no second factor"
                    };
                    format!("{}: {}{second}", row.name, row.role)
                };
                all.iter().map(line).collect::<Vec<_>>().join("\n")
            })
        }
    };
    println!("{}", done.map_err(refused)?);
    Ok(())
}

fn told(name: &str, password: &str) -> String {
    format!("{name} comes in with the password {password}\nIt is written down nowhere else.")
}

fn refused(error: MerchantError) -> CommandError {
    CommandError::Person(match error {
        UseCaseError::Service(error) => error.to_string(),
        UseCaseError::Refused(refusal) => match refusal {
            MerchantRefusal::NoName => {
                "a name has 2 to 32 small letters, digits, dots and dashes, and is not `merchant`"
            }
            MerchantRefusal::NameTaken => "somebody has this name",
            MerchantRefusal::NotFound => "nobody has this name",
            MerchantRefusal::LastOwner => "the last owner stays",
            MerchantRefusal::PasswordTooShort => "the password is too short",
            MerchantRefusal::WrongCode => "somebody else changed it at the same moment",
        }
        .to_owned(),
    })
}
