//! Pieces of a page pressed on their own, so that joining them is copying, not pressing again.
//!
//! Measured on two archived news pages of 55 KB cut into three pieces (one core, quality 5 and level 6):
//! brotli whole 8 799 and 14 513 bytes in 1.2 to 1.5 ms, three joined segments 10 427 and 18 366 bytes;
//! gzip whole 9 738 and 17 491, joined 11 110 and 18 915. Joining takes about one microsecond. A fifth
//! more bytes for a thousandth of the work, on every page, each time that the wire moves: worth it.

use std::sync::OnceLock;

use brotli::enc::BrotliEncoderParams;
use bytes::Bytes;
use flate2::Compression;
use sha2::{Digest, Sha256};

use super::negotiate::Encoding;
use super::whole::{PAGE_QUALITY, brotli_with};

/// Some bytes, their digest, and their pressed forms once somebody needed them.
pub(crate) struct Segment {
    pub plain: Bytes,
    pub digest: [u8; 16],
    leading_brotli: OnceLock<Bytes>,
    following_brotli: OnceLock<Bytes>,
    deflated: OnceLock<Deflated>,
}

struct Deflated {
    bytes: Vec<u8>,
    checksum: crc32fast::Hasher,
}

/// Where a segment stands: only the first may open the stream and lean on brotli's built-in dictionary.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Leading,
    Following,
}

impl Segment {
    pub fn new(plain: Bytes) -> Segment {
        let mut digest = [0; 16];
        digest.copy_from_slice(&Sha256::digest(&plain)[..16]);
        Segment {
            plain,
            digest,
            leading_brotli: OnceLock::new(),
            following_brotli: OnceLock::new(),
            deflated: OnceLock::new(),
        }
    }

    fn brotli(&self, place: Place) -> &Bytes {
        let pressed = match place {
            Place::Leading => &self.leading_brotli,
            Place::Following => &self.following_brotli,
        };
        pressed.get_or_init(|| brotli_segment(&self.plain, place).into())
    }

    fn deflated(&self) -> &Deflated {
        self.deflated.get_or_init(|| deflate_segment(&self.plain))
    }
}

/// One body out of several segments. Presses those that were not pressed yet, so not on a runtime thread.
pub(crate) fn join(segments: &[&Segment], encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Identity => join_plain(segments),
        Encoding::Gzip => join_gzip(segments),
        Encoding::Brotli => join_brotli(segments),
    }
}

/// Whether joining these takes no pressing: then it is cheap enough for a runtime thread.
pub(crate) fn are_pressed(segments: &[&Segment], encoding: Encoding) -> bool {
    let mut place = Place::Leading;
    segments.iter().filter(|segment| !segment.plain.is_empty()).all(|segment| match encoding {
        Encoding::Identity => true,
        Encoding::Gzip => segment.deflated.get().is_some(),
        Encoding::Brotli => match std::mem::replace(&mut place, Place::Following) {
            Place::Leading => segment.leading_brotli.get().is_some(),
            Place::Following => segment.following_brotli.get().is_some(),
        },
    })
}

fn join_plain(segments: &[&Segment]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(segments.iter().map(|segment| segment.plain.len()).sum());
    for segment in segments {
        joined.extend_from_slice(&segment.plain);
    }
    joined
}

/// An empty last meta-block: the two bits ISLAST and ISLASTEMPTY (RFC 7932, 9.2).
const BROTLI_END: u8 = 0b11;

fn join_brotli(segments: &[&Segment]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(segments.iter().map(|segment| segment.plain.len() / 3).sum());
    let mut place = Place::Leading;
    for segment in segments.iter().filter(|segment| !segment.plain.is_empty()) {
        joined.extend_from_slice(segment.brotli(place));
        place = Place::Following;
    }
    match place {
        Place::Leading => brotli_with(&[], &BrotliEncoderParams::default()),
        Place::Following => {
            joined.push(BROTLI_END);
            joined
        }
    }
}

/// A byte-aligned run of meta-blocks without an end. A following one neither looks back before its own
/// start nor uses the dictionary, whose addresses depend on the position in the stream ("catable").
/// All use the same window, which the leading one states.
fn brotli_segment(bytes: &[u8], place: Place) -> Vec<u8> {
    brotli_with(
        bytes,
        &BrotliEncoderParams {
            quality: PAGE_QUALITY,
            size_hint: bytes.len(),
            appendable: true,
            byte_align: true,
            bare_stream: true,
            catable: place == Place::Following,
            use_dictionary: place == Place::Leading,
            ..BrotliEncoderParams::default()
        },
    )
}

