use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn pdf_of(text: &str) -> Vec<u8> {
    let head = format!("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {text}\n");
    let table = "xref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Root 1 0 R>>\n";
    format!("{head}{table}startxref\n{}\n%%EOF\n", head.len()).into_bytes()
}

fn picture() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    bytes.extend(b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    bytes.extend([0xFF, 0xDB, 0, 67]);
    bytes.extend([1; 65]);
    bytes.extend([0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    bytes.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x7F, 0xFF, 0xD9]);
    bytes
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

/// An archive with a file of this name, which no honest program writes.
fn renamed(name: &str) -> Vec<u8> {
    let harmless = "x".repeat(name.len());
    let mut archive = zip_of(&[(&harmless, &pdf_of("x"))]);
    while let Some(at) = find(&archive, harmless.as_bytes()) {
        archive[at..at + name.len()].copy_from_slice(name.as_bytes());
    }
    archive
}

fn word() -> Vec<u8> {
    zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", b"<Relationships/>"),
        ("word/document.xml", b"<document/>"),
    ])
}

fn fault(name: &str, content: &[u8]) -> Option<DocumentFault> {
    Document::check(name, content.to_vec()).err()
}

#[test]
fn each_kind_is_taken_under_its_own_name() {
    let evidence = zip_of(&[("a/receipt.pdf", &pdf_of("receipt")), ("b.jpg", &picture())]);
    for (name, content) in [
        ("receipt.pdf", pdf_of("receipt")),
        ("Receipt.PDF", pdf_of("receipt")),
        ("parcel.jpg", picture()),
        ("parcel.jpeg", picture()),
        ("letter.docx", word()),
        ("all.zip", evidence),
    ] {
        assert_eq!(fault(name, &content), None, "{name}");
    }
}

#[test]
fn a_name_loses_its_folders_and_what_no_name_has() {
    for (given, kept) in [
        ("../../etc/receipt.pdf", "receipt.pdf"),
        ("C:\\Users\\ada\\receipt.pdf", "receipt.pdf"),
        ("re\u{0}ce\r\nipt.pdf", "receipt.pdf"),
        ("\"><script>.pdf", "script.pdf"),
    ] {
        let document = Document::check(given, pdf_of("x")).unwrap();
        assert_eq!(document.name, kept, "{given}");
    }
    let long = format!("{}.pdf", "x".repeat(5_000));
    let document = Document::check(&long, pdf_of("x")).unwrap();
    assert_eq!(document.name.len(), LONGEST_NAME);
    assert_eq!(document.hash().len(), 43);
}

#[test]
fn what_is_something_else_is_not_taken() {
    let page = b"<!DOCTYPE html><script>alert(1)</script>".as_slice();
    for content in [
        page,
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\0\x03\0\0\0",
        b"\x7FELF\x02\x01\x01",
        b"#!/bin/sh\nrm -rf /",
        b"GIF89a\x01\0\x01\0",
        b"\x89PNG\r\n\x1a\n",
        b"just text",
        b"PK",
        b"%PD",
        b"\0",
        b"Rar!\x1a\x07\x00",
    ] {
        for name in ["a.pdf", "a.docx", "a.jpg", "a.zip", "a"] {
            assert!(fault(name, content).is_some(), "{name} {content:?}");
        }
    }
    for (name, content, expected) in [
        ("a.jpg", pdf_of("x"), DocumentFault::NameDiffers),
        ("a.pdf.exe", pdf_of("x"), DocumentFault::NameDiffers),
        ("a", pdf_of("x"), DocumentFault::NameDiffers),
        ("a.pdf", picture(), DocumentFault::NameDiffers),
        (
            "a.docx",
            zip_of(&[("a.pdf", &pdf_of("x"))]),
            DocumentFault::NameDiffers,
        ),
        ("a.zip", word(), DocumentFault::NameDiffers),
        ("a.pdf", Vec::new(), DocumentFault::Missing),
        (
            "a.pdf",
            vec![b' '; LARGEST_DOCUMENT + 1],
            DocumentFault::TooLarge,
        ),
    ] {
        assert_eq!(fault(name, &content), Some(expected), "{name}");
    }
}

