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

use tokens::{pieces, tokens};
use vocabulary::{Match, Vocabulary, Words};

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
    /// The index is not ready: only what things are called was looked at, word for word.
    pub names_only: bool,
}

/// The words of documents, each with where it stands.
#[derive(Debug, Default)]
pub struct Index {
    vocabulary: Vocabulary,
    documents: usize,
}

/// How well each document fits; nothing of those that do not. A common word is in every document, so
/// there is a place for each.
#[derive(Debug, Default)]
struct Scores {
    /// Empty where no document fits.
    of_document: Vec<u32>,
    fitting: usize,
}

impl Scores {
    fn is_empty(&self) -> bool {
        self.fitting == 0
    }

    fn of(&self, document: u32) -> u32 {
        let score = self.of_document.get(document as usize);
        score.copied().unwrap_or_default()
    }

    /// A document fits so well, or as well as it did.
    fn raise(&mut self, documents: usize, document: u32, score: u32) {
        if self.of_document.is_empty() {
            self.of_document.resize(documents, 0);
        }
        if let Some(best) = self.of_document.get_mut(document as usize) {
            self.fitting += usize::from(*best == 0 && score > 0);
            *best = (*best).max(score);
        }
    }

    fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let scores = (0..).zip(&self.of_document);
        scores.filter_map(|(document, score)| (*score > 0).then_some((document, *score)))
    }
}

/// How many of several words each document has, and what its scores for them come to.
struct Sums(Vec<(u32, u32)>);

impl Sums {
    fn of<'a>(documents: usize, scores: impl IntoIterator<Item = &'a Scores>) -> Self {
        let mut sums = vec![(0, 0); documents];
        for (document, score) in scores.into_iter().flat_map(Scores::iter) {
            if let Some((words, sum)) = sums.get_mut(document as usize) {
                *words += 1;
                *sum += score;
            }
        }
        Self(sums)
    }

    /// The most words that any document has.
    fn most(&self) -> usize {
        let most = self.0.iter().map(|(words, _)| *words).max();
        most.unwrap_or_default() as usize
    }

    /// The documents that have so many, with their sums.
    fn having(&self, most: usize) -> impl Iterator<Item = (u32, u32)> + '_ {
        let sums = (0..).zip(&self.0);
        sums.filter_map(move |(document, (words, sum))| {
            (most > 0 && *words as usize == most).then_some((document, *sum))
        })
    }
}

impl Index {
    /// Reads documents, each of them texts with their weight.
    pub fn new<'a, D>(documents: impl IntoIterator<Item = D>) -> Self
    where
        D: IntoIterator<Item = (Weight, &'a str)>,
    {
        let mut words = Words::default();
        let mut number = 0;
        for (document, texts) in (0..).zip(documents) {
            for (weight, text) in texts {
                words.add(document, weight, text);
            }
            number += 1;
        }
        Self {
            vocabulary: Vocabulary::new(words),
            documents: number,
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
        let sums = Sums::of(self.documents, &scores);
        let most = sums.most();
        found.some_words_only = most < scores.len();
        let mut hits: Vec<(u32, u32)> = sums.having(most).collect();
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
        let mut scores = Scores::default();
        for it in matches {
            for (document, weight) in self.vocabulary.places(it.term) {
                scores.raise(self.documents, *document, it.fit * weight.factor());
            }
        }
        scores
    }

    /// A text without spaces, such as a Japanese one: the documents that have most of its pieces.
    fn in_pieces(&self, word: &str) -> Scores {
        let pieces = pieces(word);
        let of_pieces: Vec<Scores> = pieces
            .iter()
            .map(|piece| self.scores(&self.vocabulary.having(piece)))
            .collect();
        let mut scores = Scores::default();
        if of_pieces.iter().all(Scores::is_empty) {
            return scores;
        }
        let sums = Sums::of(self.documents, &of_pieces);
        let most = sums.most();
        // Of a pair of pieces one may be missing: a slip, or a word between two others.
        if most * 2 < pieces.len() {
            return scores;
        }
        let share = u32::try_from(pieces.len().max(1)).unwrap_or(u32::MAX);
        for (document, sum) in sums.having(most) {
            // Whatever has them all fits a little.
            scores.raise(self.documents, document, (sum / share).max(1));
        }
        scores
    }

    /// Two words that were typed as one: the documents that have both.
    fn run_together(&self, word: &str) -> Scores {
        let ends = word.char_indices().map(|(at, _)| at);
        let letters = word.chars().count();
        let between = ends.skip(SHORTEST_HALF);
        let mut best = Scores::default();
        for at in between.take((letters + 1).saturating_sub(2 * SHORTEST_HALF)) {
            let (first, second) = word.split_at(at);
            let Some(first) = self.vocabulary.exactly(first) else {
                continue;
            };
            let second = self.scores(&self.vocabulary.beginning(second));
            for (document, score) in self.scores(&[first]).iter() {
                let other = second.of(document);
                if other > 0 {
                    best.raise(self.documents, document, score.midpoint(other));
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
