//! The short names: `S13` of a list, `facts 4.4`, `guide 003`.

/// The lists whose entries are called by a letter and a number: security, user experience,
/// invariants, and those that a fork or a later guide may add.
const LISTS: [char; 8] = ['S', 'U', 'I', 'F', 'G', 'X', 'P', 'T'];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
    Entry(String),
    Facts(String),
    Guide(String),
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Entry(name) => write!(f, "{name}"),
            Self::Facts(number) => write!(f, "facts {number}"),
            Self::Guide(number) => write!(f, "guide {number}"),
        }
    }
}

/// Lists the names that a text cites, each with where it stands in bytes.
pub(super) fn cited(text: &str) -> Vec<(usize, Name)> {
    let words = words(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (place, word) = words[at];
        at += 1;
        if let Some(name) = entry(word) {
            found.push((place, name));
        }
        let Some(kind) = Kind::of(word) else {
            continue;
        };
        if kind == Kind::Facts && words.get(at).is_some_and(|(_, word)| *word == "section") {
            at += 1;
        }
        while let Some((place, word)) = words.get(at) {
            if let Some(name) = kind.name(word) {
                found.push((*place, name));
            } else if !matches!(*word, "and" | "or") {
                break;
            }
            at += 1;
        }
    }
    found
}

/// The name that a line of the references explains: what is bold or code at its beginning, and
/// also without that in a heading.
pub(super) fn explained(line: &str) -> Option<Name> {
    let line = line.trim_start();
    let heading = line.starts_with('#');
    let content = ["|", "- ", "* ", "+ "]
        .into_iter()
        .find_map(|mark| line.strip_prefix(mark))
        .or_else(|| heading.then(|| line.trim_start_matches('#')))?
        .trim_start();
    if !heading && !content.starts_with("**") && !content.starts_with('`') {
        return None;
    }
    let bare = content.trim_start_matches(['*', '`', '[']);
    match cited(bare).into_iter().next() {
        Some((0, name)) => Some(name),
        // `facts 4.4` begins with its word.
        Some((_, name)) => {
            let first = words(bare).into_iter().next()?.1;
            (entry(first).is_none() && Kind::of(first).is_some()).then_some(name)
        }
        None => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Facts,
    Guide,
}

impl Kind {
    fn of(word: &str) -> Option<Self> {
        match word.to_ascii_lowercase().as_str() {
            "fact" | "facts" => Some(Self::Facts),
            "guide" | "guides" => Some(Self::Guide),
            _ => None,
        }
    }

    fn name(self, word: &str) -> Option<Name> {
        let parts = || word.split('.');
        let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        match self {
            Self::Facts if parts().all(is_number) => Some(Name::Facts(word.to_owned())),
            Self::Guide if word.len() == 3 && is_number(word) => Some(Name::Guide(word.to_owned())),
            Self::Facts | Self::Guide => None,
        }
    }
}

fn entry(word: &str) -> Option<Name> {
    let number = word.strip_prefix(LISTS)?;
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| Name::Entry(word.to_owned()))
}

/// Splits a text into words. `4.4` is one word, and what hangs together by `-`, `_`, `/` or `#` is
/// too, so that no part of it is taken for a name; a dash between two names parts them.
fn words(text: &str) -> Vec<(usize, &str)> {
    let part =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '/' | '#');
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(part) {
        let from = text.len() - rest.len() + start;
        let length = text[from..]
            .find(|letter| !part(letter))
            .unwrap_or(text.len() - from);
        let whole = &text[from..from + length];
        rest = &text[from + length..];
        match whole
            .split_once('-')
            .filter(|(a, b)| entry(a).is_some() && entry(b.trim_end_matches('.')).is_some())
        {
            Some((a, b)) => {
                words.push((from, a));
                words.push((from + a.len() + 1, b.trim_end_matches('.')));
            }
            None => {
                let bare = whole.trim_end_matches(['.', '-', '/', '#']);
                words.push((from, bare));
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        cited(text)
            .into_iter()
            .map(|(_, name)| name.to_string())
            .collect()
    }

    #[test]
    fn names_are_found_in_prose() {
        assert_eq!(
            names("(S13). I7, U4; S1–S3 and S4-S5."),
            ["S13", "I7", "U4", "S1", "S3", "S4", "S5"]
        );
        assert_eq!(
            names("Guides 000, 003 and 004; Facts section 3, facts 4.2 and 4.4."),
            [
                "guide 000",
                "guide 003",
                "guide 004",
                "facts 3",
                "facts 4.2",
                "facts 4.4"
            ]
        );
    }

    #[test]
    fn other_words_are_none() {
        for text in [
            "SHA256 P-256 PAY-S1 P052 S",
            "this guide has 30 pages",
            "the facts are 3",
            "section 2.3.1",
            "shop/S3",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn lines_that_explain_a_name_begin_with_it() {
        for line in [
            "| **S13** | x |",
            "### `S13` x",
            "- **S13** x",
            "## S13: x",
            "* **S13** x",
            "| `S13` |",
        ] {
            assert_eq!(explained(line), Some(Name::Entry("S13".into())), "{line}");
        }
        assert_eq!(
            explained("| **facts 4.4** | x |"),
            Some(Name::Facts("4.4".into()))
        );
        assert_eq!(
            explained("- **[guide 003](x)** y"),
            Some(Name::Guide("003".into()))
        );
        for line in [
            "S13 x",
            "| S13 | x |",
            "**S13** in a sentence",
            "| **Note** | S13 |",
            "- see **S13**",
        ] {
            assert_eq!(explained(line), None, "{line}");
        }
    }
}
