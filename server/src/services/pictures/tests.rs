use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};

use super::*;

/// A picture whose every pixel differs a little from the next.
fn drawn(width: u32, height: u32) -> DynamicImage {
    let shade = |of: u32| u8::try_from(of % 256).unwrap();
    RgbImage::from_fn(width, height, |x, y| Rgb([shade(x), shade(y), 90])).into()
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn widths(prepared: &Prepared) -> Vec<u32> {
    prepared.files.iter().map(|file| file.width).collect()
}

#[test]
fn a_picture_is_made_in_the_widths_that_pages_show_and_never_larger() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let large = make(&written(&drawn(2000, 1500), format)).unwrap();
        assert_eq!(widths(&large), WIDTHS);
        assert_eq!((large.width, large.height), (1600, 1200));
        for file in &large.files {
            let again = image::load_from_memory(&file.content).unwrap();
            assert_eq!(
                (again.width(), again.height()),
                (file.width, file.width * 3 / 4)
            );
            assert_eq!(media_type(&file.name), Some("image/jpeg"));
        }
        let small = make(&written(&drawn(600, 400), format)).unwrap();
        assert_eq!(widths(&small), [400, 600]);
    }
    // The same content has the same name on every machine.
    let bytes = written(&drawn(300, 300), ImageFormat::Png);
    assert_eq!(make(&bytes), make(&bytes));
}

#[test]
fn what_is_transparent_stays_so() {
    let glass = RgbaImage::from_pixel(200, 200, Rgba([1, 2, 3, 40]));
    let prepared = make(&written(&glass.into(), ImageFormat::Png)).unwrap();
    assert_eq!(media_type(&prepared.files[0].name), Some("image/webp"));
    let again = image::load_from_memory(&prepared.files[0].content).unwrap();
    assert_eq!(again.into_rgba8().get_pixel(9, 9).0[3], 40);
}

/// The segment that tells how a phone was held: a quarter to the right.
fn turned(jpeg: &[u8]) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08\0\x01".to_vec();
    exif.extend([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    bytes.extend(length);
    bytes.extend(exif);
    bytes.extend_from_slice(&jpeg[2..]);
    bytes
}

#[test]
fn a_photograph_stands_upright_and_tells_nothing_of_its_camera() {
    let jpeg = turned(&written(&drawn(300, 200), ImageFormat::Jpeg));
    let prepared = make(&jpeg).unwrap();
    assert_eq!((prepared.width, prepared.height), (200, 300));
    let content = &prepared.files[0].content;
    assert!(!content.windows(4).any(|part| part == b"Exif"));
}

#[test]
fn nothing_behind_a_picture_is_kept() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let mut bytes = written(&drawn(200, 200), format);
        bytes.extend_from_slice(b"<script>alert(1)</script><?php evil(); ?>PK\x03\x04");
        for file in make(&bytes).map_or_else(|_| Vec::new(), |it| it.files) {
            let has = |wanted: &[u8]| file.content.windows(wanted.len()).any(|it| it == wanted);
            assert!(!has(b"<script") && !has(b"<?php"), "{format:?}");
        }
    }
}

