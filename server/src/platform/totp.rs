//! Codes that change every half a minute (TOTP, RFC 6238): six digits of HMAC-SHA-1, as all apps for
//! them make.

use aws_lc_rs::hmac;

const STEP_MS: i64 = 30_000;
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A new secret, as apps take it: 160 bits in base 32.
///
/// # Errors
/// When the system gives no randomness.
pub fn make() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    let letter = |byte: u8| char::from(LETTERS[usize::from(byte % 32)]);
    Ok(bytes.into_iter().map(letter).collect())
}

/// What an app scans or opens.
#[must_use]
pub fn link(secret: &str, shop: &str, name: &str) -> String {
    let shop: String = url::form_urlencoded::byte_serialize(shop.as_bytes()).collect();
    format!("otpauth://totp/{shop}:{name}?secret={secret}&issuer={shop}")
}

/// The step whose code this is: of now, of the one before or of the one after, for clocks that are
/// not quite right; and only one that is later than `used`, so that a code counts once.
#[must_use]
pub fn step_of(secret: &str, code: &str, now_ms: i64, used: i64) -> Option<i64> {
    let digits: String = code.chars().filter(char::is_ascii_digit).collect();
    if digits.len() != 6 || code.chars().any(|c| !c.is_ascii_digit() && c != ' ') {
        return None;
    }
    let now = now_ms / STEP_MS;
    (now - 1..=now + 1).find(|step| *step > used && at(secret, *step) == digits)
}

/// The code of a step.
#[must_use]
pub fn at(secret: &str, step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, &bytes_of(secret));
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag.last().copied().unwrap_or(0) & 15);
    let word = tag.get(offset..offset + 4).unwrap_or(&[0; 4]);
    let word = word
        .iter()
        .fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
    format!("{:06}", (word & 0x7fff_ffff) % 1_000_000)
}

/// What base 32 says; other letters say nothing.
fn bytes_of(secret: &str) -> Vec<u8> {
    let (mut bits, mut held, mut bytes) = (0_u32, 0_u32, Vec::new());
    for letter in secret.bytes() {
        let Some(value) = LETTERS.iter().position(|known| *known == letter) else {
            continue;
        };
        bits = bits << 5 | u32::try_from(value).unwrap_or(0);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 0xff).unwrap_or(0));
            bits &= (1 << held) - 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `12345678901234567890`, of RFC 6238.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_rfc() {
        assert_eq!(bytes_of(SECRET), b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000_i64, "353130"),
        ] {
            assert_eq!(at(SECRET, seconds / 30), code, "{seconds}");
        }
    }

    #[test]
    fn a_code_counts_once_and_about_now() {
        let now = 1_234_567_890_000;
        let step = now / STEP_MS;
        assert_eq!(step_of(SECRET, "005 924", now, 0), Some(step));
        for later in [-STEP_MS, STEP_MS] {
            assert_eq!(step_of(SECRET, "005924", now + later, 0), Some(step));
        }
        assert_eq!(step_of(SECRET, "005924", now + 2 * STEP_MS, 0), None);
        assert_eq!(step_of(SECRET, "005924", now, step), None);
        for wrong in ["", "005925", "05924", "0059240", "x005924"] {
            assert_eq!(step_of(SECRET, wrong, now, 0), None, "{wrong}");
        }
    }

    #[test]
    fn a_secret_has_160_bits_and_is_never_the_same() {
        let (one, other) = (make().unwrap(), make().unwrap());
        assert_eq!(bytes_of(&one).len(), 20);
        assert_ne!(one, other);
        let link = link(&one, "Wayfare & Co", "ada");
        assert!(
            link.starts_with("otpauth://totp/Wayfare+%26+Co:ada?secret="),
            "{link}"
        );
    }
}
