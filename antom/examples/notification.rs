//! Believes a notification only if Antom signed it: the bytes first, then what they say.
//!
//! Needs no network: `cargo run -p antom --example notification`.

use antom::{Message, Notification, PrivateKey, ResultStatus, sign, webhook};

const PATH: &str = "/webhooks/antom";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Antom's key; here one that plays its part.
    let antom = PrivateKey::generate()?;
    let body = br#"{"notifyType":"PAYMENT_RESULT","paymentRequestId":"EXAMPLE-1",
        "paymentAmount":{"currency":"SGD","value":"6400"},
        "result":{"resultCode":"SUCCESS","resultStatus":"S"}}"#;
    let message = Message {
        method: "POST",
        path: PATH,
        client_id: "SANDBOX_5Y0000000000000",
        time: "2026-01-02T03:04:05+00:00",
        body,
    };
    let signature = sign(&antom, &message)?;
    let verify = |body: &[u8]| {
        let keys = [antom.public_key()];
        webhook::verify(
            &keys,
            PATH,
            message.client_id,
            message.time,
            &signature,
            body,
        )
    };

    verify(body)?;
    if let Notification::Payment(payment) = Notification::parse(body)? {
        let is_paid = payment.result.result_status == ResultStatus::S;
        println!("{:?} is paid: {is_paid}", payment.payment_request_id);
    }
    println!("answer: {}", webhook::ACKNOWLEDGEMENT);

    let changed = String::from_utf8_lossy(body).replace("6400", "9");
    println!(
        "with another amount: {:?}",
        verify(changed.as_bytes()).err()
    );
    Ok(())
}
