//! The Content-Security-Policy. It names neither a nonce nor `unsafe-inline`, so that a page is the
//! same bytes for everybody; the few scripts that Leptos writes inline are allowed by their hash.

use axum::http::HeaderValue;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::config::Origin;
use crate::web::security::SecurityConfig;

/// Nothing at all: what is sent if a policy could not be written down.
const CLOSED: HeaderValue =
    HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; base-uri 'none'");

pub(super) fn policy(config: &SecurityConfig) -> HeaderValue {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for hash in config
        .script_hashes
        .iter()
        .filter_map(|hash| valid_hash(hash))
    {
        scripts.push_str(" '");
        scripts.push_str(hash);
        scripts.push('\'');
    }
    let mut forms = String::from("'self'");
    for origin in config.redirect_origins.csp_sources() {
        forms.push(' ');
        forms.push_str(&origin);
    }
    let pictures: String = config
        .redirect_origins
        .csp_sources()
        .map(|origin| format!(" {origin}"))
        .collect();
    let own = &config.own;
    scripts.push_str(&sources(&own.scripts));
    let pictures = pictures + &sources(&own.pictures);
    let (styles, fonts) = (sources(&own.styles), sources(&own.fonts));
    let connections = sources(&own.connections);
    let upgrade = if config.production {
        "; upgrade-insecure-requests"
    } else {
        ""
    };
    let policy = format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'{styles}; img-src 'self' data:{pictures}; font-src 'self'{fonts}; \
         connect-src 'self'{connections}; manifest-src 'self'; form-action {forms}; base-uri 'none'; frame-ancestors 'none'; \
         object-src 'none'{upgrade}"
    );
    HeaderValue::try_from(policy).unwrap_or(CLOSED)
}

/// Each behind a blank.
fn sources(origins: &[Origin]) -> String {
    origins.iter().map(|origin| format!(" {origin}")).collect()
}

/// `sha256-…`, with or without its quotes; anything else would widen the policy.
fn valid_hash(hash: &str) -> Option<&str> {
    let hash = hash.trim_matches('\'');
    let digest = hash.strip_prefix("sha256-")?;
    STANDARD
        .decode(digest)
        .is_ok_and(|bytes| bytes.len() == 32)
        .then_some(hash)
}

/// `sha256-…` of a script's exact text.
#[must_use]
pub fn script_hash(script: &str) -> String {
    format!(
        "sha256-{}",
        STANDARD.encode(Sha256::digest(script.as_bytes()))
    )
}

/// The hashes of all inline scripts of a page that this server has rendered itself, each once.
#[must_use]
pub fn inline_script_hashes(html: &str) -> Vec<String> {
    let mut hashes = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        let tag = &rest[start + "<script".len()..];
        let Some(open) = tag.find('>') else { break };
        let Some(close) = tag.find("</script") else {
            break;
        };
        if open >= close {
            break;
        }
        let (attributes, script) = (&tag[..open], &tag[open + 1..close]);
        let external = attributes
            .split_ascii_whitespace()
            .any(|word| word.starts_with("src="));
        // Data is not run, so it needs no permission.
        let data = attributes.contains("json");
        if !external && !data && !script.is_empty() {
            let hash = script_hash(script);
            if !hashes.contains(&hash) {
                hashes.push(hash);
            }
        }
        rest = &tag[close..];
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_the_one_that_browsers_compute() {
        // The example of the CSP specification, section 2.3.1.
        assert_eq!(
            script_hash("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn inline_scripts_are_found_each_once() {
        let html = r#"<head><script src="/boot.js"></script><script type="module">one()</script></head>
            <body><script type="application/ld+json">{"@type":"Product"}</script></body></html>
            <script>two()</script><script nonce="x">two()</script><script></script>"#;
        assert_eq!(
            inline_script_hashes(html),
            [script_hash("one()"), script_hash("two()")]
        );
        assert!(inline_script_hashes("<script").is_empty());
        assert!(inline_script_hashes("").is_empty());
    }

    #[test]
    fn nothing_but_a_hash_passes_for_one() {
        let hash = script_hash("one()");
        assert_eq!(valid_hash(&hash), Some(hash.as_str()));
        assert_eq!(valid_hash(&format!("'{hash}'")), Some(hash.as_str()));
        for bad in [
            "",
            "unsafe-inline",
            "sha256-",
            "sha256-AAAA",
            "sha256-x' 'unsafe-inline",
        ] {
            assert_eq!(valid_hash(bad), None, "{bad}");
        }
    }
}
