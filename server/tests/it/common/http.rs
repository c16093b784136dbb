//! Clients that stay on this machine.

/// To be built. It knows no certificates, which plain HTTP does not need: reading the machine's own
/// took longer than most tests.
pub(crate) fn local_http() -> reqwest::ClientBuilder {
    reqwest::Client::builder().no_proxy().tls_certs_only([])
}
