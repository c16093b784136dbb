//! Who bought: found by mail address, and forgotten. Amounts, ids and the country stay, because the
//! books need them; persons go.

use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::constant;
use crate::store::entity::{attempt, buyer, inbox, login_link, order, subscription};
use crate::store::orders::search_text;
use crate::store::queues::inbox::InboxState;

pub use crate::store::entity::order::Model as PersonalOrder;
pub use crate::store::entity::subscription::Model as PersonalSubscription;

/// The column that both tables have.
const FORGOTTEN_AT: &str = "forgotten_at";

/// Orders that this address or account placed, first to latest.
pub async fn orders(
    db: &impl ConnectionTrait,
    email: &str,
    buyer_id: Option<&str>,
) -> Result<Vec<PersonalOrder>, DbErr> {
    let mut found = of_email(db, order::Column::Email.eq(email)).await?;
    if let Some(buyer_id) = buyer_id {
        found.extend(of_email(db, order::Column::BuyerId.eq(buyer_id)).await?);
    }
    found.sort_by(|a, b| (a.placed_at, &a.id).cmp(&(b.placed_at, &b.id)));
    found.dedup_by(|a, b| a.id == b.id);
    Ok(found)
}

async fn of_email(db: &impl ConnectionTrait, whose: Expr) -> Result<Vec<PersonalOrder>, DbErr> {
    order::Entity::find().filter(whose).all(db).await
}

/// Subscriptions that this address or account signed up for, first to latest.
pub async fn subscriptions(
    db: &impl ConnectionTrait,
    email: &str,
    buyer_id: Option<&str>,
) -> Result<Vec<PersonalSubscription>, DbErr> {
    let of_email = Some(subscription::Column::Email.eq(email));
    let of_buyer = buyer_id.map(|id| subscription::Column::BuyerId.eq(id));
    let mut found = Vec::new();
    for whose in of_email.into_iter().chain(of_buyer) {
        found.extend(subscription::Entity::find().filter(whose).all(db).await?);
    }
    found.sort_by(|a, b| (a.agreed_at, &a.id).cmp(&(b.agreed_at, &b.id)));
    found.dedup_by(|a, b| a.id == b.id);
    Ok(found)
}

/// Forgets who signed up for these.
pub(crate) async fn forget_subscriptions(
    db: &impl ConnectionTrait,
    ids: Vec<String>,
) -> Result<(), DbErr> {
    subscription::Entity::update_many()
        .col_expr(subscription::Column::Email, Expr::value(""))
        .col_expr(subscription::Column::Name, Expr::value(""))
        .col_expr(subscription::Column::ShipTo, Expr::value(None::<String>))
        .filter(subscription::Column::Id.is_in(ids))
        .exec(db)
        .await?;
    Ok(())
}

/// The account of this address.
pub async fn account(
    db: &impl ConnectionTrait,
    email: &str,
) -> Result<Option<buyer::Model>, DbErr> {
    buyer::Entity::find()
        .filter(buyer::Column::Email.eq(email))
        .one(db)
        .await
}

/// Forgets who placed this order, and from where it was paid.
pub(crate) async fn forget_order(
    db: &impl ConnectionTrait,
    mut order: PersonalOrder,
    now: i64,
) -> Result<(), DbErr> {
    let id = order.id.clone();
    for field in [
        &mut order.email,
        &mut order.name,
        &mut order.phone,
        &mut order.address1,
        &mut order.address2,
        &mut order.city,
        &mut order.province,
        &mut order.postcode,
    ] {
        field.clear();
    }
    let search_text = search_text(&order);
    let nothing = || Expr::value("");
    order::Entity::update_many()
        .col_expr(order::Column::Email, nothing())
        .col_expr(order::Column::Name, nothing())
        .col_expr(order::Column::Phone, nothing())
        .col_expr(order::Column::Address1, nothing())
        .col_expr(order::Column::Address2, nothing())
        .col_expr(order::Column::City, nothing())
        .col_expr(order::Column::Province, nothing())
        .col_expr(order::Column::Postcode, nothing())
        .col_expr(order::Column::CheckoutFingerprint, nothing())
        .col_expr(order::Column::SearchText, Expr::value(search_text))
        .col_expr(FORGOTTEN_AT, Expr::value(now))
        .filter(order::Column::Id.eq(&id))
        .exec(db)
        .await?;
    let attempts = attempt::Entity::find()
        .filter(attempt::Column::OrderId.eq(&id))
        .all(db)
        .await?;
    for attempt in attempts {
        forget_attempt(db, attempt, now).await?;
    }
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Card, Expr::value(None::<String>))
        .col_expr(attempt::Column::CardFacts, Expr::value(None::<String>))
        .filter(attempt::Column::OrderId.eq(&id))
        .exec(db)
        .await?;
    Ok(())
}

