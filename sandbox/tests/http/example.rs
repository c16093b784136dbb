//! The example of `antom`'s own documents works against the gateway.

use antom::{Client, ClientConfig, Url};

use crate::bench::{Bench, CLIENT, gateway_key, merchant_key};

#[path = "../../../antom/examples/hosted_page.rs"]
#[allow(dead_code, unreachable_pub)]
mod hosted_page;

#[tokio::test]
async fn a_page_is_opened_as_the_example_does() {
    let bench = Bench::start().await;
    let gateway = Url::parse(&bench.url).unwrap();
    let config = ClientConfig {
        antom_public_keys: vec![gateway_key().public_key()],
        ..ClientConfig::new(gateway, CLIENT, merchant_key().clone())
    };
    let client = Client::new(config).unwrap();
    let page = hosted_page::open(&client, "EXAMPLE-1").await.unwrap();
    assert!(page.starts_with(&bench.url), "{page}");
}
