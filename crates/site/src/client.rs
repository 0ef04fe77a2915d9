//! Readers' addresses as keyed hashes; the key turns over each week, and older keys are forgotten.

use std::{
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use db::Db;
use hmac::{Hmac, KeyInit, Mac};
use paper::secret;
use print::{Micros, WEEK};
use sha2::Sha256;

/// Weeks for which a hash can still be made again.
const WEEKS_KEPT: i64 = 4;

pub struct Clients {
    db: Db,
    current: Mutex<Option<(i64, Vec<u8>)>>,
}

impl Clients {
    pub fn new(db: Db) -> Clients {
        Clients { db, current: Mutex::new(None) }
    }

    /// The hash of a network for this week.
    pub async fn hash(&self, network: IpAddr, now: Micros) -> Result<Vec<u8>, db::Error> {
        let key = self.key(now.div_euclid(WEEK)).await?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of any length");
        mac.update(network.to_string().as_bytes());
        Ok(mac.finalize().into_bytes().to_vec())
    }

    async fn key(&self, week: i64) -> Result<Vec<u8>, db::Error> {
        let kept = self.current.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, key)) = kept.filter(|(of, _)| *of == week) {
            return Ok(key);
        }
        let key = self.db.write(move |tx| turn_over(tx, week)).await?.value;
        *self.current.lock().unwrap_or_else(PoisonError::into_inner) = Some((week, key.clone()));
        Ok(key)
    }
}

fn name(week: i64) -> String {
    format!("{}:{week:08}", secret::CLIENTS)
}

/// Makes the week's key if no node has, and forgets those of long ago.
fn turn_over(tx: &mut db::Tx, week: i64) -> Result<Vec<u8>, db::Error> {
    let this_week = name(week);
    secret::ensure(tx, &this_week)?;
    secret::forget_between(tx, &format!("{}:", secret::CLIENTS), &name(week - WEEKS_KEPT))?;
    secret::by_name(tx, &this_week)?.ok_or(db::Error::Missing)
}
