//! What an import has already met: pictures by their foreign id, and whether a parcel brings anything new.

use std::collections::HashMap;

use db::Tx;
use ::paper::{Picture, origin};
use parcel::Parcel;

use crate::Micros;

/// Where a parcel comes from, carried into each transaction.
#[derive(Debug, Clone)]
pub struct From {
    pub format: &'static str,
    pub kind: &'static str,
    pub foreign_id: String,
    pub fingerprint: String,
    /// Source and moment of the first import, kept with the first thing that is taken.
    pub base: Option<(String, Micros)>,
    pub now: Micros,
}

impl From {
    pub fn of(format: &'static str, foreign_id: String, parcel: &Parcel, base: Option<(String, Micros)>, now: Micros) -> From {
        From {
            format,
            kind: parcel.item.kind(),
            foreign_id,
            fingerprint: parcel.fingerprint.clone(),
            base,
            now,
        }
    }

    /// Remembers what became of the parcel, in the transaction that took it in.
    pub fn remember(&self, tx: &mut Tx, entity_id: i64) -> Result<(), db::Error> {
        let origin = origin::Origin { entity_id, fingerprint: self.fingerprint.clone() };
        origin::put(tx, (self.format, self.kind, &self.foreign_id), &origin, self.now)?;
        match &self.base {
            Some((source, at)) => origin::keep_base(tx, self.format, source, *at),
            None => Ok(()),
        }
    }
}

/// Pictures of this format by their foreign id.
pub type Pictures = HashMap<String, Picture>;
