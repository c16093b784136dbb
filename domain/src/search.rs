//! Finds goods by what somebody typed: folded, forgiving of slips, in scripts with and without
//! spaces. It is made from texts and kept in memory, so that no database has a say in it.
//!
//! ```
//! use domain::search::{Index, Weight};
//!
//! let index = Index::new([
//!     vec![(Weight::Name, "Slipway backpack"), (Weight::Label, "Moss")],
//!     vec![(Weight::Name, "Buffet-car mug"), (Weight::Words, "tumbler")],
//! ]);
//! assert_eq!(index.search("TUMBLERS").hits, [1]);
//! let slip = index.search("moss bakpack");
//! assert_eq!(slip.hits, [0]);
//! assert_eq!(slip.read_as.as_deref(), Some("moss backpack"));
//! ```

mod tokens;
mod vocabulary;

use std::collections::{BTreeMap, HashMap};

use tokens::{pieces, tokens};
use vocabulary::{Match, Vocabulary};

/// Where a word stands in a document: the more it says what the thing is, the more it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// What is said about it at length.
    Text,
    /// The sentence that stands in lists.
    Summary,
    /// The category that it is in.
    Category,
    /// What a variant is called, and its number.
    Label,
    /// What people call it though it is called otherwise.
    Words,
    /// What the shop calls it.
    Name,
}

impl Weight {
    const fn factor(self) -> u32 {
        match self {
            Self::Text => 1,
            Self::Summary => 3,
            Self::Category => 5,
            Self::Label => 6,
            Self::Words => 8,
            Self::Name => 10,
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The places of the documents, best first.
    pub hits: Vec<usize>,
    /// What was looked for instead, where a word was taken for a slip.
    pub read_as: Option<String>,
    /// Words, as they were typed, that no document has or nearly has.
    pub left_out: Vec<String>,
    /// No document has all of the words: these have the most of them.
    pub some_words_only: bool,
}

/// The words of documents, each with where it stands.
#[derive(Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
}

/// The documents that have a word, and how well each fits.
type Scores = HashMap<u32, u32>;

impl Index {
    /// Reads documents, each of them texts with their weight.
    pub fn new<'a, D>(documents: impl IntoIterator<Item = D>) -> Self
    where
        D: IntoIterator<Item = (Weight, &'a str)>,
    {
        let mut words = BTreeMap::new();
        for (document, texts) in (0..).zip(documents) {
            for (weight, text) in texts {
                vocabulary::add(&mut words, document, weight, tokens(text));
            }
        }
        Self {
            vocabulary: Vocabulary::new(words),
        }
    }

    /// Looks for the documents that have all the words, or else the most of them.
    #[must_use]
    pub fn search(&self, query: &str) -> Found {
        let mut found = Found::default();
        let mut scores: Vec<Scores> = Vec::new();
        let mut read_as = Vec::new();
        let mut is_read_otherwise = false;
        for typed in query.split_whitespace() {
            let mut is_known = true;
            let mut read = Vec::new();
            let mut of_word = Vec::new();
            for token in tokens(typed) {
                let (documents, otherwise) = self.documents(&token.folded);
                is_known &= !documents.is_empty();
                is_read_otherwise |= otherwise.is_some();
                read.push(otherwise.unwrap_or(token.written));
                of_word.push(documents);
            }
            if is_known {
                scores.extend(of_word);
                read_as.append(&mut read);
            } else {
                found.left_out.push(typed.to_owned());
            }
        }
        found.read_as = is_read_otherwise.then(|| read_as.join(" "));
        let mut sums: HashMap<u32, (usize, u32)> = HashMap::new();
        for (document, score) in scores.iter().flatten() {
            let sum = sums.entry(*document).or_default();
            sum.0 += 1;
            sum.1 += score;
        }
        let most = sums.values().map(|(words, _)| *words).max().unwrap_or(0);
        found.some_words_only = most < scores.len();
        let mut hits: Vec<(u32, u32)> = sums
            .into_iter()
            .filter(|(_, (words, _))| *words == most)
            .map(|(document, (_, score))| (document, score))
            .collect();
        // Equal ones stay in the shop's own order.
        hits.sort_unstable_by_key(|(document, score)| (std::cmp::Reverse(*score), *document));
        let places = hits.into_iter().map(|(document, _)| document as usize);
        found.hits = places.collect();
        found
    }

    /// Which documents have a word, and what it was taken for if it is none of theirs.
    fn documents(&self, word: &str) -> (Scores, Option<String>) {
        let direct = self.vocabulary.having(word);
        if !direct.is_empty() {
            return (self.scores(&direct), None);
        }
        let in_pieces = self.in_pieces(word);
        if !in_pieces.is_empty() {
            return (in_pieces, None);
        }
        let run_together = self.run_together(word);
        if !run_together.is_empty() {
            return (run_together, None);
        }
        let alike = self.vocabulary.alike(word);
        let likeliest = alike
            .iter()
            .max_by_key(|it| self.vocabulary.renown(it.term));
        let written = likeliest.map(|it| self.vocabulary.written(it.term).to_owned());
        (self.scores(&alike), written)
    }

    fn scores(&self, matches: &[Match]) -> Scores {
        let mut scores = Scores::new();
        for it in matches {
            for (document, weight) in self.vocabulary.places(it.term) {
                let score = scores.entry(*document).or_default();
                *score = (*score).max(it.fit * weight.factor());
            }
        }
        scores
    }

    /// A text without spaces, such as a Japanese one: the documents that have most of its pieces.
    fn in_pieces(&self, word: &str) -> Scores {
        let pieces = pieces(word);
        let mut sums: HashMap<u32, (usize, u32)> = HashMap::new();
        for piece in &pieces {
            for (document, score) in self.scores(&self.vocabulary.having(piece)) {
                let sum = sums.entry(document).or_default();
                sum.0 += 1;
                sum.1 += score;
            }
        }
        let most = sums.values().map(|(count, _)| *count).max().unwrap_or(0);
        // Of a pair of pieces one may be missing: a slip, or a word between two others.
        if most * 2 < pieces.len() {
            return Scores::new();
        }
        let share = u32::try_from(pieces.len().max(1)).unwrap_or(u32::MAX);
        sums.into_iter()
            .filter(|(_, (count, _))| *count == most)
            .map(|(document, (_, score))| (document, score / share))
            .collect()
    }

    /// Two words that were typed as one: the documents that have both.
    fn run_together(&self, word: &str) -> Scores {
        let ends = word.char_indices().map(|(at, _)| at);
        let letters = word.chars().count();
        let between = ends.skip(SHORTEST_HALF);
        let mut best = Scores::new();
        for at in between.take((letters + 1).saturating_sub(2 * SHORTEST_HALF)) {
            let (first, second) = word.split_at(at);
            let Some(first) = self.vocabulary.exactly(first) else {
                continue;
            };
            let second = self.scores(&self.vocabulary.beginning(second));
            for (document, score) in self.scores(&[first]) {
                if let Some(other) = second.get(&document) {
                    let sum = best.entry(document).or_default();
                    *sum = (*sum).max(score.midpoint(*other));
                }
            }
        }
        best
    }
}

/// In letters: shorter ones are in every text.
const SHORTEST_HALF: usize = 3;

#[cfg(test)]
mod tests;
