//! Signatures made by Antom's official Python SDK, with throw-away keys: ours are the same to the
//! last byte, and we accept exactly those.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use antom::{
    CancelRequest, CaptureRequest, InquiryRefund, Message, Notification, PrivateKey, PublicKey,
    Refund, RefundRequest, ResultStatus, SignatureError, codes, sign, verify, webhook,
};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn file() -> Value {
    serde_json::from_str(include_str!("data/vectors.json")).unwrap()
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap()
}

fn private(file: &Value, who: &str) -> PrivateKey {
    PrivateKey::parse(text(&file["keys"][who], "private_pkcs8_der_b64")).unwrap()
}

fn public(file: &Value, who: &str) -> PublicKey {
    PublicKey::parse(text(&file["keys"][who], "public_spki_der_b64")).unwrap()
}

fn message(vector: &Value) -> Message<'_> {
    Message {
        method: text(vector, "http_method"),
        path: text(vector, "path"),
        client_id: text(vector, "client_id"),
        time: text(vector, "time"),
        body: text(vector, "body").as_bytes(),
    }
}

#[test]
fn our_signatures_are_the_official_ones() {
    let file = file();
    let vectors = file["vectors"].as_array().unwrap();
    assert!(vectors.len() >= 6);
    for vector in vectors {
        let key = private(&file, text(vector, "signer"));
        let header = sign(&key, &message(vector)).unwrap();
        let name = text(vector, "name");
        assert_eq!(header, text(vector, "signature_header"), "{name}");
    }
}

