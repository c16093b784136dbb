use std::net::{IpAddr, SocketAddr};

use crate::config::reader;
use crate::config::reader::Reader;

const VARIABLE: &str = "SHOP_METRICS_ADDR";

/// Where Prometheus asks; `shop` is where buyers do (S29).
pub(super) fn address(reader: &mut Reader<'_>, shop: SocketAddr) -> Option<SocketAddr> {
    let addr = reader.optional(VARIABLE, reader::address)?;
    if addr == shop && addr.port() != 0 {
        reader.problem(
            VARIABLE,
            "is the address that buyers use; give the figures a port of their own",
        );
    }
    if !is_inside(addr.ip()) {
        reader.warn(format!(
            "{VARIABLE}: {addr} may be reached from outside, and the figures tell how business goes; \
             make sure that only Prometheus gets there"
        ));
    }
    Some(addr)
}

fn is_inside(ip: IpAddr) -> bool {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}
