//! Who did what.

use std::collections::BTreeMap;

use app::view::admin::{AuditEntry, AuditLog, AuditQuery};
use domain::text::clean;
use wording::Words;

use crate::presenters::back_office::{orders, store};
use crate::presenters::wording::{audit_entries, merchant, times};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log;
use crate::store::audit_log::{AuditFilter, AuditRow};

const PER_PAGE: u64 = 50;

/// The entries of one order.
pub(crate) fn of_order(id: &str) -> AuditFilter<'_> {
    AuditFilter {
        order_id: Some(id),
        ..AuditFilter::default()
    }
}

pub(crate) async fn read(
    shop: &Shop,
    query: AuditQuery,
    words: Words,
) -> Result<AuditLog, ServiceError> {
    let typed = |text: &str| Some(clean(text)).filter(|text| !text.is_empty());
    // Names of people are kept in small letters.
    let actor = typed(&query.actor).map(|name| name.to_lowercase());
    let wanted = AuditFilter {
        order_id: None,
        actor: actor.as_deref(),
        action: Some(query.action.as_str()).filter(|name| !name.is_empty()),
    };
    let before = query.after.parse().ok();
    let found = audit_log::list(&shop.db, wanted, before, PER_PAGE + 1).await?;
    let (rows, page) = orders::page_of(found, PER_PAGE, &query.after, |row| row.id.to_string());
    let choice = |name: &&str| orders::choice(name, merchant::action(name, words));
    Ok(AuditLog {
        entries: entries(shop, &rows, words).await?,
        actions: merchant::ACTIONS.iter().map(choice).collect(),
        query,
        page,
    })
}

pub(crate) async fn entries(
    shop: &Shop,
    rows: &[AuditRow],
    words: Words,
) -> Result<Vec<AuditEntry>, ServiceError> {
    let ids = rows.iter().filter_map(|row| row.order_id.as_deref());
    let numbers: BTreeMap<String, String> = store::order_numbers(&shop.db, ids)
        .await?
        .into_iter()
        .collect();
    let entry = |row: &AuditRow| AuditEntry {
        at: times::moment(row.at, words),
        actor: merchant::capitalised(&row.actor),
        action: merchant::action(&row.name, words),
        order: row
            .order_id
            .as_ref()
            .and_then(|id| numbers.get(id).cloned()),
        details: audit_entries::details(words, row),
    };
    Ok(rows.iter().map(entry).collect())
}
