//! What a report is written in: UTF-8, or the UTF-16 that spreadsheets save, read piece by piece.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_8};

/// How much is read at once.
const PIECE: usize = 32 * 1024;

/// The text as UTF-8, without its byte order mark, which tells what it is written in. What is no text
/// is an error of the kind `InvalidData`.
pub(super) fn as_utf8<R: Read>(from: R) -> Utf8<R> {
    Utf8 {
        from,
        decoder: UTF_8.new_decoder(),
        raw: Vec::new(),
        ended: false,
        ready: Vec::new(),
        at: 0,
    }
}

pub(super) struct Utf8<R> {
    from: R,
    decoder: Decoder,
    /// Bytes that are not decoded yet.
    raw: Vec<u8>,
    /// Whether `from` has no more.
    ended: bool,
    /// Letters that are not handed out yet, from `at`.
    ready: Vec<u8>,
    at: usize,
}

impl<R: Read> Utf8<R> {
    /// Decodes another piece; `false` at the end.
    fn advance(&mut self) -> io::Result<bool> {
        if self.raw.is_empty() && !self.ended {
            self.raw.resize(PIECE, 0);
            let read = self.from.read(&mut self.raw)?;
            self.raw.truncate(read);
            self.ended = read == 0;
        }
        self.at = 0;
        self.ready.resize(PIECE, 0);
        let (result, read, written) =
            self.decoder
                .decode_to_utf8_without_replacement(&self.raw, &mut self.ready, self.ended);
        self.raw.drain(..read);
        self.ready.truncate(written);
        match result {
            DecoderResult::Malformed(..) => {
                Err(io::Error::new(io::ErrorKind::InvalidData, "no text"))
            }
            DecoderResult::OutputFull => Ok(true),
            DecoderResult::InputEmpty => Ok(written > 0 || !self.ended),
        }
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.ready.len() {
            // After the end there is nothing to decode.
            if self.ended && self.raw.is_empty() || !self.advance()? {
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
