//! Every word of the documents, and the ways to one from what somebody typed.

use std::collections::HashMap;

use super::Weight;
use super::tokens::{Token, is_unspaced, tokens};

/// A word, and the documents that have it, each with the best place in it.
#[derive(Debug, Default)]
pub(super) struct Term {
    folded: String,
    /// If it differs: what a reader is shown.
    written: Option<Box<str>>,
    places: Vec<(u32, Weight)>,
}

/// Words while documents are read. Documents are made of the same words again and again, so each is
/// folded once: that is most of the work.
#[derive(Debug, Default)]
pub(super) struct Words {
    terms: Vec<Term>,
    by_folded: HashMap<String, u32>,
    /// The terms of a word as it is written in a document.
    read: HashMap<Box<str>, Vec<u32>>,
}

/// In bytes: longer ones are sentences without spaces, which do not come twice.
const LONGEST_KEPT: usize = 48;

impl Words {
    /// Reads a text of a document.
    pub(super) fn add(&mut self, document: u32, weight: Weight, text: &str) {
        for written in text.split_whitespace() {
            if let Some(known) = self.read.get(written) {
                for term in known {
                    place(&mut self.terms, *term, document, weight);
                }
                continue;
            }
            let read: Vec<u32> = tokens(written)
                .into_iter()
                .filter_map(|token| self.term(token))
                .collect();
            for term in &read {
                place(&mut self.terms, *term, document, weight);
            }
            if written.len() <= LONGEST_KEPT {
                self.read.insert(written.into(), read);
            }
        }
    }

    fn term(&mut self, token: Token) -> Option<u32> {
        let Token { folded, written } = token;
        if let Some(known) = self.by_folded.get(&folded) {
            return Some(*known);
        }
        let id = u32::try_from(self.terms.len()).ok()?;
        self.terms.push(Term {
            written: (written != *folded).then(|| written.into()),
            folded: folded.clone(),
            places: Vec::new(),
        });
        self.by_folded.insert(folded, id);
        Some(id)
    }
}

fn place(terms: &mut [Term], term: u32, document: u32, weight: Weight) {
    let Some(term) = terms.get_mut(term as usize) else {
        return;
    };
    match term.places.last_mut() {
        Some((last, best)) if *last == document => *best = (*best).max(weight),
        _ => term.places.push((document, weight)),
    }
}

/// A word of the documents that somebody may have meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub(super) term: u32,
    /// In percent.
    pub(super) fit: u32,
}

const EXACT: u32 = 100;
const INFLECTED: u32 = 85;
const BEGINS: u32 = 80;
const INSIDE: u32 = 50;
/// For each letter that is another one.
const SLIP: u32 = 25;

/// In letters: of shorter words, another letter makes another word.
const SHORTEST_WITH_A_SLIP: usize = 4;
const SHORTEST_WITH_TWO: usize = 8;
/// Fewer letters are inside of half of all words.
const SHORTEST_INSIDE: usize = 3;
/// An ending of so many letters is looked away from; a Korean syllable has up to three.
const LONGEST_ENDING: usize = 2;
const LONGEST_KOREAN_ENDING: usize = 3;
const SHORTEST_STEM: usize = 3;

/// Two letters that follow each other in a word.
type Gram = (char, char);
/// Stands before the first letter of a word and behind its last one.
const EDGE: char = '\0';

#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// In alphabetical order.
    terms: Vec<Term>,
    /// The terms that have two letters side by side, or one that is a word by itself.
    grams: HashMap<Gram, Vec<u32>>,
}

impl Vocabulary {
    pub(super) fn new(words: Words) -> Self {
        let mut terms = words.terms;
        terms.sort_unstable_by(|one, other| one.folded.cmp(&other.folded));
        let mut grams: HashMap<Gram, Vec<u32>> = HashMap::new();
        for (id, term) in (0..).zip(&mut terms) {
            term.places.shrink_to_fit();
            for gram in grams_of(&term.folded) {
                let having = grams.entry(gram).or_default();
                if having.last() != Some(&id) {
                    having.push(id);
                }
            }
        }
        Self { terms, grams }
    }

    fn get(&self, term: u32) -> Option<&Term> {
        self.terms.get(term as usize)
    }

    fn folded(&self, term: u32) -> &str {
        self.get(term).map_or("", |term| &term.folded)
    }

    pub(super) fn places(&self, term: u32) -> &[(u32, Weight)] {
        self.get(term).map_or(&[], |term| &term.places)
    }

    pub(super) fn written(&self, term: u32) -> &str {
        self.get(term)
            .map_or("", |term| term.written.as_deref().unwrap_or(&term.folded))
    }

    /// How much a word says of the documents that have it, and how many have it.
    pub(super) fn renown(&self, term: u32) -> (Option<Weight>, usize) {
        let places = self.places(term);
        let best = places.iter().map(|(_, weight)| *weight).max();
        (best, places.len())
    }

