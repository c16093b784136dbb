//! Hostile files, made by the hundred: none is taken as what it is not, and none makes the shop
//! stumble.

use std::env;
use std::io::{Cursor, Write as _};

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::disputes::{opened, send, stage};
use super::office::{Office, words};
use crate::common::PDF;

/// So many at least.
const MANY: usize = 500;

struct Upload {
    name: String,
    content: Vec<u8>,
}

/// The same numbers in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = self.0.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn bytes(&mut self, many: usize) -> Vec<u8> {
        let byte = |_| u8::try_from(self.below(256)).unwrap();
        (0..many).map(byte).collect()
    }
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A ZIP whose one file is called otherwise than a ZIP program would.
fn renamed(name: &str) -> Vec<u8> {
    let plain = "x".repeat(name.len());
    let mut archive = zip_of(&[(&plain, PDF.as_bytes())]);
    let found = |archive: &[u8]| {
        let mut windows = archive.windows(plain.len());
        windows.position(|window| window == plain.as_bytes())
    };
    while let Some(at) = found(&archive) {
        archive[at..at + name.len()].copy_from_slice(name.as_bytes());
    }
    archive
}

fn word() -> Vec<u8> {
    zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<document/>"),
    ])
}

fn picture() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    bytes.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    bytes.extend([0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    bytes.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x7F, 0xFF, 0xD9]);
    bytes
}

/// Ends of names that are taken.
const ENDS: [&str; 6] = ["pdf", "jpg", "jpeg", "doc", "docx", "zip"];

/// Names as nobody should send them.
fn names(dice: &mut Dice, end: &str) -> String {
    let odd = [
        "../../../../etc/cron.d/",
        "..\\..\\windows\\system32\\",
        "/proc/self/environ/",
        "C:\\autoexec\\",
        "%2e%2e%2f",
        "....//",
        "\u{202e}fdp.",
        "con",
        "a\0b",
        "\"><script>alert(1)</script>",
        "'; DROP TABLE disputes; --",
        "\r\nSet-Cookie: a=b\r\n\r\n",
        "x\u{7f}",
        "данные",
        "🧾",
        " ",
    ];
    let odd = odd[dice.below(odd.len())];
    let long = "x".repeat(dice.below(3) * 500);
    format!("{odd}{long}.{end}")
}

/// What is something else, whatever it is called.
fn other_kinds(dice: &mut Dice) -> Vec<Upload> {
    let begins: [&[u8]; 28] = [
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"<html><body onload=alert(1)>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        b"<?php system($_GET['c']); ?>",
        b"#!/bin/sh\nrm -rf /\n",
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0",
        b"\x7FELF\x02\x01\x01\0",
        b"\xCA\xFE\xBA\xBE\0\0\0\x34",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"BM\x1e\0\0\0",
        b"RIFF\x24\0\0\0WEBPVP8 ",
        b"II*\0\x08\0\0\0",
        b"Rar!\x1a\x07\x01\0",
        b"7z\xBC\xAF\x27\x1C",
        b"\x1F\x8B\x08\0\0\0\0\0",
        b"BZh91AY&SY",
        b"\xFD7zXZ\0",
        b"{\\rtf1 {\\object\\objemb}}",
        b"SQLite format 3\0",
        b"\0asm\x01\0\0\0",
        b"ID3\x03\0\0\0",
        b"OggS\0\x02",
        b"\0\0\0\x18ftypmp42",
        b"d8:announce",
        b"%!PS-Adobe-3.0\n",
        b"%FDF-1.2\n",
    ];
    let mut made = Vec::new();
    for begin in begins {
        for end in ENDS {
            let mut content = begin.to_vec();
            let more = dice.below(400);
            content.extend(dice.bytes(more));
            let name = names(dice, end);
            made.push(Upload { name, content });
        }
    }
    made
}

/// Two files in one, each of which some program opens as something else.
fn polyglots(dice: &mut Dice) -> Vec<Upload> {
    let archive = zip_of(&[("a.pdf", PDF.as_bytes())]);
    let page: &[u8] = b"<script>alert(1)</script>";
    let wholes: [(&str, Vec<u8>); 5] = [
        ("pdf", PDF.as_bytes().to_vec()),
        ("jpg", picture()),
        ("docx", word()),
        ("zip", archive.clone()),
        ("jpeg", picture()),
    ];
    let mut made = Vec::new();
    for (end, whole) in &wholes {
        let others: [&[u8]; 7] = [
            page,
            &archive,
            b"MZ\x90\0\x03",
            b"\x7FELF\x02",
            b"GIF89a;",
            b"<?php ?>",
            b"#!/bin/sh\n",
        ];
        for other in others {
            // Something behind it, and something before it.
            let behind = [whole.as_slice(), other].concat();
            let before = [other, whole.as_slice()].concat();
            for content in [behind, before] {
                let name = names(dice, end);
                made.push(Upload { name, content });
            }
        }
        // Under the name of every other kind.
        let is_alike =
            |other: &str| other == *end || (end.starts_with("jp") && other.starts_with("jp"));
        for other in ENDS.into_iter().filter(|other| !is_alike(other)) {
            let name = names(dice, other);
            let content = whole.clone();
            made.push(Upload { name, content });
        }
        for double in ["exe", "html", "svg", "pdf.js", "php", "hta", "lnk"] {
            let name = format!("letter.{end}.{double}");
            let content = whole.clone();
            made.push(Upload { name, content });
        }
    }
    made
}

