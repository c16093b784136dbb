//! The goods: a list, a product with its history, and the forms that change it.

use std::collections::BTreeSet;

use app::view::admin::{
    Badge, GoodsChange, GoodsDetail, GoodsFormHead, GoodsLanguage, GoodsList, GoodsPicture,
    GoodsPictures, GoodsPricesForm, GoodsQuery, GoodsRow, GoodsStockForm, GoodsTextsForm,
    GoodsVariant as VariantRow, NewGoodsForm, StockMove, Tone,
};
use domain::text::fold;
use domain::{Currency, Money, links};
use wording::Words;

use crate::presenters::back_office::FormKey;
use crate::presenters::wording::{goods as said, merchant, times};
use crate::services::admin::goods::texts::{self, ENGLISH, TypedTexts};
use crate::services::admin::goods::{self, ChangeRow, Changed, Goods, GoodsVariant, MoveRow};
use crate::services::admin::goods::{pictures, undo};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::{goods as store, history, stock};

const PER_PAGE: usize = 50;
/// Of a product's history, the latest.
const SHOWN: u64 = 50;

pub(crate) async fn list(
    shop: &Shop,
    query: GoodsQuery,
    may_change: bool,
    words: Words,
) -> Result<GoodsList, ServiceError> {
    let asked = fold(&query.q);
    let asked: Vec<&str> = asked.split_whitespace().collect();
    let categories = store::categories(&shop.db).await.map_err(store_error)?;
    let category = |slug: &str| {
        let found = categories.iter().find(|(known, _)| known == slug);
        found.map_or(slug, |(_, name)| name).to_owned()
    };
    let found: Vec<Goods> = goods::all(shop)
        .await?
        .into_iter()
        .filter(|goods| {
            let text = searched(goods);
            asked.iter().all(|word| text.contains(word))
        })
        .collect();
    let pages = found.len().div_ceil(PER_PAGE).max(1);
    let page = query.page.clamp(1, pages);
    let currency = shop.file.sell.first_currency();
    let rows = found
        .iter()
        .skip((page - 1) * PER_PAGE)
        .take(PER_PAGE)
        .map(|goods| {
            let prices = goods.variants.iter();
            let prices = prices.filter_map(|variant| variant.prices.get(&currency).copied());
            GoodsRow {
                slug: goods.slug.clone(),
                name: goods.texts.name.clone(),
                category: category(&goods.category),
                price: price_range(prices.collect(), currency, words),
                pieces: pieces(goods).to_string(),
                state: state(goods, words),
            }
        })
        .collect();
    Ok(GoodsList {
        rows,
        total: found.len(),
        pages,
        may_change,
        query: GoodsQuery { page, ..query },
    })
}

/// What the list is searched by.
fn searched(goods: &Goods) -> String {
    let variants = goods.variants.iter();
    let variants = variants.flat_map(|variant| [&variant.sku, &variant.label]);
    let texts = [&goods.texts.name, &goods.slug, &goods.category];
    let all = texts.into_iter().chain(variants).chain(&goods.texts.words);
    all.map(|text| fold(text)).collect::<Vec<_>>().join("\n")
}

fn pieces(goods: &Goods) -> i64 {
    let variants = goods.variants.iter();
    variants.map(|variant| i64::from(variant.on_hand)).sum()
}

fn state(goods: &Goods, words: Words) -> Badge {
    let low = |variant: &GoodsVariant| variant.on_hand <= i32::try_from(stock::LOW).unwrap_or(0);
    if goods.draft {
        Badge::new(words.admin_goods_draft(), Tone::Quiet)
    } else if pieces(goods) == 0 {
        Badge::new(words.admin_goods_sold_out(), Tone::Bad)
    } else if goods.variants.iter().any(low) {
        Badge::new(words.admin_goods_low(), Tone::Warning)
    } else {
        Badge::new(words.admin_goods_published(), Tone::Good)
    }
}

fn price_range(prices: Vec<i64>, currency: Currency, words: Words) -> String {
    let shown = |minor: &i64| money(*minor, currency, words);
    match (prices.iter().min(), prices.iter().max()) {
        (Some(least), Some(most)) if least == most => shown(least),
        (Some(least), Some(most)) => words.admin_goods_price_range(shown(least), shown(most)),
        _ => words.admin_goods_no_price().to_owned(),
    }
}

/// What cannot be an amount is shown as it is stored.
fn money(minor: i64, currency: Currency, words: Words) -> String {
    let amount = Money::new(minor, currency);
    amount.map_or_else(|_| minor.to_string(), |amount| words.money(amount))
}

fn store_error(error: crate::store::DbErr) -> ServiceError {
    crate::store::StoreError::from(error).into()
}

