//! Who did what in the back office.

use domain::Money;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::store::entity::audit::{ActiveModel, Column, Entity, Model};
use crate::store::{StoreError, insert_if_absent};

/// What was done, and with what. It is stored as its name and, beside it, its details as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", content = "details", rename_all = "snake_case")]
pub enum AdminAction {
    LogIn {
        /// A keyed hash of the address.
        source: String,
    },
    /// A wrong password was given.
    LogInFailed {
        source: String,
    },
    LogOut,
    Refund {
        amount: Money,
        reason: String,
    },
    Capture {
        amount: Money,
    },
    Cancel {
        /// What goes back, if anything was paid or held.
        goes_back: Option<Money>,
    },
    /// Pieces of the order left.
    Ship {
        pieces: u32,
        /// The carrier and the number, as far as they were told.
        parcel: String,
    },
    /// The money of one attempt goes back.
    #[serde(rename = "give_back")]
    Reverse {
        attempt: u32,
    },
    /// The payment of one attempt counts as the order's.
    Accept {
        attempt: u32,
        reason: String,
    },
    Check,
    Replay {
        notification: i64,
    },
    /// Mails that were set aside are sent again.
    Retry,
    CancelSubscription {
        number: String,
    },
    TerminateSubscription {
        number: String,
    },
    /// It goes on with another plan.
    ChangePlan {
        number: String,
        /// Its name.
        plan: String,
    },
    /// What is left of a period's money goes back.
    RefundInvoice {
        number: String,
        amount: Money,
    },
    /// The parcel of a period has left.
    ShipParcel {
        number: String,
        phase: u32,
    },
    /// The parcel of a period that was sold out is packed after all.
    SupplyParcel {
        number: String,
        phase: u32,
    },
    /// The buyer of a contested payment gets the money.
    AcceptDispute {
        dispute: String,
    },
    /// A document went to the bank.
    DefendDispute {
        dispute: String,
        document: String,
    },
    /// A report of Antom's was compared with the books.
    ReadReport {
        file: String,
        differing: u64,
    },
    ResolveFinding {
        finding: i64,
        note: String,
    },
    /// Antom was asked about a finding again.
    AskFinding {
        finding: i64,
        agrees: bool,
    },
    /// Something of a product: its history says what.
    ChangeGoods {
        product: String,
    },
    /// Goods came in by a sheet.
    ImportGoods {
        products: u64,
    },
    /// A buyer's review is shown, or is not.
    DecideReview {
        product: String,
        published: bool,
    },
    /// Orders, with who bought, left as a sheet.
    ExportOrders,
    /// Who travels was shown.
    ShowTravellers,
    /// The shop ends a hold that nobody captured in time.
    #[serde(rename = "lapse")]
    VoidHold,
}

/// An action as the log has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoggedAction {
    Known(AdminAction),
    /// A later version wrote it.
    Unknown {
        name: String,
        details: String,
    },
}

impl AdminAction {
    /// The name and the details under which it is stored.
    fn write(&self) -> Result<(String, String), StoreError> {
        let unreadable = |value: String| StoreError::Unreadable {
            what: "an action",
            value,
        };
        let mut stored =
            serde_json::to_value(self).map_err(|error| unreadable(error.to_string()))?;
        let Value::String(name) = stored["action"].take() else {
            return Err(unreadable(stored.to_string()));
        };
        let details = stored.get("details").map(Value::to_string);
        Ok((name, details.unwrap_or_default()))
    }
}

impl LoggedAction {
    fn read(name: String, details: String) -> Self {
        let stored = match serde_json::from_str::<Value>(&details) {
            Ok(details) => json!({ "action": name, "details": details }),
            Err(_) => json!({ "action": name }),
        };
        match serde_json::from_value(stored) {
            Ok(action) => Self::Known(action),
            Err(_) => Self::Unknown { name, details },
        }
    }
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    pub id: i64,
    pub at: i64,
    pub actor: String,
    /// The name under which the action is stored.
    pub name: String,
    pub action: LoggedAction,
    pub order_id: Option<String>,
}

impl From<Model> for AuditRow {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            at: row.at,
            actor: row.actor,
            name: row.action.clone(),
            action: LoggedAction::read(row.action, row.details),
            order_id: row.order_id,
        }
    }
}

/// What is written down of an action.
pub(crate) struct Entry<'a> {
    pub(crate) actor: &'a str,
    pub(crate) form: &'a str,
    pub(crate) action: AdminAction,
    pub(crate) order_id: Option<&'a str>,
}

/// Writes an action down, in the transaction that carries it out; `false` if its form was used
/// before.
pub(crate) async fn record(
    db: &impl ConnectionTrait,
    entry: Entry<'_>,
    now: i64,
) -> Result<bool, StoreError> {
    let (name, details) = entry.action.write()?;
    let row = ActiveModel {
        id: NotSet,
        at: Set(now),
        actor: Set(entry.actor.to_owned()),
        action: Set(name),
        order_id: Set(entry.order_id.map(str::to_owned)),
        details: Set(details),
        form: Set(entry.form.to_owned()),
    };
    Ok(insert_if_absent(db, row).await?)
}

