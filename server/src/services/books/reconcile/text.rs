//! What a report is written in: UTF-8, or the UTF-16 that spreadsheets save, read piece by piece.

use std::io::{self, Read};

/// How much is read at once.
const PIECE: usize = 32 * 1024;

/// The text as UTF-8, without its byte order mark. What is no text is an error of the kind
/// `InvalidData`.
pub(super) fn as_utf8<R: Read>(from: R) -> Utf8<R> {
    Utf8 {
        from,
        unit: Unit::Unknown,
        raw: Vec::new(),
        high: None,
        ready: Vec::new(),
        at: 0,
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Unknown,
    Byte,
    Pair(fn([u8; 2]) -> u16),
}

pub(super) struct Utf8<R> {
    from: R,
    unit: Unit,
    /// Half of a unit that the last piece ended with.
    raw: Vec<u8>,
    /// Half of a letter.
    high: Option<u16>,
    ready: Vec<u8>,
    at: usize,
}

fn no_text() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "no text")
}

impl<R: Read> Utf8<R> {
    /// Tells by the first bytes what it is written in.
    fn begin(&mut self) -> io::Result<()> {
        let mut head = Vec::new();
        self.from.by_ref().take(3).read_to_end(&mut head)?;
        (self.unit, self.ready) = match head.as_slice() {
            [0xEF, 0xBB, 0xBF] => (Unit::Byte, Vec::new()),
            [0xFF, 0xFE, rest @ ..] => (Unit::Pair(u16::from_le_bytes), rest.to_vec()),
            [0xFE, 0xFF, rest @ ..] => (Unit::Pair(u16::from_be_bytes), rest.to_vec()),
            _ => (Unit::Byte, head.clone()),
        };
        if let Unit::Pair(_) = self.unit {
            self.raw = std::mem::take(&mut self.ready);
        }
        Ok(())
    }

    /// Reads another piece; `false` at the end.
    fn advance(&mut self) -> io::Result<bool> {
        self.at = 0;
        self.ready.clear();
        let mut piece = vec![0; PIECE];
        let read = self.from.read(&mut piece)?;
        piece.truncate(read);
        let Unit::Pair(unit) = self.unit else {
            self.ready = piece;
            return Ok(read > 0);
        };
        if read == 0 {
            return if self.raw.is_empty() && self.high.is_none() {
                Ok(false)
            } else {
                Err(no_text())
            };
        }
        self.raw.append(&mut piece);
        let (pairs, rest) = self.raw.as_chunks::<2>();
        let units = self.high.take().into_iter();
        let units: Vec<u16> = units.chain(pairs.iter().map(|pair| unit(*pair))).collect();
        let rest = rest.to_vec();
        self.raw = rest;
        let mut units = units.as_slice();
        if let [before @ .., last @ 0xD800..=0xDBFF] = units {
            self.high = Some(*last);
            units = before;
        }
        for letter in char::decode_utf16(units.iter().copied()) {
            let letter = letter.map_err(|_| no_text())?;
            let mut bytes = [0; 4];
            self.ready
                .extend_from_slice(letter.encode_utf8(&mut bytes).as_bytes());
        }
        Ok(true)
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if matches!(self.unit, Unit::Unknown) {
            self.begin()?;
        }
        while self.at == self.ready.len() {
            if !self.advance()? {
                return Ok(0);
            }
        }
        let left = &self.ready[self.at..];
        let taken = left.len().min(into.len());
        into[..taken].copy_from_slice(&left[..taken]);
        self.at += taken;
        Ok(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time, so that every letter is cut somewhere.
    struct Drops(Vec<u8>);

    impl Read for Drops {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0.is_empty() || into.is_empty() {
                return Ok(0);
            }
            into[0] = self.0.remove(0);
            Ok(1)
        }
    }

    #[test]
    fn letters_survive_whatever_they_are_cut_into() {
        let text = "transactionType;naïve;結算;😀\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF".to_vec(), text.as_bytes().to_vec()].concat(),
            [vec![0xFF, 0xFE], little].concat(),
            [vec![0xFE, 0xFF], big].concat(),
        ] {
            let mut read = String::new();
            as_utf8(Drops(bytes.clone()))
                .read_to_string(&mut read)
                .unwrap();
            assert_eq!(read, text);
            let mut read = String::new();
            as_utf8(io::Cursor::new(bytes))
                .read_to_string(&mut read)
                .unwrap();
            assert_eq!(read, text);
        }
        for broken in [
            &b"\xFF\xFEa"[..],
            b"\xFF\xFE\x00\xD8",
            b"\xFF\xFE\x00\xD8a\x00",
        ] {
            let mut read = Vec::new();
            let error = as_utf8(broken).read_to_end(&mut read).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        }
    }
}