#[test]
fn what_is_too_large_too_small_or_too_long_is_refused() {
    let png = |width, height| make(&written(&drawn(width, height), ImageFormat::Png));
    assert_eq!(png(99, 300), Err(PictureFault::TooSmall));
    assert_eq!(png(1000, 150), Err(PictureFault::TooLong));
    assert_eq!(png(150, 1000), Err(PictureFault::TooLong));
    // A bomb: a few bytes that would be hundreds of megabytes.
    let bomb = DynamicImage::new_luma8(11_000, 11_000);
    let bomb = written(&bomb, ImageFormat::Png);
    assert!(bomb.len() < 2_000_000);
    assert_eq!(make(&bomb), Err(PictureFault::TooManyPixels));
    let mut said = written(&drawn(200, 200), ImageFormat::Png);
    said[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert!(make(&said).is_err());
    let cut = written(&drawn(400, 400), ImageFormat::Png);
    assert_eq!(make(&cut[..cut.len() / 2]), Err(PictureFault::Broken));
    assert_eq!(make(b"GIF89a\x01\0\x01\0\0\0\0;"), Err(PictureFault::Kind));
    assert_eq!(make(b"%PDF-1.7"), Err(PictureFault::Kind));
}

const HEAD: &str = "<svg xmlns='http://www.w3.org/2000/svg' \
    xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 400 300'>";

fn svg(inside: &str) -> Result<Prepared, PictureFault> {
    make(format!("{HEAD}{inside}</svg>").as_bytes())
}

#[test]
fn a_drawing_keeps_its_shapes_and_its_size() {
    let drawing = svg(
        "<defs><linearGradient id='a'><stop offset='0' stop-color='#abc'/>\
        </linearGradient></defs><style>.b{fill:red}</style>\
        <rect class='b' width='9' height='9' fill='url(#a)'/><use href='#c'/>",
    );
    let drawing = drawing.unwrap();
    assert_eq!((drawing.width, drawing.height), (800, 600));
    let text = String::from_utf8(drawing.files[0].content.clone()).unwrap();
    for kept in ["linearGradient", "url(#a)", "fill:red", "rect", "#c"] {
        assert!(text.contains(kept), "{kept}: {text}");
    }
}

#[test]
fn nothing_in_a_drawing_runs_loads_or_leads_away() {
    for inside in [
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        "<g onload='alert(1)' onclick='alert(1)'/>",
        "<rect style=\"fill:url('javascript:alert(1)')\"/>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='javascript:alert(1)'/></foreignObject>",
        "<style>@import 'https://evil.example/x.css'; a{background:url(https://evil.example/y)}</style>",
        "<handler xmlns='http://www.w3.org/2001/xml-events'>alert(1)</handler>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<?xml-stylesheet href='javascript:alert(1)'?>",
    ] {
        let made = svg(inside).unwrap_or_else(|fault| panic!("{inside}: {fault:?}"));
        let text = String::from_utf8(made.files[0].content.clone()).unwrap();
        for gone in ["alert", "javascript", "onload", "evil.example", "iframe"] {
            assert!(!text.to_lowercase().contains(gone), "{inside}: {text}");
        }
    }
    for inside in [
        "<image href='https://evil.example/x.png' width='9' height='9'/>",
        "<image xlink:href='data:image/svg+xml;base64,AAAA' width='9' height='9'/>",
        "<feImage href='https://evil.example/x'/>",
        "<use href='https://evil.example/x.svg#a'/>",
        "<use xlink:href='/pictures/other.svg#a'/>",
        "<set attributeName='onmouseover' to='alert(1)'/>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
    ] {
        assert_eq!(svg(inside), Err(PictureFault::Embeds), "{inside}");
    }
}

#[test]
fn a_drawing_that_would_grow_is_refused() {
    let uses = "<use href='#a'/>".repeat(13);
    assert_eq!(svg(&uses), Err(PictureFault::TooManyParts));
    let many = "<g/>".repeat(10_001);
    assert_eq!(svg(&many), Err(PictureFault::TooManyParts));
    let mut laughs = String::from("<!DOCTYPE svg [<!ENTITY a0 'ha'>");
    for level in 1..20 {
        let before = format!("&a{};", level - 1).repeat(10);
        laughs += &format!("<!ENTITY a{level} '{before}'>");
    }
    let laughs = format!("{laughs}]>{HEAD}<text>&a19;</text></svg>");
    assert!(make(laughs.as_bytes()).is_err());
    let outside = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    let made = make(format!("{outside}{HEAD}<text>&x;</text></svg>").as_bytes());
    let text = made.map_or_else(|_| Vec::new(), |it| it.files[0].content.clone());
    assert!(!String::from_utf8(text).unwrap().contains("root:"));
    for size in [
        "",
        "viewBox='0 0 nan 1'",
        "viewBox='0 0 1e99 1e99'",
        "width='0' height='0'",
    ] {
        let bare = format!("<svg xmlns='http://www.w3.org/2000/svg' {size}><g/></svg>");
        assert_eq!(make(bare.as_bytes()), Err(PictureFault::Broken), "{size}");
    }
}

#[test]
fn only_names_of_ours_are_served() {
    let hash = "0123456789abcdef0123456789abcdef";
    assert_eq!(media_type(&format!("{hash}.svg")), Some("image/svg+xml"));
    for name in [
        format!("{hash}.html"),
        format!("{hash}.svg.html"),
        format!("../{hash}.jpg"),
        "a.jpg".to_owned(),
        hash.to_owned(),
        "\0.jpg".to_owned(),
    ] {
        assert_eq!(media_type(&name), None, "{name}");
    }
}
