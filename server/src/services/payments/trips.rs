//! What an order books, and for whom: the names are sealed wherever they are kept.

use domain::ledger::Method;
use domain::order::LineKind;
use domain::travel::{Booked, Person, Trip};

use crate::platform::vault::PlainSecret;
use crate::services::payments::selection::{Device, PaymentSelection};
use crate::services::{ServiceError, Shop};
use crate::store::orders::{self, OrderLineRow};
use crate::store::payments::attempt_terms::{MethodChoice, Saving};
use crate::store::trips::{self, TripRow};
use crate::store::{ConnectionTrait, StoreError};

/// So long after the journey's end the names are kept, for a refund or a question.
const AFTERWARDS: i64 = 24 * 3_600_000;

/// Antom's name of the one method that pays for trips.
pub(crate) const BUSINESS: &str = "ANTOM_BIZ_ACCOUNT";

/// How every attempt on a trip is paid.
pub(crate) fn selection(device: Device) -> PaymentSelection {
    PaymentSelection {
        choice: Some(MethodChoice::Method {
            name: BUSINESS.to_owned(),
        }),
        device,
        saving: Saving::Never,
        by_owner: false,
        cpf: None,
    }
}

/// Whether a company pays by this method.
pub(crate) fn pays(method: &Method) -> bool {
    method.as_str() == BUSINESS
}

/// Whether these are the lines of a trip.
pub(crate) fn is_trip(lines: &[OrderLineRow]) -> bool {
    lines.iter().any(|line| line.kind == LineKind::Travel)
}

/// How an order that is placed is paid, if it is a trip.
pub async fn selection_for(
    shop: &Shop,
    order_id: &str,
    device: &Device,
) -> Result<Option<PaymentSelection>, ServiceError> {
    let lines = orders::lines(&shop.db, order_id).await?;
    Ok(is_trip(&lines).then(|| selection(device.clone())))
}

/// Seals what is booked for its row.
pub(crate) fn row(
    shop: &Shop,
    order_id: &str,
    form: String,
    trip: &Trip,
) -> Result<TripRow, ServiceError> {
    let json = |text: Result<String, serde_json::Error>| {
        text.map_err(|error| StoreError::Unreadable {
            what: "a trip",
            value: error.to_string(),
        })
    };
    let names = PlainSecret::new(json(serde_json::to_string(&trip.people))?);
    let ends = trip.booked.ends().map(|ends| ends.unix_timestamp() * 1000);
    Ok(TripRow {
        order_id: order_id.to_owned(),
        form,
        booked: json(serde_json::to_string(&trip.booked))?,
        people: i32::try_from(trip.people.len()).unwrap_or(i32::MAX),
        names: Some(shop.vault.seal(&names, &owner(order_id))?),
        purge_at: Some(ends.unwrap_or_default() + AFTERWARDS),
    })
}

/// What this order books; none if it is no trip.
///
/// # Errors
/// When the database does not answer, or what it keeps cannot be opened.
pub async fn find(
    shop: &Shop,
    db: &impl ConnectionTrait,
    order_id: &str,
    lines: &[OrderLineRow],
) -> Result<Option<Trip>, ServiceError> {
    if !is_trip(lines) {
        return Ok(None);
    }
    match trips::find(db, order_id).await? {
        Some(row) => open(shop, &row).map(Some),
        None => Ok(None),
    }
}

fn open(shop: &Shop, row: &TripRow) -> Result<Trip, ServiceError> {
    let unreadable = |error: serde_json::Error| StoreError::Unreadable {
        what: "a trip",
        // Never what stands in it.
        value: error.classify_word().to_owned(),
    };
    let booked: Booked = serde_json::from_str(&row.booked).map_err(unreadable)?;
    let people: Vec<Person> = match &row.names {
        Some(sealed) => {
            let names = shop.vault.open(sealed, &owner(&row.order_id))?;
            serde_json::from_str(names.expose()).map_err(unreadable)?
        }
        None => Vec::new(),
    };
    Ok(Trip { booked, people })
}

/// A serde error may quote what it read, and here that is a name.
trait ClassifyWord {
    fn classify_word(&self) -> &'static str;
}

impl ClassifyWord for serde_json::Error {
    fn classify_word(&self) -> &'static str {
        if self.is_eof() {
            "it breaks off"
        } else {
            "it is another's"
        }
    }
}

/// What the names are bound to.
fn owner(order_id: &str) -> String {
    format!("trip {order_id}")
}

/// Forgets the names of everybody whose journey is over; tells of how many trips.
pub async fn purge(shop: &Shop, now: i64) -> Result<u64, ServiceError> {
    Ok(trips::purge(&shop.db, now).await?)
}

/// How many trips are looked at together.
const TOGETHER: u64 = 50;

/// Seals with the first key what another one sealed.
pub async fn renew(shop: &Shop) -> Result<(), ServiceError> {
    let mut last = String::new();
    loop {
        let rows = trips::named_after(&shop.db, &last, TOGETHER).await?;
        let Some(row) = rows.last() else {
            return Ok(());
        };
        last = row.order_id.clone();
        for row in &rows {
            let Some(sealed) = &row.names else { continue };
            match shop.vault.reseal(sealed, &owner(&row.order_id)) {
                Ok(None) => {}
                Ok(Some((renewed, _))) => {
                    trips::renew_names(&shop.db, &row.order_id, sealed, &renewed).await?;
                }
                Err(error) => {
                    let order = &row.order_id;
                    tracing::warn!(order, %error, "travellers' names stay under their older key");
                }
            }
        }
    }
}
