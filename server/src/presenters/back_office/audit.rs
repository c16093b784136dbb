//! Who did what.

use std::collections::BTreeMap;

use app::view::admin::{AuditEntry, AuditLog};
use wording::Words;

use crate::presenters::back_office::{orders, store};
use crate::presenters::wording::{audit_entries, merchant, times};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log;
use crate::store::audit_log::AuditRow;

const PER_PAGE: u64 = 50;

pub(crate) async fn read(shop: &Shop, after: &str, words: Words) -> Result<AuditLog, ServiceError> {
    let found = audit_log::list(&shop.db, None, after.parse().ok(), PER_PAGE + 1).await?;
    let (rows, page) = orders::page_of(found, PER_PAGE, after, |row| row.id.to_string());
    Ok(AuditLog {
        entries: entries(shop, &rows, words).await?,
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
