use unicode_normalization::UnicodeNormalization as _;

use super::clean;

/// The longest address that mail goes to (RFC 5321).
pub const MAX_EMAIL: usize = 254;
/// The longest part before the `@`.
const MAX_LOCAL: usize = 64;

/// Why mail cannot go to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmailMistake {
    /// Nothing was typed that can be seen.
    Empty,
    /// There is no `@`, or nothing before or behind it.
    Incomplete,
    /// There is more than one `@`, or a blank within.
    SeveralAddresses,
    /// What stands before the `@` has letters that not every mail server takes.
    LocalNotAscii,
    /// What stands before the `@` is misspelt: two dots, or a character that no address has.
    BadLocal,
    /// What stands behind the `@` is no domain.
    BadDomain,
    /// It is longer than addresses are.
    TooLong,
}

/// Reads an e-mail address as mail servers take it: the domain in lower case and in ASCII
/// (`xn--`).
///
/// # Errors
///
/// [`EmailMistake`].
///
/// ```
/// use domain::text::{EmailMistake, email};
///
/// assert_eq!(email(" Kaffee@Bücher.example ").as_deref(), Ok("Kaffee@xn--bcher-kva.example"));
/// assert_eq!(email("用户@例子.中国"), Err(EmailMistake::LocalNotAscii));
/// ```
pub fn email(typed: &str) -> Result<String, EmailMistake> {
    let typed = clean(typed);
    let typed = typed.strip_prefix("mailto:").unwrap_or(&typed);
    let plain: String = typed.nfkc().collect();
    let plain = clean(&plain);
    if plain.is_empty() {
        return Err(EmailMistake::Empty);
    }
    let (local, domain) = plain.rsplit_once('@').ok_or(EmailMistake::Incomplete)?;
    if local.contains('@') || plain.contains([' ', ',', ';']) {
        return Err(EmailMistake::SeveralAddresses);
    }
    if local.is_empty() || domain.is_empty() {
        return Err(EmailMistake::Incomplete);
    }
    if !local.is_ascii() {
        return Err(EmailMistake::LocalNotAscii);
    }
    let sound = |part: &str| !part.is_empty() && part.chars().all(is_of_local);
    if !local.split('.').all(sound) {
        return Err(EmailMistake::BadLocal);
    }
    if domain.len() > MAX_EMAIL {
        return Err(EmailMistake::TooLong);
    }
    let domain = ascii_domain(domain).ok_or(EmailMistake::BadDomain)?;
    if local.len() > MAX_LOCAL || local.len() + 1 + domain.len() > MAX_EMAIL {
        return Err(EmailMistake::TooLong);
    }
    Ok(format!("{local}@{domain}"))
}

/// `atext` of RFC 5322.
fn is_of_local(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter)
}

/// A name with two labels or more, none of which is only digits at the end: no address of a
/// machine, and no `localhost`.
fn ascii_domain(domain: &str) -> Option<String> {
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let sound = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let last = labels.last()?;
    (labels.len() > 1
        && labels.iter().all(sound)
        && !last.bytes().all(|byte| byte.is_ascii_digit()))
    .then_some(ascii.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_mail_can_go_to() {
        let long = format!("ada@{}example.com", "a.".repeat(100));
        for (typed, read) in [
            ("ada@example.com", "ada@example.com"),
            ("Ada@Example.COM", "Ada@example.com"),
            ("\u{200b}ada@example.com\u{feff}", "ada@example.com"),
            ("ada＠example．com", "ada@example.com"),
            ("mailto:ada@example.com", "ada@example.com"),
            ("o'brien+wf@mail.example", "o'brien+wf@mail.example"),
            ("kaffee@bücher.example", "kaffee@xn--bcher-kva.example"),
            ("a@例子.中国", "a@xn--fsqu00a.xn--fiqs8s"),
            ("ada@example.com.", "ada@example.com"),
            (&*long, &*long),
        ] {
            assert_eq!(email(typed).as_deref(), Ok(read), "{typed:?}");
        }
    }

    #[test]
    fn what_no_mail_reaches_is_told_apart() {
        let long = format!("ada@{}example.com", "a.".repeat(130));
        for (typed, mistake) in [
            ("\u{200b} ", EmailMistake::Empty),
            ("ada", EmailMistake::Incomplete),
            ("@example.com", EmailMistake::Incomplete),
            ("ada@", EmailMistake::Incomplete),
            ("a@b.example, c@d.example", EmailMistake::SeveralAddresses),
            ("ada @example.com", EmailMistake::SeveralAddresses),
            ("jürgen@example.com", EmailMistake::LocalNotAscii),
            ("用户@例子.中国", EmailMistake::LocalNotAscii),
            ("ada..b@example.com", EmailMistake::BadLocal),
            (".ada@example.com", EmailMistake::BadLocal),
            ("a<b>@example.com", EmailMistake::BadLocal),
            ("ada@localhost", EmailMistake::BadDomain),
            ("ada@[127.0.0.1]", EmailMistake::BadDomain),
            ("ada@127.0.0.1", EmailMistake::BadDomain),
            ("ada@-example.com", EmailMistake::BadDomain),
            ("ada@example..com", EmailMistake::BadDomain),
            ("ada@exa_mple.com", EmailMistake::BadDomain),
            (&*long, EmailMistake::TooLong),
        ] {
            assert_eq!(email(typed), Err(mistake), "{typed:?}");
        }
        let local = format!("{}@example.com", "a".repeat(65));
        assert_eq!(email(&local), Err(EmailMistake::TooLong));
    }
}
