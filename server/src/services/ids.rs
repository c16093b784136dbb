//! What a buyer is given to name an order or a subscription by.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

/// Makes 128 random bits: whoever has them may see what they name.
pub(crate) fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Makes `WF-7K3M-9QXA`: easy to read aloud, and telling nobody how many there were.
pub(crate) fn number(prefix: &str) -> Result<String, getrandom::Error> {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    let text: String = bytes
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect();
    Ok(format!("{prefix}-{}-{}", &text[..4], &text[4..]))
}
