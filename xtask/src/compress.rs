//! Brotli, ahead of time, for what text-like files weigh on the wire.

use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use serde::{Deserialize, Serialize};

use crate::wasm::Files;

/// How hard to try. The order matters: a site made for release serves development too.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Quality {
    Quick,
    Best,
}

impl Quality {
    pub(crate) fn of(release: bool) -> Self {
        if release { Self::Best } else { Self::Quick }
    }
}

pub(crate) fn brotli(content: &[u8], quality: Quality) -> Vec<u8> {
    let parameters = BrotliEncoderParams {
        quality: match quality {
            Quality::Quick => 5,
            Quality::Best => 11,
        },
        lgwin: 22,
        size_hint: content.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    // Reading from and writing to memory cannot fail; an empty result is never shorter.
    match brotli::BrotliCompress(&mut &content[..], &mut out, &parameters) {
        Ok(_) => out,
        Err(_) => content.to_vec(),
    }
}

/// The compressed form of every file that gets smaller by it, on all cores.
pub(crate) fn all(files: &Files, quality: Quality) -> Files {
    let work: Vec<_> = files
        .iter()
        .filter(|(name, _)| is_text_like(name))
        .collect();
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // Dealt out like cards, so that the one large file does not come with half of the others.
    let share = |first: usize| {
        let mut done = Files::new();
        for (name, content) in work.iter().skip(first).step_by(threads) {
            let small = brotli(content, quality);
            if small.len() < content.len() {
                done.insert((*name).clone(), small);
            }
        }
        done
    };
    let share = &share;
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|first| scope.spawn(move || share(first)))
            .collect();
        running
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .flatten()
            .collect()
    })
}

fn is_text_like(name: &str) -> bool {
    let extension = Path::new(name)
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(
        extension.as_deref(),
        Some(
            "css"
                | "html"
                | "ico"
                | "js"
                | "json"
                | "map"
                | "svg"
                | "ttf"
                | "txt"
                | "wasm"
                | "webmanifest"
                | "xml"
        )
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_gets_smaller_is_kept() {
        let files = Files::from([
            ("a.css".to_owned(), b"a{color:red}".repeat(50)),
            ("b.css".to_owned(), b"b".to_vec()),
            ("c.woff2".to_owned(), vec![0; 600]),
        ]);
        let compressed = all(&files, Quality::Best);
        assert_eq!(compressed.keys().collect::<Vec<_>>(), ["a.css"]);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut compressed["a.css"].as_slice(), &mut back).unwrap();
        assert_eq!(back, files["a.css"]);
    }
}
