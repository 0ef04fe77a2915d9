//! How often one client may do a thing on this node.

use std::{
    net::IpAddr,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock, clock::DefaultClock};

/// Lets each network do a thing a few times at once, and then as often as the pace allows.
pub struct Pace {
    limiter: DefaultKeyedRateLimiter<IpAddr>,
    clock: DefaultClock,
    asked: AtomicU32,
}

/// Asked too often; try again after this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFast {
    pub wait: Duration,
}

/// After so many questions, networks that have rested are forgotten, so that the table stays small.
const QUESTIONS_PER_TIDY: u32 = 1_024;

impl Pace {
    /// `burst` at once, then one each `per`.
    pub fn new(burst: u32, per: Duration) -> Pace {
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(per).unwrap_or(Quota::per_second(NonZeroU32::MIN)).allow_burst(burst);
        Pace { limiter: RateLimiter::keyed(quota), clock: DefaultClock::default(), asked: AtomicU32::new(0) }
    }

    /// Counts one more of a network, or refuses it.
    pub fn count(&self, network: IpAddr) -> Result<(), TooFast> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % QUESTIONS_PER_TIDY == QUESTIONS_PER_TIDY - 1 {
            self.limiter.retain_recent();
        }
        self.limiter.check_key(&network).map_err(|not_until| TooFast { wait: not_until.wait_time_from(self.clock.now()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_asks_too_often_is_told_how_long_to_wait_and_others_are_not() {
        let pace = Pace::new(2, Duration::from_secs(60));
        let one: IpAddr = "1.2.3.4".parse().unwrap();
        assert_eq!((pace.count(one), pace.count(one)), (Ok(()), Ok(())));
        let refused = pace.count(one).unwrap_err();
        assert!(refused.wait > Duration::from_secs(50) && refused.wait <= Duration::from_secs(60));
        assert_eq!(pace.count("1.2.3.5".parse().unwrap()), Ok(()));
    }
}
