//! Photographs and other pictures made of pixels.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::webp::WebPEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{
    DynamicImage, ImageDecoder as _, ImageEncoder as _, ImageError, ImageFormat, ImageReader,
    Limits,
};

use crate::services::pictures::{PictureFault, PictureFile, Prepared, SMALLEST_SIDE, WIDTHS};

const LONGEST_SIDE: u32 = 12_000;
/// Decoded: twenty-five million pixels in four bytes each.
const MOST_BYTES: u64 = 100_000_000;
/// So many times as wide as high, or as high as wide.
const LONGEST: u32 = 5;
const QUALITY: u8 = 82;
/// A colour profile of a camera has a few kilobytes.
const LARGEST_PROFILE: usize = 64_000;

pub(super) fn make(format: ImageFormat, content: &[u8]) -> Result<Prepared, PictureFault> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(2 * MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    if decoder.total_bytes() > MOST_BYTES {
        return Err(PictureFault::TooManyPixels);
    }
    // Phones write down how they were held.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let profile = profile.filter(|profile| profile.len() <= LARGEST_PROFILE);
    let mut image = DynamicImage::from_decoder(decoder).map_err(fault)?;
    image.apply_orientation(orientation);
    let mut image = flattened(image);
    let largest = image.width();
    let mut widths: Vec<u32> = WIDTHS
        .into_iter()
        .filter(|width| *width < largest)
        .collect();
    if widths.len() < WIDTHS.len() {
        widths.push(largest);
    }
    let mut files = Vec::new();
    let mut size = None;
    // Each is made of the one before, which is nearly as good and much quicker.
    for width in widths.into_iter().rev() {
        if width < image.width() {
            let height = scaled(image.height(), width, image.width());
            image = image.resize_exact(width, height, FilterType::CatmullRom);
        }
        size.get_or_insert((image.width(), image.height()));
        files.push(write(&image, profile.as_deref())?);
    }
    files.reverse();
    let (width, height) = size.ok_or(PictureFault::Broken)?;
    Ok(Prepared {
        width,
        height,
        files,
    })
}

pub(super) fn check_size(width: u32, height: u32) -> Result<(), PictureFault> {
    if width < SMALLEST_SIDE || height < SMALLEST_SIDE {
        return Err(PictureFault::TooSmall);
    }
    if width / LONGEST >= height || height / LONGEST >= width {
        return Err(PictureFault::TooLong);
    }
    Ok(())
}

fn scaled(height: u32, to: u32, from: u32) -> u32 {
    let scaled = u64::from(height) * u64::from(to) / u64::from(from.max(1));
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// Eight bits a colour; without transparency where nothing is transparent.
fn flattened(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return DynamicImage::ImageRgb8(image.into_rgb8());
    }
    let image = image.into_rgba8();
    if image.pixels().all(|pixel| pixel.0[3] == u8::MAX) {
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(image).into_rgb8());
    }
    DynamicImage::ImageRgba8(image)
}

fn write(image: &DynamicImage, profile: Option<&[u8]>) -> Result<PictureFile, PictureFault> {
    let mut content = Vec::new();
    let (width, height) = (image.width(), image.height());
    let (bytes, color) = (image.as_bytes(), image.color().into());
    let extension = if image.color().has_alpha() {
        let mut encoder = WebPEncoder::new_lossless(&mut content);
        if let Some(profile) = profile {
            // Without it, colours are a little off.
            let _ = encoder.set_icc_profile(profile.to_vec());
        }
        encoder
            .write_image(bytes, width, height, color)
            .map_err(fault)?;
        "webp"
    } else {
        let mut encoder = JpegEncoder::new_with_quality(&mut content, QUALITY);
        if let Some(profile) = profile {
            let _ = encoder.set_icc_profile(profile.to_vec());
        }
        encoder
            .write_image(bytes, width, height, color)
            .map_err(fault)?;
        "jpg"
    };
    Ok(PictureFile::new(width, content, extension))
}

fn fault(error: ImageError) -> PictureFault {
    match error {
        ImageError::Limits(_) => PictureFault::TooManyPixels,
        ImageError::Decoding(_)
        | ImageError::Encoding(_)
        | ImageError::Parameter(_)
        | ImageError::Unsupported(_)
        | ImageError::IoError(_) => PictureFault::Broken,
    }
}