/// What was done with this form.
pub async fn of_form(db: &impl ConnectionTrait, form: &str) -> Result<Option<AuditRow>, DbErr> {
    // PostgreSQL stores no such text, so nothing was done with it.
    if form.contains('\0') {
        return Ok(None);
    }
    let found = Entity::find().filter(Column::Form.eq(form)).one(db).await?;
    Ok(found.map(AuditRow::from))
}

/// Which entries are wanted; what is empty limits nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter<'a> {
    pub order_id: Option<&'a str>,
    pub actor: Option<&'a str>,
    /// The name under which the action is stored.
    pub action: Option<&'a str>,
}

/// Latest first; those before an entry, if its id is given.
pub async fn list(
    db: &impl ConnectionTrait,
    wanted: AuditFilter<'_>,
    before: Option<i64>,
    max: u64,
) -> Result<Vec<AuditRow>, DbErr> {
    // PostgreSQL stores no such text, so nothing has it.
    let texts = [wanted.order_id, wanted.actor, wanted.action];
    if texts.into_iter().flatten().any(|text| text.contains('\0')) {
        return Ok(Vec::new());
    }
    let mut rows = Entity::find();
    if let Some(order_id) = wanted.order_id {
        rows = rows.filter(Column::OrderId.eq(order_id));
    }
    if let Some(actor) = wanted.actor {
        rows = rows.filter(Column::Actor.eq(actor));
    }
    if let Some(action) = wanted.action {
        rows = rows.filter(Column::Action.eq(action));
    }
    if let Some(id) = before {
        rows = rows.filter(Column::Id.lt(id));
    }
    let rows = rows.order_by_desc(Column::Id).limit(max);
    Ok(rows
        .all(db)
        .await?
        .into_iter()
        .map(AuditRow::from)
        .collect())
}

#[cfg(test)]
mod tests {
    use domain::Currency;

    use super::*;

    #[test]
    fn actions_are_stored_by_names_that_never_change_and_read_back() {
        let amount = Money::new(1_000, Currency::Sgd).unwrap();
        let reason = "Came back: torn".to_owned();
        for (action, name, details) in [
            // A log-in tells where from since security events do.
            (
                AdminAction::LogIn {
                    source: "a".to_owned(),
                },
                "log_in",
                r#"{"source":"a"}"#,
            ),
            (
                AdminAction::LogInFailed {
                    source: "a".to_owned(),
                },
                "log_in_failed",
                r#"{"source":"a"}"#,
            ),
            (AdminAction::LogOut, "log_out", ""),
            (
                AdminAction::Refund { amount, reason },
                "refund",
                r#"{"amount":{"currency":"SGD","minor":1000},"reason":"Came back: torn"}"#,
            ),
            (
                AdminAction::Capture { amount },
                "capture",
                r#"{"amount":{"currency":"SGD","minor":1000}}"#,
            ),
            (
                AdminAction::Cancel {
                    goes_back: Some(amount),
                },
                "cancel",
                r#"{"goes_back":{"currency":"SGD","minor":1000}}"#,
            ),
            (
                AdminAction::Ship {
                    pieces: 2,
                    parcel: "DHL, 12".to_owned(),
                },
                "ship",
                r#"{"parcel":"DHL, 12","pieces":2}"#,
            ),
            (
                AdminAction::Reverse { attempt: 2 },
                "give_back",
                r#"{"attempt":2}"#,
            ),
            (AdminAction::Check, "check", ""),
            (
                AdminAction::Replay { notification: 7 },
                "replay",
                r#"{"notification":7}"#,
            ),
            (AdminAction::Retry, "retry", ""),
            (AdminAction::VoidHold, "lapse", ""),
            (
                AdminAction::CancelSubscription {
                    number: "WS-1".to_owned(),
                },
                "cancel_subscription",
                r#"{"number":"WS-1"}"#,
            ),
            (
                AdminAction::TerminateSubscription {
                    number: "WS-1".to_owned(),
                },
                "terminate_subscription",
                r#"{"number":"WS-1"}"#,
            ),
            (
                AdminAction::ChangePlan {
                    number: "WS-1".to_owned(),
                    plan: "Weekly".to_owned(),
                },
                "change_plan",
                r#"{"number":"WS-1","plan":"Weekly"}"#,
            ),
            (
                AdminAction::RefundInvoice {
                    number: "WS-1".to_owned(),
                    amount,
                },
                "refund_invoice",
                r#"{"number":"WS-1","amount":{"currency":"SGD","minor":1000}}"#,
            ),
        ] {
            let json = |text: &str| serde_json::from_str::<Value>(text).ok();
            let written = action.write().unwrap();
            assert_eq!(written.0, name);
            assert_eq!(json(&written.1), json(details));
            let read = LoggedAction::read(name.to_owned(), details.to_owned());
            assert_eq!(read, LoggedAction::Known(action));
        }
    }

    #[test]
    fn what_a_later_version_wrote_is_an_entry_too() {
        for (name, details) in [
            ("defend", ""),
            ("defend", r#"{"dispute":"d1"}"#),
            ("refund", ""),
            ("refund", r#"{"amount":{"currency":"XXX","minor":1}}"#),
            ("refund", "SGD 10.00"),
        ] {
            let unknown = LoggedAction::Unknown {
                name: name.to_owned(),
                details: details.to_owned(),
            };
            let read = LoggedAction::read(name.to_owned(), details.to_owned());
            assert_eq!(read, unknown);
        }
    }
}
