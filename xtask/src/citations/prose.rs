//! The parts of a file that people write for people: comments of code, and documents without the
//! code that they show.

use crate::rust_source::comments;

/// Lines that belong together, joined with blanks.
pub(super) struct Block {
    pub(super) text: String,
    /// Where each line begins, and its number.
    lines: Vec<(usize, usize)>,
}

impl Block {
    /// The number of the line that a byte of the text is from.
    pub(super) fn line(&self, at: usize) -> usize {
        let before = self.lines.iter().rev().find(|(start, _)| *start <= at);
        before.map_or(1, |(_, number)| *number)
    }
}

/// Splits what is prose in a file into paragraphs; no other file has any.
pub(super) fn blocks(path: &str, text: &str) -> Vec<Block> {
    let ending = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'));
    let lines = match ending.map(|(_, ending)| ending) {
        Some("md") => (1..).zip(text.lines().map(str::to_owned)).collect(),
        Some("rs" | "ts" | "js" | "mjs" | "css") => comment_lines(text),
        Some("toml" | "ftl" | "sh" | "py" | "yml" | "yaml") => hash_lines(text),
        None if text.starts_with("#!") => hash_lines(text),
        Some(_) | None => Vec::new(),
    };
    paragraphs(&lines)
}

/// The lines of all comments, without their marks.
fn comment_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for (first, comment) in comments(text) {
        for (number, line) in (first..).zip(comment.lines()) {
            let line = line.trim().trim_end_matches("*/");
            let bare = line.trim_start_matches(['/', '!', '*']);
            lines.push((number, bare.to_owned()));
        }
    }
    lines
}

fn hash_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let start = if line.starts_with('#') {
            Some(0)
        } else {
            line.find(" #")
        };
        if let Some(start) = start {
            lines.push((
                number,
                line[start..].trim_start_matches([' ', '#']).to_owned(),
            ));
        }
    }
    lines
}

/// Joins lines that follow each other; an empty line, a table's row or a fence parts them.
fn paragraphs(lines: &[(usize, String)]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut fenced = false;
    let mut last = 0;
    for (number, line) in lines {
        let bare = line.trim();
        let goes_on = *number == last + 1 && !bare.starts_with('|');
        last = *number;
        if bare.starts_with("```") {
            fenced = !fenced;
        } else if !fenced && !bare.is_empty() {
            match blocks.last_mut().filter(|_| goes_on) {
                Some(block) => {
                    block.text.push(' ');
                    block.lines.push((block.text.len(), *number));
                    block.text.push_str(bare);
                }
                None => blocks.push(Block {
                    text: bare.to_owned(),
                    lines: vec![(0, *number)],
                }),
            }
            continue;
        }
        // Whatever comes next begins anew.
        last = 0;
    }
    for block in &mut blocks {
        blank(&mut block.text, '`');
        blank(&mut block.text, '"');
    }
    blocks
}

/// Puts blanks in the place of what stands between two marks.
fn blank(text: &mut String, mark: char) {
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, quoted)) = rest.split_once(mark) {
        let Some((quoted, after)) = quoted.split_once(mark) else {
            break;
        };
        blanked.push_str(before);
        blanked.push_str(&" ".repeat(quoted.len() + 2 * mark.len_utf8()));
        rest = after;
    }
    blanked.push_str(rest);
    *text = blanked;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(path: &str, text: &str) -> Vec<String> {
        blocks(path, text)
            .into_iter()
            .map(|block| block.text)
            .collect()
    }

    #[test]
    fn comments_become_paragraphs() {
        let text = "//! a\n//! b `c` d\n//!\n//! e\nfn f() { \"// g\" } // h\n/* i\n * j */\n/// ```\n/// k\n/// ```\n";
        assert_eq!(texts("x.rs", text), ["a b     d", "e h i j"]);
    }

    #[test]
    fn lines_are_remembered() {
        let block = &blocks("x.md", "a\nb\n\nc\nd S1\n")[1];
        assert_eq!(block.line(block.text.find("S1").unwrap()), 5);
    }

    #[test]
    fn hashes_begin_comments_where_they_do() {
        assert_eq!(texts("x.toml", "a = 'b' # c\n# d\n[e]\n"), ["c d"]);
        assert_eq!(texts("run", "#!/bin/sh\nx # y\n"), ["!/bin/sh y"]);
        assert_eq!(texts("x.png", "# a"), Vec::<String>::new());
    }

    #[test]
    fn rows_of_a_table_stand_alone() {
        assert_eq!(texts("x.md", "| a |\n| b |"), ["| a |", "| b |"]);
    }
}
