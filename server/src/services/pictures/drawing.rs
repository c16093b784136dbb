//! Drawings as SVG: filtered, so that nothing in them runs, loads or leads elsewhere.

use svg_hush::Filter;
use xml::EventReader;
use xml::attribute::OwnedAttribute;
use xml::reader::XmlEvent;

use crate::services::pictures::photo::check_size;
use crate::services::pictures::{PictureFault, PictureFile, Prepared};

/// In bytes.
const LARGEST: usize = 500_000;
const MOST_ELEMENTS: usize = 10_000;
/// Each may double what is drawn: these few make some eighty copies of a part at most.
const MOST_COPIES: usize = 12;
/// As wide as a page shows it, in pixels; it is as sharp in any width.
const WIDTH: f64 = 800.0;

/// Whether it begins like a document of this kind.
pub(super) fn may_be(content: &[u8]) -> bool {
    let content = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content);
    let head = &content[..content.len().min(4_000)];
    let is_svg = |part: &[u8]| part.starts_with(b"<svg") || part.starts_with(b":svg");
    head.trim_ascii_start().starts_with(b"<") && head.windows(4).any(is_svg)
}

pub(super) fn make(content: &[u8]) -> Result<Prepared, PictureFault> {
    if content.len() > LARGEST {
        return Err(PictureFault::TooLarge);
    }
    let mut filtered = Vec::new();
    Filter::new()
        .filter(content, &mut filtered)
        .map_err(|_| PictureFault::Broken)?;
    // What an entity stands for counts each time.
    if filtered.len() > 2 * LARGEST {
        return Err(PictureFault::TooManyParts);
    }
    let (width, height) = look_into(&filtered)?;
    let width_shown = pixels(WIDTH);
    let height_shown = pixels(WIDTH * height / width);
    check_size(width_shown, height_shown)?;
    Ok(Prepared {
        width: width_shown,
        height: height_shown,
        files: vec![PictureFile::new(width_shown, filtered, "svg")],
    })
}

/// Refuses what is left and should not be shown; tells the size that the drawing says it has.
fn look_into(filtered: &[u8]) -> Result<(f64, f64), PictureFault> {
    let (mut elements, mut copies) = (0, 0);
    let mut size = None;
    for event in EventReader::new(filtered) {
        let XmlEvent::StartElement {
            name, attributes, ..
        } = event.map_err(|_| PictureFault::Broken)?
        else {
            continue;
        };
        elements += 1;
        match name.local_name.as_str() {
            "image" | "feImage" | "set" | "animate" | "animateColor" | "animateMotion"
            | "animateTransform" => return Err(PictureFault::Embeds),
            "use" | "tref" => copies += 1,
            _ => {}
        }
        let leads_away =
            |it: &OwnedAttribute| it.name.local_name == "href" && !it.value.starts_with('#');
        if attributes.iter().any(leads_away) {
            return Err(PictureFault::Embeds);
        }
        if elements > MOST_ELEMENTS || copies > MOST_COPIES {
            return Err(PictureFault::TooManyParts);
        }
        if elements == 1 {
            if name.local_name != "svg" {
                return Err(PictureFault::Kind);
            }
            size = size_of(&attributes);
        }
    }
    size.ok_or(PictureFault::Broken)
}

fn size_of(attributes: &[OwnedAttribute]) -> Option<(f64, f64)> {
    let value = |wanted: &str| {
        let mut all = attributes.iter();
        all.find(|it| it.name.local_name == wanted)
            .map(|it| it.value.as_str())
    };
    let plain = |(width, height): (f64, f64)| {
        let is_plain = |side: f64| side.is_finite() && (0.001..=1_000_000.0).contains(&side);
        (is_plain(width) && is_plain(height)).then_some((width, height))
    };
    if let Some(view_box) = value("viewBox") {
        let parts = view_box.split([' ', ',']).filter(|part| !part.is_empty());
        let numbers: Vec<f64> = parts.filter_map(|part| part.parse().ok()).collect();
        if let [_, _, width, height] = *numbers {
            return plain((width, height));
        }
    }
    let length = |name: &str| {
        let typed = value(name)?.trim();
        let typed = typed.strip_suffix("px").unwrap_or(typed);
        typed.parse().ok()
    };
    plain((length("width")?, length("height")?))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is between nought and a million times the width"
)]
fn pixels(length: f64) -> u32 {
    length.round().clamp(0.0, 1_000_000.0) as u32
}