async fn forget_attempt(
    db: &impl ConnectionTrait,
    attempt: attempt::Model,
    now: i64,
) -> Result<(), DbErr> {
    let terms = attempt.terms.map(|terms| without_address(&terms));
    attempt::Entity::update_many()
        .col_expr(attempt::Column::Terms, Expr::value(terms))
        .col_expr(attempt::Column::Request, Expr::value(None::<String>))
        .col_expr(FORGOTTEN_AT, Expr::value(now))
        .filter(attempt::Column::PaymentRequestId.eq(attempt.payment_request_id))
        .exec(db)
        .await?;
    Ok(())
}

/// How the buyer chose to pay, without from where. What cannot be read stays as it is.
fn without_address(terms: &str) -> String {
    let Ok(mut json) = serde_json::from_str::<serde_json::Value>(terms) else {
        return terms.to_owned();
    };
    if let Some(address) = json.pointer_mut("/device/client_ip") {
        *address = "".into();
    }
    json.to_string()
}

/// Forgets of payments that began before `moment`, and of which nothing is expected any more, from
/// where they were made and what their requests said; tells of how many. At most `max` at a time.
pub async fn forget_requests(
    db: &impl ConnectionTrait,
    moment: i64,
    max: u64,
    now: i64,
) -> Result<usize, DbErr> {
    let old = attempt::Entity::find()
        .filter(Expr::col(FORGOTTEN_AT).is_null())
        .filter(attempt::Column::BegunAt.lt(moment))
        .order_by_asc(attempt::Column::BegunAt)
        .limit(max)
        .all(db)
        .await?;
    let number = old.len();
    for attempt in old {
        forget_attempt(db, attempt, now).await?;
    }
    Ok(number)
}

/// Orders placed before `moment` of which it is known who placed them, oldest first.
pub async fn orders_before(
    db: &impl ConnectionTrait,
    moment: i64,
    max: u64,
) -> Result<Vec<PersonalOrder>, DbErr> {
    order::Entity::find()
        .filter(Expr::col(FORGOTTEN_AT).is_null())
        .filter(order::Column::PlacedAt.lt(moment))
        .order_by_asc(order::Column::PlacedAt)
        .limit(max)
        .all(db)
        .await
}

/// Drops the bodies of notifications that were applied and came before `moment`. What shows that they
/// were signed stays, and so does what they were evidence of.
pub async fn drop_bodies(db: &impl ConnectionTrait, moment: i64) -> Result<u64, DbErr> {
    let dropped = inbox::Entity::update_many()
        .col_expr(inbox::Column::Body, Expr::value(""))
        .filter(
            inbox::Column::State
                .into_expr()
                .eq(constant(InboxState::Applied.as_str())),
        )
        .filter(inbox::Column::Body.into_expr().ne(constant("")))
        .filter(inbox::Column::ReceivedAt.lt(moment))
        .exec(db)
        .await?;
    Ok(dropped.rows_affected)
}

/// Forgets the account's address, and the links that were mailed to it. The account's id stays, for
/// the orders in it: nobody gets in by it any more.
pub(crate) async fn forget_account(
    db: &impl ConnectionTrait,
    account: &buyer::Model,
) -> Result<(), DbErr> {
    buyer::Entity::update_many()
        .col_expr(
            buyer::Column::Email,
            Expr::value(format!("forgotten-{}", account.id)),
        )
        .filter(buyer::Column::Id.eq(&account.id))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn forget_links(db: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    login_link::Entity::delete_many()
        .filter(login_link::Column::Email.eq(email))
        .exec(db)
        .await?;
    Ok(())
}
