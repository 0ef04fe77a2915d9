//! Who is asking: the peer, or whom a configured proxy names.

use std::net::IpAddr;

use http::HeaderMap;

/// The proxies whose word on forwarded addresses is taken.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<Network>);

/// An address, or a run of addresses by their common first bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

/// Hops that are looked at in a forwarded header.
const HOPS_MAX: usize = 20;

impl Network {
    /// `10.0.0.0/8`, `2001:db8::/32`, or one address.
    pub fn parse(text: &str) -> Option<Network> {
        let (address, bits) = match text.split_once('/') {
            Some((address, bits)) => (address.trim().parse().ok()?, Some(bits.trim().parse::<u8>().ok()?)),
            None => (text.trim().parse().ok()?, None),
        };
        let most = if matches!(address, IpAddr::V4(_)) { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        (bits <= most).then_some(Network { address, bits })
    }

    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, plain(address)) {
            (IpAddr::V4(own), IpAddr::V4(other)) => same_start(u128::from(own.to_bits()) << 96, u128::from(other.to_bits()) << 96, self.bits),
            (IpAddr::V6(own), IpAddr::V6(other)) => same_start(own.to_bits(), other.to_bits(), self.bits),
            _ => false,
        }
    }
}

impl Proxies {
    pub fn new(networks: Vec<Network>) -> Proxies {
        Proxies(networks)
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(address))
    }
}

/// The address of whoever asks: the nearest hop that is no trusted proxy.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, proxies: &Proxies) -> IpAddr {
    if !proxies.trusts(peer) {
        return plain(peer);
    }
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).collect();
    for hop in hops.iter().rev().take(HOPS_MAX) {
        match hop.trim().parse::<IpAddr>() {
            Ok(address) if proxies.trusts(address) => {}
            Ok(address) => return plain(address),
            // What is no address was written by someone whom nobody trusts.
            Err(_) => break,
        }
    }
    plain(peer)
}

/// What limits count by: an IPv4 address whole, an IPv6 address by its /64, which one household has.
pub fn network_of(address: IpAddr) -> IpAddr {
    match plain(address) {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & (u128::MAX << 64)).into()),
    }
}

/// IPv4 in IPv6 clothes is IPv4.
fn plain(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => address.to_ipv4_mapped().map_or(IpAddr::V6(address), IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

fn same_start(one: u128, other: u128, bits: u8) -> bool {
    bits == 0 || (one ^ other) >> (128 - u32::from(bits)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(forwarded: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        headers
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn a_stranger_can_not_name_another_address() {
        let proxies = Proxies::new(vec![Network::parse("10.0.0.0/8").unwrap()]);
        let forged = headers(&["1.2.3.4"]);
        assert_eq!(client_address(address("9.9.9.9"), &forged, &proxies), address("9.9.9.9"));
        assert_eq!(client_address(address("9.9.9.9"), &forged, &Proxies::default()), address("9.9.9.9"));
    }

    #[test]
    fn behind_proxies_the_nearest_hop_that_is_none_of_them_asks() {
        let proxies = Proxies::new(vec![Network::parse("10.0.0.0/8").unwrap()]);
        let through_two = headers(&["6.6.6.6, 1.2.3.4", "10.0.0.7"]);
        assert_eq!(client_address(address("10.0.0.1"), &through_two, &proxies), address("1.2.3.4"));
        assert_eq!(client_address(address("10.0.0.1"), &headers(&["nonsense"]), &proxies), address("10.0.0.1"));
    }

    #[test]
    fn a_household_is_counted_by_its_64_bits() {
        assert_eq!(network_of(address("2001:db8:1:2:3:4:5:6")), address("2001:db8:1:2::"));
        assert_eq!(network_of(address("::ffff:1.2.3.4")), address("1.2.3.4"));
    }

    #[test]
    fn a_network_that_makes_no_sense_is_refused() {
        assert_eq!(Network::parse("10.0.0.0/33"), None);
        assert_eq!(Network::parse("localhost"), None);
        assert!(Network::parse("::/0").unwrap().contains(address("2001:db8::1")));
    }
}