/// Archives that unpack for ever, lie of their size, or write somewhere else.
fn archives(dice: &mut Dice) -> Vec<Upload> {
    let zeros = vec![0; 16_000_000];
    let bomb = zip_of(&[("a.pdf", &zeros)]);
    let many: Vec<(String, &[u8])> = (0..101)
        .map(|number| (format!("{number}.pdf"), PDF.as_bytes()))
        .collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, file)| (&**name, *file)).collect();
    let mut made = vec![bomb.clone(), zip_of(&[("b.zip", &bomb)]), zip_of(&many)];
    let in_word = zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", &zeros),
    ]);
    let mut uploads = vec![Upload {
        name: "bomb.docx".to_owned(),
        content: in_word,
    }];
    // A size that is not so, wherever it is written.
    for lie in [0_u32, 1, u32::MAX, 16_000_000] {
        let mut lies = bomb.clone();
        let size = 16_000_000_u32.to_le_bytes();
        while let Some(at) = lies.windows(4).position(|window| window == size) {
            if lie.to_le_bytes() == size {
                break;
            }
            lies[at..at + 4].copy_from_slice(&lie.to_le_bytes());
        }
        made.push(lies);
    }
    for inside in [
        "../evil.pdf",
        "../../../../../../etc/a.pdf",
        "/etc/cron.d/a.pdf",
        "..\\..\\evil.pdf",
        "C:\\evil.pdf",
        "a/../../b.pdf",
        "a\0.pdf",
        "x:evil.pdf",
    ] {
        made.push(renamed(inside));
    }
    for (inside, content) in [
        ("a.html", b"<script>".as_slice()),
        ("a.pdf", b"<script>alert(1)</script>"),
        ("a.exe", b"MZ\x90\0"),
        ("a.jpg", PDF.as_bytes()),
        ("a.docx", PDF.as_bytes()),
        ("a.zip", &bomb),
        ("b.zip", &zip_of(&[("a.pdf", PDF.as_bytes())])),
        ("a", PDF.as_bytes()),
        (".htaccess", b"AddType application/x-httpd-php .pdf"),
    ] {
        made.push(zip_of(&[("good.pdf", PDF.as_bytes()), (inside, content)]));
    }
    made.push(zip_of(&[]));
    let macros = zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<document/>"),
        ("word/vbaProject.bin", b"\xD0\xCF\x11\xE0"),
    ]);
    uploads.push(Upload {
        name: "macros.docx".to_owned(),
        content: macros,
    });
    uploads.extend(made.into_iter().map(|content| Upload {
        name: names(dice, "zip"),
        content,
    }));
    uploads
}

/// Files of the right kind that end too early, at every kind of place.
fn torn(dice: &mut Dice) -> Vec<Upload> {
    let wholes: [(&str, Vec<u8>); 4] = [
        ("pdf", PDF.as_bytes().to_vec()),
        ("jpg", picture()),
        ("docx", word()),
        ("zip", zip_of(&[("a.pdf", PDF.as_bytes())])),
    ];
    let mut made = Vec::new();
    for (end, whole) in &wholes {
        for _ in 0..25 {
            // What a PDF ends with is a line's end, which may be missing.
            let content = whole[..dice.below(whole.len() - 2)].to_vec();
            let name = names(dice, end);
            made.push(Upload { name, content });
        }
    }
    made
}

#[tokio::test]
async fn five_hundred_hostile_files_are_all_refused_with_a_sentence() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (_, page) = opened(&office, &merchant, json!({})).await;
    let mut dice = Dice(7);
    let mut files = other_kinds(&mut dice);
    files.extend(polyglots(&mut dice));
    files.extend(archives(&mut dice));
    files.extend(torn(&mut dice));
    // What is random is of no kind, whatever it is called.
    while files.len() < MANY {
        let end = ENDS[dice.below(ENDS.len())];
        let many = dice.below(2_000);
        let content = [&b"\x01"[..], &dice.bytes(many)].concat();
        let name = names(&mut dice, end);
        files.push(Upload { name, content });
    }
    // They are refused before any statement: one database shows it as well as two.
    let all = env::var("HOSTILE_UPLOADS").is_ok_and(|which| which == "all");
    let short = env::var_os("TEST_DATABASE_URL").is_some() && !all;
    let step = if short { 10 } else { 1 };
    for (number, Upload { name, content }) in files.iter().enumerate().step_by(step) {
        let answer = send(&merchant, &page, name, content).await;
        let (name, told) = (name.escape_debug(), words(&answer));
        assert_eq!(answer.status, 422, "{number}, {name}: {told}");
        assert!(
            told.contains("There is a problem"),
            "{number}, {name}: {told}"
        );
        assert!(!answer.text.contains("<script>alert"), "{number}, {name}");
    }
    assert!(files.len() >= MANY, "{}", files.len());
    assert_eq!(stage(&office, &page).await, "to_answer");
    assert!(office.shop.proxy.calls("supplyDefenseDocument").is_empty());
    // After all of them an honest one is taken.
    let taken = send(&merchant, &page, "a.pdf", PDF.as_bytes()).await;
    assert_eq!(taken.status, 303, "{}", words(&taken));
}
