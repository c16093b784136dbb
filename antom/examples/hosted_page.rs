//! Opens Antom's Checkout Page for SGD 64.00, and asks how the payment stands.
//!
//! Against the project's own gateway, which needs no account:
//!
//! ```sh
//! openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out merchant.pem
//! openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out antom.pem
//! SANDBOX_PRIVATE_KEY=file:antom.pem \
//!   SANDBOX_MERCHANT_PUBLIC_KEY="$(openssl pkey -in merchant.pem -pubout)" shop sandbox
//! ```
//!
//! and, with its address and the key that it prints:
//!
//! ```sh
//! ANTOM_GATEWAY_URL=http://127.0.0.1:3001 ANTOM_CLIENT_ID=SANDBOX_5Y0000000000000 \
//!   ANTOM_PRIVATE_KEY="$(cat merchant.pem)" ANTOM_PUBLIC_KEY=… \
//!   cargo run -p antom --example hosted_page
//! ```

use std::error::Error;

use antom::{
    Amount, CallError, Client, ClientConfig, CreatePaymentSession, Goods, InquiryPayment, Order,
    PrivateKey, PublicKey, SettlementStrategy, Url,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let variable = |name: &str| std::env::var(name).map_err(|error| format!("{name}: {error}"));
    let config = ClientConfig {
        antom_public_keys: vec![PublicKey::parse(&variable("ANTOM_PUBLIC_KEY")?)?],
        ..ClientConfig::new(
            Url::parse(&variable("ANTOM_GATEWAY_URL")?)?,
            variable("ANTOM_CLIENT_ID")?,
            PrivateKey::parse(&variable("ANTOM_PRIVATE_KEY")?)?,
        )
    };
    let page = open(&Client::new(config)?, "EXAMPLE-1").await?;
    println!("send the buyer to {page}");
    Ok(())
}

/// Opens a page, and returns its address.
pub async fn open(client: &Client, payment: &str) -> Result<String, Box<dyn Error>> {
    let total = Amount::new("SGD", 6400);
    let mut order = Order::new(payment, "A weekender", total.clone());
    order.goods = vec![Goods::new("WEEKENDER", "Weekender", total.clone(), 1)];
    let back = "https://shop.example/result";
    let mut request = CreatePaymentSession::new(payment, total, order, back);
    request.payment_notify_url = Some("https://shop.example/webhooks/antom".to_owned());
    request.settlement_strategy = Some(SettlementStrategy::new("SGD"));
    request.check()?;
    let session = client.create_payment_session(&request).await?;

    // Nobody has paid yet: Antom knows no such order, which is not the same as a failure.
    let asked = InquiryPayment::by_request_id(payment);
    match client.inquiry_payment(&asked).await {
        Ok(answer) => println!("it stands at {:?}", answer.body.payment_status),
        Err(CallError::Refused { result, .. }) => println!("not yet: {}", result.result_code),
        Err(error) => return Err(error.into()),
    }
    Ok(session.body.normal_url.ok_or("an answer without a page")?)
}
