//! Orders as a spreadsheet: a line each, a piece of the list at a time, and written down once.

use domain::order::LineKind;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::services::admin::goods::sheet;
use crate::services::{ServiceError, Shop, ids};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::orders::{self, OrderLineRow, OrderRow};
use crate::store::reports::back_office;
use crate::store::{commit, write_tx};

pub use crate::store::reports::back_office::OrderFilter;

/// Orders of one question to the database.
const BATCH: u64 = 200;

/// The same in every language: programs read it.
const HEADINGS: [&str; 27] = [
    "number",
    "placed_at",
    "paid_at",
    "first_shipped_at",
    "shipped_at",
    "state",
    "payment",
    "currency",
    "goods",
    "discount",
    "promotion",
    "delivery",
    "tax",
    "tax_included",
    "total",
    "pieces",
    "lines",
    "email",
    "name",
    "phone",
    "country",
    "province",
    "city",
    "postcode",
    "address1",
    "address2",
    "language",
];

/// Writes down that orders leave the shop; gives the sheet's headings.
pub async fn begin(shop: &Shop, actor: &str) -> Result<String, ServiceError> {
    let form = ids::token()?;
    let tx = write_tx(&shop.db).await?;
    let entry = Entry {
        actor,
        // It was no form that asked for them.
        form: &form,
        action: AdminAction::ExportOrders,
        order_id: None,
    };
    audit_log::record(&tx, entry, shop.clock.now_ms()).await?;
    commit(tx).await?;
    Ok(sheet::written(&[HEADINGS.map(str::to_owned).to_vec()]))
}

/// The lines of the orders behind the one with this number, latest first, and the number of the
/// last one; nothing at the end.
pub async fn next(
    shop: &Shop,
    filter: &OrderFilter,
    after: &str,
) -> Result<Option<(String, String)>, ServiceError> {
    let rows = back_office::orders(&shop.db, filter, after, BATCH).await?;
    let Some(last) = rows.last().map(|row| row.number.clone()) else {
        return Ok(None);
    };
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let mut lines = orders::lines_of(&shop.db, &ids).await?;
    let written: Vec<Vec<String>> = rows
        .iter()
        .map(|row| cells(row, &lines.remove(&row.id).unwrap_or_default()))
        .collect();
    Ok(Some((sheet::written(&written), last)))
}

fn cells(row: &OrderRow, lines: &[OrderLineRow]) -> Vec<String> {
    let goods = || {
        let is_goods = |line: &&OrderLineRow| match line.kind {
            LineKind::Goods | LineKind::Travel => true,
            LineKind::Shipping | LineKind::Tax => false,
        };
        lines.iter().filter(is_goods)
    };
    let list: i64 = goods()
        .map(|line| line.list_minor * i64::from(line.quantity))
        .sum();
    let list = domain::Money::new(list, row.currency());
    let pieces: u32 = goods().map(|line| line.quantity).sum();
    let named = goods().map(|line| format!("{} x {}", line.quantity, line.sku));
    let tax = row.tax.as_ref();
    vec![
        row.number.clone(),
        moment(Some(row.placed_at)),
        moment(row.paid_at),
        moment(row.first_left_at),
        moment(row.fulfilled_at),
        row.state.as_str().to_owned(),
        row.payment_status.to_string(),
        row.currency().code().to_owned(),
        list.map(domain::Money::major_text).unwrap_or_default(),
        row.discount.major_text(),
        row.promotion.clone().unwrap_or_default(),
        row.delivery.major_text(),
        tax.map(|tax| tax.amount.major_text()).unwrap_or_default(),
        tax.map(|tax| tax.tax.included.to_string())
            .unwrap_or_default(),
        row.total.major_text(),
        pieces.to_string(),
        named.collect::<Vec<_>>().join("; "),
        row.email.clone(),
        row.name.clone(),
        row.phone.clone(),
        row.country.clone(),
        row.province.clone(),
        row.city.clone(),
        row.postcode.clone(),
        row.address1.clone(),
        row.address2.clone(),
        row.locale.clone(),
    ]
}

fn moment(ms: Option<i64>) -> String {
    let at = ms.and_then(|ms| OffsetDateTime::from_unix_timestamp(ms.div_euclid(1000)).ok());
    at.and_then(|at| at.format(&Rfc3339).ok())
        .unwrap_or_default()
}
