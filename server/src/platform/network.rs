//! Who shares a line to the network, for whatever counts by address.

use std::net::{IpAddr, Ipv6Addr};

/// What one customer's line has for itself: an IPv4 address, or the /64 in which anybody can pick
/// among more IPv6 addresses than there are requests.
#[must_use]
pub fn line_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64)))
        }
    }
}
