//! Goods as a spreadsheet: written out, and read in again after a look at what would change.
//!
//! A line is a variant; what is said of its product stands on each of its lines. What a sheet leaves
//! out, a column or a cell, stays as it is.

mod cells;
mod plan;
mod reading;
mod shopify;
mod woocommerce;

use std::collections::{BTreeMap, BTreeSet};

use domain::{Currency, Money};

use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::admin::goods::{GoodsFault, GoodsRefusal, texts};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::catalogue::history::By;
use crate::store::catalogue::{goods, history, stock};
use crate::store::{commit, write_tx};

pub use cells::Column;
pub(crate) use cells::write as written;
pub use plan::{Plan, ProductChange};

/// The largest sheet, in bytes.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// Why pieces came or went that a sheet has counted, in every language.
const REASON: &str = "CSV";

/// Something that a sheet has wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetProblem {
    /// Counted from 1, with the headings; 0 for the sheet as a whole.
    pub line: u64,
    /// The heading; empty for the line as a whole.
    pub column: String,
    pub fault: SheetFault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetFault {
    /// What a form would refuse.
    Goods(GoodsFault),
    TooLarge,
    NotText,
    /// A line has more or fewer cells than headings, or a quote has no end.
    Torn,
    Empty,
    UnknownColumn,
    /// Without this column nobody knows what a line is about.
    NoColumn,
    /// An earlier line says something else of the same product.
    Differs {
        from: u64,
    },
    /// The variant stands on an earlier line.
    Twice {
        from: u64,
    },
    /// The variant is another product's.
    OfAnother,
}

/// Every product as a sheet, drafts among them.
///
/// # Errors
/// When the database holds what this version cannot read.
pub async fn export(shop: &Shop) -> Result<String, ServiceError> {
    let currencies = &shop.file.sell.currencies;
    let columns = Column::all(currencies);
    let mut lines = vec![columns.iter().map(Column::heading).collect::<Vec<_>>()];
    for product in goods::all(&shop.db).await? {
        let texts = texts::TypedTexts::of(&product.texts);
        for variant in &product.variants {
            let cell = |column: &Column| match column {
                Column::Slug => product.slug.clone(),
                Column::Name => texts.name.clone(),
                Column::Category => product.category.clone(),
                Column::Summary => texts.summary.clone(),
                Column::Description => texts.description.clone(),
                Column::Words => texts.words.clone(),
                Column::Draft => if product.draft { "yes" } else { "no" }.to_owned(),
                Column::Drawing => product.drawing.clone(),
                Column::Sku => variant.sku.clone(),
                Column::Label => variant.label.clone(),
                Column::Tone => variant.tone.clone(),
                Column::Stock => variant.on_hand.to_string(),
                Column::Price(currency) => amount(&variant.prices, *currency),
                Column::Was(currency) => amount(&variant.was, *currency),
            };
            lines.push(columns.iter().map(cell).collect());
        }
    }
    Ok(cells::write(&lines))
}

fn amount(prices: &BTreeMap<Currency, i64>, currency: Currency) -> String {
    let minor = prices.get(&currency).copied();
    let amount = minor.and_then(|minor| Money::new(minor, currency).ok());
    amount.map(Money::major_text).unwrap_or_default()
}

/// What a sheet would change, or what is wrong with it. Nothing is changed.
pub async fn look(shop: &Shop, sheet: &[u8]) -> Result<Plan, ServiceError> {
    let all = goods::all(&shop.db).await?;
    let categories = goods::categories(&shop.db).await?;
    Ok(reading::plan(shop, sheet, &all, &categories))
}

/// Changes what a sheet says, all of it or nothing.
///
/// # Errors
/// When something is wrong with it.
pub async fn apply(shop: &Shop, act: &Act<'_>, sheet: &[u8]) -> Result<Plan, ActionError> {
    let at = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    // Orders move pieces before they tell, so all that may be moved is locked first.
    let all = goods::all(&tx).await?;
    let skus: BTreeSet<String> = all
        .iter()
        .flat_map(|it| it.variants.iter().map(|variant| variant.sku.clone()))
        .collect();
    let pieces: Vec<(String, u32)> = skus.into_iter().map(|sku| (sku, 0)).collect();
    stock::lock(&tx, &pieces).await?;
    goods::lock(&tx).await?;
    let all = goods::all(&tx).await?;
    let categories = goods::categories(&tx).await?;
    let plan = reading::plan(shop, sheet, &all, &categories);
    if !plan.problems.is_empty() {
        return Err(GoodsRefusal::Sheet(plan.problems).into());
    }
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action: AdminAction::ImportGoods {
            products: u64::try_from(plan.changes.len()).unwrap_or(u64::MAX),
        },
        order_id: None,
    };
    if !audit_log::record(&tx, entry, at).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let by = By {
        actor: act.actor,
        at,
    };
    for (slug, name) in &plan.categories {
        goods::add_category(&tx, slug, name).await?;
    }
    for change in &plan.changes {
        put(&tx, by, change).await?;
    }
    commit(tx).await?;
    Ok(plan)
}

async fn put(tx: &crate::store::Tx, by: By<'_>, change: &ProductChange) -> Result<(), ActionError> {
    let ProductChange { before, after } = change;
    match before {
        None => goods::insert(tx, after).await?,
        Some(before) => goods::replace(tx, before, after).await?,
    }
    for noted in change.noted() {
        history::add(tx, &after.slug, by, noted).await?;
    }
    // What a new product begins with needs no reason.
    let reason = if before.is_some() { REASON } else { "" };
    for (sku, pieces, on_hand) in change.moved() {
        history::add_move(tx, &after.slug, &sku, by, (pieces, on_hand), reason).await?;
    }
    Ok(())
}
