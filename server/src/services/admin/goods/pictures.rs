//! Pictures of a product: added, described, arranged, taken off.

use std::collections::BTreeMap;

use domain::text::clean;

use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::{
    Changed, Edit, Goods, GoodsFault, GoodsMistake, GoodsRefusal, mistake, none_of,
};
use crate::services::pictures::{self as uploads, Prepared};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::pictures;

pub use crate::store::catalogue::pictures::Picture;

/// Of one product.
pub const MOST_PICTURES: usize = 12;
/// In letters.
pub const LONGEST_ALT: usize = 200;

/// What is said of a picture, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPicture {
    /// By the tag of each language of the shop.
    pub alt: Vec<(String, String)>,
    /// Empty if it shows all variants.
    pub sku: String,
}

/// Where a picture goes among its product's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    Earlier,
    Later,
}

/// The name of the field for what a picture shows; a new picture has no id.
#[must_use]
pub fn alt_field(tag: &str, id: Option<i64>) -> String {
    match id {
        Some(id) => format!("alt-{tag}-{id}"),
        None => format!("alt-{tag}"),
    }
}

/// The name of the field for the variant that a picture shows.
#[must_use]
pub fn sku_field(id: Option<i64>) -> String {
    match id {
        Some(id) => format!("sku-{id}"),
        None => "sku".to_owned(),
    }
}

impl TypedPicture {
    /// Blind people read the shop in its languages, too: each is asked for.
    fn read(&self, id: Option<i64>) -> Result<BTreeMap<String, String>, Vec<GoodsMistake>> {
        let (mut said, mut mistakes) = (BTreeMap::new(), Vec::new());
        for (tag, typed) in &self.alt {
            let text = clean(typed);
            let most = LONGEST_ALT;
            let fault = if text.is_empty() {
                GoodsFault::Missing
            } else if text.chars().count() > most {
                GoodsFault::TooLong { most }
            } else {
                said.insert(tag.clone(), text);
                continue;
            };
            mistakes.push(mistake(&alt_field(tag, id), fault));
        }
        if mistakes.is_empty() {
            Ok(said)
        } else {
            Err(mistakes)
        }
    }

    /// The variant that it shows, if it is one of the product's.
    fn sku(&self, goods: &Goods, id: Option<i64>) -> Result<Option<String>, GoodsMistake> {
        if self.sku.is_empty() {
            return Ok(None);
        }
        if goods.variants.iter().any(|it| it.sku == self.sku) {
            return Ok(Some(self.sku.clone()));
        }
        Err(mistake(&sku_field(id), GoodsFault::Unknown))
    }
}

/// A product's pictures, in their order.
pub async fn of(shop: &Shop, slug: &str) -> Result<Vec<Picture>, ServiceError> {
    Ok(pictures::of(&shop.db, slug).await?)
}

/// Puts a picture behind the product's others.
///
/// # Errors
/// When it cannot be taken, something is not said of it, or the product is gone.
pub async fn add(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    content: Vec<u8>,
    typed: &TypedPicture,
) -> Result<(), ActionError> {
    let said = typed.read(None);
    let prepared = uploads::prepare(content).await;
    let (alt, prepared) = match (said, prepared) {
        (Ok(alt), Ok(prepared)) => (alt, prepared),
        (said, prepared) => {
            let mut mistakes = said.err().unwrap_or_default();
            let fault = prepared.err().map(GoodsFault::Picture);
            mistakes.extend(fault.map(|fault| mistake("picture", fault)));
            return none_of(mistakes);
        }
    };
    let edit = Edit::begin(shop, act, slug).await?;
    let goods = edit.goods().await?;
    let sku = match typed.sku(&goods, None) {
        Ok(sku) => sku,
        Err(wrong) => return none_of(vec![wrong]),
    };
    let known = pictures::of(&edit.tx, slug).await?;
    let most = MOST_PICTURES;
    if known.len() >= most {
        return none_of(vec![mistake("picture", GoodsFault::TooMany { most })]);
    }
    let Prepared {
        width,
        height,
        files,
    } = prepared;
    let named = |file: &uploads::PictureFile| (file.width, file.name.clone());
    let picture = Picture {
        id: 0,
        sku,
        width,
        height,
        files: files.iter().map(named).collect(),
        alt,
    };
    for file in files {
        pictures::put_file(&edit.tx, &file.name, file.content, edit.by.at)
            .await
            .map_err(ServiceError::from)?;
    }
    let position = i32::try_from(known.len()).unwrap_or(i32::MAX);
    pictures::add(&edit.tx, slug, position, &picture).await?;
    let shows = picture.alt_in("en").to_owned();
    edit.note(Changed::PictureAdded, String::new(), shows)
        .await?;
    edit.done().await
}

