//! One style sheet out of several, made small with care: white space and comments go, values stay
//! as they were written.

use std::path::Path;

use crate::run::Result;

/// Reads a style sheet and puts what it imports in place of its `@import "./name.css";` lines.
pub(crate) fn inline_imports(path: &Path) -> Result<String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        if !line.trim_start().starts_with("@import") {
            whole.push_str(line);
            whole.push('\n');
            continue;
        }
        let name = imported(line).ok_or_else(|| {
            format!(
                "{}: `{}`: only `@import \"./name.css\";` can be put in place",
                path.display(),
                line.trim()
            )
        })?;
        whole.push_str(&inline_imports(&folder.join(name))?);
    }
    Ok(whole)
}

fn imported(line: &str) -> Option<&str> {
    let rest = line.trim().strip_prefix("@import")?.trim_start();
    let rest = rest.strip_suffix(';')?.trim_end();
    let name = rest
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| {
            rest.strip_prefix('\'')
                .and_then(|rest| rest.strip_suffix('\''))
        })?;
    let name = name.strip_prefix("./")?;
    // A sheet of another folder would take its relative `url(…)` with it.
    (!name.contains(['/', '"', '\''])).then_some(name)
}

/// Takes out comments and the white space that means nothing.
pub(crate) fn minify(css: &str) -> Result<String> {
    let mut out = Minifier {
        out: String::with_capacity(css.len()),
        blank: false,
        comment: false,
    };
    let mut rest = css;
    let mut depth = 0_i32;
    while let Some(next) = rest.chars().next() {
        if next.is_ascii_whitespace() {
            out.blank = true;
            rest = &rest[1..];
        } else if rest.starts_with("/*") {
            let end = rest.find("*/").ok_or("a CSS comment is never closed")?;
            out.comment = true;
            rest = &rest[end + 2..];
        } else {
            let length = token(rest)?;
            let (word, after) = rest.split_at(length);
            match word {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth < 0 {
                return Err("the CSS closes a brace that it never opened".into());
            }
            out.push(word);
            rest = after;
        }
    }
    if depth == 0 {
        Ok(out.out)
    } else {
        Err("the CSS leaves a brace open".into())
    }
}

/// The length of what has to be copied letter by letter: a string, an address, an escape, or one
/// character.
fn token(rest: &str) -> Result<usize> {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    if rest.starts_with(['"', '\'']) {
        let quote = rest.as_bytes()[0];
        return closing(rest, 1, quote).ok_or_else(|| "a CSS string is never closed".into());
    }
    if rest
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("url("))
    {
        let inside = rest[4..].trim_start();
        if !inside.starts_with(['"', '\'']) {
            return closing(rest, 4, b')').ok_or_else(|| "a CSS url( is never closed".into());
        }
    }
    if let Some(escaped) = rest.strip_prefix('\\') {
        return Ok(first + escaped.chars().next().map_or(0, char::len_utf8));
    }
    Ok(first)
}

