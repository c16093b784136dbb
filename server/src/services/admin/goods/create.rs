//! A new product with one variant, as a draft.

use std::collections::BTreeMap;

use domain::Currency;
use domain::cart::Sku;
use domain::text::{clean, number_text};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::prices::{TypedPrice, read_all};
use crate::services::admin::goods::texts::TypedTexts;
use crate::services::admin::goods::{
    Changed, Edit, Goods, GoodsFault, GoodsMistake, GoodsTexts, GoodsVariant, mistake, none_of,
};
use crate::store::catalogue::{goods, history};

/// A form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewGoods {
    pub slug: String,
    pub category: String,
    pub texts: TypedTexts,
    pub drawing: String,
    pub sku: String,
    pub label: String,
    pub tone: String,
    pub pieces: String,
    pub prices: Vec<TypedPrice>,
}

/// In letters; a part of an address.
const LONGEST_SLUG: usize = 60;
const LONGEST_LABEL: usize = 60;
/// Is the address of the form.
const NEW: &str = "new";

/// Begins a product that only the merchant sees; gives its name in addresses.
///
/// # Errors
/// When something is missing, unreadable, or taken.
pub async fn create(shop: &Shop, act: &Act<'_>, typed: &NewGoods) -> Result<String, ActionError> {
    let categories = goods::categories(&shop.db).await?;
    let drawings = goods::all(&shop.db).await?;
    let (goods, mut mistakes) = read(typed);
    if !categories.iter().any(|(slug, _)| *slug == goods.category) {
        mistakes.push(mistake("category", GoodsFault::Unknown));
    }
    let looks = |it: &Goods| {
        it.drawing == goods.drawing && it.variants.iter().any(|of| of.tone == typed.tone)
    };
    // A picture is of a drawing in a tone that there is.
    if !drawings.iter().any(looks) {
        mistakes.push(mistake("drawing", GoodsFault::Unknown));
    }
    none_of(mistakes)?;
    let slug = goods.slug.clone();
    let edit = Edit::begin(shop, act, &slug).await?;
    goods::lock(&edit.tx).await?;
    let (slug_taken, sku_taken) = goods::is_taken(&edit.tx, &slug, &typed.sku).await?;
    let taken = [("slug", slug_taken), ("sku", sku_taken)];
    let taken = taken.into_iter().filter(|(_, taken)| *taken);
    none_of(
        taken
            .map(|(field, _)| mistake(field, GoodsFault::Taken))
            .collect(),
    )?;
    goods::insert(&edit.tx, &goods).await?;
    edit.note(Changed::Created, String::new(), goods.texts.name.clone())
        .await?;
    for variant in goods.variants.iter().filter(|variant| variant.on_hand > 0) {
        let pieces = (variant.on_hand, variant.on_hand);
        history::add_move(&edit.tx, &slug, &variant.sku, edit.by, pieces, "").await?;
    }
    edit.done().await?;
    Ok(slug)
}

/// Whether it can name a product in addresses.
pub(super) fn is_slug(slug: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=LONGEST_SLUG).contains(&slug.len()) && slug != NEW && slug.bytes().all(is_plain)
}

fn read(typed: &NewGoods) -> (Goods, Vec<GoodsMistake>) {
    let mut mistakes = Vec::new();
    let texts = typed.texts.read(true).unwrap_or_else(|wrong| {
        mistakes.extend(wrong);
        GoodsTexts::default()
    });
    let slug = clean(&typed.slug);
    if slug.is_empty() {
        mistakes.push(mistake("slug", GoodsFault::Missing));
    } else if slug.len() > LONGEST_SLUG {
        let most = LONGEST_SLUG;
        mistakes.push(mistake("slug", GoodsFault::TooLong { most }));
    } else if !is_slug(&slug) {
        mistakes.push(mistake("slug", GoodsFault::Unusable));
    }
    let sku = clean(&typed.sku);
    if sku.is_empty() {
        mistakes.push(mistake("sku", GoodsFault::Missing));
    } else if Sku::parse(&sku).is_err() || sku.contains(':') {
        mistakes.push(mistake("sku", GoodsFault::Unusable));
    }
    let label = clean(&typed.label);
    if label.is_empty() {
        mistakes.push(mistake("label", GoodsFault::Missing));
    } else if label.chars().count() > LONGEST_LABEL {
        let most = LONGEST_LABEL;
        mistakes.push(mistake("label", GoodsFault::TooLong { most }));
    }
    let pieces = number_text(&typed.pieces);
    let on_hand = pieces.parse::<u16>().map_or_else(
        |_| {
            let empty = pieces.is_empty();
            if !empty {
                mistakes.push(mistake("pieces", GoodsFault::NotANumber));
            }
            0
        },
        i32::from,
    );
    let prices = read_all(&typed.prices).unwrap_or_else(|wrong| {
        mistakes.extend(wrong);
        Vec::new()
    });
    let prices: BTreeMap<Currency, i64> = prices
        .into_iter()
        .filter_map(|(currency, minor, _)| Some((currency, minor?)))
        .collect();
    let variant = GoodsVariant {
        sku,
        label,
        tone: typed.tone.clone(),
        on_hand,
        reserved: 0,
        sold: 0,
        prices,
        was: BTreeMap::new(),
    };
    let goods = Goods {
        slug,
        category: typed.category.clone(),
        draft: true,
        texts,
        drawing: typed.drawing.clone(),
        variants: vec![variant],
    };
    (goods, mistakes)
}
