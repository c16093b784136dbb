//! A second language is a folder of Fluent files: no Rust changes for it.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;

use server::web;
use tokio::net::TcpListener;
use wording::Words;

use crate::common::TestShop;

/// `cart-empty = [Your cart is empty.]`: English, so that whatever is not bracketed is found.
fn bracketed() -> Words {
    let english = Path::new(env!("CARGO_MANIFEST_DIR")).join("../wording/locales/en");
    let line = |line: &str| match line.split_once(" = ") {
        Some((key, text)) if !line.starts_with('#') && key != "shop-direction" => {
            format!("{key} = [{text}]\n")
        }
        _ => format!("{line}\n"),
    };
    let files: Vec<String> = fs::read_dir(english)
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap())
        .map(|text| text.lines().map(line).collect())
        .collect();
    Words::read("en-XA", &files)
}

#[tokio::test]
async fn a_shop_speaks_a_language_that_no_rust_file_knows() {
    let shop = TestShop::open().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = web::router(shop.state.in_language(bracketed()));
    tokio::spawn(async move {
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service).await
    });
    let page = async |path: &str| {
        let response = reqwest::get(format!("{url}{path}")).await.unwrap();
        response.text().await.unwrap()
    };
    let cart = page("/cart").await;
    assert!(cart.contains("lang=\"en-XA\""), "{cart}");
    assert!(cart.contains("[Your cart is empty.]"), "{cart}");
    // From the server's own sentences: a search, and what is not there.
    let search = page("/shop?min=cheap").await;
    assert!(
        search.contains("[The lowest price should be a number"),
        "{search}"
    );
    let missing = page("/orders/none").await;
    assert!(missing.contains("[There is no stop here]"), "{missing}");
    // The shop beside it goes on in English.
    let english = shop.browser().get("/cart").await;
    assert!(english.text.contains("Your cart is empty."));
    assert!(!english.text.contains("[Your cart"));
}