    /// The word itself.
    pub(super) fn exactly(&self, word: &str) -> Option<Match> {
        let at = self
            .terms
            .binary_search_by(|term| term.folded.as_str().cmp(word))
            .ok()?;
        let term = u32::try_from(at).ok()?;
        Some(Match { term, fit: EXACT })
    }

    /// The words that begin so, the word itself among them.
    pub(super) fn beginning(&self, start: &str) -> Vec<Match> {
        let from = self
            .terms
            .partition_point(|term| term.folded.as_str() < start);
        let begin = |term: &&Term| term.folded.starts_with(start);
        let terms = self.terms.iter().skip(from).take_while(begin);
        (from..)
            .zip(terms)
            .filter_map(|(at, term)| {
                let is_same = term.folded.len() == start.len();
                let fit = if is_same { EXACT } else { BEGINS };
                let term = u32::try_from(at).ok()?;
                Some(Match { term, fit })
            })
            .collect()
    }

    /// The words that have this one: it, and those that begin so or have it inside, and those of
    /// which it is another form.
    pub(super) fn having(&self, word: &str) -> Vec<Match> {
        let mut matches = self.beginning(word);
        let letters: Vec<(usize, char)> = word.char_indices().collect();
        let is_unspaced = word.chars().any(is_unspaced);
        if !is_unspaced {
            let longest = if word.chars().any(is_korean) {
                LONGEST_KOREAN_ENDING
            } else {
                LONGEST_ENDING
            };
            let stems = (1..=longest)
                .filter_map(|ending| letters.len().checked_sub(ending))
                .filter(|stem| *stem >= SHORTEST_STEM);
            for stem in stems {
                let end = letters.get(stem).map_or(word.len(), |(at, _)| *at);
                let same = self.exactly(word.get(..end).unwrap_or(word));
                matches.extend(same.map(|it| Match {
                    fit: INFLECTED,
                    ..it
                }));
            }
        }
        if is_unspaced || letters.len() >= SHORTEST_INSIDE {
            let begins = |term: u32| self.folded(term).starts_with(word);
            let inside = self.rarest(word).iter().copied();
            let inside = inside.filter(|term| self.folded(*term).contains(word) && !begins(*term));
            matches.extend(inside.map(|term| Match { term, fit: INSIDE }));
        }
        matches
    }

    /// Of the lists of words that have two letters of this one, the shortest.
    fn rarest(&self, word: &str) -> &[u32] {
        let inner = grams_of(word).into_iter().filter(|(first, second)| {
            let is_alone = word.chars().nth(1).is_none();
            is_alone == (*second == EDGE) && *first != EDGE
        });
        inner
            .map(|gram| self.grams.get(&gram).map_or(&[][..], Vec::as_slice))
            .min_by_key(|terms| terms.len())
            .unwrap_or_default()
    }

    /// The words that differ from this one by a slip or two of the fingers.
    pub(super) fn alike(&self, word: &str) -> Vec<Match> {
        let letters = word.chars().count();
        let most = match letters {
            ..SHORTEST_WITH_A_SLIP => return Vec::new(),
            SHORTEST_WITH_A_SLIP..SHORTEST_WITH_TWO => 1,
            _ => 2,
        };
        // Another number is another number.
        if word.chars().all(char::is_numeric) {
            return Vec::new();
        }
        let grams = grams_of(word);
        let mut shared: HashMap<u32, usize> = HashMap::new();
        for gram in &grams {
            for term in self.grams.get(gram).into_iter().flatten() {
                *shared.entry(*term).or_default() += 1;
            }
        }
        // A slip spoils two pairs of letters, and two that changed places three.
        let least = grams.len().saturating_sub(3 * most).max(1);
        let mut best = most;
        let mut alike = Vec::new();
        for (term, shared) in shared {
            let other = self.folded(term);
            if shared < least || other.chars().count().abs_diff(letters) > best {
                continue;
            }
            let slips = strsim::osa_distance(word, other);
            if slips < best {
                alike.clear();
                best = slips;
            }
            if slips == best {
                alike.push(term);
            }
        }
        alike.sort_unstable();
        let slips = u32::try_from(best).unwrap_or(u32::MAX);
        let fit = EXACT.saturating_sub(SLIP.saturating_mul(slips.saturating_add(1)));
        let matches = alike.into_iter().map(|term| Match { term, fit });
        matches.collect()
    }
}

/// Folded, a Korean syllable stands as its letters.
fn is_korean(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}')
}

/// Each pair of letters, the edges of the word among them. A character that may be a word by itself
/// is found alone too.
fn grams_of(word: &str) -> Vec<Gram> {
    let letters: Vec<char> = word.chars().collect();
    let mut grams = Vec::with_capacity(letters.len() + 2);
    grams.extend(letters.first().map(|first| (EDGE, *first)));
    grams.extend(letters.windows(2).filter_map(|pair| match pair {
        [first, second] => Some((*first, *second)),
        _ => None,
    }));
    grams.extend(letters.last().map(|last| (*last, EDGE)));
    let alone = letters.iter().filter(|letter| is_unspaced(**letter));
    grams.extend(alone.map(|letter| (*letter, EDGE)));
    grams
}