pub(crate) async fn detail(
    shop: &Shop,
    key: &FormKey,
    slug: &str,
    may_change: bool,
    words: Words,
) -> Result<Option<GoodsDetail>, ServiceError> {
    let Some(found) = goods::find(shop, slug).await? else {
        return Ok(None);
    };
    let categories = store::categories(&shop.db).await.map_err(store_error)?;
    let category = categories
        .into_iter()
        .find(|(known, _)| *known == found.category);
    let mut languages = Vec::new();
    for language in words.all() {
        let tag = language.language();
        let is_own = tag == ENGLISH || {
            let own = texts::in_language(shop, slug, tag).await?;
            own != goods::GoodsTexts::default()
        };
        languages.push(GoodsLanguage {
            tag: tag.to_owned(),
            name: language.language_name().to_owned(),
            is_own,
        });
    }
    let moves = history::moves(&shop.db, slug, SHOWN)
        .await
        .map_err(store_error)?;
    let changes = history::of(&shop.db, slug, SHOWN)
        .await
        .map_err(store_error)?;
    let mut shown_changes = Vec::new();
    // Of changes of the same thing the latest can be taken back.
    let mut later = BTreeSet::new();
    for row in changes {
        let is_latest = later.insert(undo::about(&row));
        let can = may_change && is_latest && undo::can_be_undone(&row);
        let form = if can {
            Some((row.id, key.mint()?))
        } else {
            None
        };
        shown_changes.push(changed(row, form, words));
    }
    let currency = shop.file.sell.first_currency();
    Ok(Some(GoodsDetail {
        name: found.texts.name.clone(),
        category: category.map_or_else(|| found.category.clone(), |(_, name)| name),
        state: state(&found, words),
        is_draft: found.draft,
        may_change,
        form_id: key.mint()?,
        languages,
        variants: found
            .variants
            .iter()
            .map(|variant| VariantRow {
                sku: variant.sku.clone(),
                label: variant.label.clone(),
                price: price_range(
                    variant.prices.get(&currency).copied().into_iter().collect(),
                    currency,
                    words,
                ),
                on_hand: variant.on_hand.to_string(),
                reserved: variant.reserved.to_string(),
                sold: variant.sold.to_string(),
            })
            .collect(),
        pictures: pictures::of(shop, slug)
            .await?
            .iter()
            .map(|picture| {
                (
                    address(picture),
                    picture.alt_in(words.language()).to_owned(),
                )
            })
            .collect(),
        moves: moves.into_iter().map(|row| moved(row, words)).collect(),
        history: shown_changes,
        slug: found.slug,
    }))
}

fn moved(row: MoveRow, words: Words) -> StockMove {
    StockMove {
        at: times::moment(row.at, words),
        actor: merchant::capitalised(&row.actor),
        sku: row.sku,
        by: format!("{:+}", row.by),
        on_hand: row.on_hand.to_string(),
        reason: if row.reason.is_empty() {
            words.admin_goods_first().to_owned()
        } else {
            row.reason
        },
    }
}

fn changed(row: ChangeRow, undo: Option<(i64, String)>, words: Words) -> GoodsChange {
    let what = row.changed();
    let shown = |text: String| shown(what.as_ref(), &text, words);
    GoodsChange {
        at: times::moment(row.at, words),
        actor: merchant::capitalised(&row.actor),
        what: said::changed(words, what.as_ref()),
        before: shown(row.before),
        after: shown(row.after),
        undo,
    }
}

/// What was there before or after a change.
pub(crate) fn shown(what: Option<&Changed>, text: &str, words: Words) -> String {
    match (what, text.parse::<i64>()) {
        (Some(Changed::Price { currency, .. } | Changed::Was { currency, .. }), Ok(minor)) => {
            money(minor, *currency, words)
        }
        _ => text.to_owned(),
    }
}

fn head(found: &Goods, key: &FormKey) -> Result<GoodsFormHead, ServiceError> {
    Ok(GoodsFormHead {
        slug: found.slug.clone(),
        name: found.texts.name.clone(),
        form_id: key.mint()?,
    })
}

pub(crate) async fn texts_form(
    shop: &Shop,
    key: &FormKey,
    slug: &str,
    language: &str,
    words: Words,
) -> Result<Option<GoodsTextsForm>, ServiceError> {
    let Some(found) = goods::find(shop, slug).await? else {
        return Ok(None);
    };
    let Some(of) = words.all().find(|it| it.language() == language) else {
        return Ok(None);
    };
    let is_english = language == ENGLISH;
    let head = head(&found, key)?;
    let said = if is_english {
        found.texts
    } else {
        texts::in_language(shop, slug, language).await?
    };
    let typed = TypedTexts::of(&said);
    Ok(Some(GoodsTextsForm {
        head,
        tag: language.to_owned(),
        language: of.language_name().to_owned(),
        is_english,
        name: typed.name,
        summary: typed.summary,
        description: typed.description,
        words: typed.words,
    }))
}

