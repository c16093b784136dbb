//! From where a report is read: beside the requests, a piece at a time, so that neither a large file
//! nor a slow one keeps anything else waiting.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest as _, Sha256};
use tokio::sync::{mpsc, oneshot};

use crate::config::ReportHeadings;
use crate::services::books::reconcile::file::{Entry, FileError, Reader, Report};

/// How many lines are handed on together.
const TOGETHER: usize = 500;
/// How many pieces may wait.
const WAITING: usize = 2;

/// What arrives over the network, as something to read from.
pub struct Chunks {
    from: mpsc::Receiver<io::Result<Vec<u8>>>,
    chunk: io::Cursor<Vec<u8>>,
}

impl Chunks {
    /// What is sent to the first is read from the second.
    #[must_use]
    pub fn channel() -> (mpsc::Sender<io::Result<Vec<u8>>>, Self) {
        let (to, from) = mpsc::channel(8);
        let chunk = io::Cursor::default();
        (to, Self { from, chunk })
    }
}

/// Not to be called where requests are answered: it waits.
impl Read for Chunks {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.chunk.read(into)?;
            if read > 0 || into.is_empty() {
                return Ok(read);
            }
            match self.from.blocking_recv() {
                Some(chunk) => self.chunk = io::Cursor::new(chunk?),
                None => return Ok(0),
            }
        }
    }
}

/// Hashes what is read through it.
struct Hashed<R> {
    from: R,
    hash: Arc<Mutex<Sha256>>,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        let mut hash = self.hash.lock().unwrap_or_else(PoisonError::into_inner);
        hash.update(&into[..read]);
        Ok(read)
    }
}

type Opened = Result<Report, FileError>;

/// The lines of a report, piece by piece.
pub(super) struct Pieces {
    from: mpsc::Receiver<Result<Vec<Entry>, FileError>>,
    hash: Arc<Mutex<Sha256>>,
    ended: oneshot::Receiver<bool>,
}

impl Pieces {
    pub(super) async fn read(
        from: impl Read + Send + 'static,
        headings: ReportHeadings,
    ) -> Result<(Report, Self), FileError> {
        let hash = Arc::new(Mutex::new(Sha256::new()));
        let hashed = Hashed {
            from,
            hash: Arc::clone(&hash),
        };
        let (opened, open) = oneshot::channel();
        let (to, pieces) = mpsc::channel(WAITING);
        let (end, ended) = oneshot::channel();
        tokio::task::spawn_blocking(move || read_all(hashed, &headings, opened, &to, end));
        let gone = || FileError::BrokeOff("nobody reads it any more".to_owned());
        let report = open.await.map_err(|_| gone())??;
        let pieces = Self {
            from: pieces,
            hash,
            ended,
        };
        Ok((report, pieces))
    }

    pub(super) async fn next(&mut self) -> Option<Result<Vec<Entry>, FileError>> {
        self.from.recv().await
    }

    /// Once there are no more: whether the file's end was there, and its hash.
    pub(super) fn end(mut self) -> (bool, String) {
        let complete = self.ended.try_recv().unwrap_or(false);
        let hash = self.hash.lock().unwrap_or_else(PoisonError::into_inner);
        (complete, hex::encode(hash.clone().finalize()))
    }
}

fn read_all(
    from: impl Read + Send + 'static,
    headings: &ReportHeadings,
    opened: oneshot::Sender<Opened>,
    to: &mpsc::Sender<Result<Vec<Entry>, FileError>>,
    end: oneshot::Sender<bool>,
) {
    let mut reader = match Reader::open(from, headings) {
        Ok(reader) => reader,
        Err(error) => {
            let _ = opened.send(Err(error));
            return;
        }
    };
    if opened.send(Ok(reader.report())).is_err() {
        return;
    }
    loop {
        let piece: Result<Vec<_>, _> = reader.by_ref().take(TOGETHER).collect();
        let is_last = match &piece {
            Ok(piece) => piece.len() < TOGETHER,
            Err(_) => true,
        };
        if is_last {
            let complete = reader.is_complete();
            // Whoever sends it is still sending, and all of it is hashed.
            let piece = reader.read_the_rest().and(piece);
            // Before the last piece, so that it is there when that was taken.
            let _ = end.send(complete);
            let _ = to.blocking_send(piece);
            return;
        }
        if to.blocking_send(piece).is_err() {
            return;
        }
    }
}
