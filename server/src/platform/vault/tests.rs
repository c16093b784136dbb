use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::config::CardKey;
use crate::platform::vault::{PlainSecret, REMOVED, Vault, VaultError};

fn vault(keys: &[u8]) -> Vault {
    let key = |byte: &u8| CardKey::parse(&BASE64_STANDARD.encode([*byte; 32])).unwrap();
    Vault::new(&keys.iter().map(key).collect::<Vec<_>>()).unwrap()
}

fn token() -> PlainSecret {
    PlainSecret::new("ALIPAYcanary")
}

#[test]
fn what_is_sealed_opens_for_its_owner_alone() {
    let vault = vault(&[1]);
    let sealed = vault.seal(&token(), "ada").unwrap();
    assert!(sealed.starts_with("sealed:v1:") && !sealed.contains("canary"));
    assert_eq!(vault.open(&sealed, "ada").unwrap(), token());
    assert!(matches!(
        vault.open(&sealed, "bob"),
        Err(VaultError::NotOpened)
    ));
    let again = vault.seal(&token(), "ada").unwrap();
    assert_ne!(again, sealed, "equal tokens show");
}

#[test]
fn another_key_opens_nothing() {
    let sealed = vault(&[1]).seal(&token(), "ada").unwrap();
    assert!(matches!(
        vault(&[2]).open(&sealed, "ada"),
        Err(VaultError::NotOpened)
    ));
    let none = vault(&[]);
    assert!(matches!(none.open(&sealed, "ada"), Err(VaultError::NoKey)));
    assert!(matches!(none.seal(&token(), "ada"), Err(VaultError::NoKey)));
}

#[test]
fn a_key_that_is_being_replaced_still_opens_and_the_new_one_seals() {
    let (old, both, new) = (vault(&[1]), vault(&[2, 1]), vault(&[2]));
    let sealed = old.seal(&token(), "ada").unwrap();
    assert_eq!(both.open(&sealed, "ada").unwrap(), token());
    let sealed = both.seal(&token(), "ada").unwrap();
    assert_eq!(new.open(&sealed, "ada").unwrap(), token());
    assert!(old.open(&sealed, "ada").is_err());
    // A card that was saved under the old key is known by its mark.
    assert_eq!(
        both.fingerprints(&token()),
        [new.fingerprints(&token()), old.fingerprints(&token())].concat()
    );
}

#[test]
fn what_the_old_key_sealed_is_sealed_anew() {
    let (old, both, new) = (vault(&[1]), vault(&[2, 1]), vault(&[2]));
    let sealed = old.seal(&token(), "ada").unwrap();
    let (renewed, mark) = both.reseal(&sealed, "ada").unwrap().unwrap();
    assert_eq!(new.open(&renewed, "ada").unwrap(), token());
    assert_eq!(vec![mark], new.fingerprints(&token()));
    assert_eq!(both.reseal(&renewed, "ada").unwrap(), None);
    assert!(both.reseal(&sealed, "bob").is_err());
}

#[test]
fn nothing_that_was_changed_opens() {
    let vault = vault(&[1]);
    let sealed = vault.seal(&token(), "ada").unwrap();
    for at in 0..sealed.len() {
        let mut bytes = sealed.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        assert!(vault.open(&changed, "ada").is_err(), "{changed}");
        assert!(vault.open(&sealed[..at], "ada").is_err());
    }
}

#[test]
fn marks_tell_tokens_apart_and_nothing_else() {
    let vault = vault(&[1]);
    assert_eq!(vault.fingerprints(&token()), vault.fingerprints(&token()));
    let [mark] = vault.fingerprints(&token()).try_into().unwrap();
    assert!(!mark.contains("canary"));
    assert_ne!(
        [mark],
        *vault.fingerprints(&PlainSecret::new("ALIPAYcanarz"))
    );
}

#[test]
fn a_message_is_kept_without_its_token_which_comes_back_from_it() {
    let message = r#"{"paymentResultInfo":{"cardToken":"ALIPAYcanary","lastFour":"0768"}}"#;
    let kept = vault(&[1]).redact(message);
    assert!(!kept.contains("canary") && kept.contains(r#""lastFour":"0768"}}"#));
    let fields: serde_json::Value = serde_json::from_str(&kept).unwrap();
    let sealed = PlainSecret::new(fields["paymentResultInfo"]["cardToken"].as_str().unwrap());
    assert_eq!(vault(&[2, 1]).token_in(&sealed).unwrap(), Some(token()));
    assert!(vault(&[2]).token_in(&sealed).is_err());
    // As Antom sent it.
    assert_eq!(vault(&[1]).token_in(&token()).unwrap(), Some(token()));
}

#[test]
fn a_message_is_kept_without_persons_and_numbers_and_with_everything_else() {
    let message = r#"{"notifyType":"PAYMENT_RESULT", "paymentRequestId":"wf-1",
        "paymentAmount":{"value":"6400","currency":"SGD"},
        "paymentResultInfo":{"cardNo":"4054 6957 2310 0768","holdName":"ADA LOVELACE","lastFour":"0768"},
        "buyer":{"buyerEmail":"ada@example.com","buyerName":{"firstName":"Ada","lastName":""}},
        "bank":{"accountNo":12345678901},"extend":"{\"fullName\":\"Ada L\",\"b\":1}"}"#;
    let kept = vault(&[1]).redact(message);
    for person in ["4054", "6957", "ADA", "Ada", "ada@", "1234567"] {
        assert!(!kept.contains(person), "{person}: {kept}");
    }
    let expected = message
        .replace("4054 6957 2310 0768", "************0768")
        .replace("ADA LOVELACE", REMOVED)
        .replace("ada@example.com", REMOVED)
        .replace("\"Ada\"", &format!("\"{REMOVED}\""))
        .replace("12345678901", "\"*******8901\"")
        .replace("Ada L", REMOVED);
    assert_eq!(kept, expected);
    assert_eq!(vault(&[1]).redact(&kept), kept, "twice is as once");
}

#[test]
fn without_a_key_a_token_is_gone() {
    let kept = vault(&[]).redact(r#"{"cardToken":"ALIPAYcanary"}"#);
    assert_eq!(kept, r#"{"cardToken":"[removed]"}"#);
    let removed = PlainSecret::new(REMOVED);
    assert_eq!(vault(&[]).token_in(&removed).unwrap(), None);
}

#[test]
fn debug_shows_no_key() {
    let key = CardKey::parse(&BASE64_STANDARD.encode([7; 32])).unwrap();
    assert_eq!(format!("{key:?}"), "CardKey(…)");
    assert_eq!(format!("{:?}", vault(&[7])), "Vault(1 keys)");
}