/// RFC 1952: magic, deflate, no flags, no time, no extra flags, unknown system.
const GZIP_HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// An empty last block with fixed codes.
const DEFLATE_END: [u8; 2] = [3, 0];

fn join_gzip(segments: &[&Segment]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(32 + segments.iter().map(|segment| segment.plain.len() / 3).sum::<usize>());
    let mut checksum = crc32fast::Hasher::new();
    let mut size_bytes = 0usize;
    joined.extend_from_slice(&GZIP_HEAD);
    for segment in segments {
        let deflated = segment.deflated();
        joined.extend_from_slice(&deflated.bytes);
        checksum.combine(&deflated.checksum);
        size_bytes = size_bytes.wrapping_add(segment.plain.len());
    }
    joined.extend_from_slice(&DEFLATE_END);
    joined.extend_from_slice(&checksum.finalize().to_le_bytes());
    joined.extend_from_slice(&(size_bytes as u32).to_le_bytes());
    joined
}

/// Deflate blocks that end byte-aligned, by a sync flush, and do not end the stream.
fn deflate_segment(plain: &[u8]) -> Deflated {
    use std::io::Write;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(6));
    encoder.write_all(plain).expect("writing to memory does not fail");
    encoder.flush().expect("writing to memory does not fail");
    let bytes = std::mem::take(encoder.get_mut());
    let mut checksum = crc32fast::Hasher::new();
    checksum.update(plain);
    Deflated { bytes, checksum }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Identity, Encoding::Gzip, Encoding::Brotli];

    fn unpress(bytes: &[u8], encoding: Encoding) -> Vec<u8> {
        let mut plain = Vec::new();
        match encoding {
            Encoding::Identity => plain.extend_from_slice(bytes),
            Encoding::Gzip => {
                flate2::bufread::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
            }
            Encoding::Brotli => {
                brotli::Decompressor::new(bytes, 4096).read_to_end(&mut plain).unwrap();
            }
        }
        plain
    }

    fn assert_joins(pieces: &[&[u8]]) {
        let segments: Vec<Segment> = pieces.iter().map(|piece| Segment::new(Bytes::copy_from_slice(piece))).collect();
        let borrowed: Vec<&Segment> = segments.iter().collect();
        for encoding in ENCODINGS {
            let joined = join(&borrowed, encoding);
            assert_eq!(unpress(&joined, encoding), pieces.concat(), "{encoding:?}");
        }
    }

    #[test]
    fn joined_segments_read_as_the_plain_bytes() {
        let html = "<li><time>12:04</time> <a href=/en/world/harbour>Harbour strike enters third day</a></li>\n";
        let long = html.repeat(900);
        let noise: Vec<u8> = (0..70_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_joins(&[b"<html><p>A word</p>", html.as_bytes(), b"</html>"]);
        assert_joins(&[html.as_bytes(), long.as_bytes(), html.as_bytes(), long.as_bytes()]);
        assert_joins(&[&noise, html.as_bytes(), &noise, b"x"]);
    }

    #[test]
    fn segments_are_pressed_once_they_were_joined_in_that_place_and_encoding() {
        let (one, two) = (Segment::new("one, ".into()), Segment::new("two, ".into()));
        for encoding in [Encoding::Gzip, Encoding::Brotli] {
            assert!(!are_pressed(&[&one, &two], encoding));
            join(&[&one, &two], encoding);
            assert!(are_pressed(&[&one, &two], encoding));
        }
        assert!(!are_pressed(&[&two, &one], Encoding::Brotli), "the other way round is other work");
        assert!(are_pressed(&[&two, &one], Encoding::Gzip) && are_pressed(&[&one], Encoding::Identity));
    }

    #[test]
    fn empty_and_tiny_segments_join_too() {
        assert_joins(&[]);
        assert_joins(&[b""]);
        assert_joins(&[b"", b"a", b"", b"bc", b""]);
        assert_joins(&[b"a", b"b", b"c"]);
    }

    #[test]
    fn a_segment_may_lead_one_page_and_follow_in_another() {
        let (one, two) = (Segment::new("one, ".into()), Segment::new("two, ".into()));
        for encoding in ENCODINGS {
            assert_eq!(unpress(&join(&[&one, &two], encoding), encoding), b"one, two, ");
            assert_eq!(unpress(&join(&[&two, &one], encoding), encoding), b"two, one, ");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_pieces_join(pieces in proptest::collection::vec(proptest::collection::vec(0u8..8, 0..3000), 0..6)) {
            let borrowed: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
            assert_joins(&borrowed);
        }
    }
}
