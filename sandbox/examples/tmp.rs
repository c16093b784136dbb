#![allow(clippy::unwrap_used)]
#[tokio::main]
async fn main() {
    let m = antom::PrivateKey::generate().unwrap();
    let g = antom::PrivateKey::generate().unwrap();
    let dir = std::env::args().nth(1).unwrap();
    use antom::ExposeSecret;
    std::fs::write(format!("{dir}/merchant.key"), m.to_pkcs8_base64().unwrap().expose_secret()).unwrap();
    std::fs::write(format!("{dir}/antom.pub"), g.public_key().to_spki_base64().unwrap()).unwrap();
    let s = sandbox::Sandbox::bind(sandbox::Config{addr:([127,0,0,1],3901).into(),public_url:None,client_id:None,merchant_public_key:m.public_key(),private_key:g,resend:sandbox::Resend::Schedule}).await.unwrap();
    s.serve(async { tokio::signal::ctrl_c().await.ok(); }).await.unwrap();
}
