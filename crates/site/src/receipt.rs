//! Signed names of receipts: who has one wrote the comment.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Bytes of the signature that a receipt's name carries: 128 bits.
const SIGNATURE_BYTES: usize = 16;

pub struct Receipts {
    key: Vec<u8>,
}

impl Receipts {
    pub fn new(key: Vec<u8>) -> Receipts {
        Receipts { key }
    }

    /// The name of a comment's receipt, for its address.
    pub fn name(&self, comment: Uuid) -> String {
        let signature = self.mac(comment).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode([comment.as_bytes().as_slice(), &signature[..SIGNATURE_BYTES]].concat())
    }

    /// The comment of a receipt; `None` for a name that was not signed here.
    pub fn comment(&self, name: &str) -> Option<Uuid> {
        let bytes = URL_SAFE_NO_PAD.decode(name).ok().filter(|bytes| bytes.len() == 16 + SIGNATURE_BYTES)?;
        let (uid, signature) = bytes.split_at(16);
        let comment = Uuid::from_slice(uid).ok()?;
        self.mac(comment).verify_truncated_left(signature).ok().map(|()| comment)
    }

    fn mac(&self, comment: Uuid) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        mac.update(b"receipt");
        mac.update(comment.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_opens_with_its_own_name_only() {
        let receipts = Receipts::new(vec![7; 32]);
        let comment = Uuid::from_u128(42);
        let name = receipts.name(comment);
        assert_eq!(receipts.comment(&name), Some(comment));
        let mut forged = name.clone();
        let last = if forged.pop() == Some('A') { 'B' } else { 'A' };
        forged.insert(10, last);
        assert_eq!(receipts.comment(&forged), None);
        assert_eq!(Receipts::new(vec![8; 32]).comment(&name), None);
        assert_eq!(receipts.comment(""), None);
    }
}