/// One of the product's pictures, with its place among them.
async fn find(edit: &Edit<'_>, id: i64) -> Result<(Vec<Picture>, usize), ActionError> {
    let known = pictures::of(&edit.tx, edit.slug).await?;
    let place = known.iter().position(|it| it.id == id);
    let place = place.ok_or(ActionError::from(GoodsRefusal::Gone))?;
    Ok((known, place))
}

/// Says something else of a picture.
///
/// # Errors
/// When something is not said of it, or it is gone.
pub async fn change(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    id: i64,
    typed: &TypedPicture,
) -> Result<(), ActionError> {
    let alt = match typed.read(Some(id)) {
        Ok(alt) => alt,
        Err(mistakes) => return none_of(mistakes),
    };
    let edit = Edit::begin(shop, act, slug).await?;
    let goods = edit.goods().await?;
    let (known, place) = find(&edit, id).await?;
    let sku = match typed.sku(&goods, Some(id)) {
        Ok(sku) => sku,
        Err(wrong) => return none_of(vec![wrong]),
    };
    pictures::change(&edit.tx, id, sku.as_deref(), &alt).await?;
    let before = &known[place];
    for (language, after) in &alt {
        let before = before.alt.get(language).map_or("", String::as_str);
        let language = language.clone();
        edit.note_text(Changed::PictureAlt { language }, before, after)
            .await?;
    }
    let name = |sku: Option<&String>| sku.cloned().unwrap_or_default();
    let (before, after) = (name(before.sku.as_ref()), name(sku.as_ref()));
    edit.note_text(Changed::PictureVariant, &before, &after)
        .await?;
    edit.done().await
}

/// Puts a picture one place earlier or later; the first one stands for the product.
///
/// # Errors
/// When it is gone.
pub async fn shift(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    id: i64,
    to: Shift,
) -> Result<(), ActionError> {
    let edit = Edit::begin(shop, act, slug).await?;
    edit.goods().await?;
    let (mut known, place) = find(&edit, id).await?;
    let other = match to {
        Shift::Earlier => place.checked_sub(1),
        Shift::Later => Some(place + 1).filter(|next| *next < known.len()),
    };
    if let Some(other) = other {
        let shows = known[place].alt_in("en").to_owned();
        known.swap(place, other);
        pictures::arrange(&edit.tx, &known)
            .await
            .map_err(ServiceError::from)?;
        let named = |place: usize| format!("{}. {shows}", place + 1);
        edit.note(Changed::PictureMoved, named(place), named(other))
            .await?;
    }
    edit.done().await
}

/// Takes a picture off its product.
///
/// # Errors
/// When it is gone.
pub async fn remove(shop: &Shop, act: &Act<'_>, slug: &str, id: i64) -> Result<(), ActionError> {
    let edit = Edit::begin(shop, act, slug).await?;
    edit.goods().await?;
    let (mut known, place) = find(&edit, id).await?;
    let gone = known.remove(place);
    pictures::remove(&edit.tx, id)
        .await
        .map_err(ServiceError::from)?;
    pictures::arrange(&edit.tx, &known)
        .await
        .map_err(ServiceError::from)?;
    let shows = gone.alt_in("en").to_owned();
    edit.note(Changed::PictureRemoved, shows, String::new())
        .await?;
    edit.done().await
}
