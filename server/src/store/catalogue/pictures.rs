//! The pictures of products: which files each has, what they show, and the files themselves.

use std::collections::BTreeMap;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::store::catalogue::parse;
use crate::store::entity::{picture_file, product_picture};
use crate::store::{StoreError, insert_if_absent};

/// A picture of a product, in several widths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub id: i64,
    /// The variant that it shows; none if it shows them all.
    pub sku: Option<String>,
    /// Of the widest file.
    pub width: u32,
    pub height: u32,
    /// Widths and names of files, the narrowest first.
    pub files: Vec<(u32, String)>,
    /// What it shows, by the tag of the language.
    pub alt: BTreeMap<String, String>,
}

impl Picture {
    /// What it shows, said in this language or in English.
    #[must_use]
    pub fn alt_in(&self, language: &str) -> &str {
        let said = self.alt.get(language).or_else(|| self.alt.get("en"));
        said.map_or("", String::as_str)
    }
}

/// Pictures by their product, each product's in their order.
pub(super) async fn all(
    db: &impl ConnectionTrait,
) -> Result<BTreeMap<String, Vec<Picture>>, StoreError> {
    let rows = product_picture::Entity::find()
        .order_by_asc(product_picture::Column::Position)
        .all(db)
        .await?;
    let mut all: BTreeMap<String, Vec<Picture>> = BTreeMap::new();
    for row in rows {
        let of = all.entry(row.product.clone()).or_default();
        of.push(picture(row)?);
    }
    Ok(all)
}

/// A product's pictures, in their order.
///
/// # Errors
/// When the database holds what this version cannot read.
pub async fn of(db: &impl ConnectionTrait, product: &str) -> Result<Vec<Picture>, StoreError> {
    let rows = product_picture::Entity::find()
        .filter(product_picture::Column::Product.eq(product))
        .order_by_asc(product_picture::Column::Position)
        .all(db)
        .await?;
    rows.into_iter().map(picture).collect()
}

fn picture(row: product_picture::Model) -> Result<Picture, StoreError> {
    Ok(Picture {
        id: row.id,
        sku: row.sku,
        width: u32::try_from(row.width).unwrap_or(1),
        height: u32::try_from(row.height).unwrap_or(1),
        files: parse("the files of a picture", &row.files)?,
        alt: parse("what a picture shows", &row.alt)?,
    })
}

/// The content of a file.
pub async fn file(db: &impl ConnectionTrait, name: &str) -> Result<Option<Vec<u8>>, DbErr> {
    let row = picture_file::Entity::find_by_id(name).one(db).await?;
    Ok(row.map(|row| row.content))
}

/// Stores a file that is named by its content, unless it is there.
pub(crate) async fn put_file(
    db: &impl ConnectionTrait,
    name: &str,
    content: Vec<u8>,
    at: i64,
) -> Result<(), DbErr> {
    let row = picture_file::ActiveModel {
        name: Set(name.to_owned()),
        content: Set(content),
        stored_at: Set(at),
    };
    insert_if_absent(db, row).await?;
    Ok(())
}

/// Puts a picture behind the product's others; its id is given by the database.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    product: &str,
    position: i32,
    picture: &Picture,
) -> Result<(), StoreError> {
    let row = product_picture::ActiveModel {
        id: NotSet,
        product: Set(product.to_owned()),
        sku: Set(picture.sku.clone()),
        position: Set(position),
        width: Set(i32::try_from(picture.width).unwrap_or(i32::MAX)),
        height: Set(i32::try_from(picture.height).unwrap_or(i32::MAX)),
        files: Set(json(&picture.files)?),
        alt: Set(json(&picture.alt)?),
    };
    row.insert(db).await?;
    Ok(())
}

/// Says something else of a picture.
pub(crate) async fn change(
    db: &impl ConnectionTrait,
    id: i64,
    sku: Option<&str>,
    alt: &BTreeMap<String, String>,
) -> Result<(), StoreError> {
    product_picture::Entity::update_many()
        .col_expr(product_picture::Column::Alt, Expr::value(json(alt)?))
        .col_expr(
            product_picture::Column::Sku,
            Expr::value(sku.map(str::to_owned)),
        )
        .filter(product_picture::Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// Orders pictures as they stand here.
pub(crate) async fn arrange(db: &impl ConnectionTrait, pictures: &[Picture]) -> Result<(), DbErr> {
    for (position, picture) in (0_i32..).zip(pictures) {
        product_picture::Entity::update_many()
            .col_expr(product_picture::Column::Position, Expr::value(position))
            .filter(product_picture::Column::Id.eq(picture.id))
            .exec(db)
            .await?;
    }
    Ok(())
}

/// Takes a picture off its product. Its files stay: orders show them.
pub(crate) async fn remove(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    product_picture::Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Takes all pictures off a product that is about to go.
pub(super) async fn remove_all(db: &impl ConnectionTrait, product: &str) -> Result<(), DbErr> {
    product_picture::Entity::delete_many()
        .filter(product_picture::Column::Product.eq(product))
        .exec(db)
        .await?;
    Ok(())
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable {
        what: "a picture",
        value: error.to_string(),
    })
}
