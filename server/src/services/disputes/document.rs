//! Documents that are uploaded: each is looked into, and taken only if it is what it says it is.

use std::io::{Cursor, Read as _};

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use zip::ZipArchive;

use crate::gateway::LARGEST_DOCUMENT;

/// The longest name that is kept.
const LONGEST_NAME: usize = 100;
/// What a ZIP may hold.
const MOST_FILES: usize = 100;
/// Twenty times what may be uploaded.
const LARGEST_UNPACKED: u64 = 15_000_000;
/// The part that makes an archive a Word file.
const WORD: &str = "word/document.xml";
/// As far before its end as a ZIP's last record may stand.
const ZIP_TAIL: usize = 66_000;

/// A document that is what it says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Without any folder.
    pub name: String,
    pub content: Vec<u8>,
}

/// Why a document is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    Missing,
    TooLarge,
    /// It is neither PDF, nor Word, nor JPG, nor ZIP.
    Kind,
    /// Its name ends like that of another kind.
    NameDiffers,
    /// It begins like its kind, and does not go on like it.
    Broken,
    /// It is two files in one.
    TwoInOne,
    /// It is locked by a password.
    Locked,
    /// It has macros.
    Macros,
    /// Unpacked it is too large, or it has too many files.
    Unpacks,
    /// Something in the ZIP is none of the other kinds.
    Inside,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Pdf,
    Jpg,
    /// Before 2007.
    Doc,
    Docx,
    Zip,
}

impl Kind {
    /// By what it holds, whatever its name says.
    fn of(content: &[u8]) -> Option<Self> {
        match infer::get(content)?.mime_type() {
            "application/pdf" => Some(Self::Pdf),
            "image/jpeg" => Some(Self::Jpg),
            "application/msword" => Some(Self::Doc),
            // A Word file is a ZIP, and how its parts follow each other differs.
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            | "application/zip" => Some(Self::of_archive(content)),
            _ => None,
        }
    }

    fn of_archive(content: &[u8]) -> Self {
        let is_word = ZipArchive::new(Cursor::new(content))
            .is_ok_and(|archive| archive.index_for_name(WORD).is_some());
        if is_word { Self::Docx } else { Self::Zip }
    }

    fn is_named(self, extension: &str) -> bool {
        match self {
            Self::Pdf => extension == "pdf",
            Self::Jpg => matches!(extension, "jpg" | "jpeg"),
            Self::Doc => extension == "doc",
            Self::Docx => extension == "docx",
            Self::Zip => extension == "zip",
        }
    }
}

impl Document {
    /// Looks into what was uploaded under this name.
    ///
    /// # Errors
    /// When it is not taken.
    pub fn check(name: &str, content: Vec<u8>) -> Result<Self, DocumentFault> {
        if content.is_empty() {
            return Err(DocumentFault::Missing);
        }
        if content.len() > LARGEST_DOCUMENT {
            return Err(DocumentFault::TooLarge);
        }
        let name = bare_name(name);
        look_into(&name, &content, true)?;
        Ok(Self { name, content })
    }

    /// What tells it from others, for the audit log.
    #[must_use]
    pub fn hash(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&self.content))
    }
}

/// A name without folders and without what no name has.
fn bare_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |letter: &char| !letter.is_control() && !"<>:\"|?*%".contains(*letter);
    let letters: Vec<char> = last.trim().chars().filter(plain).collect();
    let from = letters.len().saturating_sub(LONGEST_NAME);
    letters[from..].iter().collect()
}

fn extension(name: &str) -> String {
    let end = name.rsplit_once('.').map(|(_, end)| end);
    end.unwrap_or_default().to_ascii_lowercase()
}

fn look_into(name: &str, content: &[u8], may_be_zip: bool) -> Result<(), DocumentFault> {
    let kind = Kind::of(content).ok_or(DocumentFault::Kind)?;
    if !kind.is_named(&extension(name)) {
        return Err(DocumentFault::NameDiffers);
    }
    match kind {
        Kind::Pdf => pdf(content)?,
        Kind::Jpg => jpg(content)?,
        Kind::Doc => doc(content)?,
        Kind::Docx => return unpack(content, true),
        Kind::Zip if may_be_zip => return unpack(content, false),
        Kind::Zip => return Err(DocumentFault::Inside),
    }
    let tail = &content[content.len().saturating_sub(ZIP_TAIL)..];
    if find(tail, b"PK\x05\x06").is_some() {
        return Err(DocumentFault::TwoInOne);
    }
    Ok(())
}

/// Whether unpacking it would write somewhere else.
fn leaves_its_folder(name: &str) -> bool {
    let is_outside = |part: &str| part == "..";
    name.starts_with('/') || name.contains(['\\', ':', '\0']) || name.split('/').any(is_outside)
}

fn find(content: &[u8], wanted: &[u8]) -> Option<usize> {
    content
        .windows(wanted.len())
        .position(|part| part == wanted)
}

fn find_last(content: &[u8], wanted: &[u8]) -> Option<usize> {
    content
        .windows(wanted.len())
        .rposition(|part| part == wanted)
}

