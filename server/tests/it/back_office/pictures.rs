//! That merchants put pictures to their goods, buyers see them, and no upload, however hostile,
//! leaves anything that runs.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::office::{Merchant, Office, fields_on, form_on, words};
use crate::common::Page;

const TOTE: &str = "/admin/catalogue/test-tote";
const PAGE: &str = "/admin/catalogue/test-tote/pictures";
const GREEN: &str = "TEST-TOTE-GREEN";
/// The languages of the shop.
const TAGS: [&str; 6] = ["en", "de", "ja", "ko", "pt-BR", "zh-Hans"];

fn picture(width: u32, height: u32, blue: u8, format: ImageFormat) -> Vec<u8> {
    let shade = |of: u32| u8::try_from(of % 256).unwrap();
    let image = RgbImage::from_fn(width, height, |x, y| Rgb([shade(x), shade(y), blue]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(image)
        .write_to(&mut bytes, format)
        .unwrap();
    bytes.into_inner()
}

/// Sends a picture under this name, with what it shows in each language.
async fn send(merchant: &Merchant, form: &str, name: &str, content: &[u8], sku: &str) -> Page {
    let file = format!("name=\"picture\"; filename=\"{name}\"");
    let alts: Vec<(String, String)> = TAGS
        .iter()
        .map(|tag| (format!("name=\"alt-{tag}\""), format!("Seen, {tag}")))
        .collect();
    let mut parts: Vec<(&str, &[u8])> = vec![("name=\"form\"", form.as_bytes())];
    parts.push((&file, content));
    parts.extend(alts.iter().map(|(name, said)| (&**name, said.as_bytes())));
    parts.push(("name=\"sku\"", sku.as_bytes()));
    merchant.upload(PAGE, &parts).await
}

/// Puts a picture to the tote, and says something else of it.
pub(crate) async fn add(merchant: &Merchant) {
    let png = picture(200, 150, 1, ImageFormat::Png);
    assert_eq!(upload(merchant, &png, "").await.status, 303);
    let action = forms(merchant).await.remove(0);
    assert_eq!(press(merchant, &action, "save", &[]).await.status, 303);
}

async fn upload(merchant: &Merchant, content: &[u8], sku: &str) -> Page {
    let form = merchant.form(PAGE, PAGE).await;
    send(merchant, &form, "p.png", content, sku).await
}

/// The addresses of the forms of the pictures that there are.
async fn forms(merchant: &Merchant) -> Vec<String> {
    let page = merchant.get(PAGE).await;
    page.attributes(".picture-list form", "action")
}

/// Presses a button below a picture.
async fn press(merchant: &Merchant, action: &str, button: &str, changes: &[(&str, &str)]) -> Page {
    let page = merchant.get(PAGE).await;
    let mut fields = fields_on(&page, action);
    for (name, value) in changes {
        fields.retain(|(known, _)| !known.starts_with(name));
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields.push(("do".to_owned(), button.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    merchant.post(action, &fields).await
}

#[tokio::test]
async fn pictures_are_uploaded_described_arranged_and_seen_by_buyers() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let shop = &office.shop;
    let buyer = shop.browser();
    let png = picture(1700, 1275, 10, ImageFormat::Png);
    let jpeg = picture(900, 600, 200, ImageFormat::Jpeg);
    // What it shows is asked for in every language, and so is the picture.
    let form = merchant.form(PAGE, PAGE).await;
    let none = merchant
        .upload(PAGE, &[("name=\"form\"", form.as_bytes())])
        .await;
    assert_eq!(none.status, 422, "{}", none.text);
    assert_eq!(none.texts(".field .error").len(), 7, "{}", words(&none));
    assert!(words(&none).contains("Choose a picture."));
    let done = send(&merchant, &form, "p.png", &png, "").await;
    assert_eq!(done.status, 303, "{}", words(&done));
    let again = send(&merchant, &form, "p.png", &png, "").await;
    assert_eq!(again.status, 409, "a form acts once");
    assert_eq!(upload(&merchant, &jpeg, GREEN).await.status, 303);
    let page = buyer.get("/products/test-tote?sku=TEST-TOTE-GREEN").await;
    let shown = page.attributes(".gallery img", "alt");
    assert_eq!(shown, ["Seen, en", "Seen, en"]);
    let srcsets = page.attributes(".gallery img", "srcset");
    // A variant's own picture comes first.
    assert!(
        srcsets[0].contains(" 900w") && !srcsets[0].contains("1600w"),
        "{srcsets:?}"
    );
    assert!(srcsets[1].ends_with(" 1600w"), "{srcsets:?}");
    let other = buyer.get("/products/test-tote?sku=TEST-TOTE-RED").await;
    assert!(
        !other.text.contains(&srcsets[0]),
        "it shows another variant"
    );
    let german = buyer.get("/de/products/test-tote").await;
    assert_eq!(
        german.attributes("img.product-picture", "alt")[0],
        "Seen, de"
    );
    // Each file may be kept for ever, is what it says it is, and the same one for everybody.
    for file in srcsets.iter().flat_map(|set| set.split(", ")) {
        let (address, width) = file.split_once(' ').unwrap();
        let answer = buyer.http().get(format!("{}{address}", buyer.shop()));
        let answer = answer.send().await.unwrap();
        assert_eq!(answer.status(), 200, "{address}");
        let head = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(head("content-type"), "image/jpeg");
        assert_eq!(head("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(head("cross-origin-resource-policy"), "cross-origin");
        assert!(head("content-security-policy").contains("sandbox"));
        let image = image::load_from_memory(&answer.bytes().await.unwrap()).unwrap();
        assert_eq!(format!("{}w", image.width()), width);
    }
    // The order shows it, and Antom is told where it is.
    let order = office.paid_order().await;
    let own = buyer.get(&format!("/orders/{}", order.token)).await;
    assert!(own.text.contains("src=\"/pictures/"), "{}", own.text);
    let sent = shop.proxy.calls("createPaymentSession");
    let goods = &sent.last().unwrap().body["order"]["goods"][0]["goodsImageUrl"];
    let address = goods.as_str().unwrap();
    assert!(
        address.contains("/pictures/") && address.ends_with(".jpg"),
        "{address}"
    );
    // Arranged, described anew, taken off.
    let [first, second] = &forms(&merchant).await[..] else {
        panic!("two pictures")
    };
    assert_eq!(press(&merchant, second, "earlier", &[]).await.status, 303);
    assert_eq!(forms(&merchant).await, [second.clone(), first.clone()]);
    let done = press(&merchant, first, "save", &[("alt-de", "Anders")]).await;
    assert_eq!(
        done.status, 422,
        "the name of the field has the picture's id"
    );
    let id = first.rsplit('/').next().unwrap();
    let field = format!("alt-de-{id}");
    let done = press(&merchant, first, "save", &[(&field, " ")]).await;
    assert_eq!(done.status, 422);
    let done = press(&merchant, first, "save", &[(&field, "Anders")]).await;
    assert_eq!(done.status, 303, "{}", words(&done));
    let german = buyer.get("/de/products/test-tote?sku=TEST-TOTE-RED").await;
    assert!(german.text.contains("alt=\"Anders\""), "{}", german.text);
    for action in [first, second] {
        assert_eq!(press(&merchant, action, "remove", &[]).await.status, 303);
        let gone = merchant.any_form().await;
        let gone = merchant
            .post(action, &[("form", &gone), ("do", "remove")])
            .await;
        assert_eq!(gone.status, 404);
    }
    let log = words(&merchant.get(TOTE).await);
    for says in [
        "Picture added",
        "Picture moved",
        "What a picture shows (Deutsch) Seen, de Anders",
        "Picture taken off",
    ] {
        assert!(log.contains(says), "{says}: {log}");
    }
    // The order goes on showing what was bought.
    let own = buyer.get(&format!("/orders/{}", order.token)).await;
    let address = own.attributes("main img", "src");
    let address = address
        .iter()
        .find(|src| src.starts_with("/pictures/"))
        .unwrap();
    assert_eq!(buyer.get(address).await.status, 200);
    let page = buyer.get("/products/test-tote").await;
    assert!(page.attributes("img.product-picture", "src")[0].ends_with(".svg"));
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

const RUNS: [&str; 10] = [
    "<script>alert(1)</script>",
    "<?php system($_GET['c']); ?>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "PK\u{3}\u{4}evil",
    "\u{7f}ELF",
    "GIF89a/*\0*/=0;alert(1)",
    "<!DOCTYPE html><body onload=alert(1)>",
    "%PDF-1.7 /JS (alert(1))",
    "#!/bin/sh\nrm -rf /",
];

const NAMES: [&str; 12] = [
    "../../../../etc/cron.d/x.png",
    "..\\\\..\\\\windows\\\\system32.jpg",
    "/proc/self/environ",
    "a.png.html",
    "a.svg.php",
    "con",
    "<script>alert(1)</script>.webp",
    "'; DROP TABLE product_pictures; --.png",
    "\u{202e}gnp.exe",
    "данные.png",
    "",
    "x.shtml",
];

fn hostile(dice: &mut Dice, kind: usize) -> Vec<u8> {
    let runs = RUNS[dice.below(RUNS.len())];
    let formats = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    let format = formats[dice.below(3)];
    let good = || picture(120, 120, 7, format);
    let svg = |inside: &str| {
        let head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>";
        format!("{head}{inside}<rect width='9' height='9'/></svg>").into_bytes()
    };
    match kind % 10 {
        // Two files in one.
        0 => [good(), runs.as_bytes().to_vec()].concat(),
        1 => [runs.as_bytes().to_vec(), good()].concat(),
        // A comment or a segment with something in it.
        2 => {
            let jpeg = picture(120, 120, 7, ImageFormat::Jpeg);
            let length = u16::try_from(runs.len() + 2).unwrap().to_be_bytes();
            let mark = if dice.below(2) == 0 { 0xFE } else { 0xE1 };
            [
                &jpeg[..2],
                &[0xFF, mark],
                &length,
                runs.as_bytes(),
                &jpeg[2..],
            ]
            .concat()
        }
        // Torn, and changed at random.
        3 => {
            let mut bytes = good();
            bytes.truncate(1 + dice.below(bytes.len()));
            bytes
        }
        4 => {
            let mut bytes = good();
            for _ in 0..1 + dice.below(20) {
                let at = dice.below(bytes.len());
                bytes[at] = u8::try_from(dice.below(256)).unwrap();
            }
            bytes
        }
        // Says that it is enormous.
        5 => {
            let mut png = picture(120, 120, 7, ImageFormat::Png);
            let at = 16 + dice.below(8);
            png[at] = 0xFF;
            png
        }
        6 => svg(runs),
        7 => {
            let tricks = [
                "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
                "<a href='javascript:alert(1)'><text>x</text></a>",
                "<g onload='alert(1)'/>",
                "<style>*{background:url(https://evil.example)}</style>",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
                "<image href='https://evil.example/a.png'/>",
                "<use href='data:image/svg+xml;base64,PHN2Zz48c2NyaXB0Lz4=#x'/>",
                "<animate onbegin='alert(1)' attributeName='x'/>",
                "<set attributeName='href' to='javascript:alert(1)'/>",
                "<g",
            ];
            svg(tricks[dice.below(tricks.len())])
        }
        8 => {
            let entity = "<!DOCTYPE svg [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>\
                <!ENTITY c '&b;&b;&b;&b;&b;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
            let all = ["&c;&c;", "&x;", "&b;"][dice.below(3)];
            let text = format!("<text>{all}</text>");
            [entity.as_bytes().to_vec(), svg(&text)].concat()
        }
        // Something else, whatever it is called.
        _ => {
            let begins: [&[u8]; 8] = [
                b"<html><script>alert(1)</script>",
                b"BM\x1e\0\0\0",
                b"\0\0\0\x20ftypavif\0\0\0\0",
                b"\0\0\x01\0\x01\0",
                b"II*\0\x08\0\0\0",
                b"RIFF\xFF\xFF\xFF\xFFWEBPVP8X",
                b"\xFF\xD8\xFF\xE0",
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            ];
            let mut bytes = begins[dice.below(begins.len())].to_vec();
            bytes.extend((0..dice.below(200)).map(|_| 65));
            bytes
        }
    }
}

#[tokio::test]
async fn five_hundred_hostile_uploads_are_answered_and_leave_nothing_that_runs() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let mut dice = Dice(4_730);
    let mut form = merchant.form(PAGE, PAGE).await;
    let (mut taken, mut refused) = (0, 0);
    for round in 0..500 {
        let content = hostile(&mut dice, round);
        let name = NAMES[dice.below(NAMES.len())];
        let page = send(&merchant, &form, name, &content, "").await;
        match page.status {
            303 => {
                taken += 1;
                let action = forms(&merchant).await.remove(0);
                let done = press(&merchant, &action, "remove", &[]).await;
                assert_eq!(done.status, 303, "round {round}");
                form = merchant.form(PAGE, PAGE).await;
            }
            422 => {
                refused += 1;
                let told = page.texts(".field .error");
                assert!(!told.is_empty() && !told[0].is_empty(), "round {round}");
                form = form_on(&page, PAGE).unwrap();
            }
            status => panic!("round {round}, {name}: {status} {}", page.text),
        }
    }
    assert!(
        taken > 50 && refused > 200,
        "{taken} taken, {refused} refused"
    );
    // Whatever was taken was made anew.
    let files = office.shop.db.picture_files().await;
    assert!(files.len() > 5, "{}", files.len());
    for (name, content) in files {
        let text = String::from_utf8_lossy(&content).to_lowercase();
        // A text that a drawing shows may say anything.
        for gone in [
            "<script",
            "<?php",
            "evil.example",
            "onload=",
            "onbegin",
            "=\"alert",
            "=\"javascript",
            "passwd",
            "!doctype",
        ] {
            assert!(!text.contains(gone), "{name} has {gone}: {text}");
        }
        if !name.ends_with(".svg") {
            image::load_from_memory(&content).unwrap();
        }
    }
}
