//! How many connections each address holds.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone)]
pub(super) struct Addresses {
    places: Arc<Mutex<HashMap<IpAddr, u32>>>,
    places_max: Option<u32>,
}

/// One connection's place, given up when dropped.
pub(super) struct Place(Option<(Addresses, IpAddr)>);

impl Addresses {
    pub fn new(places_max: Option<u32>) -> Addresses {
        Addresses { places: Arc::default(), places_max }
    }

    /// `None` when this address has all the connections it may have.
    pub fn take_place(&self, address: IpAddr) -> Option<Place> {
        let Some(places_max) = self.places_max else {
            return Some(Place(None));
        };
        let network = network_of(address);
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = places.entry(network).or_default();
        if *taken >= places_max {
            return None;
        }
        *taken += 1;
        Some(Place(Some((self.clone(), network))))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((addresses, network)) = self.0.take() else { return };
        let mut places = addresses.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = places.get_mut(&network) {
            *taken -= 1;
            if *taken == 0 {
                places.remove(&network);
            }
        }
    }
}

/// One IPv6 customer has a whole /64.
fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_no_more_than_its_share_and_gets_it_back() {
        let addresses = Addresses::new(Some(2));
        let (here, there) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let first = addresses.take_place(here);
        let _second = addresses.take_place(here).unwrap();
        assert!(addresses.take_place(here).is_none());
        assert!(addresses.take_place(there).is_some());
        drop(first);
        assert!(addresses.take_place(here).is_some());
    }

    #[test]
    fn a_whole_ipv6_network_counts_as_one_address() {
        let addresses = Addresses::new(Some(1));
        let _held = addresses.take_place("2001:db8::1".parse().unwrap()).unwrap();
        assert!(addresses.take_place("2001:db8::2".parse().unwrap()).is_none());
        assert!(addresses.take_place("2001:db8:0:1::1".parse().unwrap()).is_some());
    }
}