/// Begins as a PDF at its first byte, and ends as one: with a pointer to its table that leads there.
fn pdf(content: &[u8]) -> Result<(), DocumentFault> {
    let broken = DocumentFault::Broken;
    if !content.starts_with(b"%PDF-1.") && !content.starts_with(b"%PDF-2.") {
        return Err(broken);
    }
    let end = find_last(content, b"%%EOF").ok_or(broken)?;
    if !content[end + 5..].iter().all(u8::is_ascii_whitespace) {
        return Err(DocumentFault::TwoInOne);
    }
    let pointer = find_last(&content[..end], b"startxref").ok_or(broken)?;
    let digits: String = content[pointer + 9..end]
        .iter()
        .map(|byte| char::from(*byte))
        .collect();
    let place: usize = digits.trim().parse().map_err(|_| broken)?;
    let table = content.get(place..pointer).ok_or(broken)?;
    let begins = table.trim_ascii_start();
    // A table, or since PDF 1.5 an object: "12 0 obj".
    let is_object = begins.first().is_some_and(u8::is_ascii_digit)
        && find(&begins[..begins.len().min(40)], b"obj").is_some();
    if begins.starts_with(b"xref") || is_object {
        Ok(())
    } else {
        Err(broken)
    }
}

/// What `infer` takes for Word has Word's own mark in its root; macros have a storage of this name.
fn doc(content: &[u8]) -> Result<(), DocumentFault> {
    let macros: Vec<u8> = "_VBA_PROJECT"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if find(content, &macros).is_some() {
        return Err(DocumentFault::Macros);
    }
    Ok(())
}

/// A picture from its first marker to its last, and nothing after that.
fn jpg(content: &[u8]) -> Result<(), DocumentFault> {
    let broken = DocumentFault::Broken;
    if !content.ends_with(&[0xFF, 0xD9]) {
        return Err(DocumentFault::TwoInOne);
    }
    let mut at = 2;
    let mut has_frame = false;
    // The segments before the picture itself: each tells its length.
    loop {
        let [0xFF, marker, high, low] = *content.get(at..at + 4).ok_or(broken)? else {
            return Err(broken);
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        if length < 2 {
            return Err(broken);
        }
        match marker {
            0xDA if has_frame => return Ok(()),
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => has_frame = true,
            0xC4 | 0xDB | 0xDD | 0xE0..=0xEF | 0xFE => {}
            _ => return Err(broken),
        }
        at += 2 + length;
    }
}

/// A ZIP, or a Word file, which is one: nothing before it, nothing after it, nothing in it that would
/// unpack for ever or leave its folder.
fn unpack(content: &[u8], is_word: bool) -> Result<(), DocumentFault> {
    let broken = DocumentFault::Broken;
    if !content.starts_with(b"PK\x03\x04") {
        return Err(DocumentFault::TwoInOne);
    }
    // The last record without a comment is the end of the file.
    let end = content.len().checked_sub(22).ok_or(broken)?;
    if !content[end..].starts_with(b"PK\x05\x06") {
        return Err(DocumentFault::TwoInOne);
    }
    let mut archive = ZipArchive::new(Cursor::new(content)).map_err(|_| broken)?;
    if archive.offset() != 0 {
        return Err(DocumentFault::TwoInOne);
    }
    if archive.is_empty() {
        return Err(DocumentFault::Missing);
    }
    if archive.len() > MOST_FILES {
        return Err(DocumentFault::Unpacks);
    }
    let mut left = LARGEST_UNPACKED;
    let mut names = Vec::new();
    for index in 0..archive.len() {
        let raw = archive.by_index_raw(index).map_err(|_| broken)?;
        let name = raw.name().map_err(|_| broken)?.into_owned();
        let is_folder = raw.is_dir();
        if raw.encrypted() {
            return Err(DocumentFault::Locked);
        }
        if leaves_its_folder(&name) || raw.is_symlink() {
            return Err(DocumentFault::Inside);
        }
        drop(raw);
        if is_folder {
            continue;
        }
        let mut unpacked = Vec::new();
        // What the file says of its size is not believed.
        archive
            .by_index(index)
            .map_err(|_| broken)?
            .take(left + 1)
            .read_to_end(&mut unpacked)
            .map_err(|_| broken)?;
        let size = u64::try_from(unpacked.len()).unwrap_or(u64::MAX);
        left = left.checked_sub(size).ok_or(DocumentFault::Unpacks)?;
        if !is_word {
            look_into(&name, &unpacked, false).map_err(|fault| match fault {
                DocumentFault::Unpacks | DocumentFault::Locked | DocumentFault::Macros => fault,
                _ => DocumentFault::Inside,
            })?;
        }
        names.push(name);
    }
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if is_word && (!has("[Content_Types].xml") || !has(WORD)) {
        return Err(broken);
    }
    if names
        .iter()
        .any(|name| extension(name) == "bin" && name.contains("vba"))
    {
        return Err(DocumentFault::Macros);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
