//! Reads Rust just far enough to tell its texts from its code.

/// A piece of text in a source file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Literal {
    pub(crate) line: usize,
    pub(crate) text: String,
    /// What it is an argument of, from outside to inside: `tracing::warn!`, `expect`; `#` for an
    /// attribute of Rust.
    pub(crate) calls: Vec<String>,
    /// What stands before its equals sign: an attribute of HTML, such as `class`.
    pub(crate) attribute: String,
}

/// Every string and every unquoted text of a `view!`, without comments and unit tests.
pub(crate) fn literals(source: &str) -> Vec<Literal> {
    let code = source
        .split("\n#[cfg(test)]\nmod ")
        .next()
        .unwrap_or(source);
    let mut reader = Reader {
        code: code.chars().collect(),
        at: 0,
        line: (1, 0),
        before: String::new(),
        open: Vec::new(),
        found: Vec::new(),
    };
    while reader.at < reader.code.len() {
        reader.step();
    }
    reader.found
}

struct Reader {
    code: Vec<char>,
    at: usize,
    /// The line of the last text, and where that begins.
    line: (usize, usize),
    /// The code just before, without blanks.
    before: String,
    open: Vec<Open>,
    found: Vec<Literal>,
}

/// An open bracket.
struct Open {
    /// The name before it.
    call: String,
    inside: Inside,
}

#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Rust,
    /// A `view!`, between tags.
    Text,
    Tag,
}

impl Reader {
    fn step(&mut self) {
        if self.skip_comment() || self.read_string() || self.skip_letter() {
            return;
        }
        let inside = self.open.last().map_or(Inside::Rust, |open| open.inside);
        let letter = self.code[self.at];
        match (letter, inside) {
            ('<', Inside::Text) => self.turn_to(Inside::Tag),
            ('>', Inside::Tag) if !self.before.ends_with(['-', '=']) => self.turn_to(Inside::Text),
            ('(' | '[' | '{', _) => self.open(inside),
            (')' | ']' | '}', _) => {
                self.open.pop();
            }
            (_, Inside::Text) if letter.is_alphabetic() => return self.read_text(),
            _ => {}
        }
        if !letter.is_whitespace() {
            self.before.push(letter);
        } else if !self.before.ends_with(' ') {
            self.before.push(' ');
        }
        self.at += 1;
    }

    fn turn_to(&mut self, inside: Inside) {
        if let Some(open) = self.open.last_mut() {
            open.inside = inside;
        }
    }

    fn open(&mut self, around: Inside) {
        let before = self.before.trim_end();
        let is_name = |letter: char| letter.is_alphanumeric() || "_:!#".contains(letter);
        let call = before.rsplit(|letter| !is_name(letter)).next();
        let call = call.unwrap_or_default().to_owned();
        let is_view = call.ends_with("view!") && around == Inside::Rust;
        let inside = if is_view { Inside::Text } else { Inside::Rust };
        self.open.push(Open { call, inside });
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars()
            .enumerate()
            .all(|(at, letter)| self.code.get(self.at + at) == Some(&letter))
    }

    fn skip_to(&mut self, end: &str) {
        while self.at < self.code.len() && !self.starts_with(end) {
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) -> bool {
        if self.starts_with("//") {
            self.skip_to("\n");
        } else if self.starts_with("/*") {
            self.skip_to("*/");
        } else {
            return false;
        }
        true
    }

    /// `'a'`, but not the `'a` of a lifetime.
    fn skip_letter(&mut self) -> bool {
        let letters = &self.code[self.at..];
        let length = match letters {
            ['\'', '\\', ..] => letters
                .iter()
                .skip(2)
                .position(|letter| *letter == '\'')
                .map(|end| end + 3),
            ['\'', _, '\'', ..] => Some(3),
            _ => None,
        };
        self.at += length.unwrap_or(0);
        length.is_some()
    }

    fn read_string(&mut self) -> bool {
        let begin = self.at;
        let marks = self.code[begin..]
            .iter()
            .skip(1)
            .take_while(|mark| **mark == '#')
            .count();
        let is_raw = self.code[begin] == 'r'
            && self.code.get(begin + 1 + marks) == Some(&'"')
            && !self
                .before
                .ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
        if is_raw {
            self.at += marks + 2;
            let from = self.at;
            let end: String = std::iter::once('"')
                .chain(std::iter::repeat_n('#', marks))
                .collect();
            self.skip_to(&end);
            let text = self.code[from..self.at].iter().collect();
            self.at += marks + 1;
            self.add(begin, text);
            return true;
        }
        if self.code[begin] != '"' {
            return false;
        }
        let mut text = String::new();
        self.at += 1;
        while let Some(letter) = self
            .code
            .get(self.at)
            .copied()
            .filter(|letter| *letter != '"')
        {
            if letter == '\\' {
                self.at += 1;
                let is_continued = self.code.get(self.at) == Some(&'\n');
                while is_continued && self.code.get(self.at).is_some_and(|it| it.is_whitespace()) {
                    self.at += 1;
                }
                if !is_continued {
                    self.at += 1;
                    text.push(' ');
                }
                continue;
            }
            text.push(letter);
            self.at += 1;
        }
        self.at += 1;
        self.add(begin, text);
        true
    }

    fn read_text(&mut self) {
        let begin = self.at;
        while self
            .code
            .get(self.at)
            .is_some_and(|letter| !"<{}\"".contains(*letter))
        {
            self.at += 1;
        }
        let text: String = self.code[begin..self.at].iter().collect();
        self.add(begin, text.trim().to_owned());
    }

    fn add(&mut self, begin: usize, text: String) {
        let attribute = self.before.trim_end().strip_suffix('=').unwrap_or_default();
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
        let attribute = attribute
            .trim_end()
            .rsplit(|letter| !is_name(letter))
            .next();
        let (line, from) = self.line;
        let passed = self.code[from..begin].iter();
        self.line = (
            line + passed.filter(|letter| **letter == '\n').count(),
            begin,
        );
        self.found.push(Literal {
            line: self.line.0,
            text,
            calls: self.open.iter().map(|open| open.call.clone()).collect(),
            attribute: attribute.unwrap_or_default().to_owned(),
        });
        self.before.push('"');
    }
}
