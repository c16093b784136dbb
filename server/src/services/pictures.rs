//! Pictures that are uploaded: each is decoded and made anew, so that nothing of the file that came
//! is stored.

mod drawing;
mod photo;

use std::fmt::Write as _;

use image::ImageFormat;
use sha2::{Digest as _, Sha256};
use tokio::sync::Semaphore;

use crate::services::{ServiceError, Shop};
use crate::store::catalogue::pictures;

/// In bytes.
pub const LARGEST: usize = 7_000_000;
/// Each side, in pixels: less cannot be seen on a page.
pub const SMALLEST_SIDE: u32 = 100;
/// Fine for phones, cards and screens of twice the density.
const WIDTHS: [u32; 3] = [400, 800, 1600];

/// A decoded picture may take a hundred megabytes: one at a time.
static DECODING: Semaphore = Semaphore::const_new(1);

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFault {
    Missing,
    /// In bytes.
    TooLarge,
    /// It is none of the kinds that are taken.
    Kind,
    /// It begins like its kind and cannot be read to its end.
    Broken,
    /// In pixels.
    TooManyPixels,
    TooSmall,
    /// It would be a strip.
    TooLong,
    /// A drawing shows pictures of elsewhere, leads there, or moves.
    Embeds,
    /// A drawing has more parts than a browser should draw.
    TooManyParts,
}

/// A picture as it was made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// Of the widest file.
    pub width: u32,
    pub height: u32,
    /// The narrowest first.
    pub files: Vec<PictureFile>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    pub width: u32,
    pub name: String,
    pub content: Vec<u8>,
}

impl PictureFile {
    /// Names a file by its content.
    fn new(width: u32, content: Vec<u8>, extension: &str) -> Self {
        let hash = Sha256::digest(&content);
        let mut name = String::new();
        for byte in &hash[..16] {
            // Writing to a String cannot fail.
            let _ = write!(name, "{byte:02x}");
        }
        let name = format!("{name}.{extension}");
        Self {
            width,
            name,
            content,
        }
    }
}

/// Makes a picture anew, in the widths that pages show.
///
/// # Errors
/// When it is none, or one that is not taken.
pub async fn prepare(content: Vec<u8>) -> Result<Prepared, PictureFault> {
    if content.is_empty() {
        return Err(PictureFault::Missing);
    }
    if content.len() > LARGEST {
        return Err(PictureFault::TooLarge);
    }
    // It is never closed.
    let _turn = DECODING.acquire().await;
    let made = tokio::task::spawn_blocking(move || make(&content)).await;
    // A decoder that gave up on a picture has not read it.
    made.unwrap_or(Err(PictureFault::Broken))
}

/// By what it holds, whatever it is called.
fn make(content: &[u8]) -> Result<Prepared, PictureFault> {
    match image::guess_format(content) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => {
            photo::make(format, content)
        }
        Ok(_) => Err(PictureFault::Kind),
        Err(_) if drawing::may_be(content) => drawing::make(content),
        Err(_) => Err(PictureFault::Kind),
    }
}

/// What browsers are told that a file is; none if no file is called so.
#[must_use]
pub fn media_type(name: &str) -> Option<&'static str> {
    let (hash, extension) = name.split_once('.')?;
    let is_hash = hash.len() == 32 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    match extension {
        _ if !is_hash => None,
        "jpg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

/// The content of a file.
pub async fn file(shop: &Shop, name: &str) -> Result<Option<Vec<u8>>, ServiceError> {
    let found = pictures::file(&shop.db, name).await;
    Ok(found.map_err(crate::store::StoreError::from)?)
}

#[cfg(test)]
mod tests;