/// A product and one of its variants.
async fn variant_of(
    shop: &Shop,
    slug: &str,
    sku: &str,
) -> Result<Option<(Goods, GoodsVariant)>, ServiceError> {
    let found = goods::find(shop, slug).await?;
    Ok(found.and_then(|found| {
        let variant = found.variants.iter().find(|it| it.sku == sku)?.clone();
        Some((found, variant))
    }))
}

pub(crate) async fn prices_form(
    shop: &Shop,
    key: &FormKey,
    slug: &str,
    sku: &str,
) -> Result<Option<GoodsPricesForm>, ServiceError> {
    let Some((found, variant)) = variant_of(shop, slug, sku).await? else {
        return Ok(None);
    };
    let typed = |minor: Option<&i64>, currency: Currency| {
        let amount = minor.and_then(|minor| Money::new(*minor, currency).ok());
        amount.map(Money::major_text).unwrap_or_default()
    };
    let currencies = shop.file.sell.currencies.iter();
    let prices = currencies.map(|it| {
        let (price, was) = (variant.prices.get(it), variant.was.get(it));
        (it.code().to_owned(), typed(price, *it), typed(was, *it))
    });
    Ok(Some(GoodsPricesForm {
        head: head(&found, key)?,
        prices: prices.collect(),
        sku: variant.sku,
        label: variant.label,
    }))
}

pub(crate) async fn stock_form(
    shop: &Shop,
    key: &FormKey,
    slug: &str,
    sku: &str,
) -> Result<Option<GoodsStockForm>, ServiceError> {
    let Some((found, variant)) = variant_of(shop, slug, sku).await? else {
        return Ok(None);
    };
    Ok(Some(GoodsStockForm {
        head: head(&found, key)?,
        on_hand: variant.on_hand.to_string(),
        reserved: variant.reserved.to_string(),
        sku: variant.sku,
        label: variant.label,
    }))
}

/// The address of its smallest file.
fn address(picture: &pictures::Picture) -> String {
    let file = picture.files.first().map(|(_, name)| name.as_str());
    format!("{}{}", links::PICTURES, file.unwrap_or_default())
}

pub(crate) async fn pictures_form(
    shop: &Shop,
    key: &FormKey,
    slug: &str,
    words: Words,
) -> Result<Option<GoodsPictures>, ServiceError> {
    let Some(found) = goods::find(shop, slug).await? else {
        return Ok(None);
    };
    let known = pictures::of(shop, slug).await?;
    let languages: Vec<(String, String)> = words
        .all()
        .map(|it| (it.language().to_owned(), it.language_name().to_owned()))
        .collect();
    let is_full = known.len() >= pictures::MOST_PICTURES;
    let mut shown = Vec::new();
    for picture in known {
        let said = |(tag, _): &(String, String)| picture.alt.get(tag).cloned().unwrap_or_default();
        shown.push(GoodsPicture {
            id: picture.id,
            form_id: key.mint()?,
            src: address(&picture),
            width: picture.width,
            height: picture.height,
            alt: languages.iter().map(said).collect(),
            sku: picture.sku.clone().unwrap_or_default(),
        });
    }
    let variants = found.variants.iter();
    Ok(Some(GoodsPictures {
        head: head(&found, key)?,
        variants: variants
            .map(|it| (it.sku.clone(), it.label.clone()))
            .collect(),
        pictures: shown,
        is_full,
        languages,
    }))
}

pub(crate) async fn new_form(shop: &Shop, key: &FormKey) -> Result<NewGoodsForm, ServiceError> {
    let all = goods::all(shop).await?;
    // What there are pictures of.
    let drawings: BTreeSet<&String> = all.iter().map(|it| &it.drawing).collect();
    let variants = all.iter().flat_map(|it| &it.variants);
    let tones: BTreeSet<&String> = variants.map(|variant| &variant.tone).collect();
    let twice = |name: &String| (name.clone(), name.clone());
    Ok(NewGoodsForm {
        form_id: key.mint()?,
        categories: store::categories(&shop.db).await.map_err(store_error)?,
        drawings: drawings.into_iter().map(twice).collect(),
        tones: tones.into_iter().map(twice).collect(),
        currencies: shop
            .file
            .sell
            .currencies
            .iter()
            .map(|currency| currency.code().to_owned())
            .collect(),
    })
}