#[test]
fn every_call_that_moves_money_has_vectors_on_both_paths() {
    let file = file();
    let paths: Vec<&str> = file["vectors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|vector| text(vector, "path"))
        .collect();
    for name in ["capture", "cancel", "refund", "inquiryRefund"] {
        for prefix in ["/ams/api", "/ams/sandbox/api"] {
            let path = format!("{prefix}/v1/payments/{name}");
            assert!(paths.contains(&path.as_str()), "{path}");
        }
    }
}

/// What is signed is read as what it is: the bodies of the vectors are those of the models.
#[test]
fn the_bodies_of_the_vectors_are_those_of_the_models() {
    let file = file();
    let body = |name: &str| {
        let vectors = file["vectors"].as_array().unwrap();
        let vector = vectors.iter().find(|vector| vector["name"] == name);
        text(vector.unwrap(), "body").to_owned()
    };
    for path in ["prod", "sandbox"] {
        let same = |name: &str, rewrite: fn(&str) -> String| {
            let body = body(&format!("{path}_{name}"));
            assert_eq!(rewrite(&body), body);
        };
        same("capture", rewritten::<CaptureRequest>);
        same("cancel", rewritten::<CancelRequest>);
        same("refund", rewritten::<RefundRequest>);
        same("inquiryRefund", rewritten::<InquiryRefund>);
    }
    let refund: Refund = serde_json::from_str(&body("response_refund_in_process")).unwrap();
    assert_eq!(refund.result.result_code, codes::REFUND_IN_PROCESS);
    let notification = Notification::parse(body("notify_refund_result").as_bytes()).unwrap();
    assert!(matches!(
        notification,
        Notification::Refund(refund) if refund.outcome() == ResultStatus::S
    ));
}

fn rewritten<T: DeserializeOwned + Serialize>(body: &str) -> String {
    serde_json::to_string(&serde_json::from_str::<T>(body).unwrap()).unwrap()
}

#[test]
fn the_official_signatures_verify_with_their_key_only() {
    let file = file();
    for vector in file["vectors"].as_array().unwrap() {
        let signer = text(vector, "signer");
        let other = if signer == "antom" {
            "merchant"
        } else {
            "antom"
        };
        let (right, wrong) = (public(&file, signer), public(&file, other));
        let header = text(vector, "signature_header");
        let message = message(vector);
        let name = text(vector, "name");
        let try_keys = |keys: &[PublicKey]| verify(keys, &message, header);
        assert_eq!(try_keys(std::slice::from_ref(&right)), Ok(()), "{name}");
        // While Antom changes its key, both are valid.
        assert_eq!(try_keys(&[wrong.clone(), right.clone()]), Ok(()), "{name}");
        assert_eq!(try_keys(&[right, wrong.clone()]), Ok(()), "{name}");
        assert_eq!(try_keys(&[wrong]), Err(SignatureError::Mismatch), "{name}");
        assert_eq!(try_keys(&[]), Err(SignatureError::NoKey), "{name}");
    }
}

#[test]
fn the_negative_vectors_are_refused() {
    let file = file();
    let negatives = file["negative"].as_array().unwrap();
    assert!(!negatives.is_empty());
    for negative in negatives {
        let mut vector = file["vectors"]
            .as_array()
            .unwrap()
            .iter()
            .find(|vector| vector["name"] == negative["base"])
            .unwrap()
            .clone();
        for (field, value) in negative["change"].as_object().unwrap() {
            vector[field] = value.clone();
        }
        let key = public(&file, text(&vector, "signer"));
        let refused = verify(&[key], &message(&vector), text(&vector, "signature_header"));
        assert!(refused.is_err(), "{}", text(negative, "name"));
    }
}

#[test]
fn what_only_looks_alike_is_refused() {
    let file = file();
    let vector = file["vectors"]
        .as_array()
        .unwrap()
        .iter()
        .find(|vector| text(vector, "path").contains("/sandbox/"))
        .unwrap();
    let keys = [public(&file, text(vector, "signer"))];
    let header = text(vector, "signature_header");
    let good = message(vector);
    assert_eq!(verify(&keys, &good, header), Ok(()));
    let path = good.path.replace("/sandbox", "");
    let client_id = good.client_id.replace("SANDBOX_", "");
    for bad in [
        Message {
            path: &path,
            ..good
        },
        Message {
            client_id: &client_id,
            ..good
        },
        Message {
            time: "1767323045124",
            ..good
        },
        Message {
            method: "post",
            ..good
        },
        Message {
            body: b"{}",
            ..good
        },
    ] {
        let refused = verify(&keys, &bad, header);
        assert_eq!(refused, Err(SignatureError::Mismatch));
    }
}

/// The signed text is joined by separators; cutting it elsewhere gives the same bytes.
#[test]
fn parts_that_could_be_cut_elsewhere_are_refused() {
    let file = file();
    let key = private(&file, "merchant");
    let good = Message {
        method: "POST",
        path: "/a",
        client_id: "5X",
        time: "1.2",
        body: b"x",
    };
    let header = sign(&key, &good).unwrap();
    for shifted in [
        Message {
            client_id: "5X.1",
            time: "2",
            ..good
        },
        Message {
            method: "POST /a\n5X.1.2.x POST",
            ..good
        },
        Message {
            path: "/a\n5X",
            ..good
        },
    ] {
        let refused = verify(&[key.public_key()], &shifted, &header);
        assert_eq!(refused, Err(SignatureError::Ambiguous));
        assert_eq!(sign(&key, &shifted), Err(SignatureError::Ambiguous));
    }
}

#[test]
fn the_header_may_be_written_in_several_ways() {
    let file = file();
    let vector = &file["vectors"][0];
    let keys = [public(&file, text(vector, "signer"))];
    let encoded = text(vector, "signature_url_encoded");
    let check = |header: &str| verify(&keys, &message(vector), header);
    for good in [
        format!("algorithm=RSA256, keyVersion=1, signature={encoded}"),
        format!(" algorithm = RSA256 ,signature= {encoded} "),
        format!("signature={encoded},keyVersion=2,algorithm=RSA256"),
        format!("Algorithm=rsa256,KeyVersion=1,Signature={encoded}"),
        format!(
            "algorithm=RSA256,signature={}",
            encoded.replace("%2B", "%2b")
        ),
        format!("signature={encoded}"),
        format!("algorithm=RSA256,somethingNew=1,signature={encoded}"),
    ] {
        assert_eq!(check(&good), Ok(()), "{good}");
    }
    let half = &encoded[..encoded.len() / 2];
    for (bad, why) in [
        (String::new(), SignatureError::Missing),
        ("  ".to_owned(), SignatureError::Missing),
        (
            "algorithm=RSA256,keyVersion=1,signature=".to_owned(),
            SignatureError::Missing,
        ),
        (
            "algorithm=RSA256,keyVersion=1".to_owned(),
            SignatureError::Missing,
        ),
        (
            format!("algorithm=none,signature={encoded}"),
            SignatureError::UnsupportedAlgorithm,
        ),
        (
            format!("signature={encoded},signature={encoded}"),
            SignatureError::Malformed("a part is given twice"),
        ),
        (
            "signature".to_owned(),
            SignatureError::Malformed("a part has no name"),
        ),
        (
            "signature=%%%".to_owned(),
            SignatureError::Malformed("it is not base64"),
        ),
    ] {
        assert_eq!(check(&bad), Err(why), "{bad}");
    }
    // Cut short, or encoded twice.
    assert!(check(&format!("signature={half}")).is_err());
    assert!(check(&format!("signature={}", encoded.replace('%', "%25"))).is_err());
}

#[test]
fn a_notification_verifies_by_its_headers() {
    let file = file();
    let vector = file["vectors"]
        .as_array()
        .unwrap()
        .iter()
        .find(|vector| text(vector, "name").starts_with("notify"))
        .unwrap();
    let keys = [public(&file, "antom")];
    let good = message(vector);
    let lookup = |name: &'static str| match name {
        "client-id" => Some(good.client_id),
        "request-time" => Some(good.time),
        "signature" => Some(text(vector, "signature_header")),
        _ => None,
    };
    let headers = webhook::Headers::pick(lookup);
    assert_eq!(headers.verify(&keys, good.path, good.body), Ok(()));
    assert!(headers.verify(&keys, "/other", good.body).is_err());
    assert!(headers.verify(&[], good.path, good.body).is_err());
    for absent in ["client-id", "request-time", "signature"] {
        let headers = webhook::Headers::pick(|name| lookup(name).filter(|_| name != absent));
        assert!(
            headers.verify(&keys, good.path, good.body).is_err(),
            "{absent}"
        );
    }
}