#[test]
fn two_files_in_one_are_not_taken() {
    let archive = zip_of(&[("a.pdf", &pdf_of("x"))]);
    let with = |mut first: Vec<u8>, second: &[u8]| {
        first.extend_from_slice(second);
        first
    };
    for (name, content) in [
        ("a.pdf", with(pdf_of("x"), &archive)),
        ("a.pdf", with(pdf_of("x"), b"<script>alert(1)</script>")),
        ("a.jpg", with(picture(), &archive)),
        ("a.jpg", with(picture(), b"<?php system($_GET[0]); ?>")),
        ("a.zip", with(archive.clone(), b"more")),
        ("a.zip", with(archive.clone(), &pdf_of("x"))),
        ("a.zip", with(b"#!/bin/sh\n".to_vec(), &archive)),
        ("a.pdf", with(b"junk".to_vec(), &pdf_of("x"))),
        (
            "a.pdf",
            b"%PDF-1.4\n<html><script>alert(1)</script>".to_vec(),
        ),
        ("a.pdf", b"%PDF-1.4\nstartxref\n99999\n%%EOF".to_vec()),
        (
            "a.jpg",
            [&[0xFF, 0xD8, 0xFF][..], b"<html>", &[0xFF, 0xD9]].concat(),
        ),
    ] {
        assert!(fault(name, &content).is_some(), "{name} {}", content.len());
    }
}

#[test]
fn an_archive_holds_documents_and_unpacks_to_a_size_that_is_known() {
    let bomb = vec![0_u8; 20_000_000];
    for (content, expected) in [
        (zip_of(&[("a.pdf", &bomb)]), DocumentFault::Unpacks),
        (
            zip_of(&[("a.zip", &zip_of(&[("a.pdf", &pdf_of("x"))]))]),
            DocumentFault::Inside,
        ),
        (zip_of(&[("a.exe", b"MZ\x90\0")]), DocumentFault::Inside),
        (zip_of(&[("a.pdf", b"<html>")]), DocumentFault::Inside),
        (renamed("../a.pdf"), DocumentFault::Inside),
        (renamed("/etc/a.pdf"), DocumentFault::Inside),
        (renamed("..\\a.pdf"), DocumentFault::Inside),
        (renamed("C:/a.pdf"), DocumentFault::Inside),
    ] {
        assert_eq!(fault("a.zip", &content), Some(expected));
    }
    let many: Vec<String> = (0..=MOST_FILES).map(|at| format!("{at}.pdf")).collect();
    let receipt = pdf_of("x");
    let files: Vec<(&str, &[u8])> = many.iter().map(|name| (&**name, &*receipt)).collect();
    assert_eq!(
        fault("a.zip", &zip_of(&files)),
        Some(DocumentFault::Unpacks)
    );
    let macros = zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<document/>"),
        ("word/vbaProject.bin", b"\xD0\xCF"),
    ]);
    assert_eq!(fault("a.docx", &macros), Some(DocumentFault::Macros));
    let bomb = zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", &bomb),
    ]);
    assert_eq!(fault("a.docx", &bomb), Some(DocumentFault::Unpacks));
}

/// Whatever is cut off, or altered in one byte, is refused or is still of its kind; nothing panics.
#[test]
fn hundreds_of_broken_files_are_judged_without_a_panic() {
    let archive = zip_of(&[("a.pdf", &pdf_of("x")), ("b.jpg", &picture())]);
    let mut judged = 0;
    for (name, whole) in [
        ("a.pdf", pdf_of("x")),
        ("a.jpg", picture()),
        ("a.zip", archive),
        ("a.docx", word()),
    ] {
        for at in 0..80 {
            let cut = whole.len() * at / 80;
            assert!(fault(name, &whole[..cut]).is_some(), "{name} {cut}");
            let mut other = whole.clone();
            other[cut] ^= 0xFF;
            if let Ok(document) = Document::check(name, other) {
                assert!(Kind::of(&document.content).unwrap().is_named(&name[2..]));
            }
            judged += 2;
        }
    }
    assert!(judged >= 500);
}
