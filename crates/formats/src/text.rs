//! Bytes to text whatever their encoding, and the fingerprint of bytes.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use sha2::{Digest, Sha256};

/// SHA-256 as lower-case hex.
pub fn fingerprint(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The fingerprint of several texts, no two lists of which run together.
pub fn fingerprint_of(parts: &[&str]) -> String {
    let lengths = parts.iter().map(|part| format!("{}\n{part}\n", part.len()));
    fingerprint(lengths.collect::<String>().as_bytes())
}

/// Text and, where it was not plain UTF-8, the name of the encoding that it was read in.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub guessed: Option<&'static str>,
}

/// Reads UTF-8 and UTF-16 by their marks, UTF-8 without one, and else the Windows code page of Arabic or of
/// western Europe. `None` for bytes that are no text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark_length)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark_length..]);
        let guessed = (encoding != UTF_8).then(|| encoding.name());
        return Some(Decoded { text: text.into_owned(), guessed });
    }
    if bytes.contains(&0) {
        return decode_unmarked_utf16(bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded { text: text.to_owned(), guessed: None });
    }
    let encoding = guess_code_page(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some(Decoded { text: text.into_owned(), guessed: Some(encoding.name()) })
}

/// Latin text in UTF-16 has a zero in every other byte.
fn decode_unmarked_utf16(bytes: &[u8]) -> Option<Decoded> {
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let encoding = match bytes.len() {
        length if odd * 5 > length && even * 50 < length => UTF_16LE,
        length if even * 5 > length && odd * 50 < length => UTF_16BE,
        _ => return None,
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some(Decoded { text: text.into_owned(), guessed: Some(encoding.name()) })
}

/// Arabic has most of its letters above 127, the western languages only a few.
fn guess_code_page(bytes: &[u8]) -> &'static Encoding {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    let low = bytes.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    if high > low { WINDOWS_1256 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_lower_case_hex() {
        assert_eq!(fingerprint(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    #[test]
    fn every_encoding_of_a_page_is_read() {
        let cases: [(&[u8], &str, Option<&str>); 6] = [
            ("08:20 Été".as_bytes(), "08:20 Été", None),
            (b"\xef\xbb\xbf08:20", "08:20", None),
            (b"\xff\xfe0\x008\x00", "08", Some("UTF-16LE")),
            (b"0\x008\x00:\x002\x000\x00", "08:20", Some("UTF-16LE")),
            (b"\xc9t\xe9 au port", "Été au port", Some("windows-1252")),
            (b"\xc7\xe1\xe3\xed\xe4\xc7\xc1", "الميناء", Some("windows-1256")),
        ];
        for (bytes, text, guessed) in cases {
            assert_eq!(decode(bytes), Some(Decoded { text: text.to_owned(), guessed }));
        }
    }

    #[test]
    fn bytes_with_zeros_in_them_are_no_text() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\0\x01"), None);
    }
}
