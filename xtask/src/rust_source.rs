//! Splits Rust source into the tokens that paths are made of, and finds its comments.

/// A name, `::`, or one other character of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    Name(&'a str),
    Separator,
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    pub(crate) line: usize,
    pub(crate) kind: Kind<'a>,
}

/// Gives the tokens of the code that is compiled into the program: items under `#[cfg(test)]` go.
pub(crate) fn without_tests(text: &str) -> Vec<Token<'_>> {
    let tokens = all(text);
    let mut kept = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        if let Some(after) = test_attribute(&tokens[at..]) {
            at += after;
            at += item(&tokens[at..]);
        } else {
            kept.push(tokens[at]);
            at += 1;
        }
    }
    kept
}

/// Gives the names of the modules that a file declares for its tests, as `#[cfg(test)] mod tests;`.
pub(crate) fn test_modules(text: &str) -> Vec<&str> {
    let tokens = all(text);
    let mut names = Vec::new();
    for at in 0..tokens.len() {
        let Some(after) = test_attribute(&tokens[at..]) else {
            continue;
        };
        let item = tokens[at + after..].iter().map(|token| token.kind);
        let words: Vec<_> = item.take(3).collect();
        if let [Kind::Name("mod"), Kind::Name(name), Kind::Mark(';')] = words[..] {
            names.push(name);
        }
    }
    names
}

/// How many tokens `#[cfg(test)]` has, if they begin with it.
fn test_attribute(tokens: &[Token<'_>]) -> Option<usize> {
    const ATTRIBUTE: [Kind<'static>; 7] = [
        Kind::Mark('#'),
        Kind::Mark('['),
        Kind::Name("cfg"),
        Kind::Mark('('),
        Kind::Name("test"),
        Kind::Mark(')'),
        Kind::Mark(']'),
    ];
    let begins = tokens.len() >= ATTRIBUTE.len()
        && ATTRIBUTE
            .iter()
            .zip(tokens)
            .all(|(wanted, token)| *wanted == token.kind);
    begins.then_some(ATTRIBUTE.len())
}

/// How many tokens the item has that they begin with: up to its `;`, or to the end of its block.
fn item(tokens: &[Token<'_>]) -> usize {
    let is_use = tokens
        .iter()
        .map(|token| token.kind)
        .take_while(|kind| !matches!(kind, Kind::Mark('{' | ';')))
        .any(|kind| kind == Kind::Name("use"));
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Mark('(' | '[' | '{') => depth += 1,
            Kind::Mark(closing @ (')' | ']' | '}')) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && closing == '}' && !is_use {
                    return at + 1;
                }
            }
            Kind::Mark(';') if depth == 0 => return at + 1,
            Kind::Mark(_) | Kind::Name(_) | Kind::Separator => {}
        }
    }
    tokens.len()
}

/// Gives the comments, each with the line that it begins on.
pub(crate) fn comments(text: &str) -> Vec<(usize, &str)> {
    split(text).1
}

fn all(text: &str) -> Vec<Token<'_>> {
    split(text).0
}

fn split(text: &str) -> (Vec<Token<'_>>, Vec<(usize, &str)>) {
    let mut tokens = Vec::new();
    let mut comments = Vec::new();
    let mut line = 1;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = comment(rest) {
            comments.push((line, &rest[..length]));
            length
        } else if let Some(length) = literal(rest) {
            length
        } else if first.is_alphabetic() || first == '_' {
            let length = name(rest);
            let kind = Kind::Name(&rest[..length]);
            tokens.push(Token { line, kind });
            length
        } else if rest.starts_with("::") {
            let kind = Kind::Separator;
            tokens.push(Token { line, kind });
            2
        } else {
            if !first.is_whitespace() {
                let kind = Kind::Mark(first);
                tokens.push(Token { line, kind });
            }
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    (tokens, comments)
}

fn name(text: &str) -> usize {
    text.find(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .unwrap_or(text.len())
}

fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        if text.as_bytes()[at..].starts_with(b"/*") {
            depth += 1;
            at += 2;
        } else if text.as_bytes()[at..].starts_with(b"*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += 1;
        }
    }
    Some(text.len())
}

/// The length of a string, a character, a lifetime or a number at the beginning of the text.
fn literal(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        return Some(name(text));
    }
    let bare = text.trim_start_matches(['b', 'c']);
    let prefix = text.len() - bare.len();
    if prefix > 1 {
        return None;
    }
    if bare.starts_with('"') {
        return Some(prefix + until_unescaped(bare, b'"'));
    }
    if let Some(raw) = bare.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let opened = prefix + 1 + hashes + 1;
            let closed = text[opened..].find(&end).map(|at| opened + at + end.len());
            return Some(closed.unwrap_or(text.len()));
        }
    }
    let quoted = bare.strip_prefix('\'')?;
    let first = quoted.chars().next()?;
    if first == '\\' || quoted[first.len_utf8()..].starts_with('\'') {
        return Some(prefix + until_unescaped(bare, b'\''));
    }
    Some(prefix + 1 + name(quoted))
}

/// The length of a literal that begins and ends with this mark.
fn until_unescaped(text: &str, mark: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        if !escaped && byte == mark {
            return at + 1;
        }
        escaped = !escaped && byte == b'\\';
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        without_tests(text)
            .into_iter()
            .filter_map(|token| match token.kind {
                Kind::Name(name) => Some(name),
                Kind::Separator | Kind::Mark(_) => None,
            })
            .collect()
    }

    #[test]
    fn comments_and_literals_have_no_names() {
        let text = r##"a /* b /* c */ d */ "e \" f" g // h
            r#"i " j"# b"k" 'l' '\'' m'n b'o' 0x1f p"##;
        assert_eq!(names(text), ["a", "g", "m", "p"]);
    }

    #[test]
    fn lines_are_counted_through_literals() {
        let text = "a\n\"b\nc\"\n/* d\n */ e";
        let lines: Vec<_> = all(text).iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 5]);
        assert_eq!(comments(text), [(4, "/* d\n */")]);
    }

    #[test]
    fn items_of_tests_go() {
        let text = "a; #[cfg(test)] use b::{c, d}; e; #[cfg(test)] #[allow(f)] fn g(h: [u8; 2]) { i; } j; #[cfg(test)] mod k; l";
        assert_eq!(names(text), ["a", "e", "j", "l"]);
        assert_eq!(test_modules(text), ["k"]);
    }
}