#[derive(Debug, Clone, Copy)]
enum Part {
    Method,
    Path,
    ClientId,
    Time,
    Body,
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Flip(u8),
    Insert(u8),
    Remove,
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        Just(Part::Method),
        Just(Part::Path),
        Just(Part::ClientId),
        Just(Part::Time),
        Just(Part::Body),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (1..=255_u8).prop_map(Change::Flip),
        (0..=127_u8).prop_map(Change::Insert),
        Just(Change::Remove),
    ]
}

fn apply(bytes: &[u8], at: prop::sample::Index, change: Change) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = at.index(bytes.len());
    match change {
        Change::Flip(mask) => bytes[at] ^= mask,
        Change::Insert(byte) => bytes.insert(at, byte),
        Change::Remove => drop(bytes.remove(at)),
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn one_changed_byte_is_refused(
        part in part(),
        at in any::<prop::sample::Index>(),
        change in change(),
        vector in any::<prop::sample::Index>(),
    ) {
        thread_local! {
            static FILE: (Value, PublicKey, PublicKey) = {
                let file = file();
                let keys = (public(&file, "merchant"), public(&file, "antom"));
                (file, keys.0, keys.1)
            };
        }
        FILE.with(|(file, merchant, antom)| {
            let vectors = file["vectors"].as_array().unwrap();
            let vector = vector.get(vectors);
            let key = if text(vector, "signer") == "antom" { antom } else { merchant };
            let good = message(vector);
            let original = match part {
                Part::Method => good.method.as_bytes(),
                Part::Path => good.path.as_bytes(),
                Part::ClientId => good.client_id.as_bytes(),
                Part::Time => good.time.as_bytes(),
                Part::Body => good.body,
            };
            let changed = apply(original, at, change);
            prop_assume!(changed != original);
            // A server that decodes headers leniently would hand on such a text.
            let as_text = String::from_utf8_lossy(&changed);
            let bad = match part {
                Part::Method => Message { method: &as_text, ..good },
                Part::Path => Message { path: &as_text, ..good },
                Part::ClientId => Message { client_id: &as_text, ..good },
                Part::Time => Message { time: &as_text, ..good },
                Part::Body => Message { body: &changed, ..good },
            };
            let header = text(vector, "signature_header");
            prop_assert!(verify(std::slice::from_ref(key), &bad, header).is_err());
            Ok(())
        })?;
    }

    #[test]
    fn no_header_is_accepted_by_chance(header in "\\PC{0,80}") {
        thread_local! {
            static KEY: PublicKey = public(&file(), "antom");
        }
        let message = Message {
            method: "POST",
            path: "/",
            client_id: "5X",
            time: "1",
            body: b"{}",
        };
        KEY.with(|key| {
            prop_assert!(verify(std::slice::from_ref(key), &message, &header).is_err());
            Ok(())
        })?;
    }
}
