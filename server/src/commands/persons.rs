use crate::commands::CommandError;
use crate::commands::schema::open;
use crate::config::Source;
use crate::platform::clock::Clock;
use crate::services::UseCaseError;
use crate::services::persons::{self, ForgetRefusal};

/// Prints all that the shop knows of whoever has this address, as JSON.
///
/// # Errors
/// When the shop knows nothing of it, or the database does not answer.
pub async fn export(source: &Source<'_>, email: &str) -> Result<(), CommandError> {
    let db = open(source).await?;
    let known = persons::export(&db, email).await;
    match known.map_err(|error| CommandError::Person(error.to_string()))? {
        Some(known) => {
            println!("{known:#}");
            Ok(())
        }
        None => Err(CommandError::Person(UNKNOWN.to_owned())),
    }
}

/// Forgets whoever has this address, and says what was forgotten.
///
/// # Errors
/// While something is under way, or when the database does not answer.
pub async fn forget(source: &Source<'_>, email: &str) -> Result<(), CommandError> {
    let db = open(source).await?;
    let now = Clock::system().now_ms();
    match persons::forget(&db, email, now).await {
        Ok(forgotten) => {
            let account = if forgotten.account {
                "the account, "
            } else {
                ""
            };
            println!(
                "Forgotten: {account}{} saved cards, and who placed {} orders. Amounts and numbers stay.",
                forgotten.cards, forgotten.orders
            );
            Ok(())
        }
        Err(UseCaseError::Refused(refusal)) => Err(CommandError::Person(match refusal {
            ForgetRefusal::OrderUnderWay(number) => format!(
                "order {number} waits for its payment or its parcel; nobody is forgotten before that"
            ),
            ForgetRefusal::SubscriptionRuns => {
                "a subscription runs; it has to be cancelled first".to_owned()
            }
            ForgetRefusal::NoAddress => "that is no mail address".to_owned(),
            ForgetRefusal::Unknown => UNKNOWN.to_owned(),
        })),
        Err(UseCaseError::Service(error)) => Err(CommandError::Person(error.to_string())),
    }
}

const UNKNOWN: &str = "the shop knows nothing of this address";