fn closing(text: &str, from: usize, end: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            byte if byte == end => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

struct Minifier {
    out: String,
    blank: bool,
    comment: bool,
}

impl Minifier {
    fn push(&mut self, word: &str) {
        let before = self.out.chars().next_back();
        let after = word.chars().next();
        if self.blank {
            // `+`, `-`, `*`, `/` keep their blanks: calc() needs some of them, and `a -b` is not `a-b`.
            let needless_after_last =
                matches!(before, None | Some('{' | '}' | ';' | ',' | '(' | '>'))
                    || (before == Some(':') && !self.is_empty_custom_property(after));
            let needless_before_next =
                matches!(after, Some('{' | '}' | ';' | ',' | ')' | '>' | '!'));
            if !(needless_after_last || (needless_before_next && !matches!(before, Some(':')))) {
                self.out.push(' ');
            }
        } else if self.comment && before.is_some_and(is_name) && after.is_some_and(is_name) {
            // `a/**/b` are two names; `ab` is one.
            self.out.push_str("/**/");
        }
        self.blank = false;
        self.comment = false;

        match word {
            "}" if self.out.ends_with(';') && !self.out.ends_with("\\;") => {
                self.out.pop();
            }
            ";" if self.out.ends_with([';', '{'])
                && !self.out.ends_with("\\;")
                && !self.out.ends_with("\\{") =>
            {
                return;
            }
            _ => {}
        }
        self.out.push_str(word);
    }

    /// `--name: ;` is a value, an empty one, and browsers once wanted its blank.
    fn is_empty_custom_property(&self, after: Option<char>) -> bool {
        matches!(after, Some(';' | '}')) && self.out.ends_with(':')
    }
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\\') || !letter.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(css: &str) -> String {
        minify(css).unwrap()
    }

    #[test]
    fn blanks_and_comments_go() {
        let css = "/* paper */\n:root {\n  --ink: #123;\n}\n\nh1 ,\nh2 > a {\n  color: var(--ink) ;\n  margin: 0 auto;\n}\n";
        assert_eq!(
            small(css),
            ":root{--ink:#123}h1,h2>a{color:var(--ink);margin:0 auto}"
        );
    }

    #[test]
    fn calc_keeps_its_blanks() {
        assert_eq!(
            small("a { width: calc( 100% - ( 2 * var(--gap) ) + 1px ); }"),
            "a{width:calc(100% - (2 * var(--gap)) + 1px)}"
        );
    }

    #[test]
    fn strings_and_addresses_stay() {
        let css = "a::after { content: \"  /* not a comment */ ; } \\\" \"; background: url( data:image/svg+xml;a  b ) }";
        assert_eq!(
            small(css),
            "a::after{content:\"  /* not a comment */ ; } \\\" \";background:url( data:image/svg+xml;a  b )}"
        );
        assert_eq!(
            small("@font-face { src: url('a  b.woff2') format('woff2') ; }"),
            "@font-face{src:url('a  b.woff2') format('woff2')}"
        );
    }

    #[test]
    fn blanks_that_select_stay() {
        assert_eq!(
            small("nav  a:not( .on )  :hover , a + b ~ c {x:y}"),
            "nav a:not(.on) :hover,a + b ~ c{x:y}"
        );
        assert_eq!(
            small(".ticket { & > li :first-child { x: y } .a & { x: y } }"),
            ".ticket{&>li :first-child{x:y}.a &{x:y}}"
        );
    }

    #[test]
    fn media_queries_keep_their_words_apart() {
        assert_eq!(
            small("@media screen and (min-width: 40rem) and (width > 10px) { a { b : c ; ; } }"),
            "@media screen and (min-width:40rem) and (width>10px){a{b :c}}"
        );
    }

    #[test]
    fn an_empty_custom_property_keeps_its_blank() {
        assert_eq!(
            small("a { --on: ; --off:initial; }"),
            "a{--on: ;--off:initial}"
        );
    }

    #[test]
    fn names_do_not_grow_together() {
        assert_eq!(
            small("a{margin:1px/**/2px;color:red /* why */ !important}"),
            "a{margin:1px/**/2px;color:red!important}"
        );
    }

    #[test]
    fn escapes_stay() {
        assert_eq!(small(".sm\\:w { a: b }"), ".sm\\:w{a:b}");
    }

    #[test]
    fn a_lost_brace_is_named() {
        assert!(minify("a { b: c").is_err());
        assert!(minify("a } b").is_err());
        assert!(minify("a { b: 'c }").is_err());
    }

    #[test]
    fn imports_are_put_in_place() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join("main.css"),
            "@layer a, b;\n@import \"./a.css\";\n  @import './b.css' ;\nz{}\n",
        )
        .unwrap();
        std::fs::write(folder.path().join("a.css"), "a{}\n").unwrap();
        std::fs::write(folder.path().join("b.css"), "@import \"./c.css\";\nb{}\n").unwrap();
        std::fs::write(folder.path().join("c.css"), "c{}").unwrap();
        assert_eq!(
            inline_imports(&folder.path().join("main.css")).unwrap(),
            "@layer a, b;\na{}\nc{}\nb{}\nz{}\n"
        );
    }

    #[test]
    fn an_import_that_cannot_be_put_in_place_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let main = folder.path().join("main.css");
        for line in [
            "@import url(a.css);",
            "@import \"a.css\";",
            "@import \"./a.css\" print;",
            "@import \"./x/a.css\";",
            "@import \"./missing.css\";",
        ] {
            std::fs::write(&main, line).unwrap();
            assert!(inline_imports(&main).is_err(), "{line}");
        }
    }
}
